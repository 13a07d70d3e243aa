"""The forty measures, under their reasons or in an order of choice."""

from retention_check.domain.item import Kind
from retention_check.web.results.audience import render_results, visible_round
from retention_check.web.results.blueprint import results
from retention_check.web.results.ordering import ordered_list


@results.get("/resultaten/maatregelen")
def measures() -> str:
    """The forty measures, sorted by links."""
    comparison = visible_round().report.comparison
    return render_results("results/measures.html", **ordered_list(comparison.of_kind(Kind.MEASURE)))
