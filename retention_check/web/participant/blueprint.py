"""Everything behind the link on a phone: whose it is, looked up once for a request, with one query.

No cookie: the link is all that opens these pages, so they have no session, no message for later and no form token.
"""

from typing import Any, cast

from flask import Blueprint, abort, g

from retention_check import store
from retention_check.domain.meeting.polls import Poll
from retention_check.secret_links import hashed, is_secret, vote_receipt
from retention_check.store import Participant
from retention_check.web.extensions import csrf, database
from retention_check.web.guard import refuse_other_sites
from retention_check.web.meeting.current_meeting import refuse_over

participant = Blueprint("participant", __name__, url_prefix="/deelnemen/<token>")
csrf.exempt(participant)
participant.before_request(refuse_other_sites)


@participant.url_value_preprocessor
def take_token(_endpoint: str | None, values: dict[str, str] | None) -> None:
    """Every page is of the person with the link in its address."""
    g.token = (values or {}).pop("token")


@participant.url_defaults
def add_token(_endpoint: str, values: dict[str, Any]) -> None:
    """Links from a page stay with the same person."""
    if "token" in g:
        values.setdefault("token", g.token)


def current_participant() -> Participant:
    """Whose page this is; 404 when it is nobody's, GoneError when the meeting is over."""
    if "participant" not in g:
        g.participant = _found(g.token)
    return cast(Participant, g.participant)


def look_again() -> None:
    """Forget what was looked up, for it may have changed meanwhile."""
    g.pop("participant", None)


def receipt_hash(poll: Poll) -> str:
    """What makes this person's vote in a poll count once."""
    return hashed(vote_receipt(g.token, poll))


def _found(token: str) -> Participant:
    receipts = {poll: receipt_hash(poll) for poll in Poll}
    found = store.voting.participant(database(), hashed(token), receipts) if is_secret(token) else None
    if found is None:
        abort(404)
    refuse_over(found.stored)
    return found
