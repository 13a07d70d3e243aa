"""Pages beside the rounds: method, privacy, accessibility, letters."""

import pytest
from flask import Flask

from retention_check.store import ENTRIES_KEPT_MONTHS, ROUND_KEPT_MONTHS
from tests.web.client import HTTP, Visitor, running

PAGES = ["/over-dit-onderzoek", "/privacy", "/toegankelijkheid", "/voorbeeldbrief"]


@pytest.mark.parametrize("address", [*PAGES, "/pakket"])
def test_everyone_may_read(visitor: Visitor, central: Flask, address: str) -> None:
    assert visitor.get(address).status == 200
    assert Visitor(central).get(address).status == 200


@pytest.mark.parametrize("start", ["/", "/voorbeeld/resultaten", "/bestaat-niet"])
def test_the_footer_leads_there_from_every_page(visitor: Visitor, start: str) -> None:
    assert {f"{HTTP}{address}" for address in PAGES} <= set(visitor.get(start).links)


def test_privacy_says_how_long_it_is_kept(visitor: Visitor) -> None:
    text = visitor.get("/privacy").main
    assert f"{ENTRIES_KEPT_MONTHS} maanden" in text
    assert f"{ROUND_KEPT_MONTHS} maanden" in text


def test_privacy_tells_the_threshold_of_this_installation(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running(tmp_path_factory.mktemp("laptop"), threshold=8) as app:
        assert "minder dan acht mensen" in Visitor(app).get("/privacy").main
