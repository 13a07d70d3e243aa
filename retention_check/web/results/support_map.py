"""The map of the measures, with the same numbers as a table."""

from retention_check.charts import support_map as chart
from retention_check.report import map_drawing
from retention_check.web.results.audience import render_results, visible_round
from retention_check.web.results.blueprint import results


@results.get("/resultaten/kaart")
def support_map() -> str:
    """The map of the measures: own scores of both sides, or the country's where there are none to draw."""
    comparison = visible_round().report.comparison
    return render_results(
        "results/support_map.html",
        map=chart.support_map(comparison),
        map_svg=map_drawing(comparison),
        most_named=chart.MOST_NAMED,
    )
