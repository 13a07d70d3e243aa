"""Who may do what: a secret link is exchanged for a signed cookie, which opens the rounds it names and no others."""

import re

from flask import abort, session

from retention_check import clock, store
from retention_check.store import GoneError, RoundKeys, StoredRound
from retention_check.web.extensions import database, settings

MOST_ROUNDS = 20  # that one cookie remembers, newest last
PUBLIC_ID = re.compile("[a-z2-7]{16}")
HASH_PREFIX = 16  # characters of a hash that the cookie keeps: a withdrawn link no longer matches
OWNER, MANAGED, VIEWED, INVITED = "owner", "rounds", "views", "invited"


def grant_owner() -> None:
    """Let this browser do everything on this laptop."""
    session[OWNER] = True


def is_owner() -> bool:
    """True for who opened the app on this laptop with the link that was printed at its start."""
    return not settings().is_central and session.get(OWNER) is True


def grant_invitation(secret_hash: str) -> None:
    """Let this browser begin one round."""
    session[INVITED] = secret_hash


def invitation() -> str | None:
    """The hash of the invitation with which this browser may begin a round."""
    return session.get(INVITED)


def revoke_invitation() -> None:
    """The invitation was used, or no longer works."""
    session.pop(INVITED, None)


def can_create_round() -> bool:
    """True for who may begin a round: on a laptop its owner, centrally who was invited."""
    return is_owner() or invitation() is not None


def grant_manage(stored: StoredRound | RoundKeys) -> None:
    """Let this browser manage a round from now on."""
    _remember(MANAGED, stored.public_id, stored.manage_hash)


def grant_view(stored: StoredRound) -> None:
    """Let this browser view a round from now on."""
    _remember(VIEWED, stored.public_id, stored.view_hash or "")


def revoke(public_id: str) -> None:
    """Take a round out of the cookie."""
    for kind in (MANAGED, VIEWED):
        session[kind] = [pair for pair in session.get(kind, []) if pair[0] != public_id]


def managed_round(public_id: str) -> StoredRound:
    """The round that this browser may manage; 404, 410 or 403 otherwise."""
    stored = _existing(public_id)
    if not (is_owner() or dict(session.get(MANAGED, [])).get(public_id) == stored.manage_hash[:HASH_PREFIX]):
        abort(403)
    return stored


def viewed_round(public_id: str) -> StoredRound:
    """The round that this browser may view; 404, 403, or 410 when the link was withdrawn."""
    stored = _existing(public_id)
    remembered = dict(session.get(VIEWED, [])).get(public_id)
    if remembered is None:
        abort(403)
    if not stored.view_link.is_open or remembered != (stored.view_hash or "")[:HASH_PREFIX]:
        raise GoneError
    return stored


def _existing(public_id: str) -> StoredRound:
    if not PUBLIC_ID.fullmatch(public_id):
        abort(404)
    stored = store.rounds.load(database(), public_id, clock.today())
    if stored is None:
        if store.rounds.is_gone(database(), public_id, clock.today()):
            raise GoneError
        abort(404)
    return stored


def _remember(kind: str, public_id: str, secret_hash: str) -> None:
    known = [pair for pair in session.get(kind, []) if pair[0] != public_id]
    session[kind] = [*known, [public_id, secret_hash[:HASH_PREFIX]]][-MOST_ROUNDS:]
