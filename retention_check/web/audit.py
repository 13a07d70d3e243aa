"""The log for administrators: what was done to which round, and how it ended; no secret, no person, no address."""

import logging

log = logging.getLogger("retention_check")


def log_event(action: str, public_id: str, result: str) -> None:
    """One line: what was done to what, and how it ended."""
    log.info("%s %s %s", action, public_id, result)
