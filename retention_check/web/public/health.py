"""For a load balancer and who looks after it: whether the database answers, and whether `expire` runs."""

import threading
from collections.abc import Callable
from concurrent.futures import Future

from flask import Blueprint, Response, current_app

from retention_check import clock, maintenance, store
from retention_check.store import Database, UnavailableError
from retention_check.web.extensions import database, settings

blueprint = Blueprint("health", __name__)

SECONDS = 2  # for the database to answer
DATABASE = "database\n"


@blueprint.get("/gezond")
def check() -> Response:
    """200 when the database answers in time, else 503; a second line when an administrator has something to do."""
    rounds, is_central = database(), settings().is_central
    asking: Asking = current_app.extensions.setdefault("health", Asking())
    text = asking.within(SECONDS, lambda: state(rounds, is_central))
    return Response(text, status=503 if text == DATABASE else 200, mimetype="text/plain")


def state(database: Database, is_central: bool) -> str:
    """What to answer; as long as the database takes."""
    if not store.is_reachable(database):
        return DATABASE
    warning = maintenance.expiry_warning(database, clock.today()) if is_central else ""
    return f"ok\n{warning}\n" if warning else "ok\n"


class Asking:
    """Asks in the background, once for all who want to know: a database that hangs holds one connection and no more."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._answer: Future[str] | None = None

    def within(self, seconds: float, ask: Callable[[], str]) -> str:
        """The answer, or after so many seconds that there is none."""
        with self._lock:
            if self._answer is None or self._answer.done():
                self._answer = Future()
                threading.Thread(target=_put, args=(self._answer, ask), name="health", daemon=True).start()
            answer = self._answer
        try:
            return answer.result(seconds)
        except (TimeoutError, UnavailableError):
            return DATABASE


def _put(answer: "Future[str]", ask: Callable[[], str]) -> None:
    try:
        answer.set_result(ask())
    except Exception as error:  # noqa: BLE001 - it is raised again for who waits
        answer.set_exception(error)
