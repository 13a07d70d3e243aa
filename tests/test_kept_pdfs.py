"""Kept PDFs: whole or not at all, for this user and this installation alone, for a quarter of an hour, and gone with
their round.
"""

import errno
import logging
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from retention_check import kept_pdfs
from retention_check.config import Mode, Settings
from retention_check.kept_pdfs import KEPT_SECONDS, LOCKS, KeptPdfs

KEY = "k9Q2mZ7xW4vB1nT8rL5cY3pF6hJ0sDgA"
PDF = b"%PDF-1.7 " + b"8,2 " * 1000
GOUDA, DELFT, TEXEL = "gouda2gouda2gouda", "delft2delft2delft", "texel2texel2texel"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(mode=Mode.LOCAL, data_folder=tmp_path, secret_key=KEY)


@pytest.fixture
def kept(settings: Settings) -> KeptPdfs:
    return kept_pdfs.kept_pdfs(settings)


@pytest.fixture
def warnings(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    kept_pdfs._warn_once.cache_clear()
    caplog.set_level(logging.WARNING)
    return caplog


def names(kept: KeptPdfs) -> set[str]:
    return {path.name for path in kept.folder.iterdir()} if kept.folder.exists() else set()


def age(kept: KeptPdfs, name: str, seconds: float) -> None:
    """Let a file be so many seconds old."""
    then = time.time() - seconds
    os.utime(kept.folder / name, (then, then))


def test_what_is_kept_comes_back_for_this_user_alone(kept: KeptPdfs) -> None:
    name = kept.name(b"order", [GOUDA])
    assert kept.read(name) is None
    previous = os.umask(0)
    try:
        assert kept.keep(name, PDF)
    finally:
        os.umask(previous)
    assert kept.read(name) == PDF
    assert kept.folder.stat().st_mode & 0o777 == 0o700
    assert (kept.folder / name).stat().st_mode & 0o777 == 0o600
    assert names(kept) == {name}


def test_a_name_tells_nobody_which_round_it_is(kept: KeptPdfs) -> None:
    name = kept.name(b"order", [GOUDA])
    assert GOUDA not in name
    assert replace(kept, key=b"another").name(b"order", [GOUDA]).split(".")[0] != name.split(".")[0]


@pytest.mark.parametrize(
    "change",
    [{"secret_key": KEY[::-1]}, {"database": "sqlite:///other"}, {"data_folder": Path("/elsewhere")}],
    ids=["key", "database", "data folder"],
)
def test_another_installation_has_another_folder_and_reads_nothing_of_this_one(
    settings: Settings, tmp_path: Path, change: dict[str, Any]
) -> None:
    shared = replace(settings, pdf_folder=tmp_path)
    kept, other = kept_pdfs.kept_pdfs(shared), kept_pdfs.kept_pdfs(replace(shared, **change))
    assert kept.folder.parent == other.folder.parent
    assert kept.folder != other.folder
    name = kept.name(b"order", [GOUDA])
    kept.keep(name, PDF)
    assert replace(other, folder=kept.folder).read(name) is None


def test_every_worker_of_one_installation_has_the_same_folder_also_after_a_restart(settings: Settings) -> None:
    kept_pdfs.kept_pdfs(settings).keep("a.b", PDF)
    assert kept_pdfs.kept_pdfs(settings).read("a.b") == PDF


@pytest.mark.parametrize("left", [0, 10, 40, len(PDF) - 1])
def test_what_was_cut_off_is_not_given(kept: KeptPdfs, left: int) -> None:
    kept.keep("a.b", PDF)
    (kept.folder / "a.b").write_bytes((kept.folder / "a.b").read_bytes()[:left])
    assert kept.read("a.b") is None
    assert kept.keep("a.b", PDF)
    assert kept.read("a.b") == PDF


def test_what_was_changed_or_took_the_name_of_another_is_not_given(kept: KeptPdfs) -> None:
    kept.keep("a.b", PDF)
    stored = (kept.folder / "a.b").read_bytes()
    (kept.folder / "a.c").write_bytes(stored)
    (kept.folder / "a.b").write_bytes(stored.replace(b"8,2", b"2,8", 1))
    assert [kept.read(name) for name in ("a.b", "a.c")] == [None, None]


@pytest.mark.parametrize(
    ("seconds", "is_given"),
    [(0, True), (KEPT_SECONDS - 5, True), (KEPT_SECONDS + 5, False), (-1, True), (-3600, False), (10**9, False)],
)
def test_after_a_quarter_of_an_hour_or_when_the_clock_was_set_back_it_is_passed_over_and_swept_away(
    kept: KeptPdfs, seconds: float, is_given: bool
) -> None:
    kept.keep("a.b", PDF)
    age(kept, "a.b", seconds)
    assert (kept.read("a.b") == PDF) is is_given
    assert kept.sweep() is is_given
    assert names(kept) == ({"a.b"} if is_given else set())


def test_a_quarter_of_an_hour_holds_with_the_last_sweep_in_it() -> None:
    assert KEPT_SECONDS + kept_pdfs.SWEEP_SECONDS <= 15 * 60


def test_the_example_stays_until_another_takes_its_place(kept: KeptPdfs) -> None:
    first, second = kept.example_name(b"program 1"), kept.example_name(b"program 2")
    kept.keep(first, PDF)
    age(kept, first, 10**6)
    assert not kept.sweep()
    kept.forget_rounds()
    assert kept.read(first) == PDF
    kept.keep(second, PDF)
    assert names(kept) == {second}


def test_a_round_takes_along_all_that_was_made_of_it_also_as_the_round_before(kept: KeptPdfs) -> None:
    of_gouda = kept.name(b"1", [GOUDA])
    of_delft = kept.name(b"2", [DELFT])
    of_delft_after_gouda = kept.name(b"3", [DELFT, GOUDA])
    for name in (of_gouda, of_delft, of_delft_after_gouda):
        kept.keep(name, PDF)
    halfway = f".{of_gouda}.x8k2"  # what another worker is just writing
    (kept.folder / halfway).touch()
    kept.forget(TEXEL)
    assert names(kept) == {of_gouda, of_delft, of_delft_after_gouda, halfway}
    kept.forget(GOUDA)
    assert names(kept) == {of_delft}


def test_a_file_that_was_being_written_at_a_wipe_is_not_there_afterwards(
    kept: KeptPdfs, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.fsync

    def wiped_meanwhile(handle: int) -> None:
        write(handle)
        kept.forget(GOUDA)

    monkeypatch.setattr(os, "fsync", wiped_meanwhile)
    assert not kept.keep(kept.name(b"1", [GOUDA]), PDF)
    assert names(kept) == set()


def test_what_a_killed_worker_left_half_written_is_swept_away(kept: KeptPdfs) -> None:
    kept.prepare()
    for name in (".a.b.x8k2", ".example.a.x8k2"):
        (kept.folder / name).touch()
        age(kept, name, KEPT_SECONDS + 1)
    kept.sweep()
    assert names(kept) == set()


def test_the_oldest_go_when_there_is_too_much(kept: KeptPdfs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_pdfs, "MOST_BYTES", 3 * len(PDF) + 500)
    example = kept.example_name(b"program")
    kept.keep(example, PDF)
    age(kept, example, 1000)
    for number, seconds in ((1, 60), (2, 120), (3, 0)):
        kept.keep(f"a.{number}", PDF)
        age(kept, f"a.{number}", seconds)
    assert names(kept) == {example, "a.1", "a.3"}


def test_what_is_very_large_is_not_kept(kept: KeptPdfs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_pdfs, "LARGEST", len(PDF) - 1)
    assert not kept.keep("a.b", PDF)
    assert names(kept) == set()


def test_a_full_disk_keeps_nothing_says_so_and_leaves_nothing_half(
    kept: KeptPdfs, monkeypatch: pytest.MonkeyPatch, warnings: pytest.LogCaptureFixture
) -> None:
    kept.keep("a.b", PDF)

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert not kept.keep("a.c", PDF)
    assert not kept.keep("a.b", PDF + PDF)
    assert names(kept) == {"a.b"}
    assert kept.read("a.b") == PDF
    assert "No space left on device" in warnings.text


def test_a_symbolic_link_in_the_place_of_the_folder_is_refused_and_told_once(
    kept: KeptPdfs, tmp_path: Path, warnings: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    kept.folder.symlink_to(tmp_path / "elsewhere")
    assert [kept.keep("a.b", PDF) for _ in range(3)] == [False] * 3
    assert kept.read("a.b") is None
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert [record.getMessage() for record in warnings.records] == [
        f"PDFs are not kept: {kept.folder} is not a folder of this user alone"
    ]


def test_a_symbolic_link_in_the_place_of_a_file_is_not_followed(kept: KeptPdfs, tmp_path: Path) -> None:
    kept.keep("a.b", PDF)
    (kept.folder / "a.b").rename(tmp_path / "moved")
    (kept.folder / "a.b").symlink_to(tmp_path / "moved")
    assert kept.read("a.b") is None
    kept.sweep()
    assert names(kept) == set()
    assert (tmp_path / "moved").exists()


@pytest.mark.parametrize("mode", [0o755, 0o770, 0o701])
def test_a_folder_that_others_may_enter_is_refused_and_what_lies_in_it_goes_all_the_same(
    kept: KeptPdfs, warnings: pytest.LogCaptureFixture, mode: int
) -> None:
    name = kept.name(b"1", [GOUDA])
    kept.keep(name, PDF)
    kept.folder.chmod(mode)
    assert (kept.keep("a.b", PDF), kept.read(name)) == (False, None)
    assert "not a folder of this user alone" in warnings.text
    kept.forget(GOUDA)
    assert names(kept) == set()


def test_a_folder_of_another_user_is_refused_and_left_alone(
    kept: KeptPdfs, monkeypatch: pytest.MonkeyPatch, warnings: pytest.LogCaptureFixture
) -> None:
    name = kept.name(b"1", [GOUDA])
    kept.keep(name, PDF)
    own = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: own + 1)
    assert (kept.keep("a.b", PDF), kept.read(name)) == (False, None)
    assert "not a folder of this user alone" in warnings.text
    kept.forget(GOUDA)
    kept.forget_rounds()
    kept.sweep()
    assert names(kept) == {name}


def test_a_place_where_no_folder_can_be_made_is_told_and_ends_nothing(
    tmp_path: Path, warnings: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    kept = KeptPdfs(tmp_path / "file" / "folder", b"key")
    assert not kept.keep("a.b", PDF)
    assert "PDFs are not kept" in warnings.text
    kept.forget(GOUDA)
    kept.forget_rounds()
    assert not kept.sweep()


def test_the_file_with_locks_stays(kept: KeptPdfs) -> None:
    kept.prepare()
    (kept.folder / LOCKS).touch()
    age(kept, LOCKS, 10**6)
    kept.sweep()
    kept.forget_rounds()
    assert names(kept) == {LOCKS}
