"""What changed since the round before it."""

from dataclasses import replace
from datetime import date

from flask import Flask

from tests.cast import DAY, entries
from tests.web.client import GOUDA, SavedRound, Visitor, save_round, share

EARLIER = replace(GOUDA, entries=entries({"R1": ("5.0", "4.0")}), day=date(2025, 1, 1))
LATER = replace(GOUDA, entries=entries({"R1": ("6.5", "7.0")}), day=DAY)


def test_the_change_on_an_item_is_shown_to_organiser_and_viewer(app: Flask, me: Visitor) -> None:
    saved = save_round(app, LATER, previous=save_round(app, EARLIER).public_id)
    _, viewer = share(app, saved)
    for page in (
        me.get(f"{saved.at}/resultaten/verandering"),
        viewer.get(f"/inzage/{saved.public_id}/resultaten/verandering"),
    ):
        assert page.status == 200
        assert {"+1,5", "+3,0"} <= set(page.pieces)


def test_a_viewer_without_management_sees_the_change_of_young_staff_alone(app: Flask) -> None:
    saved = save_round(app, LATER, previous=save_round(app, EARLIER).public_id)
    _, viewer = share(app, saved, management=False)
    page = viewer.get(f"/inzage/{saved.public_id}/resultaten/verandering")
    assert "+1,5" in page.pieces
    assert not {"+3,0", "7,0", "4,0"} & set(page.pieces)


def test_without_an_earlier_round_nothing_changed(visitor: Visitor, me: Visitor, gouda: SavedRound) -> None:
    assert me.get(f"{gouda.at}/resultaten/verandering").status == 404
    assert visitor.get("/voorbeeld/resultaten/verandering").status == 404
