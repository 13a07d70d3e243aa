"""Which scale a title, heading or note of a sheet of means names, and whether 1 is its highest answer."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TO = r"\s*(?:-|–|—|t/m|tm|tot en met|tot|to|en)\s*"
_LABEL = r"(?:\s*(?:=\s*[^\W\d][^,;()=0-9]*|\([^()]*\)))?"  # '1 (helemaal oneens) tot 5'
_RANGE = rf"(?P<low>[01]){_LABEL}{_TO}(?P<high>100|10|[3-9])(?![0-9]|[.,][0-9]|\s*[-–/]\s*[0-9])"
_PATTERNS = (
    re.compile(rf"(?:schaal|scale)\b[^0-9]{{0,20}}{_RANGE}", re.IGNORECASE),
    re.compile(rf"\b(?:scores?|cijfers?|gemiddelden?|antwoorden)\s+(?:van\s+)?{_RANGE}", re.IGNORECASE),
    re.compile(rf"[(\[]\s*{_RANGE}\s*[)\]]", re.IGNORECASE),
    re.compile(r"(?<![0-9.,-])(?P<low>0)\s*(?:-|–|t/m)\s*(?P<high>100|10)(?![0-9]|\s*jaar)", re.IGNORECASE),
)
_WORDS = {"drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10}
_POINTS = re.compile(rf"\b(?P<points>10|[3-9]|{'|'.join(_WORDS)})[\s-]?punts", re.IGNORECASE)
_LABELLED = re.compile(r"\b(?P<number>100|[0-9]{1,2})\s*=\s*(?=[^\W\d])")
_OURS = (5, 10)  # of these the labels alone say too little: 1 may be the highest
_FIRST = re.compile(r"(?:\b1\s*=|(?:schaal|scale)\b[^0-9]{0,20}1\s*\()\s*(?P<label>[^\W\d][^,;()=0-9]*)", re.IGNORECASE)
_HIGH = frozenset(
    ("eens", "belangrijk", "belangrijkste", "goed", "tevreden", "hoog", "hoogste", "meest", "ja", "agree", "important")
)
_LOW = frozenset(
    ("oneens", "niet", "geen", "onbelangrijk", "ontevreden", "disagree", "not", "minst", "minder", "weinig")
)


class NamedScale(NamedTuple):
    """The lowest and the highest answer of a scale."""

    low: int
    high: int

    def __str__(self) -> str:
        return f"van {self.low} tot {self.high}"


def scales_in(text: str) -> Iterator[NamedScale]:
    """The scales that a text names."""
    for pattern in _PATTERNS:
        for found in pattern.finditer(text):
            yield NamedScale(int(found["low"]), int(found["high"]))
    for found in _POINTS.finditer(text):
        points = found["points"].lower()
        yield NamedScale(1, _WORDS.get(points) or int(points))
    numbers = [int(found["number"]) for found in _LABELLED.finditer(text)]
    if len(numbers) > 1 and min(numbers) in (0, 1) and (min(numbers) == 0 or max(numbers) not in _OURS):
        yield NamedScale(min(numbers), max(numbers))


def says_one_is_highest(text: str) -> bool:
    """Whether a text says of 1 what is said of the highest answer: '1 = heel belangrijk'."""
    labels = [set(found["label"].lower().split()) for found in _FIRST.finditer(text)]
    return any(label & _HIGH and not label & _LOW for label in labels)


def says_a_scale(text: str) -> bool:
    """Whether a text names a scale, or which way it runs."""
    return any(scales_in(text)) or says_one_is_highest(text)
