"""On, back and over a step: each button is about the scene that was on, so two who lead do no harm.

A button that closes a vote in which few took part, or more than were counted, or that drops one or opens one that will
show nothing, leads to a question first, which is a page of its own.
"""

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
from retention_check.web.meeting.control.leading import leading, scene_id
from retention_check.web.meeting.control.room_round import follow_move, why_not_on
from retention_check.web.meeting.current_meeting import current_meeting

blueprint = Blueprint("moves", __name__)

LATE = "Er was al verdergegaan. Hieronder staat wat er nu op het scherm is."
COUNT_FIRST = "Vul eerst in hoeveel mensen er zijn. Daarna kunt u verder: dan begint het stemmen."
SCENE, SURE = "scene", "sure"


class MoveForm(BaseForm):
    """One button, for the scene that was on when its page was made; `sure` says yes to what was asked."""

    scene = HiddenField()
    sure = HiddenField()

    def __init__(self, scene: str | None = None, *, is_sure: bool = False) -> None:
        super().__init__(data=None if scene is None else {SCENE: scene, SURE: YES if is_sure else ""})

    @property
    def is_about_now(self) -> bool:
        """Whether it was sent about the scene that is on now."""
        return bool(self.validate_on_submit() and self.scene.data == scene_id(current_meeting()))


@blueprint.post("/verder")
def forward() -> Response:
    """On to the next scene."""
    return _move(moving.forward, ".sure_forward")


@blueprint.post("/terug")
def back() -> Response:
    """To the scene before."""
    return _move(moving.back)


@blueprint.post("/overslaan")
def skip() -> Response:
    """Over the rest of the step."""
    return _move(moving.skip, ".sure_skip")


@blueprint.post("/grootste")
def to_widest() -> Response:
    """From one reason to the last of them, with the widest difference."""
    return _move(moving.to_last_of_kind)


@blueprint.get("/verder")
def sure_forward() -> ResponseReturnValue:
    """What is asked before going on."""
    return _question(moving.forward, ".forward")


@blueprint.get("/overslaan")
def sure_skip() -> ResponseReturnValue:
    """What is asked before a step is skipped."""
    return _question(moving.skip, ".skip")


def _move(making: Making, question: str = "") -> Response:
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
    if question and form.sure.data != YES and now.asks_before(making):
        return redirect(url_for(question, **{SCENE: form.scene.data}), 303)
    return _carry_out(making)


def go_on() -> Response:
    """On from the scene that is on now: what its page asked first was answered. What a vote that opens asks is not."""
    if leading().asks_before(moving.forward):
        return redirect(url_for("meeting.control.moves.sure_forward", scene=scene_id(current_meeting())), 303)
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


def _question(making: Making, action: str) -> ResponseReturnValue:
    """The page that asks, for the scene in its address; another one that is on by now is shown instead."""
    scene, now = request.args.get(SCENE, ""), leading()
    asked = now.asks_before(making) if scene == scene_id(current_meeting()) else None
    if asked is None:
        return redirect(url_for("meeting.control.pages.show"))
    shown = {"now": now, "form": MoveForm(scene, is_sure=True), "action": url_for(action)}
    return render_template(f"meeting/control/sure/{asked}.html", **shown)


def _late() -> Response:
    flash(LATE, "info")
    return redirect(url_for("meeting.control.pages.show"), 303)
