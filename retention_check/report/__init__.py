"""A comparison becomes a report: its sections in their order, each a template, as HTML and as PDF."""

from retention_check.report.documents import PARTS, SECTIONS, Preset, preset_of
from retention_check.report.drawings import item_drawing, map_drawing, rank_drawing
from retention_check.report.figure_files import figure_file, figure_files
from retention_check.report.model import GroupSize, MeetingPlan, Report, ReportOptions, make_report
from retention_check.report.rendering import printable_document, report_html

__all__ = [
    "PARTS",
    "SECTIONS",
    "GroupSize",
    "MeetingPlan",
    "Preset",
    "Report",
    "ReportOptions",
    "figure_file",
    "figure_files",
    "item_drawing",
    "make_report",
    "map_drawing",
    "preset_of",
    "printable_document",
    "rank_drawing",
    "report_html",
]
