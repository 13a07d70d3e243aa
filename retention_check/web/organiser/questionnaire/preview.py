"""Walking through the questionnaire as its respondents will, on their own pages, without counting anything."""

from datetime import timedelta
from typing import Any

from flask import Blueprint, Response, abort, g, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from retention_check import clock
from retention_check.domain.collection import Length
from retention_check.domain.promise import minutes_for
from retention_check.domain.questionnaire import Questionnaire, codes_of
from retention_check.domain.side import Side
from retention_check.domain.wording import SHORT
from retention_check.secret_links import new_receipt
from retention_check.store import AnswerPage
from retention_check.web.current_questionnaire import current_questionnaire
from retention_check.web.current_round import current_round
from retention_check.web.extensions import csrf, settings, study
from retention_check.web.organiser.questionnaire.obstacles import askable
from retention_check.web.organiser.questionnaire.settings_form import PURPOSE, WEEKS
from retention_check.web.respondent.answers import questions_page, wants_json
from retention_check.web.respondent.page import respondent_page, with_requests
from retention_check.web.respondent.start import StartForm, others_page, read_start, start_page
from retention_check.web.respondent.state import Opened, Stand

blueprint = Blueprint("preview", __name__, url_prefix="/proef")

SIDES = {name: side for side, name in SHORT.items()}
OPENED = "vragenlijst"  # the one that was opened; before that one of the lengths
TRIAL_KEY = "proef"  # under which a browser keeps what was chosen in one
PLACEHOLDER = "Hier komt te staan wie het vraagt"
LENGTHS = (Length.SHORT, Length.FULL)  # that can be walked through before one is opened
TRIAL = f"/<any({', '.join(SIDES)}):group>/<any({OPENED}, {', '.join(LENGTHS)}):what>"


@blueprint.url_value_preprocessor
def take_trial(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Which group's questions are walked through, and how long they are."""
    g.trial = {name: values.pop(name) for name in ("group", "what") if values and name in values}


@blueprint.url_defaults
def add_trial(_endpoint: str, values: dict[str, Any]) -> None:
    """Links from a respondent's page stay within the trial."""
    for name, value in g.get("trial", {}).items():
        values.setdefault(name, value)


@blueprint.get("")
def choose() -> str:
    """Which questions to walk through."""
    stored = current_questionnaire()
    return render_template(
        "organiser/questionnaire/preview.html",
        stored=current_round(),
        round=current_round().round,
        sides=stored.questionnaire.sides if stored else askable(current_round()) or tuple(Side),
        kinds=(OPENED,) if stored else LENGTHS,
        minutes={length: minutes_for(codes_of(length, study())) for length in LENGTHS}
        | ({OPENED: minutes_for(stored.questionnaire.codes)} if stored else {}),
        short=SHORT,
    )


@blueprint.get(TRIAL)
def show() -> Response:
    """Where a respondent begins."""
    return start_page(_opened(), StartForm(new_receipt()))


@blueprint.post(TRIAL)
def begin() -> Response:
    """The questions; any code will do."""
    found = _opened()
    form = read_start(found)
    if form.faults:
        return start_page(found, form)
    if form.is_of_others:
        return others_page(found, form)
    return questions_page(found, form.receipt)


@blueprint.post(f"{TRIAL}/antwoorden")
def send() -> ResponseReturnValue:
    """Nothing is counted."""
    return jsonify(stand="geteld") if wants_json() else redirect(url_for(".thanks"), 303)


@blueprint.get(f"{TRIAL}/bedankt")
def thanks() -> Response:
    """The page after the last question."""
    return with_requests(respondent_page("respondent/thanks.html", _opened(), in_meeting=False))


@blueprint.get(f"{TRIAL}/stand")
def stand() -> Response:
    """A trial stays open."""
    return jsonify(stand=Stand.OPEN.value)


@blueprint.context_processor
def names() -> dict[str, str]:
    """What tells a respondent's page that it is a trial, and where that leads back to."""
    is_let_in = "stored_round" in g
    return {"trial_back": url_for("organiser.questionnaire.preview.choose")} if is_let_in else {}


def _opened() -> Opened:
    """What a respondent's page is about, of no link and no questionnaire that anything could be counted in."""
    side, round = SIDES[g.trial["group"]], current_round().round
    asked = _asked(side)
    place = AnswerPage(
        public_id=TRIAL_KEY,
        side=side,
        municipality=round.municipality,
        role=round.management_role,
        asked=round.asked.get(side),
        is_short=False,
        questionnaire_id=0,
        questionnaire=asked,
    )
    return Opened(place, Stand.OPEN)


def _asked(side: Side) -> Questionnaire:
    stored, today = current_questionnaire(), clock.today()
    if g.trial["what"] == OPENED:
        if stored is None or side not in stored.questionnaire.sides:
            abort(404)
        return stored.questionnaire
    length = Length(g.trial["what"])
    until = today + timedelta(weeks=WEEKS)
    codes = codes_of(length, study())
    return Questionnaire(length, codes, (side,), PLACEHOLDER, PURPOSE, today, until, settings().threshold, {})


for view in (begin, send):  # as the respondents' own pages they carry no token, and they change nothing
    csrf.exempt(view)
