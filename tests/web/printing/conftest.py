"""An app of its own for every test: what it keeps, and what it is making, is nobody else's."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from retention_check.web import pdf_jobs
from tests.web.client import SavedRound, published, running, save_round
from tests.web.printing.orders import Printer, press_of


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    """A laptop's app that makes reports ahead."""
    with running(tmp_path, pdfs_ahead=1) as found:
        yield found
        assert press_of(found).ahead.wait(60)


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    """In the place of the renderer."""
    found = Printer()
    monkeypatch.setattr(pdf_jobs, "render", found.render)
    return found


@pytest.fixture
def gouda(app: Flask) -> SavedRound:
    """A complete round with both groups published: reports are handed out of it."""
    return save_round(app, published())
