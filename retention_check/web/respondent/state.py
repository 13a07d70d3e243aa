"""What an answer link opens now: questions, a page that says it is closed, or what came out."""

import hmac
from dataclasses import dataclass
from enum import StrEnum

from flask import Response, abort, g, jsonify, redirect, request, url_for
from werkzeug.exceptions import NotFound

from retention_check import clock, store
from retention_check.domain.questionnaire import Phase, Questionnaire
from retention_check.domain.side import Side
from retention_check.secret_links import answer_secret, hashed, is_secret, is_short_code, manage_secret
from retention_check.store import AnswerPage, GoneError
from retention_check.web.extensions import database, settings
from retention_check.web.respondent.blueprint import is_short, own_pass, respondent
from retention_check.web.respondent.limits import TooManyTriesError, wrong_links

WAY_ROUND = "Met de QR-code of de lange link hoeft u niet te wachten."


class Stand(StrEnum):
    """How far a link is, as phones are told."""

    OPEN = "open"
    CLOSED = "gesloten"
    FIXED = "vast"
    GONE = "weg"


@dataclass(frozen=True)
class Opened:
    """What this page's link opens."""

    page: AnswerPage
    stand: Stand

    @property
    def side(self) -> Side:
        """The group that answers with this link."""
        return self.page.side

    @property
    def key(self) -> str:
        """Under what a browser keeps the answers of its user, if they choose so; it opens nothing."""
        return f"{self.page.public_id}-{self.side}"

    @property
    def asked(self) -> tuple[int, Questionnaire]:
        """The questionnaire with its number in the store; ClosedError when it is not there any more."""
        if self.page.questionnaire is None or self.page.questionnaire_id is None:
            raise store.ClosedError
        return self.page.questionnaire_id, self.page.questionnaire


def opened() -> Opened:
    """What the link in this page's address opens; 404 or GoneError for nothing, TooManyTriesError for short codes."""
    if is_short():
        return _found_by_short_code(g.secret)
    if not is_secret(g.secret):
        abort(404)
    return _found(g.secret)


@respondent.get("/stand")
def stand() -> Response:
    """How far this link is, for a page that waits; an ETag says so too."""
    now = opened().stand
    response = jsonify(stand=now.value)
    response.set_etag(now.value)
    response.make_conditional(request)
    return response


def long_secret(found: Opened) -> str:
    """The secret of the long link beside a short code; empty when nobody can make it again.

    It is made of the server's key and the round's manage link: after a change of either it is another one.
    """
    parts = store.answering.made_of(database(), hashed(g.secret))
    if parts is None:
        return ""
    nonce, counter = parts
    secret = answer_secret(manage_secret(settings().secret_key, nonce), found.side, counter)
    page = store.answering.find(database(), hashed(secret))
    is_beside = page is not None and (page.public_id, page.side) == (found.page.public_id, found.side)
    return secret if is_beside else ""


def _found_by_short_code(code: str) -> Opened:
    """What a short code opens; before it is looked up, whether not too many wrong ones were tried."""
    if not is_short_code(code):
        abort(404)
    if not _has_pass() and wrong_links().are_too_many:
        raise TooManyTriesError(WAY_ROUND)
    try:
        return _found(code)
    except NotFound:
        _lead_on_to_meeting(code)
        wrong_links().add()
        raise
    except GoneError:
        wrong_links().add()
        raise


def _lead_on_to_meeting(code: str) -> None:
    """To where a meeting is joined, when it is the code of one: there is one kind of code for who has to type it."""
    if store.meetings.find(database(), hashed(code)) is not None:
        abort(redirect(url_for("joining.ask_group", code=code), 303))


def _has_pass() -> bool:
    return hmac.compare_digest(request.args.get("pas", "").encode(), own_pass().encode())


def _found(secret: str) -> Opened:
    page = store.answering.find(database(), hashed(secret))
    if page is None:
        abort(404)
    return Opened(page, _stand(page.questionnaire))


def _stand(questionnaire: Questionnaire | None) -> Stand:
    if questionnaire is None:
        return Stand.FIXED
    return Stand.OPEN if questionnaire.phase(clock.today()) is Phase.OPEN else Stand.CLOSED
