"""The name and version of the file of a whole round, and what it leaves room for."""

ROUND_FORMAT = "retention_check.round"
ROUND_VERSION = 1
