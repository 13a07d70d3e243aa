"""Which cases of a parametrized test run every time, and which only in the matrix (`pytest -m matrix`)."""

from collections.abc import Collection, Iterable
from typing import Any

import pytest


def some_now(cases: Iterable[Any], now: Collection[Any]) -> list[Any]:
    """All cases as parameters; those that are not among `now` wait for the matrix."""
    return [case if case in now else pytest.param(case, marks=pytest.mark.matrix) for case in cases]
