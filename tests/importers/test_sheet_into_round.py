"""A round takes in a sheet: groups in it are replaced, others stay, and a number of answers is never one of before."""

from dataclasses import replace
from decimal import Decimal

import pytest

from retention_check.domain.comparison import compare
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.importers.score_sheet import ParseResult
from retention_check.importers.sheet_into_round import Replacement, SheetChoices, replacements, with_sheet
from tests.cast import DAY, STUDY, entries

YOUNG, MANAGEMENT = Side.YOUNG, Side.MANAGEMENT
BEFORE = Round(entries({"R1": ("6", "5"), "R2": ("7", None)}, None, 8), DAY, answers={YOUNG: 34})
NOTHING_ASKED = SheetChoices()


def sheet(*rows: tuple[str, Side, str, int | None]) -> ParseResult:
    return ParseResult(tuple(Entry(code, side, Decimal(mean), n) for code, side, mean, n in rows))


def taken(result: ParseResult, round: Round = BEFORE, choices: SheetChoices = NOTHING_ASKED) -> Round:
    return with_sheet(round, result, choices, STUDY)


def test_a_group_that_is_not_in_the_sheet_stays() -> None:
    result = sheet(("R1", YOUNG, "8", 30))
    after = taken(result)
    assert after.entries_of(MANAGEMENT) == BEFORE.entries_of(MANAGEMENT)
    assert [str(entry.mean) for entry in after.entries_of(YOUNG)] == ["8"]
    assert replacements(BEFORE, after, result) == {
        YOUNG: Replacement(
            replaced=1,
            lost=("R2",),
            is_comparable=True,
            changed={"R1": (Decimal(6), Decimal(8))},
            counts={"R1": (34, 30)},
        ),
        MANAGEMENT: Replacement(kept=1),
    }


def test_one_number_of_answers_for_all_becomes_that_of_the_group() -> None:
    after = taken(sheet(("R2", YOUNG, "8", 30), ("R1", YOUNG, "7", 30)))
    assert (after.answers, [(entry.code, entry.n) for entry in after.entries]) == (
        {YOUNG: 30},
        [("R1", None), ("R1", 8), ("R2", None)],
    )


@pytest.mark.parametrize("counts", [(30, 31), (30, None), (None, 30), (0, 0), (0, 30)])
def test_other_numbers_of_answers_stay_with_their_scores(counts: tuple[int | None, int | None]) -> None:
    result = sheet(("R1", YOUNG, "7", counts[0]), ("R2", YOUNG, "8", counts[1]))
    after = taken(result)
    assert after.answers == {}
    assert tuple(entry.n for entry in after.entries_of(YOUNG)) == counts


@pytest.mark.parametrize("counts", [(30, 30), (30, 31), (4, 4), (30, None), (0, 0), (0, 30)])
def test_the_number_of_a_group_shows_exactly_what_the_numbers_of_its_scores_show(
    counts: tuple[int | None, ...],
) -> None:
    result = sheet(*((f"R{place}", YOUNG, "7", n) for place, n in enumerate(counts, start=1)))
    kept = replace(BEFORE, entries=result.entries, answers={})
    mine = replace(taken(result), entries=taken(result).entries_of(YOUNG))
    assert compare(mine, STUDY).items == compare(kept, STUDY).items
    assert mine.most_answers(YOUNG) == kept.most_answers(YOUNG)


def test_a_number_of_answers_of_scores_that_were_replaced_does_not_count_for_the_new_ones() -> None:
    result = sheet(("R1", YOUNG, "7", None))
    after = taken(result)
    assert after.answers == {}
    assert replacements(BEFORE, after, result)[YOUNG].lost_count == 34


def test_a_number_that_was_typed_before_there_were_scores_is_that_of_the_sheet() -> None:
    after = taken(sheet(("R1", YOUNG, "7", None)), Round((), DAY, answers={YOUNG: 34}))
    assert after.answers == {YOUNG: 34}


