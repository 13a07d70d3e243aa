"""Whether who answers may sit in a meeting: known of the questionnaire alone, for nothing ties a person to a link."""

from enum import StrEnum

from retention_check import clock, store
from retention_check.domain.meeting.agenda import StepKind
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.moving import current_scene
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.web.extensions import database, study
from retention_check.web.respondent.state import Opened, Stand


class Nearby(StrEnum):
    """Where who answers is, as templates call it."""

    ELSEWHERE = "elsewhere"
    MAYBE = "maybe"  # a meeting of this round is at these questions, which were asked of others too
    HERE = "here"  # they were opened in a meeting that is held now


def nearby(found: Opened) -> Nearby:
    """Whether a meeting that is held now asks these questions: then its way back is told, also without a script."""
    held = store.meetings.load(database(), found.page.public_id, study())
    if held is None:
        return Nearby.ELSEWHERE
    if _is_own(found, held.meeting):
        return Nearby.HERE
    return Nearby.MAYBE if _is_about(found, held.meeting) else Nearby.ELSEWHERE


def _is_own(found: Opened, meeting: LiveMeeting) -> bool:
    number, questionnaire = found.page.questionnaire_id, found.page.questionnaire
    return number is not None and questionnaire is not None and meeting.owns(number, questionnaire.until, clock.today())


def _is_about(found: Opened, meeting: LiveMeeting) -> bool:
    if found.stand is Stand.FIXED:
        return meeting.agenda.has(StepKind.ANSWERS)
    scene = current_scene(meeting, study())
    return scene is not None and scene.kind is SceneKind.ASK
