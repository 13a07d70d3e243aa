"""One child process for each PDF, picture or Word file, from a forkserver with the renderer preloaded."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from retention_check import isolation, paths
from retention_check.doctor import install_command
from retention_check.isolation import ChildFailedError
from retention_check.pdf import MissingLibraryError, MissingPictureLibraryError, RenderedPdf
from retention_check.pdf.pictures import can_make_pictures, png_pictures
from retention_check.report import Report
from retention_check.report.failures import WHY
from retention_check.report.handout_pages import render_handout
from retention_check.report.handouts import Handout
from retention_check.report.pdf import render_report
from retention_check.report.word import word_file
from retention_check.word import MissingWordLibraryError, can_make_word_files

SECONDS_TO_RENDER = 30
MEMORY_TO_RENDER = 3072  # megabytes of address space; a report uses a few hundred
OFFICE_INSTALL = 'pip install "retention-check[office]"'
PRELOADED = ("retention_check.report.preload", "retention_check.importers.surveys.preload")


Result = TypeVar("Result")


class NotRenderedError(Exception):
    """A report, picture or Word file that could not be made now; its text tells the visitor why, in Dutch."""


@dataclass(frozen=True)
class MissingPart:
    """What this computer lacks, in Dutch, and the command that installs it."""

    text: str
    command: str


class NoRendererError(NotRenderedError):
    """What renders is not there, so none can be made until it is installed."""

    def __init__(self, missing: MissingPart) -> None:
        super().__init__(f"{missing.text} {missing.command}")
        self.missing = missing


def render(report: Report, niceness: int = 0) -> RenderedPdf:
    """The report as PDF; NotRenderedError when the renderer failed or is missing. Niceness: how far others go first."""
    return _in_child("De PDF", niceness, render_report, report)


def print_handout(handout: Handout, niceness: int = 0) -> RenderedPdf:
    """A handout of a questionnaire as PDF; NotRenderedError when the renderer failed or is missing."""
    return _in_child("De PDF", niceness, render_handout, handout)


def draw(drawing: str, niceness: int = 0) -> bytes:
    """An SVG text as PNG; NotRenderedError when the renderer failed or is missing."""
    [picture] = _in_child("Het beeld", niceness, png_pictures, (drawing,), paths.resource_dir("static"))
    return picture


def write(report: Report, niceness: int = 0) -> bytes:
    """The report as a Word file; NotRenderedError when what makes it failed or is missing."""
    return _in_child("Het Word-bestand", niceness, word_file, report)


def _in_child(what: str, niceness: int, work: Callable[..., Result], *arguments: object) -> Result:
    try:
        return isolation.run_isolated(
            work, *arguments, seconds=SECONDS_TO_RENDER, megabytes=MEMORY_TO_RENDER, niceness=niceness
        )
    except MissingLibraryError:
        raise NoRendererError(missing_library()) from None
    except MissingPictureLibraryError:
        raise NoRendererError(missing_picture_library()) from None
    except MissingWordLibraryError:
        raise NoRendererError(missing_word_library()) from None
    except (ImportError, OSError) as error:  # too little memory to load the renderer, for one
        raise NotRenderedError(f"{what} kon niet gemaakt worden. Probeer het opnieuw.") from error
    except ChildFailedError as error:
        raise NotRenderedError(f"{what} kon niet gemaakt worden: {WHY[error.cause]}. Probeer het opnieuw.") from error


def prepare() -> None:
    """Start the forkserver with the renderer loaded, so that the first report is as quick as the next."""
    isolation.preload(PRELOADED)


def can_render() -> bool:
    """True when the renderer's system libraries are there; asked in a child until they are found once."""
    try:
        _require_renderer()
    except (ChildFailedError, MissingLibraryError, ImportError, OSError):
        return False
    return True


@cache  # what raises is not kept: a trial that failed on a busy machine is made again
def _require_renderer() -> None:
    if not isolation.run_isolated(_loads, seconds=SECONDS_TO_RENDER, megabytes=MEMORY_TO_RENDER):
        raise MissingLibraryError


def missing_library() -> MissingPart:
    """What to tell when the renderer's system libraries are not there."""
    return _missing("een PDF", install_command())


def can_draw() -> bool:
    """True when the library that draws pictures is there; whether the renderer is, is told when one is asked for."""
    return can_make_pictures()


def missing_picture_library() -> MissingPart:
    """What to tell when the library that draws pictures is not there."""
    return _missing("een PNG", OFFICE_INSTALL)


def can_write() -> bool:
    """True when the library that makes Word files is there; without the renderer they come without drawings."""
    return can_make_word_files()


def missing_word_library() -> MissingPart:
    """What to tell when the library that makes Word files is not there."""
    return _missing("Word", OFFICE_INSTALL)


def _missing(what: str, command: str) -> MissingPart:
    return MissingPart(f"Voor {what} mist deze computer een onderdeel. Een beheerder kan het installeren met:", command)


def _loads() -> bool:
    try:
        import retention_check.pdf.rendering
    except OSError:
        return False
    return bool(retention_check.pdf.rendering)
