"""The file that a report becomes: what is told of it, and what is said when it cannot be made."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.process import COMMAND, SECONDS, run
from tests.pdf.needs import needs_pango

Call = Callable[..., Result]
REPORT = ("report", "gouda.csv", "--municipality", "Gouda", "-o", "r.pdf")


def renderer_that(does: str, here: Path) -> dict[str, str]:
    """An environment in which importing WeasyPrint does this."""
    package = here / "other" / "weasyprint"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(f"import os, pathlib, signal, time\npathlib.Path('begun').touch()\n{does}")
    return {**os.environ, "PYTHONPATH": str(package.parent)}


@needs_pango
@pytest.mark.parametrize(
    ("more", "told"),
    [([], "bladzijden"), (["--part", "agenda"], "1 bladzijde")],
)
def test_a_pdf_is_told_with_its_pages(call: Call, more: list[str], told: str) -> None:
    done = call(*REPORT, *more)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("r.pdf geschreven: ")
    assert done.stdout.endswith(f"{told}.\n")


def test_a_renderer_that_crashes_is_told(here: Path) -> None:
    done = run(*REPORT, folder=here, environment=renderer_that("os.kill(os.getpid(), signal.SIGSEGV)", here))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "De PDF kon niet gemaakt worden: het programma stopte opeens. Probeer het opnieuw, of kies -o met .html.\n"
    )
    assert not (here / "r.pdf").exists()


def test_a_mistake_in_the_sheet_does_not_wait_for_the_renderer(here: Path) -> None:
    (here / "gouda.csv").write_text("code;jong\nR1;elf\n")
    began = time.monotonic()
    done = run(*REPORT, folder=here, environment=renderer_that("time.sleep(60)", here))
    assert (done.returncode, "‘elf’" in done.stderr) == (2, True), done.stderr
    assert time.monotonic() - began < 30


@pytest.mark.skipif(os.name != "posix", reason="signals to a group of processes")
def test_ctrl_c_ends_it_with_one_line_and_leaves_nothing(here: Path) -> None:
    environment = renderer_that("time.sleep(60)", here)
    process = subprocess.Popen(
        [*COMMAND, *REPORT], cwd=here, env=environment, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    began = time.monotonic()
    while not (here / "begun").exists() and time.monotonic() - began < SECONDS:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    _, told = process.communicate(timeout=SECONDS)
    assert told.strip() == "Gestopt."
    # Python ends itself by the signal when it came while a text was being executed, as in making a dataclass
    assert process.returncode in (1, -signal.SIGINT)
    assert not (here / "r.pdf").exists()
