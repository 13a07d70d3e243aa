"""The start page, and the ways in: launch token, manage link, view link and invitation."""

from datetime import date, timedelta

import pytest
from flask import Flask

from retention_check import links
from retention_check.store import ViewLink
from tests.web.client import TOKEN, SavedRound, Visitor, database_of, manager, save_round, share

NONSENSE = ["", "x", "A" * 32, "a" * 31, "a" * 33, "é" * 32, "../../etc/passwd", "%00" * 32]
UNKNOWN = links.new_secret()


def test_anyone_finds_the_doors_and_the_example(visitor: Visitor) -> None:
    page = visitor.get("/")
    assert page.status == 200
    assert {"/voorbeeld/resultaten", "/pakket"} <= {link.removeprefix("http://localhost") for link in page.links}


def test_the_launch_link_opens_the_app_and_leaves_a_clean_address(app: Flask, gouda: SavedRound) -> None:
    visitor = Visitor(app)
    assert (page := visitor.get(f"/open/{TOKEN}")).status == 302
    assert page.place == "/"
    assert gouda.at in visitor.get("/").text
    assert visitor.get(gouda.at).status == 200


@pytest.mark.parametrize("token", [TOKEN[:-1], TOKEN.upper(), UNKNOWN, "é", "%00"])
def test_a_wrong_launch_link_opens_nothing(visitor: Visitor, gouda: SavedRound, token: str) -> None:
    assert visitor.get(f"/open/{token}").status == 403
    assert visitor.get(gouda.at).status == 403


def test_without_the_launch_link_no_round_is_listed(visitor: Visitor, gouda: SavedRound) -> None:
    page = visitor.get("/")
    assert "Uw rondes op deze computer" not in page.main
    assert gouda.public_id not in page.text
    assert "/nieuw" not in page.text


def test_rounds_are_listed_newest_first(app: Flask, me: Visitor) -> None:
    old, new = save_round(app, today=date.today() - timedelta(3)), save_round(app)  # noqa: DTZ011
    text = me.get("/").text
    assert 0 < text.index(new.public_id) < text.index(old.public_id)


def test_a_server_lists_nothing_and_no_launch_link_opens_it(central: Flask) -> None:
    kept = save_round(central)
    visitor = manager(central, kept)
    assert kept.public_id not in visitor.get("/").text
    assert visitor.get(f"/open/{TOKEN}").status == 403
    assert "uitnodigingslink" in visitor.get("/").main


def test_a_manage_link_opens_its_round_and_leaves_a_clean_address(
    app: Flask, gouda: SavedRound, visitor: Visitor
) -> None:
    assert visitor.get(gouda.at).status == 403
    assert visitor.get(f"/beheer/{gouda.secret}").place == gouda.at
    assert visitor.get(gouda.at).status == 200
    assert visitor.get(save_round(app).at).status == 403


def test_a_view_link_opens_results_alone(app: Flask, gouda: SavedRound) -> None:
    link, _ = share(app, gouda)
    visitor = Visitor(app)
    assert visitor.get(link).place == f"/inzage/{gouda.public_id}/resultaten"
    assert visitor.get(f"/inzage/{gouda.public_id}/resultaten").status == 200
    assert visitor.get(gouda.at).status == 403


@pytest.mark.parametrize("door", ["beheer", "inzien", "uitnodiging"])
@pytest.mark.parametrize("secret", NONSENSE)
def test_nonsense_is_no_secret(visitor: Visitor, door: str, secret: str) -> None:
    assert visitor.get(f"/{door}/{secret}").status == 404


@pytest.mark.parametrize(("door", "status"), [("beheer", 404), ("inzien", 404), ("uitnodiging", 410)])
def test_an_unknown_secret_opens_nothing(visitor: Visitor, door: str, status: int) -> None:
    assert visitor.get(f"/{door}/{UNKNOWN}").status == status


def test_a_secret_opens_its_own_door_alone(app: Flask, gouda: SavedRound, visitor: Visitor) -> None:
    link, _ = share(app, gouda)
    assert visitor.get(f"/inzien/{gouda.secret}").status == 404
    assert visitor.get(link.replace("inzien", "beheer")).status == 404
    assert visitor.get(gouda.at).status == 403


def test_links_of_a_deleted_round_are_gone(app: Flask, gouda: SavedRound, visitor: Visitor) -> None:
    link, _ = share(app, gouda)
    database_of(app).delete(gouda.public_id, date.today())  # noqa: DTZ011
    assert [visitor.get(address).status for address in (f"/beheer/{gouda.secret}", link, gouda.at)] == [410] * 3


def test_a_replaced_manage_link_is_gone(app: Flask, gouda: SavedRound, visitor: Visitor) -> None:
    opened = manager(app, gouda)
    database_of(app).reissue(gouda.public_id, "nieuw", links.hashed("nieuw"))
    assert visitor.get(f"/beheer/{gouda.secret}").status == 410
    assert opened.get(gouda.at).status in {403, 410}


def test_a_view_link_that_was_never_opened_is_unknown(app: Flask, gouda: SavedRound, visitor: Visitor) -> None:
    secret = links.view_secret(gouda.secret, 0)
    assert visitor.get(f"/inzien/{secret}").status == 404
    database_of(app).share(gouda.public_id, ViewLink(is_open=True), links.hashed(secret))
    assert visitor.get(f"/inzien/{secret}").status == 302


def test_an_invitation_lets_in_until_its_last_day(central: Flask) -> None:
    today = date.today()  # noqa: DTZ011
    for until, status in ((today, 302), (today - timedelta(1), 410)):
        secret = links.new_secret()
        database_of(central).invite(links.hashed(secret), until)
        assert Visitor(central).get(f"/uitnodiging/{secret}").status == status


@pytest.mark.parametrize("address", ["/", f"/open/{TOKEN}", f"/beheer/{UNKNOWN}"])
def test_doors_take_no_form(visitor: Visitor, address: str) -> None:
    page = visitor.post(address)
    assert page.status == 405
    assert "GET" in page.headers.get("Allow", "")
