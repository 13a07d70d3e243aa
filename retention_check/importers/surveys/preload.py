"""Imported by the forkserver, so that every child that reads an export finds pandas and what reads exports loaded."""

from retention_check.importers.surveys import containers, kept_survey, tables, understand

__all__ = ["containers", "kept_survey", "tables", "understand"]
