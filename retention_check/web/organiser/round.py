"""A round: see how far it is and what can be done with it, and change what it is about."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check import clock, store
from retention_check.config import Mode
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.store import StoredRound
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round, previous_round, save_round
from retention_check.web.extensions import database, settings, study
from retention_check.web.organiser.details_form import EditRoundForm
from retention_check.web.organiser.progress import entry_progress
from retention_check.web.publication_state import publication_state
from retention_check.web.round_links import manage_address

blueprint = Blueprint("round", __name__)

SAVED = "De gegevens van de ronde zijn bewaard."
PRINTED = " Hoeveel mensen u vroeg, staat in het rapport. Dat verandert dus ook. Print het opnieuw."


@blueprint.get("")
def overview() -> str:
    """The round: how far it is, and everything that can be done with it."""
    stored = current_round()
    return render_template(
        "organiser/round/overview.html",
        stored=stored,
        state=publication_state(stored),
        progress=entry_progress(stored.round, study()),
        manage_address=manage_address(),
        successor=store.rounds.successor_of(database(), stored.public_id, clock.today()),
        previous=previous_round(),
    )


@blueprint.route("/gegevens", methods=["GET", "POST"])
def edit() -> Response | tuple[str, int]:
    """Change what the round is about."""
    stored = current_round()
    successor = _successor(stored)
    keeps_municipality = settings().mode is Mode.CENTRAL and bool(stored.previous_id or successor)
    form = EditRoundForm(stored, successor=successor, keeps_municipality=keeps_municipality)
    if form.validate_on_submit() and form.try_save(lambda: save_round(stored, form.accepted)):
        log_event("change", stored.public_id, "saved")
        flash(SAVED + (PRINTED if _changes_what_is_printed(stored.round, form.accepted) else ""), "ok")
        return redirect(url_for(".overview"))
    return render_template("organiser/round/edit.html", form=form), form.http_status


def _successor(stored: StoredRound) -> Round | None:
    """The round that follows: on a server it is of the same municipality, and everywhere it is later."""
    today = clock.today()
    public_id = store.rounds.successor_of(database(), stored.public_id, today)
    found = store.rounds.load(database(), public_id, today) if public_id else None
    return found.round if found else None


def _changes_what_is_printed(old: Round, new: Round) -> bool:
    """Whether it changes how many were asked of a group that others may have been shown."""
    return any(old.is_published(side) and old.asked.get(side) != new.asked.get(side) for side in Side)
