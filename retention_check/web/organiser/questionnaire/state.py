"""How far a questionnaire is: its links to hand out, how many answered in fives, and what can be done with it."""

from collections.abc import Iterable
from datetime import timedelta

from flask import Blueprint, Response, make_response, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from retention_check import clock
from retention_check.config import Mode
from retention_check.domain.promise import minutes_for
from retention_check.domain.questionnaire import DAYS_KEPT, Phase
from retention_check.domain.side import Side
from retention_check.domain.wording import SHORT
from retention_check.secret_links import hashed
from retention_check.store import StoredQuestionnaire
from retention_check.web.current_round import current_round
from retention_check.web.extensions import settings
from retention_check.web.organiser.questionnaire.current import require_questionnaire
from retention_check.web.organiser.questionnaire.invitation import invitation_texts
from retention_check.web.organiser.questionnaire.links import answer_links, one_time_codes
from retention_check.web.organiser.questionnaire.printing import printables
from retention_check.web.security_headers import policy

blueprint = Blueprint("state", __name__)

SECONDS = {Mode.ROOM: 3, Mode.LOCAL: 10, Mode.CENTRAL: 30}  # between two looks at how many answered


@blueprint.get("/stand")
def overview() -> Response:
    """The questionnaire as it is now."""
    stored, today, links = require_questionnaire(), clock.today(), answer_links()
    page = render_template(
        "organiser/questionnaire/overview.html",
        stored=current_round(),
        round=current_round().round,
        asked=stored.questionnaire,
        counts=stored.counts,
        is_open=stored.questionnaire.phase(today) is Phase.OPEN,
        last_day=stored.questionnaire.last_day(today),
        erased_on=stored.questionnaire.last_day(today) + timedelta(DAYS_KEPT),
        days_kept=DAYS_KEPT,
        links=links,
        texts=invitation_texts(),
        printables=printables(),
        short=SHORT,
        minutes=minutes_for(stored.questionnaire.codes),
        overfull=_overfull(stored),
        without_slips=_without_slips(links),
        seconds=SECONDS[settings().mode],
    )
    response = make_response(page)
    response.headers["Content-Security-Policy"] = policy(connect_src="'self'")  # it looks how many answered
    return response


def _overfull(stored: StoredQuestionnaire) -> list[Side]:
    """The groups with more answers than people asked, as far as the counts in fives tell it: nothing exact."""
    told = {side: text.split()[0] for side, text in stored.counts.in_fives.items()}
    asked = current_round().round.asked
    return [side for side, number in told.items() if number.isdigit() and int(number) > (asked[side] or 0)]


def _without_slips(links: Iterable[Side]) -> list[Side]:
    """The groups with codes of which no slip can be printed any more."""
    return [side for side in links if not any(one_time_codes(side, extra=extra) for extra in (False, True))]


@blueprint.get("/aantallen")
def counts() -> BaseResponse:
    """How many answered, as part of a page that looks again and again; 304 while it is the same."""
    stored = require_questionnaire()
    is_open = stored.questionnaire.phase(clock.today()) is Phase.OPEN
    part = render_template(
        "organiser/questionnaire/_counts.html",
        round=current_round().round,
        asked=stored.questionnaire,
        counts=stored.counts,
        is_open=is_open,
        is_part=True,
    )
    response = make_response(part)
    response.set_etag(hashed(part)[:16])
    return response.make_conditional(request)
