"""The file of a whole round, to keep, and to load again here or on another machine: its format, written and read."""

from retention_check.round_file.contents import is_work_file
from retention_check.round_file.format import ROUND_FORMAT, ROUND_VERSION
from retention_check.round_file.reading import RoundFile, read_round
from retention_check.round_file.writing import write_round

__all__ = ["ROUND_FORMAT", "ROUND_VERSION", "RoundFile", "is_work_file", "read_round", "write_round"]
