"""One group on a scale of 1 to 5 and the other on one of 1 to 10: asked, and told when a person said that it is not."""

from collections.abc import Mapping
from decimal import Decimal

from retention_check import dutch
from retention_check.domain.scales import STEP
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.importers.surveys.answers.answer_scale import COLUMN_ENOUGH
from retention_check.importers.surveys.answers.tallying import Counts
from retention_check.importers.surveys.choices import OTHER_SCALE
from retention_check.importers.surveys.understanding import AnswerScale, Option, Question, QuestionTopic
from retention_check.importers.table import Problem

_FIVE = 5
TEN = Option(AnswerScale.POINTS, "Scores van 1 tot 10, zoals in het onderzoek")
MARKS = Option(AnswerScale.MARKS, "Rapportcijfers van 1 tot 10")


def small_group(counts: Counts, scale: AnswerScale) -> Side | None:
    """The group of which no answer is above 5, where the scale of all goes to 10: it may have had another scale."""
    if scale not in (AnswerScale.MARKS, AnswerScale.POINTS):
        return None
    by_side: dict[Side, list[Mapping[Decimal, int]]] = {}
    for (side, _), answers in counts.items():
        by_side.setdefault(side, []).append(answers)
    small = [side for side, given in by_side.items() if all(max(answers) <= _FIVE for answers in given if answers)]
    many = [side for side in small if sum(sum(each.values()) for each in by_side[side]) >= COLUMN_ENOUGH]
    return many[0] if len(small) == len(many) == 1 and len(by_side) == len(Side) else None


def asked_scale(small: Side, what: str, *options: Option) -> Question:
    """Whether the `what` of one group (scores, answers) are on another scale than those of the other."""
    who, other = WHO[small], WHO[_other(small)]
    return Question(
        QuestionTopic.SCALE,
        "",
        f"Alle {what} van {who} zijn 5 of lager. Die van {other} gaan hoger. Staan ze op twee schalen: die van {who} "
        f"van 1 tot 5, en die van {other} van 1 tot 10?",
        (
            Option(OTHER_SCALE, f"Ja, die van {who} zijn van 1 tot 5"),
            *(Option(each.value, f"Nee: {dutch.first_small(each.text)}") for each in options),
        ),
    )


def on_chosen(small: Side, what: str) -> str:
    """What is done with a group without anything above 5 after a person said that all is of 1 to 10."""
    return (
        f"U koos een schaal van 1 tot 10. Ook de {what} van {WHO[small]}, die alle 5 of lager zijn, lezen wij zo. Wij "
        "rekenen ze niet om."
    )


def two_scales(small: Side) -> Problem:
    """What to do about means of two scales, after a person said that they are."""
    who = WHO[small]
    return Problem(
        f"De scores van {who} zijn van 1 tot 5, die van {WHO[_other(small)]} van 1 tot 10. Alle scores van een ronde "
        f"staan op één schaal. Reken die van {who} om: (gemiddelde − 1) × {dutch.as_typed(STEP)} + 1. "
        "Lees het bestand daarna opnieuw in."
    )


def _other(side: Side) -> Side:
    return next(each for each in Side if each is not side)
