"""Who may do what: a cookie opens the rounds it names and no others."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from retention_check import store
from retention_check.app import create_app
from retention_check.config import Mode
from retention_check.store import migrate
from retention_check.web.auth import LAUNCH_TOKEN, MOST_ROUNDS
from tests.web.client import (
    GOUDA,
    HTTP,
    HTTPS,
    TOKEN,
    TYPED,
    SavedRound,
    Visitor,
    central_settings,
    database_of,
    make_round,
    manager,
    owner,
    running,
    save_round,
    share,
    stored_round,
)

LAPTOP = "retention_check_8765"  # the name of a laptop's cookie
MANAGED = [
    "",
    "/gegevens",
    "/volgende",
    "/scores/jong",
    "/scores/management",
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
    "/rapport.docx",
    "/rapport.html",
    "/cijfers.csv",
    "/cijfers.xlsx",
    "/beeld/redenen.svg",
]
MADE_IN_A_CHILD = ("/rapport.pdf", "/rapport.docx")
UNKNOWN = {"short": "x", "right shape": "a" * 16, "zero byte": "%00", "accent": "é", "long": "x" * 3000}
POSTED = [
    "/gegevens",
    "/volgende",
    "/scores/jong",
    "/vastleggen",
    "/scoreblad",
    "/scoreblad/0123456789abcdef",
    "/delen",
    "/wissen",
]
POSTED += ["/afspraken/nieuw", "/afspraken/1", "/afspraken/1/weg", "/resultaten/onderwerpen"]
VIEWED = [path for path in MANAGED if path.startswith(("/resultaten", "/rapport", "/cijfers", "/beeld"))]


def opened_with(visitor: Visitor, address: str) -> str:
    """The value of the cookie that a secret link is exchanged for."""
    return visitor.get(address).headers["Set-Cookie"].partition("=")[2].split(";")[0]


def value_of_cookie(visitor: Visitor) -> str:
    """The value of the cookie that a visitor has."""
    cookie = visitor.client.get_cookie(LAPTOP)
    assert cookie is not None
    return cookie.value


@pytest.mark.parametrize("base", [HTTP, HTTPS])
@pytest.mark.parametrize("path", MANAGED)
def test_pages_of_a_round_are_for_its_manager(app: Flask, base: str, path: str) -> None:
    saved = save_round(app)
    stranger, other = Visitor(app, base), manager(app, save_round(app), base)
    _, viewer = share(app, saved, base=base)
    for visitor in (stranger, other, viewer):
        assert visitor.get(f"{saved.at}{path}").status == 403
    if path not in MADE_IN_A_CHILD:
        assert manager(app, saved, base).get(f"{saved.at}{path}").status in {200, 302}


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
    if path not in MADE_IN_A_CHILD:
        assert viewer.get(address).status == 200


@pytest.mark.parametrize("path", MANAGED)
@pytest.mark.parametrize("public_id", UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_round_is_not_there(me: Visitor, path: str, public_id: str) -> None:
    assert me.get(f"/ronde/{public_id}{path}").status == 404


@pytest.mark.parametrize("public_id", UNKNOWN.values(), ids=UNKNOWN)
def test_an_unknown_view_is_not_there(me: Visitor, public_id: str) -> None:
    assert me.get(f"/inzage/{public_id}/resultaten").status == 404


def test_a_changed_cookie_opens_nothing(app: Flask, gouda: SavedRound) -> None:
    visitor = Visitor(app)
    value = opened_with(visitor, f"/beheer/{gouda.secret}")
    assert visitor.get(gouda.at).status == 200
    visitor.client.set_cookie(LAPTOP, f"x{value}", domain="localhost")
    assert visitor.get(gouda.at).status == 403


def test_a_cookie_of_another_key_opens_nothing(app: Flask, gouda: SavedRound, tmp_path: Path) -> None:
    with running(tmp_path) as other:
        value = opened_with(Visitor(other), f"/open/{TOKEN}")
    visitor = Visitor(app)
    visitor.client.set_cookie(LAPTOP, value, domain="localhost")
    assert visitor.get(gouda.at).status == 403


def test_a_laptop_cookie_does_not_make_an_owner_of_a_server(tmp_path: Path) -> None:
    settings = central_settings(tmp_path)
    migrate(settings.database_url)
    with running(tmp_path, secret_key=settings.secret_key, database=settings.database) as laptop:
        saved, me = save_round(laptop), Visitor(laptop)
        value = opened_with(me, f"/open/{TOKEN}")
        assert me.get(saved.at).status == 200
        server = create_app(settings)
        visitor = Visitor(server)
        visitor.client.set_cookie("retention_check", value, domain="localhost")
        assert visitor.get(saved.at).status == 403
        assert visitor.get("/nieuw").status == 403
        store.disconnect(database_of(server))


def test_a_cookie_of_an_earlier_start_opens_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as earlier:
        me = owner(earlier)
        made = f"/ronde/{make_round(me)}"
        value = value_of_cookie(me)
        assert me.get(made).status == 200
    with running(tmp_path) as now:
        now.config[LAUNCH_TOKEN] = "z" * 32
        visitor = Visitor(now)
        visitor.client.set_cookie(LAPTOP, value, domain="localhost")
        assert visitor.get(made).status == 403
        assert visitor.get("/nieuw").status == 403
        assert "Uw rondes op deze computer" not in visitor.get("/").main
        assert visitor.get(f"/open/{'z' * 32}").status == 302
        assert visitor.get(made).status == 200


def test_a_cookie_without_the_start_it_is_of_makes_no_owner(gouda: SavedRound, visitor: Visitor) -> None:
    values: list[object] = [True, "", "x", 1, None, [], "é"]
    for said in values:
        with visitor.client.session_transaction() as session:
            session["owner"] = said
        assert visitor.get(gouda.at).status == 403, said


def test_without_a_launch_token_nobody_is_the_owner(tmp_path: Path) -> None:
    with running(tmp_path) as app:
        me, saved = owner(app), save_round(app)
        del app.config[LAUNCH_TOKEN]
        assert me.get(saved.at).status == 403


def test_an_owner_s_cookie_holds_no_key_and_names_no_round(app: Flask) -> None:
    me = owner(app)
    make_round(me)
    with me.client.session_transaction() as session:
        assert TOKEN not in str(dict(session))
        assert set(session) <= {"owner", "csrf_token", "_flashes"}


def test_in_a_room_the_key_opens_the_laptop_itself_alone(tmp_path: Path) -> None:
    with running(tmp_path, mode=Mode.ROOM, address="192.168.1.20") as app:
        me, phone, saved = owner(app), Visitor(app), save_round(app)
        elsewhere = {"environ_base": {"REMOTE_ADDR": "192.168.1.77"}}
        assert me.get(saved.at).status == 200
        assert phone.get(f"/open/{TOKEN}", **elsewhere).status == 403
        assert me.get(saved.at, **elsewhere).status == 403
        assert phone.get(f"/beheer/{saved.secret}", **elsewhere).status == 302


def test_a_browser_remembers_the_rounds_opened_last(app: Flask) -> None:
    rounds = [save_round(app, replace(GOUDA, entries=())) for _ in range(MOST_ROUNDS + 1)]
    rounds.sort(key=lambda saved: saved.public_id, reverse=True)  # the order of opening is not that of the names
    visitor = Visitor(app)
    for saved in rounds:
        cookie = visitor.get(f"/beheer/{saved.secret}").headers["Set-Cookie"]
    assert len(cookie) < 4000
    assert [visitor.get(saved.at).status for saved in (rounds[0], rounds[1], rounds[-1])] == [403, 200, 200]


def test_a_round_that_is_opened_again_is_remembered_longest(app: Flask) -> None:
    first, *others = (save_round(app, replace(GOUDA, entries=())) for _ in range(MOST_ROUNDS + 1))
    visitor = manager(app, first)
    for saved in (*others[:-1], first, others[-1]):
        visitor.get(f"/beheer/{saved.secret}")
    assert [visitor.get(saved.at).status for saved in (first, others[0], others[-1])] == [200, 403, 200]


def test_manager_and_viewer_in_one_browser(app: Flask, gouda: SavedRound) -> None:
    link, _ = share(app, gouda, management=False)
    me = manager(app, gouda)
    me.get(link)
    assert me.get(f"{gouda.at}/resultaten").status == 200
    assert "ziet u met deze link niet" in me.get(f"/inzage/{gouda.public_id}/resultaten").text
