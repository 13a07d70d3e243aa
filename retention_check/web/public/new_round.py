"""Begin a round, or load one again from its file."""

import json
from collections.abc import Iterator

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_wtf.file import FileRequired
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check import clock
from retention_check.config import Mode
from retention_check.domain.round import Round, same_municipality
from retention_check.round_file import RoundFile, read_round
from retention_check.store import RoundKeys
from retention_check.web.auth import can_create_round
from retention_check.web.extensions import settings, study
from retention_check.web.forms import BaseForm, CheckboxField, UploadField, unprintable_message
from retention_check.web.forms.round_form import RoundForm
from retention_check.web.round_creation import create_both, create_round, new_keys
from retention_check.web.rounds_here import RoundHere, round_here

blueprint = Blueprint("new_round", __name__)

THEN = {  # by the button that made the round
    "typen": "organiser.scores.edit",
    "scoreblad": "organiser.upload.check",
    "vragen": "organiser.questionnaire.settings.edit",
}
LONGEST_KEPT = 500_000  # bytes; a larger one has much that we do not read, and is chosen again


class ChosenOrKept(FileRequired):
    """A file must be chosen, unless the one that was chosen before is still on the page."""

    def __call__(self, form: BaseForm, field: UploadField) -> None:
        """Refuse a form with neither."""
        if not form["kept"].data:
            super().__call__(form, field)


class RoundFileForm(BaseForm):
    """A file that `organiser.round_files.download` made; after `validate`, `contents` is what it holds.

    A round that is here already (`here`) is asked about: that is no mistake, but the page answers 422 as it does for
    one. What was chosen stays on the page, for a file cannot be chosen twice.
    """

    file = UploadField(
        "Het bestand van de ronde",
        [ChosenOrKept("Kies een bestand.")],
        accept=".json",
        description="Een bestand dat eindigt op json.",
    )
    kept = HiddenField()
    is_wanted = CheckboxField("Ja, zet deze ronde nog een keer terug. Dan staat hij hier twee keer.")
    contents = RoundFile()
    here: RoundHere | None = None

    @property
    def http_status(self) -> int:
        """422 too while the question is not answered."""
        return 422 if self.is_question else super().http_status

    @property
    def is_question(self) -> bool:
        """True when all that is left is the question."""
        return bool(self.here) and not self.is_wanted.data and not self.errors

    def validate(self, extra_validators: object = None) -> bool:
        """The file must hold a round that can be stored and printed, and that is not here yet."""
        if not super().validate(extra_validators):
            return False
        data = self.file.data.read() if self.file.data else (self.kept.data or "").encode("utf-8", "replace")
        self.contents = read_round(data, study())
        self.form_errors = list(_mistakes(self.contents))
        if not self.form_errors and self.contents.round:
            self.here = round_here(self.contents.round)
            self.kept.data = _kept(data) if self.here else ""
        return not self.errors and not self.is_question


def _kept(data: bytes) -> str:
    """What stays on the page of a file; nothing of a long one."""
    text = json.dumps(json.loads(data.decode("utf-8-sig")), separators=(",", ":"))
    return text if len(text) <= LONGEST_KEPT else ""


def _mistakes(contents: RoundFile) -> Iterator[str]:
    rounds = [round for round in (contents.round, contents.previous) if round]
    yield from (str(problem) for problem in contents.problems)
    yield from filter(None, (unprintable_message(round.typed_text) for round in rounds))
    names = [round.municipality for round in rounds]
    if settings().mode is Mode.CENTRAL and not all(same_municipality(names[0], name) for name in names[1:]):
        yield "De vorige ronde in dit bestand is van een andere gemeente. Een uitnodiging is voor één gemeente."


@blueprint.before_request
def refuse_strangers() -> None:
    """A round is begun by the owner of this laptop, or centrally by who was invited."""
    if not can_create_round():
        abort(403)


@blueprint.route("/nieuw", methods=["GET", "POST"])
def create() -> Response | tuple[str, int]:
    """Begin a round."""
    form, keys = RoundForm(), new_keys()
    empty = Round((), clock.today())
    if form.validate_on_submit() and form.try_save(lambda: create_round(form.applied_to(empty), keys)):
        flash("De ronde is gemaakt.", "ok")
        then = THEN.get(request.form.get("daarna", ""), "organiser.round.overview")
        return redirect(url_for(then, public_id=keys.public_id))
    return render_template("public/new_round/create.html", form=form), form.http_status


@blueprint.route("/terugzetten", methods=["GET", "POST"])
def restore() -> Response | tuple[str, int]:
    """Load a round from its file; it becomes a new round here, and so does the one before it."""
    form, keys = RoundFileForm(), new_keys()
    if form.validate_on_submit() and form.try_save(lambda: _restore(form.contents, keys)):
        flash("De ronde is teruggezet.", "ok")
        for remark in form.contents.remarks:
            flash(remark, "info")
        return redirect(url_for("organiser.round.overview", public_id=keys.public_id))
    return render_template("public/new_round/restore.html", form=form), form.http_status


def _restore(contents: RoundFile, keys: RoundKeys) -> None:
    if contents.round and contents.previous:
        create_both((contents.previous, new_keys()), (contents.round, keys))
    elif contents.round:
        create_round(contents.round, keys)
