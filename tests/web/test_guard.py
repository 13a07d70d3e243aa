"""Only our own pages send: the browser says where a form came from, also on plain http in a room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from retention_check.config import Mode
from retention_check.domain.side import Side
from tests.web.client import Visitor, running
from tests.web.respondent.asked import BELONGS, JSON, Asking, ask

ROOM = "192.168.1.20"
HERE = f"http://{ROOM}:8765"
OTHERS: tuple[dict[str, str], ...] = (
    {},
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": f"http://{ROOM}"},  # another port is another site
    {"Origin": f"http://{ROOM}:8765.evil.example"},
    {"Origin": f"http://evil.example@{ROOM}:8765"},
    {"Origin": HERE, "Sec-Fetch-Site": "cross-site"},
    {"Origin": HERE, "Sec-Fetch-Site": "same-site"},
    {"Origin": HERE, "Sec-Fetch-Site": "x"},
    {"Origin": HERE, "Sec-Fetch-Site": ""},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "none", "Origin": "http://evil.example"},
    {"Origin": "http://[x"},  # no address at all
    {"Referer": HERE},
)
OURS = (
    {"Origin": HERE},
    {"Origin": HERE.replace("http", "HTTP")},
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "same-origin", "Origin": HERE},
    {"Sec-Fetch-Site": "none", "Origin": HERE},  # the page is loaded again by hand
)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A laptop in a room: plain http, at an address that is not localhost."""
    folder: Path = tmp_path_factory.mktemp("room")
    with running(folder, mode=Mode.ROOM, address=ROOM, port=8765) as app:
        yield app


@pytest.fixture(scope="module")
def asking(room: Flask) -> Asking:
    return ask(room)


@pytest.mark.parametrize("headers", OTHERS)
def test_what_another_site_may_have_sent_is_refused(room: Flask, asking: Asking, headers: dict[str, str]) -> None:
    visitor = Visitor(room, HERE)
    form = {"bewijs": "a" * 32, "R1": "4"}
    for address in (asking.link(), f"{asking.link()}/antwoorden", asking.short(), f"{asking.short()}/antwoorden", "/v"):
        page = visitor.post(address, form, headers=headers)
        assert page.status == 403
        assert "Wij konden niet zien dat dit van onze eigen pagina kwam." in page.main
        assert "R1" not in page.text
    by_script = visitor.post(f"{asking.link()}/antwoorden", form, headers=headers | JSON)
    assert (by_script.status, by_script.text) == (403, '{"stand":"geweigerd"}\n')
    assert asking.people() == 0


@pytest.mark.parametrize("headers", OURS)
def test_our_own_pages_may_send(room: Flask, asking: Asking, headers: dict[str, str]) -> None:
    visitor, before = Visitor(room, HERE), asking.people()
    page = visitor.post(asking.link(), BELONGS[Side.YOUNG], headers=headers)
    assert page.status == 200
    sent = visitor.post(page.action(), dict(page.fields()) | {"R1": "4"}, headers=headers)
    assert sent.status == 303
    assert asking.people() == before + 1


def test_another_host_name_is_no_host_of_ours(room: Flask, asking: Asking) -> None:
    foreign = "http://evil.example"
    assert Visitor(room, foreign).post(asking.link(), {}, headers={"Origin": foreign}).status == 400


def test_looking_is_not_guarded(room: Flask, asking: Asking) -> None:
    visitor = Visitor(room, HERE)
    assert visitor.get(asking.link(), headers={"Sec-Fetch-Site": "cross-site"}).status == 200
