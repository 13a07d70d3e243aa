"""The ways in by a secret link: launch token, manage link, view link and invitation."""

from datetime import timedelta

import pytest
from flask import Flask

from retention_check import clock, secret_links, store
from retention_check.store import ViewLink
from tests.web.client import (
    TOKEN,
    SavedRound,
    Visitor,
    database_of,
    delete_round,
    invite,
    manager,
    save_round,
    share,
)

NONSENSE = {
    "nothing": "",
    "one letter": "x",
    "capitals": "A" * 32,
    "too short": "a" * 31,
    "too long": "a" * 33,
    "accents": "é" * 32,
    "a path": "../../etc/passwd",
    "zero bytes": "%00" * 32,
}
UNKNOWN = "z7y6x5w4v3u2t7s6z7y6x5w4v3u2t7s6"  # of the right shape, and nobody's


def test_the_launch_link_opens_the_app_and_leaves_a_clean_address(app: Flask, gouda: SavedRound) -> None:
    visitor = Visitor(app)
    assert (page := visitor.get(f"/open/{TOKEN}")).status == 302
    assert page.redirects_to == "/"
    assert gouda.at in visitor.get("/").text
    assert visitor.get(gouda.at).status == 200


@pytest.mark.parametrize("token", [TOKEN[:-1], TOKEN.upper(), UNKNOWN, "é", "%00"])
def test_a_wrong_launch_link_opens_nothing(visitor: Visitor, gouda: SavedRound, token: str) -> None:
    assert visitor.get(f"/open/{token}").status == 403
    assert visitor.get(gouda.at).status == 403


def test_a_manage_link_opens_its_round_and_leaves_a_clean_address(
    app: Flask, gouda: SavedRound, visitor: Visitor
) -> None:
    assert visitor.get(gouda.at).status == 403
    assert visitor.get(f"/beheer/{gouda.secret}").redirects_to == gouda.at
    assert visitor.get(gouda.at).status == 200
    assert visitor.get(save_round(app).at).status == 403


def test_a_view_link_opens_results_alone(app: Flask, gouda: SavedRound) -> None:
    link, _ = share(app, gouda)
    visitor = Visitor(app)
    assert visitor.get(link).redirects_to == f"/inzage/{gouda.public_id}/resultaten"
    assert visitor.get(f"/inzage/{gouda.public_id}/resultaten").status == 200
    assert visitor.get(gouda.at).status == 403


@pytest.mark.parametrize("way", ["beheer", "inzien", "uitnodiging"])
@pytest.mark.parametrize("secret", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_no_secret(visitor: Visitor, way: str, secret: str) -> None:
    assert visitor.get(f"/{way}/{secret}").status == 404


@pytest.mark.parametrize(("way", "status"), [("beheer", 404), ("inzien", 404), ("uitnodiging", 410)])
def test_an_unknown_secret_opens_nothing(visitor: Visitor, way: str, status: int) -> None:
    assert secret_links.is_secret(UNKNOWN)
    assert visitor.get(f"/{way}/{UNKNOWN}").status == status


def test_a_secret_opens_one_way_alone(app: Flask, gouda: SavedRound, visitor: Visitor) -> None:
    link, _ = share(app, gouda)
    assert visitor.get(f"/inzien/{gouda.secret}").status == 404
    assert visitor.get(link.replace("inzien", "beheer")).status == 404
    assert visitor.get(gouda.at).status == 403


def test_links_of_a_deleted_round_are_gone(app: Flask, gouda: SavedRound, visitor: Visitor) -> None:
    link, _ = share(app, gouda)
    delete_round(app, gouda.public_id)
    assert [visitor.get(address).status for address in (f"/beheer/{gouda.secret}", link, gouda.at)] == [410] * 3


def test_a_replaced_manage_link_is_gone(app: Flask, gouda: SavedRound, visitor: Visitor) -> None:
    opened = manager(app, gouda)
    store.links.replace_manage_link(database_of(app), gouda.public_id, "nieuw", secret_links.hashed("nieuw"))
    assert visitor.get(f"/beheer/{gouda.secret}").status == 410
    assert opened.get(gouda.at).status == 403


def test_a_view_link_that_was_never_opened_is_unknown(app: Flask, gouda: SavedRound, visitor: Visitor) -> None:
    secret = secret_links.view_secret(gouda.secret, 0)
    assert visitor.get(f"/inzien/{secret}").status == 404
    opened = ViewLink(is_open=True)
    store.links.set_view_link(database_of(app), gouda.public_id, opened, secret_links.hashed(secret))
    assert visitor.get(f"/inzien/{secret}").status == 302


@pytest.mark.parametrize(("days", "status"), [(0, 302), (-1, 410)])
def test_an_invitation_lets_in_until_its_last_day(central: Flask, days: int, status: int) -> None:
    secret = invite(central, clock.today() + timedelta(days))
    assert Visitor(central).get(f"/uitnodiging/{secret}").status == status


@pytest.mark.parametrize("address", ["/", f"/open/{TOKEN}", f"/beheer/{UNKNOWN}"])
def test_ways_in_take_no_form(visitor: Visitor, address: str) -> None:
    page = visitor.post(address)
    assert page.status == 405
    assert "GET" in page.headers.get("Allow", "")
