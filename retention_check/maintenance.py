"""What was kept long enough goes: once at the start of a laptop's app; on a server by `retention-check expire`."""

import logging
from datetime import date

from retention_check import clock, store
from retention_check.kept_pdfs import KeptPdfs
from retention_check.store import Database, Expired, UnavailableError

log = logging.getLogger("retention_check")

DAYS_UNTIL_WARNING = 3  # days without `expire` after which an administrator is warned


def expire(database: Database, kept: KeptPdfs) -> Expired:
    """Let expired rounds go, with what was printed of them and is still kept; UnavailableError."""
    expired = store.expiry.expire(database, clock.today())
    if expired.condensed or expired.deleted:
        kept.forget_rounds()  # of the others too: they are soon made again
    return expired


def expire_rounds(database: Database, kept: KeptPdfs) -> bool:
    """The same, and log how many; False when the database could not be reached."""
    try:
        expired = expire(database, kept)
    except UnavailableError:
        log.error("expiry failed: the database cannot be reached")  # noqa: TRY400 - the trace says nothing more
        return False
    if expired.condensed or expired.deleted:
        log.info("expiry: %d rounds condensed, %d deleted", expired.condensed, expired.deleted)
    return True


def expiry_warning(database: Database, today: date) -> str:
    """What to tell an administrator when `retention-check expire` has not run for three days; else empty."""
    last = store.expiry.last_expiry(database)
    if last is None:
        return "retention-check expire has never run: let a timer run it every day"
    if (days := (today - last).days) < DAYS_UNTIL_WARNING:
        return ""
    return f"retention-check expire has not run for {days} days: look at its timer"
