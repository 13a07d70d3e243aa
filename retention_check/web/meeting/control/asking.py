"""The room's own round, as it is led: opening by hand, closing, looking at what will be shown, and publishing it."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check import clock, store
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.questionnaire import DAYS_KEPT
from retention_check.store import ConflictError
from retention_check.web.audit import log_event
from retention_check.web.auth import may_manage
from retention_check.web.extensions import database
from retention_check.web.forms import BaseForm
from retention_check.web.meeting.control.before_start import NOT_LOCKED
from retention_check.web.meeting.control.leading import scene_id
from retention_check.web.meeting.control.moves import LATE, MoveForm, go_on
from retention_check.web.meeting.control.room_round import (
    close_room,
    is_left_open,
    load_anew,
    may_settle,
    moment_now,
    open_room,
    reopen_room,
    room_now,
)
from retention_check.web.meeting.current_meeting import current_meeting, round_of_meeting
from retention_check.web.meeting.moment import Moment
from retention_check.web.organiser.questionnaire.closing import AskedForm, save_asked
from retention_check.web.organiser.questionnaire.publish import PublishForm, publish_closed

blueprint = Blueprint("asking", __name__, url_prefix="/vragenlijst")

CONTROL = "meeting.control.pages.show"
OPENED = "De vragenlijst is open."
NOT_OPENED = "Intussen is er iets veranderd. Kijk hoe de vragenlijst er nu voor staat."
NOT_YOURS = (
    "Deze vragenlijst is niet in de bijeenkomst geopend. Alleen wie de ronde beheert, kan hem sluiten of openen."
)
CLOSED = "De vragenlijst is gesloten. Er kan niemand meer antwoorden."
RAISED = "Het aantal is bewaard. Het rapport noemt ook het aantal van het begin."


@blueprint.app_context_processor
def add_questions() -> dict[str, Any]:
    """What templates of who leads ask about the room's own round."""
    return {
        "publish_form": publish_form,
        "is_left_open": is_left_open,
        "may_settle": may_settle,
        "paper_address": paper_address,
        "days_kept": DAYS_KEPT,
    }


@blueprint.post("/openen")
def open_by_hand() -> Response:
    """Open the questionnaire, or open it again, where it did not open by itself."""
    if not _is_about_now(SceneKind.ASK):
        return _back(LATE)
    room = room_now()
    if room.is_open:
        return _back()
    if room.stored and not room.is_own:
        return _back(NOT_YOURS)
    if room.stored is None and room.why_nobody:
        return _back(room.why_nobody)
    try:
        reopen_room() if room.stored else open_room(room)
    except ConflictError:
        return _back(NOT_OPENED)
    return _back(OPENED)


@blueprint.post("/sluiten")
def close() -> Response:
    """Close a questionnaire that was left open; one of others only for who manages the round."""
    if not BaseForm().validate_on_submit():
        return _back(LATE)
    if not may_settle(room_now()):
        return _back(NOT_YOURS)
    close_room()
    return _back(CLOSED)


@blueprint.post("/later")
def later() -> Response:
    """On without publishing: the country is shown, and the organiser can publish another day."""
    if not _is_about_now(SceneKind.CHECK):
        return _back(LATE)
    if room_now().closes_with_meeting:
        close_room()
    return go_on()


@blueprint.route("/vaststellen", methods=["GET", "POST"])
def publish() -> Response | tuple[str, int]:
    """What will be shown of each group and what not; then it is published, and the meeting goes on."""
    if not _can_publish():
        return _back(LATE)
    if round_of_meeting().round.awaits_locking:
        return _back(NOT_LOCKED)
    form = publish_form()
    if form.validate_on_submit() and form.try_save(publish_closed):
        load_anew()
        return go_on()
    form.version.data = form.shown
    return _page("publish", form)


@blueprint.route("/gevraagd", methods=["GET", "POST"])
def raise_asked() -> Response | tuple[str, int]:
    """More people were asked than was said when it opened: say how many, never fewer."""
    room = room_now()
    if not _can_publish() or room.stored is None:
        return _back(LATE)
    form = AskedForm(room.stored)
    if form.validate_on_submit() and form.try_save(lambda: save_asked(form)):
        log_event("questionnaire", current_meeting().public_id, "asked")
        return _back(RAISED)
    return _page("raise_asked", form)


def publish_form() -> PublishForm:
    """The button that publishes, with what will be shown of each group; ConflictError while nothing is closed."""
    form = PublishForm(store.questionnaires.preview(database(), current_meeting().public_id, clock.today()))
    if not form.is_submitted():
        form.version.data = form.shown
    return form


def paper_address(moment: Moment) -> str:
    """Where paper is typed in, by who manages the round; empty for who only leads."""
    if not may_manage(moment.stored_round):
        return ""
    return url_for("organiser.questionnaire.paper.choose", public_id=moment.stored.public_id)


def _can_publish() -> bool:
    scene = moment_now().scene
    room = room_now()
    return scene is not None and scene.kind is SceneKind.CHECK and room.is_closed and may_settle(room)


def _is_about_now(kind: SceneKind) -> bool:
    """Whether a button was pressed for this scene as it is now."""
    form, scene = MoveForm(), moment_now().scene
    return scene is not None and scene.kind is kind and form.validate_on_submit() and form.scene.data == scene.id


def _back(message: str = "") -> Response:
    if message:
        flash(message, "info")
    return redirect(url_for(CONTROL), 303)


def _page(name: str, form: BaseForm) -> tuple[str, int]:
    stored = room_now().stored
    page = render_template(
        f"meeting/control/asking/{name}.html",
        form=form,
        move=MoveForm(scene_id(current_meeting())),
        moment=moment_now(),
        round=round_of_meeting().round,
        asked=stored.questionnaire if stored else None,
    )
    return page, form.http_status
