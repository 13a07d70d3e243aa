"""A file becomes entries, or a list of what to put right."""

from retention_check.importers.score_sheet import ParseResult, SheetOptions, read_sheet
from retention_check.importers.table import Problem

__all__ = ["ParseResult", "Problem", "SheetOptions", "read_sheet"]
