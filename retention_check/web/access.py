"""Who may do what: a secret link is exchanged for a signed cookie, which opens the rounds it names and no others."""

import logging
import re
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from flask import Blueprint, Flask, abort, current_app, g, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface

from retention_check.config import Settings
from retention_check.store import ConflictError, GoneError, StoredRound, Store, UnavailableError

MOST_ROUNDS = 20  # that one cookie remembers, newest last
PUBLIC = re.compile("[a-z2-7]{16}")
PROOF = 16  # characters of a hash that the cookie keeps: a withdrawn link no longer matches
OWNER, MANAGED, VIEWED, INVITED = "owner", "rounds", "views", "invited"

log = logging.getLogger("retention_check")


class Cookies(SecureCookieSessionInterface):
    """The session cookie: its name tells laptops' ports apart, and it is Secure where the request is."""

    def __init__(self, settings: Settings) -> None:
        self.is_central = settings.is_central
        self.port = settings.port

    def get_cookie_name(self, app: Flask) -> str:
        """`__Host-` binds the cookie to this host alone; browsers accept that only over TLS."""
        if self.get_cookie_secure(app):
            return "__Host-retention_check"
        return "retention_check" if self.is_central else f"retention_check_{self.port}"

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        """True over TLS."""
        return request.is_secure


def settings() -> Settings:
    """How this installation works."""
    return cast(Settings, current_app.extensions["settings"])


def store() -> Store:
    """The rounds."""
    return cast(Store, current_app.extensions["store"])


def is_owner() -> bool:
    """True for who opened the app on this laptop with the link that was printed at its start."""
    return not settings().is_central and session.get(OWNER) is True


def manage(found: StoredRound) -> None:
    """Let this browser manage a round from now on."""
    _remember(MANAGED, found.public_id, found.manage_hash)


def view(found: StoredRound) -> None:
    """Let this browser view a round from now on."""
    _remember(VIEWED, found.public_id, found.view_hash or "")


def forget(public_id: str) -> None:
    """Take a round out of the cookie."""
    for kind in (MANAGED, VIEWED):
        session[kind] = [pair for pair in session.get(kind, []) if pair[0] != public_id]


def managed_round(public_id: str) -> StoredRound:
    """The round that this browser may manage; 404, 410 or 403 otherwise."""
    found = _existing(public_id)
    if not (is_owner() or dict(session.get(MANAGED, [])).get(public_id) == found.manage_hash[:PROOF]):
        abort(403)
    return found


def viewed_round(public_id: str) -> StoredRound:
    """The round that this browser may view; 404, 403, or 410 when the link was withdrawn."""
    found = _existing(public_id)
    proof = dict(session.get(VIEWED, [])).get(public_id)
    if proof is None:
        abort(403)
    if not found.view.is_open or proof != (found.view_hash or "")[:PROOF]:
        raise GoneError
    return found


def for_managers(blueprint: Blueprint) -> None:
    """Every page of a blueprint with `<public>` in its address is for who manages that round: it becomes `g.round`."""

    @blueprint.url_value_preprocessor
    def load(_endpoint: str | None, values: dict[str, str] | None) -> None:
        if values and (public_id := values.pop("public", None)):
            g.round = managed_round(public_id)

    @blueprint.url_defaults
    def add(endpoint: str, values: dict[str, str]) -> None:
        if "round" in g and current_app.url_map.is_endpoint_expecting(endpoint, "public"):
            values.setdefault("public", g.round.public_id)


def current() -> StoredRound:
    """The round of this page."""
    return cast(StoredRound, g.round)


def open_for_entry() -> StoredRound:
    """This page's round, if scores can still be entered; else back to its page, which says why not."""
    found = current()
    if found.is_condensed:
        abort(redirect(url_for("rounds.manage")))
    return found


def change(**fields: object) -> None:
    """Save this page's round with some fields changed; ConflictError when someone else was first."""
    found = current()
    store().save(found.public_id, found.version, replace(found.round, **fields))  # type: ignore[arg-type]


def unsaved(save: Callable[[], object]) -> int:
    """0 when it was saved, else the status to answer with: the page then shows what was typed once more."""
    try:
        save()
    except ConflictError:
        return 409
    except UnavailableError:
        return 503
    return 0


def tell(action: str, public_id: str, result: str) -> None:
    """One line for administrators: what was done to what, and how it ended; no secret, no person."""
    log.info("%s %s %s", action, public_id, result)


def _existing(public_id: str) -> StoredRound:
    if not PUBLIC.fullmatch(public_id):
        abort(404)
    found = store().load(public_id)
    if found is None:
        if store().is_gone(public_id):
            raise GoneError
        abort(404)
    return found


def _remember(kind: str, public_id: str, secret_hash: str) -> None:
    known = [pair for pair in session.get(kind, []) if pair[0] != public_id]
    session[kind] = [*known, [public_id, secret_hash[:PROOF]]][-MOST_ROUNDS:]
