"""What stands above a column, cut into the parts in which a statement or a code can stand."""

import html
import re
from collections.abc import Iterator

from retention_check.importers.surveys.survey_table import Heading, ToolRole

LONGEST = 400  # letters of a heading, and of a part of it
MOST_PARTS = 24
_MOST_READ = 2000  # letters of a text: a question with a page of explanation
_MOST_ENDS = 6

_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,300}>|<!--.{0,300}?-->", re.DOTALL)
_BREAKS = re.compile(r"\\[nr]|_x000[aAdD]_")  # a new line as LimeSurvey and Excel write it
_BRACKETS = re.compile(r"\[([^\[\]]+)\]\s*$")
_HYPHEN = re.compile(r"(?<=\S)-(?=[A-ZÀ-Þ0-9\"'‘“(])")  # old Qualtrics: question-Statement
_CUT_HYPHEN = re.compile(r"(?<=[?.:…])-(?=\w)")  # behind a question that ends or was cut it can be nothing else
_DASH = re.compile(r"\s[-–—]\s")
_CUT = re.compile(r"\s*(?:\.\.\.|\.\.|…)\s*$")
_CODE = re.compile(
    r"[\[(]?(?P<letter>[A-Za-z])(?P<first>\d{1,2})(?:[._,-](?P<second>\d{1,2})(?!\d))?(?:\s*[.:)\]|_–-]+\s*|\s+|$)(?P<rest>.*)"
)
_SUB_CODE = re.compile(r"(?P<code>[A-Za-z]\d{0,2})\[(?P<sub>[A-Za-z]?\d{1,3})\](?!\w)")
_NUMBER = re.compile(
    r"(?:\(?\d{1,3}(?:[._]\d{1,2})?\s?[.):]|[a-z][.)]|(?:q|vraag|stelling|item|frage|fråga|question)\s?\d{1,3}"
    r"(?:[._]\d{1,3})*\s?[.:)–-]?)\s+(?P<rest>\S.*)",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # an address
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b"  # an IP number
    r"|(?:\+31|\b0)[\s-]?\d(?:[\s-]?\d){8}\b"  # a telephone number
    r"|\$\{[^{}]*\}|\{TOKEN:[^{}]*\}"  # where a tool fills in a name
)


def heading(*texts: str, role: ToolRole | None = None) -> Heading:
    """A heading of one or more rows, the lowest last: the parts that say most come first."""
    plain = [without_people(cleaned(text[:_MOST_READ])) for text in texts]
    named = [text for text in plain if text]
    parts = [part for text in reversed(named) for part in _parts(text)]
    codes = [code for text in reversed(named) for code in _codes(text)]
    shown = _shortened(" – ".join(dict.fromkeys(named)))
    several = tuple(dict.fromkeys(_shortened(part) for part in (*parts, *codes) if part))
    return Heading(shown, several[:MOST_PARTS], role)


def cleaned(text: str) -> str:
    """A heading on one line, without tags, entities, no-break spaces and spaces around it."""
    if "&" in text:
        text = html.unescape(text)
    if "<" in text:
        text = _TAGS.sub(" ", text)
    return " ".join(_BREAKS.sub(" ", text.replace("\ufeff", "").replace("\u200b", "")).split())


def without_people(text: str) -> str:
    """A text without addresses, telephone numbers and IP numbers, and without places where a tool fills in a name."""
    return _PERSONAL.sub("…", text)


def _parts(text: str) -> Iterator[str]:
    """The parts of one text, that which says most first: within brackets, behind a dash, the whole."""
    if bracket := _BRACKETS.search(text):
        yield from _parts(bracket[1].strip())
        yield from _unnumbered(text)
        return
    for end in _ends(_DASH, text) + _ends(_CUT_HYPHEN, text):
        yield from _unnumbered(text[end:])
    yield from _unnumbered(text)
    for end in _ends(_HYPHEN, text):
        yield from _unnumbered(text[end:])
    if " " not in text and sum(map(text.count, "_.")) > 1:  # spaces that a program has replaced
        yield from _parts(" ".join(text.replace("_", " ").replace(".", " ").split()))


def _ends(sign: re.Pattern[str], text: str) -> list[int]:
    """Where each of these signs ends, the last first."""
    return [found.end() for found in reversed([*sign.finditer(text)][-_MOST_ENDS:])]


def _unnumbered(text: str) -> Iterator[str]:
    """A text without the code or number in front of it and the dots where it was cut, then as it is."""
    if (code := _CODE.fullmatch(text)) and code["rest"]:
        yield code["rest"]
    elif number := _NUMBER.fullmatch(text):
        yield number["rest"]
    if cut := _CUT.search(text):
        yield text[: cut.start()]
    yield text


def _codes(text: str) -> Iterator[str]:
    """The codes in a text: alone, in front of it or within brackets, as `M3.2`."""
    bracket = _BRACKETS.search(text)
    if sub := _SUB_CODE.match(text.split(" ", 1)[0]):
        yield from _code_of_two(sub["code"], sub["sub"])
    for piece in (bracket[1].strip() if bracket else "", text):
        if found := _CODE.fullmatch(piece):
            yield found["letter"].upper() + found["first"] + (f".{found['second']}" if found["second"] else "")


def _code_of_two(code: str, sub: str) -> Iterator[str]:
    """The code that LimeSurvey shows in two pieces, for it allows no dot in one: `M3[2]`, `M3[M32]`, `M[M32]`."""
    digits = sub.lstrip("RMrm")
    own = code[1:]
    if sub[0].isdigit() and own and len(sub) == 1:
        yield f"{code.upper()}.{sub}"
    elif sub[0].upper() == code[0].upper() and len(digits) > 1 and own in ("", digits[:-1]):
        yield f"{code[0].upper()}{digits[:-1]}.{digits[-1]}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
