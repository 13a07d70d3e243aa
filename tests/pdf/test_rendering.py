"""The report as PDF: tagged, declared PDF/UA-1 and PDF/A-2a, readable in order, for every mix of data."""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import page as page_validation
import pytest

from retention_check import pdf, places, report
from retention_check.importers import read_sheet
from retention_check.pdf.fonts import FACES, faces_for, unprintable
from retention_check.studies import load_study
from tests.cast import gouda, mixes, national_sheet

MIXES = mixes()
PRINTED = report.make_report(MIXES["full"]).parts
STATIC = places.folder("static")
UNDER_CI = bool(os.environ.get("CI"))


def has_pango() -> bool:
    try:
        import weasyprint
    except OSError:
        return False
    return bool(weasyprint)


needs_pango = pytest.mark.skipif(
    not UNDER_CI and not has_pango(),
    reason="sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
)
needs_poppler = pytest.mark.skipif(
    not UNDER_CI and shutil.which("pdftotext") is None, reason="sudo apt-get install poppler-utils"
)


@cache
def printed(name: str) -> pdf.RenderedPdf:
    return pdf.render_pdf(report.printable_document(report.make_report(MIXES[name])), STATIC)


def text_of(data: bytes, tmp_path: Path, *options: str, command: str = "pdftotext") -> str:
    file = tmp_path / "report.pdf"
    file.write_bytes(data)
    target = ["-"] if command == "pdftotext" else []
    done = subprocess.run([command, *options, str(file), *target], capture_output=True, check=True)
    return done.stdout.decode()


