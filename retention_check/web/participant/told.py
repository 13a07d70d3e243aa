"""What who takes part is told when something does not go as it should: no session, and nothing of an organiser's."""

from flask import Blueprint, Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from retention_check.store import GoneError, UnavailableError
from retention_check.web.audit import log
from retention_check.web.participant.blueprint import participant
from retention_check.web.participant.joining import joining
from retention_check.web.respondent.limits import TooManyTriesError
from retention_check.web.respondent.told import WAIT, Told, kept_fields

ADDRESSES = ("/d/", "/deelnemen/")  # of which none may lead to a page with a session, whatever stands after it
LATER = Told(
    "Er ging bij ons iets mis", "Het ligt niet aan u.", "Wacht een minuut en probeer het dan opnieuw.", "later"
)
TOLD = {
    400: Told("Dit konden wij niet lezen", "", "Ga terug en probeer het nog een keer.", "onbruikbaar"),
    403: Told(
        "Dit konden wij niet aannemen",
        "Wij konden niet zien dat dit van onze eigen pagina kwam. Er is niets geteld.",
        "Scan de code op het scherm opnieuw, en open hem in de gewone browser van uw telefoon of computer.",
        "geweigerd",
    ),
    404: Told(
        "Deze pagina is er niet",
        "",
        "Klopt de code helemaal? Kijk nog eens op het scherm, of scan de QR-code opnieuw.",
        "weg",
    ),
    405: Told(
        "Dit kan hier niet", "", "Ga terug naar de vorige pagina en gebruik de knop die daar staat.", "onbruikbaar"
    ),
    410: Told(
        "Deze bijeenkomst is afgelopen",
        "Dank u voor het meedoen. Uw link werkt niet meer, en de stemmen worden gewist.",
        "Wilt u de afspraken nalezen? Vraag het aan wie u uitnodigde.",
        "weg",
    ),
    413: Told("Dit was te groot", "Er is niets geteld.", "Ga terug en probeer het nog een keer.", "onbruikbaar"),
    429: Told(
        "Even wachten",
        "Er kwamen net te veel verkeerde codes binnen, misschien van anderen.",
        "Wacht een minuut en probeer het dan opnieuw.",
        "later",
    ),
    500: LATER,
    503: Told(
        "Dit lukt nu niet",
        "Wij kunnen nu niet bij de bijeenkomst.",
        "Wacht een minuut en probeer het dan opnieuw.",
        "later",
    ),
}
CODE_OVER = Told(
    "Deze code werkt niet meer",
    "De bijeenkomst is afgelopen, of er is een nieuwe code.",
    "Staat er een code op het scherm? Typ dan die.",
    "weg",
)


def is_for_participant() -> bool:
    """Whether an address that leads nowhere looks like one of who takes part."""
    return f"{request.path}/".startswith(ADDRESSES)


def tell(status: int, told: Told | None = None) -> Response:
    """A page that says what is wrong, with what was sent where it can be sent again."""
    told = told or TOLD.get(status) or TOLD[400 if status < 500 else 500]
    kept = list(kept_fields()) if status in {429, 500, 503} else []
    page = render_template("participant/told.html", told=told, status=status, kept=kept, onward=_onward(status))
    return make_response(page, status)


def tell_error(error: HTTPException) -> ResponseReturnValue:
    """An error that Flask or a view raised."""
    if error.code is None or error.code < 400:
        return error.get_response()
    response = tell(error.code)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(error.valid_methods or ())
    return response


def on_gone(_error: Exception) -> ResponseReturnValue:
    """The meeting is over; for who types a code it may also be another one now."""
    return tell(410, None if request.blueprint == participant.name else CODE_OVER)


def on_unavailable(error: Exception) -> ResponseReturnValue:
    """The database cannot be reached: what was chosen stays in the page."""
    log.error("database unavailable: %s", type(error.__cause__ or error).__name__)
    return tell(503), WAIT


def on_fault(error: Exception) -> ResponseReturnValue:
    """A fault of ours; its trace holds no address and nothing that was chosen."""
    log.error("fault at %s", request.endpoint, exc_info=error)
    return tell(500), WAIT


def _onward(status: int) -> tuple[str, str] | None:
    """Where to go on: to one's own page while it is there, else to type a code."""
    if request.blueprint == participant.name and status not in {404, 410}:
        return url_for("participant.show", token=g.token), "Naar de bijeenkomst"
    return (url_for("joining.ask_code"), "Typ een code") if status in {404, 410} else None


def _tell_all_of(pages: Blueprint) -> None:
    pages.register_error_handler(HTTPException, tell_error)
    pages.register_error_handler(GoneError, on_gone)
    pages.register_error_handler(TooManyTriesError, lambda _error: (tell(429), WAIT))
    pages.register_error_handler(UnavailableError, on_unavailable)
    pages.register_error_handler(Exception, on_fault)


for each in (participant, joining):
    _tell_all_of(each)
