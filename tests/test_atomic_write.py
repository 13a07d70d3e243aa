"""A file is written whole or not at all."""

import os
from pathlib import Path

import pytest

from retention_check.atomic_write import write_atomically


def test_a_file_is_written(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.csv", b"1")
    assert (tmp_path / "a.csv").read_bytes() == b"1"


def test_an_existing_file_stays_unless_asked(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
    write_atomically(file, b"new", replace=True)
    assert file.read_bytes() == b"new"


def test_a_write_that_fails_halfway_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a.csv"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_atomically(file, b"new", replace=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert file.read_bytes() == b"old"


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"")
    write_atomically(tmp_path / "a.csv", b"1")
    assert (tmp_path / "a.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode
