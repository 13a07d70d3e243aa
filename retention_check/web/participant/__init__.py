"""Who takes part in a meeting: joining with a code, and what their phone shows. No cookie: the link is all there is."""

from retention_check.web.participant.joining import joining
from retention_check.web.participant.pages import participant

__all__ = ["joining", "participant"]
