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
from retention_check.web.forms.round_form import ROLES, RoundForm
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


@pytest.mark.usefixtures("opened")
def test_a_new_form_begins_with_today_and_chooses_not_how_management_gives_its_scores() -> None:
    form = RoundForm()
    assert form.day.data == clock.today()
    assert (form.role.data, form.form.data, form.scale.data) == (ROLES[0], None, "1-10")
    assert 'value="agreed" checked' not in form.form()
    assert 'value="questionnaire" checked' not in form.form()


def test_how_management_gives_its_scores_must_be_chosen(app: Flask) -> None:
    form = sent(app, RoundForm, form="")
    assert form.errors == {"form": ["Kies hoe het management zijn scores geeft: dat bepaalt of wij een score tonen."]}


@pytest.mark.usefixtures("opened")
def test_a_wrong_number_of_people_gets_advice_for_a_number(app: Flask) -> None:
    [message] = sent(app, RoundForm, asked_young="58 mensen").errors["asked_young"]
    assert message == "Een aantal mensen is een heel getal van 1 tot 100.000. Schrijf alleen cijfers, zoals 58."


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
