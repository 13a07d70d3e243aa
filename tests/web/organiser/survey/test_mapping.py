"""The mapping file: what was decided about a survey, to be used again."""

import io
import tomllib

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage

from tests.web.client import SavedRound, Visitor, save_round, value_of
from tests.web.organiser.survey.exports import DOUBTED, OTHER, buttons, few, field_of, look, uploaded
from tests.web.organiser.survey.test_understood import EMPTY


@pytest.fixture
def empty(app: Flask) -> SavedRound:
    """A round without scores."""
    return save_round(app, EMPTY)


def mapping(data: bytes) -> FileStorage:
    return FileStorage(io.BytesIO(data), "indeling.toml")


def test_what_was_decided_is_used_again_without_a_question(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few(DOUBTED, headings={"R1": "Het weer"}))
    assert "Indeling bewaren" not in page.main
    assert "Wij gebruikten uw indeling" not in page.main
    assert "Verandert u hier iets? Dan kunt u dat daarna bewaren" in page.main
    page = look(me, page, {field_of(page, "In de kolom"): "none", field_of(page, "Wat staat er in kolom F"): "R1"})
    [address] = [link for link in page.links if link.endswith("/indeling.toml")]
    kept = me.get(address)
    assert kept.headers["Content-Type"] == "application/toml"
    assert 'filename="indeling-gouda-2026-11-21.toml"' in kept.headers["Content-Disposition"]
    assert tomllib.loads(kept.text) == {"columns": {"Het weer": "R1"}, "values": {OTHER: "none"}}
    data = few(DOUBTED, headings={"R1": "Het weer"})
    again = uploaded(me, empty, data, mapping=mapping(kept.data))
    assert buttons(again) == ["Ja, bewaren", "Opnieuw kijken"]
    assert "Wij gebruikten uw indeling van een vorige keer." in again.main
    assert value_of(again, field_of(again, "Wat staat er in kolom F")) == "R1"


@pytest.mark.parametrize("data", [b"\xff\xfe", b"geen toml", b'[columns]\n"Kop" = "R99"', b"x" * 2**20])
def test_a_wrong_mapping_is_told_at_its_field(me: Visitor, empty: SavedRound, data: bytes) -> None:
    page = uploaded(me, empty, few(), mapping=mapping(data))
    assert (page.status, page.title[:5], list(page.faults)) == (422, "Fout:", ["mapping"])


def test_of_what_waits_no_longer_there_is_no_mapping(me: Visitor, empty: SavedRound) -> None:
    assert me.get(f"{empty.at}/enquete/0123456789abcdef/indeling.toml").redirects_to == empty.at
    assert "wacht hier niet meer" in me.get(empty.at).main
