"""Files to take away, each with a name that says what it is."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check.web.downloads import download_name
from tests.web.client import GOUDA, Visitor, save_published

NAMES = [
    ("Súdwest-Fryslân", "sudwest-fryslan"),
    ('"; x\\', "x"),
    ("…", "ronde"),
    ("'s-Hertogenbosch", "s-hertogenbosch"),
]


@pytest.mark.parametrize(("municipality", "plain"), NAMES)
def test_a_name_of_any_letters_gives_a_plain_file_name(municipality: str, plain: str) -> None:
    assert download_name("rapport", municipality, "2026-11-21", "pdf") == f"rapport-{plain}-2026-11-21.pdf"


def test_a_file_is_sent_under_its_name(app: Flask, me: Visitor) -> None:
    saved = save_published(app, replace(GOUDA, municipality='Gouda"; x=\\'))
    told = me.get(f"{saved.at}/cijfers.csv").headers["Content-Disposition"]
    assert told == 'attachment; filename="cijfers-gouda-x-2026-11-21.csv"'
