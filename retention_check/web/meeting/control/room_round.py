"""What a move does to the room's own questionnaire: on the way to its scene it opens, on the way from it it closes.

One that was opened outside this meeting is left alone, whoever goes on.

Only a move that was made does so, by the one leader who made it; looking at a page changes nothing.
"""

from flask import flash, g

from retention_check import clock, store
from retention_check.domain.collection import Length
from retention_check.domain.meeting.agenda import StepKind
from retention_check.domain.meeting.live import Place
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.questionnaire import Questionnaire, codes_of
from retention_check.store import ConflictError, GoneError, StoredMeeting
from retention_check.web.audit import log_event
from retention_check.web.auth import may_manage
from retention_check.web.current_questionnaire import look_up_again
from retention_check.web.extensions import database, press, settings, study
from retention_check.web.meeting.current_meeting import current_meeting, round_of_meeting
from retention_check.web.meeting.moment import Moment, moment_of
from retention_check.web.meeting.room_questionnaire import IN_STEP, RoomQuestionnaire, room_questionnaire
from retention_check.web.organiser.questionnaire.opening import open_questionnaire
from retention_check.web.respondent.page import employer

ASKER = "de gespreksleider van deze bijeenkomst bij {employer}"
PURPOSE = (
    "Het gesprek in deze bijeenkomst, over waarom jonge ambtenaren blijven of vertrekken. "
    "Ook de zaal ziet de gemiddelden, op het scherm."
)
STILL_OPEN = "De vragenlijst staat nog open. Hij sluit als u verdergaat dan de vragen."
NOT_FINAL = "De uitkomsten van de vragenlijst liggen niet vast, dus die komen niet op het scherm."
SETTLE_FIRST = "Kies eerst: legt u de uitkomsten vast, of nu niet?"


def room_now() -> RoomQuestionnaire:
    """The questionnaire of this page's meeting."""
    return room_questionnaire(moment_now())


def moment_now() -> Moment:
    """What is on now, on this page."""
    return moment_of(current_meeting(), round_of_meeting())


def why_not_on() -> str:
    """What must be settled before the meeting goes on; empty when nothing must."""
    moment = moment_now()
    if moment.scene is None or moment.scene.kind is not SceneKind.CHECK:
        return ""
    room = room_now()
    return SETTLE_FIRST if room.closes_with_meeting or (room.is_closed and may_settle(room)) else ""


def may_settle(room: RoomQuestionnaire) -> bool:
    """Whether who leads may close and publish it: the room's own, and any other only who manages the round."""
    if not current_meeting().meeting.agenda.has(StepKind.ANSWERS):
        return False
    return room.is_own or may_manage(room.stored_round)


def follow_move(before: StoredMeeting, after: StoredMeeting) -> None:
    """Let the questionnaire go along with a move that was made from one place to another."""
    was = moment_of(before, round_of_meeting()).scene
    load_anew()
    moment = moment_of(after, round_of_meeting())
    is_onward = _rank(after) > _rank(before)
    if is_onward and moment.scene and moment.scene.kind is SceneKind.ASK:
        _open_by_itself(room_questionnaire(moment))
    elif was and was.kind in IN_STEP:
        _leave(room_questionnaire(moment), moment, is_onward=is_onward)


def open_once_counted(meeting: StoredMeeting) -> bool:
    """Open the questionnaire when numbers that were just typed are what it waited for, while its scene is on."""
    load_anew()
    moment = moment_of(meeting, round_of_meeting())
    if moment.scene is None or moment.scene.kind is not SceneKind.ASK:
        return False
    return _open_by_itself(room_questionnaire(moment))


def open_room(room: RoomQuestionnaire) -> None:
    """Open the short questionnaire for those who are in the room, for today; ConflictError when there is one."""
    asked = {side: room.present[side] for side in room.askable}
    questionnaire = Questionnaire(
        length=Length.SHORT,
        codes=codes_of(Length.SHORT, study()),
        sides=room.askable,
        asker=ASKER.format(employer=employer(room.stored_round.round.municipality)),
        purpose=PURPOSE,
        opened=clock.today(),
        until=clock.today(),
        threshold=settings().threshold,
        asked_first=asked,
    )
    open_questionnaire(questionnaire, asked, is_of_meeting=True)
    _done("opened")


def close_room() -> None:
    """Take no answers any more; nothing when there is no questionnaire."""
    try:
        store.questionnaires.close(database(), current_meeting().public_id, clock.today())
    except ConflictError:
        return
    _done("closed")


def reopen_room() -> None:
    """Take answers again for the rest of this day; ConflictError when it was published or deleted meanwhile."""
    store.questionnaires.reopen(database(), current_meeting().public_id, clock.today(), clock.today())
    _done("reopened")


def is_left_open(moment: Moment) -> bool:
    """Whether the room's own takes answers while its scene is not on: who leads is told so on every page."""
    if not moment.meeting.agenda.has(StepKind.ANSWERS) or moment.scene is None or moment.scene.kind is SceneKind.ASK:
        return False
    return room_questionnaire(moment).closes_with_meeting


def load_anew() -> None:
    """What was looked up before holds no longer."""
    look_up_again()
    g.pop("room_questionnaire", None)
    public_id = current_meeting().public_id
    g.stored_round = store.rounds.load(database(), public_id, clock.today())
    if g.stored_round is None:
        raise GoneError


def _open_by_itself(room: RoomQuestionnaire) -> bool:
    if not room.opens_by_itself:
        return False
    try:
        open_room(room)
    except ConflictError:
        return False  # the organiser was first, or saved the round: the page says how it is, and has a button
    return True


def _leave(room: RoomQuestionnaire, moment: Moment, *, is_onward: bool) -> None:
    is_beyond = moment.scene is not None and moment.scene.kind not in IN_STEP
    if is_onward and room.closes_with_meeting:
        close_room()
    if is_onward and is_beyond and room.stored:
        flash(NOT_FINAL, "info")
    elif is_beyond and room.closes_with_meeting:
        flash(STILL_OPEN, "info")


def _done(result: str) -> None:
    look_up_again()
    g.pop("room_questionnaire", None)
    press().forget(current_meeting().public_id)
    log_event("questionnaire", current_meeting().public_id, result)


def _rank(stored: StoredMeeting) -> tuple[int, int]:
    place: Place | None = stored.meeting.place
    return (place.step, place.scene) if place else (-1, 0)
