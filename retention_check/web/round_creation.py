"""A new round: its names and its manage link, how it is stored, and that it opens in the browser that made it."""

from collections.abc import Callable

from retention_check import clock, secret_links, store
from retention_check.domain.publishing import with_results_opened
from retention_check.domain.round import Round
from retention_check.store import GoneError, InvitationError, RoundKeys, StoredRound
from retention_check.web import auth
from retention_check.web.audit import log_event
from retention_check.web.extensions import database, settings


def new_keys() -> RoundKeys:
    """What will name a new round and open it for managing."""
    nonce = secret_links.new_nonce()
    secret = secret_links.manage_secret(settings().secret_key, nonce)
    return RoundKeys(secret_links.new_public_id(), nonce, secret_links.hashed(secret))


def create_round(round: Round, keys: RoundKeys) -> None:
    """Store a new round, use up the invitation it begins from, and let this browser manage it.

    UnavailableError when it cannot be stored; GoneError when the invitation was used or is over.
    """
    _begin(keys, lambda: store.rounds.create(database(), with_results_opened(round), keys, clock.today(), None, _key()))


def create_both(previous: tuple[Round, RoundKeys], latest: tuple[Round, RoundKeys]) -> None:
    """Store a round and the one before it, both or neither, for one invitation; as `create_round`."""
    pairs = [(with_results_opened(round), keys) for round, keys in (previous, latest)]
    _begin(latest[1], lambda: store.rounds.create_both(database(), pairs[0], pairs[1], clock.today(), _key()))
    _let_in(previous[1])


def create_successor(previous: StoredRound, ending: Round, round: Round, keys: RoundKeys) -> None:
    """Store the round after another, which is saved as `ending`: both or neither; who manages one may begin the next.

    UnavailableError, ConflictError when someone else saved the round before; SuccessorError when it has one already.
    """
    store.rounds.create_successor(database(), previous, ending, (with_results_opened(round), keys), clock.today())
    _let_in(keys)


def _key() -> str | None:
    """The hash of the invitation that a round begins from; a laptop's owner needs none."""
    return None if auth.is_owner() else auth.invitation()


def _begin(keys: RoundKeys, create: Callable[[], None]) -> None:
    try:
        create()
    except InvitationError:
        auth.revoke_invitation()
        raise GoneError from None
    auth.revoke_invitation()
    _let_in(keys)


def _let_in(keys: RoundKeys) -> None:
    if not auth.is_owner():  # whose cookie ends with this start, and so does what it opens
        auth.grant_manage(keys)
    log_event("begin", keys.public_id, "made")
