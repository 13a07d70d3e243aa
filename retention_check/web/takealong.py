"""Take a whole round along as one file, and load it again here or on another machine."""

from dataclasses import astuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import FileField

from retention_check.round import Round
from retention_check.round_file import round_json
from retention_check.round_file import read_round
from retention_check.pdf.fonts import unprintable
from retention_check.report import static_folder
from retention_check.web import access, checks, downloads, rounds, start

blueprint = Blueprint("takealong", __name__)
access.for_managers(blueprint)


class RoundFileForm(FlaskForm):
    """A file that `download` made."""

    file = FileField("Het bestand van de ronde", [checks.filled("Kies een bestand.")])


@blueprint.get("/ronde/<public>/meenemen.json")
def download() -> Response:
    """The whole round as one file, with the round before it."""
    found = access.current()
    before = access.store().load(found.previous) if found.previous else None
    data = round_json(found.round, before.round if before else None)
    round = found.round
    return downloads.file(data, downloads.file_name("ronde", round.municipality, round.day.isoformat(), "json"))


@blueprint.route("/terugzetten", methods=["GET", "POST"])
def load() -> str | Response | tuple[str, int]:
    """Load a round from its file; it becomes a new round here."""
    if not start.may_begin():
        abort(403)
    form = RoundFileForm()
    if not form.is_submitted():
        return render_template("takealong/load.html", form=form, problems=())
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        form.validate()
        return render_template("takealong/load.html", form=form, problems=(), fault=True), 422
    reading = read_round(sent.read())
    problems = [*reading.problems, *_unprintable(reading.round), *_unprintable(reading.previous)]
    if reading.round is None or problems:
        return render_template("takealong/load.html", form=form, problems=problems, fault=True), 422
    before = rounds.begin(reading.previous) if reading.previous else None
    public_id = "" if before == "" else rounds.begin(reading.round, before)
    if not public_id:
        return render_template("takealong/load.html", form=form, problems=(), unsaved=503), 503
    flash("De ronde is teruggezet.", "ok")
    return redirect(url_for("rounds.manage", public_id=public_id))


def _unprintable(round: Round | None) -> list[str]:
    """What the report cannot print is told before it is stored."""
    if round is None:
        return []
    agreed = (text for agreement in round.agreements for text in astuple(agreement))
    strange = unprintable("".join((round.municipality, round.role, *agreed)), static_folder() / "fonts")
    return [f"Deze tekens kunnen wij niet afdrukken: {checks.named(strange)}"] if strange else []
