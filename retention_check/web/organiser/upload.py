"""Upload a score sheet, or the export of a survey: problems with the user's own rows and columns, or what was
understood, to be confirmed.

What was read waits at the server until it is confirmed, so that going back or loading again never sends it once more.
What is asked of a score sheet on the way (which sheet, which scale) stands in the address, and changes the round when
it is confirmed; a survey goes on at `organiser.survey`.
"""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check import clock, store
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round, require_editable_round, save_round
from retention_check.web.extensions import comparison_of, database, waiting_sheets
from retention_check.web.organiser.saving import SavingForm
from retention_check.web.organiser.sheet_page import SheetPage
from retention_check.web.organiser.sheet_reading import choices_of, read
from retention_check.web.organiser.survey.waiting import WaitingSurvey, let_wait
from retention_check.web.organiser.upload_form import SheetForm
from retention_check.web.results.ahead import print_ahead

blueprint = Blueprint("upload", __name__)

GONE = (
    "Dit scoreblad wacht hier niet meer: het is al bewaard, of het is langer dan een half uur geleden. "
    "Staan de scores er niet? Upload het dan opnieuw."
)

USED_MAPPING = "Wij gebruikten uw indeling van een vorige keer. Kijk na of zij bij dit bestand past."


class ConfirmForm(SavingForm):
    """One button, for the version of the round over which the sheet was shown."""

    version = HiddenField()


@blueprint.route("/scoreblad", methods=["GET", "POST"])
def check() -> Response | tuple[str, int]:
    """Choose a file; then a page of problems with nothing stored, or on to what was understood."""
    require_editable_round()
    form = SheetForm()
    if form.validate_on_submit():
        if address := _waiting_at(form):
            return redirect(address)
        form.cannot_wait = True
    return _problem_page(form), form.http_status


@blueprint.route("/scoreblad/<token>", methods=["GET", "POST"])
def understood(token: str) -> Response | tuple[str, int]:
    """What was understood, with what is to be asked about it; confirmed, it is saved."""
    stored, form = require_editable_round(), ConfirmForm()
    waiting = waiting_sheets().get(stored.public_id, token)
    if waiting is None:
        flash(GONE, "info")
        return redirect(url_for("organiser.round.overview"))
    name, data = _unpacked(waiting)
    choices, wrong = choices_of(request.args, stored.round), SheetForm(formdata=None)
    result = read(data, stored.round, choices)
    wrong.tell_faults(result, stored.round, choices)
    if wrong.form_errors:
        return _problem_page(wrong), 422
    page = SheetPage(stored.round, result, choices, data, name)
    if form.validate_on_submit() and not page.asks and _save(form, page.round):
        waiting_sheets().discard(stored.public_id, token)
        return redirect(url_for("organiser.round.overview"))
    form.version.data = str(current_round().version)
    status = 422 if form.is_submitted() and page.asks else form.http_status
    return render_template(
        "organiser/upload/understood.html", form=form, page=page, token=token, stored=stored, fault=status >= 400
    ), status


def _waiting_at(form: SheetForm) -> str | None:
    """The page on which what was uploaded is shown; None when it cannot wait now."""
    public_id = current_round().public_id
    if form.survey:
        token = let_wait(public_id, WaitingSurvey(form.survey.kept, form.choices))
        if token and form.choices != UNDECIDED:
            flash(USED_MAPPING, "info")
        return url_for("organiser.survey.understood.check", token=token) if token else None
    token = _wait(public_id, _packed(form.name, form.content))
    return url_for(".understood", token=token) if token else None


def _wait(public_id: str, data: bytes) -> str | None:
    token = waiting_sheets().put(public_id, data)
    # Asked after it lies there: who wiped the round before this did not find it, who does so from now on will.
    if token and store.rounds.load(database(), public_id, clock.today()) is None:
        waiting_sheets().discard(public_id, token)
        raise store.GoneError
    return token


def _save(form: ConfirmForm, wanted: Round) -> bool:
    """Whether what was shown and confirmed is saved; if not, the form says what is to be answered first."""
    stored = current_round()
    if form.version.data != str(stored.version):
        form.save_failure = 409
        return False
    accepted = form.accepts(stored.round, wanted)
    if accepted is None or not form.try_save(lambda: save_round(stored, accepted)):
        return False
    print_ahead()
    log_event("sheet", stored.public_id, "saved")
    flash("De scores uit uw scoreblad zijn bewaard.", "ok")
    return True


def _problem_page(form: SheetForm) -> str:
    stored = current_round()
    shown = comparison_of(stored.round)
    finals = [side for side in Side if stored.round.is_published(side) and shown.has(side)]
    condensed = [side for side in Side if stored.round.is_condensed(side)]
    return render_template(
        "organiser/upload/check.html",
        form=form,
        stored=stored,
        final=[side for side in finals if side not in condensed],
        condensed=condensed,
    )


def _packed(name: str, data: bytes) -> bytes:
    """A sheet with the name of its file before it."""
    return name.encode(errors="replace") + b"\n" + data


def _unpacked(waiting: bytes) -> tuple[str, bytes]:
    name, _, data = waiting.partition(b"\n")
    return name.decode(errors="replace"), data
