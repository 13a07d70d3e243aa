"""How many voted, as who leads is told it: exactly of both groups, in fives where one group would show."""

from dataclasses import replace
from datetime import date

import pytest

from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import Scene, SceneKind
from retention_check.domain.side import Side
from retention_check.store import MeetingKeys, StoredMeeting
from retention_check.web.meeting.control.turnout import Turnout, turnout
from tests.web.meeting.control.pressing import usual

BOTH = (Side.YOUNG, Side.MANAGEMENT)
GUESSING = Scene(SceneKind.GUESS, 1, poll=Poll.GUESS, voters=BOTH)
FIRST = Scene(SceneKind.DOTS, 4, 0, Poll.DOTS, (Side.YOUNG,))
LAST = Scene(SceneKind.DOTS, 4, 1, Poll.DOTS, (Side.MANAGEMENT,))


def held(
    voted: int, young: int = 14, management: int = 6, *, has_management: bool = True, on_paper: int = 0
) -> StoredMeeting:
    agenda = replace(usual(), has_management=has_management)
    meeting = LiveMeeting(agenda, present={Side.YOUNG: young, Side.MANAGEMENT: management})
    keys = MeetingKeys("s", "l", "j")
    return StoredMeeting(1, "x", keys, meeting, 1, 0, date(2026, 11, 26), voted=voted, on_paper=on_paper)


def of(stored: StoredMeeting, scene: Scene = GUESSING, threshold: int = 5) -> Turnout:
    found = turnout(stored, scene, threshold)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("voted", "scene", "told"),
    [
        (7, GUESSING, "7 van 20 raadden"),
        (1, GUESSING, "1 van 20 raadde"),
        (0, GUESSING, "0 van 20 raadden"),
        (4, FIRST, "minder dan 5 van 14 zetten stippen"),
        (9, FIRST, "5 of meer van 14 zetten stippen"),
        (14, LAST, "10 of meer van 20 zetten stippen"),
        (3, Scene(SceneKind.PREDICT, 1, poll=Poll.PREDICT, voters=BOTH), "3 van 20 voorspelden"),
    ],
)
def test_it_is_told_in_words(voted: int, scene: Scene, told: str) -> None:
    assert of(held(voted), scene).told == told


@pytest.mark.parametrize(("young", "management", "has_management"), [(20, 0, True), (0, 20, True), (20, 6, False)])
def test_a_room_with_one_group_is_told_in_fives(young: int, management: int, has_management: bool) -> None:
    assert of(held(7, young, management, has_management=has_management)).told.startswith("5 of meer van")


@pytest.mark.parametrize(("voted", "is_low"), [(9, True), (10, False), (11, False)])
def test_fewer_than_half_is_low(voted: int, is_low: bool) -> None:
    assert of(held(voted)).is_low is is_low


def test_whether_it_is_low_goes_by_what_is_told_and_by_nothing_else() -> None:
    assert [of(held(voted), FIRST).is_low for voted in (5, 6, 7, 8, 9, 10)] == [True] * 5 + [False]


def test_a_scene_without_a_vote_has_none() -> None:
    assert turnout(held(0), Scene(SceneKind.TALK, 2), 5) is None


@pytest.mark.parametrize(("young", "management", "threshold"), [(14, 1, 5), (4, 14, 5), (14, 6, 7)])
def test_beside_a_small_group_it_is_told_in_fives(young: int, management: int, threshold: int) -> None:
    """All can see whether the one manager votes: the rest of a total is the other group's."""
    assert of(held(7, young, management), GUESSING, threshold).told.startswith("5 of meer van")


def test_fives_are_of_phones_alone_and_sheets_are_told_apart() -> None:
    assert [of(held(4, on_paper=sheets), FIRST).told for sheets in (0, 1, 5)] == [
        "minder dan 5 van 14 zetten stippen",
        "minder dan 5 van 14 zetten stippen op de telefoon, en 1 op papier",
        "minder dan 5 van 14 zetten stippen op de telefoon, en 5 op papier",
    ]
    assert [of(held(4, on_paper=7), FIRST).is_low, of(held(4, on_paper=6), FIRST).is_low] == [False, True]


def test_an_exact_number_has_the_sheets_in_it() -> None:
    assert of(held(7, on_paper=2)).told == "9 van 20 raadden"
