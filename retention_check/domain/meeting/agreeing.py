"""Agreements as they are typed in a meeting: one in the place of another, and an answer that is promised for later.

'Vandaag kan niemand ja zeggen: wie antwoordt, en wanneer' is an agreement too. It says in words what is to be answered,
so that report, exports and the next round read it as any other.
"""

from dataclasses import replace

from retention_check.domain.meeting.live import MOST_AGREED, LiveMeeting
from retention_check.domain.round import Agreement

ANSWER_ON = "Antwoord op het voorstel: "  # how an agreement about a later answer begins


class ChangedError(Exception):
    """Someone else changed or took away what was opened; `theirs` is what stands there now, None when it is gone."""

    def __init__(self, theirs: Agreement | str | None) -> None:
        super().__init__()
        self.theirs = theirs


class FullError(Exception):
    """There are as many agreements as a meeting can have."""


def answer_later(proposal: str, role: str, when: str) -> Agreement:
    """The agreement that a role answers on a proposal by a day."""
    return Agreement(f"{ANSWER_ON}{proposal}", role, when)


def proposal_of(agreement: Agreement) -> str | None:
    """The proposal on which is answered later; None for an agreement to do something."""
    is_later = agreement.what.startswith(ANSWER_ON)
    return agreement.what.removeprefix(ANSWER_ON) if is_later else None


def added(meeting: LiveMeeting, agreement: Agreement, key: str = "") -> LiveMeeting:
    """The meeting with an agreement more; one that stands there already is sent twice. FullError.

    `key` is of the form in which it is typed: what was saved from it before is replaced, for who types may not know
    that it was.
    """
    if agreement in meeting.agreed:
        return meeting
    there, earlier = list(meeting.agreed), meeting.drafts.get(key)
    if earlier in there:
        there[there.index(earlier)] = agreement
    elif len(there) >= MOST_AGREED:
        raise FullError
    else:
        there.append(agreement)
    drafts = {**meeting.drafts, key: agreement} if key else meeting.drafts
    return replace(meeting, drafts=drafts).with_agreed(tuple(there), meeting.answers_when)


def changed(meeting: LiveMeeting, number: int, was: Agreement | None, agreement: Agreement | None) -> LiveMeeting:
    """The meeting with another agreement in the place of one, or with none; sent twice is no mistake. ChangedError.

    `was` is the one that was opened, wherever it stands now, None when it is not there any more; `number` (from 1) says
    where it stood.
    """
    there = list(meeting.agreed)
    if was is None or was not in there:
        if agreement is None or agreement in there:
            return meeting
        raise ChangedError(there[number - 1] if number <= len(there) else None)
    place = there.index(was)
    there[place : place + 1] = [] if agreement is None else [agreement]
    return meeting.with_agreed(tuple(there), meeting.answers_when)


def with_answers(meeting: LiveMeeting, was: str, text: str) -> LiveMeeting:
    """The meeting with another text on when and how answers come. ChangedError."""
    if meeting.answers_when not in (was, text):
        raise ChangedError(meeting.answers_when)
    return replace(meeting, answers_when=text)
