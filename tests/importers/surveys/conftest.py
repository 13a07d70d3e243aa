"""A child that reads an export costs little where the forkserver has loaded what reads it, as in the program."""

from retention_check import isolation
from retention_check.web.pdf_jobs import PRELOADED

isolation.preload(PRELOADED)  # when this is collected: before any test of this process starts a child
