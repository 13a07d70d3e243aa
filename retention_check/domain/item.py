"""The statements of the questionnaire: reasons for leaving, and measures that would help."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a score means: a high reason is bad news, a high measure is support."""

    REASON = "reason"
    MEASURE = "measure"


@dataclass(frozen=True)
class Item:
    """One statement of the questionnaire; `reason` is the code of the reason it belongs to (its own for a reason).

    `question` is what is asked about it: of a reason its own, of a measure the one above all measures of its reason.
    `goal` names what the measures under a reason are for; empty for a measure.
    """

    code: str
    kind: Kind
    reason: str
    printed: str
    text: str
    label: str
    definition: str
    question: str
    goal: str = ""
