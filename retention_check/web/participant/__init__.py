"""Who takes part in a meeting: joining with a code, and what their phone shows. No cookie: the link is all there is."""

from retention_check.web.participant import pages, told, voting
from retention_check.web.participant.blueprint import participant
from retention_check.web.participant.joining import joining

__all__ = ["joining", "participant"]

MODULES = (pages, voting, told)
