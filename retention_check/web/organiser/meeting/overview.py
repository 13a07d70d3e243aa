"""The meeting of this round: how far it is, where it is shown, led and joined, and what to print for it."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check import store
from retention_check.domain.meeting.agenda import StepKind
from retention_check.domain.meeting.preparing import advice
from retention_check.report import PARTS, Preset
from retention_check.store import OpenVoteError, StoredMeeting
from retention_check.web.audit import log_event
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database
from retention_check.web.forms import NO, YES, BaseForm
from retention_check.web.meeting_links import meeting_links, new_keys
from retention_check.web.organiser.meeting.agenda_form import SIZES
from retention_check.web.publication_state import publication_state
from retention_check.web.round_meeting import live_meeting, round_meeting

blueprint = Blueprint("overview", __name__)

SHEETS = "agenda", "gespreksregels", "raadblad", "stippenblad", "afsprakenblad", "kaarten"  # parts of the playbook
GOES_WITH = {"raadblad": StepKind.GUESS, "stippenblad": StepKind.DOTS, "afsprakenblad": StepKind.AGREEMENTS}

RENEWED = (
    "Er zijn een nieuwe link en een nieuwe code. De oude werken niet meer. Vraag iedereen de nieuwe code te scannen."
)
OPEN_VOTE = (
    "Er is nu een stemming open. Sluit die eerst op de pagina om te leiden: ga daar verder, of sla de stap over. "
    "Kies daarna hier opnieuw."
)


@blueprint.get("")
def show() -> str | Response:
    """The meeting with its links; without one, the page to prepare it; of one that is over, how to end it."""
    meeting = round_meeting()
    if meeting is None:
        return redirect(url_for("organiser.meeting.agenda.create"))
    if live_meeting() is None:
        return redirect(url_for("organiser.meeting.ending.end"))
    return render_template(
        "organiser/meeting/overview.html",
        stored=current_round(),
        state=publication_state(current_round()),
        meeting=meeting,
        agenda=meeting.meeting.agenda,
        place=meeting.meeting.place,
        advice=advice(meeting.meeting.agenda.steps),
        links=meeting_links(meeting),
        plan=_plan(meeting),
        sheets=_sheets(meeting),
        parts=PARTS,
    )


@blueprint.route("/nieuwe-links", methods=["GET", "POST"])
def renew() -> Response | tuple[str, int]:
    """Ask, then put another link to lead and another code in the place of those that were handed out."""
    meeting, form = live_meeting(), BaseForm()
    if meeting is None:
        abort(redirect(url_for(".show")))
    if form.validate_on_submit() and form.try_save(lambda: _renew(form, meeting)) and not form.form_errors:
        log_event("meeting", current_round().public_id, "links renewed")
        flash(RENEWED, "ok")
        return redirect(url_for(".show"))
    page = render_template("organiser/meeting/renew.html", form=form, stored=current_round(), meeting=meeting)
    return page, form.http_status


def _renew(form: BaseForm, meeting: StoredMeeting) -> None:
    counter = meeting.link_counter + 1
    try:
        store.meetings.renew_links(database(), meeting.public_id, counter, new_keys(meeting.keys.screen, counter))
    except OpenVoteError:
        form.form_errors = [OPEN_VOTE]


def _plan(meeting: StoredMeeting) -> dict[str, str]:
    """For which meeting the playbook is printed, as its address says it."""
    agenda = meeting.meeting.agenda
    size = next(name for name, circumstance in SIZES.items() if circumstance is agenda.size)
    return {"soort": Preset.PLAYBOOK.value, "mensen": size, "erbij": YES if agenda.has_management else NO}


def _sheets(meeting: StoredMeeting) -> tuple[str, ...]:
    """The parts of the playbook that are of use in this meeting: a sheet goes with a step that is in its agenda."""
    agenda = meeting.meeting.agenda
    return tuple(sheet for sheet in SHEETS if sheet not in GOES_WITH or agenda.has(GOES_WITH[sheet]))
