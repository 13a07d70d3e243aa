"""A file is written whole or not at all."""

import os
from pathlib import Path

import pytest

from retention_check.atomic_write import put_in_place, write_atomically


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


def test_of_two_who_write_the_same_new_file_the_first_one_stays(tmp_path: Path) -> None:
    finished, path = tmp_path / "tweede", tmp_path / "sleutel"
    finished.write_bytes(b"second")
    path.write_bytes(b"first")
    with pytest.raises(FileExistsError):
        put_in_place(finished, path)
    assert (path.read_bytes(), finished.read_bytes()) == (b"first", b"second")


def test_where_a_file_system_has_no_links_a_finished_file_still_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_paths: object, **_more: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", no_links)
    write_atomically(tmp_path / "sleutel", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["sleutel"]
    with pytest.raises(FileExistsError):
        put_in_place(tmp_path / "sleutel", tmp_path / "sleutel")
