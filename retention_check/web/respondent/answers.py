"""The questions as a page and the answers that come back: counted once, and never lost on the way."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Response, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from retention_check import clock, dutch, store
from retention_check.domain.item import Item, Kind
from retention_check.domain.tallies import ANSWERS, Answers, TallyError
from retention_check.secret_links import hashed, is_secret, new_receipt
from retention_check.web.extensions import database, study
from retention_check.web.respondent.blueprint import respondent
from retention_check.web.respondent.limits import TooManyTriesError, malformed_forms
from retention_check.web.respondent.nearby import nearby
from retention_check.web.respondent.page import respondent_page, with_requests
from retention_check.web.respondent.state import Opened, Stand, opened

RECEIPT = "bewijs"
GIVEN = {str(answer): answer for answer in range(1, ANSWERS + 1)}
SKIPPED = ""
EMPTY = "U hebt nog niets beantwoord. Kies bij ten minste één vraag een antwoord en verstuur dan opnieuw."
UNREADABLE = "Niet alles kwam goed over. Kijk uw antwoorden na en verstuur ze opnieuw."


class MalformedError(Exception):
    """What was sent cannot be counted; the message says in Dutch what to do."""


@dataclass(frozen=True)
class SentAnswers:
    """What one person sent: the receipt that makes it count once, and the answers by code of the item."""

    receipt: str
    answers: Answers


@respondent.post("/antwoorden")
def send() -> ResponseReturnValue:
    """Count the answers of one person, once."""
    try:
        sent = read_answers(request.form)
        found = opened()
        store_answers(found, sent)
    except MalformedError as error:
        return _again(str(error))
    except TallyError:
        return _again(UNREADABLE)
    if wants_json():
        return jsonify(stand="geteld")
    return redirect(url_for(".thanks"), 303)


@respondent.get("/bedankt")
def thanks() -> Response:
    """The answers were counted, and what comes of them."""
    found = opened()
    return with_requests(respondent_page("respondent/thanks.html", found, nearby=nearby(found)))


def wants_json() -> bool:
    """Whether a script asks, which shows in the page itself what it is told."""
    if (request.endpoint or "").endswith(".stand"):
        return True
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def questions_page(found: Opened, receipt: str, chosen: Mapping[str, int] | None = None, fault: str = "") -> Response:
    """All questions on one page, with what was chosen already."""
    items = [study().item(code) for code in found.asked[1].codes]
    page = respondent_page(
        "respondent/questions.html",
        found,
        422 if fault else 200,
        reasons=[item for item in items if item.kind is Kind.REASON],
        measures=_by_reason(items),
        measures_question=measures_question(items),
        receipt=receipt,
        chosen=chosen or {},
        fault=fault,
    )
    return with_requests(page)


def read_answers(form: Mapping[str, str]) -> SentAnswers:
    """What was sent, if our page can have sent it; MalformedError, or TooManyTriesError when that happens all the time.

    Nothing is asked of the database for it. What is no answer to a statement of ours is passed over.
    """
    receipt, fields = form.get(RECEIPT, ""), {code: form[code] for code in form if code in study().codes}
    given = {code: GIVEN[text] for code, text in fields.items() if text in GIVEN}
    is_sound = is_secret(receipt) and all(text in GIVEN or text == SKIPPED for text in fields.values())
    if given and is_sound:
        return SentAnswers(receipt, given)
    if malformed_forms().are_too_many:
        raise TooManyTriesError("")
    malformed_forms().add()
    raise MalformedError(UNREADABLE if not is_sound else EMPTY)


def store_answers(found: Opened, sent: SentAnswers) -> store.Sent:
    """Count them; ClosedError, CodeError, TallyError."""
    number, _ = found.asked
    return store.answering.send(database(), number, found.side, sent.answers, hashed(sent.receipt), clock.today())


def chosen_in(form: Mapping[str, str]) -> dict[str, int]:
    """The answers in a form that was sent, as far as they are answers."""
    return {code: GIVEN[form[code]] for code in form if code in study().codes and form[code] in GIVEN}


def _again(fault: str) -> ResponseReturnValue:
    """The questions once more, with what was answered."""
    if wants_json():
        return jsonify(stand="onbruikbaar"), 422
    found = opened()
    if found.stand is not Stand.OPEN:
        raise store.ClosedError
    receipt = request.form.get(RECEIPT, "")
    return questions_page(found, receipt if is_secret(receipt) else new_receipt(), chosen_in(request.form), fault)


def measures_question(items: list[Item]) -> str:
    """What is asked of all measures, without the reason that each is for: that stands above them."""
    measure = next((item for item in items if item.kind is Kind.MEASURE), None)
    if measure is None:
        return ""
    return measure.question.replace(f", via {dutch.first_small(study().item(measure.reason).goal)}", "")


def _by_reason(items: list[Item]) -> list[tuple[Item, list[Item]]]:
    """The measures that are asked, each with the reason it belongs to."""
    found: dict[str, list[Item]] = {}
    for item in items:
        if item.kind is Kind.MEASURE:
            found.setdefault(item.reason, []).append(item)
    return [(study().item(reason), measures) for reason, measures in found.items()]
