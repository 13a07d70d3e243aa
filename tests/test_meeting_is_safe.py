"""Whatever people and who leads do in whatever order: no two views of meetings tell what one to four people voted.

And no view alone, of whatever votes: by trying every way in which so many people can vote.
"""

import random
import sqlite3
from collections.abc import Callable, Hashable, Iterator
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from retention_check.domain.meeting.agenda import StepKind
from retention_check.domain.meeting.polls import Poll, PollTally
from retention_check.store import Database
from tests.domain.meeting.rooms import BALLOT, CODES, YOUNG, outcome, room
from tests.every_ballot import Range, Shown, every_guess, every_pair_of_dots, in_any_order, told
from tests.matrix import examples, some_now
from tests.meeting_town import MeetingTown
from tests.store.databases import stored

Act = Callable[[MeetingTown], object]
ACTS: list[Act] = [
    *[MeetingTown.hold_the_next_poll] * 6,
    *[MeetingTown.hold_a_meeting_again] * 4,
    MeetingTown.begin,
    MeetingTown.count_people,
    *[MeetingTown.go] * 3,
    *[MeetingTown.someone_votes] * 2,
    MeetingTown.hand_in_paper,
    *[MeetingTown.invent_paper] * 2,
    MeetingTown.invented_voters,
    *[MeetingTown.someone_comes] * 2,
    MeetingTown.someone_leaves,
    MeetingTown.someone_joins_again_as_the_other_group,
    *[MeetingTown.end] * 3,
    MeetingTown.someone_thinks_otherwise,
    MeetingTown.begin_next_round,
]
REASONS = len(CODES)
WALK = 8


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with stored("sqlite", tmp_path_factory.mktemp("meetings")) as (_, found):
        found.engine.dispose()
        event.listen(found.engine, "connect", _does_not_wait_for_the_disk)
        yield found


def _does_not_wait_for_the_disk(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA synchronous = off")


def live(database: Database, seed: int, acts: int) -> MeetingTown:
    """A municipality in which so much is done; after each act the outsider looks at everything."""
    town = MeetingTown(database, random.Random(seed))
    for _ in range(acts):
        town.chance.choice(ACTS)(town)
        town.look()
    return town


@settings(deadline=None, max_examples=examples(30))
@given(seed=st.integers(0, 2**32))
def test_no_two_views_of_meetings_tell_what_one_to_four_people_voted(database: Database, seed: int) -> None:
    live(database, seed, 10)


@pytest.mark.matrix
@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 2**32))
def test_nor_do_long_sequences(database: Database, seed: int) -> None:
    live(database, seed, 60)


def test_a_walk_gets_as_far_as_showing_every_kind_of_poll_in_more_than_one_meeting(database: Database) -> None:
    """So that what is tried above is not a municipality in which nothing ever happens."""
    town = live(database, WALK, 30)
    assert {subject[0] for subject in town.outsider.kept} == {"raden", "dubbel", "stippen"}
    assert town.counter > 2


@pytest.mark.parametrize("kind", [StepKind.GUESS, StepKind.PREDICT, StepKind.DOTS])
def test_a_week_later_with_one_more_nothing_is_shown_a_second_time(database: Database, kind: StepKind) -> None:
    town = MeetingTown(database, random.Random(8))
    town.people, town.threshold = dict.fromkeys(range(7), YOUNG), 5
    shown = []
    for _ in range(2):
        hold_with_everyone(town, kind)
        shown.append(town.outsider.count)
        town.people[7] = YOUNG
    assert shown[0] == shown[1] > 0


def hold_with_everyone(town: MeetingTown, kind: StepKind) -> None:
    """A meeting with one vote, if there is one, in which everybody takes part."""
    town.begin((kind,))
    town.here = {person: {} for person in town.people}
    for person, side in town.people.items():
        town.join(person, side)
    town.count_people()
    town.move()
    vote = town.vote
    for person, side in town.people.items():
        town.cast(person, side, vote)
    town.move()
    town.look()
    town.end()


# ---- One view alone ----


def showing(poll: Poll, asked: tuple[str, ...], heaviest: tuple[str, ...] = ()) -> Callable[[PollTally], Hashable]:
    """What a room sees of one group's votes."""
    of_room = room(asked=asked, heaviest={YOUNG: heaviest})

    def shown(tally: PollTally) -> Hashable:
        found = outcome(poll, tally, of_room=of_room)
        return found.of_side.get(YOUNG), found.of_all, found.is_half_right.get(YOUNG), found.hidden

    return shown


