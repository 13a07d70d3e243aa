"""The session cookie: its name, its marks, and what it says to who reads it."""

import base64
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.web.client import HTTPS, TOKEN, SavedRound, Visitor, running, save_round


def cookie_of(visitor: Visitor) -> str:
    """The Set-Cookie line of opening the app."""
    return visitor.get(f"/open/{TOKEN}").headers["Set-Cookie"]


def marks(cookie: str) -> set[str]:
    """What stands behind the value of a Set-Cookie line."""
    return set(cookie.split("; ")[1:])


def content(cookie: str) -> dict[str, object]:
    """What a signed cookie says to who reads it."""
    value = re.sub(r"^[^=]+=", "", cookie).split(";")[0].strip('"')
    is_packed = value.startswith(".")
    data = value.lstrip(".").split(".")[0]
    raw = base64.urlsafe_b64decode(data + "=" * (-len(data) % 4))
    found: dict[str, object] = json.loads(zlib.decompress(raw) if is_packed else raw)
    return found


def test_the_cookie_over_http_is_named_after_the_port(app: Flask) -> None:
    cookie = cookie_of(Visitor(app))
    assert cookie.startswith("retention_check_8765=")
    assert marks(cookie) == {"HttpOnly", "SameSite=Lax", "Path=/"}


def test_the_cookie_over_tls_is_for_this_host_alone(app: Flask) -> None:
    cookie = cookie_of(Visitor(app, HTTPS))
    assert cookie.startswith("__Host-retention_check=")
    assert marks(cookie) == {"HttpOnly", "SameSite=Lax", "Path=/", "Secure"}


def test_a_server_has_a_cookie_without_a_port(central: Flask) -> None:
    saved = save_round(central)
    cookie = Visitor(central).get(f"/beheer/{saved.secret}").headers["Set-Cookie"]
    assert cookie.startswith("retention_check=")


def test_reading_sets_no_cookie(visitor: Visitor) -> None:
    for address in ("/", "/privacy", "/voorbeeld/resultaten", "/voorbeeld/rapport", "/gezond", "/nergens"):
        assert "Set-Cookie" not in visitor.get(address).headers


@pytest.fixture
def other_port(tmp_path: Path) -> Iterator[Flask]:
    """A laptop's app on another port."""
    with running(tmp_path, port=9000) as app:
        yield app


def test_two_ports_have_two_cookies(other_port: Flask) -> None:
    assert cookie_of(Visitor(other_port)).startswith("retention_check_9000=")


def test_the_cookie_holds_no_secret(app: Flask, gouda: SavedRound) -> None:
    said = content(Visitor(app).get(f"/beheer/{gouda.secret}").headers["Set-Cookie"])
    assert gouda.public_id in json.dumps(said)
    assert gouda.secret not in json.dumps(said)
    assert set(said) == {"rounds"}
