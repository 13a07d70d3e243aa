"""Everything becomes HTML pages: the parts of the report in their order, one template each."""

from retention_check.report.figures import figure_files
from retention_check.report.making import Choices, Report, fingerprint, make_report
from retention_check.report.pages import (
    drawing,
    filters,
    map_drawing,
    names,
    printable,
    rank_drawing,
    report_html,
    static_folder,
)
from retention_check.report.parts import PARTS, Preset
from retention_check.report.printing import printed

__all__ = [
    "PARTS",
    "Choices",
    "Preset",
    "Report",
    "drawing",
    "figure_files",
    "filters",
    "fingerprint",
    "make_report",
    "map_drawing",
    "names",
    "printable",
    "printed",
    "rank_drawing",
    "report_html",
    "static_folder",
]
