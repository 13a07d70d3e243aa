"""What holds for every test: one profile of Hypothesis, without a deadline, for a busy machine is no mistake.

By hand a test that names no number of its own tries a part of the examples that it tries in CI. Of the many cases that
only the matrix tries, each day has its quarter, so within four days all of them are tried; what has no cases is tried
every day. `RETENTION_CHECK_WHOLE_MATRIX=1` tries all of them.
"""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from retention_check import clock
from tests.calendars import calendar

settings.register_profile("default", deadline=None, max_examples=50 if os.environ.get("CI") else 20)
settings.load_profile("default")

TESTS = Path(__file__).parent
TURNS = 4  # days in which the whole matrix is tried
# Few tests that take long, or wait for a clock or a server: begun last, they would keep every other worker waiting.
FIRST = (
    *("test_deployment.py", "load/", "cli/test_listening.py", "cli/test_serving.py", "cli/test_room.py"),
    *("browser/test_pages.py", "browser/test_themes.py", "test_questionnaire_is_safe.py", "domain/test_spread.py"),
    *("test_published_is_final.py", "report/test_consistency.py", "pdf/test_quicker.py"),
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files that take long begin first, then those with most tests, so that all workers end at about the same time."""
    if not os.environ.get("RETENTION_CHECK_WHOLE_MATRIX"):
        others = list(_of_other_days(items))
        config.hook.pytest_deselected(items=others)
        dropped = set(map(id, others))
        items[:] = [item for item in items if id(item) not in dropped]
    sizes = Counter(item.path for item in items)
    items.sort(key=lambda item: (not _is_first(item.path), -sizes[item.path], str(item.path)))


def _of_other_days(items: list[pytest.Item]) -> Iterator[pytest.Item]:
    places: Counter[str] = Counter()
    for item in items:
        name, bracket, _ = item.nodeid.partition("[")
        if bracket and item.get_closest_marker("matrix"):
            places[name] += 1
            if (places[name] + clock.today().toordinal()) % TURNS:
                yield item


def _is_first(path: Path) -> bool:
    return path.relative_to(TESTS).as_posix().startswith(FIRST)


__all__ = ["calendar"]  # a fixture for every test that asks for it
