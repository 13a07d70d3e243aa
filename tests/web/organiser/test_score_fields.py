"""The fields of the typing page: their names, what they read, and what they show of a value."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict
from wtforms import Form

from retention_check.domain.item import Kind
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import DEFAULT_SCALE, SCALES, Scale
from retention_check.domain.side import Side
from retention_check.web.organiser.score_fields import (
    ScoreField,
    blocks,
    count_name,
    field_data,
    mean_name,
    mean_text,
    side_fields,
    typed_entries,
)
from retention_check.web.organiser.side_scores import SideScores
from tests.cast import DAY, STUDY

CODES = [item.code for item in STUDY.items]
ASKED, AGREED = ManagementForm.QUESTIONNAIRE, ManagementForm.AGREED
SIZES = st.one_of(st.none(), st.integers(min_value=0, max_value=100_000))


def form_of(round: Round, side: Side, sent: dict[str, str] | None = None) -> Form:
    """The fields of a side in a bare form, with what stands in the round and what was sent."""
    kind = type("Fields", (Form,), side_fields(round, side, STUDY))
    found: Form = kind(None if sent is None else MultiDict(sent), data=field_data(SideScores.of(round, side)))
    return found


def round_with(entries: tuple[Entry, ...] = (), form: ManagementForm = ASKED, scale: Scale = DEFAULT_SCALE) -> Round:
    return Round(entries, DAY, scale=scale, management_form=form)


def sent_back(form: Form) -> dict[str, str]:
    """What a browser sends of a form when nothing is changed."""
    return {name: field._value() for name, field in form._fields.items()}


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    scale, form = draw(st.sampled_from(list(SCALES.values()))), draw(st.sampled_from(ManagementForm))
    keys = draw(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(Side)), unique=True, max_size=30))
    means = st.one_of(
        st.decimals(min_value=scale.low, max_value=scale.high, places=2),
        st.integers(min_value=10, max_value=50).map(lambda tenths: Decimal(tenths) / 7).filter(lambda mean: mean >= 1),
    ).filter(lambda mean: scale.low <= mean <= scale.high)
    entries = tuple(Entry(code, side, draw(means), draw(SIZES)) for code, side in keys)
    answers = {side: n for side in Side if (n := draw(SIZES)) is not None}
    return Round(entries, DAY, "", scale, form, answers=answers)


def test_every_item_stands_once_under_its_reason() -> None:
    found = [item for reason, measures in blocks(STUDY) for item in (reason, *measures)]
    assert len(found) == len(STUDY.items) == 50
    assert {item.code for item in found} == STUDY.codes
    assert all(measure.reason == reason.code for reason, measures in blocks(STUDY) for measure in measures)


def test_every_item_of_a_group_has_a_mean_and_a_number_of_answers_and_so_has_the_group() -> None:
    names = list(side_fields(round_with(), Side.YOUNG, STUDY))
    assert len(set(names)) == len(names) == 50 * 2 + 1
    assert {"R1-young", "R1-young-n", "M10.4-young", "M10.4-young-n", "n-young"} <= set(names)


def test_behind_open_scores_nobody_is_counted() -> None:
    names = list(side_fields(round_with((), AGREED), Side.MANAGEMENT, STUDY))
    assert names == [f"{code}-management" for code in CODES]
    assert "n-young" in side_fields(round_with((), AGREED), Side.YOUNG, STUDY)


def test_a_field_is_called_by_its_item() -> None:
    form = form_of(round_with(), Side.YOUNG)
    assert form["R6-young"].label.text == f"R6 {STUDY.item('R6').text}"
    assert form["M3.2-young-n"].label.text == f"Aantal antwoorden bij M3.2 {STUDY.item('M3.2').label}"


@pytest.mark.parametrize(
    ("name", "answers"),
    [("1-5", ("1", "2", "3", "4", "5")), ("1-10", ("1", "3,25", "5,5", "7,75", "10")), ("marks", ())],
)
def test_an_open_score_is_one_of_the_answers_of_its_scale_in_words(name: str, answers: tuple[str, ...]) -> None:
    field = form_of(round_with((), AGREED, SCALES[name]), Side.MANAGEMENT)["M1.1-management"]
    assert isinstance(field, ScoreField)
    assert tuple(value for value, _words in field.answers) == answers
    assert tuple(words for _value, words in field.answers) == (STUDY.answer_words[Kind.MEASURE] if answers else ())


@pytest.mark.parametrize(("typed", "between"), [("5,5", ""), ("6", "6"), ("", "")])
def test_a_score_between_two_answers_is_told_apart(typed: str, between: str) -> None:
    form = form_of(round_with((), AGREED), Side.MANAGEMENT, {"R1-management": typed})
    assert isinstance(form["R1-management"], ScoreField)
    assert form["R1-management"].between() == between


@pytest.mark.parametrize(("mean", "text"), [("7.85", "7,85"), ("7.90", "7,9"), ("10", "10"), ("5.0", "5")])
def test_a_mean_is_shown_with_its_digits_and_a_comma(mean: str, text: str) -> None:
    assert mean_text(Decimal(mean)) == text


def test_every_mistake_stands_at_its_own_field_and_the_rest_is_read() -> None:
    sent = {"R1-young": "zeven", "R2-young": "11", "R3-young": " 7,9 ", "R3-young-n": "3,5", "n-young": "1.000"}
    form = form_of(round_with(), Side.YOUNG, sent)
    assert not form.validate()
    assert set(form.errors) == {"R1-young", "R2-young", "R3-young-n", "n-young"}
    assert form.errors["R2-young"] == ["‘11’ ligt buiten de schaal van 1 tot 10."]
    assert form["R3-young"].data == Decimal("7.9")


def test_what_is_shown_and_sent_back_keeps_its_digits_until_another_is_typed() -> None:
    exact = Decimal(50) / 7
    round = round_with((Entry("R1", Side.YOUNG, exact, 30),))
    shown = form_of(round, Side.YOUNG)["R1-young"]._value()
    assert shown == "7,14"
    assert form_of(round, Side.YOUNG, {"R1-young": shown})["R1-young"].data == exact
    assert form_of(round, Side.YOUNG, {"R1-young": "7,1"})["R1-young"].data == Decimal("7.1")
    assert form_of(round, Side.YOUNG, {"R1-young": "7,1412"})["R1-young"].data == Decimal("7.1412")


def test_what_was_typed_with_many_decimals_takes_the_place_of_what_looks_the_same() -> None:
    round = round_with((Entry("R1", Side.YOUNG, Decimal("7.14"), 30),))
    typed = form_of(round, Side.YOUNG, {"R1-young": "7,142857"})
    assert typed["R1-young"].data == Decimal("7.142857")


def test_a_number_of_answers_alone_makes_no_entry() -> None:
    form = form_of(round_with(), Side.YOUNG, {"R1-young": "7", "R1-young-n": "30", "R2-young-n": "30"})
    assert typed_entries(form.data, Side.YOUNG, STUDY.items) == {"R1": Entry("R1", Side.YOUNG, Decimal(7), 30)}


@given(rounds(), st.sampled_from(Side))
def test_reading_what_is_shown_gives_the_same_entries(round: Round, side: Side) -> None:
    shown = sent_back(form_of(round, side))
    assert not any("." in text for text in shown.values())
    form = form_of(round, side, shown)
    assert form.validate(), form.errors
    scores = SideScores.of(round, side)
    assert typed_entries(form.data, side, STUDY.items) == scores.entries
    assert form.data.get(count_name(side)) == scores.n


@given(
    st.dictionaries(
        st.sampled_from([mean_name(code, Side.MANAGEMENT) for code in CODES] + ["n-management", "R1-management-n"]),
        st.one_of(st.text(max_size=50), st.sampled_from(["7,5", "34", "0"])),
    ),
    st.sampled_from(list(SCALES.values())),
    st.sampled_from(ManagementForm),
)
def test_any_text_in_the_fields_is_read_or_told(sent: dict[str, str], scale: Scale, form: ManagementForm) -> None:
    found = form_of(round_with((), form, scale), Side.MANAGEMENT, sent)
    found.validate()
    assert set(found.errors) <= set(sent)
    messages = [message for errors in found.errors.values() for message in errors]
    assert all(len(message) < 150 and message.isprintable() for message in messages)
    entries = typed_entries(found.data, Side.MANAGEMENT, STUDY.items)
    assert all(scale.low <= entry.mean <= scale.high for entry in entries.values())
