"""Publishing: the one page that asks whether the figures are right, for once others were shown them they are final."""

from flask import Blueprint, abort, flash, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check import clock, dutch, store
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.store import ConflictError, GoneError, StoredRound
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round, save_published
from retention_check.web.extensions import database
from retention_check.web.forms import NO, YES, BaseForm
from retention_check.web.forms.asked_again import asked_again_now
from retention_check.web.organiser.wanted_page import WantedPage, wanted_page
from retention_check.web.publication_state import PublicationState, publication_state

blueprint = Blueprint("publish", __name__)

SECONDS_TO_READ = 1  # before the download starts


class PublishForm(BaseForm):
    """One button, for the version that was shown; of a round after another first whether everyone was asked again.

    After `validate`, `state` holds what was answered, and its `published` is what is to be saved.
    """

    version = HiddenField()
    young = asked_again_now(Side.YOUNG)
    management = asked_again_now(Side.MANAGEMENT)
    is_late = False

    def __init__(self, stored: StoredRound) -> None:
        super().__init__()
        self.stored = stored
        self.state = publication_state(stored)
        self.asks = {side: self[side.value] for side in self.state.questions}
        for field in self.asks.values():
            field.flags.required = True

    @property
    def http_status(self) -> int:
        """409 when it is not about what is stored now."""
        return 409 if self.is_late else super().http_status

    def validate(self, extra_validators: object = None) -> bool:
        """Every question is answered, about the version that is stored, and there is something to publish."""
        if not super().validate(extra_validators):
            return False
        self.is_late = self.version.data != str(self.stored.version)
        if self.is_late or not self._is_answered():
            return False
        answered = self.state.with_answers({side: field.data == YES for side, field in self.asks.items()})
        if not answered.ready and not self.asks:
            self.form_errors = [*answered.told] or ["Er is niets dat nog niet vastligt."]
            return False
        self.state = answered.with_sure_scale() if answered.ready and answered.scale_doubt else answered
        return True

    def _is_answered(self) -> bool:
        for side, field in self.asks.items():
            if field.data not in (YES, NO):
                field.errors = [f"Kies ja of nee bij {WHO[side]}."]
        return not self.errors


@blueprint.route("/vaststellen", methods=["GET", "POST"])
def confirm() -> Response | tuple[str, int]:
    """Show what will be final, and publish the groups that can be: those that were shown and no others."""
    stored = current_round()
    if stored.round.awaits_locking:
        return redirect(url_for("organiser.scores.lock"))
    form, wanted = PublishForm(stored), wanted_page(request.args.get("daarna", ""))
    if form.validate_on_submit():
        if _publish(form.state):
            return redirect(_next_page(wanted) if form.state.ready else url_for(".confirm"))
        form = _form_for_what_is_stored_now()
    form.version.data = str(form.stored.version)
    page = render_template(
        "organiser/publish/confirm.html",
        form=form,
        stored=form.stored,
        round=form.stored.round,
        state=form.state,
        comparison=form.state.comparison,
        wanted=wanted,
    )
    return page, form.http_status


@blueprint.get("/vastgesteld")
def done() -> Response:
    """Say that the figures are final, and start the download that was asked for."""
    stored, wanted = current_round(), wanted_page(request.args.get("daarna", ""))
    state = publication_state(stored)
    if wanted is None or state.asks_first:
        abort(redirect(url_for(".confirm")))
    response = make_response(
        render_template("organiser/publish/done.html", stored=stored, round=stored.round, state=state, wanted=wanted)
    )
    response.headers["Refresh"] = f"{SECONDS_TO_READ}; url={wanted.address}"
    return response


def _publish(state: PublicationState) -> bool:
    """Save what is published, and what was answered; False when someone else saved in between."""
    stored, sides = current_round(), state.ready
    try:
        save_published(stored, state.published, state.is_permitted_beside)
    except ConflictError:
        return False
    if sides:
        log_event("publish", stored.public_id, " ".join(sides))
        flash(f"De cijfers van {dutch.listing([WHO[side] for side in sides])} liggen vast.", "ok")
        for message in state.told:
            flash(message, "warning")
    return True


def _form_for_what_is_stored_now() -> PublishForm:
    public_id = current_round().public_id
    stored = store.rounds.load(database(), public_id, clock.today())
    if stored is None:
        raise GoneError
    g.stored_round = stored
    form = PublishForm(stored)
    form.is_late = True
    return form


def _next_page(wanted: WantedPage | None) -> str:
    """The wanted page, or for a download the page that starts it; results when nothing was asked for."""
    if wanted is None:
        return url_for("organiser.results.summary")
    return url_for(".done", daarna=request.args["daarna"]) if wanted.is_download else wanted.address
