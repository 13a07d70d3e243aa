"""With real children: visitors who never stop cannot hold up an organiser, and one child prints what two ask for."""

import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from flask import Flask

from retention_check.web import pdf_jobs
from tests.pdf.needs import needs_pango
from tests.web.client import SavedRound, Visitor, owner, save_published
from tests.web.printing.orders import kept_files, press_of

pytestmark = needs_pango

LOOPS = 6
ASKED = ("/voorbeeld/rapport.pdf?soort=poster", "/pakket.pdf?gemeente=Ede&onderdeel=brief")


def test_visitors_who_loop_never_keep_an_organiser_from_printing(app: Flask) -> None:
    done = threading.Event()

    def loop(number: int) -> list[int]:
        visitor, seen = Visitor(app), []
        while not done.is_set():
            seen.append(visitor.get(ASKED[number % len(ASKED)]).status)
            time.sleep(0.02)
        return seen

    with ThreadPoolExecutor(LOOPS) as pool:
        loops = [pool.submit(loop, number) for number in range(LOOPS)]
        time.sleep(0.5)
        pages = [owner(app).get(f"{save_published(app).at}/rapport.pdf?soort=poster") for _ in range(3)]
        done.set()
        seen = {status for each in loops for status in each.result(60)}
    assert [(page.status, page.data[:5]) for page in pages] == [(200, b"%PDF-")] * 3
    assert seen == {200, 503}


def test_what_was_made_ahead_is_there_at_the_click(
    app: Flask, me: Visitor, gouda: SavedRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    me.get(f"{gouda.at}/resultaten")
    assert press_of(app).ahead.wait(60)
    assert len(kept_files(app)) == 1
    monkeypatch.setattr(pdf_jobs, "render", None)  # not once more
    page = me.get(f"{gouda.at}/rapport.pdf")
    assert (page.status, page.data[:5]) == (200, b"%PDF-")


def test_a_report_leaves_nothing_in_the_temporary_folder(
    me: Visitor, gouda: SavedRound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    before = set(Path(tempfile.gettempdir()).parent.glob("weasyprint-*"))
    assert me.get(f"{gouda.at}/rapport.pdf?soort=poster").status == 200
    assert list((tmp_path / "temporary").iterdir()) == []
    assert set(Path(tempfile.gettempdir()).parent.glob("weasyprint-*")) == before
