"""The round that an organiser's page is about: asked for, changed, and kept from changes that come too late."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import cast

from flask import abort, g, redirect, url_for

from retention_check import clock, store
from retention_check.domain.merging import merge_rounds
from retention_check.domain.publishing import with_results_opened
from retention_check.domain.round import Round
from retention_check.store import ConflictError, StoredRound
from retention_check.web.extensions import database, press

Permits = Callable[[Sequence[Round], Sequence[Round]], bool]  # by the rounds before and after it, the nearest first


def current_round() -> StoredRound:
    """The round of this page."""
    return cast(StoredRound, g.stored_round)


def previous_round() -> Round | None:
    """The round before that of this page, None when there is none any more."""
    stored = current_round().previous
    return stored.round if stored else None


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


def save_round(opened: StoredRound, round: Round, *, may_merge: bool = True) -> None:
    """Save a round over the version that was opened, which becomes this page's round; ConflictError, GoneError.

    When someone else saved in between, the changes of both are put together once, unless both changed the same thing,
    or they may not be: who publishes must have seen what is published.
    What was printed of the version before is of no use any more, unless all that changed is what is published of it.
    """
    round = with_results_opened(round)
    try:
        saved = _save(opened, round)
    except ConflictError:
        if not may_merge:
            raise
        saved = _save_with_changes_of_another(opened, round)
    if replace(saved.round, publication=opened.round.publication) != opened.round:
        press().forget(opened.public_id)
    g.stored_round = saved


def save_published(opened: StoredRound, round: Round, permits: Permits) -> None:
    """The same for what publishes groups: never merged, and only if the rounds around it permit it; ConflictError."""
    version = store.rounds.save_published(database(), opened, round, permits)
    g.stored_round = replace(opened, round=round, version=version)


def _save(stored: StoredRound, round: Round) -> StoredRound:
    version = store.rounds.save(database(), stored, round)
    return replace(stored, round=round, version=version)


def _save_with_changes_of_another(opened: StoredRound, mine: Round) -> StoredRound:
    theirs = store.rounds.load(database(), opened.public_id, clock.today()) if opened.version else None
    merged = merge_rounds(opened.round, mine, theirs.round) if theirs else None
    if theirs is None or merged is None:
        raise ConflictError
    return _save(theirs, with_results_opened(merged))


def add_public_id(_endpoint: str, values: dict[str, str]) -> None:
    """Links from a page of a round are about the same round; for a blueprint's `url_defaults`."""
    if "stored_round" in g:
        values.setdefault("public_id", g.stored_round.public_id)
