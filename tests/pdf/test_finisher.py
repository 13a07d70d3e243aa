"""What the finisher mends, on a small document: running text, scopes and links."""

import io
import re
import zlib
from contextlib import suppress

import pytest

from retention_check import paths, pdf
from tests.pdf.needs import needs_pango

DOCUMENT = """<!doctype html><html lang="nl"><head><title>Proef</title><style>
@page { size: A5; @bottom-left { content: "LOPENDE REGEL"; } @bottom-right { content: counter(page); } }
a::after { content: target-counter(attr(href), page); }
</style></head><body><h1 id="begin">Begin</h1><p><a href="#einde">Naar het einde</a></p>
<table><thead><tr><th scope="col">Kolom</th><th scope="col">Nog een</th></tr></thead>
<tbody><tr><th scope="row">Rij</th><td>7,9</td></tr></tbody></table>
<h2 id="einde" style="break-before: page">Einde</h2></body></html>"""


def parts(data: bytes) -> str:
    """All streams of the file, unpacked, after its plain text."""
    streams = re.findall(rb"stream\\n(.*?)\\nendstream".replace(rb"\\n", rb"\n"), data, re.DOTALL)
    plain = [data]
    for stream in streams:
        with suppress(zlib.error):  # a stream that is not packed stands in the data already
            plain.append(zlib.decompress(stream))
    return b"\n".join(plain).decode("latin-1")


@pytest.fixture(scope="module")
def written() -> str:
    return parts(pdf.render_pdf(pdf.Document(DOCUMENT, {}), paths.resource_dir("static")).data)


@needs_pango
def test_text_in_page_margins_is_an_artifact(written: str) -> None:
    # two margin boxes on each of two pages; what stays marked is the text of the pages themselves
    assert len(re.findall(r"/Artifact\nBMC\n(?:[^\n]+\n){0,3}BT\n", written)) == 4
    assert len(re.findall(r"/MCID \d+>>\nBDC", written)) == 8


@needs_pango
def test_header_cells_have_the_scope_of_their_html(written: str) -> None:
    assert len(re.findall(r"/Scope /Column", written)) == 2
    assert len(re.findall(r"/Scope /Row", written)) == 1


@needs_pango
def test_links_are_described_by_their_text(written: str) -> None:
    described = re.findall(r"/Contents \(([^)]*)\)", written)
    assert described
    assert set(described) == {"Naar het einde"}


@needs_pango
def test_what_is_written_once_is_the_same_file() -> None:
    import pydyf

    from retention_check.pdf.finisher import write_once

    def written(*, once: bool) -> bytes:
        made = pydyf.PDF()
        for thing in (pydyf.Stream([b"1 0 0 RG"], compress=True), pydyf.Dictionary({"Type": "/Font"})):
            made.add_object(thing)
        made.info["Title"] = pydyf.String("Proef")
        if once:
            write_once(made)
        output = io.BytesIO()
        made.write(output, b"1.7", b"name", compress=True)
        return output.getvalue()

    assert written(once=True) == written(once=False)


@needs_pango
def test_the_declaration_of_pdf_ua_stands_once_beside_pdf_a(written: str) -> None:
    assert written.count("<pdfuaid:part>1</pdfuaid:part>") == 1
    assert written.count("</rdf:RDF>") == 1
