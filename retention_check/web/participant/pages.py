"""What a phone shows: what to do now, and in the last step what was agreed."""

from typing import Any, cast

from flask import Blueprint, Response, abort, g, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from retention_check import clock, store
from retention_check.domain.meeting.moving import current_scene
from retention_check.domain.meeting.polls import BallotError, Poll
from retention_check.secret_links import hashed, is_secret, vote_receipt
from retention_check.store import ClosedError, GoneError, Participant
from retention_check.web.extensions import csrf, database, study
from retention_check.web.meeting.current_meeting import refuse_over
from retention_check.web.meeting.fragment import fragment, with_requests
from retention_check.web.meeting.moment import Moment, moment_of
from retention_check.web.respondent.guard import refuse_other_sites

participant = Blueprint("participant", __name__, url_prefix="/deelnemen/<token>")
csrf.exempt(participant)
participant.before_request(refuse_other_sites)


@participant.url_value_preprocessor
def load_participant(_endpoint: str | None, values: dict[str, str] | None) -> None:
    """Every page is of the person with the link in its address; 410 when the meeting is over."""
    g.token = (values or {}).pop("token")
    found = store.voting.participant(database(), hashed(g.token)) if is_secret(g.token) else None
    if found is None:
        abort(404)
    refuse_over(found.stored)
    g.participant = found


@participant.url_defaults
def add_token(_endpoint: str, values: dict[str, Any]) -> None:
    """Links from a page stay with the same person."""
    if "token" in g:
        values.setdefault("token", g.token)


@participant.get("")
def show() -> Response:
    """What to do now; a script keeps it so, without one the page loads itself again."""
    return with_requests(make_response(render_template("participant/show.html", **_shown(), tag=_tag())))


@participant.get("/nu")
def now() -> Response:
    """The same without the frame around it, for the script."""
    return fragment("participant/now.html", _tag(), **_shown())


@participant.post("/stem")
def vote() -> ResponseReturnValue:
    """Count a vote, once; what cannot be counted is asked again."""
    side = current_participant().side
    name = request.form.get("stemming", "")
    if side is None or name not in list(Poll):
        abort(400)
    poll = Poll(name)
    ballot = {code: int(text) for code, text in request.form.items() if code in study().codes and text.isdecimal()}
    receipt = hashed(vote_receipt(g.token, poll))
    try:
        store.voting.vote(database(), current_participant().stored.id, poll, side, ballot, receipt, study())
    except BallotError:
        page = render_template("participant/show.html", **_shown(), tag=_tag(), fault="Kies er precies drie.")
        return with_requests(make_response(page, 422))
    except ClosedError:
        pass  # the page says what is on now
    return redirect(url_for(".show"), 303)


def current_participant() -> Participant:
    """Whose page this is."""
    return cast(Participant, g.participant)


def _shown() -> dict[str, Any]:
    return {"moment": _moment(), "side": current_participant().side, "has_voted": _has_voted()}


def _moment() -> Moment:
    stored = current_participant().stored
    if "stored_round" not in g:
        g.stored_round = store.rounds.load(database(), stored.public_id, clock.today())
    if g.stored_round is None:
        raise GoneError
    return moment_of(stored, g.stored_round)


def _has_voted() -> bool:
    if "has_voted" not in g:
        scene = moment_scene_poll()
        receipt = hashed(vote_receipt(g.token, scene)) if scene else ""
        g.has_voted = bool(scene) and store.voting.has_voted(database(), current_participant().stored.id, receipt)
    return bool(g.has_voted)


def moment_scene_poll() -> Poll | None:
    """The poll of the scene that is on."""
    scene = current_scene(current_participant().stored.meeting, study())
    return scene.poll if scene else None


def _tag() -> str:
    return f"{current_participant().stored.version}-{int(_has_voted())}"
