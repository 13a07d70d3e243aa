"""Upload a score sheet: problems with the user's own rows and columns, or what was understood, to be confirmed.

The file waits at the server until it is confirmed, so that going back or loading again never sends it once more. What
is asked on the way (which sheet, which scale) stands in the address, and changes the round when it is confirmed.
"""

from collections.abc import Mapping
from decimal import Decimal

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_wtf.file import FileRequired
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check import clock, dutch, store
from retention_check.domain.rescaling import gives_words
from retention_check.domain.round import Entry, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.importers.asked import too_many_answers
from retention_check.importers.score_sheet import ParseResult, SheetOptions, read_sheet
from retention_check.importers.sheet_into_round import SheetChoices, with_sheet
from retention_check.importers.table import Problem
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round, require_editable_round, save_round
from retention_check.web.extensions import database, study, waiting_sheets
from retention_check.web.forms import BaseForm, UploadField
from retention_check.web.organiser.saving import SavingForm
from retention_check.web.organiser.sheet_page import SheetPage
from retention_check.web.results.ahead import print_ahead

blueprint = Blueprint("upload", __name__)

LOCKED = Problem("De open scores liggen vast. In het scoreblad staan bij management andere scores.")
GONE = (
    "Dit scoreblad wacht hier niet meer: het is al bewaard, of het is langer dan een half uur geleden. "
    "Staan de scores er niet? Upload het dan opnieuw."
)
YES = "ja"  # in an address, where something was answered


class SheetForm(BaseForm):
    """A file; after `validate`, `content` is a sheet that this round can take, or has to ask about."""

    sheet = UploadField(
        "Uw scoreblad",
        [FileRequired("Kies een bestand.")],
        accept=".xlsx,.xls,.ods,.csv,.txt",
        description="Excel (xlsx, xls, ods) of CSV.",
    )
    content = b""
    cannot_wait = False  # there is no place to keep it until it is confirmed

    @property
    def http_status(self) -> int:
        """503 when it cannot wait now, 422 with a mistake in it."""
        return 503 if self.cannot_wait else super().http_status

    def validate(self, extra_validators: object = None) -> bool:
        """The file must be a sheet with scores."""
        if not super().validate(extra_validators):
            return False
        self.content = self.sheet.data.read()
        round = current_round().round
        result = read(self.content, round, SheetChoices())
        self.form_errors = [str(problem) for problem in _problems(result, round, SheetChoices())]
        return not self.form_errors


class ConfirmForm(SavingForm):
    """One button, for the version of the round over which the sheet was shown."""

    version = HiddenField()


@blueprint.route("/scoreblad", methods=["GET", "POST"])
def check() -> Response | tuple[str, int]:
    """Choose a file; then a page of problems with nothing stored, or on to what was understood."""
    stored, form = require_editable_round(), SheetForm()
    if form.validate_on_submit():
        if token := _wait(stored.public_id, form.content):
            return redirect(url_for(".understood", token=token))
        form.cannot_wait = True
    return _problem_page(form), form.http_status


@blueprint.route("/scoreblad/<token>", methods=["GET", "POST"])
def understood(token: str) -> Response | tuple[str, int]:
    """What was understood, with what is to be asked about it; confirmed, it is saved."""
    stored, form = require_editable_round(), ConfirmForm()
    data = waiting_sheets().get(stored.public_id, token)
    if data is None:
        flash(GONE, "info")
        return redirect(url_for("organiser.round.overview"))
    choices = choices_of(request.args, stored.round)
    result = read(data, stored.round, choices)
    if problems := _problems(result, stored.round, choices):
        return _problem_page(SheetForm(formdata=None), problems), 422
    page = SheetPage(stored.round, result, choices)
    if form.validate_on_submit() and not page.asks and _save(form, page.round):
        waiting_sheets().discard(stored.public_id, token)
        return redirect(url_for("organiser.round.overview"))
    form.version.data = str(current_round().version)
    status = 422 if form.is_submitted() and page.asks else form.http_status
    return render_template(
        "organiser/upload/understood.html", form=form, page=page, token=token, stored=stored, fault=status >= 400
    ), status


def choices_of(answers: Mapping[str, str], round: Round) -> SheetChoices:
    """What was answered, from the address; a scale or form that this round cannot get is not heard."""
    sheet, scale = answers.get("blad", ""), SCALES.get(answers.get("schaal", ""))
    is_free = not round.is_locked
    can_scale = is_free or gives_words(round)
    return SheetChoices(
        int(sheet) if sheet.isascii() and sheet.isdigit() and len(sheet) < 3 else 0,
        scale if can_scale and scale and scale.high != round.scale.high else None,
        answers.get("vragenlijst") == YES and round.is_agreed and is_free,
        answers.get("zeker") == YES,
    )


def read(data: bytes, round: Round, choices: SheetChoices) -> ParseResult:
    """What a sheet says in a round, under what was answered about it; likely corrections are there to be confirmed."""
    scale, form = choices.scale or round.scale, choices.form(round)
    return read_sheet(data, study(), SheetOptions(scale, {}, form, choices.sheet, is_confirmed_later=True))


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


def _problem_page(form: SheetForm, problems: tuple[Problem, ...] = ()) -> str:
    if problems:
        form.form_errors = [str(problem) for problem in problems]
    return render_template("organiser/upload/check.html", form=form, stored=current_round())


def _problems(result: ParseResult, round: Round, choices: SheetChoices) -> tuple[Problem, ...]:
    """What is to be put right in the file; what can be answered on the page is no such problem."""
    if result.question and not round.is_locked:
        return ()
    if result.problems:
        return result.problems
    management = _management_means(result.entries)
    if round.is_locked and management and management != _management_means(round.entries):
        return (LOCKED,)
    wanted = with_sheet(round, result, choices, study())
    if unfit := _outside_scale(round, wanted, {entry.side for entry in result.entries}):
        return (unfit,)
    return tuple(too_many_answers(wanted).values())


def _outside_scale(round: Round, wanted: Round, in_sheet: set[Side]) -> Problem | None:
    """Scores of the group that is not in the sheet, on another scale than the one that was chosen for it.

    On a longer scale its scores would be possible, and wrong.
    """
    kept = [entry for entry in wanted.entries if entry.side not in in_sheet]
    within = all(wanted.scale.low <= entry.mean <= wanted.scale.high for entry in kept)
    if within and (not kept or wanted.scale.high <= round.scale.high):
        return None
    who = dutch.listing([WHO[side] for side in Side if side not in in_sheet])
    return Problem(
        f"De scores van {who} in deze ronde staan op een andere schaal dan die in uw bestand. Alle scores van een "
        "ronde staan op één schaal. Zet beide groepen in het bestand, of reken de scores eerst om."
    )


def _management_means(entries: tuple[Entry, ...]) -> Mapping[str, Decimal]:
    return {entry.code: entry.mean for entry in entries if entry.side is Side.MANAGEMENT}
