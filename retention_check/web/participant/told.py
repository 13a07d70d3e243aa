"""What who takes part is told when something does not go as it should: no session, and nothing of an organiser's."""

from flask import Blueprint, Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from retention_check.store import CrowdedError, GoneError, RenewedError, UnavailableError
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
        "Dank u wel. De bijeenkomst is afgelopen.",
        "Uw link werkt niet meer, en de stemmen zijn gewist.",
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
RENEWED = Told(
    "Deze link werkt niet meer",
    "Er is een nieuwe code om mee te doen. Iedereen doet opnieuw mee.",
    "Scan de nieuwe code op het scherm.",
    "weg",
)
CROWDED = Told(
    "Er doen al heel veel telefoons mee",
    "Er zijn er nu meer dan er mensen kunnen zijn. Daarom kan er even niemand meer bij.",
    "Vraag het aan wie de bijeenkomst leidt, of doe mee op papier.",
    "later",
)


def is_for_participant() -> bool:
    """Whether an address that leads nowhere looks like one of who takes part."""
    return f"{request.path}/".startswith(ADDRESSES)


def tell(status: int, told: Told | None = None) -> Response:
    """A page that says what is wrong, with what was sent where it can be sent again."""
    told = told or TOLD.get(status) or TOLD[400 if status < 500 else 500]
    kept = list(kept_fields()) if status in {429, 500, 503} else []
    code = "" if told is TOLD[410] else status  # who comes after the end did nothing wrong
    page = render_template("participant/told.html", told=told, code=code, kept=kept, onward=_onward(status, told))
    return make_response(page, status)


def tell_error(error: HTTPException) -> ResponseReturnValue:
    """An error that Flask or a view raised."""
    if error.code is None or error.code < 400:
        return error.get_response()
    response = tell(error.code)
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(error.valid_methods or ())
    return response


def on_gone(error: Exception) -> ResponseReturnValue:
    """The meeting is over; for who joined or types a code it may also be another one now."""
    if isinstance(error, RenewedError):
        return tell(410, RENEWED)
    return tell(410, None if request.blueprint == participant.name else CODE_OVER)


def on_unavailable(error: Exception) -> ResponseReturnValue:
    """The database cannot be reached: what was chosen stays in the page."""
    log.error("database unavailable: %s", type(error.__cause__ or error).__name__)
    return tell(503), WAIT


def on_fault(error: Exception) -> ResponseReturnValue:
    """A fault of ours; its trace holds no address and nothing that was chosen."""
    log.error("fault at %s", request.endpoint, exc_info=error)
    return tell(500), WAIT


def _onward(status: int, told: Told) -> tuple[str, str] | None:
    """Where to go on: to one's own page while it is there, else to type a code; nowhere after the end."""
    if request.blueprint == participant.name and status not in {404, 410}:
        return url_for("participant.show", token=g.token), "Naar de bijeenkomst"
    is_lost = status in {404, 410} and told is not TOLD[410]
    return (url_for("joining.ask_code"), "Typ een code") if is_lost else None


def _tell_all_of(pages: Blueprint) -> None:
    pages.register_error_handler(HTTPException, tell_error)
    pages.register_error_handler(GoneError, on_gone)
    pages.register_error_handler(CrowdedError, lambda _error: tell(409, CROWDED))
    pages.register_error_handler(TooManyTriesError, lambda _error: (tell(429), WAIT))
    pages.register_error_handler(UnavailableError, on_unavailable)
    pages.register_error_handler(Exception, on_fault)


for each in (participant, joining):
    _tell_all_of(each)
