"""The name and version of the file of a whole round, and what it leaves room for."""

ROUND_FORMAT = "retention_check.round"
ROUND_VERSION = 2
STAFF_VERSION = 1  # has the number of young staff in place of how many of each side were asked
