"""Who may do what: a secret link is exchanged for a signed cookie, which opens the rounds it names and no others."""

import hmac
import re
from ipaddress import ip_address

from flask import abort, current_app, request, session

from retention_check import clock, secret_links, store
from retention_check.config import Mode
from retention_check.store import GoneError, RoundKeys, StoredMeeting, StoredRound
from retention_check.web.extensions import database, settings

MOST_ROUNDS = 20  # that one cookie remembers, newest last
PUBLIC_ID = re.compile("[a-z2-7]{16}")
HASH_PREFIX = 16  # characters of a hash that the cookie keeps: a withdrawn link no longer matches
LAUNCH_TOKEN = "launch_token"  # noqa: S105 - a name in app.config, set by `retention-check serve` on a laptop
OWNER, MANAGED, VIEWED, INVITED, LED = "owner", "rounds", "views", "invited", "meetings"


def grant_owner() -> None:
    """Let this browser do everything on this laptop, until the program ends."""
    session[OWNER] = _this_start()


def is_owner() -> bool:
    """True for who opened the app on this laptop with the link that was printed at this start of it."""
    expected, known = _this_start(), session.get(OWNER)
    if not expected or not isinstance(known, str) or not hmac.compare_digest(known.encode(), expected.encode()):
        return False
    return can_be_owner()


def can_be_owner() -> bool:
    """True for who is on the laptop itself: in a room its key may be seen on the screen, and opens nothing there."""
    if settings().mode is Mode.ROOM:
        return ip_address(request.remote_addr or "0.0.0.0").is_loopback  # noqa: S104 - nobody's address
    return settings().mode is Mode.LOCAL


def _this_start() -> str:
    """What tells this start from every other one, and opens nothing; empty when it has no owner."""
    token = current_app.config.get(LAUNCH_TOKEN)
    return secret_links.hashed(token) if token else ""


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


def grant_lead(stored: StoredMeeting) -> None:
    """Let this browser lead a meeting from now on."""
    _remember(LED, stored.keys.screen, stored.keys.lead)


def may_lead(stored: StoredRound, meeting: StoredMeeting) -> bool:
    """True for who may lead a meeting: who opened its link, and who manages its round."""
    known = dict(session.get(LED, [])).get(meeting.keys.screen)
    return known == meeting.keys.lead[:HASH_PREFIX] or may_manage(stored)


def revoke(public_id: str) -> None:
    """Take a round out of the cookie."""
    for kind in (MANAGED, VIEWED):
        session[kind] = [pair for pair in session.get(kind, []) if pair[0] != public_id]


def managed_round(public_id: str) -> StoredRound:
    """The round that this browser may manage; 404, 410 or 403 otherwise."""
    stored = _existing(public_id)
    if not may_manage(stored):
        abort(403)
    return stored


def may_manage(stored: StoredRound) -> bool:
    """True for who may manage a round: the owner of this laptop, or who opened its manage link."""
    return is_owner() or dict(session.get(MANAGED, [])).get(stored.public_id) == stored.manage_hash[:HASH_PREFIX]


def managed_ids() -> tuple[str, ...]:
    """The rounds whose manage link this browser opened, by their public ids."""
    return tuple(public_id for public_id, _ in session.get(MANAGED, []))


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
