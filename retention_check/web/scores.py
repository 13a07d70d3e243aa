"""Typing scores: both sides beside each other, saved as often as one likes; agreed scores are fixed once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check.round import Round, ManagementForm
from retention_check.domain.study import Side
from retention_check.importers.score_form import ParsedForm, count_field, read_form, form_cells
from retention_check.web import access, progress, shown
from retention_check.web.merging import Clash, merge
from retention_check.web.score_fields import BLOCKS, FIELDS, fields, name_of

blueprint = Blueprint("scores", __name__)
access.for_managers(blueprint)

NAMES = (*FIELDS, *(count_field(side) for side in Side))


class ScoresForm(FlaskForm):
    """Guards the page, whose scores are read by `intake`; `was` holds what stood there when it was opened."""

    was = HiddenField()


class FixForm(FlaskForm):
    """One button, for the version of the scores that was shown."""

    version = HiddenField()


@blueprint.get("/ronde/<public>/scores")
def edit() -> str:
    """The page on which scores are typed."""
    stored = form_cells(access.open_for_entry().round)
    return _page(stored, stored)


@blueprint.post("/ronde/<public>/scores")
def save() -> str | Response | tuple[str, int]:
    """Save what was typed, unless something is wrong or someone else changed the same; nothing typed is lost."""
    form, found = ScoresForm(), access.open_for_entry()
    form.validate()
    was, round = _opened_with(form), found.round
    cells = _open_cells({name: text for name, text in request.form.items() if name in NAMES}, round)
    typed = read_form(cells, round.scale, round.form, round.entries)
    if problems := {**_too_many(typed, round), **typed.problems}:
        return _page(cells, was, problems=problems), 422
    stored = form_cells(round)
    merged = merge(NAMES, was, form_cells(_with(round, typed)), stored)
    if merged.clashes:
        return _page(merged.cells, stored, clashes=merged.clashes), 409
    together = read_form(merged.cells, round.scale, round.form, round.entries)
    if status := access.unsaved(lambda: access.store().save(found.public_id, found.version, _with(round, together))):
        return _page(cells, was, unsaved=status), status
    return _go_on()


@blueprint.route("/ronde/<public>/vastleggen", methods=["GET", "POST"])
def fix() -> str | Response | tuple[str, int]:
    """Fix the agreed scores, before the results open: those that were shown and no others."""
    form, found = FixForm(), access.current()
    if not shown.is_closed(found.round):
        return redirect(url_for("round_results.summary", public_id=found.public_id))
    status = 0
    if form.validate_on_submit():
        is_same = form.version.data == str(found.version)
        status = access.unsaved(lambda: access.change(is_locked=True)) if is_same else 409
        if not status:
            access.tell("fix", found.public_id, "fixed")
            flash("De afgestemde scores liggen vast. De resultaten zijn nu open.", "ok")
            return redirect(url_for("round_results.summary", public_id=found.public_id))
    form.version.data = str(found.version)
    agreed = {entry.code: entry for entry in found.round.entries if entry.side is Side.MANAGEMENT}
    page = render_template("scores/fix.html", form=form, round=found, agreed=agreed, blocks=BLOCKS, unsaved=status)
    return page, status or 200


def _go_on() -> Response:
    access.tell("scores", access.current().public_id, "saved")
    flash("Uw scores zijn bewaard.", "ok")
    anchor = request.form.get("verder", "")
    if anchor in {reason.code for reason, _ in BLOCKS}:
        return redirect(url_for("scores.edit", _anchor=anchor))
    return redirect(url_for("rounds.manage"))


def _page(
    cells: Mapping[str, str],
    was: Mapping[str, str],
    problems: Mapping[str, str] | None = None,
    clashes: Sequence[Clash] = (),
    unsaved: int = 0,
) -> str:
    found, told = access.current(), problems or {}
    round = found.round
    return render_template(
        "scores/edit.html",
        form=ScoresForm(formdata=None, data={"was": json.dumps(dict(was))}),
        round=found,
        round=round,
        cells=cells,
        problems=told,
        faults=[(name, f"{name_of(name)}: {message}") for name, message in told.items()],
        clashes=[(clash, name_of(clash.field)) for clash in clashes],
        unsaved=unsaved,
        fault=bool(problems or clashes),
        fields=fields(round, cells, told),
        progress=progress.of(round),
        is_agreed=round.form is ManagementForm.AGREED,
    )


def _opened_with(form: ScoresForm) -> dict[str, str]:
    """What stood in the fields when the page was opened; nothing when that cannot be read."""
    try:
        was = json.loads(form.was.data or "{}")
    except ValueError:
        return {}
    return {str(name): str(text) for name, text in was.items()} if isinstance(was, dict) else {}


def _with(round: Round, typed: ParsedForm) -> Round:
    return replace(round, entries=typed.entries, n_young=typed.n_young, n_management=typed.n_management)


def _open_cells(cells: Mapping[str, str], round: Round) -> dict[str, str]:
    """What was typed; agreed scores that are fixed stay as they are, whatever is sent."""
    if not round.is_locked:
        return dict(cells)
    fixed = {name for name, (_, side) in FIELDS.items() if side is Side.MANAGEMENT}
    kept = {name: text for name, text in form_cells(round).items() if name in fixed}
    return {name: text for name, text in cells.items() if name not in fixed} | kept


def _too_many(typed: ParsedForm, round: Round) -> dict[str, str]:
    """More answers than young staff is a mistake in one of the two."""
    if typed.n_young is None or round.staff is None or typed.n_young <= round.staff:
        return {}
    return {"n-young": f"Bij de gegevens van de ronde staan {round.staff} jonge ambtenaren. Kijk beide getallen na."}
