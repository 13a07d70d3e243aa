"""Typing scores: both sides beside each other, saved as often as one likes; agreed scores are locked once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check import store
from retention_check.domain.item import Kind
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.importers.score_form import ParsedForm, count_field, form_cells, read_form
from retention_check.store import StoredRound
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round, require_editable_round, save_round
from retention_check.web.extensions import study
from retention_check.web.forms import BaseForm
from retention_check.web.organiser.progress import entry_progress
from retention_check.web.organiser.score_fields import blocks, field_label, field_names, render_fields, side_fields
from retention_check.web.organiser.three_way_merge import Conflict, merge
from retention_check.web.results.ahead import print_ahead

blueprint = Blueprint("scores", __name__)


class ScoresForm(BaseForm):
    """The typing page, whose fields `importers.score_form` reads; `was` holds what stood there when it was opened.

    After `validate`, `parsed` is what was typed and `conflicts` what someone else changed as well.
    """

    was = HiddenField()

    def __init__(self, round: Round) -> None:
        super().__init__()
        self.round = round
        self.stored_cells = form_cells(round)
        self.cells: Mapping[str, str] = self._typed_cells() if self.is_submitted() else self.stored_cells
        self.opened = self._opened_cells() if self.is_submitted() else self.stored_cells
        self.problems: Mapping[str, str] = {}
        self.conflicts: Sequence[Conflict] = ()
        self.parsed = ParsedForm((), {}, {})

    def validate(self, extra_validators: Any = None) -> bool:
        """Every cell must be readable, and no cell changed by two people at once; nothing typed is lost."""
        if not super().validate(extra_validators):
            return False
        typed = read_form(self.cells, self.round, study())
        self.problems = {**self._too_many(typed), **typed.problems}
        return not self.problems and self._put_together(typed)

    @property
    def http_status(self) -> int:
        """422 with a cell that cannot be read, 409 with one that two people changed."""
        if self.conflicts:
            return 409
        return 422 if self.problems else super().http_status

    def applied_to(self, round: Round) -> Round:
        """The round with the scores as they were typed."""
        return _with_scores(round, self.parsed)

    def _put_together(self, typed: ParsedForm) -> bool:
        mine = form_cells(_with_scores(self.round, typed))
        merged = merge(field_names(study()), self.opened, mine, self.stored_cells)
        if merged.conflicts:
            self.conflicts, self.cells, self.opened = merged.conflicts, merged.cells, self.stored_cells
            return False
        self.parsed = read_form(merged.cells, self.round, study())
        return True

    def _typed_cells(self) -> dict[str, str]:
        """What was typed; agreed scores that are locked stay as they are, whatever is sent."""
        names = set(field_names(study()))
        if not self.round.is_locked:
            return {name: text for name, text in request.form.items() if name in names}
        locked = side_fields(Side.MANAGEMENT, study())
        typed = {name: text for name, text in request.form.items() if name in names - locked}
        return typed | {name: text for name, text in self.stored_cells.items() if name in locked}

    def _opened_cells(self) -> dict[str, str]:
        """What stood in the fields when the page was opened; nothing when that cannot be read."""
        try:
            was = json.loads(self.was.data or "{}")
        except ValueError:
            return {}
        return {str(name): str(text) for name, text in was.items()} if isinstance(was, dict) else {}

    def _too_many(self, typed: ParsedForm) -> dict[str, str]:
        """More answers than people who were asked is a mistake in one of the two."""
        too_many: dict[str, str] = {}
        for side, asked in self.round.asked.items():
            counts = {count_field(side, entry.code): entry.n for entry in typed.entries if entry.side is side}
            counts[count_field(side)] = typed.answers.get(side)
            message = f"Er zijn {asked} mensen gevraagd, volgens de gegevens van de ronde. Kijk beide getallen na."
            too_many |= {
                name: message for name, n in counts.items() if n is not None and asked is not None and n > asked
            }
        return too_many


class LockForm(BaseForm):
    """One button, for the version of the scores that was shown."""

    version = HiddenField()


@blueprint.route("/scores", methods=["GET", "POST"])
def edit() -> Response | tuple[str, int]:
    """The page on which scores are typed."""
    stored = require_editable_round()
    form = ScoresForm(stored.round)
    if form.validate_on_submit() and form.try_save(lambda: save_round(stored, form.applied_to(stored.round))):
        print_ahead()
        log_event("scores", stored.public_id, "saved")
        flash("Uw scores zijn bewaard.", "ok")
        return redirect(_next_page())
    return _page(form, stored), form.http_status


@blueprint.route("/vastleggen", methods=["GET", "POST"])
def lock() -> Response | tuple[str, int]:
    """Lock the agreed scores, before the results open: those that were shown and no others."""
    stored, form = current_round(), LockForm()
    results = redirect(url_for("organiser.results.summary"))
    if not stored.round.awaits_locking:
        return results
    if form.validate_on_submit() and form.try_save(lambda: _lock(stored, form.version.data)):
        log_event("lock", stored.public_id, "locked")
        flash("De open scores liggen vast. U kunt de resultaten nu zien.", "ok")
        return results
    form.version.data = str(stored.version)
    agreed = {entry.code: entry for entry in stored.round.entries_of(Side.MANAGEMENT)}
    page = render_template(
        "organiser/scores/lock.html", form=form, stored=stored, agreed=agreed, blocks=blocks(study())
    )
    return page, form.http_status


def _lock(stored: StoredRound, shown_version: str | None) -> None:
    if shown_version != str(stored.version):
        raise store.ConflictError
    save_round(stored, replace(stored.round, is_locked=True))


def _with_scores(round: Round, parsed: ParsedForm) -> Round:
    return replace(round, entries=parsed.entries, answers=parsed.answers)


def _next_page() -> str:
    """Where the button that was pressed leads: on to the next reason, or back to the overview."""
    anchor = request.form.get("verder", "")
    if anchor in {reason.code for reason in study().of_kind(Kind.REASON)}:
        return url_for(".edit", _anchor=anchor)
    return url_for("organiser.round.overview")


def _page(form: ScoresForm, stored: StoredRound) -> str:
    form.was.data = json.dumps(dict(form.opened))
    return render_template(
        "organiser/scores/edit.html",
        form=form,
        stored=stored,
        round=stored.round,
        cells=form.cells,
        problems=form.problems,
        mistakes=[(name, f"{field_label(name, study())}: {text}") for name, text in form.problems.items()],
        conflicts=[(conflict, field_label(conflict.field, study())) for conflict in form.conflicts],
        fields=render_fields(stored.round, form.cells, form.problems, study()),
        progress=entry_progress(stored.round, study()),
        is_agreed=stored.round.is_agreed,
    )
