"""Which cases of a parametrized test run every time, and which only in the matrix (`pytest -m matrix`)."""

import os
from collections.abc import Collection, Iterable
from typing import Any

import pytest


def some_now(cases: Iterable[Any], now: Collection[Any]) -> list[Any]:
    """All cases as parameters; those that are not among `now` wait for the matrix. A tuple is several arguments."""
    return [case if case in now else _later(case) for case in cases]


def _later(case: Any) -> Any:
    values = case if isinstance(case, tuple) else (case,)
    return pytest.param(*values, marks=pytest.mark.matrix)


def examples(count: int) -> int:
    """How many random examples a test tries: all of them in CI, a part in a run by hand."""
    return count if os.environ.get("CI") else max(count // 3, 10)
