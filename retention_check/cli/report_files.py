"""The file that `report` writes: a report as the kind that the name of the file asks for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from retention_check import isolation, paths, pdf
from retention_check.cli import word_files
from retention_check.cli.errors import InputError
from retention_check.dutch import plural

if TYPE_CHECKING:
    from retention_check.report import MeetingPlan, Report

PDF, HTML = ".pdf", ".html"
ENDINGS = (PDF, HTML, word_files.ENDING)
SECONDS_TO_RENDER = 120
MEMORY_TO_RENDER = 3072  # megabytes of address space; a report uses a few hundred


@dataclass(frozen=True)
class ReportFile:
    """What is written, and what is told of it."""

    data: bytes
    told: str = ""


@contextmanager
def maker(ending: str) -> "Iterator[Callable[[Report], ReportFile]]":
    """What makes the file of a report; while there is none to print yet, its child loads the renderer."""
    if ending != PDF:
        yield _html if ending == HTML else _word
        return
    with isolation.child_ahead(pdf.load_renderer, seconds=SECONDS_TO_RENDER, megabytes=MEMORY_TO_RENDER) as child:
        yield partial(_pdf, child)


def meeting_plan(options: dict[str, Any]) -> "MeetingPlan":
    """For which meeting the playbook is read; without a number of people for one of middle size."""
    from retention_check.report import GroupSize, MeetingPlan

    size = GroupSize.of_people(options["people"]) if options["people"] else GroupSize.MIDDLE
    return MeetingPlan(size, not options["management_absent"], options["tables"], options["double_sided"])


def _html(report: "Report") -> ReportFile:
    from retention_check.report import report_html

    return ReportFile(report_html(report).encode())


def _word(report: "Report") -> ReportFile:
    return ReportFile(word_files.word_data(report))


def _pdf(child: Callable[..., pdf.RenderedPdf], report: "Report") -> ReportFile:
    """The PDF of a report; a fault of the renderer is a message."""
    from retention_check.report import printable_document

    try:
        made = child(pdf.render_pdf, printable_document(report), paths.resource_dir("static"))
    except pdf.MissingLibraryError:
        from retention_check.doctor import install_command

        message = "Een systeembibliotheek voor PDF ontbreekt. Installeer die met:"
        hint = "Of maak het rapport als HTML: kies -o met .html."
        raise InputError(message, f"  {install_command()}", hint) from None
    except isolation.ChildFailedError as error:
        from retention_check.report.failures import WHY

        message = f"De PDF kon niet gemaakt worden: {WHY[error.cause]}. Probeer het opnieuw, of kies -o met .html."
        raise InputError(message) from None
    return ReportFile(made.data, plural(made.pages, "bladzijde", "bladzijden"))
