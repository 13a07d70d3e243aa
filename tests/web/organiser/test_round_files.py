"""Take along: a round as a file, which `tests/web/public/test_new_round.py` loads again."""

import json
from dataclasses import replace
from datetime import date

from flask import Flask

from retention_check.round_file import read_round
from tests.cast import STUDY
from tests.web.client import GOUDA, SavedRound, Visitor, save_round


def test_a_round_is_taken_along_as_a_file(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/meenemen.json")
    assert page.headers["Content-Type"].startswith("application/json")
    assert page.headers["Content-Disposition"] == 'attachment; filename="ronde-gouda-2026-11-21.json"'
    assert read_round(page.data, STUDY).round == GOUDA


def test_the_round_before_it_goes_along(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    earlier = replace(GOUDA, day=date(2025, 1, 1))
    saved = save_round(app, GOUDA, previous=save_round(app, earlier).public_id)
    assert read_round(me.get(f"{saved.at}/meenemen.json").data, STUDY).previous == earlier
    assert json.loads(me.get(f"{gouda.at}/meenemen.json").data)["previous"] is None


def test_the_file_opens_nothing(me: Visitor, gouda: SavedRound) -> None:
    data = me.get(f"{gouda.at}/meenemen.json").data
    assert gouda.secret.encode() not in data
    assert gouda.public_id.encode() not in data


def test_a_visitor_takes_nothing_along(visitor: Visitor, gouda: SavedRound) -> None:
    assert visitor.get(f"{gouda.at}/meenemen.json").status == 403
    assert visitor.get("/ronde/x/meenemen.json").status == 404
