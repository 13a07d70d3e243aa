"""Scores that look as if they are on a scale of 1 to 5 in a round of 1 to 10: doubted, unless the organiser is sure."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from retention_check.domain.publication import Publication
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scale_doubt import ScaleDoubt, are_percentages, scale_doubt
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from tests.cast import DAY, MEASURES, REASONS, STUDY

BOTH = (Side.YOUNG, Side.MANAGEMENT)


def scored(side: Side, mean: str, items: int = 50) -> tuple[Entry, ...]:
    """So many items of a side, measures first, all with one mean."""
    codes = [item.code for item in (*MEASURES, *REASONS)][:items]
    return tuple(Entry(code, side, Decimal(mean), 34) for code in codes)


def round_of(*entries: Entry, **about: object) -> Round:
    return replace(Round(entries, DAY), **about)  # type: ignore[arg-type]


def small(*entries: Entry, **about: object) -> tuple[Side, ...]:
    doubt = scale_doubt(round_of(*entries, **about), STUDY)
    return doubt.small if doubt else ()


@pytest.mark.parametrize(("mean", "items", "sides"), [("5", 20, (Side.YOUNG,)), ("5", 19, ()), ("5.1", 50, ())])
def test_twenty_scores_of_five_or_lower_are_doubted(mean: str, items: int, sides: tuple[Side, ...]) -> None:
    assert small(*scored(Side.YOUNG, mean, items)) == sides


def test_one_score_above_five_takes_the_doubt_away() -> None:
    high = Entry("R1", Side.YOUNG, Decimal("5.01"), 34)
    assert small(*scored(Side.YOUNG, "4", 40), high) == ()


def test_all_ten_reasons_are_enough_and_nine_are_not() -> None:
    reasons = tuple(Entry(reason.code, Side.MANAGEMENT, Decimal("3.2"), 8) for reason in REASONS)
    assert small(*reasons) == (Side.MANAGEMENT,)
    assert small(*reasons[:9]) == ()


def test_both_sides_can_be_doubted_and_the_scale_be_changed() -> None:
    doubt = scale_doubt(round_of(*scored(Side.YOUNG, "4"), *scored(Side.MANAGEMENT, "3")), STUDY)
    assert doubt == ScaleDoubt(BOTH, ())
    assert doubt.can_switch
    assert doubt.text.startswith("Alle scores van jonge ambtenaren en het management zijn 5 of lager.")


def test_a_side_with_scores_above_five_keeps_the_scale_and_is_named() -> None:
    high = Entry("R1", Side.MANAGEMENT, Decimal("6"), 8)
    doubt = scale_doubt(round_of(*scored(Side.YOUNG, "4"), high), STUDY)
    assert doubt is not None
    assert (doubt.unfit, doubt.can_switch) == ((Side.MANAGEMENT,), False)
    assert "De scores van het management passen niet op die schaal" in doubt.text
    assert "alle scores van een ronde staan op één schaal" in doubt.text


def test_a_few_low_scores_of_the_other_side_stand_in_no_way() -> None:
    low = Entry("R1", Side.MANAGEMENT, Decimal("4.5"), 8)
    doubt = scale_doubt(round_of(*scored(Side.YOUNG, "4"), low), STUDY)
    assert doubt == ScaleDoubt((Side.YOUNG,), ())


@pytest.mark.parametrize(("scale", "is_doubted"), [("1-10", True), ("marks", True), ("1-5", False)])
def test_only_a_scale_that_runs_to_ten_is_doubted(scale: str, is_doubted: bool) -> None:
    assert bool(small(*scored(Side.YOUNG, "4"), scale=SCALES[scale])) is is_doubted


def test_who_is_sure_is_not_asked_again() -> None:
    assert small(*scored(Side.YOUNG, "4"), scale_is_sure=True) == ()


def test_nothing_entered_is_no_doubt() -> None:
    assert scale_doubt(Round((), date.min), STUDY) is None


AGREED = {"management_form": ManagementForm.AGREED}


@pytest.mark.parametrize(
    ("mean", "sides"), [("3.25", ()), ("1", ()), ("2", (Side.MANAGEMENT,)), ("4", (Side.MANAGEMENT,))]
)
def test_open_scores_chosen_in_words_are_not_doubted(mean: str, sides: tuple[Side, ...]) -> None:
    assert small(*scored(Side.MANAGEMENT, mean), **AGREED) == sides


def test_locked_numbers_keep_the_scale_and_words_do_not_for_they_are_words_on_any_scale() -> None:
    young, words = scored(Side.YOUNG, "4"), scored(Side.MANAGEMENT, "3.25")
    numbers = scored(Side.MANAGEMENT, "2", 3)
    locked = round_of(*young, *numbers, is_locked=True, **AGREED)
    assert scale_doubt(locked, STUDY) == ScaleDoubt((Side.YOUNG,), (Side.MANAGEMENT,))
    for is_locked in (False, True):
        round = round_of(*young, *words, is_locked=is_locked, **AGREED)
        assert scale_doubt(round, STUDY) == ScaleDoubt((Side.YOUNG,), ())


def test_a_side_of_which_only_shown_scores_are_kept_is_on_no_other_scale() -> None:
    kept = Publication(condensed={Side.MANAGEMENT: {}})
    high = scored(Side.MANAGEMENT, "8")
    doubt = scale_doubt(round_of(*scored(Side.YOUNG, "4"), *high, publication=kept), STUDY)
    assert doubt == ScaleDoubt((Side.YOUNG,), ())
    assert small(*scored(Side.MANAGEMENT, "4"), publication=kept) == ()


@pytest.mark.parametrize(
    ("values", "are"),
    [
        (["79", "61", "85"], True),
        (["10.1", "100", "11"], True),
        (["79", "61"], False),
        (["79", "61", "10"], False),
        (["79", "61", "101"], False),
        ([], False),
        (["0.79", "0", "1"], True),
        (["0.79", "0"], False),
        (["1", "1", "1"], False),
        (["0.79", "0.5", "1.1"], False),
    ],
)
def test_several_scores_all_above_ten_or_up_to_one_are_percentages(values: list[str], are: bool) -> None:
    assert are_percentages(Decimal(value) for value in values) is are
