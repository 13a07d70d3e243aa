"""Published is final: whatever an organiser changes in whatever order, no two published views tell on 1 to 4 people."""

import random

import pytest

from tests.matrix import examples
from tests.published_views import Municipality, Outsider

VIEWS = 100_000  # published views in the whole matrix
STEPS = 40


def views_until_leak(wanted: int, seed: int = 0) -> int:
    """How many published views were seen without a leak, in as many municipalities as it takes."""
    chance, seen = random.Random(seed), 0
    while seen < wanted:
        outsider = Outsider()
        Municipality(chance).live(outsider, STEPS)
        seen += outsider.count
    return seen


def test_no_two_published_views_give_the_answers_of_one_to_four_people() -> None:
    assert views_until_leak(examples(20_000)) >= examples(20_000)


@pytest.mark.matrix
def test_nor_do_a_hundred_thousand() -> None:
    assert views_until_leak(VIEWS, seed=1) >= VIEWS
