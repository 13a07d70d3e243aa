"""Wrong tries are counted for everyone together, and forgotten as time passes."""

import threading

import pytest

from retention_check.secret_links import SHORT_CODE, TYPED
from retention_check.web.respondent.limits import CODES, FORMS, LIMITS, LINKS
from retention_check.web.respondent.wrong_tries import Limit, WrongTries

HALL = 500  # people
MINUTES_A_YEAR = 365 * 24 * 60


class Clock:
    """A clock that stands still until it is told to go on."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_as_many_may_be_tried_as_the_limit_says() -> None:
    tries = WrongTries(Limit(3, 60), Clock())
    for _ in range(3):
        assert not tries.are_too_many
        tries.add()
    assert tries.are_too_many


def test_a_try_comes_back_with_time_and_not_more_than_all() -> None:
    clock = Clock()
    tries = WrongTries(Limit(3, 6), clock)
    for _ in range(3):
        tries.add()
    clock.now += 9
    assert tries.are_too_many
    clock.now += 1
    assert not tries.are_too_many
    tries.add()
    assert tries.are_too_many
    clock.now += 1e6
    for _ in range(3):
        assert not tries.are_too_many
        tries.add()
    assert tries.are_too_many


def test_looking_counts_nothing() -> None:
    tries = WrongTries(Limit(1, 0), Clock())
    assert not any(tries.are_too_many for _ in range(10))


def test_tries_at_the_same_time_are_all_counted() -> None:
    tries = WrongTries(Limit(800, 0), Clock())

    def try_in_vain() -> None:
        for _ in range(100):
            tries.add()

    threads = [threading.Thread(target=try_in_vain) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert tries.are_too_many


@pytest.mark.parametrize("name", [LINKS, CODES, FORMS])
def test_a_hall_that_types_four_times_wrong_never_notices(name: str) -> None:
    tries = WrongTries(LIMITS[name], Clock())
    for _ in range(HALL * 4):
        assert not tries.are_too_many
        tries.add()


def test_who_guesses_short_codes_needs_years() -> None:
    codes = len(TYPED) ** SHORT_CODE
    years = codes / 2 / (LIMITS[LINKS].a_minute * MINUTES_A_YEAR) / 2  # on average, for the two codes of one round
    assert years > 10
