"""A calendar that tests turn: the day on which the program thinks it is."""

from collections.abc import Callable
from datetime import date

import pytest

from retention_check import clock

TODAY = date(2030, 3, 15)
Calendar = Callable[[date], None]


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """The clock of this computer stands at TODAY, and can be turned to another day."""

    def turn(day: date) -> None:
        monkeypatch.setattr(clock, "today", lambda: day)

    turn(TODAY)
    return turn
