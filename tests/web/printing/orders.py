"""Orders to print, and a printer that needs no renderer: it tells what it was given."""

import threading
from collections.abc import Callable

from flask import Flask

from retention_check.domain.round import Round
from retention_check.pdf import RenderedPdf
from retention_check.report import Report, ReportOptions
from retention_check.web.printing import Press, PrintOrder, Source
from tests.web.client import SavedRound, stored

USUAL = ReportOptions()


def press_of(app: Flask) -> Press:
    press: Press = app.extensions["press"]
    return press


def kept_files(app: Flask) -> list[str]:
    """Names of the PDFs that an app keeps, without the example's."""
    folder = press_of(app)._kept.folder
    names = [path.name for path in folder.iterdir()] if folder.is_dir() else []
    return sorted(name for name in names if name != "locks" and not name.startswith("example."))


def order_of(app: Flask, saved: SavedRound, options: ReportOptions = USUAL) -> PrintOrder:
    """What an organiser gets of a round as it is stored now."""
    found = stored(app, saved.public_id)
    return PrintOrder(found.round, None, options, 5, Source.of(found))


class Printer:
    """In the place of `pdf_jobs.render`: gives a text with what is printed, and can be held up."""

    def __init__(self) -> None:
        self.printed: list[str] = []
        self.niceness: list[int] = []
        self.may_end = threading.Event()
        self.may_end.set()
        self.started = threading.Semaphore(0)
        self.meanwhile: Callable[[], object] = lambda: None
        self.failure: Exception | None = None

    def render(self, report: Report, niceness: int) -> RenderedPdf:
        self.started.release()
        assert self.may_end.wait(30)
        self.meanwhile()
        self.niceness.append(niceness)
        if self.failure:
            raise self.failure
        self.printed.append(text_of(report.comparison.round, report.options))
        return RenderedPdf(self.printed[-1].encode(), 1, ())


def text_of(round: Round, options: ReportOptions) -> str:
    """What `Printer` makes of a round."""
    figures = [(entry.code, entry.side.value, str(entry.mean)) for entry in round.entries]
    agreed = [each.what for each in round.agreements]
    return f"%PDF- {round.municipality} {options.preset} {options.topics} {figures} {agreed}"
