"""What a respondent is told when something does not go as it should: no session, and nothing of an organiser's."""

from dataclasses import replace

from flask import Response, g, jsonify, make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from retention_check.store import ClosedError, CodeError, GoneError
from retention_check.web.extensions import study
from retention_check.web.respondent.answers import chosen_in, wants_json
from retention_check.web.respondent.blueprint import respondent
from retention_check.web.respondent.limits import TooManyTriesError
from retention_check.web.respondent.short_code import short_code
from retention_check.web.without_session import WAIT, Told, error_view, kept_fields, tell_faults

ADDRESSES = ("/vragen/", "/v/")  # of which none may lead to a page with a session, whatever stands after it
LATER = Told(
    "Er ging bij ons iets mis",
    "Het ligt niet aan u.",
    "Wacht een minuut en laad deze pagina dan opnieuw.",
    "later",
)
TOLD = {
    400: Told(
        "Dit konden wij niet lezen", "", "Ga terug naar de vorige pagina en probeer het nog een keer.", "onbruikbaar"
    ),
    403: Told(
        "Dit konden wij niet aannemen",
        "Wij konden niet zien dat dit van onze eigen pagina kwam. Er is niets geteld.",
        "Open de link of de QR-code opnieuw, in de gewone browser van uw telefoon of computer.",
        "geweigerd",
    ),
    404: Told(
        "Deze vragenlijst is er niet",
        "",
        "Klopt de link of de code helemaal? Kijk nog eens op de uitnodiging, of scan de QR-code opnieuw.",
        "weg",
    ),
    405: Told(
        "Dit kan hier niet", "", "Ga terug naar de vorige pagina en gebruik de knop die daar staat.", "onbruikbaar"
    ),
    410: Told(
        "Deze link werkt niet meer",
        "De link is ingetrokken, of de vragenlijst is voorbij en gewist. Of er antwoordden te weinig mensen van uw "
        "groep. Dan tonen wij niets.",
        "Vraag het aan wie u uitnodigde.",
        "weg",
    ),
    413: Told("Dit was te groot", "Er is niets geteld.", "Open de link opnieuw en begin nog een keer.", "onbruikbaar"),
    429: Told(
        "Even wachten",
        "Er kwamen net te veel verkeerde codes of antwoorden binnen, misschien van anderen.",
        "Wacht een minuut en probeer het dan opnieuw.",
        "later",
    ),
    500: LATER,
    503: Told(
        "Dit lukt nu niet",
        "Wij kunnen nu niet bij de vragenlijst.",
        "Wacht een minuut en laad deze pagina dan opnieuw.",
        "later",
    ),
}
TOO_LATE = Told(
    "De vragenlijst is gesloten",
    "Uw antwoorden kwamen te laat en zijn niet geteld. Dat kunnen wij niet meer veranderen.",
    "Gaat de vragenlijst weer open? Dan kunt u met dezelfde link alsnog antwoorden.",
    "gesloten",
)
NO_CODE = Told(
    "Eerst uw eenmalige code",
    "Uw antwoorden zijn nog niet geteld. Deze vragenlijst begint met een eenmalige code.",
    "Ga naar het begin en vul uw code in.",
    "code",
)


def is_for_respondent() -> bool:
    """Whether an address that leads nowhere looks like one of a respondent."""
    return f"{request.path}/".startswith(ADDRESSES)


def tell(status: int, told: Told | None = None) -> Response:
    """A page that says what is wrong, or one word of it for a script."""
    told = told or TOLD.get(status) or TOLD[400 if status < 500 else 500]
    if wants_json():
        return make_response(jsonify(stand=told.stand), status)
    kept = kept_fields(status)
    start = url_for(".show") if "secret" in g and status < 404 else ""
    return make_response(
        render_template(
            "respondent/told.html",
            told=told,
            status=status,
            kept=kept,
            chosen=_chosen() if kept else [],
            start=start,
        ),
        status,
    )


tell_error = error_view(tell)


def on_too_many_tries(error: Exception) -> ResponseReturnValue:
    """Too many wrong codes or answers came in: wait, or take the way that is never limited."""
    told = TOLD[429]
    return tell(429, replace(told, do=f"{told.do} {error}".strip())), WAIT


def _chosen() -> list[tuple[str, str]]:
    """The answers that were sent, as their sender knows them."""
    items = ((study().item(code), answer) for code, answer in chosen_in(request.form).items())
    return [(item.text, study().answer_words[item.kind][answer - 1]) for item, answer in items]


for pages in (respondent, short_code):
    tell_faults(pages, tell)
    pages.register_error_handler(GoneError, lambda _error: tell(410))
    pages.register_error_handler(ClosedError, lambda _error: tell(410, TOO_LATE))
    pages.register_error_handler(CodeError, lambda _error: tell(403, NO_CODE))
    pages.register_error_handler(TooManyTriesError, on_too_many_tries)
