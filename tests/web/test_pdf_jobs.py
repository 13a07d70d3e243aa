"""A PDF is made in a child process: it arrives, or a message says why not, and the next page works all the same."""

from collections.abc import Iterator

import pytest
from flask import Flask

from retention_check import isolation
from retention_check.isolation import ChildFailedError, FailureCause
from retention_check.web import pdf_jobs
from tests.pdf.needs import needs_pango
from tests.web import failing_work
from tests.web.client import SavedRound, Visitor, save_published

POSTER = "/voorbeeld/rapport.pdf?soort=poster"


@pytest.fixture
def gouda(app: Flask) -> SavedRound:
    """A round of which both groups are published."""
    return save_published(app)


@pytest.fixture
def asked_anew() -> Iterator[None]:
    """Asked anew whether it can render."""
    pdf_jobs._require_renderer.cache_clear()
    yield
    pdf_jobs._require_renderer.cache_clear()


@needs_pango
def test_a_poster_is_rendered(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/rapport.pdf?soort=poster")
    assert (page.status, page.data[:5]) == (200, b"%PDF-")
    assert page.headers["Content-Type"] == "application/pdf"
    assert page.headers["Content-Disposition"] == 'attachment; filename="poster-gouda-2026-11-21.pdf"'


@pytest.mark.usefixtures("asked_anew")
@pytest.mark.parametrize(
    ("work", "told"),
    [
        (failing_work.dies, "het programma stopte opeens"),
        (failing_work.sleeps, "het duurde te lang"),
        (failing_work.has_no_library, "apt-get"),
    ],
    ids=["crash", "time", "library"],
)
def test_a_report_that_fails_is_a_message_and_the_next_page_works(
    me: Visitor, gouda: SavedRound, monkeypatch: pytest.MonkeyPatch, work: object, told: str
) -> None:
    monkeypatch.setattr(pdf_jobs, "render_report", work)
    monkeypatch.setattr(pdf_jobs, "SECONDS_TO_RENDER", 30 if work is not failing_work.sleeps else 0.2)
    for _ in range(3):  # more than there are slots: every failure gives its slot back
        page = me.get(f"{gouda.at}/rapport.pdf?soort=poster")
        assert page.status == 503
        assert told in page.main
    assert me.get(f"{gouda.at}/resultaten").status == 200


@pytest.mark.usefixtures("asked_anew")
def test_too_little_memory_is_a_message(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_jobs, "MEMORY_TO_RENDER", 40)
    page = visitor.get(POSTER)
    assert page.status == 503
    assert "PDF" in page.main


@pytest.mark.usefixtures("asked_anew")
def test_without_the_library_the_page_says_what_to_install(
    me: Visitor, gouda: SavedRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_jobs, "_loads", failing_work.does_not_load)
    page = me.get(f"{gouda.at}/rapport")
    assert "Voor een PDF mist deze computer een onderdeel" in page.main
    assert "Download PDF" not in page.main
    assert "Bekijk als webpagina" in page.main
    assert me.get(f"{gouda.at}/rapport.html").status == 200


@pytest.mark.usefixtures("asked_anew")
def test_a_trial_that_failed_once_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[object] = [ChildFailedError(FailureCause.TIME), False, True]
    trials: list[object] = []

    def run(*_arguments: object, **_limits: object) -> object:
        trials.append(answers[len(trials)])
        if isinstance(trials[-1], Exception):
            raise trials[-1]
        return trials[-1]

    monkeypatch.setattr(isolation, "run_isolated", run)
    assert [pdf_jobs.can_render() for _ in range(5)] == [False, False, True, True, True]
    assert len(trials) == 3
