"""Every error a visitor can meet becomes a page in Dutch that says what to do."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Flask, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, MethodNotAllowed, SecurityError

from retention_check.config import Mode
from retention_check.importers.surveys.files.limits import MEGABYTE, USUAL
from retention_check.store import ConflictError, GoneError, UnavailableError
from retention_check.web.audit import log
from retention_check.web.auth import can_create_round
from retention_check.web.extensions import settings
from retention_check.web.sent_form import sent_form, sent_texts


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
        "Open de ronde met de beheerlink of de inkijklink die u kreeg. Een ronde beginnen kan met een uitnodiging.",
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
        "Hebt u de ronde zelf gewist? Dan is dat gelukt. Kreeg u de link van iemand anders? Vraag om een nieuwe.",
    ),
    413: ErrorText(
        "Dit bestand is te groot",
        "Er is niets van bewaard. Een scoreblad is meestal heel klein. "
        "Kopieer de tabel naar een nieuw bestand en probeer het opnieuw.",
    ),
    422: ErrorText("Dit bestand kunnen wij niet gebruiken", "Ga terug en kies een ander bestand."),
    500: ErrorText(
        "Er ging bij ons iets mis",
        "Het ligt niet aan u. Wat u eerder bewaarde, is er nog. Probeer het over een minuut opnieuw.",
    ),
    503: ErrorText(
        "Wij kunnen dit nu niet doen",
        "De server kan nu niet bij de gegevens. Wacht een minuut en laad deze pagina dan opnieuw.",
    ),
}

OF_PAGE = {  # the text of an error on one page
    (413, "organiser.upload.check"): f"Er is niets van bewaard. Een bestand mag hooguit {USUAL.file // MEGABYTE} MB "
    f"zijn, en meer bestanden samen hooguit {USUAL.total // MEGABYTE} MB. Kopieer de tabel naar een nieuw bestand, "
    "zonder opmaak en plaatjes, en probeer het opnieuw.",
}

WITHOUT_KEY = {
    Mode.LOCAL: "Is dit uw eigen computer? Open dan de link die in het venster van het programma staat. "
    "Is dat venster dicht? Start het programma opnieuw, op dezelfde manier als anders. In die regel staat:",
    Mode.ROOM: "Bent u in de zaal? Open de resultaten met de inkijklink of de QR-code die u krijgt. "
    "Is dit uw eigen laptop? Open dan de link die in het venster van het programma staat. "
    "Is dat venster dicht? Start het programma opnieuw, op dezelfde manier als anders. In die regel staat:",
}
RETRY = {"Retry-After": "60"}
SHOWS_SENT = {400, 403, 410}  # what was typed is lost there, for the page does not come back
START = {Mode.LOCAL: "retention-check serve", Mode.ROOM: "retention-check serve --room"}

BACK = {
    "organiser.upload.check": ("organiser.upload.check", "Kies een ander bestand"),
    "organiser.survey.understood.check": ("organiser.upload.check", "Upload het bestand opnieuw"),
    "organiser.upload.understood": ("organiser.upload.check", "Terug naar het scoreblad"),
    "public.new_round.restore": ("public.new_round.restore", "Kies een ander bestand"),
}
AUDIENCE_BACK = {
    "organiser": ("organiser.round.overview", "Naar uw ronde"),
    "viewer": ("viewer.results.summary", "Naar de resultaten"),
    "example": ("example.results.summary", "Naar het voorbeeld"),
}

# Whether the address that was asked for is one of theirs, and what tells them of an error.
Audience = tuple[Callable[[], bool], Callable[[HTTPException], ResponseReturnValue]]

FOREIGN_HOST = "<!doctype html><html lang='nl'><title>Fout</title><p>Dit adres hoort niet bij deze website.</p></html>"


def init_app(app: Flask, *without_session: Audience) -> None:
    """Map every error to its page, in one place; some audiences have pages of their own, without a session."""

    def on_any(error: HTTPException) -> ResponseReturnValue:
        own = next((tell for is_theirs, tell in without_session if is_theirs()), on_http)
        return on_http(error) if isinstance(error, SecurityError) else own(error)

    app.register_error_handler(HTTPException, on_any)
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
    if known == 403 and (mode := settings().mode) in WITHOUT_KEY:
        text, command = text or WITHOUT_KEY[mode], command or START[mode]
    text = text or OF_PAGE.get((known, request.endpoint or ""), "")
    shown = {"title": title or default.title, "text": text or default.text, "command": command}
    sent = sent_texts() if known in SHOWS_SENT else ()
    return render_template("errors/error.html", **shown, status=known, ways=ways_back(known), sent=sent), status


def ways_back(status: int) -> list[tuple[str, str]]:
    """Where a visitor can go on: only to what this visitor was let into, and always to the start page."""
    start = (url_for("public.home.index"), "Naar de startpagina")
    is_closed = status in {403, 410, 503}  # the round itself cannot be opened now
    endpoint = BACK.get(request.endpoint or "") or AUDIENCE_BACK.get(str(g.get("audience", "")))
    if endpoint is None or is_closed or not _was_let_in(endpoint[0]):
        return [start]
    return [(url_for(endpoint[0]), endpoint[1]), start]


def _was_let_in(endpoint: str) -> bool:
    """Whether this request got as far as the page it asked for: a round was opened, or may be begun."""
    if endpoint.startswith("public."):
        return can_create_round()
    return endpoint.startswith("example.") or "stored_round" in g


def on_http(error: HTTPException) -> ResponseReturnValue:
    """The page of an error that Flask or a view raised."""
    if error.code is None or error.code < 400:
        return error.get_response()
    if isinstance(error, MethodNotAllowed):
        return *error_page(405), {"Allow": ", ".join(error.valid_methods or ())}
    return error_page(error.code)


def on_unavailable(error: Exception) -> ResponseReturnValue:
    """The database cannot be reached: say so, tell the administrator, and lose nothing that was sent."""
    log.error("database unavailable: %s", type(error.__cause__ or error).__name__)
    if sent := sent_form():
        return render_template("errors/sent.html", sent=sent, status=503), 503, RETRY
    return *error_page(503), RETRY


def on_fault(error: Exception) -> tuple[str, int]:
    """A fault of ours: the trace is for the administrator; its address is left out, for it may hold a secret."""
    log.error("fault at %s", request.endpoint, exc_info=error)
    return error_page(500)
