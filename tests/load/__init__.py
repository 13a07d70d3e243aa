"""Many phones at once, and faults in the middle: `python -m tests.load room`, `server` or `faults` (CONTRIBUTING.md).

Everything here is bounded in count and in time, asks this computer alone, and ends what it started by its id.
"""
