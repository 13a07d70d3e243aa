"""Dutch fields: a date and a whole number are parsed once, and what cannot be read stands there again."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import Field, SelectChoice
from wtforms.validators import DataRequired

from retention_check.web.forms import (
    BaseForm,
    CheckboxField,
    DutchDateField,
    RadioChoiceField,
    TextField,
    UploadField,
    WholeNumberField,
)
from retention_check.web.forms.fields import NO_DATE
from tests.web.client import words

DAY = date(2026, 11, 21)
HIGHEST = 12_500


class ExampleForm(BaseForm):
    """One field of each kind."""

    class Meta:
        csrf = False

    name = TextField("Naam", [DataRequired("Vul een naam in.")], "medium", description="Zo staat hij op het rapport.")
    day = DutchDateField("Datum", [DataRequired("Vul een datum in.")])
    people = WholeNumberField("Aantal", 1, HIGHEST, "Een aantal")
    scale = RadioChoiceField("Schaal", [SelectChoice("a", "Een"), SelectChoice("b", "Twee")], "Kies een schaal.")
    sure = CheckboxField("Ja")
    file = UploadField("Bestand", accept=".csv,.xlsx")


Make = Callable[..., ExampleForm]


@pytest.fixture
def form(app: Flask) -> Iterator[Make]:
    """A form as it was opened with values, or as these fields were sent."""
    with app.test_request_context("/"):
        yield lambda sent=None, **data: ExampleForm(formdata=MultiDict(sent) if sent is not None else None, data=data)


def drawn(field: Field, **attributes: Any) -> Element:
    """A field as a browser reads it."""
    tree: Element = html5lib.parseFragment(str(field(**attributes)), namespaceHTMLElements=False)
    return tree


def control(field: Field, **attributes: Any) -> Element:
    return next(each for each in drawn(field, **attributes).iter() if each.get("name") == field.name)


@pytest.mark.parametrize(
    "text", ["21-11-2026", "21 november 2026", "2026-11-21", "  21  November  2026 ", "21/11/2026", "21 nov. 2026"]
)
def test_a_date_is_parsed_once_and_its_data_is_the_value(form: Make, text: str) -> None:
    found = form({"day": text})
    found.validate()
    assert found.day.data == DAY
    assert not found.day.errors


@pytest.mark.parametrize("text", ["morgen", "21-11", "²1-11-2026", "<b>"])
def test_what_is_no_date_stands_there_again_with_its_message_alone(form: Make, text: str) -> None:
    found = form({"day": text})
    assert not found.validate()
    assert found.day.data is None
    assert list(found.day.errors) == [NO_DATE]
    box = control(found.day)
    assert (box.get("value"), box.get("aria-invalid")) == (text, "true")
    assert "day-error" in (box.get("aria-describedby") or "").split()
    assert NO_DATE in words(drawn(found.day))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("31-11-2026", "31 november bestaat niet: november heeft 30 dagen."),
        ("21-11-26", "Schrijf het jaar met vier cijfers, zoals in 21-11-2026."),
    ],
)
def test_a_day_that_cannot_be_says_why_and_stands_there_again(form: Make, text: str, message: str) -> None:
    found = form({"day": text})
    assert not found.validate()
    assert list(found.day.errors) == [message]
    assert control(found.day).get("value") == text


@pytest.mark.parametrize("text", ["", "   "])
def test_a_required_date_that_was_not_typed_asks_for_one(form: Make, text: str) -> None:
    found = form({"day": text})
    assert not found.validate()
    assert (found.day.data, list(found.day.errors)) == (None, ["Vul een datum in."])


def test_a_date_that_was_stored_is_shown_in_full(form: Make) -> None:
    assert control(form(day=DAY).day).get("value") == "21 november 2026"
    assert control(form().day).get("value") == ""


def test_a_typed_date_stands_there_as_it_was_typed(form: Make) -> None:
    assert control(form({"day": " 21-11-2026 "}, day=date(2020, 1, 1)).day).get("value") == "21-11-2026"


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("12500", HIGHEST), (" 120 ", 120), ("007", 7)])
def test_a_whole_number_is_parsed_once_and_its_data_is_the_value(form: Make, text: str, value: int) -> None:
    found = form({"people": text})
    found.validate()
    assert found.people.data == value
    assert not found.people.errors


@pytest.mark.parametrize(
    "text",
    ["0", "12501", "-3", "2,5", "1.000", "²", "٣", "veel", "1 0", "9" * 9, pytest.param("9" * 5000, id="5000 digits")],
)
def test_what_is_no_whole_number_between_the_bounds_stands_there_again_with_its_message(form: Make, text: str) -> None:
    found = form({"people": text})
    assert not found.validate()
    assert found.people.data is None
    assert list(found.people.errors) == ["Een aantal is een heel getal van 1 tot 12.500."]
    assert control(found.people).get("value") == text


@pytest.mark.parametrize("text", ["", "  "])
def test_a_whole_number_may_stay_empty(form: Make, text: str) -> None:
    found = form({"people": text})
    found.validate()
    assert found.people.data is None
    assert not found.people.errors


def test_a_whole_number_that_was_stored_is_shown(form: Make) -> None:
    assert control(form(people=120).people).get("value") == "120"


def test_a_line_of_text_has_no_line_breaks_and_needless_spaces(form: Make) -> None:
    found = form({"name": "  Bergen \n op\tZoom "})
    assert found.name.data == "Bergen op Zoom"


@pytest.mark.parametrize("text", ["", " \n "])
def test_a_required_line_of_spaces_was_not_filled_in(form: Make, text: str) -> None:
    found = form({"name": text})
    assert not found.validate()
    assert list(found.name.errors) == ["Vul een naam in."]


def test_a_text_stands_in_its_field_as_text(form: Make) -> None:
    assert control(form({"name": '"><script>'}).name).get("value") == '"><script>'


def test_a_field_is_drawn_with_label_hint_message_and_control_in_that_order(form: Make) -> None:
    found = form({"name": ""})
    found.validate()
    text = str(found.name())
    order = ['for="name"', 'id="name-hint"', 'id="name-error"', "<input"]
    assert sorted(order, key=text.index) == order
    box = control(found.name)
    assert box.get("aria-describedby") == "name-hint name-error"
    assert (box.get("aria-required"), box.get("required")) == ("true", None)


def test_a_field_that_may_stay_empty_says_so(form: Make) -> None:
    assert "(optioneel)" in words(drawn(form().people))
    assert "(optioneel)" not in words(drawn(form().name))


@pytest.mark.parametrize(("width", "css"), [(None, "control--medium"), ("short", "control--short")])
def test_a_field_is_as_wide_as_it_says_or_as_the_page_asks(form: Make, width: str | None, css: str) -> None:
    attributes = {} if width is None else {"width": width}
    assert css in (control(form().name, **attributes).get("class") or "").split()


@pytest.mark.parametrize(("value", "is_told"), [("a", False), ("b", False), ("c", True), ("", True), (None, True)])
def test_one_of_the_choices_must_be_chosen(form: Make, value: str | None, is_told: bool) -> None:
    found = form({} if value is None else {"scale": value})
    if value is None:
        found.scale.process(MultiDict({"name": "x"}))
    found.validate()
    assert list(found.scale.errors) == (["Kies een schaal."] if is_told else [])


def test_choices_are_radio_buttons_with_a_legend_and_hints(form: Make) -> None:
    found = form(scale="b")
    found.scale.hints = {"b": "Voor twee."}
    tree = drawn(found.scale)
    group = next(tree.iter("fieldset"))
    assert (group.get("role"), words(group[0])) == ("radiogroup", "Schaal")
    boxes = list(tree.iter("input"))
    assert [(box.get("value"), "checked" in box.attrib) for box in boxes] == [("a", False), ("b", True)]
    hint = next(each for each in tree.iter() if each.get("id") == boxes[1].get("aria-describedby"))
    assert words(hint) == "Voor twee."
    assert boxes[0].get("aria-describedby") is None


@pytest.mark.parametrize("is_sure", [True, False])
def test_a_tick_is_one_or_none(form: Make, is_sure: bool) -> None:
    found = form({"sure": "y"} if is_sure else {"name": "x"})
    assert found.sure.data is is_sure
    assert ("checked" in control(found.sure).attrib) is is_sure


def test_a_file_field_offers_its_endings(form: Make) -> None:
    box = control(form().file)
    assert (box.get("type"), box.get("accept")) == ("file", ".csv,.xlsx")
