"""Share: a view link for results and report, with parts left out at will, that can be withdrawn."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import BooleanField

from retention_check import links
from retention_check.report import ReportOptions
from retention_check.store import ViewLink
from retention_check.web import access, rounds, shown

blueprint = Blueprint("share", __name__)
access.for_managers(blueprint)


class ShareForm(FlaskForm):
    """What a viewer sees."""

    management = BooleanField("De scores van het management", default=True)
    agreements = BooleanField("De afspraken", default=True)


@blueprint.get("/ronde/<public>/delen")
def index() -> str:
    """The view link if there is one, and what it shows."""
    found = access.current()
    view = found.view
    chosen = {"management": view.shows_management, "agreements": view.shows_agreements} if view.is_open else None
    return render_template(
        "share/index.html",
        form=ShareForm(formdata=None, data=chosen),
        round=found,
        view_link=view_link(),
        is_closed=shown.is_closed(found.round),
    )


@blueprint.post("/ronde/<public>/delen")
def save() -> Response:
    """Open the view link, change what it shows, or withdraw it: a withdrawn link never works again."""
    form, found = ShareForm(), access.current()
    form.validate()
    if "intrekken" in request.form:
        withdrawn = replace(found.view, is_open=False, counter=found.view.counter + 1)
        access.store().share(found.public_id, withdrawn, None)
        access.tell("share", found.public_id, "withdrawn")
        flash("De inkijklink is ingetrokken. Wie hem heeft, ziet niets meer.", "ok")
        return redirect(url_for("share.index"))
    if not rounds.manage_link():
        flash("De server kan voor deze ronde geen link maken. Vraag de beheerder om een nieuwe beheerlink.", "warning")
        return redirect(url_for("share.index"))
    if not form.management.data and not found.round.topics:
        _keep_topics()
    view = ViewLink(found.view.counter, True, bool(form.management.data), bool(form.agreements.data))
    access.store().share(found.public_id, view, links.hashed(_secret(view.counter)))
    access.tell("share", found.public_id, "open")
    flash("De inkijklink is klaar om te delen.", "ok")
    return redirect(url_for("share.index"))


def _keep_topics() -> None:
    """A reader without management's scores would be proposed other topics: keep those that the manager sees."""
    round = access.current().round
    if not shown.is_closed(round):
        report = shown.report_of(round, None, ReportOptions(), access.settings().threshold)
        access.change(topics=tuple(topic.compared.item.code for topic in report.topics))


def view_link() -> str:
    """The view link of this page's round; empty when there is none."""
    found = access.current()
    if not found.view.is_open or not rounds.manage_link():
        return ""
    return url_for("start.view", secret=_secret(found.view.counter), _external=True)


def _secret(counter: int) -> str:
    manage = links.manage_secret(access.settings().secret_key, access.current().nonce)
    return links.view_secret(manage, counter)
