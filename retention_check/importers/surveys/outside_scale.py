"""What a chosen scale throws away: numbers that are no answer on it, told before everything else."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from retention_check import dutch
from retention_check.importers.surveys import telling
from retention_check.importers.surveys.answers.answer_questions import outside
from retention_check.importers.surveys.answers.answer_scale import COUNTED
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.understanding import AnswerScale

_BELOW_ALL = Decimal(0)  # on no scale of ours


def remarks_on_scale(parts: Sequence[Part], choices: Choices) -> Iterator[str]:
    """How many answers a scale that a person chose leaves out."""
    if choices.scale not in [*AnswerScale]:
        return
    scale = AnswerScale(choices.scale)
    lost = sum(_lost(part, scale) for part in parts)
    if lost:
        which = "1 tot en met 5" if scale in COUNTED else "1 tot en met 10"
        are, them = ("antwoord ligt", "Dat telt") if lost == 1 else ("antwoorden liggen", "Die tellen")
        yield (
            f"{dutch.thousands(lost)} {are} buiten {which}, de schaal die u koos. {them} niet mee. Was het een langere "
            "schaal? Kies dan een andere schaal: dit bestand kunnen wij dan niet gebruiken."
        )


def _lost(part: Part, scale: AnswerScale) -> int:
    """The cells of rows that count with a number outside the scale."""
    wrong = part.reading.out_of_place
    why = outside(_BELOW_ALL, scale)
    cells = (each for key in part.statements for each in telling.unused_in(part, key))
    return sum(len(rows) for key, value, rows in cells if wrong[key][value] == why)
