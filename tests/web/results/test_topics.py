"""Which topics the conversation is about: proposed, stored by an organiser, taken along by everyone else."""

import pytest
from flask import Flask

from tests.web.client import GOUDA, SavedRound, Visitor, share, stored_round, summaries


def test_an_organiser_stores_topics(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": ["R3", "M3.2"]})
    assert page.redirects_to == f"{gouda.at}/resultaten"
    assert stored_round(app, gouda.public_id).topics == ("R3", "M3.2")
    assert me.get(f"{gouda.at}/resultaten/onderwerpen").fields().getlist("topics") == ["R3", "M3.2"]
    me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": None})
    assert stored_round(app, gouda.public_id).topics == ()


def test_proposed_topics_are_ticked(me: Visitor, gouda: SavedRound) -> None:
    assert 1 <= len(me.get(f"{gouda.at}/resultaten/onderwerpen").fields().getlist("topics")) <= 5


def test_a_viewer_takes_topics_along_and_changes_nothing(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda)
    page = viewer.fill(f"/inzage/{gouda.public_id}/resultaten/onderwerpen", {"topics": ["R3"]})
    assert page.redirects_to == f"/inzage/{gouda.public_id}/rapport?onderwerp=R3"
    assert stored_round(app, gouda.public_id) == GOUDA


def test_a_visitor_of_the_example_takes_topics_along_and_changes_nothing(app: Flask, visitor: Visitor) -> None:
    before = summaries(app)
    sent = visitor.fill("/voorbeeld/resultaten/onderwerpen", {"topics": ["R3", "M3.2"]})
    assert sent.redirects_to == "/voorbeeld/rapport?onderwerp=R3&onderwerp=M3.2"
    assert summaries(app) == before


@pytest.mark.parametrize("topics", [["R99"], ["R3", "x"]])
def test_an_unknown_topic_is_refused(app: Flask, me: Visitor, gouda: SavedRound, topics: list[str]) -> None:
    assert me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": topics}).status == 400
    assert stored_round(app, gouda.public_id) == GOUDA
