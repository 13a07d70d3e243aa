"""What was kept long enough goes: once at the start of a laptop's app; on a server by `retention-check expire`.

Not by a clock that may be wrong: one that stands years ahead would take every round.
"""

import logging
from datetime import date

from retention_check import clock, store
from retention_check.kept_pdfs import KeptPdfs
from retention_check.store import Database, Expired, UnavailableError

log = logging.getLogger("retention_check")

DAYS_UNTIL_WARNING = 3  # days without `expire` after which an administrator is warned


class ClockError(Exception):
    """The clock of this computer may be wrong: it is long after the last day that was seen here, or before it."""

    def __init__(self, seen: date, today: date) -> None:
        super().__init__(f"the clock says {today}, but the last day that was seen here is {seen}: nothing expires")
        self.seen, self.today = seen, today


def expire(database: Database, kept: KeptPdfs, *, is_date_right: bool = False) -> Expired:
    """Let expired rounds go, with what was printed of them and is still kept; UnavailableError, ClockError.

    Someone who looked at the date can say that it is right; from then on it is the last day that was seen.
    """
    today = clock.today()
    if not is_date_right:
        refuse_doubted(store.seen_days.last_seen(database), today)
    expired = store.expiry.expire(database, today)
    if expired.condensed or expired.deleted or expired.questionnaires or expired.meetings:
        kept.forget_rounds()  # of the others too: they are soon made again
    return expired


def refuse_doubted(seen: date | None, today: date) -> None:
    """ClockError when this day cannot well follow the last one that was seen."""
    if seen is not None and store.seen_days.is_doubted(seen, today):
        raise ClockError(seen, today)


def expire_rounds(database: Database, kept: KeptPdfs) -> bool:
    """The same, and log how many; False when the database could not be reached, or the clock may be wrong."""
    try:
        expired = expire(database, kept)
    except UnavailableError:
        log.error("expiry failed: the database cannot be reached")  # noqa: TRY400 - the trace says nothing more
        return False
    except ClockError as error:
        log.warning(str(error))
        store.compact(database)  # what an earlier start left in the files
        return False
    if expired.condensed or expired.deleted:
        log.info("expiry: %d rounds condensed, %d deleted", expired.condensed, expired.deleted)
    if expired.questionnaires:
        log.info("expiry: %d questionnaires deleted that were not published", expired.questionnaires)
    if expired.meetings:
        log.info("expiry: %d meetings ended that nobody had ended", expired.meetings)
    return True


def expiry_warning(database: Database, today: date) -> str:
    """What to tell an administrator when `retention-check expire` has not run for three days; else empty."""
    last = store.expiry.last_expiry(database)
    if last is None:
        return "retention-check expire has never run: let a timer run it every day"
    seen = store.seen_days.last_seen(database) or last
    if store.seen_days.is_doubted(seen, today):
        return f"{ClockError(seen, today)}; mend the clock, or run retention-check expire --date-is-right"
    if (days := (today - last).days) < DAYS_UNTIL_WARNING:
        return ""
    return f"retention-check expire has not run for {days} days: look at its timer"
