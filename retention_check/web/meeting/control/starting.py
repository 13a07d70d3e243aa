"""Before the first step: does a phone reach us, how many are there, and is what must be agreed agreed?

Without a mandate, or with a leader whom someone in the room works for, it advises not to begin, and lets them begin.
"""

from flask import Blueprint, Response, flash, make_response, redirect, render_template, url_for
from wtforms import HiddenField

from retention_check.domain.meeting import moving
from retention_check.domain.meeting.moving import Move
from retention_check.domain.side import Side
from retention_check.store import StoredMeeting
from retention_check.web.audit import log_event
from retention_check.web.forms import NO, YES, RadioChoiceField
from retention_check.web.meeting.control.before_start import not_final, settling_address
from retention_check.web.meeting.control.changing import move, on_latest
from retention_check.web.meeting.control.leading import Leading, leading
from retention_check.web.meeting.control.presence import CountForm, counted_meanwhile, tell_hidden
from retention_check.web.meeting.control.room_round import follow_move
from retention_check.web.meeting.current_meeting import current_meeting
from retention_check.web.meeting.fragment import with_requests
from retention_check.web.meeting.room_questionnaire import questionnaire_tag
from retention_check.web.meeting_links import meeting_links

blueprint = Blueprint("starting", __name__)

ANSWERS = (YES, NO)
STARTED = "De bijeenkomst is begonnen."
BEGUN = "De bijeenkomst was al begonnen. Hieronder staat wat er nu op het scherm is."


class StartForm(CountForm):
    """The two questions of the start check, and the numbers, which can wait until people came in."""

    mandate = RadioChoiceField(
        "Is afgesproken waarover u samen mag beslissen?",
        ANSWERS,
        "Kies ja of nee: is afgesproken waarover u samen mag beslissen?",
    )
    neutral = RadioChoiceField(
        "Is de gespreksleider onafhankelijk?",
        ANSWERS,
        "Kies ja of nee: is de gespreksleider onafhankelijk?",
        description="Ja, als er geen leidinggevende en geen medewerker van de gespreksleider in de zaal zit.",
    )
    anyway = HiddenField()

    def __init__(self, now: Leading) -> None:
        super().__init__(now.meeting)
        self.is_asked = False

    @property
    def has_counts(self) -> bool:
        """Whether the numbers were typed."""
        return any(count is not None for side, count in self.counts.items() if self._is_asked_of(side))

    @property
    def without_mandate(self) -> bool:
        """Whether nobody agreed what they may decide."""
        return bool(self.mandate.data == NO)

    @property
    def without_neutral(self) -> bool:
        """Whether who leads the talk has a leader or staff in the room."""
        return bool(self.neutral.data == NO)

    def validate(self, extra_validators: object = None) -> bool:
        """Both questions are asked; after a 'nee' beginning is asked once more."""
        super().validate(extra_validators)
        if self.has_counts:
            self.check_counts()
        self.is_asked = not self.errors and self.anyway.data != YES and (self.without_mandate or self.without_neutral)
        self.anyway.data = YES if self.is_asked else ""
        return not self.errors and not self.is_asked

    def _is_asked_of(self, side: Side) -> bool:
        return str(side) in self._fields


@blueprint.post("/begin")
def begin() -> Response:
    """Begin at the first scene, once everything that will be shown is published."""
    now = leading()
    if now.meeting.place is not None:
        return _begun_already()
    form = StartForm(now)
    if why := not_final(now.moment):
        form.form_errors = [why]
        return start_page(form, now)
    if form.validate_on_submit() and (not form.has_counts or form.try_change()) and form.try_save(_begin):
        flash(STARTED, "ok")
        tell_hidden()
        log_event("meeting", current_meeting().public_id, "begun")
        return _to_page()
    return start_page(form, now)


def start_page(form: StartForm, now: Leading) -> Response:
    """The page before the first step; its script looks whether a phone reached us."""
    shown = {**start_shown(now), "form": form, "theirs": counted_meanwhile(form), "start_tag": start_tag(now)}
    page = make_response(render_template("meeting/control/start.html", **shown), form.http_status)
    return with_requests(page)


def start_shown(now: Leading) -> dict[str, object]:
    """What both the page and its part that changes show."""
    stored = now.moment.stored
    links = meeting_links(stored)
    first = {"first": not_final(now.moment), "settling": settling_address(now.moment)}
    return {"now": now, "moment": now.moment, "links": links, "phones": stored.joined + stored.watching, **first}


def start_tag(now: Leading) -> str:
    """Changes when a phone joins, or when another who leads begins."""
    stored = now.moment.stored
    return f"begin-{stored.version}-{stored.joined}-{stored.watching}{questionnaire_tag(now.moment, counts=True)}"


def _begin() -> None:
    follow_move(current_meeting(), on_latest(_begun))


def _begun(stored: StoredMeeting) -> StoredMeeting:
    """At the first scene; when someone else just began, where it is now."""
    if stored.meeting.place is not None:
        return stored
    return move(stored, lambda meeting, comparison, now: Move(moving.begun(meeting, comparison, now)))


def _begun_already() -> Response:
    flash(BEGUN, "info")
    return _to_page()


def _to_page() -> Response:
    return make_response(redirect(url_for("meeting.control.pages.show"), 303))
