"""Every error a visitor can meet becomes a page in Dutch that says what to do."""

from dataclasses import dataclass

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, SecurityError

from retention_check.store import ConflictError, GoneError, UnavailableError
from retention_check.web.audit import log


@dataclass(frozen=True)
class ErrorText:
    """What happened, and what the visitor can do."""

    title: str
    text: str


ERROR_TEXTS = {
    400: ErrorText(
        "Wij konden dit formulier niet aannemen",
        "Misschien stond de pagina te lang open, of kwam het formulier van een andere website. "
        "Ga terug, laad de pagina opnieuw en verstuur het formulier nog een keer.",
    ),
    403: ErrorText(
        "Deze pagina is niet voor u open",
        "Open de ronde met de beheerlink of de inkijklink die u kreeg. Een ronde beginnen kan met een uitnodiging. "
        "Werkt u op uw eigen laptop? Open dan het adres dat in het venster van het programma staat.",
    ),
    404: ErrorText(
        "Deze pagina is er niet",
        "Klopt het adres helemaal? Bij een link uit een mail valt het laatste stukje soms weg.",
    ),
    405: ErrorText("Dit kan hier niet", "Ga terug naar de vorige pagina en gebruik de knop die daar staat."),
    409: ErrorText(
        "Iemand anders was u net voor",
        "Intussen is deze ronde gewijzigd. Er is niets van u bewaard en niets overschreven. "
        "Ga terug, laad de pagina opnieuw en kijk wat er veranderd is.",
    ),
    410: ErrorText(
        "Deze link werkt niet meer",
        "De ronde is gewist, de link is ingetrokken of de bewaartijd is voorbij. "
        "Vraag degene die u de link gaf om een nieuwe.",
    ),
    413: ErrorText(
        "Dit bestand is te groot",
        "Een scoreblad is meestal heel klein. Kopieer de tabel naar een nieuw bestand en probeer het opnieuw.",
    ),
    422: ErrorText("Dit bestand kunnen wij niet gebruiken", "Ga terug en kies een ander bestand."),
    500: ErrorText(
        "Er ging bij ons iets mis",
        "Het ligt niet aan u. Wat u eerder bewaarde, is er nog. Probeer het over een minuut opnieuw.",
    ),
    503: ErrorText(
        "Wij kunnen dit nu niet doen",
        "De server is bezig of kan even niet bewaren. Wat u net verstuurde, is niet bewaard. "
        "Ga terug (wat u typte, staat er dan nog) en probeer het over een minuut opnieuw.",
    ),
}


FOREIGN_HOST = "<!doctype html><html lang='nl'><title>Fout</title><p>Dit adres hoort niet bij deze website.</p></html>"


def init_app(app: Flask) -> None:
    """Map every error to its page, in one place."""
    app.register_error_handler(HTTPException, on_http)
    app.register_error_handler(CSRFError, lambda _error: error_page(400))
    app.register_error_handler(GoneError, lambda _error: error_page(410))
    app.register_error_handler(ConflictError, lambda _error: error_page(409))
    app.register_error_handler(UnavailableError, on_unavailable)
    app.register_error_handler(Exception, on_fault)


def error_page(status: int, text: str = "", title: str = "", command: str = "") -> tuple[str, int]:
    """The page of an error, with a text and a title of its own if given, and a command that mends it."""
    known = status if status in ERROR_TEXTS else 400 if status < 500 else 500
    if isinstance(request.routing_exception, SecurityError):  # a foreign host name: no address can be made here
        return FOREIGN_HOST, 400
    default = ERROR_TEXTS[known]
    shown = {"title": title or default.title, "text": text or default.text}
    return render_template("errors/error.html", **shown, status=known, command=command), status


def on_http(error: HTTPException) -> ResponseReturnValue:
    """The page of an error that Flask or a view raised."""
    if error.code is None or error.code < 400:
        return error.get_response()
    if isinstance(error, MethodNotAllowed):
        return *error_page(405), {"Allow": ", ".join(error.valid_methods or ())}
    return error_page(error.code)


def on_unavailable(error: Exception) -> tuple[str, int]:
    """The database cannot be reached: say so, and tell the administrator."""
    log.error("database unavailable: %s", type(error.__cause__ or error).__name__)
    return error_page(503)


def on_fault(error: Exception) -> tuple[str, int]:
    """A fault of ours: the trace is for the administrator; its address is left out, for it may hold a secret."""
    log.error("fault at %s", request.endpoint, exc_info=error)
    return error_page(500)
