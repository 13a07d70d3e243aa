"""On, back and over a step: each button is about the scene that was on, so two who lead do no harm.

A button that closes a vote in which few took part, or drops one, leads to a question first, which is a page of its own.
"""

from collections.abc import Callable

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response
from wtforms import HiddenField

from retention_check.domain.meeting import moving
from retention_check.store import StoredMeeting
from retention_check.web.audit import log_event
from retention_check.web.extensions import press
from retention_check.web.forms import YES, BaseForm
from retention_check.web.meeting.control.changing import Making, StaleError, move, on_latest
from retention_check.web.meeting.control.leading import Leading, leading, scene_id
from retention_check.web.meeting.control.room_round import follow_move, why_not_on
from retention_check.web.meeting.current_meeting import current_meeting

blueprint = Blueprint("moves", __name__)

LATE = "Er was al verdergegaan. Hieronder staat wat er nu op het scherm is."
COUNT_FIRST = "Vul eerst in hoeveel mensen er zijn. Daarna kunt u verder: dan begint het stemmen."
SCENE, SURE = "scene", "zeker"


class MoveForm(BaseForm):
    """One button, for the scene that was on when its page was made; `zeker` says yes to what was asked."""

    scene = HiddenField()
    zeker = HiddenField()

    def __init__(self, scene: str | None = None, *, is_sure: bool = False) -> None:
        super().__init__(data=None if scene is None else {SCENE: scene, SURE: YES if is_sure else ""})

    @property
    def is_about_now(self) -> bool:
        """Whether it was sent about the scene that is on now."""
        return bool(self.validate_on_submit() and self.scene.data == scene_id(current_meeting()))


@blueprint.post("/verder")
def forward() -> Response:
    """On to the next scene."""
    return _move(moving.forward, ".sure_forward", lambda now: now.asks_before_forward)


@blueprint.post("/terug")
def back() -> Response:
    """To the scene before."""
    return _move(moving.back)


@blueprint.post("/overslaan")
def skip() -> Response:
    """Over the rest of the step."""
    return _move(moving.skip, ".sure_skip", lambda now: now.asks_before_skip)


@blueprint.get("/verder")
def sure_forward() -> ResponseReturnValue:
    """Whether a vote is to be closed though few voted."""
    return _question("meeting/control/sure_forward.html", lambda now: now.asks_before_forward)


@blueprint.get("/overslaan")
def sure_skip() -> ResponseReturnValue:
    """Whether a step is to be skipped though its vote is open."""
    return _question("meeting/control/sure_skip.html", lambda now: now.asks_before_skip)


def _move(making: Making, question: str = "", asks: Callable[[Leading], bool] = lambda _now: False) -> Response:
    form = MoveForm()
    if not form.is_about_now:
        return _late()
    now = leading()
    if now.needs_count(making):
        flash(COUNT_FIRST, "warning")
        return redirect(url_for("meeting.control.presence.edit"))
    if making is moving.forward and (first := why_not_on()):
        flash(first, "warning")
        return redirect(url_for("meeting.control.pages.show"), 303)
    if form.zeker.data != YES and asks(now):
        return redirect(url_for(question, **{SCENE: form.scene.data}), 303)
    return _carry_out(making)


def go_on() -> Response:
    """On from the scene that is on now: what its page asked first was answered."""
    return _carry_out(moving.forward)


def _carry_out(making: Making) -> Response:
    before = current_meeting()
    try:
        after = on_latest(lambda stored: _moved(stored, scene_id(before), making))
    except StaleError:
        return _late()
    follow_move(before, after)
    press().forget(current_meeting().public_id)
    log_event("meeting", current_meeting().public_id, "moved")
    return redirect(url_for("meeting.control.pages.show"), 303)


def _moved(stored: StoredMeeting, scene: str, making: Making) -> StoredMeeting:
    if scene_id(stored) != scene:
        raise StaleError
    return move(stored, making)


def _question(template: str, asks: Callable[[Leading], bool]) -> ResponseReturnValue:
    """The page that asks, for the scene in its address; another one that is on by now is shown instead."""
    scene, now = request.args.get(SCENE, ""), leading()
    if scene != scene_id(current_meeting()) or not asks(now):
        return redirect(url_for("meeting.control.pages.show"))
    return render_template(template, now=now, form=MoveForm(scene, is_sure=True))


def _late() -> Response:
    flash(LATE, "info")
    return redirect(url_for("meeting.control.pages.show"), 303)
