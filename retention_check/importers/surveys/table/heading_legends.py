"""The words of codes that a heading gives itself: 'Wat is uw rol? (1 = jonge ambtenaar, 2 = management)'."""

import re
from collections.abc import Iterable, Mapping

from retention_check.importers.surveys.rows.ages import OLDEST
from retention_check.importers.surveys.rows.group_words import names_a_side
from retention_check.importers.surveys.rows.value_words import yes_or_no

_CODE = re.compile(r"(?<![\w.,])(\d{1,2})\s*[=:]\s*(?=[^\W_])")
_LAST = re.compile(r"(?:[\s,;.|/]|\b(?:en|of|and|or)$)+$")


def legend_of(heading: str, values: Iterable[str]) -> Mapping[str, str]:
    """By code the words of a heading about groups, or a yes and a no; none where a value has no words in it."""
    starts = [*_CODE.finditer(heading)]
    ends = [*(found.start() for found in starts[1:]), len(heading)]
    legend = {found[1]: _label(heading[found.end() : end]) for found, end in zip(starts, ends, strict=False)}
    told = {value.strip() for value in values if value.strip()}
    if len(legend) < 2 or not told or not told <= legend.keys():
        return {}
    is_meant = any(names_a_side(label, OLDEST) for label in legend.values())
    return legend if is_meant or all(yes_or_no(label) is not None for label in legend.values()) else {}


def _label(text: str) -> str:
    """A label without what stands between it and the next, and without the end of the brackets around all."""
    label = _LAST.sub("", text.strip())
    while label.endswith((")", "]")) and label.count("(") + label.count("[") < label.count(")") + label.count("]"):
        label = _LAST.sub("", label[:-1])
    return label
