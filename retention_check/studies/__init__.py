"""Studies as data, each in a folder of its own, loaded into the domain's types."""

from retention_check.studies.loading import load_study

__all__ = ["load_study"]
