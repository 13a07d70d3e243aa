"""'Wis alles': a round is deleted at once, with everything that was kept of it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms.validators import DataRequired

from retention_check import clock, store
from retention_check.store import Remains
from retention_check.web.audit import log_event
from retention_check.web.auth import revoke
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database, press, waiting_sheets
from retention_check.web.forms import BaseForm, CheckboxField

blueprint = Blueprint("delete", __name__)

DONE = {
    Remains.NOWHERE: "De ronde is gewist. Er is niets van bewaard, alleen een onleesbaar kenmerk van de links.",
    Remains.UNTIL_READ: (
        "De ronde is gewist en gaat voor niemand meer open. In het bestand op de schijf staat de tekst nog, omdat een "
        "ander er nu uit leest. Die wordt binnen enkele minuten gewist."
    ),
    Remains.UNTIL_REUSED: (
        "De ronde is gewist en gaat voor niemand meer open. Op de schijf van de server kunnen resten van de tekst "
        "staan tot die ruimte opnieuw gebruikt is."
    ),
}


class DeleteForm(BaseForm):
    """A tick and a button: this cannot be undone."""

    sure = CheckboxField("Ja, wis deze ronde", [DataRequired("Zet eerst een vinkje als u het zeker weet.")])


@blueprint.route("/wissen", methods=["GET", "POST"])
def confirm() -> Response | tuple[str, int]:
    """Ask, then delete everything."""
    form, stored = DeleteForm(), current_round()
    if form.validate_on_submit():
        remains = store.rounds.delete(database(), stored.public_id, clock.today())
        waiting_sheets().forget(stored.public_id)
        press().forget(stored.public_id)  # after it: what is being printed meanwhile looks whether the round is there
        revoke(stored.public_id)
        log_event("delete", stored.public_id, "deleted")
        flash(DONE[remains], "ok")
        return redirect(url_for("public.home.index"))
    return render_template("organiser/delete/confirm.html", form=form, stored=stored), form.http_status
