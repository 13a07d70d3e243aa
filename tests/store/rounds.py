"""Rounds for tests of the store: one to save, and how it is put in and taken out."""

from dataclasses import replace
from datetime import date

from retention_check import store
from retention_check.domain.round import Agreement, Round
from retention_check.domain.side import Side
from retention_check.secret_links import hashed, new_nonce, new_public_id
from retention_check.store import Database, RoundKeys, StoredRound, ViewLink
from tests.cast import ASKED, DAY, example_entries

GOUDA = Round(
    example_entries(),
    DAY,
    "Gouda",
    asked=ASKED,
    agreements=(Agreement("koffie", "teamleider", "maart", "vaker", "loopt"), Agreement("traineeship")),
    answers={Side.YOUNG: 34},
    topics=("R3", "M3.2"),
)
KEYS = RoundKeys("gouda", "nonce", "hash")
OPEN = ViewLink(1, is_open=True, shows_management=False, shows_agreements=False)


def created(database: Database, round: Round = GOUDA, today: date = DAY, previous: str | None = None) -> str:
    """Store a round with keys of its own: its public id."""
    public_id = new_public_id()
    keys = RoundKeys(public_id, new_nonce(), manage_hash(public_id))
    store.rounds.create(database, round, keys, today, previous)
    return public_id


def manage_hash(public_id: str) -> str:
    """What is stored of the manage link of a round that `created` made."""
    return hashed(f"beheer {public_id}")


def loaded(database: Database, public_id: str, today: date = DAY) -> StoredRound:
    """A round that is there."""
    found = store.rounds.load(database, public_id, today)
    assert found is not None
    return found


def at_version(database: Database, public_id: str, version: int) -> StoredRound:
    """The round as who opened it at another version has it."""
    return replace(loaded(database, public_id), version=version)
