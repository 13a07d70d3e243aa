"""A small room full of phones, and a laptop that is killed; CONTRIBUTING.md says how to try large ones."""

from pathlib import Path

import pytest

from tests.load.crowd import Crowd, visit
from tests.load.faults import laptop_killed
from tests.load.servers import laptop


def test_every_phone_of_a_full_room_is_counted_once_also_when_it_sends_twice(tmp_path: Path) -> None:
    with laptop(tmp_path) as served:
        outcome = visit(served.base, served.asked, Crowd(answering=80, polling=80, seconds=3))
    assert outcome.is_right, "\n".join(outcome.table)
    assert not outcome.figures.failures, "\n".join(outcome.table)
    assert outcome.took < 10  # with place for a hundred connections most wait until others let go of theirs


@pytest.mark.matrix
def test_a_laptop_that_is_killed_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    with laptop(tmp_path) as served:
        fault = laptop_killed(served, after=1)
        outcome = visit(served.base, served.asked, Crowd(answering=40, polling=10, seconds=3), fault)
    assert outcome.figures.failures
    assert outcome.is_right, "\n".join(outcome.table)
