"""Telling what went wrong where there is no session: pages of who answers and who takes part, with words of their own.

Each audience has its own texts and its own page; how an error becomes one, and what is kept of what was sent, is here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from retention_check.store import UnavailableError
from retention_check.web.audit import log
from retention_check.web.guard import is_own

WAIT = {"Retry-After": "60"}
KEEPS_SENT = {429, 500, 503}  # where what was sent stays in the page, to be sent once more

Tell = Callable[[int], Response]
ErrorView = Callable[[HTTPException], ResponseReturnValue]


@dataclass(frozen=True)
class Told:
    """What is told: a title, what happened, what to do, and in one word for a script."""

    title: str
    now: str
    do: str
    stand: str

    @property
    def text(self) -> str:
        """What happened, and what to do."""
        return f"{self.now} {self.do}".strip()


def kept_fields(status: int) -> list[tuple[str, str]]:
    """What was sent with a form of ours, to be sent once more; nothing where that would not help."""
    return list(_sent_fields()) if status in KEEPS_SENT else []


def error_view(tell: Tell) -> ErrorView:
    """What makes a page of an error that Flask or a view raised."""

    def tell_error(error: HTTPException) -> ResponseReturnValue:
        if error.code is None or error.code < 400:
            return error.get_response()
        response = tell(error.code)
        if isinstance(error, MethodNotAllowed):
            response.headers["Allow"] = ", ".join(error.valid_methods or ())
        return response

    return tell_error


def tell_faults(pages: Blueprint, tell: Tell) -> None:
    """Let these pages tell every error, a database that is away and a fault of ours; no log holds what was sent."""

    def on_unavailable(error: Exception) -> ResponseReturnValue:
        log.error("database unavailable: %s", type(error.__cause__ or error).__name__)
        return tell(503), WAIT

    def on_fault(error: Exception) -> ResponseReturnValue:
        log.error("fault at %s", request.endpoint, exc_info=error)
        return tell(500), WAIT

    pages.register_error_handler(HTTPException, error_view(tell))
    pages.register_error_handler(UnavailableError, on_unavailable)
    pages.register_error_handler(Exception, on_fault)


def _sent_fields() -> Iterator[tuple[str, str]]:
    if request.method == "POST" and is_own():
        yield from ((name, text.replace("\0", "")) for name, text in request.form.items(multi=True))
