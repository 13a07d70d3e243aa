"""Who may do what: a cookie opens the rounds it names and no others, and says no more than it must."""

import base64
import json
import re
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from retention_check.web.access import MOST_ROUNDS

from tests.web.client import (
    GOUDA,
    HTTPS,
    TOKEN,
    TYPED,
    SavedRound,
    Visitor,
    central_settings,
    manager,
    owner,
    running,
    save_round,
    share,
)

MANAGED = [
    "",
    "/gegevens",
    "/volgende",
    "/scores",
    "/vastleggen",
    "/scoreblad",
    "/afspraken",
    "/afspraken/nieuw",
    "/afspraken/1",
    "/afspraken/1/weg",
    "/delen",
    "/meenemen.json",
    "/wissen",
    "/resultaten",
    "/resultaten/R1",
    "/resultaten/onderwerpen",
    "/rapport",
    "/rapport.pdf",
    "/rapport.html",
    "/cijfers.csv",
    "/cijfers.xlsx",
    "/beeld/redenen.svg",
]
POSTED = ["/gegevens", "/volgende", "/scores", "/vastleggen", "/scoreblad", "/scoreblad/bewaren", "/delen", "/wissen"]
POSTED += ["/afspraken/nieuw", "/afspraken/1", "/afspraken/1/weg", "/resultaten/onderwerpen"]
VIEWED = [path for path in MANAGED if path.startswith(("/resultaten", "/rapport", "/cijfers", "/beeld"))]


def cookie_of(visitor: Visitor) -> str:
    """The Set-Cookie line of opening the app."""
    return visitor.get(f"/open/{TOKEN}").headers["Set-Cookie"]


def inside(compared: str) -> dict[str, object]:
    """What a signed cookie says to who reads it."""
    value = re.sub(r"^[^=]+=", "", compared).split(";")[0].strip('"')
    packed = value.startswith(".")
    data = value.lstrip(".").split(".")[0]
    raw = base64.urlsafe_b64decode(data + "=" * (-len(data) % 4))
    found: dict[str, object] = json.loads(zlib.decompress(raw) if packed else raw)
    return found


@pytest.mark.parametrize("base", ["http://localhost", HTTPS])
@pytest.mark.parametrize("path", MANAGED)
def test_pages_of_a_round_are_for_its_manager(app: Flask, base: str, path: str) -> None:
    kept = save_round(app)
    stranger, other = Visitor(app, base), manager(app, save_round(app), base)
    _, viewer = share(app, kept, base=base)
    for visitor in (stranger, other, viewer):
        assert visitor.get(f"{kept.at}{path}").status == 403
    if path != "/rapport.pdf":
        assert manager(app, kept, base).get(f"{kept.at}{path}").status in {200, 302}


@pytest.mark.parametrize("path", POSTED)
def test_forms_of_a_round_are_for_its_manager(app: Flask, gouda: SavedRound, path: str) -> None:
    stranger = manager(app, save_round(app))
    token = stranger.get("/voorbeeld/resultaten/onderwerpen").fields()["csrf_token"]
    sent = {"csrf_token": token, "sure": "y", "what": "x", **TYPED}
    assert stranger.post(f"{gouda.at}{path}", sent).status == 403
    assert Visitor(app).post(f"{gouda.at}{path}", sent).status == 403
    assert stored_round(app, gouda.public_id) == GOUDA


@pytest.mark.parametrize("path", VIEWED)
def test_pages_of_a_view_are_for_who_opened_its_link(app: Flask, gouda: SavedRound, path: str) -> None:
    address = f"/inzage/{gouda.public_id}{path}"
    assert Visitor(app).get(address).status == 403
    assert manager(app, gouda).get(address).status == 403
    _, other = share(app, save_round(app))
    assert other.get(address).status == 403
    _, viewer = share(app, gouda)
    if path != "/rapport.pdf":
        assert viewer.get(address).status == 200


@pytest.mark.parametrize("path", MANAGED)
@pytest.mark.parametrize("public", ["x", "a" * 16, "%00", "é", "x" * 3000])
def test_an_unknown_round_is_not_there(me: Visitor, path: str, public_id: str) -> None:
    assert me.get(f"/ronde/{public_id}{path}").status == 404


