"""How a meeting goes by its plan: how far it is behind or ahead of the minutes that its steps were to take."""

from retention_check.domain.meeting.live import LiveMeeting

ON_TIME = 3  # minutes to each side that are not worth a word


def seconds_behind(meeting: LiveMeeting, now: int) -> int:
    """How many seconds later it is than planned, below zero when the meeting is ahead; 0 before it begins.

    Time in a step counts as planned up to its minutes: what passes beyond them, or while the time stands still, is
    behind. Minutes that are added to a step are so at once, for it will end so much later.
    """
    if meeting.began is None or meeting.place is None:
        return 0
    steps, place = meeting.agenda.steps, meeting.place.step
    passed = meeting.timer.minutes * 60 - meeting.timer.left(now)
    planned = sum(step.minutes for step in steps[:place]) * 60 + min(passed, meeting.timer.minutes * 60)
    added = (meeting.timer.minutes - steps[place].minutes) * 60
    return max(0, now - meeting.began) - planned + added


def pace(minutes: int) -> str:
    """So many minutes behind in calm words."""
    if abs(minutes) < ON_TIME:
        return "U loopt op schema."
    if minutes > 0:
        return f"U loopt ongeveer {minutes} minuten uit. Dat geeft niet: maak een volgende stap wat korter."
    return f"U bent ongeveer {-minutes} minuten eerder dan gepland. Er is dus ruimte."
