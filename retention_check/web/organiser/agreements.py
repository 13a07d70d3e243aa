"""Agreements: what, which role, by when, how it will be noticed, and how it stands."""

from dataclasses import asdict, astuple

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField, SelectChoice
from wtforms.validators import DataRequired

from retention_check.domain.round import Agreement
from retention_check.importers.agreements import LONGEST, MOST
from retention_check.secret_links import hashed
from retention_check.store import ConflictError
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round, update_round
from retention_check.web.extensions import study
from retention_check.web.forms import BaseForm, Printable, RadioChoiceField, TextField
from retention_check.web.organiser.name_hint import with_names

blueprint = Blueprint("agreements", __name__)


class AgreementForm(BaseForm):
    """One agreement; `was` recognises the one that was opened, should someone else change the list meanwhile."""

    what = TextField("Wat spreken wij af?", [DataRequired("Schrijf op wat u afspreekt."), Printable(LONGEST)])
    role = TextField(
        "Welke rol gaat erover?",
        [Printable(LONGEST)],
        description="Noem een rol, geen naam. Bijvoorbeeld: gemeentesecretaris, teamleiders, HR.",
    )
    when = TextField("Wanneer is het klaar?", [Printable(LONGEST)], description="Bijvoorbeeld: voor de zomer.")
    how = TextField(
        "Hoe merken wij het?",
        [Printable(LONGEST)],
        description="Bijvoorbeeld: in elk jaargesprek is erover gesproken.",
    )
    status: RadioChoiceField | None = RadioChoiceField(
        "Hoe staat het ermee?", [], "Kies hoe het ermee staat.", default=""
    )
    was = HiddenField()

    def __init__(self, data: dict[str, str] | None = None) -> None:
        super().__init__(data=None if self.is_submitted() else data)
        if self.status:
            self.status.choices = [SelectChoice("", "nog niet bekend"), *study().content.meeting.agreements.status]

    @property
    def agreement(self) -> Agreement:
        """The agreement as it was typed."""
        fields = (self.what, self.role, self.when, self.how, self.status)
        return Agreement(*((field.data if field else "") or "" for field in fields))


class AddAgreementForm(AgreementForm):
    """One agreement more, as long as there is room on the page of the report; how it stands is for later."""

    status = None

    def validate(self, extra_validators: object = None) -> bool:
        """A full list takes no more."""
        if not super().validate(extra_validators):
            return False
        if len(_agreements()) >= MOST:
            self.what.errors = [f"Er staan al {MOST} afspraken. Haal er eerst een weg."]
        return not self.errors


class EditAgreementForm(AgreementForm):
    """An agreement to change; `changed` is what someone else made of it since the page was opened."""

    def __init__(self, existing: Agreement) -> None:
        super().__init__(asdict(existing) | {"was": fingerprint(existing)})
        self.existing = existing
        self.changed: Agreement | None = None

    def validate(self, extra_validators: object = None) -> bool:
        """What was opened must still be there; if not, saving once more is over what is there now."""
        if not super().validate(extra_validators):
            return False
        if self.was.data != fingerprint(self.existing):
            self.changed, self.was.data = self.existing, fingerprint(self.existing)
        return self.changed is None

    @property
    def http_status(self) -> int:
        """409 when someone else changed the agreement meanwhile."""
        return 409 if self.changed else super().http_status


class RemoveForm(BaseForm):
    """One button, for the agreement that was shown."""

    was = HiddenField()

    def __init__(self, existing: Agreement) -> None:
        super().__init__(data=None if self.is_submitted() else {"was": fingerprint(existing)})


@blueprint.get("/afspraken")
def index() -> str:
    """The agreements of this round."""
    stored, agreements = current_round(), _agreements()
    shown = {"agreements": agreements, "names": with_names(agreements), "most": MOST}
    return render_template("organiser/agreements/index.html", stored=stored, **shown)


@blueprint.route("/afspraken/nieuw", methods=["GET", "POST"])
def add() -> Response | tuple[str, int]:
    """Write down an agreement."""
    form = AddAgreementForm()
    if form.validate_on_submit() and form.try_save(lambda: _save((*_agreements(), form.agreement))):
        return _saved()
    if not form.is_submitted() and len(_agreements()) >= MOST:
        return redirect(url_for(".index"))
    return render_template("organiser/agreements/edit.html", form=form, number=0), form.http_status


@blueprint.route("/afspraken/<int:number>", methods=["GET", "POST"])
def edit(number: int) -> Response | tuple[str, int]:
    """Change an agreement, or say how it stands."""
    form = EditAgreementForm(_existing(number))
    if form.validate_on_submit() and form.try_save(lambda: _save(_with(number, form.agreement))):
        return _saved()
    page = render_template("organiser/agreements/edit.html", form=form, number=number, changed=form.changed)
    return page, form.http_status


@blueprint.route("/afspraken/<int:number>/weg", methods=["GET", "POST"])
def remove(number: int) -> Response | tuple[str, int]:
    """Take an agreement away, after a question."""
    existing = _existing(number)
    form = RemoveForm(existing)
    if form.validate_on_submit():
        if form.was.data != fingerprint(existing):
            raise ConflictError
        _save(_with(number))
        log_event("agreements", current_round().public_id, "removed")
        flash("De afspraak is weggehaald.", "ok")
        return redirect(url_for(".index"))
    return render_template("organiser/agreements/remove.html", form=form, agreement=existing), form.http_status


def fingerprint(agreement: Agreement) -> str:
    """A fingerprint by which an agreement is recognised."""
    return hashed("\n".join(astuple(agreement)))[:16]


def _agreements() -> tuple[Agreement, ...]:
    return current_round().round.agreements


def _existing(number: int) -> Agreement:
    if not 1 <= number <= len(_agreements()):
        abort(404)
    return _agreements()[number - 1]


def _with(number: int, *changed: Agreement) -> tuple[Agreement, ...]:
    """The agreements with another in the place of this one, or with none."""
    return (*_agreements()[: number - 1], *changed, *_agreements()[number:])


def _save(agreements: tuple[Agreement, ...]) -> None:
    update_round(agreements=agreements)


def _saved() -> Response:
    log_event("agreements", current_round().public_id, "saved")
    flash("De afspraak is bewaard.", "ok")
    return redirect(url_for(".index"))
