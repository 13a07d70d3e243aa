"""What changed since the previous round."""

from flask import abort

from retention_check.domain.publishing import unpublished
from retention_check.domain.side import Side
from retention_check.report.drawings import change_drawing
from retention_check.web.current_round import current_round, previous_round
from retention_check.web.results.audience import Audience, render_results, visible_round
from retention_check.web.results.blueprint import results


@results.get("/resultaten/verandering")
def change() -> str:
    """The largest changes on what both rounds show, and how the agreements stand; 404 without a previous round."""
    visible = visible_round()
    if visible.previous is None:
        abort(404)
    return render_results(
        "results/change.html",
        listed_count=sum(1 for change in visible.report.changes if change.is_listed),
        change_drawing=change_drawing,
        earlier_agreements=visible.report.earlier_agreements,
        unshown=_unshown() if visible.audience is Audience.ORGANISER else (),
        previous_id=current_round().previous_id,
    )


def _unshown() -> tuple[Side, ...]:
    """The groups of the round before of which nobody was shown anything: with these nothing is compared."""
    previous = previous_round()
    return unpublished(previous) if previous else ()
