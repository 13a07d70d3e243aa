"""The time of the step: it can stand still, go on, and be made longer. It never rings."""

from dataclasses import replace

from flask import Blueprint, flash, redirect, request, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check import clock
from retention_check.domain.meeting.live import LiveMeeting, Timer
from retention_check.web.forms import BaseForm
from retention_check.web.meeting.control.changing import StaleError, change

blueprint = Blueprint("timing", __name__)

MORE = 5  # minutes that one press adds
LONGEST = 240  # minutes that a step can be made to take
PAUSE, RESUME, LONGER = "pauze", "door", "langer"
LATE = "Iemand anders paste de tijd al aan. Hieronder staat hoeveel er nu over is."


class TimeForm(BaseForm):
    """The buttons of the time, for the step and the length that were on the page."""

    was = HiddenField()

    def __init__(self, meeting: LiveMeeting | None = None) -> None:
        super().__init__(data=None if meeting is None else {"was": _mark(meeting)})


@blueprint.post("/tijd")
def change_time() -> Response:
    """Pause, go on, or five minutes more; pressed twice, or by two who lead, it is done once."""
    form, wanted = TimeForm(), request.form.get("tijd", "")
    if form.validate_on_submit():
        try:
            change(lambda meeting: _changed(meeting, wanted, form.was.data or ""))
        except StaleError:
            flash(LATE, "info")
    return redirect(url_for("meeting.control.pages.show"), 303)


def _changed(meeting: LiveMeeting, wanted: str, was: str) -> LiveMeeting:
    """The meeting with another timer; of a step that is over, or lengthened by someone else, StaleError."""
    step, mark = was.partition(":")[0], _mark(meeting)
    if meeting.place is None or step != mark.partition(":")[0] or (wanted == LONGER and was != mark):
        raise StaleError
    return replace(meeting, timer=_timer(meeting.timer, wanted, clock.now()))


def _timer(timer: Timer, wanted: str, now: int) -> Timer:
    if wanted == PAUSE:
        return timer.paused(now)
    if wanted == RESUME:
        return timer.running(now)
    if wanted == LONGER:
        return replace(timer, minutes=min(timer.minutes + MORE, LONGEST))
    return timer


def _mark(meeting: LiveMeeting) -> str:
    """What tells this step at this length."""
    return f"{meeting.place.step if meeting.place else ''}:{meeting.timer.minutes}"
