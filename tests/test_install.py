"""The wheel: it holds what is served and nothing of the build, and its command works from any folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from retention_check import places
from tests.test_pdf import needs_pango

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder), str(ROOT)]
    subprocess.run(command, check=True, timeout=300)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-P", "-m", "retention_check.cli", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_wheel_holds_templates_styles_fonts_and_the_study(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "templates/report/report.html",
        "templates/charts/row.svg",
        "templates/base.html",
        "static/css/report.css",
        "static/css/app.css",
        "static/js/app.js",
        "static/vendor/theme.css",
        "static/vendor/components.css",
        "migrations/versions/0001_rounds.py",
        "migrations/env.py",
        "static/fonts/source-sans-3-latin-400-normal.ttf",
        "static/fonts/LICENSE-source-sans-3.txt",
        "study/items.toml",
        "study/means.csv",
        "example/voorbeeldstad.csv",
    ):
        assert f"retention_check/{name}" in names


def test_the_wheel_holds_nothing_of_the_build_or_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert not [
        name for name in names if "node_modules" in name or "package" in name or "hook" in name or "tests" in name
    ]


def test_in_a_checkout_the_folders_lie_beside_the_package() -> None:
    assert places.folder("templates") == ROOT / "templates"
    assert places.folder("static") == ROOT / "static"


def test_a_folder_that_is_nowhere_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        places.folder("nergens")


@needs_pango
def test_the_installed_command_makes_the_example_from_any_folder(installed: Path, tmp_path: Path) -> None:
    assert run(installed, tmp_path, "template", "--filled", "-o", "v.xlsx").returncode == 0
    done = run(installed, tmp_path, "report", "v.xlsx", "--municipality", "Voorbeeldstad", "-o", "r.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    asked = "import retention_check.places as places; print(places.folder('static'))"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    found = subprocess.run(
        [sys.executable, "-P", "-c", asked], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert found.stdout.startswith(str(installed))
