"""Walking through the respondents' own pages: before it is opened and after, and nothing is ever counted."""

import pytest
from flask import Flask

from tests.web.client import HTTP, Page, SavedRound, Visitor, save_round
from tests.web.organiser.questionnaire.asking import EMPTY, NOT_GIVEN, found, opened

TRIAL = "zelf-vragen/proef"
SURE = {"leeftijd": "ja", "werkt": "ja", "hoort": "ja", "code": "bcdfghjk"}


def walked(me: Visitor, saved: SavedRound, group: str, what: str) -> Page:
    """The page after the last question."""
    start = me.get(f"{saved.at}/{TRIAL}/{group}/{what}")
    assert "er wordt niets geteld" in start.text
    names = {each.get("name") for each in start.tree.iter("input")}
    questions = me.send(start, {name: value for name, value in SURE.items() if name in names})
    assert "De vragen" in questions.title
    assert "er wordt niets geteld" in questions.text
    return me.follow(me.send(questions, {"R1": "3"}))


@pytest.mark.parametrize("group", ["jong", "management"])
@pytest.mark.parametrize(("what", "questions"), [("kort", 22), ("volledig", 50)])
def test_before_it_is_opened_each_length_can_be_walked_through(
    app: Flask, me: Visitor, group: str, what: str, questions: int
) -> None:
    saved = save_round(app, EMPTY)
    assert f"{HTTP}{saved.at}/{TRIAL}/{group}/{what}" in me.get(f"{saved.at}/{TRIAL}").links
    page = me.post(f"{saved.at}/{TRIAL}/{group}/{what}", SURE)
    names = {each.get("name") for each in page.tree.iter("input") if each.get("type") == "radio"}
    assert len(names) == questions
    assert "Bedankt" in walked(me, saved, group, what).title


@pytest.mark.parametrize("codes", ["nee", "ja"])
def test_what_was_opened_can_be_walked_through_and_counts_nothing(app: Flask, me: Visitor, codes: str) -> None:
    saved = opened(app, me, codes=codes)
    page = me.get(f"{saved.at}/{TRIAL}")
    ways = [link for link in page.links if f"{TRIAL}/" in link]
    assert ways == [f"{HTTP}{saved.at}/{TRIAL}/{group}/vragenlijst" for group in ("jong", "management")]
    assert "het netwerk" in me.get(ways[0]).main
    for group in ("jong", "management"):
        assert "Bedankt" in walked(me, saved, group, "vragenlijst").title
    assert found(app, saved).counts.total == 0


def test_a_script_is_told_what_it_expects(app: Flask, me: Visitor) -> None:
    saved = opened(app, me)
    at = f"{saved.at}/{TRIAL}/jong/vragenlijst"
    sent = me.post(f"{at}/antwoorden", {"R1": "3"}, headers={"Accept": "application/json"})
    assert (sent.status, sent.text.strip()) == (200, '{"stand":"geteld"}')
    assert me.get(f"{at}/stand").text.strip() == '{"stand":"open"}'
    assert found(app, saved).counts.total == 0


def test_questions_before_beginning_are_asked_as_they_will_be(app: Flask, me: Visitor) -> None:
    at = f"{save_round(app, EMPTY).at}/{TRIAL}/jong/kort"
    assert me.post(at, {}).status == 422
    assert "andere groep" in me.post(at, {"leeftijd": "nee", "werkt": "ja"}).main


def test_a_group_that_is_not_asked_has_no_trial(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, NOT_GIVEN)
    assert me.get(f"{saved.at}/{TRIAL}/management/vragenlijst").status == 404
    assert me.get(f"{save_round(app, EMPTY).at}/{TRIAL}/jong/vragenlijst").status == 404


def test_only_who_manages_the_round_can(app: Flask, visitor: Visitor, me: Visitor) -> None:
    saved = opened(app, me)
    for path in ("", "/jong/vragenlijst", "/jong/vragenlijst/bedankt"):
        assert visitor.get(f"{saved.at}/{TRIAL}{path}").status == 403
    assert visitor.post(f"{saved.at}/{TRIAL}/jong/vragenlijst/antwoorden").status == 403
