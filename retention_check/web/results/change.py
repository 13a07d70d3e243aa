"""What changed since the previous round."""

from flask import abort

from retention_check.web.results.audience import render_results, visible_round
from retention_check.web.results.blueprint import results


@results.get("/resultaten/verandering")
def change() -> str:
    """The change on every item that both rounds show; 404 without a previous round."""
    if visible_round().previous is None:
        abort(404)
    return render_results("results/change.html")
