"""Opening a questionnaire: the form, and what it says before anything is fixed."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check import dutch
from retention_check.domain.collection import Length
from retention_check.domain.item import Kind
from retention_check.domain.promise import SECONDS, minutes_for
from retention_check.domain.questionnaire import codes_of
from retention_check.store import ConflictError
from retention_check.web.audit import log_event
from retention_check.web.current_questionnaire import current_questionnaire
from retention_check.web.current_round import current_round, require_editable_round
from retention_check.web.extensions import study
from retention_check.web.organiser.questionnaire.links import published_links
from retention_check.web.organiser.questionnaire.obstacles import obstacle, reasons_not_to_ask
from retention_check.web.organiser.questionnaire.opening import open_questionnaire
from retention_check.web.organiser.questionnaire.settings_form import QuestionnaireForm

blueprint = Blueprint("settings", __name__)


@blueprint.route("", methods=["GET", "POST"])
def edit() -> Response | tuple[str, int]:
    """What is asked, of whom and until when; sent, it opens and its links are there."""
    if current_questionnaire():
        return redirect(url_for("organiser.questionnaire.state.overview"))
    stored = require_editable_round()
    form = QuestionnaireForm(stored)
    if form.validate_on_submit() and form.try_save(lambda: _open(form)):
        log_event("questionnaire", stored.public_id, "opened")
        flash(f"De vragenlijst is open tot en met {dutch.date(form.questionnaire.until)}.", "ok")
        return redirect(url_for("organiser.questionnaire.state.overview"))
    form.version.data = str(stored.version)
    page = render_template(
        "organiser/questionnaire/settings.html",
        form=form,
        stored=stored,
        round=stored.round,
        obstacle=obstacle(stored),
        not_asked=reasons_not_to_ask(stored),
        reasons=study().of_kind(Kind.REASON),
        published=published_links(),
        seconds=SECONDS,
        chosen_minutes=minutes_for(form.chosen_codes),
        per_reason={
            each.code: len(codes_of(Length.CHOSEN, study(), (each.code,))) for each in study().of_kind(Kind.REASON)
        },
    )
    return page, form.http_status


def _open(form: QuestionnaireForm) -> None:
    """Save the round and open its questionnaire; ConflictError when someone else saved the round meanwhile."""
    stored = current_round()
    if form.version.data != str(stored.version):
        raise ConflictError
    open_questionnaire(form.questionnaire, form.asked)
