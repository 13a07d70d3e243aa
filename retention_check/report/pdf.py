"""A Report becomes a PDF: laying out and printing together, to be run in a child process."""

from retention_check import paths
from retention_check.pdf import RenderedPdf, render_pdf
from retention_check.report.model import Report
from retention_check.report.rendering import printable_document


def render_report(report: Report) -> RenderedPdf:
    """The report as PDF; MissingLibraryError without Pango. A fault in the renderer can end the process."""
    return render_pdf(printable_document(report), paths.resource_dir("static"))
