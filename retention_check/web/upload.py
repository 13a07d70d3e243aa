"""Upload a score sheet: problems with the user's own rows and columns, or what was understood, to be confirmed."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response
from wtforms import FileField, HiddenField

from retention_check.round import Entry
from retention_check.domain.comparison import compare
from retention_check.domain.study import Kind, Side, load_study
from retention_check.importers import SheetOptions, Problem, ParseResult, read_sheet
from retention_check.web import access, checks, downloads, errors, progress

blueprint = Blueprint("upload", __name__)
access.for_managers(blueprint)

SALT = "scoreblad"


class SheetForm(FlaskForm):
    """A file."""

    sheet = FileField("Uw scoreblad", [checks.filled("Kies een bestand.")])


class KeepForm(FlaskForm):
    """What was understood, signed, so that what is saved is what was shown."""

    understood = HiddenField()


@blueprint.get("/scoreblad.<kind>")
def blank(kind: str) -> Response | tuple[str, int]:
    """An empty score sheet to fill in, as Excel workbook or CSV."""
    from retention_check.exporters.sheet_template import sheet_csv, sheet_xlsx

    makers = {"xlsx": sheet_xlsx, "csv": sheet_csv}
    if kind not in makers:
        return errors.page(404)
    return downloads.file(makers[kind](load_study()), f"scoreblad.{kind}")


@blueprint.get("/ronde/<public>/scoreblad")
def sheet() -> str:
    """Choose a file."""
    return render_template("upload/sheet.html", form=SheetForm(), problems=(), round=access.open_for_entry())


@blueprint.post("/ronde/<public>/scoreblad")
def check() -> str | tuple[str, int]:
    """Read the file: a page of problems with nothing stored, or a page of what was understood."""
    form, found = SheetForm(), access.open_for_entry()
    sent = request.files.get("sheet")
    if sent is None or not sent.filename:
        form.validate()
        return render_template("upload/sheet.html", form=form, problems=(), round=found, fault=True), 422
    reading = read_sheet(sent.read(), SheetOptions(found.round.scale, {}, found.round.form))
    problems = reading.problems or _nothing(reading) or _fixed(reading)
    if problems:
        return render_template("upload/sheet.html", form=form, problems=problems, round=found, fault=True), 422
    return _understood(reading)


@blueprint.post("/ronde/<public>/scoreblad/bewaren")
def keep() -> Response | tuple[str, int]:
    """Save what was shown and confirmed."""
    form, found = KeepForm(), access.open_for_entry()
    form.validate()
    try:
        version, entries = unsign(form.understood.data or "", found.public_id)
    except BadSignature:
        return errors.page(400)
    round = replace(found.round, entries=entries)
    access.store().save(found.public_id, version, round)
    access.tell("sheet", found.public_id, "saved")
    flash("De scores uit uw scoreblad zijn bewaard.", "ok")
    return redirect(url_for("rounds.manage"))


def sign(version: int, entries: tuple[Entry, ...], public_id: str) -> str:
    """Entries and the version they replace, as text that cannot be changed unseen."""
    rows = [[e.code, e.side.value, str(e.mean), e.n, None if e.sd is None else str(e.sd)] for e in entries]
    return _serializer(public_id).dumps([version, rows])


def unsign(text: str, public_id: str) -> tuple[int, tuple[Entry, ...]]:
    """The reverse of `sign`; BadSignature when the text was changed or belongs to another round."""
    version, rows = _serializer(public_id).loads(text)
    return version, tuple(_entry(row) for row in rows)


def _entry(row: list[Any]) -> Entry:
    code, side, mean, n, sd = row
    return Entry(code, Side(side), Decimal(mean), n, None if sd is None else Decimal(sd))


def _serializer(public_id: str) -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt=f"{SALT}-{public_id}")


def _understood(reading: ParseResult) -> str:
    found = access.current()
    round = replace(found.round, entries=reading.entries)
    comparison = compare(round, load_study(), access.settings().threshold)
    return render_template(
        "upload/understood.html",
        form=KeepForm(formdata=None, data={"understood": sign(found.version, reading.entries, found.public_id)}),
        reading=reading,
        entered={(entry.code, entry.side): entry for entry in reading.entries},
        progress=progress.of(round),
        withheld={side: comparison.withheld(side) for side in Side},
        replaces=len(found.round.entries),
        kinds=Kind,
        round=found,
    )


def _nothing(reading: ParseResult) -> tuple[Problem, ...]:
    if reading.entries:
        return ()
    return (Problem("Er staan geen scores in dit bestand. Vul de kolommen jong en management in."),)


def _fixed(reading: ParseResult) -> tuple[Problem, ...]:
    """Agreed scores that are fixed cannot be replaced by a sheet."""
    round = access.current().round
    if not round.is_locked:
        return ()
    fixed = _management(round.entries)
    if _management(reading.entries) == fixed:
        return ()
    return (Problem("De afgestemde scores liggen vast. In het scoreblad staan bij management andere scores."),)


def _management(entries: tuple[Entry, ...]) -> Mapping[str, Decimal]:
    return {entry.code: entry.mean for entry in entries if entry.side is Side.MANAGEMENT}
