"""How the answers to our own questionnaire are spread, in three classes and in thirds."""

from flask import abort

from retention_check.web.results.audience import render_results, visible_round
from retention_check.web.results.blueprint import results


@results.get("/resultaten/verdeling")
def spread() -> str:
    """Of each item with a picture of its spread: drawn and in words; 404 where there is none."""
    if not visible_round().report.has_spreads:
        abort(404)
    return render_results("results/spread.html")
