"""Every figure as a drawing of its own for a slide or a document, with its numbers beside it as CSV."""

import csv
import io
from collections.abc import Sequence

from retention_check.charts import rows
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.findings import largest_gaps, most_supported, smallest_gaps
from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from retention_check.report.drawings import map_drawing, rank_drawing
from retention_check.report.model import Report
from retention_check.report.templating import environment

COLUMNS = ("code", "item", "jong", "management", "verschil", "landelijk_jong", "landelijk_secretarissen", "let_op")


def figure_files(report: Report) -> dict[str, bytes]:
    """SVG and CSV files by name; a figure that has nothing to show is left out."""
    files: dict[str, bytes] = {}
    for name, (title, compared_items) in _lists(report).items():
        if compared_items:
            files[f"{name}.svg"] = _rows_drawing(report.comparison, title, compared_items).encode()
            files[f"{name}.csv"] = _numbers(report.comparison, compared_items)
    if report.has_reason_pairs:
        files["plaatsen.svg"] = rank_drawing(report).encode()
        files["plaatsen.csv"] = _numbers(
            report.comparison, [compared for compared in report.comparison.of_kind(Kind.REASON) if compared.pair]
        )
    if drawing := map_drawing(report.comparison):
        files["kaart.svg"] = drawing.encode()
        files["kaart.csv"] = _numbers(report.comparison, report.comparison.of_kind(Kind.MEASURE))
    return files


def _lists(report: Report) -> dict[str, tuple[str, Sequence[ItemComparison]]]:
    comparison = report.comparison
    found: dict[str, tuple[str, Sequence[ItemComparison]]] = {
        "redenen": ("Redenen volgens beide kanten", comparison.of_kind(Kind.REASON)),
    }
    young, management = Side.YOUNG, Side.MANAGEMENT
    if comparison.overall(Kind.MEASURE, young):
        found |= {
            "meeste-steun-jong": ("Meeste steun van jong", most_supported(comparison, young)),
            "minste-steun-jong": ("Minste steun van jong", most_supported(comparison, young, least=True)),
        }
    if comparison.overall(Kind.MEASURE, management):
        best = most_supported(comparison, management)
        found["meeste-steun-management"] = ("Meeste steun van management", best)
    if report.has_measure_pairs:
        found |= {
            "jong-steunt-meer": ("Jong steunt het meer", largest_gaps(comparison, young)),
            "management-steunt-meer": ("Management steunt het meer", largest_gaps(comparison, management)),
            "dichtst-bij-elkaar": ("Het dichtst bij elkaar", smallest_gaps(comparison)),
        }
    for number, topic in enumerate(report.topics, start=1):
        title = f"Maatregelen bij: {topic.reason.label}"
        found[f"onderwerp-{number}"] = (title, comparison.under(topic.reason.code))
    return found


def _rows_drawing(comparison: Comparison, title: str, compared_items: Sequence[ItemComparison]) -> str:
    drawn = [(compared, rows.row(compared)) for compared in compared_items]
    template = environment().get_template("charts/figure.svg")
    return template.render(title=title, drawn=drawn, rows=rows, comparison=comparison)


def _numbers(comparison: Comparison, compared_items: Sequence[ItemComparison]) -> bytes:
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(COLUMNS)
    for compared in compared_items:
        own = (*(compared.shown_score(side) for side in Side), compared.gap)
        figures = (*own, *compared.national.by_side.values())
        cells = ("" if value is None else value for value in figures)
        writer.writerow([compared.item.code, compared.item.text, *cells, comparison.note])
    return output.getvalue().encode()
