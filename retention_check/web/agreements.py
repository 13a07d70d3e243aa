"""Agreements: what, which role, by when, how it will be noticed, and how it stands."""

from dataclasses import astuple

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import HiddenField, RadioField, SelectChoice, StringField

from retention_check import links
from retention_check.round import Agreement
from retention_check.domain.meeting_content import load_conversation
from retention_check.importers.agreements import LONGEST, MOST
from retention_check.store import ConflictError
from retention_check.web import access, checks

blueprint = Blueprint("agreements", __name__)
access.for_managers(blueprint)

STATUS = load_conversation().meeting.agreements.status


class AgreementForm(FlaskForm):
    """One agreement; `was` recognises the one that was opened, should someone else change the list meanwhile."""

    what = StringField(
        "Wat spreken wij af?",
        [checks.filled("Schrijf op wat u afspreekt."), checks.printable_document(LONGEST)],
        filters=[checks.one_line],
    )
    role = StringField("Welke rol gaat erover?", [checks.printable_document(LONGEST)], filters=[checks.one_line])
    when = StringField("Wanneer is het klaar?", [checks.printable_document(LONGEST)], filters=[checks.one_line])
    how = StringField("Hoe merken wij het?", [checks.printable_document(LONGEST)], filters=[checks.one_line])
    status = RadioField(
        "Hoe staat het ermee?",
        [checks.among("Kies hoe het ermee staat.")],
        choices=[SelectChoice("", "nog niet bekend"), *STATUS],
        default="",
        validate_choice=False,
    )
    was = HiddenField()


class RemoveForm(FlaskForm):
    """One button."""

    was = HiddenField()


@blueprint.get("/ronde/<public>/afspraken")
def index() -> str:
    """The agreements of this round."""
    agreed = access.current().round.agreements
    return render_template("agreements/index.html", agreements=agreed, round=access.current(), most=MOST)


@blueprint.route("/ronde/<public>/afspraken/nieuw", methods=["GET", "POST"])
def add() -> str | Response | tuple[str, int]:
    """Write down an agreement."""
    agreed = access.current().round.agreements
    form = AgreementForm()
    if not form.is_submitted():
        is_full = len(agreed) >= MOST
        page = render_template("agreements/edit.html", form=form, number=0)
        return redirect(url_for("agreements.index")) if is_full else page
    if form.validate() and len(agreed) >= MOST:
        form.what.errors = [f"Er staan al {MOST} afspraken. Haal er eerst een weg."]
    if form.errors or form.what.errors:
        return render_template("agreements/edit.html", form=form, number=0, fault=True), 422
    return _keep(form, (*agreed, _agreement(form)), 0)


@blueprint.route("/ronde/<public>/afspraken/<int:number>", methods=["GET", "POST"])
def edit(number: int) -> str | Response | tuple[str, int]:
    """Change an agreement, or say how it stands."""
    agreed = access.current().round.agreements
    there = _existing(number)
    form = AgreementForm(obj=there, data={"was": mark(there)})
    if not form.is_submitted():
        return render_template("agreements/edit.html", form=form, number=number)
    if not form.validate():
        return render_template("agreements/edit.html", form=form, number=number, fault=True), 422
    if form.was.data != mark(there):
        return render_template("agreements/edit.html", form=form, number=number, there=there, mark=mark(there)), 409
    return _keep(form, (*agreed[: number - 1], _agreement(form), *agreed[number:]), number)


@blueprint.route("/ronde/<public>/afspraken/<int:number>/weg", methods=["GET", "POST"])
def remove(number: int) -> str | Response:
    """Take an agreement away, after a question."""
    agreed = access.current().round.agreements
    there = _existing(number)
    form = RemoveForm(data={"was": mark(there)})
    if not form.validate_on_submit():
        return render_template("agreements/remove.html", form=form, agreement=there)
    if form.was.data != mark(there):
        raise ConflictError
    access.change(agreements=(*agreed[: number - 1], *agreed[number:]))
    access.tell("agreements", access.current().public_id, "removed")
    flash("De afspraak is weggehaald.", "ok")
    return redirect(url_for("agreements.index"))


def mark(agreement: Agreement) -> str:
    """A fingerprint by which an agreement is recognised."""
    return links.hashed("\n".join(astuple(agreement)))[:16]


def _existing(number: int) -> Agreement:
    agreed = access.current().round.agreements
    if not 1 <= number <= len(agreed):
        abort(404)
    return agreed[number - 1]


def _agreement(form: AgreementForm) -> Agreement:
    fields = (form.what, form.role, form.when, form.how, form.status)
    return Agreement(*(field.data or "" for field in fields))


def _keep(form: AgreementForm, agreed: tuple[Agreement, ...], number: int) -> str | Response | tuple[str, int]:
    if status := access.unsaved(lambda: access.change(agreements=agreed)):
        return render_template("agreements/edit.html", form=form, number=number, unsaved=status), status
    access.tell("agreements", access.current().public_id, "saved")
    flash("De afspraak is bewaard.", "ok")
    return redirect(url_for("agreements.index"))
