"""Names of uploaded files, what is too large, and what is a score sheet."""

import pytest
from flask import Flask

from retention_check.importers.surveys.files.limits import USUAL
from retention_check.web.organiser.upload_form import LONGEST_NAME, shown_name
from tests.cast import sheet
from tests.web.client import SavedRound, Visitor
from tests.web.organiser.survey.exports import export, uploaded

SHEET = sheet([["code", "jong", "n_jong"], ["R1", "8,6", "34"]])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("C:\\Users\\Anneke\\blad.xlsx", "blad.xlsx"),
        ("map/blad.csv", "blad.csv"),
        ("b\x00l\nad.csv", "blad.csv"),
        (None, ""),
    ],
)
def test_a_name_loses_its_folders_and_what_cannot_be_printed(name: str | None, shown: str) -> None:
    assert shown_name(name) == shown


def test_a_long_name_keeps_its_ending() -> None:
    shown = shown_name(f"{'lang' * 40}.xlsx")
    assert len(shown) == LONGEST_NAME
    assert shown.endswith(".xlsx")


def test_one_sheet_with_our_own_columns_goes_on_as_a_score_sheet(me: Visitor, gouda: SavedRound) -> None:
    assert uploaded(me, gouda, SHEET).address.rpartition("/")[0].endswith("/scoreblad")
    assert uploaded(me, gouda, export()).address.rpartition("/")[0].endswith("/enquete")


def test_too_many_files_are_told_at_the_field(me: Visitor, gouda: SavedRound) -> None:
    page = uploaded(me, gouda, *[SHEET] * (USUAL.files + 1))
    assert (page.status, list(page.faults)) == (422, ["sheet"])


def test_two_large_files_together_are_taken(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    assert app.config["MAX_CONTENT_LENGTH"] < 8 * 2**20
    page = uploaded(me, gouda, *[b"kop;kop\n" * 2**20] * 2)
    assert page.status == 422


def test_the_page_says_what_can_be_uploaded_and_what_is_thrown_away(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/scoreblad")
    for named in ("scoreblad", "Microsoft Forms", "SPSS", "een bestand voor elke groep", "gooien wij meteen weg"):
        assert named in page.main
    assert "multiple" in page.by_id("sheet").attrib
    assert page.by_id("mapping").get("accept") == ".toml"
