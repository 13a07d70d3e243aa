"""The command line as a person uses it: what it writes, what it refuses, and what it never shows."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest
from click.testing import CliRunner, Result

from retention_check.cli import main
from tests.cast import national_sheet, sheet
from tests.pdf.test_rendering import needs_pango

GOUDA = [
    ["code", "jong", "management", "n_jong", "n_management"],
    ["R1", "8,6", "7,1", "34", "8"],
    ["R3", "7,9", "5,8", "34", "8"],
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gouda.csv").write_bytes(sheet(GOUDA))
    return tmp_path


@pytest.fixture
def call(here: Path) -> Callable[..., Result]:
    assert here.is_dir()
    return lambda *arguments: CliRunner().invoke(
        main, [str(argument) for argument in arguments], catch_exceptions=False
    )


def table(text: str) -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in csv.DictReader(io.StringIO(text))}


def test_a_template_is_written_and_never_replaced_unasked(call: Callable[..., Result], here: Path) -> None:
    assert call("template", "-o", "blad.xlsx").exit_code == 0
    assert "Invullen" in openpyxl.load_workbook(here / "blad.xlsx").sheetnames
    again = call("template", "-o", "blad.xlsx")
    assert (again.exit_code, "bestaat al" in again.stderr) == (2, True)
    assert call("template", "-o", "blad.xlsx", "--force").exit_code == 0


def test_a_file_name_with_another_ending_is_refused(call: Callable[..., Result]) -> None:
    assert call("template", "-o", "blad.docx").exit_code == 2


def test_the_benchmark_is_written(call: Callable[..., Result], here: Path) -> None:
    assert call("benchmark", "-o", "landelijk.csv").exit_code == 0
    assert table((here / "landelijk.csv").read_text("utf-8"))["M3.2"]["young"] == "8.1"


def test_compare_prints_to_standard_output(call: Callable[..., Result]) -> None:
    done = call("compare", "gouda.csv")
    assert (done.exit_code, done.stderr) == (0, "")
    assert table(done.stdout)["R3"]["gap"] == "2.1"


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_compare_writes_each_kind_of_file(call: Callable[..., Result], here: Path, ending: str) -> None:
    assert call("compare", "gouda.csv", "-o", f"uit.{ending}").exit_code == 0
    assert (here / f"uit.{ending}").stat().st_size > 1000


def test_the_national_means_differ_nowhere_from_the_country(call: Callable[..., Result], here: Path) -> None:
    (here / "landelijk.csv").write_bytes(national_sheet())
    rows = table(call("compare", "landelijk.csv").stdout).values()
    for name in ("young_vs_national", "management_vs_national", "gap_vs_national"):
        assert {row[name] for row in rows} == {"0.0"}


def test_n_may_come_from_the_options(call: Callable[..., Result], here: Path) -> None:
    (here / "kaal.csv").write_bytes(sheet([["code", "jong", "management"], ["R1", "8", "7"]]))
    without = call("compare", "kaal.csv")
    assert table(without.stdout)["R1"]["young"] == ""
    assert without.stderr.splitlines() == [
        "Niet getoond bij jonge ambtenaren, aantal antwoorden onbekend (1×). Geef het aantal met --n-young.",
        "Niet getoond bij het management, aantal antwoorden onbekend (1×). "
        "Geef het aantal met --n-management of kies --management agreed.",
    ]
    given = call("compare", "kaal.csv", "--n-young", 34, "--n-management", 8)
    assert table(given.stdout)["R1"]["gap"] == "1.0"


def test_answers_of_one_to_five_are_converted(call: Callable[..., Result], here: Path) -> None:
    (here / "vijf.csv").write_bytes(sheet([["code", "jong", "n_jong", "sd_jong"], ["R1", "4,2", "34", "0,8"]]))
    assert "--scale 1-5" in call("compare", "vijf.csv").stderr
    row = table(call("compare", "vijf.csv", "--scale", "1-5").stdout)["R1"]
    assert (row["young"], row["sd_young"]) == ("8.2", "1.8")


def test_agreed_scores_need_no_n_and_refuse_one(call: Callable[..., Result], here: Path) -> None:
    (here / "af.csv").write_bytes(sheet([["code", "jong", "management", "n_jong"], ["R1", "8", "5,5", "34"]]))
    row = table(call("compare", "af.csv", "--management", "agreed").stdout)["R1"]
    assert (row["management"], row["status_management"], row["n_management"]) == ("5.5", "agreed", "")
    assert "niet anoniem (gemeentesecretaris)" in row["note"]
    refused = call("compare", "af.csv", "--management", "agreed", "--n-management", 8)
    assert (refused.exit_code, "hoort geen aantal" in refused.stderr) == (2, True)


def test_a_threshold_can_be_raised_and_not_lowered(
    call: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert table(call("compare", "gouda.csv", "--threshold", 9).stdout)["R1"]["management"] == ""
    assert call("compare", "gouda.csv", "--threshold", 4).exit_code == 2
    monkeypatch.setenv("RETENTION_CHECK_THRESHOLD", "10")
    assert table(call("compare", "gouda.csv", "--threshold", 5).stdout)["R1"]["management"] == ""
    monkeypatch.setenv("RETENTION_CHECK_THRESHOLD", "3")
    assert call("compare", "gouda.csv").exit_code == 2


def test_all_mistakes_in_a_sheet_are_told_and_nothing_is_written(call: Callable[..., Result], here: Path) -> None:
    (here / "fout.csv").write_bytes(sheet([["code", "jong"], ["R1", "11"], ["R2", "x"]]))
    done = call("compare", "fout.csv", "-o", "uit.csv")
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 2
    assert not (here / "uit.csv").exists()


@pytest.mark.parametrize("name", ["weg.csv", "."])
def test_a_sheet_that_cannot_be_read_is_told(call: Callable[..., Result], name: str) -> None:
    done = call("compare", name)
    assert done.exit_code == 2
    assert "bestaat niet" in done.stderr or "kan niet gelezen worden" in done.stderr


def test_a_report_in_html_is_made_without_the_pdf_libraries(call: Callable[..., Result], here: Path) -> None:
    done = call("report", "gouda.csv", "--municipality", "Gouda", "--date", "2026-11-21", "-o", "r.html")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "Gouda" in (here / "r.html").read_text("utf-8")


@needs_pango
def test_a_report_in_pdf_is_made(call: Callable[..., Result], here: Path) -> None:
    arguments = ("report", "gouda.csv", "--municipality", "Gouda", "--topics", "r3,M3.2", "--staff", 120, "-o", "r.pdf")
    assert call(*arguments).exit_code == 0
    assert (here / "r.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert call(*arguments).exit_code == 2
    assert call(*arguments, "--force").exit_code == 0


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--municipality", "Gouda 😀", "niet kunnen afdrukken: 😀"),
        ("--municipality", "  ", "is leeg"),
        ("--municipality", "x" * 81, "te lang"),
        ("--topics", "R3,R12", "Onbekend onderwerp: R12"),
        ("--staff", "20", "volgens --staff werken er maar 20"),
        ("--role", "baas 東", "niet kunnen afdrukken: 東"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    call: Callable[..., Result], here: Path, option: str, value: str, words: str
) -> None:
    given = {"--municipality": "Gouda"} | {option: value}
    done = call("report", "gouda.csv", "-o", "r.html", *(part for pair in given.items() for part in pair))
    assert (done.exit_code, words in done.stderr) == (2, True), done.stderr
    assert not (here / "r.html").exists()


def test_no_progress_is_told_when_standard_error_is_no_terminal(call: Callable[..., Result]) -> None:
    assert call("report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html").stderr == ""


def test_a_withheld_score_is_in_no_output(call: Callable[..., Result], here: Path) -> None:
    rows = [["code", "jong", "management", "n_jong", "n_management"], ["R1", "3,7", "7,1", "4", "8"]]
    (here / "klein.csv").write_bytes(sheet(rows))
    done = call("compare", "klein.csv")
    assert "3.7" not in done.stdout + done.stderr
    assert "3,7" not in done.stderr
    document = json.dumps(json.loads((call("compare", "klein.csv", "-o", "k.json"), (here / "k.json").read_text())[1]))
    assert "3.7" not in document


def test_without_a_sheet_the_pack_is_made(call: Callable[..., Result], here: Path) -> None:
    assert call("report", "--municipality", "Texel", "-o", "pack.html").exit_code == 0
    assert "Zonder eigen cijfers" in (here / "pack.html").read_text("utf-8")


@pytest.mark.parametrize("preset", ["poster", "uitdeel", "volledig"])
def test_each_preset_is_made(call: Callable[..., Result], here: Path, preset: str) -> None:
    done = call("report", "gouda.csv", "--municipality", "Gouda", "--preset", preset, "-o", "r.html")
    assert done.exit_code == 0
    text = (here / "r.html").read_text("utf-8")
    assert ('id="afspraken"' in text) == (preset != "poster")
    assert ('id="cijfers"' in text) == (preset == "volledig")


def test_agreements_and_the_previous_round_are_printed(call: Callable[..., Result], here: Path) -> None:
    (here / "afspraken.csv").write_bytes(sheet([["wat", "rol", "status"], ["Mentoren zoeken", "HR", "loopt"]]))
    (here / "vorig.csv").write_bytes(sheet([[*GOUDA[0]], ["R1", "6,6", "7,1", "30", "8"]]))
    arguments = ["report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html", "--agreements", "afspraken.csv"]
    done = call(*arguments, "--previous", "vorig.csv", "--previous-date", "2025-11-01", "--date", "2026-11-21")
    assert done.exit_code == 0, done.stderr
    text = (here / "r.html").read_text("utf-8")
    assert "Mentoren zoeken" in text
    assert "1 november 2025" in text
    assert "+2,0" in text


def test_a_previous_round_needs_an_earlier_date(call: Callable[..., Result]) -> None:
    arguments = ("report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html", "--previous", "gouda.csv")
    assert "--previous-date" in call(*arguments).stderr
    done = call(*arguments, "--date", "2026-01-01", "--previous-date", "2026-01-01")
    assert (done.exit_code, "vóór deze ronde" in done.stderr) == (2, True)
    assert call("report", "--municipality", "Texel", "-o", "r.html", "--previous", "gouda.csv").exit_code == 2


def test_mistakes_in_agreements_are_told(call: Callable[..., Result], here: Path) -> None:
    (here / "afspraken.csv").write_bytes(sheet([["wat", "status"], ["Mentoren 😀", ""]]))
    done = call("report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html", "--agreements", "afspraken.csv")
    assert (done.exit_code, "niet kunnen afdrukken: 😀" in done.stderr) == (2, True)


def test_figures_are_written_with_their_numbers(call: Callable[..., Result], here: Path) -> None:
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


def test_a_poster_without_management_leaves_no_figure_of_it_in_the_file(
    call: Callable[..., Result], here: Path
) -> None:
    arguments = ("report", "gouda.csv", "--municipality", "Gouda", "--preset", "poster", "--poster-without-management")
    assert call(*arguments, "-o", "p.html").exit_code == 0
    text = (here / "p.html").read_text("utf-8")
    assert "t-overall-reason {" in text
    assert "t-R3 {" not in text
    assert "b5500f%22" not in text.split("</style>")[0].split("t-overall")[-1]
    (here / "m.csv").write_bytes(sheet([["code", "management", "n_management"], ["R1", "7", "8"]]))
    empty = call("report", "m.csv", *arguments[2:], "-o", "q.html")
    assert (empty.exit_code, "blijft een poster zonder management leeg" in empty.stderr) == (2, True)


def test_the_number_of_this_round_is_not_lent_to_the_previous_one(call: Callable[..., Result], here: Path) -> None:
    (here / "vorig.csv").write_bytes(sheet([["code", "jong"], ["R1", "3,3"]]))
    arguments = ["report", "gouda.csv", "--municipality", "Gouda", "-o", "r.html", "--n-young", 34]
    done = call(*arguments, "--previous", "vorig.csv", "--previous-date", "2025-01-01")
    assert done.exit_code == 0
    text = (here / "r.html").read_text("utf-8")
    assert "Er is niets te vergelijken." in text
    assert "3,3" not in text.split("</style>")[1]


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
def test_a_place_that_cannot_be_written_is_told(call: Callable[..., Result], arguments: tuple[str, ...]) -> None:
    done = call(*arguments)
    assert done.exit_code == 2
    assert done.stderr.strip()


def test_a_full_disk_on_standard_output_is_told(here: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "retention_check.cli", "compare", "gouda.csv"]
        done = subprocess.run(command, cwd=here, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)


def run(*arguments: str, folder: Path, code: str | None = None) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, *(("-c", code) if code else ("-m", "retention_check.cli")), *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def test_compare_loads_nothing_of_the_report_and_the_help_nothing_heavy(here: Path) -> None:
    loaded = (
        "import sys; from retention_check.cli import main; main.main(sys.argv[1:], standalone_mode=False); "
        "heavy = ('pandas', 'jinja2', 'weasyprint', 'fontTools'); "
        "print([name for name in heavy if name in sys.modules], file=sys.stderr)"
    )
    assert run("compare", "gouda.csv", folder=here, code=loaded).stderr.strip() == "['pandas']"
    assert run("template", "-o", "a.csv", folder=here, code=loaded).stderr.strip() == "[]"


def test_the_module_is_the_same_command(here: Path) -> None:
    done = run("compare", "gouda.csv", folder=here)
    assert done.returncode == 0
    assert "R3" in done.stdout


@needs_pango
def test_doctor_finds_everything_in_order(call: Callable[..., Result]) -> None:
    done = call("doctor")
    assert (done.exit_code, "MISSING" in done.stdout) == (0, False), done.stdout


def test_without_the_pdf_libraries_the_command_says_how_to_install_them(here: Path) -> None:
    # a weasyprint that fails as it does on a machine without Pango
    broken = here / "broken" / "weasyprint"
    broken.mkdir(parents=True)
    (broken / "__init__.py").write_text("raise OSError(\"cannot load library 'libgobject-2.0-0'\")")
    environment = {**os.environ, "PYTHONPATH": str(here / "broken")}
    command = [sys.executable, "-m", "retention_check.cli"]
    report = ["report", "gouda.csv", "--municipality", "Gouda", "-o", "r.pdf"]
    done = subprocess.run([*command, *report], cwd=here, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "ontbreekt" in done.stderr
    assert "libpango" in done.stderr or "pango" in done.stderr
    compare = subprocess.run(
        [*command, "compare", "gouda.csv"], cwd=here, env=environment, capture_output=True, text=True, check=False
    )
    assert compare.returncode == 0
    doctor = subprocess.run([*command, "doctor"], env=environment, capture_output=True, text=True, check=False)
    assert doctor.returncode == 1
    assert "MISSING PDF" in doctor.stdout
