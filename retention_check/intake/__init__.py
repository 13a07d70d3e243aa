"""A file becomes entries, or a list of what to put right."""

from retention_check.intake.reading import Options, Reading, read_sheet
from retention_check.intake.table import Problem

__all__ = ["Options", "Problem", "Reading", "read_sheet"]
