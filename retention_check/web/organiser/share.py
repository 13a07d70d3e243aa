"""Share: a view link for results and report, with parts left out at will, that can be withdrawn."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from retention_check import secret_links, store
from retention_check.config import Mode
from retention_check.store import ViewLink
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database, settings
from retention_check.web.forms import BaseForm, CheckboxField
from retention_check.web.organiser.name_hint import with_names
from retention_check.web.publication_state import publication_state
from retention_check.web.round_links import can_make_links, view_address, view_path, view_secret

blueprint = Blueprint("share", __name__)


class ShareForm(BaseForm):
    """What a viewer sees."""

    management = CheckboxField("De scores van het management", default=True)
    agreements = CheckboxField("De afspraken", default=True)


@blueprint.route("/delen", methods=["GET", "POST"])
def edit() -> Response | tuple[str, int]:
    """The view link and what it shows: open it, change it, or withdraw it; a withdrawn link never works again."""
    stored, state = current_round(), publication_state(current_round())
    view = stored.view_link
    form = ShareForm(data=_choices(view) if view.is_open and request.method == "GET" else None)
    if form.validate_on_submit():
        if "intrekken" in request.form:
            _withdraw(view)
        elif not view.is_open and (state.asks_first or stored.round.awaits_locking):
            return redirect(url_for("organiser.publish.confirm", daarna="delen"))
        elif can_make_links():
            _open(view, ViewLink(view.counter, True, bool(form.management.data), bool(form.agreements.data)))
        else:
            message = "De server kan voor deze ronde geen link maken. Vraag de beheerder om een nieuwe beheerlink."
            flash(message, "warning")
        return redirect(url_for(".edit"))
    shown = {"view_address": view_address(), "view_path": view_path(), "names": with_names(stored.round.agreements)}
    page = render_template("organiser/share/edit.html", form=form, stored=stored, state=state, **shown)
    return page, form.http_status


@blueprint.get("/delen/qr")
def qr() -> Response | str:
    """The QR code of the view link alone, for a screen or on paper; back to 'Delen' where there is none."""
    if not (address := view_address()):
        return redirect(url_for(".edit"))
    return render_template("organiser/share/qr.html", view_address=address)


def _choices(view: ViewLink) -> dict[str, bool]:
    return {"management": view.shows_management, "agreements": view.shows_agreements}


def _withdraw(view: ViewLink) -> None:
    withdrawn = replace(view, is_open=False, counter=view.counter + 1)
    store.links.set_view_link(database(), current_round().public_id, withdrawn, None)
    log_event("share", current_round().public_id, "withdrawn")
    flash("De inkijklink is ingetrokken. Wie hem heeft, ziet niets meer.", "ok")


def _open(old: ViewLink, view: ViewLink) -> None:
    public_id = current_round().public_id
    view_hash = secret_links.hashed(view_secret(view.counter))
    store.links.set_view_link(database(), public_id, view, view_hash)
    log_event("share", public_id, "open")
    is_alone = settings().mode is Mode.LOCAL
    made = "De inkijklink staat klaar voor de zaal." if is_alone else "De inkijklink is klaar om te delen."
    flash("Uw keuze is bewaard." if old.is_open else made, "ok")
