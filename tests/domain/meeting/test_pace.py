"""How far a meeting is behind its plan: by the minutes of its agenda, whatever was added or stood still."""

from dataclasses import replace

import pytest

from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.live import LiveMeeting, Place, Timer
from retention_check.domain.meeting.pace import pace, seconds_behind

AGENDA = Agenda((Step(StepKind.WELCOME, 10), Step(StepKind.GUESS, 10), Step(StepKind.CLOSING, 5)))
BEGAN = 1000


def meeting(step: int, since: int, minutes: int = 10) -> LiveMeeting:
    return LiveMeeting(AGENDA, place=Place(step), timer=Timer(minutes, 0, BEGAN + since), began=BEGAN)


def test_before_it_begins_there_is_nothing_to_be_behind() -> None:
    assert seconds_behind(LiveMeeting(AGENDA), 5000) == 0


def test_within_the_minutes_of_a_step_it_is_on_time() -> None:
    assert seconds_behind(meeting(0, 0), BEGAN + 300) == 0


def test_beyond_them_it_is_behind_even_when_the_step_was_made_longer() -> None:
    assert seconds_behind(meeting(0, 0), BEGAN + 900) == 300
    assert seconds_behind(meeting(0, 0, minutes=15), BEGAN + 900) == 300


def test_minutes_that_are_added_count_at_once_for_the_step_will_end_so_much_later() -> None:
    early = meeting(1, 0)  # the step before took no time at all
    longer = replace(early, timer=Timer(15, 0, BEGAN))
    assert (seconds_behind(early, BEGAN + 60), seconds_behind(longer, BEGAN + 60)) == (-600, -300)


def test_a_step_that_took_longer_or_shorter_counts_afterwards() -> None:
    assert seconds_behind(meeting(1, 900), BEGAN + 960) == 300
    assert seconds_behind(meeting(1, 240), BEGAN + 300) == -360


def test_time_that_stands_still_is_behind() -> None:
    standing = replace(meeting(0, 0), timer=Timer(10, 60, None))
    assert seconds_behind(standing, BEGAN + 660) == 600


@pytest.mark.parametrize(
    ("minutes", "says"),
    [
        (0, "U loopt op schema."),
        (2, "U loopt op schema."),
        (-2, "U loopt op schema."),
        (3, "U loopt ongeveer 3 minuten uit. Dat geeft niet: maak een volgende stap wat korter."),
        (-5, "U bent ongeveer 5 minuten eerder dan gepland. Er is dus ruimte."),
    ],
)
def test_it_is_told_calmly(minutes: int, says: str) -> None:
    assert pace(minutes) == says
