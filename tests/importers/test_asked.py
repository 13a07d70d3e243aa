"""More answers than people who were asked is told, for each side, with both numbers."""

from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.importers.asked import too_many_answers
from tests.cast import DAY


def test_both_sides_are_told_with_both_numbers() -> None:
    round = Round((), DAY, asked={Side.YOUNG: 1200, Side.MANAGEMENT: 7}, answers={Side.YOUNG: 1201, Side.MANAGEMENT: 8})
    young, management = (str(problem) for problem in too_many_answers(round).values())
    assert young.startswith("Er zijn 1.201 antwoorden van jonge ambtenaren, maar gevraagd zijn er 1.200.")
    assert management.startswith("Er zijn 8 antwoorden van het management, maar gevraagd zijn er 7.")


def test_as_many_answers_as_people_who_were_asked_is_no_mistake() -> None:
    assert too_many_answers(Round((), DAY, asked=dict.fromkeys(Side, 34), answers=dict.fromkeys(Side, 34))) == {}
