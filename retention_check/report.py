"""Everything becomes HTML pages: the parts of the report in their order, one template each."""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from retention_check import __version__, charts, dialogue, dutch, places, sheet
from retention_check.comparison import Comparison, Line
from retention_check.dialogue import Finding, RankedFinding, Sort, Topic
from retention_check.instrument import SCALES, Kind, Side
from retention_check.pdf import Document
from retention_check.pdf.fonts import Face, faces_for
from retention_check.scores import SPREAD_FROM, AgreedScore, Score, Withheld

FEW = 5  # withheld items up to this number are named one by one


@dataclass(frozen=True)
class Part:
    """One part of the report: the anchor that links point to, its title in the contents, its template."""

    anchor: str
    title: str
    template: str


# The report in its order. A new part is a template in templates/report/ and a line here.
PARTS = (
    Part("omslag", "", "omslag.html"),
    Part("inhoud", "", "inhoud.html"),
    Part("oogopslag", "In één oogopslag", "oogopslag.html"),
    Part("redenen", "Redenen volgens beide kanten", "redenen.html"),
    Part("maatregelen", "Maatregelen en draagvlak", "maatregelen.html"),
    Part("onderwerpen", "Gespreksonderwerpen", "onderwerpen.html"),
    Part("verantwoording", "Verantwoording", "verantwoording.html"),
    Part("cijfers", "Alle cijfers", "cijfers.html"),
)


@dataclass(frozen=True)
class Summary:
    """The findings of the one-page summary, a reason and a measure in turn."""

    agreed: tuple[Finding, ...]
    different: tuple[Finding, ...]
    unlike: tuple[Finding, ...]


@dataclass(frozen=True)
class Report:
    """What the templates are filled with."""

    comparison: Comparison
    summary: Summary
    ranked: tuple[RankedFinding, ...]
    topics: tuple[Topic, ...]
    fingerprint: str
    is_example: bool

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that stand in the contents."""
        return tuple(part for part in PARTS if part.title)


def make_report(comparison: Comparison, chosen: Sequence[str] = ()) -> Report:
    """Findings and topics of a comparison; `chosen` are codes of topics, else the proposed ones."""
    few = dialogue.IN_SUMMARY
    summary = Summary(
        *(
            tuple(dialogue.in_turn(find, comparison)[:few])
            for find in (dialogue.agreed_on, dialogue.seen_differently, dialogue.unlike_the_country)
        )
    )
    ranked = tuple(dialogue.ranked_differently(comparison, Kind.REASON))
    topics = tuple(dialogue.topics(comparison, chosen))
    return Report(comparison, summary, ranked, topics, fingerprint(comparison), is_example(comparison))


def report_html(report: Report) -> str:
    """The report as one self-contained HTML file: fonts and drawings inside, nothing fetched from elsewhere."""
    drawings = {name: _as_address(svg) for name, svg in _drawings(report.comparison).items()}
    return _fill(report, ("report.css", "screen.css"), _embedded, drawings)


def printable(report: Report) -> Document:
    """The same report for the printer: fonts are static files, drawings stand beside the text."""
    drawings = _drawings(report.comparison)
    addresses = {name: f"figures/{name}.svg" for name in drawings}
    html = _fill(report, ("report.css",), lambda face: f"fonts/{face.file}.ttf", addresses)
    return Document(html, {addresses[name]: svg for name, svg in drawings.items()})


def fingerprint(comparison: Comparison) -> str:
    """Twelve hexadecimal digits that change with any figure or word shown.

    Made of what the report shows and nothing more: a fingerprint of the input would let a reader test guesses about
    a group that is too small to show.
    """
    about = comparison.assessment
    shown = [
        [line.item.code, *(str(line.points(side)) for side in Side), *(_count(line, side) for side in Side)]
        for line in comparison.lines
    ]
    context = [about.municipality, about.day.isoformat(), about.scale.name, about.form, about.role, about.staff]
    return hashlib.sha256(json.dumps([context, shown]).encode()).hexdigest()[:12]


def is_example(comparison: Comparison) -> bool:
    """True when the scores are those of the fictional municipality, whatever name is given to them."""
    if comparison.assessment.municipality.casefold() == sheet.EXAMPLE_NAME.casefold():
        return True
    cells = sheet.example_rows().items()
    example = {(code, side): row.cells[sheet.SCORE[side]] for code, row in cells for side in Side}
    entered = {(entry.code, entry.side): str(entry.mean) for entry in comparison.assessment.entries}
    return example == entered


def drawing(line: Line) -> str:
    """The drawing of one line of the comparison, as an SVG text of its own."""
    return _environment().get_template("charts/row.svg").render(row=charts.row(line), charts=charts)


def _drawings(comparison: Comparison) -> dict[str, str]:
    axis = _environment().get_template("charts/axis.svg").render(charts=charts)
    return {"axis": axis} | {line.item.code.replace(".", "-"): drawing(line) for line in comparison.lines}


def _fill(report: Report, sheets: Sequence[str], source: Callable[[Face], str], drawings: Mapping[str, str]) -> str:
    css = "\n".join((static_folder() / "css" / name).read_text("utf-8") for name in sheets)
    about = report.comparison.assessment
    needed = faces_for(about.municipality + about.role, static_folder() / "fonts")
    faces = [{"face": face, "source": source(face)} for face in needed]
    return (
        _environment()
        .get_template("report/report.html")
        .render(
            report=report,
            comparison=report.comparison,
            about=about,
            benchmark=report.comparison.benchmark,
            edition=report.comparison.benchmark.edition,
            all_parts=PARTS,
            css=css,
            faces=faces,
            drawings=drawings,
            answers=SCALES["1-5"],
            tenth=Decimal("0.1"),
            spread_from=SPREAD_FROM,
            few=FEW,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(places.folder("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        decimal=dutch.decimal,
        signed=dutch.signed,
        date=dutch.date,
        month=dutch.month,
        listing=dutch.listing,
        count=dutch.count,
        ordinal=dutch.ordinal,
        thousands=dutch.thousands,
        first_small=dutch.first_small,
        first_capital=dutch.first_capital,
    )
    environment.globals.update(_names())
    return environment


def _names() -> dict[str, Any]:
    return {
        "Kind": Kind,
        "Side": Side,
        "Sort": Sort,
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
    }


def _count(line: Line, side: Side) -> int | None:
    own = line.outcome(side)
    return own.n if isinstance(own, Score) else None


def _embedded(face: Face) -> str:
    data = (static_folder() / "fonts" / f"{face.file}.woff2").read_bytes()
    return f"data:font/woff2;base64,{base64.b64encode(data).decode()}"


def _as_address(svg: str) -> str:
    return "data:image/svg+xml," + quote(" ".join(svg.split()), safe=" =:/,;'")


def static_folder() -> Path:
    """Where the printer finds fonts."""
    return places.folder("static")
