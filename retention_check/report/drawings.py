"""The drawings as SVG: an item or a change as a row, the map of the measures, the reasons in each group's order."""

from retention_check.charts import change as changed
from retention_check.charts import predictions, ranks, rows, spread, support_map
from retention_check.domain.change import Change
from retention_check.domain.collecting import spreads_shown
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.predictions import Predicted, predicted_reasons
from retention_check.domain.side import Side
from retention_check.domain.wording import NATIONAL_WHO, WHO
from retention_check.report.model import Report
from retention_check.report.templating import environment


def item_drawing(compared: ItemComparison) -> str:
    """The drawing of one item of the comparison, as an SVG text of its own."""
    return _row_svg(rows.row(compared))


def map_drawing(comparison: Comparison) -> str:
    """The map of the measures as SVG: of the municipality, or of the country when no measure shows both groups."""
    drawing = support_map.support_map(comparison)
    whose = "landelijk" if drawing.is_national else comparison.round.municipality
    template = environment().get_template("charts/support_map.svg")
    names = _group_names(drawing.is_national)
    note = _agreed_note(comparison, drawing.is_national)
    return template.render(drawing=drawing, chart=support_map, whose=whose, names=names, note=note)


def rank_drawing(report: Report) -> str:
    """The reasons in the order of each group as SVG: of the municipality, or of the country without own pairs."""
    drawing = reasons_in_order(report)
    template = environment().get_template("charts/ranks.svg")
    names = _group_names(drawing.is_national)
    note = _agreed_note(report.comparison, drawing.is_national)
    return template.render(drawing=drawing, ranks=ranks, names=names, note=note)


def reasons_in_order(report: Report) -> ranks.Ranks:
    """The reasons in the order of each group, those that stand far apart with a strong line."""
    return ranks.ranked_reasons(report.comparison, frozenset(each.compared.item.code for each in report.ranked))


def change_drawing(change: Change) -> str:
    """One change since the previous round as SVG: an open mark then, a filled one now."""
    template = environment().get_template("charts/change.svg")
    return template.render(drawing=changed.change_row(change), chart=changed, rows=rows)


def report_drawings(report: Report) -> dict[str, str]:
    """Every drawing that stands behind a text of the report, by name: the axis, each item, the order of the reasons."""
    axis = environment().get_template("charts/axis.svg").render(rows=rows)
    order = environment().get_template("charts/order.svg").render(drawing=reasons_in_order(report), ranks=ranks)
    items = {compared.item.code.replace(".", "-"): item_drawing(compared) for compared in report.comparison.items}
    moved = {f"change-{place}": change_drawing(change) for place, change in enumerate(report.listed_changes, start=1)}
    found = {"axis": axis, "order": order} | items | moved | _spread_drawings(report.comparison)
    return found | _prediction_drawings(report.comparison)


def _spread_drawings(comparison: Comparison) -> dict[str, str]:
    """The drawings of how answers are spread: items that are spread alike share one."""
    found = {
        spread.name_of(side, each): (side, each)
        for compared in comparison.items
        for side, each in spreads_shown(comparison, compared.item.code).items()
    }
    template = environment().get_template("charts/spread.svg")
    return {name: template.render(row=spread.spread_row(*each)) for name, each in found.items()}


def prediction_drawing(each: Predicted) -> str:
    """One prediction beside what it became, as an SVG text of its own."""
    template = environment().get_template("charts/prediction.svg")
    return template.render(row=predictions.prediction_row(each))


def _prediction_drawings(comparison: Comparison) -> dict[str, str]:
    """The drawings of predictions by their reason and whom they are about: 'predicted-R3-management'."""
    return {
        f"predicted-{reason.item.code}-{each.about}": prediction_drawing(each)
        for reason in predicted_reasons(comparison)
        for each in reason.predicted
    }


def _row_svg(row: rows.Row) -> str:
    return environment().get_template("charts/row.svg").render(row=row, rows=rows)


def _group_names(is_national: bool) -> dict[Side, str]:
    """How a drawing calls each group, and whose scores they are."""
    if is_national:
        return {side: f"{name}, landelijk" for side, name in NATIONAL_WHO.items()}
    return {Side.YOUNG: WHO[Side.YOUNG], Side.MANAGEMENT: "management"}


def _agreed_note(comparison: Comparison, is_national: bool) -> str:
    return "; open score, niet anoniem" if comparison.is_agreed and not is_national else ""
