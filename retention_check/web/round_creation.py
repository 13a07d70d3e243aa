"""A new round: its names and its manage link, how it is stored, and that it opens in the browser that made it."""

from retention_check import clock, secret_links, store
from retention_check.domain.publishing import with_results_opened
from retention_check.domain.round import Round
from retention_check.store import GoneError, InvitationError, RoundKeys
from retention_check.web import auth
from retention_check.web.audit import log_event
from retention_check.web.extensions import database, settings


def new_keys() -> RoundKeys:
    """What will name a new round and open it for managing."""
    nonce = secret_links.new_nonce()
    secret = secret_links.manage_secret(settings().secret_key, nonce)
    return RoundKeys(secret_links.new_public_id(), nonce, secret_links.hashed(secret))


def create_round(round: Round, keys: RoundKeys, previous_id: str | None = None) -> None:
    """Store a new round, use up the invitation it begins from, and let this browser manage it.

    UnavailableError when it cannot be stored; GoneError when the invitation was used or is over; SuccessorError when
    the round before it has a successor.
    """
    invitation = None if auth.is_owner() or previous_id else auth.invitation()
    try:
        store.rounds.create(database(), with_results_opened(round), keys, clock.today(), previous_id, invitation)
    except InvitationError:
        auth.revoke_invitation()
        raise GoneError from None
    auth.revoke_invitation()
    if not auth.is_owner():  # whose cookie ends with this start, and so does what it opens
        auth.grant_manage(keys)
    log_event("begin", keys.public_id, "made")
