"""What a phone shows: what to do now, and in the last step what was agreed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Response, make_response, render_template

from retention_check import clock, store
from retention_check.domain.meeting.moving import current_scene
from retention_check.store import GoneError
from retention_check.web.extensions import database, study
from retention_check.web.meeting.fragment import fragment, is_known, with_requests
from retention_check.web.meeting.moment import Moment, moment_of
from retention_check.web.meeting.room_questionnaire import phone_tag
from retention_check.web.participant.blueprint import current_participant, participant
from retention_check.web.participant.task import Task, heading_of, task_of
from retention_check.web.respondent.packing import pack


@dataclass(frozen=True)
class Sending:
    """What became of a vote that was just sent: counted, or with a fault to mend, or too late."""

    fault: str = ""
    chosen: Mapping[str, int] = field(default_factory=dict)
    is_late: bool = False

    @property
    def status(self) -> int:
        """As it is answered."""
        return 422 if self.fault else 409 if self.is_late else 200


NOTHING_SENT = Sending()
participant.after_request(pack)  # nothing that another website sends comes back in these pages either


@participant.get("")
def show() -> Response:
    """What to do now; a script keeps it so, without one the page loads itself again."""
    return page_now()


@participant.get("/nu")
def now() -> Response:
    """The same without the frame around it, for the script."""
    tag = _tag()
    shown = {} if is_known(tag) else _shown(NOTHING_SENT)
    return fragment("participant/now.html", tag, **shown)


def page_now(sending: Sending = NOTHING_SENT) -> Response:
    """The whole page, with what became of a vote that was just sent."""
    page = render_template("participant/show.html", **_shown(sending), tag=_tag())
    return with_requests(make_response(page, sending.status))


def part_now(sending: Sending) -> Response:
    """The part of the page that the script shows, with what became of a vote that it sent."""
    part = make_response(render_template("participant/now.html", **_shown(sending)), sending.status)
    part.set_etag(_tag())
    return part


def _shown(sending: Sending) -> dict[str, Any]:
    person, moment = current_participant(), _moment()
    task = task_of(moment, person)
    return {
        "moment": moment,
        "side": person.side,
        "has_voted": task is Task.COUNTED,
        "task": task,
        "heading": heading_of(moment, task, person.side),
        "sending": sending,
        "fault": sending.fault,
        "chosen": sending.chosen,
    }


def _moment() -> Moment:
    stored = current_participant().stored
    stored_round = store.rounds.load(database(), stored.public_id, clock.today())
    if stored_round is None:
        raise GoneError
    return moment_of(stored, stored_round)


def _tag() -> str:
    """What tells what this phone shows now from what it showed before."""
    person = current_participant()
    scene = current_scene(person.stored.meeting, study())
    has_voted = scene is not None and scene.poll in person.voted
    return f"{person.stored.version}-{int(has_voted)}{phone_tag(person.stored, scene)}"
