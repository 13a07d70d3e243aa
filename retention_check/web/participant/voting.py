"""A vote from a phone: counted once, however often it is sent, and told when it cannot be counted."""

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import MultiDict

from retention_check import dutch, store
from retention_check.domain.meeting.polls import DOTS, GUESSES, Ballot, BallotError, Poll
from retention_check.domain.study import Study
from retention_check.domain.tallies import ANSWERS
from retention_check.store import ClosedError
from retention_check.web.extensions import database, settings, study
from retention_check.web.participant.blueprint import current_participant, look_again, participant, receipt_hash
from retention_check.web.participant.pages import NOTHING_SENT, Sending, page_now, part_now

POLL = "stemming"
NO_DOT = "Zet ten minste één stip."
NUMBERS = {str(number): number for number in range(1, ANSWERS + 1)}


@participant.post("/stem")
def vote() -> ResponseReturnValue:
    """Count a vote, once; what cannot be counted is asked again, or told."""
    sending = send()
    return page_now(sending) if sending.status > 200 else redirect(url_for(".show"), 303)


@participant.get("/stem")
def came_back() -> ResponseReturnValue:
    """Who opens the address of a vote again, such as out of the history, comes to what is on now."""
    return redirect(url_for(".show"), 303)


@participant.post("/stem/nu")
def vote_by_script() -> ResponseReturnValue:
    """The same for the script, which shows in the page itself what became of it."""
    return part_now(send())


def send() -> Sending:
    """Count the vote in this request; what became of it, beside what is on by then."""
    person, name, ballot = current_participant(), request.form.get(POLL, ""), read_ballot(request.form, study())
    if name not in list(Poll) or person.side is None:
        abort(400)
    poll = Poll(name)
    vote = person.stored.id, poll, person.side, ballot, receipt_hash(poll)
    try:
        store.voting.vote(database(), *vote, study(), threshold=settings().threshold)
    except BallotError:
        return Sending(fault_in(poll, ballot), ballot)
    except ClosedError:
        return Sending(is_late=True)
    finally:
        look_again()
    return NOTHING_SENT


def read_ballot(form: MultiDict[str, str], study: Study) -> Ballot:
    """What was chosen, by code; several boxes of one code are added up, what is no choice of ours is passed over."""
    given = {code: sum(NUMBERS.get(text, 0) for text in form.getlist(code)) for code in form if code in study.codes}
    return {code: number for code, number in given.items() if number}


def fault_in(poll: Poll, ballot: Ballot) -> str:
    """What to mend in a vote that cannot be counted."""
    if poll is Poll.PREDICT:
        return "Kies bij ten minste één reden een antwoord."
    if poll is Poll.GUESS:
        return (
            f"Kies er precies {dutch.count(GUESSES)}. U koos er {dutch.count(len(ballot)) if ballot else 'nog geen'}."
        )
    dots = sum(ballot.values())
    return f"Zet hooguit {dutch.count(DOTS)} stippen. U zette er {dutch.count(dots)}." if dots else NO_DOT
