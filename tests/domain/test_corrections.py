"""After publication a typing error can be mended; anything else makes a new round."""

from dataclasses import replace
from decimal import Decimal

import pytest

from retention_check.domain.comparison import compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.corrections import MOST_CORRECTED, Refusal, Review, review
from retention_check.domain.publication import COUNT, SCALE, Correction, Publication
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from tests.cast import DAY, STUDY, example_entries

YOUNG, MANAGEMENT = Side
PUBLISHED = Round(
    example_entries(shift="0.1"), DAY, "Gouda", publication=Publication({YOUNG: DAY, MANAGEMENT: DAY}, threshold=5)
)
ONE_TO_FIVE = SCALES["1-5"]


def with_entries(round: Round, **changes: object) -> Round:
    """The round with fields of entries changed: `R1_young=...` gives the mean, or None to take it away."""
    entries = {(entry.code, entry.side): entry for entry in round.entries}
    for name, mean in changes.items():
        code, side = name.replace("_", ".", name.count("_") - 1).rsplit("_", 1)
        key = (code, Side(side))
        if mean is None:
            del entries[key]
        else:
            old = entries.get(key, Entry(*key, Decimal(5), 34))
            entries[key] = replace(old, mean=Decimal(str(mean)))
    return replace(round, entries=tuple(entries.values()))


def with_n(round: Round, n: int, side: Side = YOUNG) -> Round:
    entries = tuple(replace(entry, n=n) if entry.side is side else entry for entry in round.entries)
    return replace(round, entries=entries)


def corrected(round: Round, *whats: str, side: Side | None = YOUNG) -> Round:
    found = tuple(Correction(side, what, DAY) for what in whats)
    return replace(round, publication=replace(round.publication, corrections=found))


def reviewed(new: Round, old: Round = PUBLISHED) -> Review:
    return review(old, new, STUDY, DAY)


def test_what_is_not_about_scores_changes_freely() -> None:
    assert reviewed(replace(PUBLISHED, municipality="Delft", topics=("R3",))) == Review()


def test_a_group_that_is_not_published_changes_freely() -> None:
    old = replace(PUBLISHED, publication=Publication({MANAGEMENT: DAY}, threshold=5))
    assert reviewed(with_entries(old, R1_young=3, R2_young=None), old) == Review()


def test_one_mean_that_changes_is_a_typing_error() -> None:
    found = reviewed(with_entries(PUBLISHED, R3_young="6.4"))
    assert found == Review((Correction(YOUNG, "R3", DAY),))


def test_five_items_of_a_group_can_be_mended_in_all_and_a_sixth_makes_a_new_round() -> None:
    codes = ["R1", "R2", "R3", "R4", "R5"]
    assert len(codes) == MOST_CORRECTED
    found = reviewed(with_entries(PUBLISHED, **{f"{code}_young": 4 for code in codes}))
    assert [each.what for each in found.corrections] == codes
    assert not found.refusals
    at_once = with_entries(PUBLISHED, **{f"{code}_young": 4 for code in [*codes, "R6"]})
    assert reviewed(at_once).refusals == {YOUNG: Refusal.TOO_MANY}
    before = corrected(PUBLISHED, *codes)
    assert reviewed(with_entries(before, R6_young=4), before).refusals == {YOUNG: Refusal.TOO_MANY}
    assert not reviewed(with_entries(before, R6_management=4), before).refusals


def test_the_number_of_answers_alone_can_be_mended() -> None:
    found = reviewed(with_n(PUBLISHED, 35))
    assert found == Review((Correction(YOUNG, COUNT, DAY),))


@pytest.mark.parametrize("old", [PUBLISHED, corrected(PUBLISHED, "R5")])
def test_means_typed_again_with_one_more_answer_make_a_new_round(old: Round) -> None:
    one_more = with_n(with_entries(old, R3_young="6.4"), 35)
    assert reviewed(one_more, old).refusals == {YOUNG: Refusal.COUNT_TOO}


def test_nor_is_it_possible_in_two_steps() -> None:
    first = with_n(corrected(PUBLISHED, COUNT), 35)
    assert reviewed(with_entries(first, R3_young="6.4"), first).refusals == {YOUNG: Refusal.ITEMS_AFTER_COUNT}
    other_way = corrected(PUBLISHED, "R3")
    assert reviewed(with_n(other_way, 35), other_way).refusals == {YOUNG: Refusal.COUNT_AFTER_ITEMS}


