"""The round that an organiser's page is about: asked for, changed, and kept from changes that come too late."""

from dataclasses import replace
from typing import cast

from flask import abort, g, redirect, url_for

from retention_check import clock, store
from retention_check.domain.round import Round
from retention_check.store import StoredRound
from retention_check.web.extensions import database, press


def current_round() -> StoredRound:
    """The round of this page."""
    return cast(StoredRound, g.stored_round)


def previous_round() -> Round | None:
    """The round before that of this page, None when there is none any more."""
    stored = stored_previous()
    return stored.round if stored else None


def stored_previous() -> StoredRound | None:
    """The same as it is stored."""
    previous_id = current_round().previous_id
    return store.rounds.load(database(), previous_id, clock.today()) if previous_id else None


def require_editable_round() -> StoredRound:
    """This page's round, if scores can still be entered; else back to its overview, which says why not."""
    stored = current_round()
    if stored.is_condensed:
        abort(redirect(url_for("organiser.round.overview")))
    return stored


def update_round(**changes: object) -> None:
    """Save this page's round with some fields changed; ConflictError when someone else was first."""
    stored = current_round()
    save_round(stored, replace(stored.round, **changes))  # type: ignore[arg-type]


def save_round(stored: StoredRound, round: Round) -> None:
    """Save a round over the version that was loaded, which becomes this page's round; ConflictError, GoneError.

    What was printed of the version before is of no use any more.
    """
    version = store.rounds.save(database(), stored, round)
    press().forget(stored.public_id)
    g.stored_round = replace(stored, round=round, version=version)


def add_public_id(_endpoint: str, values: dict[str, str]) -> None:
    """Links from a page of a round are about the same round; for a blueprint's `url_defaults`."""
    if "stored_round" in g:
        values.setdefault("public_id", g.stored_round.public_id)