@needs_pango
@pytest.mark.parametrize("name", MIXES)
def test_no_mix_fails_a_rule_of_pdf_ua(name: str, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(printed(name).data)
    result = page_validation.validate_pdf(file, profile="ua1")
    assert "no failures" in str(result)


@needs_pango
@pytest.mark.parametrize("name", MIXES)
def test_the_renderer_warns_of_nothing(name: str) -> None:
    assert printed(name).warnings == ()


@needs_pango
def test_the_file_declares_both_standards_and_its_title() -> None:
    data = printed("full").data
    assert data.count(b"<pdfuaid:part>1</pdfuaid:part>") == 1
    assert re.search(rb'pdfaid:part="2"', data)
    assert re.search(rb'pdfaid:conformance="A"', data)


@needs_pango
@needs_poppler
def test_the_metadata_name_the_report(tmp_path: Path) -> None:
    info = text_of(printed("reasons-only").data, tmp_path, command="pdfinfo")
    assert "Dialoograpport Súdwest-Fryslân, november 2026" in info
    assert re.search(r"Tagged:\s+yes", info)
    assert re.search(r"Page size:.*A4", info)


@needs_pango
@needs_poppler
def test_the_text_reads_in_the_order_of_the_pages(tmp_path: Path) -> None:
    text = text_of(printed("full").data, tmp_path)
    order = [part.title for part in PRINTED if part.title and part.anchor != "onderwerpen"]
    places_in_text = [text.rindex(f"{title}\n") for title in order]
    assert places_in_text == sorted(places_in_text)


@needs_pango
@needs_poppler
def test_the_country_as_a_municipality_shows_its_largest_gap(tmp_path: Path) -> None:
    country = comparison_of(read_sheet(national_sheet(), STUDY).entries)
    data = pdf.render_pdf(report.printable_document(report.make_report(country)), STATIC).data
    text = " ".join(text_of(data, tmp_path).split())
    assert "Zelfde functie, hogere schaal: jong 8,1, management 4,9." in text
    assert not re.search(r"het hier (?:zwaarder|meer|minder)", text)


@needs_pango
@needs_poppler
def test_a_screen_reader_finds_headings_lists_and_tables(tmp_path: Path) -> None:
    structure = text_of(printed("full").data, tmp_path, "-struct", command="pdfinfo")
    tags = ("H1", "H2", "Table", "TH", "Figure")
    count = {tag: len(re.findall(rf"^ +{tag}\b", structure, re.MULTILINE)) for tag in tags}
    assert count["H1"] == 1
    assert count["H2"] == len([part for part in PRINTED if part.anchor not in ("omslag", "onderwerpen")])
    assert count["Table"] >= 24
    assert count["Figure"] == 2  # the ranks and the map; every other drawing is decoration beside its numbers
    assert len(re.findall(r"/Scope /Column", structure)) + len(re.findall(r"/Scope /Row", structure)) == count["TH"]


@needs_pango
@needs_poppler
def test_a_withheld_score_is_not_in_the_file(tmp_path: Path) -> None:
    text = text_of(printed("withheld").data, tmp_path)
    assert "niet getoond" in text
    assert "n 42" not in text


@needs_pango
def test_the_same_report_has_the_same_bytes() -> None:
    again = pdf.render_pdf(report.printable_document(report.make_report(gouda())), STATIC)
    assert again.data == printed("full").data


@needs_pango
@needs_poppler
def test_only_our_own_fonts_are_embedded(tmp_path: Path) -> None:
    for name in ("full", "marks"):
        fonts = text_of(printed(name).data, tmp_path, command="pdffonts").splitlines()[2:]
        assert fonts
        assert all("Source-Sans-3" in font or "SourceSans3" in font for font in fonts), fonts
        assert all(" yes yes yes " in font for font in fonts)  # embedded, subset, unicode


@needs_pango
@pytest.mark.parametrize(
    "address", ["https://example.org/x.png", "file:///etc/hostname", "../build/hook.py", "http://127.0.0.1:9/x.css"]
)
def test_the_printer_fetches_nothing_but_our_own_files(address: str) -> None:
    from weasyprint.urls import FatalURLFetchingError

    document = f"<!doctype html><html lang=nl><title>x</title><body><h1>x</h1><img src='{address}' alt=x></body></html>"
    with pytest.raises(FatalURLFetchingError):
        pdf.render_pdf(pdf.Document(document, {}), STATIC)


@pytest.mark.parametrize("name", ["Súdwest-Fryslân", "'s-Hertogenbosch", "<b>Test</b> & Zn", "Łódź aan den Şahin"])
def test_names_of_municipalities_can_be_printed(name: str) -> None:
    assert unprintable(name, STATIC / "fonts") == ()


@pytest.mark.parametrize(("name", "strange"), [("Gouda 😀", ("😀",)), ("東京 東", ("東", "京")), ("a\x07b", ("\x07",))])
def test_characters_outside_our_fonts_are_named(name: str, strange: tuple[str, ...]) -> None:
    assert unprintable(name, STATIC / "fonts") == strange


def test_the_second_family_is_loaded_only_for_names_that_need_it() -> None:
    assert len(faces_for("Súdwest-Fryslân", STATIC / "fonts")) == 3
    assert len(faces_for("Łódź aan den Şahin", STATIC / "fonts")) == len(FACES)


def test_all_texts_of_the_study_can_be_printed() -> None:
    study = load_study()
    texts = [text for item in study.items for text in (item.text, item.label, item.definition, item.goal)]
    assert unprintable("".join(texts), STATIC / "fonts") == ()
    assert len(faces_for("".join(texts), STATIC / "fonts")) == 3


def test_every_face_is_there_for_print_and_for_the_screen_with_its_licence() -> None:
    for face in FACES:
        assert (STATIC / "fonts" / f"{face.file}.ttf").is_file()
        assert (STATIC / "fonts" / f"{face.file}.woff2").is_file()
    assert "Open Font License" in (STATIC / "fonts" / "LICENSE-source-sans-3.txt").read_text("utf-8")


@needs_pango
@needs_poppler
def test_a_name_of_sixty_characters_stays_whole_on_the_cover(tmp_path: Path) -> None:
    name = MIXES["management-higher"].round.municipality
    assert len(name) == 60
    cover = text_of(printed("management-higher").data, tmp_path, "-l", "1")
    assert name in " ".join(cover.split())