@pytest.mark.parametrize("mean", [None, 5])
def test_no_score_comes_or_goes(mean: int | None) -> None:
    old = PUBLISHED if mean is None else with_entries(PUBLISHED, R1_young=None)
    assert reviewed(with_entries(old, R1_young=mean), old).refusals == {YOUNG: Refusal.ADDED_OR_REMOVED}


def test_a_number_under_the_threshold_does_not_take_back_what_was_shown() -> None:
    assert reviewed(with_n(PUBLISHED, 4)).refusals == {YOUNG: Refusal.HIDES_SHOWN}


def test_the_threshold_of_then_holds() -> None:
    small = with_n(PUBLISHED, 6)
    assert not review(small, with_n(small, 7), STUDY, DAY, threshold=10).refusals


def test_the_scale_of_the_round_can_be_mended_alone() -> None:
    low = with_entries(PUBLISHED, **dict.fromkeys([f"{code.replace('.', '_')}_young" for code in STUDY.codes], 3))
    low = with_entries(low, **dict.fromkeys([f"{code.replace('.', '_')}_management" for code in STUDY.codes], 4))
    found = reviewed(replace(low, scale=ONE_TO_FIVE), low)
    assert found == Review((Correction(None, SCALE, DAY),))
    both = with_entries(replace(low, scale=ONE_TO_FIVE), R1_young=2)
    assert reviewed(both, low).refusals == {YOUNG: Refusal.SCALE_TOO}


def test_a_scale_on_which_a_shown_score_is_an_end_tells_what_everyone_answered() -> None:
    exact = replace(PUBLISHED, entries=(Entry("R1", YOUNG, Decimal(5), 8),))
    assert reviewed(replace(exact, scale=ONE_TO_FIVE), exact).refusals == {YOUNG: Refusal.SHOWS_ENDS}
    blurred = replace(exact, scale=ONE_TO_FIVE)
    assert reviewed(exact, blurred).refusals == {YOUNG: Refusal.SHOWS_ENDS}


def test_published_scores_of_management_keep_their_form() -> None:
    other = replace(PUBLISHED, entries=PUBLISHED.entries_of(YOUNG), management_form=ManagementForm.AGREED)
    assert reviewed(other).refusals == {MANAGEMENT: Refusal.OTHER_FORM}


def test_of_a_group_of_which_only_the_shown_scores_are_kept_nothing_changes() -> None:
    kept = shown_only(compare(PUBLISHED, STUDY), [YOUNG])
    assert reviewed(with_entries(kept, R3_young="6.4"), kept).refusals == {YOUNG: Refusal.CONDENSED}
    assert reviewed(replace(kept, scale=ONE_TO_FIVE), kept).refusals.get(YOUNG) is None


def test_a_group_of_which_nothing_was_shown_changes_freely_and_is_to_be_published_again() -> None:
    hidden = with_n(PUBLISHED, 3)
    hidden = replace(hidden, publication=replace(hidden.publication, unshown=(YOUNG,)))
    found = reviewed(with_n(with_entries(hidden, R1_young=3), 9), hidden)
    assert found == Review(withdrawn=frozenset({YOUNG}))
    after = found.applied_to(hidden).publication
    assert (after.days, after.unshown) == ({MANAGEMENT: DAY}, ())


def test_what_shows_nothing_today_may_have_shown_something_before() -> None:
    hidden = with_n(PUBLISHED, 3)  # a threshold, or how many were asked, was another one then
    assert reviewed(with_n(with_entries(hidden, R1_young=3), 9), hidden).refusals == {YOUNG: Refusal.COUNT_TOO}


def test_a_correction_is_written_down_with_its_day() -> None:
    changed = with_entries(PUBLISHED, R3_young="6.4")
    assert reviewed(changed).applied_to(changed).publication.corrections == (Correction(YOUNG, "R3", DAY),)
    assert Correction(YOUNG, "R3", DAY).is_item
    assert not Correction(YOUNG, COUNT, DAY).is_item
