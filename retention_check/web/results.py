"""Results: the summary first, then reasons, measures, the map, each theme and what changed; sorting by links."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from flask import Blueprint, abort, flash, redirect, request
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import SelectMultipleField

from retention_check.charts import rows
from retention_check.charts.map import measure_map
from retention_check.domain.comparison import ItemComparison
from retention_check.domain.study import Kind, Side, load_study
from retention_check.report import map_drawing, rank_drawing
from retention_check.web import access, kept, shown

blueprint = Blueprint("results", __name__)
shown.for_all_doors(blueprint)

WIDE = Decimal(1)  # points: what 'alleen grote verschillen' leaves in
ORDERS: dict[str, Callable[[ItemComparison], Decimal | None]] = {
    "jong": lambda compared: compared.points(Side.YOUNG),
    "management": lambda compared: compared.points(Side.MANAGEMENT),
    "verschil": lambda compared: None if compared.gap is None else abs(compared.gap),
    "landelijk": lambda compared: compared.national.young,
}


class TopicsForm(FlaskForm):
    """The topics of the conversation; none ticked means: propose them."""

    topics = SelectMultipleField("Onderwerpen", choices=[item.code for item in load_study().items])


@blueprint.get("/resultaten")
@kept.kept
def summary() -> str:
    """The one-page summary."""
    return shown.render("results/summary.html")


@blueprint.get("/resultaten/redenen")
@kept.kept
def reasons() -> str:
    """The ten reasons, own beside national, and the places of both sides."""
    report = shown.current().report
    drawing = rank_drawing(report) if report.has_reason_pairs else ""
    return shown.render("results/reasons.html", rank_svg=drawing, **_list(report.comparison.of_kind(Kind.REASON)))


@blueprint.get("/resultaten/maatregelen")
@kept.kept
def measures() -> str:
    """The forty measures, under their reasons or in an order of choice."""
    comparison = shown.current().report.comparison
    return shown.render("results/measures.html", **_list(comparison.of_kind(Kind.MEASURE)))


@blueprint.get("/resultaten/kaart")
@kept.kept
def support_map() -> str:
    """The map of the measures, with the same numbers as a table."""
    comparison = shown.current().report.comparison
    drawing = measure_map(comparison)
    svg = map_drawing(comparison) if drawing and not drawing.is_national else ""
    return shown.render("results/support_map.html", map_svg=svg, compared_items=comparison.of_kind(Kind.MEASURE))


@blueprint.get("/resultaten/<code>")
@kept.kept
def theme(code: str) -> str:
    """One reason with its measures, and the questions to ask each other."""
    if code not in {item.code for item in load_study().of_kind(Kind.REASON)}:
        abort(404)
    comparison = shown.current().report.comparison
    return shown.render("results/theme.html", compared=comparison.compared(code), compared_items=comparison.under(code), rows=rows)


@blueprint.get("/resultaten/verandering")
@kept.kept
def change() -> str:
    """What changed since the previous round."""
    if shown.current().previous is None:
        abort(404)
    return shown.render("results/change.html")


@blueprint.get("/resultaten/onderwerpen")
def topics() -> str:
    """The proposed topics ticked, and others to choose."""
    chosen = [topic.compared.item.code for topic in shown.current().report.topics]
    return shown.render("results/topics.html", form=TopicsForm(data={"topics": chosen}), chosen=chosen)


@blueprint.post("/resultaten/onderwerpen")
def keep_topics() -> Response:
    """Keep a manager's choice of topics; others take theirs along to the report."""
    form = TopicsForm()
    if not form.validate():
        abort(400)
    codes = tuple(form.topics.data or ())
    if shown.current().door is shown.Door.ROUND:
        access.change(topics=codes)
        flash("Uw onderwerpen zijn bewaard.", "ok")
        return redirect(shown.here("results.summary"))
    return redirect(shown.here("report.choose", onderwerp=codes))


def _list(compared_items: Iterable[ItemComparison]) -> dict[str, object]:
    """Lines in the order and choice of the address, and which those are."""
    order, only = request.args.get("volgorde", ""), request.args.get("alleen", "") == "groot"
    kept = [compared for compared in compared_items if not only or (compared.gap is not None and abs(compared.gap) >= WIDE)]
    if key := ORDERS.get(order):
        kept.sort(key=lambda compared: -(key(compared) or Decimal(0)))
    return {"lines": kept, "order": order if key else "", "only": only, "orders": ORDERS, "wide": WIDE, "rows": rows}
