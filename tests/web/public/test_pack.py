"""The pack for a municipality without own scores, with its name on it."""

from urllib.parse import quote

import pytest

from retention_check import clock
from retention_check.pdf import RenderedPdf
from retention_check.report import Report
from retention_check.web import pdf_jobs
from tests.web.client import Visitor, value_of

WRONG = {
    "nothing": "",
    "spaces": "   ",
    "81 letters": "G" * 81,
    "a sign without a font": "Gouda 🎉",
    "a control character": "Gou\x07da",
}


def test_the_pack_is_a_page_of_its_own(visitor: Visitor) -> None:
    page = visitor.get("/pakket.html?gemeente=%20Bergen%20%20op%20Zoom")
    assert page.status == 200
    assert "Bergen op Zoom" in page.text
    assert "sha256-" in page.headers["Content-Security-Policy"]


def test_the_pack_is_printed(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    reports: list[Report] = []

    def render(report: Report) -> RenderedPdf:
        reports.append(report)
        return RenderedPdf(b"%PDF-", 1, ())

    monkeypatch.setattr(pdf_jobs, "render", render)
    page = visitor.get("/pakket.pdf?gemeente=Ede")
    assert (page.status, page.data) == (200, b"%PDF-")
    assert page.headers["Content-Disposition"] == f'attachment; filename="pakket-ede-{clock.today()}.pdf"'
    (report,) = reports
    assert report.options.is_pack
    assert (report.comparison.round.municipality, report.comparison.round.entries) == ("Ede", ())


@pytest.mark.parametrize("kind", ["html", "pdf"])
@pytest.mark.parametrize("name", WRONG.values(), ids=WRONG)
def test_a_name_that_cannot_be_printed_is_told_at_its_field(visitor: Visitor, kind: str, name: str) -> None:
    page = visitor.get(f"/pakket.{kind}?gemeente={quote(name)}")
    assert page.status == 422
    assert "<title>Fout:" in page.text
    assert 'href="#gemeente"' in page.text
    assert 'id="gemeente-error"' in page.text


def test_the_longest_name_is_taken(visitor: Visitor) -> None:
    assert visitor.get(f"/pakket.html?gemeente={'G' * 80}").status == 200


def test_what_was_typed_stays_and_html_is_text(visitor: Visitor) -> None:
    name = '"><script>' + "G" * 80
    page = visitor.get(f"/pakket.html?gemeente={quote(name)}")
    assert "<script>G" not in page.text
    assert value_of(page, "gemeente") == name
    assert "<script>alert" not in visitor.get(f"/pakket.html?gemeente={quote('<script>alert(1)</script>')}").text


def test_a_pack_without_a_name_asks_for_it(visitor: Visitor) -> None:
    assert visitor.get("/pakket.html").status == 422
