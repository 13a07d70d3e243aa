"""Which cases of a parametrized test run every time, and which only in the matrix (`pytest -m matrix`)."""

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def some_now(cases: Iterable[Any], now: Collection[Any]) -> list[Any]:
    """All cases as parameters; those that are not among `now` wait for the matrix. A tuple is several arguments."""
    return [case if case in now else _later(case) for case in cases]


def _later(case: Any) -> Any:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.matrix)
