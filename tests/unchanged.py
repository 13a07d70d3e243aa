"""What users of version 0.1.0 got: fingerprints of files and pages, made by outside interfaces alone.

`python -m tests.unchanged` prints them, on the day DAY; `tests/unchanged.json` holds those of the code before its
packages were renamed. The comparison goes when the output is changed on purpose.
"""

import csv
import hashlib
import io
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import html5lib
from click.testing import CliRunner

from retention_check.app import create_app
from retention_check.cli import main
from retention_check.config import Mode, Settings

DAY = "2026-11-21"
Row = dict[str, str]


def _moved(row: Row) -> Row:
    return row | {name: str(min(10.0, round(float(row[name]) + 0.1, 1))) for name in ("jong", "management")}


def _without(*names: str) -> Callable[[Row], Row]:
    return lambda row: row | dict.fromkeys(names, "")


SHEETS: dict[str, tuple[Callable[[Row], Row], tuple[str, ...]]] = {
    "example": (lambda row: row, ()),
    "moved": (_moved, ("--staff", "120", "--role", "managementteam")),
    "young": (lambda row: _without("management", "n_management", "sd_management")(_moved(row)), ()),
    "management": (lambda row: _without("jong", "n_jong", "sd_jong")(_moved(row)), ()),
    "few": (lambda row: _moved(row) | {"n_jong": "4"}, ()),
    "uncounted": (lambda row: _without("n_jong", "n_management")(_moved(row)), ("--n-young", "9")),
    "answers": (
        lambda row: row | {name: str(round((float(row[name]) - 1) / 2.25 + 1, 2)) for name in ("jong", "management")},
        ("--scale", "1-5"),
    ),
    "marks": (_moved, ("--scale", "marks")),
    "agreed": (
        lambda row: _without("n_management", "sd_management")(row) | {"management": "7.75"},
        ("--management", "agreed", "--role", "gemeentesecretaris"),
    ),
    "turned": (lambda row: _moved(row) | {"jong": row["management"], "management": row["jong"]}, ()),
    "equal": (lambda row: row | {"jong": "7", "management": "7"}, ("--threshold", "8")),
}
PAGES: tuple[str, ...] = (
    "resultaten",
    "resultaten/redenen",
    "resultaten/maatregelen",
    "resultaten/kaart",
    "resultaten/R3",
)
PAGES += ("resultaten/onderwerpen", "rapport", "resultaten/redenen?volgorde=verschil&alleen=groot")


def outputs() -> dict[str, str]:
    """A fingerprint of every file and page, by its name."""
    with tempfile.TemporaryDirectory() as folder:
        before = Path.cwd()
        os.chdir(folder)
        try:
            return dict(_files()) | dict(_pages(Path(folder)))
        finally:
            os.chdir(before)


def _files() -> Iterator[tuple[str, str]]:
    _run("template", "-o", "filled.csv", "--filled")
    text = Path("filled.csv").read_bytes().decode("utf-8-sig").replace(",", ".")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    for name, (change, options) in SHEETS.items():
        Path(name).mkdir()
        sheet = f"{name}/sheet.csv"
        with Path(sheet).open("w", newline="") as output:
            writer = csv.DictWriter(output, [each for each in rows[0] if each != "item"], extrasaction="ignore")
            writer.writeheader()
            writer.writerows(map(change, rows))
        about = (*options, "--municipality", f"Gemeente {name}")
        _run("compare", sheet, "-o", f"{name}/compared.csv", *options)
        _run("compare", sheet, "-o", f"{name}/compared.json", *options)
        _run("report", sheet, "-o", f"{name}/report.html", "--date", DAY, *about)
        _run("report", sheet, "-o", f"{name}/poster.html", "--date", DAY, "--preset", "poster", *about)
        _run("figures", sheet, "-o", f"{name}/figures", *about)
    for file in sorted(path for path in Path().rglob("*") if path.is_file()):
        yield str(file), hashlib.sha256(file.read_bytes()).hexdigest()[:24]


def _pages(folder: Path) -> Iterator[tuple[str, str]]:
    client = create_app(Settings(mode=Mode.LOCAL, data_folder=folder / "data")).test_client()
    for page in PAGES:
        with client.get(f"/voorbeeld/{page}") as answer:
            tree = html5lib.parse(answer.get_data(), namespaceHTMLElements=False)
            words = " ".join("".join(tree.find("body").itertext()).split())
            yield page, hashlib.sha256(f"{answer.status_code} {words}".encode()).hexdigest()[:24]


def _run(*arguments: str) -> None:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output


if __name__ == "__main__":
    print(json.dumps(outputs(), indent=0))
