"""The next round of a municipality: measured again, with the agreements along and how each of them stands."""

from dataclasses import replace
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response
from wtforms import SelectChoice

from retention_check import clock, store
from retention_check.domain.round import Agreement, Round
from retention_check.store import RoundKeys, StoredRound, SuccessorError
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database, press, study
from retention_check.web.forms import RadioChoiceField
from retention_check.web.forms.round_form import RoundForm
from retention_check.web.organiser.agreements import fingerprint
from retention_check.web.round_creation import create_successor, new_keys
from retention_check.web.round_meeting import round_meeting

blueprint = Blueprint("next_round", __name__)

STATUS = "status-"
MEETING_FIRST = "Beëindig eerst de bijeenkomst van deze ronde: dan gaan de afspraken mee naar de volgende ronde."


class NextRoundForm(RoundForm):
    """What the next round is about: the same municipality as the one before, later, with people to be asked anew.

    A form of a round with agreements has a field for each, by what was agreed: see `form_after`.
    """

    def __init__(self, previous: Round) -> None:
        super().__init__(previous)
        self.previous = previous
        del self.municipality
        if not self.is_submitted():
            self.day.data = clock.today() if clock.today() > previous.day else None
            for field in self.asked_fields.values():
                field.data = None

    @property
    def statuses(self) -> Markup:
        """The fields that ask how the agreements stand, drawn."""
        return Markup().join(self[name]() for name in _by_field(self.previous))

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements of the round before, with how each stands now."""
        return tuple(replace(each, status=self[_field_name(each)].data) for each in self.previous.agreements)

    def validate(self, extra_validators: Any = None) -> bool:
        """A next round comes after the one before it, and what is said of an agreement is about one that is there."""
        if not super().validate(extra_validators):
            return False
        if self.day.data <= self.previous.day:
            self.day.errors = ["De nieuwe ronde moet later zijn dan de vorige."]
        if any(name.startswith(STATUS) and name not in self for name in request.form):
            self.save_failure = 409
        return not self.errors and not self.save_failure


def form_after(previous: Round) -> NextRoundForm:
    """The form for the round after this one, with a field for each agreement."""
    words = [SelectChoice("", "nog niet bekend"), *study().content.meeting.agreements.status]
    fields = {
        name: RadioChoiceField(
            each.what,
            words,
            "Kies hoe het ermee staat.",
            default=each.status,
            description=", ".join(text for text in (each.role, each.when) if text),
        )
        for name, each in _by_field(previous).items()
    }
    form: NextRoundForm = type("NextRoundFormOfAgreements", (NextRoundForm,), fields)(previous)
    return form


@blueprint.route("/volgende", methods=["GET", "POST"])
def create() -> Response | tuple[str, int]:
    """Begin the next round, and keep how the agreements of this one stand; where there is one, lead to it."""
    stored, keys = current_round(), new_keys()
    if successor := store.rounds.successor_of(database(), stored.public_id, clock.today()):
        return _made_already(successor)
    if round_meeting() is not None:
        flash(MEETING_FIRST, "info")
        return redirect(url_for("organiser.meeting.overview.show"))
    form = form_after(stored.round)
    try:
        if form.validate_on_submit() and form.try_save(lambda: _begin(stored, form, keys)):
            flash("De volgende ronde is gemaakt.", "ok")
            return redirect(url_for("organiser.round.overview", public_id=keys.public_id))
    except SuccessorError as error:
        return _made_already(error.public_id)
    return render_template("organiser/next_round/create.html", form=form, previous=stored.round), form.http_status


def _begin(stored: StoredRound, form: NextRoundForm, keys: RoundKeys) -> None:
    ending = replace(stored.round, agreements=form.agreements)
    empty = Round((), stored.round.day, stored.round.municipality, agreements=form.agreements)
    create_successor(stored, ending, form.applied_to(empty), keys)
    if ending != stored.round:
        press().forget(stored.public_id)
        log_event("agreements", stored.public_id, "saved")


def _made_already(successor: str) -> tuple[str, int]:
    """A round has one that follows it; who sent the form is told that nothing was made."""
    is_sent = request.method == "POST"
    page = render_template("organiser/next_round/made.html", successor=successor, fault=is_sent)
    return page, 409 if is_sent else 200


def _by_field(previous: Round) -> dict[str, Agreement]:
    return {_field_name(each): each for each in previous.agreements}


def _field_name(agreement: Agreement) -> str:
    """The name of the field that asks how an agreement stands: the same as long as what was agreed is the same."""
    return STATUS + fingerprint(replace(agreement, status=""))
