"""The order of the reveal, and what a guess is judged by."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.meeting.revealing import heaviest_of_other, revealed_in_order
from retention_check.domain.publishing import only_published, publish
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from tests.cast import DAY, REASONS, STUDY, Pairs, comparison_of, entries, example_entries, few, open_scores
from tests.domain.meeting.rooms import CODES, MANAGEMENT, YOUNG

SCORES = st.integers(10, 100).map(lambda tenths: str(Decimal(tenths) / 10))


def scored(young: list[str | None], management: list[str | None]) -> Pairs:
    """Scores of both groups by reason."""
    return {code: pair for code, *pair in zip(CODES, young, management, strict=True)}  # type: ignore[misc]


def codes(comparison: Comparison) -> list[str]:
    return [compared.item.code for compared in revealed_in_order(comparison)]


NONE: list[str | None] = [None] * 10
FIVES: list[str | None] = ["5.0"] * 10


def of_country(side: Side) -> list[str]:
    """The heaviest reasons of a side in the country."""
    of_side = {item.code: STUDY.means(item.code).of(side) for item in REASONS}
    return [code for code, mean in of_side.items() if mean == max(of_side.values())]


# ---- The order ----


def test_every_reason_is_revealed_once_and_the_widest_difference_last() -> None:
    young: list[str | None] = ["5.0", "9.0", "6.0", "5.5", "5.0", "5.0", "5.0", "2.0", "5.0", "5.0"]
    found = codes(few(scored(young, FIVES)))
    assert sorted(found) == sorted(CODES)
    assert found[-4:] == ["R4", "R3", "R8", "R2"]


def test_equal_differences_keep_the_order_of_the_questionnaire() -> None:
    assert codes(few(scored(FIVES, FIVES))) == [*CODES]


def test_reasons_with_scores_of_both_groups_come_after_the_others() -> None:
    young: list[str | None] = ["9.0", "5.0", *["5.0"] * 8]
    management: list[str | None] = [None, "5.0", *NONE[2:]]
    assert codes(few(scored(young, management)))[-1] == "R2"


def test_without_own_scores_the_difference_in_the_country_decides() -> None:
    found = revealed_in_order(comparison_of(()))
    gaps = [abs(compared.national.gap) for compared in found]
    assert gaps == sorted(gaps)


def test_of_a_round_of_which_nothing_is_published_the_country_is_revealed() -> None:
    unpublished = only_published(Round(example_entries(), DAY, "Gouda"))
    assert codes(compare(unpublished, STUDY)) == codes(comparison_of(()))


# ---- The heaviest reason of the other group ----


def test_each_group_guesses_about_the_other() -> None:
    young, management = list(FIVES), list(FIVES)
    young[3], management[6] = "8.0", "7.0"
    assert heaviest_of_other(few(scored(young, management))) == {YOUNG: ("R7",), MANAGEMENT: ("R4",)}


def test_all_of_a_tie_are_heaviest() -> None:
    young: list[str | None] = ["8.0", "8.0", *FIVES[2:]]
    assert heaviest_of_other(few(scored(young, FIVES)))[MANAGEMENT] == ("R1", "R2")


def test_blurred_ends_tie() -> None:
    young: list[str | None] = ["9.6", "10", "9.4", *FIVES[3:]]
    assert heaviest_of_other(few(scored(young, FIVES)))[MANAGEMENT] == ("R1", "R2")
    low: list[str | None] = ["1.0", "1.2", "1.5", *["1.4"] * 7]
    assert heaviest_of_other(few(scored(low, FIVES)))[MANAGEMENT] == CODES


def test_open_scores_are_not_blurred() -> None:
    management: list[str | None] = ["9.6", "10", *FIVES[2:]]
    assert heaviest_of_other(open_scores(scored(FIVES, management)))[YOUNG] == ("R2",)


def test_without_own_scores_the_country_decides_for_that_group_alone() -> None:
    young: list[str | None] = ["5.0", "9.0", *FIVES[2:]]
    found = heaviest_of_other(few(scored(young, NONE)))
    assert found[MANAGEMENT] == ("R2",)
    assert list(found[YOUNG]) == of_country(MANAGEMENT)


def test_where_one_group_is_published_the_other_is_guessed_by_the_country() -> None:
    round = Round(entries(scored(["5.0", "9.0", *FIVES[2:]], ["9.0", *FIVES[1:]])), DAY, "Gouda")
    published = only_published(publish(compare(round, STUDY), [YOUNG], DAY))
    found = heaviest_of_other(compare(published, STUDY))
    assert (found[MANAGEMENT], list(found[YOUNG])) == (("R2",), of_country(MANAGEMENT))


def test_what_is_withheld_is_not_guessed() -> None:
    found = heaviest_of_other(few(scored(FIVES, ["9.0", *FIVES[1:]]), n_management=4))
    assert list(found[YOUNG]) == of_country(MANAGEMENT)


def test_of_three_or_fewer_shown_reasons_nobody_can_know_which_is_heaviest() -> None:
    three: list[str | None] = ["9.0", "5.0", "5.0", *NONE[3:]]
    four: list[str | None] = ["9.0", "5.0", "5.0", "5.0", *NONE[4:]]
    assert heaviest_of_other(few(scored(three, FIVES)))[MANAGEMENT] == ()
    assert heaviest_of_other(few(scored(four, FIVES)))[MANAGEMENT] == ("R1",)


@given(young=st.lists(SCORES, min_size=10, max_size=10), management=st.lists(SCORES, min_size=10, max_size=10))
def test_the_heaviest_is_what_people_see_as_highest(young: list[str], management: list[str]) -> None:
    comparison = few(scored([*young], [*management]))
    for side, heaviest in heaviest_of_other(comparison).items():
        other = MANAGEMENT if side is YOUNG else YOUNG
        shown = {code: comparison.item(code).shown_score(other) or Decimal(0) for code in CODES}
        assert {*heaviest} == {code for code, points in shown.items() if points == max(shown.values())}
