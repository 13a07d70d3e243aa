"""`report -o rapport.docx`: a Word file of the report for the conversation, and what stands in the way of one."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from retention_check.cli.document_options import PARTS, PRESETS, SAME_AS_CONVERSATION
from retention_check.cli.word_files import INSTALL
from retention_check.report.word import WITHOUT_PICTURES
from tests.cli.process import run
from tests.pdf.needs import needs_pango
from tests.word.reading import WordFile

Call = Callable[..., Result]
GOUDA = ("report", "gouda.csv", "--municipality", "Gouda & <Zn>", "--date", "2026-11-21")


@needs_pango
@pytest.mark.parametrize("preset", SAME_AS_CONVERSATION)
def test_a_word_file_is_made_with_its_pictures(call: Call, here: Path, preset: str) -> None:
    done = call(*GOUDA, "--preset", preset, "--topics", "R3", "-o", "r.DOCX")
    assert done.exit_code == 0, done.stderr
    file = WordFile((here / "r.DOCX").read_bytes())
    assert "Gouda & <Zn> · 21 november 2026" in file.words
    assert len(file.told) > 2
    assert (3, "Te weinig financiële groei") in file.headings


def test_management_is_left_out_where_that_is_asked(call: Call, here: Path) -> None:
    call(*GOUDA, "-o", "met.docx")
    call(*GOUDA, "--without-management", "-o", "zonder.docx")
    with_management, without = (WordFile((here / name).read_bytes()) for name in ("met.docx", "zonder.docx"))
    assert "8,6" in without.words
    assert "mngt" in with_management.words
    assert "mngt" not in without.words


@pytest.mark.parametrize("chosen", [*PRESETS, *PARTS])
def test_of_any_other_document_there_is_none_and_nothing_is_written(call: Call, here: Path, chosen: str) -> None:
    if chosen in SAME_AS_CONVERSATION:
        return
    done = call(*GOUDA, "--part" if chosen in PARTS else "--preset", chosen, "-o", "r.docx")
    assert done.exit_code == 2
    assert "alleen van het gespreksrapport: kies --preset gesprek" in done.stderr
    assert not (here / "r.docx").exists()


def test_without_a_sheet_there_is_none(call: Call, here: Path) -> None:
    done = call("report", "--municipality", "Gouda", "-o", "r.docx")
    assert done.exit_code == 2
    assert "alleen van het gespreksrapport: geef een scoreblad" in done.stderr
    assert not (here / "r.docx").exists()


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, call: Call, here: Path) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    done = call(*GOUDA, "-o", "r.docx")
    assert done.exit_code == 2
    assert INSTALL in done.stderr
    assert not (here / "r.docx").exists()


def test_without_the_libraries_of_pictures_it_comes_with_words_in_their_place(here: Path) -> None:
    # a weasyprint that fails as it does on a machine without Pango
    broken = here / "broken" / "weasyprint"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise OSError(\"cannot load library 'libgobject-2.0-0'\")")
    environment = {**os.environ, "PYTHONPATH": str(here / "broken")}
    done = run(*GOUDA, "-o", "r.docx", folder=here, environment=environment)
    assert done.returncode == 0, done.stderr
    file = WordFile((here / "r.docx").read_bytes())
    assert file.pictures == []
    assert WITHOUT_PICTURES in file.words
