"""On, back and over a step: each button is about what was on when its page was made, so two who lead do no harm."""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check import clock, store
from retention_check.domain.comparison import Comparison
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.moving import Move
from retention_check.store import ConflictError
from retention_check.web.audit import log_event
from retention_check.web.extensions import database, press, settings, study
from retention_check.web.forms import BaseForm
from retention_check.web.meeting.current_meeting import current_meeting

blueprint = Blueprint("moves", __name__)

Making = Callable[[LiveMeeting, Comparison, int], Move]
LATE = "Iemand anders ging al verder. Kijk wat er nu op het scherm staat."


class MoveForm(BaseForm):
    """One button, for the version of the meeting that was on the page."""

    version = HiddenField()

    def __init__(self, version: int | None = None) -> None:
        super().__init__(data=None if version is None else {"version": str(version)})


@blueprint.post("/verder")
def forward() -> Response:
    """On to the next scene; before the meeting begins, to the first."""
    return _move(lambda meeting, comparison, now: _on(meeting, comparison, now))


@blueprint.post("/terug")
def back() -> Response:
    """To the scene before."""
    return _move(moving.back)


@blueprint.post("/overslaan")
def skip() -> Response:
    """Over the rest of the step."""
    return _move(moving.skip)


def _on(meeting: LiveMeeting, comparison: Comparison, now: int) -> Move:
    if meeting.place is None:
        return Move(moving.begun(meeting, comparison, now))
    return moving.forward(meeting, comparison, now)


def _move(making: Making) -> Response:
    form, stored = MoveForm(), current_meeting()
    if form.validate_on_submit() and form.version.data == str(stored.version):
        try:
            store.meetings.move(
                database(),
                stored.public_id,
                stored.version,
                lambda meeting, comparison: making(meeting, comparison, clock.now()),
                study(),
                settings().threshold,
            )
        except ConflictError:
            flash(LATE, "info")
        press().forget(stored.public_id)
        log_event("meeting", stored.public_id, "moved")
    else:
        flash(LATE, "info")
    return redirect(url_for("meeting.control.pages.show"))
