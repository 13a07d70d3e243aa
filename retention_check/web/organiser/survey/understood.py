"""'Dit hebben wij begrepen': everything that was read in a survey, to be put right and saved."""

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check.importers.surveys.survey import read_again
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round, require_editable_round, save_round
from retention_check.web.extensions import study
from retention_check.web.organiser.survey.decisions import changed_choices
from retention_check.web.organiser.survey.form import UNDECIDED_FORM, SurveyForm, survey_form
from retention_check.web.organiser.survey.into_round import CLEARS, KEEPS, survey_sheet
from retention_check.web.organiser.survey.page import SurveyPage
from retention_check.web.organiser.survey.waiting import WaitingSurvey, forget_survey, wait_again, waiting_survey
from retention_check.web.results.ahead import print_ahead

blueprint = Blueprint("understood", __name__)

GONE = (
    "Deze enquête wacht hier niet meer: zij is al bewaard, of het is langer dan een half uur geleden. "
    "Staan de scores er niet? Upload het bestand dan opnieuw."
)
NOT_SHOWN = (
    "Er is nog niets bewaard, want u veranderde iets. Hieronder ziet u wat wij nu lezen. "
    "Klopt het? Kies dan nog een keer ‘Ja, bewaren’."
)
NOT_READY = "Er is nog niets bewaard. Beantwoord eerst de vragen hieronder."
SAVED = "De scores uit uw enquête zijn bewaard. Klopt er iets niet? Upload het bestand dan opnieuw."
UNCHANGED = "Er is niets veranderd: de scores uit uw enquête staan al in deze ronde."
NOTHING_LEFT = "Dan blijft er niets over om te bewaren: in deze enquête staan alleen scores van het management."
OTHER_WINDOW = "In een ander venster is intussen iets veranderd. Hieronder ziet u wat wij nu lezen. Kijk het na."


@blueprint.route("/<token>", methods=["GET", "POST"])
def check(token: str) -> Response | tuple[str, int]:
    """What was understood; sent, it is read again under what was decided, or saved."""
    stored = require_editable_round()
    waiting = waiting_survey(stored.public_id, token)
    if waiting is None:
        flash(GONE, "info")
        return redirect(url_for("organiser.round.overview"))
    page = SurveyPage(read_again(waiting.kept, study(), waiting.choices), stored.round, waiting)
    form = _form(page)
    if form.is_submitted() and form.shown.data != waiting.version:
        return _shown(page, _form(page, is_fresh=True), token, OTHER_WINDOW, 409)
    if form.validate_on_submit() and (answer := _sent(page, form, token)):
        return answer
    return _shown(page, form, token)


def _form(page: SurveyPage, *, is_fresh: bool = False) -> SurveyForm:
    choices = page.waiting.choices
    return survey_form(
        page.decisions,
        page.sides,
        asks_open_scores=page.has_open_scores,
        is_fresh=is_fresh,
        complete_only=choices.complete_only,
        drop_duplicates=choices.drop_duplicates,
        open_scores=page.waiting.open_scores,
        **{f"asked_{side}": n for side, n in page.asked.items()},
    )


def _sent(page: SurveyPage, form: SurveyForm, token: str) -> Response | None:
    """Where to go on after what was sent; None when the page says what is wrong."""
    public_id, waiting = current_round().public_id, _decided(page, form)
    if form.saves and page.is_ready and waiting.choices == page.waiting.choices:
        if not _save(page, form):
            return None
        forget_survey(public_id, token)
        return redirect(url_for("organiser.round.overview"))
    if not wait_again(public_id, token, waiting):
        form.save_failure = 503
        return None
    if form.saves:
        flash(NOT_SHOWN if waiting.choices != page.waiting.choices else NOT_READY, "warning")
    return redirect(url_for(".check", token=token))


def _decided(page: SurveyPage, form: SurveyForm) -> WaitingSurvey:
    choices = changed_choices(
        page.waiting.choices,
        page.decisions,
        form.sent,
        complete=form.complete_only.data,
        single=form.drop_duplicates.data,
    )
    answer = form.open_scores.data if "open_scores" in form else page.waiting.open_scores
    asked = {**page.waiting.asked, **form.asked}
    return page.waiting.decided(choices, asked, answer if answer in (CLEARS, KEEPS) else "")


def _save(page: SurveyPage, form: SurveyForm) -> bool:
    """Whether what was shown and confirmed is saved; if not, the form says what is to be answered first."""
    stored, waiting = current_round(), _decided(page, form)
    if page.has_open_scores and not waiting.open_scores:
        form.open_scores.errors = [UNDECIDED_FORM]
        return False
    sheet = survey_sheet(stored.round, page.found, waiting.asked, waiting.open_scores)
    for side, message in sheet.too_many.items():
        form[f"asked_{side}"].errors = [message]
    left_out = () if sheet.sides else (NOTHING_LEFT,)
    form.form_errors = [*form.form_errors, *sheet.not_here, *left_out]
    if sheet.too_many or form.form_errors:
        return False
    if form.version.data != str(stored.version):
        form.save_failure = 409
        return False
    accepted = form.accepts(stored.round, sheet.round)
    if accepted is None or not form.try_save(lambda: save_round(stored, accepted)):
        return False
    print_ahead()
    log_event("survey", stored.public_id, "saved")
    flash(UNCHANGED if sheet.changes_nothing else SAVED, "ok")
    return True


def _shown(page: SurveyPage, form: SurveyForm, token: str, told: str = "", status: int = 0) -> tuple[str, int]:
    form.version.data, form.shown.data = str(current_round().version), page.waiting.version
    status = status or (422 if page.found.problems else form.http_status)
    return render_template(
        "organiser/survey/understood.html",
        form=form,
        page=page,
        token=token,
        told=told,
        stored=current_round(),
        fault=status >= 400,
    ), status
