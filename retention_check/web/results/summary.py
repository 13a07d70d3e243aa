"""The one-page summary, which comes first."""

from retention_check.web.results.audience import render_results
from retention_check.web.results.blueprint import results


@results.get("/resultaten")
def summary() -> str:
    """The one-page summary."""
    return render_results("results/summary.html")
