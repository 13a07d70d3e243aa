"""Sheets that wait to be confirmed: half an hour, for the round they belong to, over all workers."""

import fcntl
import gc
import os
import time
from pathlib import Path

import pytest

from retention_check.config import Settings
from retention_check.kept_pdfs import SWEEP_SECONDS
from retention_check.web.waiting_sheets import WAITING_SECONDS, WaitingSheets
from tests.web.client import central_settings

ROUND, OTHER = "a" * 16, "b" * 16
DATA = b"code;jong\nR1;7\n"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Of a server, whose workers share a folder."""
    return central_settings(tmp_path)


@pytest.fixture
def waiting(settings: Settings) -> WaitingSheets:
    """The sheets that wait, as one worker sees them."""
    return WaitingSheets(settings)


def files(settings: Settings) -> list[Path]:
    return sorted(settings.folder_for_pdfs.glob("retention-check-sheets-*/*"))


def put(waiting: WaitingSheets, public_id: str = ROUND) -> str:
    token = waiting.put(public_id, DATA)
    assert token is not None
    return token


def test_another_worker_finds_what_waits(settings: Settings, waiting: WaitingSheets) -> None:
    assert WaitingSheets(settings).get(ROUND, put(waiting)) == DATA


def test_a_sheet_waits_for_its_own_round(waiting: WaitingSheets) -> None:
    assert waiting.get(OTHER, put(waiting)) is None


@pytest.mark.parametrize("token", ["", "../../etc/passwd", "0" * 16, "A" * 16, "0" * 15 + "\n"])
def test_what_nobody_put_there_is_not_found(waiting: WaitingSheets, token: str) -> None:
    put(waiting)
    assert waiting.get(ROUND, token) is None


def test_the_file_is_for_this_user_alone_and_its_name_tells_nothing(settings: Settings, waiting: WaitingSheets) -> None:
    token = put(waiting)
    [file] = files(settings)
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert token not in file.name
    assert ROUND not in file.name


def test_a_sheet_that_someone_changed_is_not_found(settings: Settings, waiting: WaitingSheets) -> None:
    token = put(waiting)
    [file] = files(settings)
    file.write_bytes(file.read_bytes().replace(b"R1;7", b"R1;8"))
    assert waiting.get(ROUND, token) is None


def test_after_half_an_hour_nothing_waits_and_the_next_start_removes_it(
    settings: Settings, waiting: WaitingSheets
) -> None:
    token = put(waiting)
    [file] = files(settings)
    os.utime(file, (time.time() - WAITING_SECONDS + 5,) * 2)
    assert waiting.get(ROUND, token) == DATA
    os.utime(file, (time.time() - WAITING_SECONDS - 5,) * 2)
    assert waiting.get(ROUND, token) is None
    WaitingSheets(settings)
    assert files(settings) == []


def test_what_a_process_that_was_killed_left_behind_goes_at_the_next_start(settings: Settings) -> None:
    waiting = WaitingSheets(settings)
    put(waiting)
    handle = waiting._in_use._handle
    assert handle is not None
    fcntl.flock(handle, fcntl.LOCK_UN)  # what the system does when a process dies
    WaitingSheets(settings)
    assert files(settings) == []


@pytest.mark.parametrize("starts", [1, 3])
def test_what_waits_of_a_process_that_lives_stays_when_others_start(
    settings: Settings, waiting: WaitingSheets, starts: int
) -> None:
    token = put(waiting)
    others = [WaitingSheets(settings) for _ in range(starts)]
    assert [each.get(ROUND, token) for each in (waiting, *others)] == [DATA] * (1 + starts)


def test_a_process_that_only_looks_keeps_what_waits_of_another_that_ended(settings: Settings) -> None:
    first = WaitingSheets(settings)
    token = put(first)
    other = WaitingSheets(settings)
    del first
    gc.collect()
    WaitingSheets(settings)
    assert other.get(ROUND, token) == DATA


def test_waiting_and_sweeping_together_take_half_an_hour() -> None:
    assert WAITING_SECONDS + SWEEP_SECONDS == 30 * 60


def test_one_sheet_or_all_of_a_round_are_taken_away(settings: Settings, waiting: WaitingSheets) -> None:
    first, second, other = put(waiting), put(waiting), put(waiting, OTHER)
    waiting.discard(ROUND, first)
    assert (waiting.get(ROUND, first), waiting.get(ROUND, second)) == (None, DATA)
    waiting.forget(ROUND)
    assert waiting.get(OTHER, other) == DATA
    assert len(files(settings)) == 1


def test_where_no_file_can_be_kept_nothing_waits(settings: Settings, waiting: WaitingSheets) -> None:
    put(waiting)
    files(settings)[0].parent.chmod(0o755)  # others may look into it
    assert waiting.put(ROUND, DATA) is None
