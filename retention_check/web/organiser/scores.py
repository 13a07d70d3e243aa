"""Typing scores, a group at a time, saved as often as one likes; open scores are given first, and locked once."""

from collections.abc import Mapping
from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check import clock, store
from retention_check.domain.publishing import can_lock, entered_sides, publish
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.wording import SHORT, WHO
from retention_check.store import ConflictError, StoredRound
from retention_check.web.audit import log_event
from retention_check.web.current_questionnaire import asked_sides
from retention_check.web.current_round import current_round, require_editable_round, save_round
from retention_check.web.extensions import comparison_of, database, study
from retention_check.web.forms import CheckboxField
from retention_check.web.organiser.asked_now import ENTERED
from retention_check.web.organiser.progress import entry_progress
from retention_check.web.organiser.saving import SavingForm
from retention_check.web.organiser.score_fields import blocks
from retention_check.web.organiser.score_form import SCALE, SURE, ScoresForm, scores_form
from retention_check.web.results.ahead import print_ahead

blueprint = Blueprint("scores", __name__)

SIDES: Mapping[str, Side] = {SHORT[side]: side for side in Side}  # as they are called in an address
ASKED = "organiser.questionnaire.state.overview"
ONWARD = "verder"  # the name of the button that saves and goes on
PEOPLE: Mapping[Side, str] = {Side.YOUNG: WHO[Side.YOUNG], Side.MANAGEMENT: "mensen van het management"}
PRINT_ANEW = " Print het rapport opnieuw: daarin staat wat er verbeterd is."
LOCKED = "De open scores van het management liggen vast."
NO_PART = "Het management doet in deze ronde niet mee met scores."


class LockForm(SavingForm):
    """One button, for the version of the scores that was shown; after `validate`, `locked` is the round to be saved.

    Where management gave none, a tick says that it takes no part.
    """

    version = HiddenField()
    takes_no_part = CheckboxField("Het management doet in deze ronde niet mee met scores.")

    def __init__(self, stored: StoredRound) -> None:
        super().__init__()
        self.stored = stored
        self.locked = stored.round

    def validate(self, extra_validators: object = None) -> bool:
        """What is locked is what was shown."""
        if not super().validate(extra_validators):
            return False
        if self.version.data != str(self.stored.version):
            self.save_failure = 409
            return False
        if not self.stored.round.entries_of(Side.MANAGEMENT) and not self.takes_no_part.data:
            self.takes_no_part.errors = ["Zet een vinkje als het management geen scores geeft."]
            return False
        accepted = self.accepts(self.stored.round, replace(self.stored.round, is_locked=True))
        self.locked = _published(accepted) if accepted else self.stored.round
        return accepted is not None


@blueprint.get("/scores", defaults={"group": ""})
@blueprint.route(f"/scores/<any({', '.join(SIDES)}):group>", methods=["GET", "POST"])
def edit(group: str) -> Response | tuple[str, int]:
    """The page on which the scores of one group are typed; without a group the first one to fill."""
    stored = require_editable_round()
    if not group:
        return redirect(_first_page(stored.round))
    side = SIDES[group]
    if side in asked_sides():
        return _asked_page(stored, side)
    if _is_read_only(stored.round, side):
        return _read_only_page(stored, side)
    form = scores_form(stored.round, side)
    if form.validate_on_submit() and form.try_save(lambda: _save(stored, form)):
        print_ahead()
        log_event("scores", stored.public_id, "saved")
        _tell_saved(form)
        return redirect(_next_page(side) if ONWARD in request.form else _address(side))
    return _page(form, stored), form.http_status


@blueprint.route("/vastleggen", methods=["GET", "POST"])
def lock() -> Response | tuple[str, int]:
    """Lock the open scores, before the results open: those that were shown and no others. It publishes them."""
    stored = current_round()
    if not stored.round.awaits_locking:
        return redirect(url_for("organiser.results.summary"))
    form = LockForm(stored)
    can = can_lock(stored.round) and bool(stored.round.entries or asked_sides())
    if can and form.validate_on_submit() and form.try_save(lambda: save_round(stored, form.locked, may_merge=False)):
        log_event("lock", stored.public_id, "locked")
        flash(LOCKED if form.locked.entries_of(Side.MANAGEMENT) else NO_PART, "ok")
        return redirect(_next_page(Side.MANAGEMENT))
    form.version.data = str(stored.version)
    page = render_template(
        "organiser/scores/lock.html",
        form=form,
        stored=stored,
        can_lock=can_lock(stored.round),
        given={entry.code: entry for entry in stored.round.entries_of(Side.MANAGEMENT)},
    )
    return page, form.http_status


