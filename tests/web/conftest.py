"""One app on a laptop and one on a server for all tests of the web; who breaks a database makes an app of its own."""

from collections.abc import Iterator

import pytest
from flask import Flask

from retention_check import store
from retention_check.app import create_app
from retention_check.pdf import RenderedPdf
from retention_check.report import Report
from retention_check.report.handouts import Handout
from retention_check.store import migrate
from retention_check.web import pdf_jobs
from tests.web.client import SavedRound, Visitor, central_settings, database_of, owner, running, save_round


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app on a laptop."""
    with running(tmp_path_factory.mktemp("laptop")) as found:
        yield found


@pytest.fixture(scope="session")
def central(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The app on a server."""
    settings = central_settings(tmp_path_factory.mktemp("server"))
    migrate(settings.database_url)
    found = create_app(settings)
    yield found
    store.disconnect(database_of(found))


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Anyone, on the laptop's app."""
    return Visitor(app)


@pytest.fixture
def me(app: Flask) -> Visitor:
    """Who opened the app on this laptop."""
    return owner(app)


@pytest.fixture
def gouda(app: Flask) -> SavedRound:
    """A complete round of its own for every test."""
    return save_round(app)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    """The reports that would have gone to a child process to become a PDF."""
    reports: list[Report] = []

    def render(report: Report, _niceness: int) -> RenderedPdf:
        reports.append(report)
        return RenderedPdf(b"%PDF-", 1, ())

    monkeypatch.setattr(pdf_jobs, "render", render)
    return reports


@pytest.fixture
def handed(monkeypatch: pytest.MonkeyPatch) -> list[Handout]:
    """The handouts that would have gone to a child process to become a PDF."""
    found: list[Handout] = []

    def print_handout(handout: Handout, _niceness: int) -> RenderedPdf:
        found.append(handout)
        return RenderedPdf(b"%PDF-", 1, ())

    monkeypatch.setattr(pdf_jobs, "print_handout", print_handout)
    return found
