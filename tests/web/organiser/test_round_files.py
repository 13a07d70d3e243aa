"""Take along: a round as a file, which `tests/web/public/test_new_round.py` loads again."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from retention_check.domain.comparison import compare
from retention_check.domain.publishing import publish, shows_the_same, with_results_opened
from retention_check.domain.side import Side
from retention_check.round_file import read_round
from tests.cast import DAY, STUDY
from tests.web.client import GOUDA, SavedRound, Visitor, owner, running, save_round

OPENED = with_results_opened(GOUDA)
PUBLISHED = publish(compare(GOUDA, STUDY), Side, DAY)


def test_a_round_is_taken_along_as_a_file(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/meenemen.json")
    assert page.headers["Content-Type"].startswith("application/json")
    assert page.headers["Content-Disposition"] == 'attachment; filename="werkbestand-niet-delen-gouda-2026-11-21.json"'
    assert json.loads(page.data)["note"].startswith("Werkbestand, niet delen.")
    assert read_round(page.data, STUDY).round == OPENED


def test_the_file_of_a_published_round_may_be_shared_and_holds_the_shown_scores(app: Flask, me: Visitor) -> None:
    saved = save_round(app, PUBLISHED)
    page = me.get(f"{saved.at}/meenemen.json")
    assert page.headers["Content-Disposition"] == 'attachment; filename="ronde-gouda-2026-11-21.json"'
    found = read_round(page.data, STUDY).round
    assert found is not None
    assert all(found.is_condensed(side) for side in Side)
    assert all(shows_the_same(compare(found, STUDY), compare(PUBLISHED, STUDY), side) for side in Side)


@pytest.mark.parametrize("part", ["", "/wissen"])
def test_who_is_offered_the_file_reads_whether_it_may_be_shared(app: Flask, me: Visitor, part: str) -> None:
    assert "werkbestand, niet delen" in me.get(f"{save_round(app).at}{part}").main
    shared = me.get(f"{save_round(app, PUBLISHED).at}{part}").main
    assert "werkbestand" not in shared
    assert "Van de scores staan er alleen die wij tonen in." in shared


def test_the_threshold_that_is_set_holds_in_the_file(tmp_path: Path) -> None:
    with running(tmp_path, threshold=10) as app:
        # a group that an earlier version showed, which froze no threshold
        publication = replace(PUBLISHED.publication, threshold=None)
        eight = tuple(replace(entry, n=8) if entry.side is Side.MANAGEMENT else entry for entry in GOUDA.entries)
        saved = save_round(app, replace(PUBLISHED, entries=eight, publication=publication))
        found = read_round(owner(app).get(f"{saved.at}/meenemen.json").data, STUDY).round
    assert found is not None
    assert (found.publication.threshold, found.entries_of(Side.MANAGEMENT)) == (10, ())


def test_the_round_before_it_goes_along(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    earlier = replace(OPENED, day=date(2025, 1, 1))
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
