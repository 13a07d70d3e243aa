"""Where publishing leads to: results, exports and the page to share of this round, and nowhere else."""

import pytest
from flask import Flask, g

from retention_check.web.organiser.wanted_page import WantedPage, wanted_page
from tests.web.client import SavedRound, stored

ELSEWHERE = [
    "",
    "x",
    "//evil.example/rapport.pdf",
    "https://evil.example/rapport.pdf",
    "\\\\evil.example",
    "../aaaaaaaaaaaaaaaa/rapport.pdf",
    "../../",
    "%2e%2e/rapport.pdf",
    "/rapport.pdf",
    "wissen",
    "scores",
    "vaststellen",
    "vastgesteld",
    "meenemen.json",
    "bijeenkomst/einde",
    "rapport.pdf/",
    "javascript:alert(1)",
    "\r\nLocation: https://evil.example",
]


@pytest.fixture
def asked(app: Flask, gouda: SavedRound):  # type: ignore[no-untyped-def]
    """What a text leads to, from a page of Gouda."""

    def find(text: str) -> WantedPage | None:
        with app.test_request_context(f"{gouda.at}/vaststellen"):
            g.stored_round = stored(app, gouda.public_id)
            return wanted_page(text)

    return find


@pytest.mark.parametrize("text", ELSEWHERE)
def test_no_other_page_is_led_to(asked, text: str) -> None:  # type: ignore[no-untyped-def]
    assert asked(text) is None


@pytest.mark.parametrize(
    ("text", "is_download"),
    [
        ("rapport.pdf", True),
        ("rapport.docx?onderwerp=R1&onderwerp=R2", True),
        ("cijfers.xlsx", True),
        ("beeld/redenen.svg", True),
        ("rapport.html?bewaren=", True),
        ("rapport.html?soort=poster", False),
        ("resultaten/R1", False),
        ("rapport", False),
        ("delen", False),
        ("bijeenkomst/leiden", False),
    ],
)
def test_a_page_or_file_of_this_round_is(  # type: ignore[no-untyped-def]
    asked, gouda: SavedRound, text: str, is_download: bool
) -> None:
    assert asked(text) == WantedPage(f"{gouda.at}/{text}", is_download)


@pytest.mark.parametrize("query", ["_scheme=https&_external=1", "_anchor=x", "_host=evil.example", "public_id=x"])
def test_what_follows_a_question_mark_stays_there(asked, gouda: SavedRound, query: str) -> None:  # type: ignore[no-untyped-def]
    assert asked(f"rapport.pdf?{query}") == WantedPage(f"{gouda.at}/rapport.pdf?{query}", True)


def test_a_line_break_stays_within_the_query(asked, gouda: SavedRound) -> None:  # type: ignore[no-untyped-def]
    found = asked("rapport.pdf?soort=a\r\nSet-Cookie: x")
    assert found == WantedPage(f"{gouda.at}/rapport.pdf?soort=a%0D%0ASet-Cookie%3A+x", True)
