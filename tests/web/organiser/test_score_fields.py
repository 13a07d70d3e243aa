"""The fields of the typing page: their names, what they are called, and how they are filled."""

from dataclasses import replace
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask import Flask

from retention_check.domain.item import Kind
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.web.organiser.score_fields import blocks, field_label, field_names, render_fields, side_fields
from tests.cast import STUDY
from tests.web.client import GOUDA, agreed

EMPTY = replace(GOUDA, entries=())


def drawn(app: Flask, round: Round, cells: dict[str, str], problems: dict[str, str] | None = None) -> Element:
    """The fields as a browser reads them."""
    with app.test_request_context("/"):
        markup = render_fields(round, cells, problems or {}, STUDY)
    tree: Element = html5lib.parseFragment(markup, namespaceHTMLElements=False)
    return tree


def by_id(tree: Element, name: str) -> Element:
    return next(each for each in tree.iter() if each.get("id") == name)


def test_every_item_stands_once_under_its_reason() -> None:
    found = [item for reason, measures in blocks(STUDY) for item in (reason, *measures)]
    assert len(found) == len(STUDY.items) == 50
    assert {item.code for item in found} == STUDY.codes
    assert all(measure.reason == reason.code for reason, measures in blocks(STUDY) for measure in measures)


def test_every_item_has_a_mean_and_a_number_of_answers_for_each_side() -> None:
    names = field_names(STUDY)
    assert len(set(names)) == len(names) == 50 * 2 * 2 + 2
    assert {"R1-young", "R1-young-n", "M10.4-management", "M10.4-management-n", "n-young", "n-management"} <= set(names)


def test_the_fields_of_one_side_are_those_of_its_statements() -> None:
    assert len(side_fields(Side.MANAGEMENT, STUDY)) == 100
    assert {name.split("-")[1] for name in side_fields(Side.MANAGEMENT, STUDY)} == {"management"}


@pytest.mark.parametrize(
    ("field", "label"),
    [
        ("R6-young", f"R6 {STUDY.item('R6').text}, jong"),
        ("M3.2-management-n", f"M3.2 {STUDY.item('M3.2').label}, management"),
        ("n-young", "Aantal antwoorden jong"),
        ("n-management", "Aantal antwoorden management"),
    ],
)
def test_a_field_is_called_by_its_item_and_side(field: str, label: str) -> None:
    assert field_label(field, STUDY) == label


def test_what_was_typed_stands_in_its_field_as_text(app: Flask) -> None:
    tree = drawn(app, EMPTY, {"R1-young": '7,1"><b>', "M1.1-management-n": "12"})
    assert by_id(tree, "R1-young").get("value") == '7,1"><b>'
    assert by_id(tree, "M1.1-management-n").get("value") == "12"
    assert by_id(tree, "R2-young").get("value") == ""


def test_a_message_stands_at_its_field(app: Flask) -> None:
    tree = drawn(app, EMPTY, {"R1-young": "x"}, {"R1-young": "geen getal"})
    box = by_id(tree, "R1-young")
    assert (box.get("aria-invalid"), box.get("aria-describedby")) == ("true", "R1-young-error")
    assert "geen getal" in "".join(by_id(tree, "R1-young-error").itertext())


def test_only_a_reason_with_a_number_of_its_own_is_opened(app: Flask) -> None:
    tree = drawn(app, EMPTY, {"R1-young": "7", "M3.2-young-n": "20", "R4-young-n": " "}, {"R6-young-n": "fout"})
    opened = ["open" in each.attrib for each in tree.iter("details")]
    assert [number for number, is_open in enumerate(opened, start=1) if is_open] == [3, 6]


@pytest.mark.parametrize(("typed", "options"), [("5,5", 6), ("6", 7), ("", 6)])
def test_a_score_between_two_answers_is_an_option_of_its_own(app: Flask, typed: str, options: int) -> None:
    select = by_id(drawn(app, replace(agreed(), entries=()), {"R1-management": typed}), "R1-management")
    assert len(list(select.iter("option"))) == options
    chosen = [option.get("value") for option in select.iter("option") if "selected" in option.attrib]
    assert chosen == ([typed] if typed else [])


def test_locked_scores_stand_there_in_words_and_are_no_fields(app: Flask) -> None:
    cells = {"R1-management": "5,5", "M1.1-management": "10", "R2-management": "6"}
    tree = drawn(app, agreed(is_locked=True), cells)
    shown = {code: by_id(tree, f"{code}-management") for code in ("R1", "M1.1", "R2", "R3")}
    assert {each.tag for each in shown.values()} == {"output"}
    words = STUDY.answer_words
    expected = [words[Kind.REASON][2], words[Kind.MEASURE][4], "6", "geen antwoord"]
    assert [each.text for each in shown.values()] == expected
    assert by_id(tree, "R1-young").tag == "input"
