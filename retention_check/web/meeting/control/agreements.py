"""Agreements as they are typed while the room looks on: saved as one types, by a script or by a button.

What was opened is compared before it is replaced, so two who type at once lose nothing: who is late sees both texts.
"""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, abort, flash, jsonify, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check.domain.meeting.agreeing import changed
from retention_check.domain.meeting.live import ANSWER, MOST_AGREED
from retention_check.domain.round import Agreement
from retention_check.web.audit import log_event
from retention_check.web.forms import BaseForm
from retention_check.web.meeting.control.agreement_forms import (
    FULL,
    LATER,
    AgreementForm,
    AnswersForm,
    LiveForm,
    agreement_form,
    fingerprint,
)
from retention_check.web.meeting.control.changing import change, latest
from retention_check.web.meeting.control.leading import leading
from retention_check.web.meeting.current_meeting import current_meeting
from retention_check.web.meeting.fragment import with_requests
from retention_check.web.organiser.name_hint import seems_a_name, with_names

blueprint = Blueprint("agreements", __name__, url_prefix="/afspraken")

JSON = "application/json"
ONWARD: Mapping[str, Mapping[str, Any]] = {"nieuw": {}, "later": {"soort": LATER}}  # buttons that save and go on
SAVED, GONE = "Bewaard. Het staat nu op het scherm.", "De afspraak is weggehaald."
ANSWERS_SAVED = "Bewaard. Dit staat aan het eind op het scherm en op de telefoons."
NAME = "Bewaard. Staat er bij de rol een naam? Noem liever de rol: dan klopt de afspraak ook later nog."
OTHER = "Iemand anders paste dit ook aan. Kies ‘Bewaren’: dan ziet u beide teksten."
TOO_LATE = "Iemand anders paste deze afspraak net aan. Kijk of u haar nog weg wilt halen."


class RemoveForm(BaseForm):
    """One button, for the agreement that was shown."""

    was = HiddenField()

    def __init__(self, existing: Agreement) -> None:
        super().__init__(data=None if self.is_submitted() else {"was": fingerprint(existing)})


@blueprint.route("", methods=["GET", "POST"])
def index() -> Response:
    """The agreements so far, and when and how answers come."""
    form = AnswersForm(_agreed_now()[1])
    if form.validate_on_submit() and form.try_change():
        if (onward := ONWARD.get(request.form.get("naar", ""))) is not None:
            return redirect(url_for(".add", **onward), 303)
        return _saved(form, ANSWERS_SAVED, form.answers.data or "", url_for(".index"))
    agreed, _ = _agreed_now()
    return _page("index", form, agreed=agreed, names=with_names(agreed), most=MOST_AGREED, answer=ANSWER)


@blueprint.route("/nieuw", methods=["GET", "POST"])
def add() -> Response:
    """One agreement more: to do something, or with `?soort=later` about who answers and when."""
    form = agreement_form(None, 0)
    if form.validate_on_submit() and form.try_change():
        return _agreed(form)
    if not form.is_submitted() and len(_agreed_now()[0]) >= MOST_AGREED:
        return _to_index(FULL, "info")
    return _page("edit", form, number=0)


@blueprint.route("/<int:number>", methods=["GET", "POST"])
def edit(number: int) -> Response:
    """Change an agreement; what was typed for one that is gone meanwhile stays on the page."""
    agreed, _ = _agreed_now()
    existing = agreed[number - 1] if 1 <= number <= len(agreed) else None
    if existing is None and request.method == "GET":
        abort(404)
    form = agreement_form(existing, number)
    if form.validate_on_submit() and form.try_change():
        return _agreed(form)
    return _page("edit", form, number=number)


@blueprint.route("/<int:number>/weg", methods=["GET", "POST"])
def remove(number: int) -> Response:
    """Take an agreement away, after a question; one that is gone already is no mistake."""
    agreed, _ = _agreed_now()
    if not 1 <= number <= len(agreed):
        return _to_index(GONE, "ok")
    existing = agreed[number - 1]
    form = RemoveForm(existing)
    if not form.validate_on_submit():
        return _page("remove", form, agreement=existing)
    if form.was.data != fingerprint(existing):
        return _to_index(TOO_LATE, "info")
    change(lambda meeting: changed(meeting, number, existing, None))
    log_event("meeting", current_meeting().public_id, "agreement removed")
    return _to_index(GONE, "ok")


def _agreed_now() -> tuple[tuple[Agreement, ...], str]:
    meeting = current_meeting().meeting
    return meeting.agreed, meeting.answers_when


def _agreed(form: AgreementForm) -> Response:
    """The agreement is saved: a script goes on with it where it stands now."""
    agreement, agreed = form.agreement, latest().meeting.agreed
    number = agreed.index(agreement) + 1 if agreement in agreed else len(agreed)
    said = NAME if seems_a_name(agreement.role) else SAVED
    return _saved(form, said, fingerprint(agreement), url_for(".edit", number=number))


def _saved(form: LiveForm, said: str, was: str, address: str) -> Response:
    """Saved: a script is told what to compare with from now on, a browser goes to the list."""
    if not form.is_changed and request.accept_mimetypes.best == JSON:
        return jsonify(said=said, was=was, address=address)
    log_event("meeting", current_meeting().public_id, "agreed")
    return _to_index(said, "ok")


def _page(name: str, form: BaseForm, **shown: Any) -> Response:
    """A page with a form; a script gets no more than what is wrong."""
    if form.is_submitted() and request.accept_mimetypes.best == JSON:
        said = OTHER if form.http_status == 409 else " ".join(text for _, text in form.mistakes())
        return make_response(jsonify(said=said), form.http_status)
    page = render_template(f"meeting/control/agreements/{name}.html", form=form, now=leading(), **shown)
    return with_requests(make_response(page, form.http_status))


def _to_index(said: str, kind: str) -> Response:
    flash(said, kind)
    return redirect(url_for("meeting.control.agreements.index"), 303)
