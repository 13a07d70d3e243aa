"""The commands that make files of a score sheet: what they write, and what they never show."""

import os
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import Result

from retention_check import __version__
from tests.cast import national_sheet, sheet
from tests.cli.process import run
from tests.cli.sheets import table
from tests.pdf.needs import needs_pango

Call = Callable[..., Result]

# Prints which heavy packages a command loaded.
LOADED = """
import sys
from retention_check.cli import main
main.main(sys.argv[1:], standalone_mode=False)
heavy = ("pandas", "jinja2", "weasyprint", "fontTools", "sqlalchemy", "flask")
print(*[name for name in heavy if name in sys.modules], file=sys.stderr)
"""


def test_the_benchmark_is_written(call: Call, here: Path) -> None:
    assert call("benchmark", "-o", "landelijk.csv").exit_code == 0
    assert table((here / "landelijk.csv").read_text("utf-8"))["M3.2"]["young"] == "8.1"


def test_compare_prints_to_standard_output(call: Call) -> None:
    done = call("compare", "gouda.csv")
    assert (done.exit_code, done.stderr) == (0, "")
    assert table(done.stdout)["R3"]["gap"] == "2.1"


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_compare_writes_each_kind_of_file(call: Call, here: Path, ending: str) -> None:
    assert call("compare", "gouda.csv", "-o", f"uit.{ending}").exit_code == 0
    assert (here / f"uit.{ending}").stat().st_size > 1000


def test_the_national_means_differ_nowhere_from_the_country(call: Call, here: Path) -> None:
    (here / "landelijk.csv").write_bytes(national_sheet())
    rows = table(call("compare", "landelijk.csv").stdout).values()
    for name in ("young_vs_national", "management_vs_national", "gap_vs_national"):
        assert {row[name] for row in rows} == {"0.0"}


def test_a_report_in_html_is_made_without_the_pdf_libraries(call: Call, here: Path) -> None:
    done = call("report", "gouda.csv", "--municipality", "Gouda", "--date", "2026-11-21", "-o", "r.html")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Gouda" in (here / "r.html").read_text("utf-8")


@needs_pango
def test_a_report_in_pdf_is_made(call: Call, here: Path) -> None:
    arguments = ("report", "gouda.csv", "--municipality", "Gouda", "--topics", "r3,M3.2", "--staff", 120, "-o", "r.pdf")
    assert call(*arguments).exit_code == 0
    assert (here / "r.pdf").read_bytes().startswith(b"%PDF-1.7")
    refused = call(*arguments)
    assert (refused.exit_code, "bestaat al" in refused.stderr) == (2, True)


def test_a_withheld_score_is_in_no_output(call: Call, here: Path) -> None:
    rows = [["code", "jong", "management", "n_jong", "n_management"], ["R1", "3,7", "7,1", "4", "8"]]
    (here / "klein.csv").write_bytes(sheet(rows))
    done = call("compare", "klein.csv")
    assert "3.7" not in done.stdout + done.stderr
    assert "3,7" not in done.stderr
    assert call("compare", "klein.csv", "-o", "k.json").exit_code == 0
    assert "3.7" not in (here / "k.json").read_text("utf-8")


def test_without_a_sheet_the_pack_is_made(call: Call, here: Path) -> None:
    assert call("report", "--municipality", "Texel", "-o", "pack.html").exit_code == 0
    assert "Zonder eigen cijfers" in (here / "pack.html").read_text("utf-8")


@pytest.mark.parametrize("preset", ["poster", "uitdeel", "volledig"])
def test_each_preset_is_made(call: Call, here: Path, preset: str) -> None:
    done = call("report", "gouda.csv", "--municipality", "Gouda", "--preset", preset, "-o", "r.html")
    assert done.exit_code == 0
    text = (here / "r.html").read_text("utf-8")
    assert ('id="afspraken"' in text) == (preset != "poster")
    assert ('id="cijfers"' in text) == (preset == "volledig")


