"""Typing scores: both sides beside each other, saved as often as one likes; agreed scores are fixed once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check.assessment import Assessment, ManagementForm
from retention_check.instrument import Side
from retention_check.intake.typed import Typed, read_typed, typed_cells
from retention_check.store import ConflictError, UnavailableError
from retention_check.web import access, progress, shown
from retention_check.web.score_fields import BLOCKS, FIELDS, fields, name_of

blueprint = Blueprint("scores", __name__)
access.for_managers(blueprint)


class ScoresForm(FlaskForm):
    """Guards the page; the scores themselves are read as a sheet is, by `intake`."""

    version = HiddenField()


class FixForm(FlaskForm):
    """One button."""


@dataclass(frozen=True)
class Clash:
    """A field where someone else saved something else: its name, what was typed and what is stored."""

    field: str
    told: str
    typed: str
    stored: str


@blueprint.get("/ronde/<public>/scores")
def edit() -> str:
    """The page on which scores are typed."""
    found = access.open_for_entry()
    return _page(typed_cells(found.assessment), found.version)


@blueprint.post("/ronde/<public>/scores")
def save() -> str | Response | tuple[str, int]:
    """Save what was typed, unless something is wrong or someone else saved in between; nothing typed is lost."""
    form, found = ScoresForm(), access.open_for_entry()
    form.validate()
    cells = {name: text for name, text in request.form.items() if name != form.csrf_token.name}
    about = found.assessment
    typed = read_typed(_open_cells(cells, about), about.scale, about.form, about.entries)
    if problems := {**_too_many(typed, about), **typed.problems}:
        return _page(cells, form.version.data or "", problems), 422
    clashes = [] if _is_current(form) else _clashes(cells, typed_cells(about))
    if clashes:
        return _page(_united(cells, typed_cells(about)), found.version, clashes=clashes), 409
    return _store(cells, typed)


@blueprint.route("/ronde/<public>/vastleggen", methods=["GET", "POST"])
def fix() -> str | Response:
    """Fix the agreed scores, before the results open."""
    form, found = FixForm(), access.current()
    if not shown.is_closed(found.assessment):
        return redirect(url_for("round_results.summary", public=found.public))
    if form.validate_on_submit():
        access.change(is_fixed=True)
        access.tell("fix", found.public, "fixed")
        flash("De afgestemde scores liggen vast. De resultaten zijn nu open.", "ok")
        return redirect(url_for("round_results.summary", public=found.public))
    agreed = {entry.code: entry for entry in found.assessment.entries if entry.side is Side.MANAGEMENT}
    return render_template("scores/fix.html", form=form, round=found, agreed=agreed, blocks=BLOCKS)


def _store(cells: Mapping[str, str], typed: Typed) -> str | Response | tuple[str, int]:
    found = access.current()
    about = replace(found.assessment, entries=typed.entries, n_young=typed.n_young, n_management=typed.n_management)
    try:
        access.store().save(found.public, found.version, about)
    except ConflictError:
        return _page(cells, "", clashes=[]), 409
    except UnavailableError:
        return _page(cells, found.version, is_unsaved=True), 503
    access.tell("scores", found.public, "saved")
    flash("Uw scores zijn bewaard.", "ok")
    anchor = request.form.get("verder", "")
    if anchor in {reason.code for reason, _ in BLOCKS}:
        return redirect(url_for("scores.edit", _anchor=anchor))
    return redirect(url_for("rounds.manage"))


def _page(
    cells: Mapping[str, str],
    version: int | str,
    problems: Mapping[str, str] | None = None,
    clashes: list[Clash] | None = None,
    is_unsaved: bool = False,
) -> str:
    found = access.current()
    about = found.assessment
    form = ScoresForm(formdata=None, data={"version": str(version)})
    return render_template(
        "scores/edit.html",
        form=form,
        round=found,
        about=about,
        cells=cells,
        problems=problems or {},
        faults=[(name, f"{name_of(name)}: {told}") for name, told in (problems or {}).items()],
        clashes=clashes,
        is_unsaved=is_unsaved,
        fault=bool(problems) or clashes is not None or is_unsaved,
        fields=fields(about, cells, problems or {}),
        progress=progress.of(about),
        is_agreed=about.form is ManagementForm.AGREED,
    )


def _too_many(typed: Typed, about: Assessment) -> dict[str, str]:
    """More answers than young staff is a mistake in one of the two."""
    if typed.n_young is None or about.staff is None or typed.n_young <= about.staff:
        return {}
    return {"n-young": f"Er werken volgens de gegevens van de ronde maar {about.staff} jonge ambtenaren."}


def _is_current(form: ScoresForm) -> bool:
    return str(form.version.data) == str(access.current().version)


def _open_cells(cells: Mapping[str, str], about: Assessment) -> dict[str, str]:
    """What was typed; agreed scores that are fixed stay as they are, whatever is sent."""
    if not about.is_fixed:
        return dict(cells)
    fixed = {name for name, (_, side) in FIELDS.items() if side is Side.MANAGEMENT}
    kept = {name: text for name, text in typed_cells(about).items() if name in fixed}
    return {name: text for name, text in cells.items() if name not in fixed} | kept


def _clashes(cells: Mapping[str, str], stored: Mapping[str, str]) -> list[Clash]:
    """Fields where what is stored differs from what was typed."""
    names = [*FIELDS, *(f"n-{side}" for side in Side)]
    pairs = ((name, cells.get(name, "").strip().replace(".", ","), stored.get(name, "")) for name in names)
    return [Clash(name, name_of(name), typed, there) for name, typed, there in pairs if typed != there]


def _united(cells: Mapping[str, str], stored: Mapping[str, str]) -> dict[str, str]:
    """What was typed, with what is stored where nothing was typed: nothing of either person is lost."""
    return {**stored, **{name: text for name, text in cells.items() if text.strip()}}
