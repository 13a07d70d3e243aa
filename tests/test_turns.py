"""Every case of a test has its day: what is left out today is tried on another."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

import pytest

from retention_check import clock
from tests import conftest

CASES = 13


@dataclass(frozen=True)
class Item:
    nodeid: str
    is_of_matrix: bool = False

    def get_closest_marker(self, name: str) -> object:
        return (self.is_of_matrix and name == "matrix") or None


def tried(items: list[Item], day: date, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    monkeypatch.setattr(clock, "today", lambda: day)
    others = {item.nodeid for item in cast("list[Item]", [*conftest._of_other_days(cast("Any", items))])}
    return {item.nodeid for item in items} - others


@pytest.mark.parametrize("is_of_matrix", [True, False])
def test_within_some_days_every_case_is_tried(is_of_matrix: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(conftest.EVERYTHING, "1")
    items = [Item(f"tests/test_a.py::test_b[{case}]", is_of_matrix) for case in range(CASES)]
    turns = conftest.TURNS if is_of_matrix else conftest.TURNS_OF_MANY
    days = [tried(items, date(2026, 11, 26) + timedelta(each), monkeypatch) for each in range(turns)]
    assert sorted(name for day in days for name in day) == sorted(item.nodeid for item in items)
    assert all(CASES // turns <= len(day) <= CASES // turns + 1 for day in days)


def test_what_has_few_cases_or_is_asked_for_by_name_is_tried_every_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(conftest.EVERYTHING, "1")
    few = [Item("tests/test_a.py::test_b"), *(Item(f"tests/test_a.py::test_c[{case}]") for case in range(3))]
    assert len(tried(few, date(2026, 11, 26), monkeypatch)) == len(few)
    monkeypatch.delenv(conftest.EVERYTHING)
    many = [Item(f"tests/test_a.py::test_b[{case}]") for case in range(CASES)]
    assert len(tried(many, date(2026, 11, 26), monkeypatch)) == CASES
