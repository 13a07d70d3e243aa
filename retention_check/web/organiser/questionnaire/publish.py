"""Publishing what a closed questionnaire gave: what will be shown and what not is said first, without a mean."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, flash, g, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check import clock, dutch, store
from retention_check.domain.releasing import Foreseen, Showing
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.secret_links import hashed
from retention_check.store import GoneError, Remains
from retention_check.web.audit import log_event
from retention_check.web.current_questionnaire import is_open, look_up_again
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database, press, study
from retention_check.web.forms import BaseForm, CheckboxField
from retention_check.web.organiser.questionnaire.current import require_questionnaire
from retention_check.web.organiser.questionnaire.remains import LEFT
from retention_check.web.publication_state import is_permitted_beside, sides_published_later
from retention_check.web.results.ahead import print_ahead

blueprint = Blueprint("publish", __name__)

AllForeseen = Mapping[Side, Foreseen]

NOTHING = "Er is niets om vast te leggen: van geen enkele groep kunnen wij een score tonen."

LATER = "Deze uitkomsten kunnen niet vast naast die van een latere ronde."

TICK = "Pas eerst het aantal aan, of zet een vinkje als de antwoorden gewist mogen worden."


class PublishForm(BaseForm):
    """One button, for what was shown: the round, and what will be seen of each group."""

    version = HiddenField()
    wiped = CheckboxField("Ja, wis de antwoorden", [])
    is_late = False

    def __init__(self, foreseen: AllForeseen) -> None:
        super().__init__()
        self.foreseen, self.hindered = foreseen, _hindered(foreseen)
        if self.overfull:
            self.wiped.label.text = f"Ja, wis de antwoorden van {dutch.listing([WHO[side] for side in self.overfull])}"
        else:
            del self.wiped
        self.shown = hashed(f"{current_round().version} {sorted(foreseen.items())}")[:16]

    @property
    def http_status(self) -> int:
        """409 when it is not about what is there now."""
        return 409 if self.is_late else super().http_status

    @property
    def sides(self) -> tuple[Side, ...]:
        """The groups of which something will be shown."""
        return tuple(side for side, each in self.foreseen.items() if each.showing is Showing.SCORES)

    @property
    def overfull(self) -> tuple[Side, ...]:
        """The groups with more answers than people asked."""
        return tuple(side for side, each in self.foreseen.items() if each.showing is Showing.MORE_THAN_ASKED)

    @property
    def can_publish(self) -> bool:
        """Whether pressing the button shows something, and nothing that must not be shown."""
        return bool(self.sides) and not self.hindered

    def validate(self, extra_validators: object = None) -> bool:
        """What is published is what was shown."""
        if not super().validate(extra_validators):
            return False
        self.is_late = self.version.data != self.shown
        if not self.is_late and not self.can_publish:
            self.form_errors = [LATER if self.sides else NOTHING]
        elif not self.is_late and "wiped" in self and not self.wiped.data:
            self.wiped.errors = [TICK]
        return not self.is_late and not self.errors


@blueprint.route("/vaststellen", methods=["GET", "POST"])
def confirm() -> Response | tuple[str, int]:
    """Show what will be seen of each group and what not, then publish it and delete everything behind it."""
    stored = require_questionnaire()
    if is_open():
        return redirect(url_for("organiser.questionnaire.state.overview"))
    if current_round().round.awaits_locking:
        flash("Leg eerst de open scores vast. Daarna legt u de uitkomsten van de vragenlijst vast.", "info")
        return redirect(url_for("organiser.scores.lock"))
    form = PublishForm(store.questionnaires.preview(database(), current_round().public_id, clock.today()))
    if form.validate_on_submit() and form.try_save(publish_closed):
        print_ahead()
        return redirect(url_for("organiser.results.summary"))
    form.version.data = form.shown
    page = render_template(
        "organiser/questionnaire/confirm.html",
        form=form,
        stored=current_round(),
        round=current_round().round,
        asked=stored.questionnaire,
    )
    return page, form.http_status


def publish_closed() -> None:
    """Publish, and say what lies fast now and what was deleted; ConflictError."""
    opened, sides = current_round(), require_questionnaire().questionnaire.sides

    def permits(released: Round, earlier: Sequence[Round], later: Sequence[Round]) -> bool:
        return is_permitted_beside(released, sides, earlier, later)

    remains = store.questionnaires.publish(database(), opened, study(), permits, clock.today())
    _load_anew(opened.public_id)
    log_event("questionnaire", opened.public_id, "published")
    _tell(sides, remains)


def _load_anew(public_id: str) -> None:
    look_up_again()
    press().forget(public_id)
    stored = store.rounds.load(database(), public_id, clock.today())
    if stored is None:
        raise GoneError
    g.stored_round = stored


def _tell(sides: tuple[Side, ...], remains: Remains) -> None:
    fixed = [side for side in sides if current_round().round.is_published(side)]
    who = dutch.listing([WHO[side] for side in fixed])
    flash(f"De uitkomsten van {who} liggen vast. De tellingen zijn gewist.{LEFT[remains]}", "ok")
    if gone := [WHO[side] for side in sides if side not in fixed]:
        flash(f"Van {dutch.listing(gone)} is niets te zien en niets bewaard.", "info")


def _hindered(foreseen: AllForeseen) -> tuple[Side, ...]:
    later = sides_published_later(current_round())
    return tuple(side for side, each in foreseen.items() if each.showing is Showing.SCORES and side in later)
