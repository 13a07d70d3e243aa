"""Figures as PNG: one beside each SVG, as large as it is drawn, and a message where that cannot be done."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from retention_check.pdf import pictures
from retention_check.pdf.pictures import dots, size_of
from tests.pdf.needs import needs_pango
from tests.pdf.png import png_size
from tests.web import failing_work

Call = Callable[..., Result]


@pytest.fixture
def sheet_there(call: Call, here: Path) -> Path:
    assert call("template", "--filled", "-o", "v.csv").exit_code == 0
    return here


@pytest.mark.matrix
@needs_pango
def test_each_figure_is_written_as_png_too(call: Call, sheet_there: Path) -> None:
    done = call("figures", "v.csv", "-o", "beeld", "--png")
    assert done.exit_code == 0, done.stderr
    drawings = sorted((sheet_there / "beeld").glob("*.svg"))
    assert len(drawings) > 10
    assert [path.stem for path in sorted((sheet_there / "beeld").glob("*.png"))] == [path.stem for path in drawings]
    for path in drawings:
        wanted = tuple(dots(length, 200) for length in size_of(path.read_text("utf-8")))
        assert png_size(path.with_suffix(".png").read_bytes()) == wanted


def test_without_the_option_there_is_no_png(call: Call, sheet_there: Path) -> None:
    assert call("figures", "v.csv", "-o", "beeld").exit_code == 0
    assert not list((sheet_there / "beeld").glob("*.png"))


def test_a_missing_picture_library_is_told_before_anything_is_written(
    call: Call, sheet_there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    done = call("figures", "v.csv", "-o", "beeld", "--png")
    assert done.exit_code == 2
    assert 'pip install "retention-check[office]"' in done.stderr
    assert not (sheet_there / "beeld").exists()


@pytest.mark.parametrize(
    ("work", "told"),
    [(failing_work.has_no_library, "apt-get install"), (failing_work.dies, "het programma stopte opeens")],
)
def test_pictures_that_cannot_be_made_are_a_message(
    call: Call, sheet_there: Path, monkeypatch: pytest.MonkeyPatch, work: object, told: str
) -> None:
    monkeypatch.setattr(pictures, "png_pictures", work)
    done = call("figures", "v.csv", "-o", "beeld", "--png")
    assert (done.exit_code, told in done.stderr, "--png" in done.stderr) == (2, True, True)
    assert not (sheet_there / "beeld").exists()
