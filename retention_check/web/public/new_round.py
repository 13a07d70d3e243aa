"""Begin a round, or load one again from its file."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_wtf.file import FileRequired
from werkzeug.wrappers import Response

from retention_check import clock
from retention_check.domain.round import Round
from retention_check.round_file import RoundFile, read_round
from retention_check.store import RoundKeys
from retention_check.web.auth import can_create_round
from retention_check.web.extensions import study
from retention_check.web.forms import BaseForm, UploadField, unprintable_message
from retention_check.web.forms.round_form import RoundForm
from retention_check.web.round_creation import create_round, new_keys

blueprint = Blueprint("new_round", __name__)


class RoundFileForm(BaseForm):
    """A file that `organiser.round_files.download` made; after `validate`, `contents` is what it holds."""

    file = UploadField(
        "Het bestand van de ronde",
        [FileRequired("Kies een bestand.")],
        accept=".json",
        description="Een bestand dat eindigt op json.",
    )
    contents = RoundFile()

    def validate(self, extra_validators: object = None) -> bool:
        """The file must hold a round that can be stored and printed."""
        if not super().validate(extra_validators):
            return False
        self.contents = read_round(self.file.data.read(), study())
        rounds = [round for round in (self.contents.round, self.contents.previous) if round]
        unprintable = filter(None, (unprintable_message(round.typed_text) for round in rounds))
        self.form_errors = [*(str(problem) for problem in self.contents.problems), *unprintable]
        return not self.form_errors


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
        then = "organiser.upload.check" if "scoreblad" in request.args else "organiser.round.overview"
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
    previous_id = None
    if contents.previous:
        before = new_keys()
        create_round(contents.previous, before)
        previous_id = before.public_id
    if contents.round:
        create_round(contents.round, keys, previous_id)
