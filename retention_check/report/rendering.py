"""A Report becomes HTML pages: one file for a browser, or a document with its drawings for the printer."""

import base64
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from urllib.parse import quote

from retention_check import paths
from retention_check.pdf import Document
from retention_check.pdf.fonts import Face, faces_for
from retention_check.report.documents import DOCUMENT_NAMES, printed_sheets, sheets_of
from retention_check.report.drawings import map_drawing, reasons_in_order, report_drawings
from retention_check.report.model import Report
from retention_check.report.templating import environment, study_names


def report_html(report: Report) -> str:
    """The report as one self-contained HTML file: fonts and drawings inside, nothing fetched from elsewhere."""
    drawings = {name: _as_address(svg) for name, svg in report_drawings(report).items()}
    return _fill(report, sheets_of(report.document, "screen.css"), _embedded, drawings)


def printable_document(report: Report) -> Document:
    """The same report for the printer: fonts are static files, drawings stand beside the text."""
    drawings = report_drawings(report)
    addresses = {name: f"figures/{name}.svg" for name in drawings}
    html = _fill(report, (), lambda face: f"fonts/{face.file}.ttf", addresses)
    return Document(html, {addresses[name]: svg for name, svg in drawings.items()}, printed_sheets(report.document))


def _fill(report: Report, sheets: Sequence[str], source: Callable[[Face], str], drawings: Mapping[str, str]) -> str:
    static = paths.resource_dir("static")
    round = report.comparison.round
    faces = [{"face": face, "source": source(face)} for face in faces_for(_typed_text(report), static / "fonts")]
    template = environment().get_template("report/document.html")
    return template.render(
        study_names(report.comparison.study),
        report=report,
        document_name=DOCUMENT_NAMES[report.document],
        comparison=report.comparison,
        round=round,
        css="\n".join((static / name).read_text("utf-8") for name in sheets),
        faces=faces,
        drawings=drawings,
        draw_map=partial(map_drawing, report.comparison),
        order_of_reasons=partial(reasons_in_order, report),
    )


def _typed_text(report: Report) -> str:
    """What people typed and the report prints, of the previous round too."""
    previous = report.options.previous
    return report.comparison.round.typed_text + (previous.round.typed_text if previous else "")


def _embedded(face: Face) -> str:
    data = (paths.resource_dir("static") / "fonts" / f"{face.file}.woff2").read_bytes()
    return f"data:font/woff2;base64,{base64.b64encode(data).decode()}"


def _as_address(svg: str) -> str:
    return "data:image/svg+xml," + quote(" ".join(svg.split()), safe=" =:/,;'")
