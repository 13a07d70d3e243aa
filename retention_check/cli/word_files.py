"""The report as a Word file from the command line: of which document there is one, and what it misses when it fails."""

from typing import TYPE_CHECKING

from retention_check.cli.document_options import SAME_AS_CONVERSATION
from retention_check.cli.errors import InputError

if TYPE_CHECKING:
    from retention_check.report import Report

ENDING = ".docx"
INSTALL = 'pip install "retention-check[office]"'
SECONDS_TO_MAKE = 120
MEMORY_TO_MAKE = 3072  # megabytes of address space; pictures take most of what is used
OTHERWISE = "Of kies -o met .html of .pdf."


def check(preset: str, *, has_sheet: bool) -> None:
    """Tell before the work is done what stands in the way: another document, or a library that is not installed."""
    from retention_check.word import can_make_word_files

    if preset not in SAME_AS_CONVERSATION or not has_sheet:
        hint = "kies --preset gesprek" if has_sheet else "geef een scoreblad"
        raise InputError(f"Een Word-bestand ({ENDING}) is er alleen van het gespreksrapport: {hint}.", OTHERWISE)
    if not can_make_word_files():
        raise InputError(
            "Voor een Word-bestand ontbreekt een onderdeel. Installeer het met:", f"  {INSTALL}", OTHERWISE
        )


def word_data(report: "Report") -> bytes:
    """The Word file of a report, made in a child process; a fault of the renderer is a message."""
    from retention_check import isolation
    from retention_check.report.word import word_file

    try:
        return isolation.run_isolated(word_file, report, seconds=SECONDS_TO_MAKE, megabytes=MEMORY_TO_MAKE)
    except isolation.ChildFailedError as error:
        from retention_check.report.failures import WHY

        message = f"Het Word-bestand kon niet gemaakt worden: {WHY[error.cause]}. Probeer het opnieuw."
        raise InputError(message, OTHERWISE) from None