@pytest.mark.parametrize(
    ("people", "reasons"),
    some_now([*((people, 4) for people in range(5, 23)), (5, 5), (6, 5), (7, 5)], [(5, 4), (8, 4), (9, 4), (5, 5)]),
)
def test_no_list_of_guesses_tells_how_one_to_four_people_guessed(people: int, reasons: int) -> None:
    asked = CODES[:reasons]
    for heaviest in ((), asked[:1], asked[-1:], asked[:2]):
        shown = showing(Poll.GUESS, asked, heaviest)
        assert told(people, Poll.GUESS, every_guess(asked), shown, heaviest) == []


@pytest.mark.parametrize(
    ("people", "measures"),
    some_now(
        [*((people, 2) for people in (*range(5, 12), 20)), (5, 3), (6, 3), (7, 3), (5, 4)], [(5, 2), (9, 2), (5, 3)]
    ),
)
def test_no_list_of_dots_tells_how_one_to_four_people_put_them(people: int, measures: int) -> None:
    asked = BALLOT[:measures]
    assert told(people, Poll.DOTS, every_pair_of_dots(asked), showing(Poll.DOTS, asked)) == []


@pytest.mark.parametrize("people", some_now([*range(5, 11), 12, 14, 16, 19], [5, 6]))
def test_nor_does_a_list_of_three_of_ten_reasons_beside_whether_half_guessed_right(people: int) -> None:
    """The three are not in order: in order, of eight people of whom fewer than half guessed the first, it was three."""
    for listed in combinations(range(REASONS), 3):
        for half in _known(people):
            assert in_any_order(listed, half).told(people, REASONS) == []


@pytest.mark.parametrize("listed", [(0, 1, 2), (0, 4, 8), (7, 8, 9)])
def test_nor_do_some_of_these_for_every_number_of_people(listed: tuple[int, int, int]) -> None:
    for people in range(8, 20, 2):
        for half in _known(people):
            assert in_any_order(listed, half).told(people, REASONS) == []


def test_in_order_it_would_tell() -> None:
    """Eight people, three guesses each, of whom fewer than half guessed the most guessed reason: three people did."""
    found = Shown(((0, 1, 2),), {0: (0, 3)}).told(8, REASONS)
    assert {(each.what, each.people) for each in found} == {(0, 3), (1, 3), (2, 3)}


@pytest.mark.parametrize("people", [20, 21, 24, 30])
def test_from_twenty_on_nor_does_their_order(people: int) -> None:
    for order in _every_kind_of_order():
        for half in ({}, *({reason: half} for reason in _one_of_each(order) for half in _halves(people))):
            assert Shown((order,), half).told(people, REASONS) == []


def test_with_an_order_and_shares_in_thirds_it_would_tell() -> None:
    """Twenty people: the first more than two thirds, the others less than a third, each fewer than the one before."""
    found = Shown(((8, 9, 6),), {8: (14, 20), 9: (0, 6), 6: (0, 6)}).told(20, REASONS)
    assert {4, 20} <= {each.people for each in found}


def test_with_counts_it_would_tell() -> None:
    """Twenty people: two reasons 14 times, the third fewer than five times. Then every other one is of four people."""
    found = Shown(((0, 1, 2),), {0: (14, 14), 1: (14, 14), 2: (0, 4)}).told(20, REASONS)
    assert {(each.what, each.people) for each in found} == {(reason, 4) for reason in range(2, REASONS)}


def _known(people: int) -> list[dict[int, Range]]:
    """What is said beside a list: nothing, or from eight people on of one reason whether half of them guessed it."""
    halves = _halves(people) if people >= 8 else ()
    return [{}, *({reason: half} for reason in range(REASONS) for half in halves)]


def _halves(people: int) -> tuple[Range, Range]:
    """Fewer than half, and half or more."""
    return (0, -(-people // 2) - 1), (-(-people // 2), people)


def _every_kind_of_order() -> list[tuple[int, int, int]]:
    """One of those in which the same can be: all that counts is where each of the three stands in the alphabet."""
    found = {}
    for order in permutations(range(REASONS), 3):
        one, two, three = order
        others = sum(reason < three for reason in range(REASONS) if reason not in order)
        found[two < one, three < two, others] = order
    return [*found.values()]


def _one_of_each(order: tuple[int, int, int]) -> list[int]:
    """The listed reasons, and of the others one before and one after the third in the alphabet, where there is one."""
    others = [reason for reason in range(REASONS) if reason not in order]
    return [*order, *{others[0], others[-1]}]
