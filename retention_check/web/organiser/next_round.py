"""The next round of a municipality: measured again, with the agreements along to say how they stand."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check import clock
from retention_check.domain.round import Round
from retention_check.web.current_round import current_round
from retention_check.web.forms.round_form import RoundForm
from retention_check.web.round_creation import create_round, new_keys

blueprint = Blueprint("next_round", __name__)


class NextRoundForm(RoundForm):
    """What the next round is about: as the one before, but later."""

    def __init__(self, previous: Round) -> None:
        super().__init__(previous)
        self.previous = previous
        if not self.is_submitted():
            self.day.data = clock.today() if clock.today() > previous.day else None

    def validate(self, extra_validators: Any = None) -> bool:
        """A next round comes after the one before it."""
        if not super().validate(extra_validators):
            return False
        if self.day.data <= self.previous.day:
            self.day.errors = ["De nieuwe ronde moet later zijn dan de vorige."]
        return not self.errors


@blueprint.route("/volgende", methods=["GET", "POST"])
def create() -> Response | tuple[str, int]:
    """Begin the next round."""
    stored, keys = current_round(), new_keys()
    form = NextRoundForm(stored.round)
    empty = Round((), stored.round.day, agreements=stored.round.agreements)
    if form.validate_on_submit() and form.try_save(
        lambda: create_round(form.applied_to(empty), keys, previous_id=stored.public_id)
    ):
        flash("De volgende ronde is gemaakt.", "ok")
        return redirect(url_for("organiser.round.overview", public_id=keys.public_id))
    return render_template("organiser/next_round/create.html", form=form, previous=stored.round), form.http_status
