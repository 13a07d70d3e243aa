"""What must be final before a meeting begins: what is shown to a room is published, and management does not see what
young staff answered before its open scores are locked."""

from flask import url_for

from retention_check import dutch
from retention_check.domain.meeting.agenda import StepKind
from retention_check.domain.wording import WHO
from retention_check.web.auth import may_manage
from retention_check.web.meeting.moment import Moment
from retention_check.web.publication_state import publication_state

NOT_LOCKED = "Het management geeft open scores, en die liggen nog niet vast."
NOT_FINAL = "De scores van {who} liggen nog niet vast."


def not_final(moment: Moment) -> str:
    """What is to be published first, in Dutch; empty when the meeting can begin.

    A group that cannot be published is no reason to wait: nothing of it is shown. Young staff alone beforehand see no
    scores at all.
    """
    agenda, round = moment.meeting.agenda, moment.stored_round.round
    if agenda.is_beforehand:
        return ""
    if round.awaits_locking and (round.entries or agenda.has(StepKind.ANSWERS)):
        return NOT_LOCKED
    offered = publication_state(moment.stored_round).offered
    return NOT_FINAL.format(who=dutch.listing([WHO[side] for side in offered])) if offered else ""


def settling_address(moment: Moment) -> str:
    """Where who manages the round publishes it and comes back to lead; empty for who only leads."""
    if not may_manage(moment.stored_round):
        return ""
    return url_for("organiser.publish.confirm", public_id=moment.stored.public_id, daarna="bijeenkomst/leiden")
