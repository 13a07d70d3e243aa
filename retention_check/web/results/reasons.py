"""The ten reasons, own beside national, and the places of both sides."""

from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from retention_check.report import rank_drawing
from retention_check.web.results.audience import render_results, visible_round
from retention_check.web.results.blueprint import results
from retention_check.web.results.ordering import ordered_list


@results.get("/resultaten/redenen")
def reasons() -> str:
    """The ten reasons, sorted by links, and the places of both sides."""
    report = visible_round().report
    pairs = report.comparison.pairs(Kind.REASON)
    return render_results(
        "results/reasons.html",
        rank_svg=rank_drawing(report) if len(pairs) > 1 else "",
        ranks_of={side: [compared.ranks[side] for compared in pairs] for side in Side},
        **ordered_list(report.comparison.of_kind(Kind.REASON)),
    )
