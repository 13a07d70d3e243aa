"""The pages for whoever comes when a meeting is over, and for who was not given the link to lead it.

The page of an error is looked up when it is needed: `errors` itself needs who takes part, and they need the meeting.
"""

from retention_check.config import Mode
from retention_check.web.extensions import settings

OVER = "Deze bijeenkomst is afgelopen"
WHAT_IS_LEFT = (
    "Of de link is vervangen door een nieuwe. Wat is afgesproken, staat in de ronde: wie de ronde beheert, opent die "
    "met de beheerlink. Het raden, de stippen en wie meedeed zijn gewist."
)
NOT_LEADING = (
    "Deze pagina is voor wie de bijeenkomst leidt. Open haar met de link om te leiden. "
    "Vraag die aan wie de bijeenkomst klaarzette: hij staat daar op de bladzijde over de bijeenkomst."
)
OWN_LAPTOP = (
    " Is dit uw eigen laptop? Open dan de link die in het venster van het programma staat. "
    "Is dat venster dicht? Start het programma opnieuw, op dezelfde manier als anders. In die regel staat:"
)


def over_page(_error: Exception | None = None) -> tuple[str, int]:
    """410 in words about a meeting."""
    from retention_check.web.errors import error_page

    return error_page(410, WHAT_IS_LEFT, OVER)


def not_leading_page() -> tuple[str, int]:
    """403 in words about a meeting; on a laptop it ends with the command that opens it."""
    from retention_check.web.errors import error_page

    return error_page(403, NOT_LEADING + ("" if settings().mode is Mode.CENTRAL else OWN_LAPTOP))
