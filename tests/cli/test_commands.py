"""The commands that make files of a score sheet: what they write, and what they never show."""

import json
import os
import re
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import click
import openpyxl
import pytest
from click.testing import Result

from retention_check import __version__
from retention_check.cli.document_options import PARTS, PRESETS
from tests.cast import STUDY, national_sheet, sheet
from tests.cli.every_command import every_command
from tests.cli.process import run
from tests.cli.sheets import GOUDA, table
from tests.pdf.needs import needs_pango
from tests.report.pages import words

Call = Callable[..., Result]
ROOT = Path(__file__).parents[2]

# Prints which heavy packages a command loaded.
LOADED = """
import sys
from retention_check.cli.command_line import command_line
command_line.main(sys.argv[1:], standalone_mode=False)
heavy = ("pandas", "jinja2", "weasyprint", "fontTools", "sqlalchemy", "flask", "retention_check.report")
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


def test_figures_are_written_with_their_numbers(call: Call, here: Path) -> None:
    assert call("template", "--filled", "-o", "v.csv").exit_code == 0
    assert call("figures", "v.csv", "-o", "beeld", "--municipality", "Voorbeeldstad").exit_code == 0
    names = {path.stem for path in (here / "beeld").glob("*.svg")}
    assert {"grootste-verschil", "redenen", "kaart", "plaatsen", "onderwerp-1", "meeste-steun-jong"} <= names
    told = (ROOT / "docs" / "file-formats.md").read_text("utf-8").split("## Figures")[1]
    assert all(f"`{name}`" in told for name in names - {"onderwerp-2", "onderwerp-3"})
    assert names == {path.stem for path in (here / "beeld").glob("*.csv")}
    for path in (here / "beeld").glob("*.svg"):
        drawing = ElementTree.parse(path).getroot()  # noqa: S314 - our own file
        assert drawing.find("{http://www.w3.org/2000/svg}title") is not None
        assert "href" not in path.read_text("utf-8")
    assert table((here / "beeld" / "redenen.csv").read_text("utf-8"))["R3"]["verschil"] == "2.1"
    again = call("figures", "v.csv", "-o", "beeld")
    assert (again.exit_code, "bestaat al" in again.stderr) == (2, True)


def test_own_scores_that_equal_the_country_make_its_largest_gap_the_finding(call: Call, here: Path) -> None:
    (here / "landelijk.csv").write_bytes(national_sheet())
    assert call("report", "landelijk.csv", "--municipality", "Nederland", "-o", "r.html").exit_code == 0
    title, below = (here / "r.html").read_text("utf-8").split('<h1 class="title">')[1].split("</h1>", 1)
    measure = STUDY.item("M3.2").label
    assert title == f"Het grootste verschil: 3,2 punt over ‘{measure[0].lower()}{measure[1:]}’"
    lead = words(below.split("</p>")[0])
    assert "8,1 tegenover 4,9" in lead
    assert "Landelijk is het verschil 3,2 punt." in lead


SHOWN_ALIKE = (("7,84", "7,15"), ("7,76", "7,24"))  # both are shown as 7,8 and 7,2


@pytest.mark.parametrize(
    "arguments",
    [
        *(("compare", "-o", f"uit.{ending}") for ending in ("csv", "json", "xlsx")),
        *(("report", "--municipality", "Gouda", "--preset", preset, "-o", "uit.html") for preset in PRESETS),
    ],
    ids=lambda arguments: f"{arguments[-1]} {arguments[-3]}",
)
def test_sheets_that_are_shown_alike_give_the_same_file(call: Call, here: Path, arguments: tuple[str, ...]) -> None:
    made = []
    for young, management in SHOWN_ALIKE:
        others = [["R3", "7,9", "5,8", "34", "8"], ["M3.2", "8", "8", "34", "8"]]
        rows = [["code", "jong", "management", "n_jong", "n_management"], ["R1", young, management, "34", "8"], *others]
        (here / "blad.csv").write_bytes(sheet(rows))
        assert call(*arguments, "blad.csv", "--force", "--date", "2026-11-21").exit_code == 0
        made.append((here / arguments[-1]).read_bytes())
    assert made[0] == made[1]


def test_compare_takes_the_previous_round_along(call: Call, here: Path) -> None:
    (here / "vorig.csv").write_bytes(sheet([GOUDA[0], ["R1", "6,6", "7,1", "30", "8"]]))
    arguments = ("compare", "gouda.csv", "--municipality", "Gouda", "--date", "2026-11-21", "--topics", "R3")
    then = ("--previous", "vorig.csv", "--previous-date", "2025-11-01")
    assert call(*arguments, *then, "-o", "uit.json").stderr == ""
    document = json.loads((here / "uit.json").read_text("utf-8"))
    assert (document["municipality"], document["date"]) == ("Gouda", "2026-11-21")
    assert [topic["code"] for topic in document["topics"]] == ["R3"]
    previous = document["previous"]
    assert previous["date"] == "2025-11-01"
    assert document["asked_again"] == {"young": True, "management": True}
    assert [(change["side"], change["change"]) for change in previous["changes"]] == [
        ("young", 2.0),
        ("management", 0.0),
    ]
    assert call(*arguments[:-2], *then, "-o", "uit.xlsx").stderr == ""
    assert "Verandering" in openpyxl.load_workbook(here / "uit.xlsx").sheetnames


def test_compare_tells_what_a_csv_has_no_place_for(call: Call) -> None:
    then = ("--previous", "gouda.csv", "--previous-date", "2025-11-01")
    done = call("compare", "gouda.csv", "--date", "2026-11-21", "--topics", "R3", *then)
    assert done.stderr.splitlines() == [
        "--previous verandert hier niets: het hoort bij -o met .json of .xlsx.",
        "--topics verandert hier niets: het hoort bij -o met .json.",
    ]
    assert done.stdout == call("compare", "gouda.csv").stdout


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_compare_without_management_depends_on_nothing_of_it(call: Call, here: Path, ending: str) -> None:
    then = () if ending == "csv" else ("--previous", "gouda.csv", "--previous-date", "2025-11-01")
    arguments = ("compare", "blad.csv", "--date", "2026-11-21", *then, "--without-management", "--force", "-o")
    made = []
    for management, n, asked in (("7,1", "8", "16"), ("2,3", "3", "2"), ("", "", "")):
        (here / "blad.csv").write_bytes(
            sheet([GOUDA[0], ["R1", "8,6", management, "34", n], ["gevraagd", "40", asked, "", ""]])
        )
        done = call(*arguments, f"uit.{ending}")
        assert (done.exit_code, done.stdout, done.stderr) == (0, f"uit.{ending} geschreven.\n", "")
        made.append((here / f"uit.{ending}").read_bytes())
    assert made[0] == made[1] == made[2]
    assert b"8.6" in made[0] or ending == "xlsx"


@pytest.mark.parametrize(
    "command", [("compare", "-o", "uit.json"), ("report", "--municipality", "Gouda", "-o", "r.html")]
)
def test_without_management_there_is_no_use_for_what_is_said_of_it(call: Call, command: tuple[str, ...]) -> None:
    given = ("--asked-management", 2, "--role", "directie", "--n-management", 3)
    done = call(*command, "gouda.csv", "--without-management", *given)
    belongs = "verandert hier niets: het hoort bij een bestand met scores van het management."
    assert done.stderr.splitlines() == [
        f"{name} {belongs}" for name in ("--n-management", "--role", "--asked-management")
    ]
    assert done.exit_code == 0


@pytest.mark.parametrize("command", [("compare",), ("figures", "-o", "beeld")], ids=lambda command: command[0])
def test_without_a_previous_round_there_is_no_use_for_its_date(call: Call, command: tuple[str, ...]) -> None:
    done = call(*command, "gouda.csv", "--previous-date", "2025-11-01")
    assert (done.exit_code, done.stderr) == (0, "--previous-date verandert hier niets: het hoort bij --previous.\n")


def test_figures_show_what_changed_since_a_previous_round(call: Call, here: Path) -> None:
    (here / "vorig.csv").write_bytes(sheet([GOUDA[0], ["R1", "6,6", "7,1", "30", "8"]]))
    arguments = ("figures", "gouda.csv", "--municipality", "Gouda", "-o", "beeld", "--date", "2026-11-21")
    assert call(*arguments, "--previous", "vorig.csv", "--previous-date", "2025-11-01").stderr == ""
    assert table((here / "beeld" / "verandering.csv").read_text("utf-8"))["R1"]["verandering"] == "2.0"


def test_every_option_stands_in_the_settings() -> None:
    told = (ROOT / "docs" / "settings.md").read_text("utf-8")
    options = [each for it in every_command().values() for each in it.params if isinstance(each, click.Option)]
    names = {name for option in options if not option.hidden for name in option.secondary_opts or option.opts}
    assert {name for name in names if not re.search(rf"[` ]{name}[ `]", told)} <= {"-o", "--output"}
    assert {name for name in (*PRESETS, *PARTS) if f"`{name}`" not in told} == set()


@pytest.mark.parametrize("command", ["report", "compare", "figures"])
def test_help_says_that_nothing_is_stored_or_guarded(call: Call, command: str) -> None:
    told = " ".join(call(command, "--help").stdout.split())
    assert "Er wordt niets bewaard, en tussen twee keren wordt niets bewaakt" in told
    assert "Wie het geeft, zegt dat iedereen opnieuw is gevraagd" in told


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [
        (("--help",), ""),
        (("report", "--help"), ""),
        (("template", "-o", "a.csv"), ""),
        (("compare", "gouda.csv"), "pandas"),
        (("report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html"), "jinja2 fontTools retention_check.report"),
        pytest.param(
            ("report", "gouda.csv", "--municipality", "Gouda", "-o", "r.pdf"),
            "jinja2 fontTools retention_check.report",
            marks=needs_pango,
        ),
    ],
    ids=["help", "help of a report", "template", "compare", "report in HTML", "report in PDF"],
)
def test_a_command_loads_no_heavy_package_that_it_does_not_need(
    here: Path, arguments: tuple[str, ...], loaded: str
) -> None:
    done = run(*arguments, folder=here, command=(sys.executable, "-c", LOADED))
    assert (done.returncode, done.stderr) == (0, f"{loaded}\n")


def test_the_installed_command_is_this_one(here: Path) -> None:
    script = Path(sysconfig.get_path("scripts")) / "retention-check"
    done = run("--version", folder=here, command=(str(script),))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"retention-check {__version__}\n", "")


def test_the_module_is_the_same_command(here: Path) -> None:
    done = run("compare", "gouda.csv", folder=here)
    assert (done.returncode, done.stderr) == (0, "")
    assert table(done.stdout)["R3"]["gap"] == "2.1"


@needs_pango
def test_doctor_finds_everything_in_order(call: Call) -> None:
    done = call("doctor")
    assert (done.exit_code, "ONTBREEKT" in done.stdout) == (0, False), done.stdout


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
    assert "ONTBREEKT PDF" in doctor.stdout