def _save(stored: StoredRound, form: ScoresForm) -> None:
    """Save what was typed; what someone else saved meanwhile is put beside it once more, to tell what clashes."""
    if form.changed == stored.round:
        return
    try:
        save_round(stored, form.changed)
    except ConflictError:
        theirs = store.rounds.load(database(), stored.public_id, clock.today())
        if theirs:
            form.put_together(theirs.round)
        raise


def _tell_saved(form: ScoresForm) -> None:
    """Say that the scores are saved, what to print anew, and what is still needed to show anything."""
    side, round = form.side, form.changed
    flash(f"De scores van {WHO[side]} zijn bewaard.{PRINT_ANEW if form.review.corrections else ''}", "ok")
    entries = [] if round.gives_agreed_scores(side) else round.entries_of(side)
    if entries and all(round.answers_behind(entry) is None for entry in entries):
        flash(f"Vul nog in hoeveel {PEOPLE[side]} antwoord gaven. Zonder dat aantal tonen wij niets.", "warning")


def _published(round: Round) -> Round:
    """The round with management's scores published, if it gave any."""
    given = {Side.MANAGEMENT} & {*entered_sides(round)}
    return publish(comparison_of(round), given, clock.today()) if given else round


def _is_read_only(round: Round, side: Side) -> bool:
    """True when nothing of a group can be typed any more."""
    return round.is_condensed(side) or (round.gives_agreed_scores(side) and round.is_locked)


def _to_fill(round: Round) -> list[Side]:
    """The groups without a score that can be typed; open scores are given first."""
    order = (Side.MANAGEMENT, Side.YOUNG) if round.awaits_locking else tuple(Side)
    empty = [side for side in order if not round.entries_of(side) and side not in asked_sides()]
    return [side for side in empty if not _is_read_only(round, side)]


def _first_page(round: Round) -> str:
    """Where to begin: the first group to fill, else the first that can still change, else what is asked."""
    free = [side for side in Side if not _is_read_only(round, side) and side not in asked_sides()]
    found = next(iter((*_to_fill(round), *free)), None)
    if found is None and asked_sides():
        return url_for(ASKED)
    return _address(found or Side.YOUNG)


def _next_page(side: Side) -> str:
    """Where who saved a group goes on: to lock open scores, to the other group while it is empty, or to the results.

    To what is asked, while there is a questionnaire.
    """
    round = current_round().round
    if round.awaits_locking and round.entries_of(Side.MANAGEMENT):
        return url_for(".lock")
    if asked_sides():
        return url_for(ASKED)
    others = [other for other in _to_fill(round) if other is not side]
    return _address(others[0]) if others else url_for("organiser.results.summary")


def _address(side: Side) -> str:
    return url_for(".edit", group=SHORT[side])


def _page(form: ScoresForm, stored: StoredRound) -> str:
    form.opened.data = form.was.signed(stored.public_id)
    return render_template(
        "organiser/scores/edit.html",
        form=form,
        stored=stored,
        round=stored.round,
        side=form.side,
        blocks=blocks(study()),
        progress=entry_progress(stored.round, study()),
        is_agreed=stored.round.gives_agreed_scores(form.side),
        can_lock=can_lock(stored.round),
        scale_button=SCALE,
        sure=SURE,
    )


def _asked_page(stored: StoredRound, side: Side) -> tuple[str, int]:
    """That a group is asked with our own questionnaire; 409 for who typed something meanwhile, which stays there."""
    if request.method == "POST":
        form = scores_form(stored.round, side)
        form.form_errors = [ENTERED.format(who=WHO[side])]
        return _page(form, stored), 409
    return render_template("organiser/scores/asked.html", stored=stored, round=stored.round, side=side), 200


def _read_only_page(stored: StoredRound, side: Side) -> tuple[str, int]:
    """What a group gave, where it can no longer change; 409 for who typed something meanwhile."""
    page = render_template(
        "organiser/scores/read_only.html",
        stored=stored,
        round=stored.round,
        side=side,
        given={entry.code: entry for entry in stored.round.entries_of(side)},
        is_agreed=stored.round.gives_agreed_scores(side),
        fault=request.method == "POST",
    )
    return page, 409 if request.method == "POST" else 200