def test_an_unknown_view_is_not_there(me: Visitor) -> None:
    assert me.get("/inzage/x/resultaten").status == 404


def test_the_cookie_over_http(app: Flask) -> None:
    compared = cookie_of(Visitor(app))
    assert compared.startswith("retention_check_8765=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(compared.split("; "))
    assert "Secure" not in compared
    assert "Domain" not in compared
    assert "Expires" not in compared


def test_the_cookie_over_tls(app: Flask) -> None:
    compared = cookie_of(Visitor(app, HTTPS))
    assert compared.startswith("__Host-retention_check=")
    assert {"HttpOnly", "SameSite=Lax", "Path=/", "Secure"} <= set(compared.split("; "))
    assert "Domain" not in compared


def test_reading_sets_no_cookie(visitor: Visitor) -> None:
    for address in ("/", "/privacy", "/voorbeeld/resultaten", "/voorbeeld/rapport", "/gezond", "/nergens"):
        assert "Set-Cookie" not in visitor.get(address).headers


def test_two_ports_keep_two_cookies(tmp_path: Path) -> None:
    with running(tmp_path, port=9000) as app:
        assert cookie_of(Visitor(app)).startswith("retention_check_9000=")


def test_the_cookie_holds_no_secret(app: Flask, gouda: SavedRound) -> None:
    compared = Visitor(app).get(f"/beheer/{gouda.secret}").headers["Set-Cookie"]
    said = inside(compared)
    assert gouda.secret not in json.dumps(said)
    assert set(said) <= {"rounds", "csrf_token", "_fresh"}


def test_a_changed_cookie_opens_nothing(app: Flask, gouda: SavedRound) -> None:
    visitor = Visitor(app)
    name, _, value = visitor.get(f"/beheer/{gouda.secret}").headers["Set-Cookie"].partition("=")
    visitor.client.set_cookie(name, f"x{value.split(';')[0]}", domain="localhost")
    assert visitor.get(gouda.at).status == 403


def test_a_cookie_of_another_key_opens_nothing(app: Flask, gouda: SavedRound, tmp_path: Path) -> None:
    with running(tmp_path) as other:
        compared = cookie_of(Visitor(other))
    visitor = Visitor(app)
    visitor.client.set_cookie("retention_check_8765", compared.partition("=")[2].split(";")[0], domain="localhost")
    assert visitor.get(gouda.at).status == 403


def test_a_laptop_cookie_does_not_make_an_owner_of_a_server(tmp_path: Path) -> None:
    from retention_check.app import create_app
    from retention_check.store import migrate

    settings = central_settings(tmp_path)
    migrate(settings.database_url)
    with running(tmp_path, secret_key=settings.secret_key, database=settings.database) as laptop:
        kept, me = save_round(laptop), owner(laptop)
        assert me.get(kept.at).status == 200
        visitor = Visitor(create_app(settings))
        compared = cookie_of(me)
        visitor.client.set_cookie("retention_check", compared.partition("=")[2].split(";")[0], domain="localhost")
        assert visitor.get(kept.at).status == 403
        assert visitor.get("/nieuw").status == 403


def test_a_browser_remembers_the_rounds_opened_last(app: Flask) -> None:
    rounds = [save_round(app, replace(GOUDA, entries=())) for _ in range(MOST_ROUNDS + 1)]
    rounds.sort(key=lambda kept: kept.public_id, reverse=True)  # the order of opening is not that of the names
    visitor = Visitor(app)
    for kept in rounds:
        compared = visitor.get(f"/beheer/{kept.secret}").headers["Set-Cookie"]
    assert len(compared) < 4000
    assert [visitor.get(kept.at).status for kept in (rounds[0], rounds[1], rounds[-1])] == [403, 200, 200]


def test_manager_and_viewer_in_one_browser(app: Flask, gouda: SavedRound) -> None:
    link, _ = share(app, gouda, management=False)
    me = manager(app, gouda)
    me.get(link)
    assert me.get(f"{gouda.at}/resultaten").status == 200
    assert "staan niet in deze inzage" in me.get(f"/inzage/{gouda.public_id}/resultaten").text
