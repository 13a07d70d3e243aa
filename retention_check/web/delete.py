"""'Wis alles': a round is deleted at once, with everything that was kept of it."""

from datetime import date

from flask import Blueprint, current_app, flash, redirect, render_template, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField

from retention_check.web import access, checks, kept

blueprint = Blueprint("delete", __name__)
access.for_managers(blueprint)


class DeleteForm(FlaskForm):
    """A tick and a button: this cannot be undone."""

    sure = BooleanField("Ja, wis deze ronde", [checks.filled("Zet eerst een vinkje als u het zeker weet.")])


@blueprint.route("/ronde/<public>/wissen", methods=["GET", "POST"])
def confirm() -> str | Response | tuple[str, int]:
    """Ask, then delete everything."""
    form, found = DeleteForm(), access.current()
    if not form.is_submitted():
        return render_template("delete/confirm.html", form=form, round=found)
    if not form.validate():
        return render_template("delete/confirm.html", form=form, round=found, fault=True), 422
    access.store().delete(found.public_id, date.today())  # noqa: DTZ011 - the user's calendar day
    kept.forget(current_app)
    access.forget(found.public_id)
    access.tell("delete", found.public_id, "deleted")
    flash("De ronde is gewist. Er is niets van bewaard.", "ok")
    return redirect(url_for("start.index"))
