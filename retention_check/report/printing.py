"""A round and choices become a PDF: everything from comparing to printing, to be run in a child process."""

from retention_check.pdf import Printed, print_pdf
from retention_check.report.making import Report
from retention_check.report.pages import printable, static_folder


def printed(report: Report) -> Printed:
    """The report as PDF; MissingLibraryError without Pango. A fault in the renderer can end the process."""
    return print_pdf(printable(report), static_folder())
