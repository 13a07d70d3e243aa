"""The one-page summary, which comes first."""

from retention_check.web.results.ahead import print_ahead
from retention_check.web.results.audience import render_results, visible_round
from retention_check.web.results.blueprint import results


@results.get("/resultaten")
def summary() -> str:
    """The one-page summary."""
    print_ahead(visible_round())
    return render_results("results/summary.html")
