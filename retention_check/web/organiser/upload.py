"""Upload a score sheet: problems with the user's own rows and columns, or what was understood, to be confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from flask import Blueprint, abort, current_app, flash, redirect, render_template, url_for
from flask_wtf.file import FileRequired
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check.domain.comparison import compare
from retention_check.domain.round import Entry, Round
from retention_check.domain.side import Side
from retention_check.importers.asked import too_many_answers
from retention_check.importers.score_sheet import ParseResult, SheetOptions, read_sheet
from retention_check.importers.table import Problem
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round, require_editable_round, save_round
from retention_check.web.extensions import settings, study
from retention_check.web.forms import BaseForm, UploadField
from retention_check.web.organiser.progress import entry_progress
from retention_check.web.results.ahead import print_ahead

blueprint = Blueprint("upload", __name__)

SALT = "scoreblad 2"  # another one when what is signed changes, so that a page opened before is refused
LOCKED = Problem("De open scores liggen vast. In het scoreblad staan bij management andere scores.")


class SheetForm(BaseForm):
    """A file; after `validate`, `result` is what was read in it."""

    sheet = UploadField(
        "Uw scoreblad",
        [FileRequired("Kies een bestand.")],
        accept=".xlsx,.xls,.ods,.csv,.txt",
        description="Excel (xlsx, xls, ods) of CSV.",
    )

    def __init__(self, round: Round) -> None:
        super().__init__()
        self.round = round
        self.result = ParseResult()

    def validate(self, extra_validators: object = None) -> bool:
        """The file must be a sheet with scores that this round can take."""
        if not super().validate(extra_validators):
            return False
        options = SheetOptions(self.round.scale, {}, self.round.management_form)
        self.result = read_sheet(self.sheet.data.read(), study(), options)
        self.form_errors = [str(problem) for problem in _problems(self.result, self.round)]
        return not self.form_errors


@dataclass(frozen=True)
class Shown:
    """What was understood of a sheet, and the version of the round in which it takes the place of what is there."""

    version: int = 0
    entries: tuple[Entry, ...] = ()
    asked: Mapping[Side, int] = field(default_factory=dict)

    def applied_to(self, round: Round) -> Round:
        """The round with what the sheet says; where it does not say how many were asked, that stays."""
        return replace(round, entries=self.entries, asked={**round.asked, **self.asked})


class ConfirmForm(BaseForm):
    """What was understood, signed, so that what is saved is what was shown.

    After `validate`, `shown` is what it says.
    """

    understood = HiddenField()
    shown = Shown()

    def validate(self, extra_validators: object = None) -> bool:
        """The signature must be ours, and for this round."""
        try:
            self.shown = unsign(self.understood.data or "", current_round().public_id)
        except BadSignature:
            return False
        return bool(super().validate(extra_validators))


@blueprint.route("/scoreblad", methods=["GET", "POST"])
def check() -> tuple[str, int]:
    """Choose a file; then a page of problems with nothing stored, or a page of what was understood."""
    stored = require_editable_round()
    form = SheetForm(stored.round)
    if form.validate_on_submit():
        return _understood(form.result), 200
    return render_template("organiser/upload/check.html", form=form, stored=stored), form.http_status


@blueprint.post("/scoreblad/bewaren")
def confirm() -> Response:
    """Save what was shown and confirmed."""
    form, stored = ConfirmForm(), require_editable_round()
    if not form.validate_on_submit():
        abort(400)
    shown_over = replace(stored, version=form.shown.version)
    save_round(shown_over, form.shown.applied_to(stored.round))
    print_ahead()
    log_event("sheet", stored.public_id, "saved")
    flash("De scores uit uw scoreblad zijn bewaard.", "ok")
    return redirect(url_for("organiser.round.overview"))


def sign(shown: Shown, public_id: str) -> str:
    """What is shown, as text that cannot be changed unseen."""
    rows = [list(entry.to_primitives().values()) for entry in shown.entries]
    return _serializer(public_id).dumps([shown.version, rows, dict(shown.asked)])


def unsign(text: str, public_id: str) -> Shown:
    """The reverse of `sign`; BadSignature when the text was changed or belongs to another round."""
    version, rows, asked = _serializer(public_id).loads(text)
    entries = tuple(Entry.from_primitives(*row) for row in rows)
    return Shown(version, entries, {Side(side): n for side, n in asked.items()})


def _serializer(public_id: str) -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt=f"{SALT}-{public_id}")


def _understood(result: ParseResult) -> str:
    stored = current_round()
    shown = Shown(stored.version, result.entries, result.asked)
    round = shown.applied_to(stored.round)
    comparison = compare(round, study(), settings().threshold)
    signed = sign(shown, stored.public_id)
    return render_template(
        "organiser/upload/understood.html",
        form=ConfirmForm(formdata=None, data={"understood": signed}),
        result=result,
        entered={(entry.code, entry.side): entry for entry in result.entries},
        progress=entry_progress(round, study()),
        withheld={side: comparison.withheld(side) for side in Side},
        replaces=len(stored.round.entries),
        stored=stored,
    )


def _problems(result: ParseResult, round: Round) -> tuple[Problem, ...]:
    if result.problems:
        return result.problems
    is_changed = round.is_locked and _management_means(result.entries) != _management_means(round.entries)
    if is_changed:
        return (LOCKED,)
    return tuple(too_many_answers(Shown(0, result.entries, result.asked).applied_to(round)).values())


def _management_means(entries: tuple[Entry, ...]) -> Mapping[str, Decimal]:
    return {entry.code: entry.mean for entry in entries if entry.side is Side.MANAGEMENT}
