"""The map of the measures, with the same numbers as a table."""

from retention_check.domain.item import Kind
from retention_check.report import map_drawing
from retention_check.web.results.audience import render_results, visible_round
from retention_check.web.results.blueprint import results


@results.get("/resultaten/kaart")
def support_map() -> str:
    """The map of the measures, when own scores of both sides are there to draw."""
    comparison = visible_round().report.comparison
    measures = comparison.of_kind(Kind.MEASURE)
    svg = map_drawing(comparison) if any(compared.pair for compared in measures) else ""
    return render_results("results/support_map.html", map_svg=svg, compared_items=measures)
