"""Which topics the conversation is about: proposed, stored by an organiser, taken along by everyone else."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from tests.web.client import (
    GOUDA,
    Page,
    SavedRound,
    Visitor,
    database_of,
    owner,
    published,
    running,
    save_published,
    save_round,
    share,
    stored_round,
    summaries,
    words,
)


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
    assert stored_round(app, gouda.public_id) == published()


def test_a_visitor_of_the_example_takes_topics_along_and_changes_nothing(app: Flask, visitor: Visitor) -> None:
    before = summaries(app)
    sent = visitor.fill("/voorbeeld/resultaten/onderwerpen", {"topics": ["R3", "M3.2"]})
    assert sent.redirects_to == "/voorbeeld/rapport?onderwerp=R3&onderwerp=M3.2"
    assert summaries(app) == before


@pytest.mark.parametrize("topics", [["R99"], ["R3", "x"]])
def test_an_unknown_topic_is_refused(app: Flask, me: Visitor, gouda: SavedRound, topics: list[str]) -> None:
    assert me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": topics}).status == 400
    assert stored_round(app, gouda.public_id) == published()


def ticked(page: Page) -> list[str]:
    return page.fields().getlist("topics")


@pytest.mark.parametrize("topics", [["R3"], ["R3", "M3.2"], ["R1", "R3", "M3.2", "M10.4"]])
def test_one_to_four_topics_may_be_chosen(app: Flask, me: Visitor, gouda: SavedRound, topics: list[str]) -> None:
    assert me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": topics}).status == 302
    assert stored_round(app, gouda.public_id).topics == tuple(topics)


def test_more_topics_than_fit_are_told_and_stay_ticked(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    many = ["R1", "R2", "R3", "M3.2", "M10.4"]
    page = me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": many})
    assert (page.status, page.title.startswith("Fout: ")) == (422, True)
    assert page.faults == {"topics": "U koos 5 onderwerpen. Kies er hooguit vier."}
    assert sorted(ticked(page)) == sorted(many)
    assert stored_round(app, gouda.public_id).topics == ()


def test_of_two_who_choose_topics_the_second_is_told_and_loses_no_ticks(
    app: Flask, me: Visitor, gouda: SavedRound
) -> None:
    late = me.get(f"{gouda.at}/resultaten/onderwerpen")
    me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": ["R3"]})
    page = me.send(late, {"topics": ["R5", "M2.1"]})
    assert page.status == 409
    assert sorted(ticked(page)) == ["M2.1", "R5"]
    assert stored_round(app, gouda.public_id).topics == ("R3",)
    assert me.send(page).status == 302
    assert sorted(stored_round(app, gouda.public_id).topics) == ["M2.1", "R5"]


def test_who_changed_something_else_in_between_is_not_in_the_way(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    late = me.get(f"{gouda.at}/resultaten/onderwerpen")
    me.fill(f"{gouda.at}/afspraken/nieuw", {"what": "Praten"})
    assert me.send(late, {"topics": ["R5"]}).status == 302
    assert stored_round(app, gouda.public_id).topics == ("R5",)


def test_topics_that_cannot_be_saved_stay_ticked(tmp_path: Path) -> None:
    with running(tmp_path, database=f"sqlite:///{tmp_path / 'r.db'}?timeout=0.05") as app:
        saved, me = save_round(app), owner(app)
        page = me.get(f"{saved.at}/resultaten/onderwerpen")
        database = database_of(app)
        with database.engine.connect() as other:
            other.execution_options(is_writing=True).begin()
            told = me.send(page, {"topics": ["R5", "M2.1"]})
        assert told.status == 503
        assert sorted(ticked(told)) == ["M2.1", "R5"]
        assert me.send(told).status == 302


def test_the_order_of_the_topics_stays_as_it_was(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, topics=("M3.2", "R1")))
    assert ticked(me.get(f"{saved.at}/resultaten/onderwerpen")) == ["M3.2", "R1"]
    me.fill(f"{saved.at}/resultaten/onderwerpen", {"topics": ["M3.2", "R1", "R5"]})
    assert stored_round(app, saved.public_id).topics == ("M3.2", "R1", "R5")


def labels(page: Page) -> dict[str, str]:
    """What stands beside each box, by its code."""
    return {(label.get("for") or "").removeprefix("t-"): words(label) for label in page.tree.iter("label")}


def test_scores_stand_beside_every_other_topic_to_choose_by(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, topics=("M3.2",)))
    found = labels(me.get(f"{saved.at}/resultaten/onderwerpen"))
    assert len(found) == 50
    assert all("jong " in text and "management " in text and "verschil " in text for text in found.values())


def test_a_proposed_topic_says_why_instead(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/resultaten/onderwerpen")
    assert [code for code, text in labels(page).items() if "verschil " not in text] == ticked(page)
    assert "Jong en management denken hier anders over, en het weegt zwaar" in page.main


def test_without_own_scores_the_national_ones_stand_there(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(GOUDA, entries=()))
    page = me.get(f"{saved.at}/resultaten/onderwerpen")
    others = [text for code, text in labels(page).items() if code not in ticked(page)]
    assert len(others) == 47
    assert all("landelijk: jong " in text for text in others)


def test_a_reader_is_told_that_a_choice_is_for_printing_alone(app: Flask, me: Visitor) -> None:
    saved = save_published(app, replace(GOUDA, topics=("R3", "M3.2")))
    _, viewer = share(app, saved)
    theirs = viewer.get(f"/inzage/{saved.public_id}/resultaten/onderwerpen").main
    mine = me.get(f"{saved.at}/resultaten/onderwerpen").main
    told = "Dit geldt alleen voor wat u zelf print. De ronde verandert niet."
    assert (told in theirs, "De onderwerpen" in theirs, "Uw onderwerpen" in theirs) == (True, True, False)
    assert (told in mine, "Uw onderwerpen" in mine) == (False, True)
    assert "u koos" not in viewer.get(f"/inzage/{saved.public_id}/resultaten/R3").main


def test_a_reader_is_told_what_can_be_done_here(app: Flask) -> None:
    saved = save_published(app)
    _, viewer = share(app, saved)
    told = "Dit zijn de resultaten van Gouda. U kunt alles lezen en niets veranderen."
    assert told in viewer.get(f"/inzage/{saved.public_id}/resultaten").text
    _, viewer = share(app, saved, management=False)
    assert "alles lezen" not in viewer.get(f"/inzage/{saved.public_id}/resultaten").text
