"""What holds for every test: one profile of Hypothesis, without a deadline, for a busy machine is no mistake.

By hand a test that names no number of its own tries a part of the examples that it tries in CI. Of the many cases that
only the matrix tries, each day has its fifth, so within five days all of them are tried; what has no cases is tried
every day. README's command has each day a third of the cases of any test with many, and half of them in CI; a file or a
test that is named has all of its own. `RETENTION_CHECK_WHOLE_MATRIX=1` tries all.
"""

import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from retention_check import clock
from tests.calendars import calendar

IS_CI = bool(os.environ.get("CI"))
settings.register_profile("default", deadline=None, max_examples=50 if IS_CI else 20)
settings.load_profile("default")

TESTS = Path(__file__).parent
TURNS = 5  # days in which the whole matrix is tried
TURNS_OF_MANY = 2 if IS_CI else 3  # days in which README's command tries all cases of a test that has many
MANY = 6  # cases of one test
EVERYTHING = "RETENTION_CHECK_ALL_TESTS"  # set where all tests are asked for, and none by its name
MEMORY = Path("/dev/shm")  # folders of tests lie there where it has room: a commit need not wait for a disk  # noqa: S108
ROOM = 4 * 1024**3  # bytes
if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))
# Few tests that take long, or wait for a clock or a server: begun last, they would keep every other worker waiting.
FIRST = (
    *("test_deployment.py", "load/", "cli/test_listening.py", "cli/test_serving.py", "cli/test_room.py"),
    *("browser/test_pages.py", "browser/test_themes.py", "test_questionnaire_is_safe.py", "domain/test_spread.py"),
    *("test_published_is_final.py", "report/test_consistency.py", "pdf/test_quicker.py"),
)


def pytest_configure(config: pytest.Config) -> None:
    """Workers are told by the environment whether everything was asked for, or something by its name."""
    if config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        os.environ[EVERYTHING] = "1"


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are processors: a third of the time is waiting, for a browser, a server or a clock."""
    return (os.cpu_count() or 1) + 1


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
    """The cases that are not tried today."""
    cases: dict[str, list[pytest.Item]] = {}
    for item in items:
        name, bracket, _ = item.nodeid.partition("[")
        if bracket:
            cases.setdefault(name, []).append(item)
    for some in cases.values():
        turns = _turns(some)
        yield from (item for place, item in enumerate(some, 1) if (place + clock.today().toordinal()) % turns)


def _turns(cases: list[pytest.Item]) -> int:
    """In how many days all cases of a test are tried."""
    if cases[0].get_closest_marker("matrix"):
        return TURNS
    return TURNS_OF_MANY if len(cases) >= MANY and os.environ.get(EVERYTHING) else 1


def _is_first(path: Path) -> bool:
    return path.relative_to(TESTS).as_posix().startswith(FIRST)


__all__ = ["calendar"]  # a fixture for every test that asks for it
