"""What this installation has and lacks, told also where nothing can be written."""

import importlib.metadata
import os
import subprocess
import sys
from pathlib import Path

import pytest

from retention_check import doctor

FULL = (
    "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); from retention_check.cli import main; main()"
)


def test_a_full_disk_is_told_in_one_message(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", FULL, "doctor"], capture_output=True, text=True, check=False, env=environment
    )
    assert (done.returncode, done.stderr) == (1, "")
    missing = [line for line in done.stdout.splitlines() if line.startswith("ONTBREEKT")]
    assert len(missing) == 1
    assert "tijdelijke map" in missing[0]
    assert "maak ruimte vrij" in done.stdout


@pytest.mark.parametrize(("package", "purpose"), [("pypdfium2", "PNG"), ("python-docx", "Word")])
def test_what_the_extra_office_brings_is_named_with_what_it_is_for_and_may_be_missing(
    package: str, purpose: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(name: str) -> str:
        if name == package:
            raise importlib.metadata.PackageNotFoundError(name)
        return "1"

    monkeypatch.setattr(importlib.metadata, "version", version)
    monkeypatch.setattr(doctor, "_printing", lambda: doctor.Check("PDF", True, ""))
    found = {check.name: check for check in doctor.examine()}
    assert (found[package].is_fine, purpose in found[package].detail) == (True, True)  # nobody needs it for a report
    assert "[office]" in found[package].detail
