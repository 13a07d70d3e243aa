"""The links of each group: made again from the server's key, withdrawn, and never a second time the same."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask, g

from retention_check.domain.side import Side
from retention_check.secret_links import TYPED
from retention_check.web.organiser.questionnaire.links import answer_links, one_time_codes
from tests.web.client import SavedRound, Visitor, stored, words
from tests.web.organiser.questionnaire.asking import answer, found, opened


@contextmanager
def asked_about(app: Flask, saved: SavedRound) -> Iterator[None]:
    """A request of the page of a round."""
    with app.test_request_context(f"{saved.at}/zelf-vragen/stand"):
        g.stored_round = stored(app, saved.public_id)
        yield


def long_links(me: Visitor, saved: SavedRound) -> list[str]:
    page = me.get(f"{saved.at}/zelf-vragen/stand")
    return [words(page.by_id(f"link-{side}")) for side in Side]


def test_new_links_take_the_place_of_those_that_were_handed_out(room: Flask, leader: Visitor) -> None:
    saved, phone = opened(room, leader), Visitor(room)
    answer(room, saved, Side.YOUNG, 5)
    old = long_links(leader, saved)
    page = leader.get(f"{saved.at}/zelf-vragen/nieuwe-links")
    assert "werken daarna niet meer" in page.main
    assert "Wat al geantwoord is, telt gewoon mee." in page.main
    told = leader.follow(leader.send(page))
    assert "De oude werken niet meer." in told.main
    assert "5 of meer" in told.main
    new = long_links(leader, saved)
    assert [phone.get(link).status for link in (*old, *new)] == [410, 410, 200, 200]


def test_of_two_who_make_new_links_at_once_both_get_links_that_work(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader)
    page = leader.get(f"{saved.at}/zelf-vragen/nieuwe-links")
    assert leader.send(page).status == 302
    assert leader.send(page).status == 302
    assert found(room, saved).link_counter == 2
    assert {Visitor(room).get(link).status for link in long_links(leader, saved)} == {200}


def test_links_that_cannot_be_shown_any_more_are_made_anew(
    room: Flask, leader: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = opened(room, leader)
    with monkeypatch.context() as changed:
        settings = room.extensions["settings"]
        changed.setitem(room.extensions, "settings", type(settings)(**{**vars(settings), "secret_key": "x" * 40}))
        page = leader.get(f"{saved.at}/zelf-vragen/stand")
        assert "kunnen wij niet meer tonen" in page.main
        assert "/vragen/" not in page.text
        assert leader.fill(f"{saved.at}/zelf-vragen/nieuwe-links").status == 302
        assert {Visitor(room).get(link).status for link in long_links(leader, saved)} == {200}


def test_everyone_gets_a_code_of_their_own(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader, codes="ja")
    with asked_about(room, saved):
        young, management = (one_time_codes(side) for side in Side)
        assert {link.side for link in answer_links().values()} == set(Side)
    assert (len(young), len(management)) == (12, 6)
    assert len({*young, *management}) == 18
    assert {len(code) for code in young} == {8}
    assert set("".join(young)) <= set(TYPED)


def test_codes_are_the_same_after_new_links(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader, codes="ja")
    with asked_about(room, saved):
        before = one_time_codes(Side.YOUNG)
    assert leader.fill(f"{saved.at}/zelf-vragen/nieuwe-links").status == 302
    with asked_about(room, saved):
        assert one_time_codes(Side.YOUNG) == before


def test_a_questionnaire_after_another_has_other_codes(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader, codes="ja")
    with asked_about(room, saved):
        before = one_time_codes(Side.YOUNG)
    leader.fill(f"{saved.at}/zelf-vragen/wissen", {"sure": "y"})
    leader.fill(f"{saved.at}/zelf-vragen", {"asker": "HR", "codes": "ja", "asked_young": "12"})
    with asked_about(room, saved):
        after = one_time_codes(Side.YOUNG)
    assert len(after) == 12
    assert not {*before} & {*after}


def test_without_codes_there_are_none(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader)
    with asked_about(room, saved):
        assert one_time_codes(Side.YOUNG) == ()
