"""Whatever people and organiser do in whatever order: no two published views tell what one to four people answered."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.domain.collection import Length
from retention_check.domain.side import Side
from retention_check.store import Database
from tests.asked_municipality import LENGTHS, AskingMunicipality
from tests.matrix import examples
from tests.store.databases import stored

Step = Callable[[AskingMunicipality], object]


def answer(town: AskingMunicipality) -> None:
    """People answer; where they are not asked they are, if need be in a next round."""
    side = town.chance.choice([*Side])
    for _ in range(2):
        if not town.opened:
            begin(town)
        if not town.opened:
            town.begin_next_round(None)
    town.answer(side, town.chance.choice([1, 1, 2, 4, 5, 9, 22]), town.chance.choice([0.0, 0.1, 0.5]))


def begin(town: AskingMunicipality) -> None:
    sides = town.chance.choice([tuple(Side), tuple(Side), (Side.YOUNG,), (Side.MANAGEMENT,)])
    town.begin(sides, town.chance.choice([*LENGTHS]), has_codes=town.chance.random() < 0.3)


def hand_in_paper(town: AskingMunicipality) -> None:
    town.hand_in_paper(town.chance.choice([*Side]), is_taken_back=town.chance.random() < 0.5)


def look_ahead_closed(town: AskingMunicipality) -> None:
    town.close()
    town.look_ahead()


def raise_asked(town: AskingMunicipality) -> None:
    town.close()
    town.raise_the_number_asked()


def publish(town: AskingMunicipality) -> None:
    town.close()
    town.publish_it()


def type_means(town: AskingMunicipality) -> None:
    town.type_means(town.chance.choice([*Side]), town.chance.choice([1, 4, 5, 6, 12]))


def begin_next_round(town: AskingMunicipality) -> None:
    town.begin_next_round(town.chance.choice([None, None, *Side]))


STEPS: list[Step] = [
    *[answer] * 8,
    hand_in_paper,
    hand_in_paper,
    begin,
    AskingMunicipality.reopen,
    AskingMunicipality.reopen,
    look_ahead_closed,
    AskingMunicipality.look_ahead,
    raise_asked,
    *[publish] * 3,
    AskingMunicipality.publish_it,
    AskingMunicipality.discard,
    type_means,
    AskingMunicipality.publish_typed,
    begin_next_round,
    AskingMunicipality.load_the_round_file,
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with stored("sqlite", tmp_path_factory.mktemp("asked")) as (_, found):
        yield found


def live(database: Database, seed: int, steps: int) -> AskingMunicipality:
    """A municipality in which so much is done; after each step the outsider looks at all that is published."""
    town = AskingMunicipality(database, random.Random(seed))
    for _ in range(steps):
        town.chance.choice(STEPS)(town)
        town.look()
    return town


@settings(deadline=None, max_examples=examples(60))
@given(seed=st.integers(0, 2**32))
def test_no_two_published_views_tell_what_one_to_four_people_answered(database: Database, seed: int) -> None:
    live(database, seed, 30)


@pytest.mark.matrix
@settings(deadline=None, max_examples=20)
@given(seed=st.integers(0, 2**32))
def test_nor_do_long_sequences(database: Database, seed: int) -> None:
    live(database, seed, 60)


def test_a_walk_gets_as_far_as_publishing_both_groups_twice(tmp_path: Path) -> None:
    """So that what is tried above is not a municipality in which nothing ever happens."""
    with stored("sqlite", tmp_path) as (_, found):
        town = AskingMunicipality(found, random.Random(3))
        for _ in range(2):
            town.begin(tuple(Side), Length.SHORT, has_codes=True)
            for side in Side:
                town.answer(side, 8, 0.0)
            town.close()
            town.look_ahead()
            town.publish_it()
            town.look()
            town.load_the_round_file()
            town.begin_next_round(None)
        assert town.outsider.count > 2 * 2 * len(LENGTHS[Length.SHORT])
