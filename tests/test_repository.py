"""What public code carries beside its code: publiccode.yml as the standard has it, and a licence for every file."""

import importlib.metadata
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from retention_check import __version__

ROOT = Path(__file__).parent.parent
# mandatory keys of publiccode.yml 0.4; `url` is added by who publishes it
MANDATORY = {
    "publiccodeYmlVersion",
    "name",
    "platforms",
    "categories",
    "developmentStatus",
    "softwareType",
    "description",
    "legal",
    "maintenance",
    "localisation",
}
SYSTEMS = {"linux": "Linux", "mac": "macOS", "windows": "Windows"}
CATEGORIES = {"hr", "data-analytics", "survey", "employee-management", "data-visualization"}  # those that would fit
STATES = {"concept", "development", "beta", "stable", "obsolete"}


@pytest.fixture(scope="module")
def publiccode() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    return found


def test_publiccode_has_what_the_standard_asks(publiccode: dict[str, Any]) -> None:
    assert set(publiccode) >= MANDATORY
    assert set(publiccode["categories"]) <= CATEGORIES
    assert publiccode["developmentStatus"] in STATES
    assert publiccode["maintenance"]["contacts"][0]["name"]
    for texts in publiccode["description"].values():
        assert len(texts["shortDescription"]) <= 150
        assert 150 <= len(texts["longDescription"]) <= 10_000


def test_publiccode_agrees_with_the_package_and_the_readme(publiccode: dict[str, Any]) -> None:
    metadata = importlib.metadata.metadata("retention-check")
    assert publiccode["softwareVersion"] == __version__ == metadata["Version"]
    assert publiccode["legal"]["license"] == metadata["License-Expression"] == "EUPL-1.2"
    readme = (ROOT / "README.md").read_text("utf-8")
    named = {system for system, name in SYSTEMS.items() if name in readme}
    assert named == set(publiccode["platforms"]) - {"web"}


def test_the_licence_at_the_top_is_the_one_that_reuse_reads() -> None:
    assert (ROOT / "LICENSE").read_bytes() == (ROOT / "LICENSES" / "EUPL-1.2.txt").read_bytes()


def test_every_command_of_the_makefile_is_there() -> None:
    if shutil.which("make") is None:
        pytest.skip("sudo apt-get install make")
    for target in ("install", "run", "test", "test-all", "lint", "format", "benchmark"):
        done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
