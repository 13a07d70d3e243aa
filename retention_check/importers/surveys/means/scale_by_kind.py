"""Reasons on a scale of 1 to 5 and measures on one of 1 to 10, or the other way round: asked, never read together."""

from collections.abc import Sequence

from retention_check import dutch
from retention_check.domain.item import Kind
from retention_check.domain.study import Study
from retention_check.importers.surveys.choices import OTHER_SCALE
from retention_check.importers.surveys.means.parts import Found
from retention_check.importers.surveys.understanding import Option, Question, QuestionTopic
from retention_check.importers.table import Problem

_FIVE = 5
_ENOUGH = 10  # scores, all of them 5 or lower, from which that is no chance
_NAMES = {Kind.REASON: "de redenen", Kind.MEASURE: "de maatregelen"}


def small_kind(found: Sequence[Found], study: Study) -> Kind | None:
    """The kind of statement of which no score is above 5, where scores of the other kind are."""
    values = {kind: [each.value for each in found if study.item(each.code).kind is kind] for kind in Kind}
    small = [kind for kind, each in values.items() if len(each) >= _ENOUGH and max(each) <= _FIVE]
    is_other_higher = any(each.value > _FIVE for each in found)
    return small[0] if len(small) == 1 and is_other_higher else None


def asked_scales(small: Kind, *options: Option) -> Question:
    """Whether the scores of one kind are on another scale than those of the other."""
    what, other = _NAMES[small], _NAMES[_other(small)]
    return Question(
        QuestionTopic.SCALE,
        "",
        f"Alle scores van {what} zijn 5 of lager. Die van {other} gaan hoger. Staan ze op twee schalen: {what} van 1 "
        f"tot 5, en {other} van 1 tot 10?",
        (
            Option(OTHER_SCALE, f"Ja, {what} staan op een schaal van 1 tot 5"),
            *(Option(each.value, f"Nee: {dutch.first_small(each.text)}") for each in options),
        ),
    )


def on_chosen_kind(small: Kind) -> str:
    """What is done with such scores after a person said that all is of 1 to 10."""
    return (
        f"U koos een schaal van 1 tot 10. Ook de scores van {_NAMES[small]}, die alle 5 of lager zijn, lezen wij zo. "
        "Wij rekenen ze niet om."
    )


def two_scales_of_kinds(small: Kind) -> Problem:
    """What to do about two scales, after a person said that they are."""
    what, other = _NAMES[small], _NAMES[_other(small)]
    return Problem(
        f"De scores van {what} zijn van 1 tot 5, die van {other} van 1 tot 10. Alle scores van een ronde staan op één "
        f"schaal. Reken die van {what} om: (gemiddelde − 1) × 2,25 + 1. Lees het bestand daarna opnieuw in."
    )


def _other(kind: Kind) -> Kind:
    return next(each for each in _NAMES if each is not kind)
