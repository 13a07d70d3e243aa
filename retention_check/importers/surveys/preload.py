"""Imported by the forkserver, so that every child that reads an export finds pandas and what reads exports loaded."""

from retention_check.importers.surveys import understand
from retention_check.importers.surveys.files import containers
from retention_check.importers.surveys.table import kept_survey, tables

__all__ = ["containers", "kept_survey", "tables", "understand"]
