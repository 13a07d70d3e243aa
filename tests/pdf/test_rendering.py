"""The renderer fetches static files of our own and a document's own drawings, and nothing else."""

from contextlib import closing

import pytest

from retention_check import paths, pdf
from tests.pdf.needs import needs_pango as needs_pango

STATIC = paths.resource_dir("static")
ROOT = STATIC.resolve().as_uri() + "/"


def document(address: str) -> str:
    return f"<!doctype html><html lang=nl><title>x</title><body><h1>x</h1><img src='{address}' alt=x></body></html>"


@needs_pango
@pytest.mark.parametrize(
    "address", ["https://example.org/x.png", "file:///etc/hostname", "../build/hook.py", "http://127.0.0.1:9/x.css"]
)
def test_the_renderer_fetches_nothing_but_our_own_files(address: str) -> None:
    from weasyprint.urls import FatalURLFetchingError

    with pytest.raises(FatalURLFetchingError):
        pdf.render_pdf(pdf.Document(document(address), {}), STATIC)


@needs_pango
@pytest.mark.parametrize(
    "address",
    [
        "fonts/../css/report.css",
        "../retention_check/app.py",
        "css/..",
        "..\\app.py",
        "%2e%2e/retention_check/app.py",
        "%2E./pyproject.toml",
    ],
)
def test_an_address_that_climbs_is_refused_even_inside_our_own_folder(address: str) -> None:
    from retention_check.pdf.rendering import ForeignAddressError, OwnFiles

    with pytest.raises(ForeignAddressError):
        OwnFiles(ROOT, {}).fetch(ROOT + address)


@needs_pango
def test_a_static_file_and_a_drawing_of_the_document_are_fetched() -> None:
    from retention_check.pdf.rendering import OwnFiles

    def content(address: str) -> bytes:
        with closing(OwnFiles(ROOT, {"figures/R1.svg": "<svg/>"}).fetch(ROOT + address)) as response:
            return bytes(response.read())

    assert content("css/report.css") == (STATIC / "css" / "report.css").read_bytes()
    assert content("figures/R1.svg") == b"<svg/>"


@needs_pango
def test_the_same_document_has_the_same_bytes() -> None:
    one, other = (pdf.render_pdf(pdf.Document(document("data:,"), {}), STATIC) for _ in range(2))
    assert one == other
