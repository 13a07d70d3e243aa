"""The page of who leads: what is on, what to say, what comes, how the time goes; and its part for the script."""

import pytest
from flask import Flask

from retention_check import clock
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from tests.cast import STUDY
from tests.web.client import Visitor, words
from tests.web.meeting.control.pressing import GUESS, at, usual
from tests.web.meeting.held import Holding, hold, leader


def tag(visitor: Visitor, holding: Holding) -> str:
    return visitor.get(f"{holding.control}/nu").headers["ETag"]


def test_it_says_what_is_on_what_to_say_what_comes_and_what_is_hidden_until_when(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    page = leading.get(holding.control)
    scene = STUDY.content.meeting.scenes[SceneKind.GUESS]
    assert words(page.first("h1")) == scene.title.told(frozenset())
    assert scene.say.told(frozenset()) in page.main
    assert scene.hidden.told(frozenset()) in page.main
    assert "Stap 2 van 7: Raden, dan kijken" in page.main
    assert "Hierna: Dit raadde u" in page.main


def test_every_step_is_listed_with_its_minutes_and_where_we_are(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    page = leading.get(holding.control)
    steps = [words(each) for each in page.by_id("stappen").iter("li")]
    assert len(steps) == len(usual().steps)
    assert steps[0] == "Welkom en regels 10 minuten geweest"
    assert steps[1] == "Raden, dan kijken 10 minuten nu"
    assert "Alle stappen (80 minuten)" in page.main
    assert [each.get("aria-current") for each in page.by_id("stappen").iter("li")].count("step") == 1


def test_at_a_table_it_shows_topic_question_and_for_whom(app: Flask) -> None:
    holding, leading = at(app, SceneKind.TALK)
    code = holding.stored.meeting.topics[0]
    page = leading.get(holding.control)
    assert STUDY.item(code).text in page.main
    assert STUDY.content.questions[code].by_side[Side.YOUNG][0] in page.main
    assert "Deze vraag is voor jonge ambtenaren." in page.main
    assert "Hierna: De volgende vraag" in page.main


def test_the_reason_that_is_revealed_is_named(app: Flask) -> None:
    holding, leading = at(app, SceneKind.REVEAL, number=3)
    assert "reden 4 van 10" in leading.get(holding.control).main


@pytest.mark.parametrize(
    ("minutes", "says"),
    [(0, "U loopt op schema."), (25, "U loopt ongeveer 15 minuten uit."), (12, "U loopt op schema.")],
)
def test_how_far_behind_is_told_calmly(app: Flask, monkeypatch: pytest.MonkeyPatch, minutes: int, says: str) -> None:
    holding = hold(app)
    leading = leader(holding)
    leading.fill(holding.control, {"mandate": "ja", "neutral": "ja"})
    began = holding.stored.meeting.began
    assert began is not None
    monkeypatch.setattr(clock, "now", lambda: began + minutes * 60)
    assert says in leading.get(holding.control).main


def test_its_part_for_the_script_is_sent_only_when_something_changed(app: Flask) -> None:
    holding, leading = at(app, SceneKind.RULES)
    page = leading.get(holding.control)
    known = f'"{page.by_id("inhoud").find(".//*[@data-now]").get("data-tag")}"'  # type: ignore[union-attr]
    assert leading.get(f"{holding.control}/nu", headers={"If-None-Match": known}).status == 304
    holding.join(Side.YOUNG)
    fresh = leading.get(f"{holding.control}/nu", headers={"If-None-Match": known})
    assert fresh.status == 200
    assert "1 telefoon doet mee." in " ".join(fresh.pieces)
    assert 'data-scene="0.rules.0"' in fresh.text


def test_one_number_tells_how_many_voted_of_both_groups(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    before = tag(leading, holding)
    holding.vote(Poll.GUESS, GUESS, Side.YOUNG)
    holding.vote(Poll.GUESS, GUESS, Side.MANAGEMENT)
    assert "2 van 20 raadden." in leading.get(holding.control).main
    assert tag(leading, holding) != before


def test_where_one_group_votes_not_even_the_tag_tells_a_vote(app: Flask) -> None:
    holding, leading = at(app, SceneKind.DOTS)
    measure = holding.stored.meeting.ballot[0]
    tags = []
    for _ in range(6):
        tags.append(tag(leading, holding))
        holding.vote(Poll.DOTS, {measure: 2})
    tags.append(tag(leading, holding))
    assert len(set(tags[:5])) == 1
    assert tags[5] != tags[4]


def test_another_phone_with_the_link_and_a_page_loaded_again_go_on_where_it_was(app: Flask) -> None:
    holding, leading = at(app, SceneKind.TALK, number=2)
    shown = words(leading.get(holding.control).first("h1"))
    assert words(leader(holding).get(holding.control).first("h1")) == shown
    assert words(leading.get(holding.control).first("h1")) == shown


def test_nothing_in_the_page_names_the_link_to_lead(app: Flask) -> None:
    holding, leading = at(app, SceneKind.ARRIVE)
    secret = holding.lead_link.rpartition("/")[2]
    assert secret not in leading.get(holding.control).text


def test_every_scene_has_one_heading_and_forms_with_names_of_their_own(app: Flask) -> None:
    holding, leading = at(app, SceneKind.ARRIVE)
    for _ in range(40):
        page = leading.get(holding.control)
        ids = [each.get("id") for each in page.elements if each.get("id")]
        assert len(list(page.tree.iter("h1"))) == 1, holding.scene
        assert len(ids) == len(set(ids)), (holding.scene, ids)
        holding.move()


def test_who_was_not_given_the_link_is_told_whom_to_ask(app: Flask, central: Flask) -> None:
    page = Visitor(app).get(hold(app).control)
    assert page.status == 403
    assert "Vraag die aan wie de bijeenkomst klaarzette" in page.main
    assert "retention-check serve" in page.main
    page = Visitor(central).get(hold(central).control)
    assert page.status == 403
    assert "retention-check serve" not in page.main
