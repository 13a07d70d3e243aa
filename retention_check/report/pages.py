"""A Report becomes HTML pages: one file for a browser, or a document with its drawings for the printer."""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from retention_check import __version__, dialogue, dutch, places
from retention_check.assessment import Assessment
from retention_check.charts import map as support_map
from retention_check.charts import ranks, rows
from retention_check.comparison import MARKS_WARNING, Comparison, Line
from retention_check.conversation import load_conversation
from retention_check.instrument import SCALES, Kind, Side, load_benchmark
from retention_check.pdf import Document
from retention_check.pdf.fonts import Face, faces_for
from retention_check.report.making import Report
from retention_check.scores import SPREAD_FROM, AgreedScore, Withheld

LINES_TO_WRITE = 3  # rows on the page of agreements, filled in or empty
FEW = 5  # withheld items up to this number are named one by one


def report_html(report: Report) -> str:
    """The report as one self-contained HTML file: fonts and drawings inside, nothing fetched from elsewhere."""
    drawings = {name: _as_address(svg) for name, svg in _drawings(report).items()}
    return _fill(report, ("report.css", "screen.css"), _embedded, drawings)


def printable(report: Report) -> Document:
    """The same report for the printer: fonts are static files, drawings stand beside the text."""
    drawings = _drawings(report)
    addresses = {name: f"figures/{name}.svg" for name in drawings}
    html = _fill(report, ("report.css", "paper.css"), lambda face: f"fonts/{face.file}.ttf", addresses)
    return Document(html, {addresses[name]: svg for name, svg in drawings.items()})


def drawing(line: Line) -> str:
    """The drawing of one line of the comparison, as an SVG text of its own."""
    return environment().get_template("charts/row.svg").render(row=rows.row(line), rows=rows)


def map_drawing(comparison: Comparison) -> str:
    """The map of the measures as SVG; empty when no measure has the scores of both sides."""
    drawing = support_map.measure_map(comparison)
    if drawing is None:
        return ""
    whose = "landelijk" if drawing.is_national else comparison.assessment.municipality
    label = "" if drawing.is_national else _agreed_label(comparison)
    title = f"Kaart van {len(drawing.points)} maatregelen ({whose}): steun van management naar rechts, van jong omhoog"
    return (
        environment().get_template("charts/map.svg").render(drawing=drawing, map=support_map, title=title, label=label)
    )


def rank_drawing(report: Report) -> str:
    """The reasons in the order of each side as SVG."""
    far = frozenset(finding.line.item.code for finding in report.ranked)
    drawing = ranks.rank_steps(report.comparison, far)
    title = f"De volgorde van {len(drawing)} redenen volgens jong en volgens het management"
    return (
        environment()
        .get_template("charts/ranks.svg")
        .render(drawing=drawing, ranks=ranks, title=title, label=_agreed_label(report.comparison))
    )


def _agreed_label(comparison: Comparison) -> str:
    return " (afgestemde score, niet anoniem)" if comparison.is_agreed else ""


def _drawings(report: Report) -> dict[str, str]:
    axis = environment().get_template("charts/axis.svg").render(rows=rows)
    overall = {f"overall-{kind}": _overall_drawing(report, kind) for kind in Kind}
    items = {line.item.code.replace(".", "-"): drawing(line) for line in report.comparison.lines}
    return {"axis": axis} | overall | items


def _overall_drawing(report: Report, kind: Kind) -> str:
    hides = report.choices.poster_without_management
    young, management = (report.comparison.overall(kind, side) for side in Side)
    row = rows.overall_row(young, None if hides else management)
    return environment().get_template("charts/row.svg").render(row=row, rows=rows)


def _fill(report: Report, sheets: Sequence[str], source: Callable[[Face], str], drawings: Mapping[str, str]) -> str:
    css = "\n".join((static_folder() / "css" / name).read_text("utf-8") for name in sheets)
    about = report.comparison.assessment
    needed = faces_for(_typed(about), static_folder() / "fonts")
    faces = [{"face": face, "source": source(face)} for face in needed]
    return (
        environment()
        .get_template("report/report.html")
        .render(
            report=report,
            comparison=report.comparison,
            about=about,
            benchmark=report.comparison.benchmark,
            edition=report.comparison.benchmark.edition,
            words=load_conversation(),
            css=css,
            faces=faces,
            drawings=drawings,
            map_svg=map_drawing(report.comparison),
            rank_svg=rank_drawing(report),
            answers=SCALES["1-5"],
            tenth=Decimal("0.1"),
            spread_from=SPREAD_FROM,
            few=FEW,
        )
    )


def _typed(about: Assessment) -> str:
    """Everything in the report that a user typed."""
    agreed = (text for agreement in about.agreements for text in astuple(agreement))
    return "".join((about.municipality, about.role, *agreed))


@cache
def environment() -> Environment:
    """The templates, with Dutch numbers and words as filters."""
    environment = Environment(
        loader=FileSystemLoader(places.folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(filters())
    environment.globals.update(names())
    return environment


def filters() -> dict[str, Callable[..., Any]]:
    """Dutch numbers, dates and words for templates."""
    return {
        "decimal": dutch.decimal,
        "signed": dutch.signed,
        "date": dutch.date,
        "month": dutch.month,
        "listing": dutch.listing,
        "count": dutch.count,
        "thousands": dutch.thousands,
        "split_lines": str.splitlines,
        "first_small": dutch.first_small,
        "first_capital": dutch.first_capital,
    }


def names() -> dict[str, Any]:
    """What templates can ask for by name."""
    return {
        "Kind": Kind,
        "Side": Side,
        "dialogue": dialogue,
        "lines_to_write": LINES_TO_WRITE,
        "most_supported_item": dialogue.most_supported_nationally(load_benchmark()),
        "widest_item": dialogue.widest_nationally(load_benchmark()),
        "rules": dialogue.rules,
        "plural": dutch.plural,
        "period": dutch.period,
        "is_withheld": lambda outcome: isinstance(outcome, Withheld),
        "is_agreed": lambda outcome: isinstance(outcome, AgreedScore),
        "version": __version__,
        "answers": SCALES["1-5"],
        "points_scale": SCALES["1-10"],
        "tenth": Decimal("0.1"),
        "spread_from": SPREAD_FROM,
        "few": FEW,
        "marks_warning": MARKS_WARNING,
        "few_places": dialogue.IN_SUMMARY,
    }


def _embedded(face: Face) -> str:
    data = (static_folder() / "fonts" / f"{face.file}.woff2").read_bytes()
    return f"data:font/woff2;base64,{base64.b64encode(data).decode()}"


def _as_address(svg: str) -> str:
    return "data:image/svg+xml," + quote(" ".join(svg.split()), safe=" =:/,;'")


def static_folder() -> Path:
    """Where the printer finds fonts."""
    return places.folder("static")
