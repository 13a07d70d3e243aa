"""Preparing a meeting: which steps, in which order, how many minutes each; later on only the minutes to come."""

from typing import cast

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField
from wtforms.validators import DataRequired

from retention_check import clock, store
from retention_check.domain.meeting.agenda import LONGEST_STEP, Agenda, usual_agenda
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.preparing import places_to_come, with_agenda, with_minutes
from retention_check.domain.meeting.wording import step_title
from retention_check.domain.publishing import only_published
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.topics import topics
from retention_check.secret_links import new_public_id
from retention_check.store import ConflictError, StoredMeeting
from retention_check.web.audit import log_event
from retention_check.web.current_questionnaire import current_questionnaire
from retention_check.web.current_round import current_round
from retention_check.web.extensions import comparison_of, database
from retention_check.web.forms import BaseForm, WholeNumberField
from retention_check.web.meeting_links import new_keys
from retention_check.web.organiser.meeting.agenda_form import MINUTES, AgendaForm
from retention_check.web.publication_state import publication_state
from retention_check.web.round_meeting import live_meeting, unused_counter

blueprint = Blueprint("agenda", __name__)

OVERVIEW = "organiser.meeting.overview.show"
FEW_ASKED = 10  # when fewer were asked, fewer come
CHANGED = "De agenda is aangepast."


class MinutesForm(BaseForm):
    """The minutes of the steps to come, once a meeting has begun: see `_minutes_form`."""

    version = HiddenField()

    def chosen(self, places: range) -> dict[int, int]:
        """The minutes by the place of the step; the form was validated."""
        return {place: self[f"minutes_{place}"].data for place in places}


@blueprint.route("/nieuw", methods=["GET", "POST"])
def create() -> Response | tuple[str, int]:
    """Choose the steps; sent, the meeting is there with its links."""
    if live_meeting():
        return redirect(url_for(OVERVIEW))
    form = AgendaForm(first_agenda(current_round().round), asks_answers=_asks_answers())
    if not form.only_looks and form.validate_on_submit():
        _begin(form.agenda)
        return redirect(url_for(OVERVIEW))
    return _page(form, is_new=True)


@blueprint.route("/agenda", methods=["GET", "POST"])
def edit() -> Response | tuple[str, int]:
    """Change the agenda until the meeting begins; from then on the minutes of the steps to come."""
    stored = live_meeting()
    if stored is None:
        abort(redirect(url_for(OVERVIEW)))
    if stored.meeting.place is not None:
        return _edit_minutes(stored)
    form = AgendaForm(stored.meeting.agenda, asks_answers=_asks_answers(), version=stored.version)
    if not form.only_looks and form.validate_on_submit():
        agenda = form.agenda
        if form.try_save(lambda: _change(stored, form, lambda meeting: with_agenda(meeting, agenda))):
            return _changed()
    return _page(form, is_new=False)


def first_agenda(round: Round) -> Agenda:
    """What a meeting of a round begins with: a usual one, for few people where few were asked."""
    counted = [round.asked.get(side) for side in Side if not round.gives_agreed_scores(side)]
    is_small = None not in counted and sum(n or 0 for n in counted) < FEW_ASKED
    return usual_agenda(has_scores=not _asks_answers(), is_small=is_small)


def _asks_answers() -> bool:
    """Whether people can answer in the room: while there are no scores, and nobody is asked in another way."""
    round = current_round().round
    return not (round.entries or round.publication.days or current_questionnaire())


def _begin(agenda: Agenda) -> None:
    stored, counter = current_round(), unused_counter()
    keys = new_keys(new_public_id(), counter)
    try:
        store.meetings.begin(
            database(), stored.public_id, LiveMeeting(agenda), keys, clock.today(), link_counter=counter
        )
    except ConflictError:
        flash("Iemand anders zette net een bijeenkomst klaar. Dit is die bijeenkomst.", "info")
    else:
        log_event("meeting", stored.public_id, "made")
        flash("De bijeenkomst staat klaar.", "ok")


def _page(form: AgendaForm, *, is_new: bool) -> tuple[str, int]:
    round = current_round().round
    shown = {
        "topics": topics(comparison_of(only_published(round)), round.topics),
        "state": publication_state(current_round()),
        "is_new": is_new,
    }
    page = render_template("organiser/meeting/agenda.html", form=form, stored=current_round(), **shown)
    return page, 200 if form.only_looks else form.http_status


def _edit_minutes(stored: StoredMeeting) -> Response | tuple[str, int]:
    places = places_to_come(stored.meeting)
    form = _minutes_form(stored, places)
    if form.validate_on_submit() and form.try_save(
        lambda: _change(stored, form, lambda meeting: with_minutes(meeting, form.chosen(places)))
    ):
        return _changed()
    page = render_template(
        "organiser/meeting/minutes.html", form=form, stored=current_round(), meeting=stored.meeting, places=places
    )
    return page, form.http_status


def _minutes_form(stored: StoredMeeting, places: range) -> MinutesForm:
    """WTForms wants the fields on a class."""
    agenda = stored.meeting.agenda
    now: dict[str, object] = {f"minutes_{place}": agenda.steps[place].minutes for place in places}
    found = type("MinutesForm", (MinutesForm,), {f"minutes_{place}": _minutes_field(agenda, place) for place in places})
    return cast(MinutesForm, found(data={} if request.method == "POST" else now | {"version": str(stored.version)}))


def _minutes_field(agenda: Agenda, place: int) -> WholeNumberField:
    title = step_title(agenda.steps[place], has_management=agenda.has_management)
    is_there = DataRequired(f"Hoeveel minuten duurt ‘{title}’? {MINUTES}")
    return WholeNumberField(title, 1, LONGEST_STEP, f"De tijd van ‘{title}’", validators=[is_there])


def _change(stored: StoredMeeting, form: AgendaForm | MinutesForm, changing: store.meetings.Changing) -> None:
    """Change the version that was on the page; ConflictError once, then what was typed is over what is there now."""
    opened, form.version.data = form.version.data, str(stored.version)
    if opened != str(stored.version):
        raise ConflictError
    store.meetings.change(database(), stored.public_id, stored.version, changing)


def _changed() -> Response:
    log_event("meeting", current_round().public_id, "agenda changed")
    flash(CHANGED, "ok")
    return redirect(url_for(OVERVIEW))
