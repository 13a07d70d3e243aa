"""What who takes part is told when something does not go as it should: no session, and nothing of an organiser's."""

from flask import Response, g, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from retention_check.store import CrowdedError, GoneError, RenewedError
from retention_check.web.participant.blueprint import participant
from retention_check.web.participant.joining import joining
from retention_check.web.respondent.limits import TooManyTriesError
from retention_check.web.without_session import WAIT, Told, error_view, kept_fields, tell_faults

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
    code = "" if told is TOLD[410] else status  # who comes after the end did nothing wrong
    page = render_template(
        "participant/told.html", told=told, code=code, kept=kept_fields(status), onward=_onward(status, told)
    )
    return make_response(page, status)


tell_error = error_view(tell)


def on_gone(error: Exception) -> ResponseReturnValue:
    """The meeting is over; for who joined or types a code it may also be another one now."""
    if isinstance(error, RenewedError):
        return tell(410, RENEWED)
    return tell(410, None if request.blueprint == participant.name else CODE_OVER)


def _onward(status: int, told: Told) -> tuple[str, str] | None:
    """Where to go on: to one's own page while it is there, else to type a code; nowhere after the end."""
    if request.blueprint == participant.name and status not in {404, 410}:
        return url_for("participant.show", token=g.token), "Naar de bijeenkomst"
    is_lost = status in {404, 410} and told is not TOLD[410]
    return (url_for("joining.ask_code"), "Typ een code") if is_lost else None


for pages in (participant, joining):
    tell_faults(pages, tell)
    pages.register_error_handler(GoneError, on_gone)
    pages.register_error_handler(CrowdedError, lambda _error: tell(409, CROWDED))
    pages.register_error_handler(TooManyTriesError, lambda _error: (tell(429), WAIT))
