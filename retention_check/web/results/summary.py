"""The one-page summary, which comes first."""

from retention_check.web.current_round import current_round
from retention_check.web.publication_state import publication_state
from retention_check.web.results.ahead import print_ahead
from retention_check.web.results.audience import render_results, visible_round
from retention_check.web.results.blueprint import results


@results.get("/resultaten")
def summary() -> str:
    """The one-page summary, and before publication what it takes to publish it."""
    print_ahead(visible_round())
    state = publication_state(current_round()) if visible_round().is_concept else None
    version = current_round().version if state else 0
    return render_results("results/summary.html", state=state, version=version)
