"""Sheets of means with headings of their own: a row for each statement, or for each group, and not for each person."""

from retention_check.importers.surveys.means.kept import is_kept_means, read_kept_means
from retention_check.importers.surveys.means.reading import MeansReading, read_means
from retention_check.importers.surveys.means.recognising import looks_like_means
from retention_check.importers.surveys.means.sheet import MeansSheet, sheet_of, sheet_of_rows

__all__ = [
    "MeansReading",
    "MeansSheet",
    "is_kept_means",
    "looks_like_means",
    "read_kept_means",
    "read_means",
    "sheet_of",
    "sheet_of_rows",
]
