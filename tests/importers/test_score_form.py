"""The typing form: what its fields say becomes entries, and entries become what its fields show."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import DEFAULT_SCALE, SCALES, Scale
from retention_check.domain.side import Side
from retention_check.importers.score_form import ALONE, ParsedForm, agreed_answers, form_cells, read_form
from tests.cast import DAY, STUDY

CODES = [item.code for item in STUDY.items]
FIELDS = [f"{code}-{side}{end}" for code in CODES for side in Side for end in ("", "-n")] + ["n-young", "n-management"]
ASKED, AGREED = ManagementForm.QUESTIONNAIRE, ManagementForm.AGREED
NOTHING = ParsedForm((), {}, {})
SIZES = st.one_of(st.none(), st.integers(min_value=0, max_value=100_000))


def round_with(before: tuple[Entry, ...], form: ManagementForm = ASKED, scale: Scale = DEFAULT_SCALE) -> Round:
    return Round(before, DAY, scale=scale, management_form=form)


def read(cells: dict[str, str], form: ManagementForm = ASKED, before: tuple[Entry, ...] = ()) -> ParsedForm:
    return read_form(cells, round_with(before, form), STUDY)


@st.composite
def typed_rounds(draw: st.DrawFn) -> Round:
    scale, form = draw(st.sampled_from(list(SCALES.values()))), draw(st.sampled_from(ManagementForm))
    keys = draw(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(Side)), unique=True, max_size=30))
    means = st.one_of(
        st.decimals(min_value=scale.low, max_value=scale.high, places=2),
        st.integers(min_value=10, max_value=50).map(lambda tenths: Decimal(tenths) / 7).filter(lambda mean: mean >= 1),
    ).filter(lambda mean: scale.low <= mean <= scale.high)
    entries = [
        Entry(code, side, draw(means))
        if side is Side.MANAGEMENT and form is AGREED
        else Entry(code, side, draw(means), draw(SIZES))
        for code, side in keys
    ]
    sizes = {Side.YOUNG: draw(SIZES), Side.MANAGEMENT: None if form is AGREED else draw(SIZES)}
    answers = {side: n for side, n in sizes.items() if n is not None}
    return Round(tuple(entries), DAY, "", scale, form, answers=answers)


def test_scores_are_read_in_the_order_of_the_instrument_young_first() -> None:
    found = read({"M1.1-young": "8", "R3-management": "6.1", "R3-young": " 7,9 ", "R1-management": "5"})
    assert found.entries == (
        Entry("R1", Side.MANAGEMENT, Decimal(5)),
        Entry("R3", Side.YOUNG, Decimal("7.9")),
        Entry("R3", Side.MANAGEMENT, Decimal("6.1")),
        Entry("M1.1", Side.YOUNG, Decimal(8)),
    )
    assert found.problems == {}


def test_the_number_of_a_side_and_that_of_one_item_stay_apart() -> None:
    found = read({"n-young": "34", "n-management": "8", "R3-young": "7,9", "R3-young-n": "30", "R4-young": "7"})
    assert found.answers == {Side.YOUNG: 34, Side.MANAGEMENT: 8}
    assert [entry.n for entry in found.entries] == [30, None]


def test_nothing_typed_is_no_entry_and_no_problem() -> None:
    assert read({"R3-young": " ", "R3-young-n": "", "R3-management": ""}) == NOTHING


def test_unknown_fields_are_passed_over() -> None:
    assert read({"csrf_token": "abc", "R11-young": "7", "R3-others": "7", "n-all": "x"}) == NOTHING


def test_every_mistake_stands_at_its_own_field_and_the_rest_is_read() -> None:
    found = read({"R1-young": "zeven", "R2-young": "11", "R3-young": "7", "R3-young-n": "3,5", "n-young": "1.000"})
    assert set(found.problems) == {"R1-young", "R2-young", "R3-young-n", "n-young"}
    assert found.problems["R2-young"] == "‘11’ ligt buiten de schaal van 1 tot 10."
    assert [entry.code for entry in found.entries] == ["R3"]


def test_a_number_of_answers_without_a_score_is_told_at_its_field() -> None:
    assert read({"R3-young-n": "30"}).problems == {"R3-young-n": ALONE}
    assert set(read({"R3-young": "veel", "R3-young-n": "30"}).problems) == {"R3-young"}


def test_a_cell_of_more_than_forty_characters_is_told() -> None:
    found = read({"R3-young": "7" * 41, "n-young": " " * 41})
    assert all("hooguit 40 tekens" in message for message in found.problems.values())
    assert set(found.problems) == {"R3-young", "n-young"}


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("1-5", ("1", "2", "3", "4", "5")),
        ("1-10", ("1", "3,25", "5,5", "7,75", "10")),
        ("marks", tuple(str(mark) for mark in range(1, 11))),
    ],
)
def test_an_agreed_score_is_one_of_the_answers_of_its_scale(name: str, answers: tuple[str, ...]) -> None:
    scale = SCALES[name]
    assert agreed_answers(scale) == answers
    for answer in answers:
        found = read_form({"R1-management": answer}, round_with((), AGREED, scale), STUDY)
        assert found.problems == {}
        assert form_cells(round_with(found.entries, AGREED, scale)) == {"R1-management": answer}


def test_an_agreed_score_between_two_answers_is_kept_and_its_number_is_not() -> None:
    found = read({"R1-management": "6", "R1-management-n": "3", "R2-management-n": "x", "n-management": "3"}, AGREED)
    assert found == ParsedForm((Entry("R1", Side.MANAGEMENT, Decimal(6)),), {}, {})


def test_a_mean_keeps_its_digits_until_another_is_typed() -> None:
    before = (Entry("R1", Side.YOUNG, Decimal("7.90"), 30),)
    [kept] = read({"R1-young": "7,9", "R1-young-n": "31"}, before=before).entries
    assert (str(kept.mean), kept.n) == ("7.90", 31)
    [changed] = read({"R1-young": "7,8", "R1-young-n": "30"}, before=before).entries
    assert str(changed.mean) == "7.8"


def test_a_form_that_changed_to_an_agreed_score_keeps_no_number() -> None:
    before = (Entry("R1", Side.MANAGEMENT, Decimal(7), 30),)
    assert read({"R1-management": "7"}, AGREED, before).entries == (Entry("R1", Side.MANAGEMENT, Decimal(7)),)
    assert form_cells(replace(round_with(before, AGREED), answers={Side.MANAGEMENT: 30})) == {"R1-management": "7"}


def test_the_form_shows_what_was_typed_with_a_comma() -> None:
    typed = (Entry("R1", Side.YOUNG, Decimal("7.85"), 30), Entry("R2", Side.YOUNG, Decimal(10)))
    shown = form_cells(replace(round_with(typed), answers={Side.YOUNG: 34}))
    assert shown == {"R1-young": "7,85", "R1-young-n": "30", "R2-young": "10", "n-young": "34"}


@given(typed_rounds())
def test_reading_what_is_shown_gives_the_same_entries(round: Round) -> None:
    cells = form_cells(round)
    assert not any("." in cell for cell in cells.values())
    found = read_form(cells, round, STUDY)
    assert found.problems == {}
    assert set(found.entries) == set(round.entries)
    assert found.answers == round.answers
    without = read_form(cells, replace(round, entries=()), STUDY).entries
    assert [replace(entry, mean=Decimal(0)) for entry in found.entries] == [
        replace(entry, mean=Decimal(0)) for entry in without
    ]


@given(
    st.dictionaries(st.sampled_from(FIELDS), st.one_of(st.text(max_size=50), st.sampled_from(["7,5", "34", "0"]))),
    st.sampled_from(list(SCALES.values())),
    st.sampled_from(ManagementForm),
)
def test_any_text_in_the_fields_is_read_or_told(cells: dict[str, str], scale: Scale, form: ManagementForm) -> None:
    found = read_form(cells, round_with((), form, scale), STUDY)
    assert set(found.problems) <= set(cells)
    assert all(len(message) < 150 and message.isprintable() for message in found.problems.values())
    assert all(scale.low <= entry.mean <= scale.high for entry in found.entries)