def test_figures_are_written_with_their_numbers(call: Call, here: Path) -> None:
    assert call("template", "--filled", "-o", "v.csv").exit_code == 0
    assert call("figures", "v.csv", "-o", "beeld", "--municipality", "Voorbeeldstad").exit_code == 0
    names = {path.stem for path in (here / "beeld").glob("*.svg")}
    assert {"redenen", "kaart", "plaatsen", "onderwerp-1", "meeste-steun-jong"} <= names
    assert names == {path.stem for path in (here / "beeld").glob("*.csv")}
    for path in (here / "beeld").glob("*.svg"):
        drawing = ElementTree.parse(path).getroot()  # noqa: S314 - our own file
        assert drawing.find("{http://www.w3.org/2000/svg}title") is not None
        assert "href" not in path.read_text("utf-8")
    assert table((here / "beeld" / "redenen.csv").read_text("utf-8"))["R3"]["verschil"] == "2.1"
    again = call("figures", "v.csv", "-o", "beeld")
    assert (again.exit_code, "bestaat al" in again.stderr) == (2, True)


def test_a_poster_without_management_leaves_no_figure_of_it_in_the_file(call: Call, here: Path) -> None:
    arguments = ("report", "gouda.csv", "--municipality", "Gouda", "--preset", "poster", "--poster-without-management")
    assert call(*arguments, "-o", "p.html").exit_code == 0
    text = (here / "p.html").read_text("utf-8")
    assert "t-overall-reason {" in text
    assert "t-R3 {" not in text
    assert "b5500f%22" not in text.split("</style>")[0].split("t-overall")[-1]
    (here / "m.csv").write_bytes(sheet([["code", "management", "n_management"], ["R1", "7", "8"]]))
    empty = call("report", "m.csv", *arguments[2:], "-o", "q.html")
    assert (empty.exit_code, "blijft een poster zonder management leeg" in empty.stderr) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [(("--help",), ""), (("template", "-o", "a.csv"), ""), (("compare", "gouda.csv"), "pandas")],
    ids=["help", "template", "compare"],
)
def test_a_command_loads_no_heavy_package_that_it_does_not_need(
    here: Path, arguments: tuple[str, ...], loaded: str
) -> None:
    done = run(*arguments, folder=here, command=(sys.executable, "-c", LOADED))
    assert (done.returncode, done.stderr) == (0, f"{loaded}\n")


def test_the_installed_command_is_this_one(here: Path) -> None:
    script = Path(sysconfig.get_path("scripts")) / "retention-check"
    done = run("--version", folder=here, command=(str(script),))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"retention-check, version {__version__}\n", "")


def test_the_module_is_the_same_command(here: Path) -> None:
    done = run("compare", "gouda.csv", folder=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert table(done.stdout)["R3"]["gap"] == "2.1"


@needs_pango
def test_doctor_finds_everything_in_order(call: Call) -> None:
    done = call("doctor")
    assert (done.exit_code, "MISSING" in done.stdout) == (0, False), done.stdout


def test_without_the_pdf_libraries_the_command_says_how_to_install_them(here: Path) -> None:
    # a weasyprint that fails as it does on a machine without Pango
    broken = here / "broken" / "weasyprint"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise OSError(\"cannot load library 'libgobject-2.0-0'\")")
    environment = {**os.environ, "PYTHONPATH": str(here / "broken")}
    done = run("report", "gouda.csv", "--municipality", "Gouda", "-o", "r.pdf", folder=here, environment=environment)
    assert done.returncode == 2
    assert "ontbreekt" in done.stderr
    assert "pango" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (here / "r.pdf").exists()
    assert run("compare", "gouda.csv", folder=here, environment=environment).returncode == 0
    doctor = run("doctor", folder=here, environment=environment)
    assert doctor.returncode == 1
    assert "MISSING PDF" in doctor.stdout
