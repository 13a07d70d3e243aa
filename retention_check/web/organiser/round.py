"""A round: see how far it is and what can be done with it, and change what it is about."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check import clock, store
from retention_check.config import Mode
from retention_check.store import StoredRound
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round, previous_round, save_round
from retention_check.web.extensions import database, settings, study
from retention_check.web.organiser.details_form import EditRoundForm
from retention_check.web.organiser.links import manage_address
from retention_check.web.organiser.progress import entry_progress
from retention_check.web.publication_state import publication_state

blueprint = Blueprint("round", __name__)


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
    form = EditRoundForm(stored, keeps_municipality=_keeps_municipality(stored))
    if form.validate_on_submit() and form.try_save(lambda: save_round(stored, form.accepted)):
        log_event("change", stored.public_id, "saved")
        flash("De gegevens van de ronde zijn bewaard.", "ok")
        return redirect(url_for(".overview"))
    return render_template("organiser/round/edit.html", form=form), form.http_status


def _keeps_municipality(stored: StoredRound) -> bool:
    """On a server an invitation is for one municipality: the rounds that follow on each other are all of it."""
    if settings().mode is not Mode.CENTRAL:
        return False
    return bool(stored.previous_id or store.rounds.successor_of(database(), stored.public_id, clock.today()))