def test_how_many_were_asked_changes_only_where_the_sheet_says_so() -> None:
    round = replace(BEFORE, asked={YOUNG: 58, MANAGEMENT: 16})
    assert taken(replace(sheet(), asked={MANAGEMENT: 20}), round).asked == {YOUNG: 58, MANAGEMENT: 20}


def test_a_sheet_with_what_is_there_changes_nothing() -> None:
    result = sheet(("R1", YOUNG, "6.0", 34), ("R2", YOUNG, "7", 34))
    change = replacements(BEFORE, taken(result), result)[YOUNG]
    assert change.is_same
    other = replace(result, asked={YOUNG: 60})
    assert not replacements(BEFORE, taken(other), other)[YOUNG].is_same


def test_a_count_of_one_score_never_becomes_that_of_a_larger_group() -> None:
    after = taken(sheet(("R1", MANAGEMENT, "3.4", 3), ("R2", MANAGEMENT, "4", 7)))
    assert [after.answers_behind(entry) for entry in after.entries_of(MANAGEMENT)] == [3, 7]


def test_on_another_scale_scores_are_not_laid_side_by_side() -> None:
    result, choices = sheet(("R1", YOUNG, "6", 34), ("R2", YOUNG, "7", 34)), SheetChoices(scale=SCALES["1-5"])
    assert not replacements(BEFORE, taken(result, BEFORE, choices), result)[YOUNG].is_same


AGREED = replace(BEFORE, management_form=ManagementForm.AGREED)
QUESTIONNAIRE = SheetChoices(is_from_questionnaire=True)


def test_open_scores_go_when_the_sheet_has_means_of_a_questionnaire() -> None:
    result = sheet(("R2", MANAGEMENT, "6.4", 8))
    after = taken(result, AGREED, QUESTIONNAIRE)
    assert not after.is_agreed
    assert [entry.code for entry in after.entries_of(MANAGEMENT)] == ["R2"]
    assert replacements(AGREED, after, result)[MANAGEMENT] == Replacement(lost=("R1",))


def test_open_scores_never_stay_as_means_of_a_questionnaire() -> None:
    result = sheet(("R1", YOUNG, "8", 30))
    after = taken(result, AGREED, QUESTIONNAIRE)
    assert after.entries_of(MANAGEMENT) == ()
    assert replacements(AGREED, after, result)[MANAGEMENT] == Replacement(lost=("R1",))


def test_means_of_a_questionnaire_never_become_open_scores() -> None:
    for choices in (NOTHING_ASKED, QUESTIONNAIRE):
        assert not taken(sheet(("R1", MANAGEMENT, "6.4", 8)), BEFORE, choices).is_agreed


def test_what_was_answered_about_the_scale_is_saved_with_the_scores() -> None:
    after = taken(sheet(("R1", YOUNG, "3", 30)), BEFORE, SheetChoices(scale=SCALES["1-5"]))
    assert (after.scale.name, after.scale_is_sure) == ("1-5", False)
    sure = taken(sheet(("R1", YOUNG, "3", 30)), BEFORE, SheetChoices(is_scale_sure=True))
    assert (sure.scale, sure.scale_is_sure) == (BEFORE.scale, True)


def test_open_scores_in_words_keep_their_words_when_a_sheet_changes_the_scale() -> None:
    words = Round(entries({"R1": (None, "3.25")}, None, None), DAY, management_form=ManagementForm.AGREED)
    after = taken(sheet(("R1", YOUNG, "4.2", 30)), words, SheetChoices(scale=SCALES["1-5"]))
    assert [(entry.side, entry.mean) for entry in after.entries] == [(YOUNG, Decimal("4.2")), (MANAGEMENT, Decimal(2))]


def test_a_number_that_was_typed_before_counts_for_no_score_of_a_sheet_with_numbers_of_its_own() -> None:
    result = sheet(("R1", YOUNG, "7", 30), ("R2", YOUNG, "7", None))
    after = taken(result, Round((), DAY, answers={YOUNG: 34}))
    assert (after.answers, [after.answers_behind(entry) for entry in after.entries]) == ({}, [30, None])
