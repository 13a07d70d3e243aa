"""The form that all forms are: with which status its page answers, and why it was not saved."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField
from wtforms.validators import DataRequired

from retention_check.store import ConflictError, GoneError, UnavailableError
from retention_check.web.forms import BaseForm, RadioChoiceField, TextField

FILLED = {"name": "Gouda", "scale": "a", "was": "1"}


class ExampleForm(BaseForm):
    """A field that is seen, one with choices, and one that nobody sees."""

    class Meta:
        csrf = False

    name = TextField("Naam", [DataRequired("Vul een naam in.")])
    scale = RadioChoiceField("Schaal", ["a", "b"], "Kies een schaal.")
    was = HiddenField(validators=[DataRequired("Dat mist.")])


Make = Callable[..., ExampleForm]


@pytest.fixture
def form(app: Flask) -> Iterator[Make]:
    """A form as it was opened, or as these fields were sent."""
    with app.test_request_context("/"):
        yield lambda sent=None: ExampleForm(formdata=None if sent is None else MultiDict(sent))


def raising(error: type[Exception]) -> Callable[[], None]:
    def save() -> None:
        raise error

    return save


def test_a_form_that_was_opened_answers_200(form: Make) -> None:
    assert form().http_status == 200


def test_a_form_with_a_mistake_answers_422(form: Make) -> None:
    found = form(FILLED | {"name": ""})
    assert not found.validate()
    assert found.http_status == 422


def test_a_mistake_in_the_whole_form_answers_422_too(form: Make) -> None:
    found = form(FILLED)
    assert found.validate()
    found.form_errors = ["Dit bestand niet."]
    assert found.http_status == 422
    assert found.mistakes() == [("", "Dit bestand niet.")]


def test_a_form_that_was_saved_answers_200(form: Make) -> None:
    found, saved = form(FILLED), []
    assert found.validate()
    assert found.try_save(lambda: saved.append(1))
    assert (found.http_status, saved) == (200, [1])


@pytest.mark.parametrize(("error", "status"), [(ConflictError, 409), (UnavailableError, 503)])
def test_a_form_that_could_not_be_saved_says_why(form: Make, error: type[Exception], status: int) -> None:
    found = form(FILLED)
    assert found.validate()
    assert not found.try_save(raising(error))
    assert (found.save_failure, found.http_status) == (status, status)


def test_a_failure_of_one_form_is_not_that_of_another(form: Make) -> None:
    assert not form(FILLED).try_save(raising(ConflictError))
    assert form(FILLED).http_status == 200


@pytest.mark.parametrize("error", [GoneError, RuntimeError])
def test_every_other_failure_is_not_about_this_form(form: Make, error: type[Exception]) -> None:
    with pytest.raises(error):
        form(FILLED).try_save(raising(error))


def test_a_mistake_names_the_id_of_its_field(form: Make) -> None:
    found = form({"name": " ", "scale": "x", "was": ""})
    assert not found.validate()
    assert found.mistakes() == [("name", "Vul een naam in."), ("scale-0", "Kies een schaal."), ("", "Dat mist.")]
