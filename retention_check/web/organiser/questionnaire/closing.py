"""Closing a questionnaire, opening it again, raising how many were asked, and deleting it without publishing."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms.validators import DataRequired

from retention_check import clock, dutch, store
from retention_check.domain.round import MOST_PEOPLE
from retention_check.domain.side import Side
from retention_check.store import StoredQuestionnaire
from retention_check.web.audit import log_event
from retention_check.web.current_questionnaire import is_open, look_up_again
from retention_check.web.current_round import current_round, save_round
from retention_check.web.extensions import database
from retention_check.web.forms import BaseForm, CheckboxField, DutchDateField, WholeNumberField
from retention_check.web.organiser.questionnaire.current import require_questionnaire
from retention_check.web.organiser.questionnaire.extra_codes import MOST_MADE
from retention_check.web.organiser.questionnaire.links import make_codes
from retention_check.web.organiser.questionnaire.remains import DISCARDED
from retention_check.web.organiser.questionnaire.settings_form import ADVICE, first_choices, until_errors

blueprint = Blueprint("closing", __name__)

STATE, OPEN_FIRST = "organiser.questionnaire.state.overview", "Sluit de vragenlijst eerst."


class ReopenForm(BaseForm):
    """Until which day people can answer again."""

    until = DutchDateField("Tot en met welke dag kan men antwoorden?", [DataRequired("Vul een datum in.")])

    def validate(self, extra_validators: Any = None) -> bool:
        """A day from today on, and not far ahead."""
        if not super().validate(extra_validators):
            return False
        self.until.errors = until_errors(self.until.data, clock.today())
        return not self.errors


class DiscardForm(BaseForm):
    """A tick and a button: this cannot be undone."""

    sure = CheckboxField("Ja, wis de vragenlijst", [DataRequired("Zet eerst een vinkje als u het zeker weet.")])


class AskedForm(BaseForm):
    """How many of each group were asked after all: never fewer than was said before."""

    asked_young = WholeNumberField(
        "Hoeveel jonge ambtenaren zijn gevraagd?", 1, MOST_PEOPLE, "Een aantal mensen", ADVICE
    )
    asked_management = WholeNumberField(
        "Hoeveel mensen van het management zijn gevraagd?", 1, MOST_PEOPLE, "Een aantal mensen", ADVICE
    )

    def __init__(self, stored: StoredQuestionnaire) -> None:
        self.was = {side: current_round().round.asked.get(side) or 0 for side in stored.questionnaire.sides}
        super().__init__(data={} if self.is_submitted() else {f"asked_{side}": n for side, n in self.was.items()})
        for side in Side:
            if side not in self.was:
                del self[f"asked_{side}"]
            else:
                self[f"asked_{side}"].flags.required = True

    @property
    def asked(self) -> dict[Side, int]:
        """How many of each group."""
        return {side: self[f"asked_{side}"].data for side in self.was}

    def validate(self, extra_validators: Any = None) -> bool:
        """More people, or as many."""
        if not super().validate(extra_validators):
            return False
        for side, before in self.was.items():
            field = self[f"asked_{side}"]
            if field.data is None or field.data < before:
                field.errors = [f"Dit aantal kan alleen omhoog: het was {dutch.thousands(before)}."]
        return not self.errors


@blueprint.route("/sluiten", methods=["GET", "POST"])
def close() -> Response | tuple[str, int]:
    """Ask, then take no answers any more."""
    stored, form = require_questionnaire(), BaseForm()
    if not is_open():
        return redirect(url_for(STATE))
    if form.validate_on_submit() and form.try_save(
        lambda: store.questionnaires.close(database(), current_round().public_id, clock.today())
    ):
        return _done("closed", "De vragenlijst is gesloten. Er kan niemand meer antwoorden.")
    return _page("close", form, stored)


@blueprint.route("/heropenen", methods=["GET", "POST"])
def reopen() -> Response | tuple[str, int]:
    """Take answers again, until another day."""
    stored, form = require_questionnaire(), ReopenForm(data=_first_day())
    if is_open():
        return redirect(url_for(STATE))
    if form.validate_on_submit() and form.try_save(
        lambda: store.questionnaires.reopen(database(), current_round().public_id, form.until.data, clock.today())
    ):
        return _done("reopened", f"De vragenlijst is weer open, tot en met {dutch.date(form.until.data)}.")
    return _page("reopen", form, stored)


@blueprint.route("/gevraagd", methods=["GET", "POST"])
def raise_asked() -> Response | tuple[str, int]:
    """After closing: say that more people were asked than was said when it opened."""
    stored = require_questionnaire()
    if is_open():
        flash(OPEN_FIRST, "info")
        return redirect(url_for(STATE))
    form = AskedForm(stored)
    if form.validate_on_submit() and form.try_save(lambda: save_asked(form)):
        return _done("asked", "Het aantal is bewaard. Het rapport noemt ook het aantal van het begin.")
    return _page("raise_asked", form, stored)


@blueprint.route("/wissen", methods=["GET", "POST"])
def discard() -> Response | tuple[str, int]:
    """Ask, then delete the questionnaire with everything that was answered."""
    stored, form = require_questionnaire(), DiscardForm()
    if form.validate_on_submit():
        remains = store.questionnaires.discard(database(), current_round().public_id)
        look_up_again()
        log_event("questionnaire", current_round().public_id, "discarded")
        flash(DISCARDED[remains], "ok")
        return redirect(url_for("organiser.round.overview"))
    return _page("discard", form, stored)


def _first_day() -> dict[str, Any] | None:
    if request.method == "POST":
        return None
    return {"until": first_choices(current_round().round, clock.today())["until"]}


def save_asked(form: AskedForm) -> None:
    """Save how many were asked after all, with a one-time code for each of them; ConflictError."""
    round = current_round().round
    save_round(current_round(), replace(round, asked={**round.asked, **form.asked}))
    asked = require_questionnaire().questionnaire
    for side, number in form.asked.items():
        more = min(number - form.was[side], MOST_MADE - asked.made(side))
        if asked.has_codes and more > 0:
            make_codes(side, more)


def _done(result: str, told: str) -> Response:
    look_up_again()
    log_event("questionnaire", current_round().public_id, result)
    flash(told, "ok")
    return redirect(url_for(STATE))


def _page(name: str, form: BaseForm, stored: StoredQuestionnaire) -> tuple[str, int]:
    page = render_template(
        f"organiser/questionnaire/{name}.html",
        form=form,
        stored=current_round(),
        round=current_round().round,
        asked=stored.questionnaire,
        counts=stored.counts,
        is_open=is_open(),
    )
    return page, form.http_status
