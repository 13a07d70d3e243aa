"""What a scene needs when it comes on: topics, the ballot, what guesses are judged by."""

from dataclasses import replace

from retention_check.domain.comparison import compare
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.arriving import arrived, can_be_cast
from retention_check.domain.meeting.live import LiveMeeting, Place
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import Scene, SceneKind
from retention_check.domain.round import Round
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from tests.cast import DAY, STUDY
from tests.domain.meeting.led import PRESENT, ROUND
from tests.domain.meeting.rooms import MANAGEMENT, YOUNG

AGENDA = Agenda((Step(StepKind.GUESS, 10), Step(StepKind.TABLE, 20, 1), Step(StepKind.DOTS, 5)))
DOTS = Scene(SceneKind.DOTS, 2, 0, Poll.DOTS, tuple(Side))


def at(step: int, round: Round = ROUND, meeting: LiveMeeting | None = None) -> LiveMeeting:
    """A meeting that arrives at the first scene of a step."""
    return arrived(meeting or LiveMeeting(AGENDA, PRESENT), Place(step), compare(round, STUDY), 50)


def test_it_opens_no_vote() -> None:
    assert not at(0).opened


def test_topics_are_those_that_were_chosen_and_as_many_proposed_ones_as_the_tables_need() -> None:
    assert at(0).topics == ()
    assert at(1).topics == ("R3", "R1")
    assert at(1, replace(ROUND, topics=("M5.2",))).topics == ("M5.2",)
    two = Agenda((Step(StepKind.TABLE, 20, 1), Step(StepKind.TABLE, 20, 2)))
    found = at(0, replace(ROUND, topics=("M5.2",)), LiveMeeting(two, PRESENT)).topics
    assert (found[0], len(found)) == ("M5.2", 2)
    assert STUDY.item(found[1]).reason != "R5"


def test_the_ballot_is_the_measures_of_the_reasons_of_the_topics() -> None:
    assert at(2).ballot == ("M3.1", "M3.2", "M3.3", "M3.4", "M1.1", "M1.2", "M1.3", "M1.4")
    assert at(2, replace(ROUND, topics=("M5.2",))).ballot == ("M5.1", "M5.2", "M5.3", "M5.4")


def test_a_measure_whose_dots_were_shown_in_this_round_is_not_on_it() -> None:
    shown = ShownInMeetings(dotted=("M3.1", "M1.4", "M9.1"))
    assert at(2, replace(ROUND, shown_in_meetings=shown)).ballot == ("M3.2", "M3.3", "M3.4", "M1.1", "M1.2", "M1.3")


def test_what_was_fixed_stays_when_one_comes_back() -> None:
    before = at(0, meeting=at(2))
    after = at(0, Round((), DAY, "Gouda"), at(2, Round((), DAY, "Gouda"), before))
    assert (after.topics, after.ballot, after.heaviest) == (before.topics, before.ballot, before.heaviest)
    assert at(0).heaviest.keys() == set(Side)


def test_a_vote_can_be_cast_where_one_of_its_voters_is_there_and_there_is_a_choice() -> None:
    there = at(2)
    assert can_be_cast(DOTS, there)
    assert can_be_cast(DOTS, replace(there, present={MANAGEMENT: 1}))
    assert not can_be_cast(DOTS, replace(there, present={}))
    assert not can_be_cast(replace(DOTS, voters=(YOUNG,)), replace(there, present={YOUNG: 0, MANAGEMENT: 4}))
    assert not can_be_cast(DOTS, replace(there, ballot=("M1.1",)))
    assert can_be_cast(DOTS, replace(there, ballot=("M1.1", "M1.2")))
    assert can_be_cast(replace(DOTS, poll=Poll.GUESS), replace(there, ballot=()))
