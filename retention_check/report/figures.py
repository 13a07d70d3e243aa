"""Every figure as a drawing of its own for a slide or a document, with its numbers beside it as CSV."""

import csv
import io
from collections.abc import Sequence

from retention_check import dialogue
from retention_check.charts import rows
from retention_check.comparison import Comparison, Line
from retention_check.instrument import Kind, Side
from retention_check.report.making import Report
from retention_check.report.pages import environment, map_drawing, rank_drawing

COLUMNS = ("code", "item", "jong", "management", "verschil", "landelijk_jong", "landelijk_secretarissen", "let_op")


def figure_files(report: Report) -> dict[str, bytes]:
    """SVG and CSV files by name; a figure that has nothing to show is left out."""
    files: dict[str, bytes] = {}
    for name, (title, lines) in _lists(report).items():
        if lines:
            files[f"{name}.svg"] = _rows_drawing(report.comparison, title, lines).encode()
            files[f"{name}.csv"] = _numbers(report.comparison, lines)
    if report.has_reason_pairs:
        files["plaatsen.svg"] = rank_drawing(report).encode()
        files["plaatsen.csv"] = _numbers(
            report.comparison, [line for line in report.comparison.of_kind(Kind.REASON) if line.both]
        )
    if drawing := map_drawing(report.comparison):
        files["kaart.svg"] = drawing.encode()
        files["kaart.csv"] = _numbers(report.comparison, report.comparison.of_kind(Kind.MEASURE))
    return files


def _lists(report: Report) -> dict[str, tuple[str, Sequence[Line]]]:
    comparison = report.comparison
    found: dict[str, tuple[str, Sequence[Line]]] = {
        "redenen": ("Redenen volgens beide kanten", comparison.of_kind(Kind.REASON)),
    }
    young, management = Side.YOUNG, Side.MANAGEMENT
    if comparison.overall(Kind.MEASURE, young):
        found |= {
            "meeste-steun-jong": ("Meeste steun van jong", dialogue.most_supported(comparison, young)),
            "minste-steun-jong": ("Minste steun van jong", dialogue.most_supported(comparison, young, least=True)),
        }
    if comparison.overall(Kind.MEASURE, management):
        best = dialogue.most_supported(comparison, management)
        found["meeste-steun-management"] = ("Meeste steun van management", best)
    if report.has_measure_pairs:
        found |= {
            "jong-steunt-meer": ("Jong steunt het meer", dialogue.widest(comparison, young)),
            "management-steunt-meer": ("Management steunt het meer", dialogue.widest(comparison, management)),
            "dichtst-bij-elkaar": ("Het dichtst bij elkaar", dialogue.closest(comparison)),
        }
    for number, topic in enumerate(report.topics, start=1):
        title = f"Maatregelen bij: {topic.reason.label}"
        found[f"onderwerp-{number}"] = (title, comparison.under(topic.reason.code))
    return found


def _rows_drawing(comparison: Comparison, title: str, lines: Sequence[Line]) -> str:
    drawn = [(line, rows.row(line)) for line in lines]
    template = environment().get_template("charts/figure.svg")
    return template.render(title=title, drawn=drawn, rows=rows, comparison=comparison)


def _numbers(comparison: Comparison, lines: Sequence[Line]) -> bytes:
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(COLUMNS)
    for line in lines:
        own = (line.points(Side.YOUNG), line.points(Side.MANAGEMENT), line.gap)
        figures = (*own, line.national.young, line.national.management)
        cells = ("" if value is None else value for value in figures)
        writer.writerow([line.item.code, line.item.text, *cells, comparison.note])
    return output.getvalue().encode()
