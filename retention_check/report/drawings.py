"""The drawings as SVG: one item as a row, the map of the measures, the reasons in the order of each side."""

from retention_check.charts import ranks, rows
from retention_check.charts import support_map as chart
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from retention_check.report.model import Report
from retention_check.report.templating import environment


def item_drawing(compared: ItemComparison) -> str:
    """The drawing of one item of the comparison, as an SVG text of its own."""
    return _row_svg(rows.row(compared))


def map_drawing(comparison: Comparison) -> str:
    """The map of the measures as SVG; empty when no measure has the scores of both sides."""
    drawing = chart.support_map(comparison)
    if drawing is None:
        return ""
    whose = "landelijk" if drawing.is_national else comparison.round.municipality
    label = "" if drawing.is_national else _agreed_label(comparison)
    title = f"Kaart van {len(drawing.points)} maatregelen ({whose}): steun van management naar rechts, van jong omhoog"
    template = environment().get_template("charts/support_map.svg")
    return template.render(drawing=drawing, chart=chart, title=title, label=label)


def rank_drawing(report: Report) -> str:
    """The reasons in the order of each side as SVG."""
    far = frozenset(finding.compared.item.code for finding in report.ranked)
    drawing = ranks.ranked_reasons(report.comparison, far)
    title = f"De volgorde van {len(drawing)} redenen volgens jong en volgens het management"
    template = environment().get_template("charts/ranks.svg")
    return template.render(drawing=drawing, ranks=ranks, title=title, label=_agreed_label(report.comparison))


def report_drawings(report: Report) -> dict[str, str]:
    """Every drawing that stands in a table of the report, by name: the axis, overall means, and each item."""
    axis = environment().get_template("charts/axis.svg").render(rows=rows)
    overall = {f"overall-{kind}": _overall_drawing(report, kind) for kind in Kind}
    items = {compared.item.code.replace(".", "-"): item_drawing(compared) for compared in report.comparison.items}
    return {"axis": axis} | overall | items


def _overall_drawing(report: Report, kind: Kind) -> str:
    means = {side: report.comparison.overall(kind, side) for side in Side}
    if report.options.poster_without_management:
        means[Side.MANAGEMENT] = None
    return _row_svg(rows.overall_row(means))


def _row_svg(row: rows.Row) -> str:
    return environment().get_template("charts/row.svg").render(row=row, rows=rows)


def _agreed_label(comparison: Comparison) -> str:
    return " (afgestemde score, niet anoniem)" if comparison.is_agreed else ""
