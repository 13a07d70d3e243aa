"""What stands above a column about its scale: '1 = heel belangrijk, 5 = helemaal niet belangrijk', 'van 1 tot 10'."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from retention_check.domain.study import Study
from retention_check.importers.surveys.answers.answer_labels import leaning, plain

_PAIR = re.compile(
    r"(?<![\w,.])(\d{1,2})\s*(?:=|:|is|betekent|staat voor|means)\s*([a-zà-ÿ][^\d=;:,()\[\]/.]{2,60})", re.IGNORECASE
)
_PAIR_IN_BRACKETS = re.compile(r"(?<![\w,.])(\d{1,2})\s*[(\[]\s*([a-zà-ÿ][^\d()\[\]]{2,60})[)\]]", re.IGNORECASE)
_RANGE = re.compile(
    r"(?:schaal|scale|cijfer|score)\s*(?:van|of|from|:)?\s*\(?\s*(\d{1,2})\s*"
    r"(?:tot en met|tot|t\s?/\s?m|to|through|[-–])\s*(\d{1,2})(?!\d)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s(?:en|and|tot|to|t m|tot en met)$")


@dataclass(frozen=True)
class Ends:
    """The lowest and highest number of a scale, and whether the lowest is the best; None for what nobody says.

    `is_strange` says that words stand at both which do not tell the best one.
    """

    low: int | None = None
    high: int | None = None
    is_down: bool | None = None
    is_strange: bool = False


NOTHING = Ends()


def ends_of(texts: Iterable[str], study: Study) -> Ends:
    """What these texts above a column say of its scale."""
    text = " ".join(dict.fromkeys(texts))
    if not any(each.isdigit() for each in text):
        return NOTHING
    labels = _agreed(labels_in(text), study)
    numbers = [*labels, *(int(each) for found in _RANGE.findall(text) for each in found)]
    if len(set(numbers)) < 2:
        return Ends(is_down=direction(labels, study)) if numbers else NOTHING
    is_down = direction(labels, study)
    is_strange = is_down is None and {min(numbers), max(numbers)} <= labels.keys()
    return Ends(min(numbers), max(numbers), is_down, is_strange)


def direction(labels: Mapping[int, str], study: Study) -> bool | None:
    """Whether the numbers run down, by the words at them; None when the words do not tell, or contradict each other."""
    if not labels:
        return None
    low, high = leaning(labels[min(labels)], study), leaning(labels[max(labels)], study)
    if len(labels) == 1:  # only what 1 is, or only what 5 is
        return None if low == 0 else (low > 0) is (min(labels) <= 1)
    return None if low == high else low > high


@lru_cache(maxsize=2048)
def labels_in(text: str) -> tuple[tuple[int, str], ...]:
    """The numbers of which a text says what they mean, each with its label (`plain`)."""
    pairs = (*_PAIR.findall(text), *_PAIR_IN_BRACKETS.findall(text))
    return tuple((int(number), _TAIL.sub("", plain(label))) for number, label in pairs)


def _agreed(pairs: Iterable[tuple[int, str]], study: Study) -> dict[int, str]:
    """The label of each number; '' where one text calls it high and another low."""
    found: dict[int, set[str]] = {}
    last: dict[int, str] = {}
    for number, label in pairs:
        found.setdefault(number, set()).add(label)
        last[number] = label
    torn = {number for number, labels in found.items() if {-1, 1} <= {leaning(label, study) for label in labels}}
    return {number: "" if number in torn else label for number, label in last.items()}
