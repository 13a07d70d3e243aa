"""Take along: a round as a file, and the same round again from that file."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from flask import Flask

from tests.cast import mixes
from tests.web.client import (
    GOUDA,
    Page,
    SavedRound,
    Visitor,
    agreed,
    database_of,
    owner,
    running,
    save_round,
    stored_round,
)

ROUNDS = {name: mix.round for name, mix in mixes().items()} | {"gouda": GOUDA, "fixed": agreed(is_locked=True)}


def loaded(visitor: Visitor, data: bytes) -> Page:
    return visitor.upload("/terugzetten", "file", data, "ronde.json")


def taken(visitor: Visitor, kept: SavedRound) -> bytes:
    return visitor.get(f"{kept.at}/meenemen.json").data


def test_a_round_is_taken_along_as_a_file(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/meenemen.json")
    assert page.headers["Content-Type"].startswith("application/json")
    assert page.headers["Content-Disposition"] == 'attachment; filename="ronde-gouda-2026-11-21.json"'
    assert gouda.secret.encode() not in page.data


@pytest.mark.parametrize("name", ROUNDS)
def test_what_was_taken_along_comes_back_the_same(app: Flask, me: Visitor, name: str) -> None:
    kept = save_round(app, ROUNDS[name])
    page = loaded(me, taken(me, kept))
    public_id = page.place.removeprefix("/ronde/")
    assert public_id != kept.public_id
    assert stored_round(app, public_id) == ROUNDS[name]
    assert taken(me, SavedRound(public_id, "")) == taken(me, kept)


def test_a_round_goes_to_another_computer_with_the_one_before_it(app: Flask, me: Visitor, tmp_path: Path) -> None:
    before = save_round(app, replace(GOUDA, day=date(2025, 1, 1)))
    after = save_round(app, GOUDA, previous=before.public_id)
    data = taken(me, after)
    with running(tmp_path) as other:
        there = owner(other)
        public_id = loaded(there, data).place.removeprefix("/ronde/")
        found = database_of(other).load(public_id)
        assert found is not None
        assert found.round == GOUDA
        assert stored(other, str(found.previous)) == replace(GOUDA, day=date(2025, 1, 1))
        assert there.get(f"/ronde/{public_id}/resultaten/verandering").status == 200
        assert taken(there, SavedRound(public_id, "")) == data


def test_who_loaded_a_round_is_told_once(me: Visitor, gouda: SavedRound) -> None:
    page = me.follow(loaded(me, taken(me, gouda)))
    told = [each for each in page.tree.iter("div") if each.get("role") == "status"]
    assert len(told) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\x00\xff",
        b"{" * 100_000,
        b'{"format": "retention_check.round"}',
        b'{"format": "retention_check.round", "version": 99}',
        b"PK\x03\x04",
    ],
)
def test_a_file_that_is_no_round_is_told(app: Flask, me: Visitor, data: bytes) -> None:
    before = len(database_of(app).listed())
    page = loaded(me, data)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert page.by_id("fouten") is not None
    assert len(database_of(app).listed()) == before


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("municipality", "G" * 81),
        ("municipality", "Gouda 🎉"),
        ("municipality", 5),
        ("day", "2026-02-30"),
        ("staff", -1),
        ("staff", 10**30),
        ("scale", "1-100"),
        ("management_form", "boos"),
        ("is_fixed", "ja"),
    ],
)
def test_a_wrong_value_in_a_file_is_told(app: Flask, me: Visitor, gouda: SavedRound, name: str, value: object) -> None:
    document = json.loads(taken(me, gouda))
    document["about"][name] = value
    before = len(database_of(app).listed())
    assert loaded(me, json.dumps(document).encode()).status == 422
    assert len(database_of(app).listed()) == before


def test_what_a_report_cannot_print_is_told_in_agreements_too(me: Visitor, gouda: SavedRound) -> None:
    text = taken(me, gouda).decode()
    page = loaded(me, text.replace("Mentoren zoeken", "Mentoren 🎉").encode())
    assert page.status == 422
    assert "🎉" in page.main


def test_a_loaded_round_can_be_changed(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    document = json.loads(taken(me, gouda))
    document["about"]["management_role"] = "directie"
    public_id = loaded(me, json.dumps(document).encode()).place.removeprefix("/ronde/")
    assert me.fill(f"/ronde/{public_id}/gegevens", {"staff": "99"}).status == 302
    assert stored_round(app, public_id).role == "directie"


def test_no_file_is_told_at_the_field(me: Visitor) -> None:
    page = me.fill("/terugzetten")
    assert (page.status, page.faults) == (422, {"file": "Kies een bestand."})


def test_a_visitor_loads_nothing(visitor: Visitor, app: Flask, central: Flask) -> None:
    assert visitor.get("/terugzetten").status == 403
    assert Visitor(central).get("/terugzetten").status == 403
    assert visitor.get("/ronde/x/meenemen.json").status == 404
    assert visitor.get(f"{save_round(app).at}/meenemen.json").status == 403


def test_a_file_that_is_too_large_is_refused(me: Visitor) -> None:
    assert loaded(me, b" " * (7 * 2**20)).status == 413
