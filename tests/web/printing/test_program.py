"""Which program prints: a digest that changes with every file of it and with the libraries that draw."""

import importlib.metadata
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from retention_check import paths
from retention_check.web.printing import program
from retention_check.web.printing.program import program_digest


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small program in the place of ours."""
    for name in ("retention_check", "templates", "static"):
        (tmp_path / name / "report").mkdir(parents=True)
        (tmp_path / name / "report" / "a").write_text("8,2")
    monkeypatch.setattr(paths, "PACKAGE", tmp_path / "retention_check")
    program_digest.cache_clear()
    yield tmp_path
    program_digest.cache_clear()


def digest() -> str:
    program_digest.cache_clear()
    return program_digest()


@pytest.mark.parametrize("folder", ["retention_check", "templates", "static"])
def test_every_file_counts_by_its_name_and_what_is_in_it(copy: Path, folder: str) -> None:
    seen, file = [digest()], copy / folder / "report" / "a"
    file.write_text("8,3")
    seen.append(digest())
    file.rename(file.with_name("b"))
    seen.append(digest())
    file.with_name("c").touch()
    seen.append(digest())
    assert len(set(seen)) == 4


def test_the_same_program_in_another_place_is_the_same(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest()
    shutil.copytree(copy, copy / "elsewhere")
    monkeypatch.setattr(paths, "PACKAGE", copy / "elsewhere" / "retention_check")
    (copy / "elsewhere" / "retention_check" / "__pycache__").mkdir()
    (copy / "elsewhere" / "retention_check" / "__pycache__" / "x.pyc").touch()
    assert digest() == before


@pytest.mark.parametrize("library", program.LIBRARIES)
def test_another_version_of_a_library_is_another_program(
    copy: Path, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    assert copy
    before, version = digest(), importlib.metadata.version
    monkeypatch.setattr(importlib.metadata, "version", lambda name: version(name) + ".1" * (name == library))
    assert digest() != before


def test_a_library_that_is_not_installed_counts_too(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert copy
    before = digest()

    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    assert digest() != before
