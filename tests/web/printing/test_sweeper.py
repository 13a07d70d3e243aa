"""Kept PDFs go when nobody asks for anything, at the start after a server was killed, and when the server ends."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from retention_check import kept_pdfs
from retention_check.kept_pdfs import KeptPdfs
from retention_check.web.printing import sweeper
from retention_check.web.printing.sweeper import Sweeper

ROOT = Path(__file__).parent.parent.parent.parent
KEEP_AND_END = """
import sys
from pathlib import Path
from retention_check.kept_pdfs import KeptPdfs
from retention_check.web.printing.sweeper import Sweeper
kept = KeptPdfs(Path(sys.argv[1]), b"key")
for name in ("a.b", kept.example_name(b"program")):
    assert kept.keep(name, b"%PDF-")
Sweeper(kept).sweep_later()
"""


@pytest.fixture
def kept(tmp_path: Path) -> KeptPdfs:
    return KeptPdfs(tmp_path / "kept", b"key")


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A quarter of an hour is half a second."""
    monkeypatch.setattr(kept_pdfs, "KEPT_SECONDS", 0.4)
    monkeypatch.setattr(sweeper, "SWEEP_SECONDS", 0.1)


def waits_until_gone(path: Path) -> bool:
    until = time.monotonic() + 30
    while path.exists() and time.monotonic() < until:
        time.sleep(0.05)
    return not path.exists()


def test_it_goes_when_nobody_asks_and_the_sweeping_ends_then(kept: KeptPdfs) -> None:
    found = Sweeper(kept)
    for name in ("a.b", "a.c"):  # the second time after the sweeping had ended
        kept.keep(name, b"%PDF-")
        found.sweep_later()
        found.sweep_later()
        assert (kept.folder / name).exists()
        assert waits_until_gone(kept.folder / name)
        until = time.monotonic() + 30
        while found._timer is not None and time.monotonic() < until:
            time.sleep(0.05)
        assert found._timer is None


def test_what_a_killed_server_left_behind_goes_after_the_next_start(kept: KeptPdfs) -> None:
    kept.keep("a.b", b"%PDF-")
    Sweeper(kept).start()
    assert waits_until_gone(kept.folder / "a.b")


def test_where_nothing_is_kept_nothing_runs(kept: KeptPdfs) -> None:
    found = Sweeper(kept)
    found.start()
    assert found._timer is None


def test_when_the_server_ends_the_example_alone_stays(kept: KeptPdfs) -> None:
    subprocess.run([sys.executable, "-c", KEEP_AND_END, str(kept.folder)], cwd=ROOT, check=True)
    assert [path.name for path in kept.folder.iterdir()] == [kept.example_name(b"program")]
