"""What stands above a column, cut into the parts in which a statement or a code can stand."""

import re

from retention_check.importers.surveys.survey_table import Heading, ToolRole

_BRACKETS = re.compile(r"\[([^\[\]]+)\]\s*$")
_TAGS = re.compile(r"<[^<>]{1,100}>")


def heading(*texts: str, role: ToolRole | None = None) -> Heading:
    """A heading of one or more rows, the lowest last: the parts that say most come first."""
    plain = [cleaned(text) for text in texts]
    named = [text for text in plain if text]
    parts = [part for text in reversed(named) for part in (*_inner(text), text)]
    return Heading(" – ".join(dict.fromkeys(named)), tuple(dict.fromkeys(parts)), role)


def cleaned(text: str) -> str:
    """A heading on one line, without tags, no-break spaces and spaces around it."""
    return " ".join(_TAGS.sub(" ", text.replace("\ufeff", "")).split())


def _inner(text: str) -> list[str]:
    found = [match[1].strip()] if (match := _BRACKETS.search(text)) else []
    _, dash, last = text.rpartition(" - ")
    return [*found, *([last.strip()] if dash else [])]
