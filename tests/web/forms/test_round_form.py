"""The form of what a round is about: from a round to fields and back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from retention_check import clock
from retention_check.domain.round import ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.store import StoredRound, ViewLink
from retention_check.web.forms.round_form import ROLES, EditRoundForm, RoundForm
from tests.cast import ASKED, DAY, mixes
from tests.web.client import ABOUT, GOUDA, agreed, running

ROUNDS = {name: mix.round for name, mix in mixes().items()} | {"gouda": GOUDA, "locked": agreed(is_locked=True)}
EMPTY = Round((), DAY)
Kind = TypeVar("Kind", bound=RoundForm)


@pytest.fixture
def opened(app: Flask) -> Iterator[None]:
    """A request that opens a page."""
    with app.test_request_context("/"):
        yield


def sent(app: Flask, kind: type[Kind], about: object = None, /, **fields: str) -> Kind:
    """A form as it was sent, validated, without asking for a token."""
    with app.test_request_context("/", method="POST", data=MultiDict(ABOUT | fields)):
        found = kind(about) if about else kind()  # type: ignore[arg-type]
        del found.csrf_token
        found.validate()
        return found


def as_stored(round: Round) -> StoredRound:
    return StoredRound("a" * 16, "", "", 3, round, ViewLink(), None, DAY, None, False)


@pytest.mark.usefixtures("opened")
def test_a_new_form_begins_with_today_and_the_first_choices() -> None:
    form = RoundForm()
    assert form.day.data == clock.today()
    assert (form.role.data, form.form.data, form.scale.data) == (ROLES[0], "agreed", "1-10")


def test_what_is_typed_becomes_the_round(app: Flask) -> None:
    form = sent(app, RoundForm, municipality=" Bergen  op Zoom ", day="1 mei 2026", scale="marks", form="agreed")
    assert not form.errors
    assert form.applied_to(EMPTY) == Round(
        (), date(2026, 5, 1), "Bergen op Zoom", SCALES["marks"], ManagementForm.AGREED, "managementteam", ASKED
    )


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("name", ROUNDS)
def test_a_round_comes_back_from_its_form_the_same(app: Flask, name: str) -> None:
    round = ROUNDS[name]
    form = RoundForm(round)
    fields = {
        field.name: field._value() for field in (form.municipality, form.day, form.asked_young, form.asked_management)
    }
    fields |= {field.name: field.data for field in (form.role, form.form, form.scale)}
    again = sent(app, RoundForm, round, **fields)
    assert not again.errors
    assert again.applied_to(round) == round


@pytest.mark.usefixtures("opened")
def test_a_role_from_elsewhere_is_one_of_the_choices(app: Flask) -> None:
    directie = replace(GOUDA, management_role="directie")
    assert "directie" in [choice.value for choice in RoundForm(directie).role.iter_choices()]
    assert "directie" not in [choice.value for choice in RoundForm(GOUDA).role.iter_choices()]
    assert sent(app, RoundForm, role="directie").errors


def test_the_hint_tells_the_threshold_of_this_installation(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running(tmp_path_factory.mktemp("laptop"), threshold=8) as app, app.test_request_context("/"):
        assert "minstens 8 mensen" in RoundForm().form.hints["questionnaire"]


@pytest.mark.parametrize(
    ("day", "is_taken"),
    [
        ("1-1-2020", True),
        ("31-12-2019", False),
        (f"31-12-{clock.today().year + 5}", True),
        (f"1-1-{clock.today().year + 6}", False),
    ],
)
def test_a_round_is_held_between_2020_and_five_years_ahead(app: Flask, day: str, is_taken: bool) -> None:
    form = sent(app, RoundForm, day=day)
    assert bool(form.errors) is not is_taken
    if not is_taken:
        assert list(form.errors) == ["day"]
        assert "kan niet kloppen" in form.errors["day"][0]


@pytest.mark.parametrize(("length", "is_taken"), [(80, True), (81, False)])
def test_a_name_has_at_most_eighty_characters(app: Flask, length: int, is_taken: bool) -> None:
    assert bool(sent(app, RoundForm, municipality="G" * length).errors) is not is_taken


@pytest.mark.usefixtures("opened")
def test_a_change_knows_the_version_that_was_opened() -> None:
    assert EditRoundForm(as_stored(GOUDA)).version.data == "3"
    assert EditRoundForm(as_stored(GOUDA)).opened.version == 3


@pytest.mark.parametrize(
    ("version", "opened"), [("3", 3), ("2", 0), ("9" * 5000, 0), ("", 0), ("x", 0), ("-3", 0), ("²", 0)]
)
def test_a_change_is_saved_over_the_version_that_was_opened_and_no_other(app: Flask, version: str, opened: int) -> None:
    form = sent(app, EditRoundForm, as_stored(GOUDA), version=version)
    assert form.opened == replace(as_stored(GOUDA), version=opened)


def test_agreed_scores_keep_who_gave_them_only_while_they_are_locked(app: Flask) -> None:
    fields = {"role": "alle leidinggevenden", "form": "agreed"}
    assert not sent(app, EditRoundForm, as_stored(agreed()), **fields).errors
    assert list(sent(app, EditRoundForm, as_stored(agreed(is_locked=True)), **fields).errors) == ["form"]


def test_a_round_keeps_the_scale_that_its_scores_need(app: Flask) -> None:
    form = sent(app, EditRoundForm, as_stored(GOUDA), scale="1-5")
    assert list(form.errors) == ["scale"]
    low = tuple(replace(entry, mean=type(entry.mean)("4.5")) for entry in GOUDA.entries)
    assert not sent(app, EditRoundForm, as_stored(replace(GOUDA, entries=low)), scale="1-5").errors
