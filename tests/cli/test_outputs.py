"""What a command writes: never over a file unasked, whole or not at all, and told when it cannot be."""

import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result

from tests.cli.process import run

Call = Callable[..., Result]


def test_a_template_is_written_and_never_replaced_unasked(call: Call, here: Path) -> None:
    assert call("template", "-o", "blad.xlsx").exit_code == 0
    assert "Invullen" in openpyxl.load_workbook(here / "blad.xlsx").sheetnames
    again = call("template", "-o", "blad.xlsx")
    assert (again.exit_code, "bestaat al" in again.stderr) == (2, True)
    assert call("template", "-o", "blad.xlsx", "--force").exit_code == 0


def test_a_report_is_never_replaced_unasked(call: Call, here: Path) -> None:
    arguments = ("report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html")
    (here / "r.html").write_text("van mij")
    refused = call(*arguments)
    assert (refused.exit_code, "bestaat al" in refused.stderr) == (2, True)
    assert (here / "r.html").read_text() == "van mij"
    assert call(*arguments, "--force").exit_code == 0
    assert "Gouda" in (here / "r.html").read_text("utf-8")


def test_no_progress_is_told_when_standard_error_is_no_terminal(call: Call) -> None:
    assert call("report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html").stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("figures", "gouda.csv", "-o", "gouda.csv/map"),
        ("figures", "gouda.csv", "-o", "x" * 300),
        ("report", "gouda.csv", "--municipality", "Gouda", "-o", "x" * 300 + ".html"),
        ("compare", "gouda.csv", "-o", "nergens/uit.csv"),
        ("template", "-o", "nergens/blad.csv"),
    ],
)
def test_a_place_that_cannot_be_written_is_told(call: Call, arguments: tuple[str, ...]) -> None:
    done = call(*arguments)
    assert done.exit_code == 2
    assert done.stderr.strip()


def test_a_full_disk_on_standard_output_is_told(here: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run("compare", "gouda.csv", folder=here, output=full)
    assert done.returncode == 2
    assert done.stderr == "De uitvoer kan niet geschreven worden: de schijf is vol.\n"


def test_a_closed_pipe_on_standard_output_is_told(here: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as pipe:
        done = run("compare", "gouda.csv", folder=here, output=pipe)
    assert (done.returncode, done.stderr) == (
        2,
        "De uitvoer kan niet geschreven worden: het programma dat de uitvoer las, is gestopt.\n",
    )
