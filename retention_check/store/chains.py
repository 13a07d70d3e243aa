"""Rounds that follow on each other: which come before and after one, and what they keep of it when it is gone."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from sqlalchemy import Connection, select

from retention_check.domain.publishing import followed_by, following
from retention_check.domain.round import Round
from retention_check.store.records import GoneError, StoredRound
from retention_check.store.round_rows import PUBLIC_ID, delete_round, lock_round, read_round, replace_round
from retention_check.store.tables import rounds

SUCCESSORS = select(rounds.c.public).where(rounds.c.previous == PUBLIC_ID).order_by(rounds.c.id.desc())

Chain = Sequence[StoredRound]


def before(connection: Connection, stored: StoredRound) -> Iterator[StoredRound]:
    """The rounds before this one as they stand in the tables, the last one first."""
    previous_id = stored.previous_id
    while previous_id and (previous := read_round(connection, previous_id)):
        yield previous
        previous_id = previous.previous_id


def after(connection: Connection, stored: StoredRound) -> Iterator[StoredRound]:
    """The rounds after this one as they stand in the tables, the first one first."""
    public_id: str = stored.public_id
    while next_id := connection.execute(SUCCESSORS, {"public": public_id}).scalar():
        if (found := read_round(connection, next_id)) is None:
            return
        yield found
        public_id = next_id


def held_around(connection: Connection, public_id: str) -> tuple[Chain, Chain]:
    """The rounds before and after one, which with it nobody else changes until this transaction ends; GoneError."""
    while stored := read_round(connection, public_id):
        chain = [stored, *before(connection, stored), *after(connection, stored)]
        with suppress(GoneError):  # one of them went meanwhile: look again
            for each in sorted(round.public_id for round in chain):  # in one order, so that nobody waits for each other
                lock_round(connection, each)
            there = read_round(connection, public_id) or stored
            return list(before(connection, there)), list(after(connection, there))
    raise GoneError


def mark_around(connection: Connection, published: Round, earlier: Chain, later: Chain) -> None:
    """Let the rounds around a round keep what is published of it."""
    pairs = [(each, following(each.round, published)) for each in later]
    pairs += zip(earlier, followed_by(published, [each.round for each in earlier]), strict=True)
    for stored, marked in pairs:
        if marked != stored.round:
            replace_round(connection, stored, marked)


def delete_from_chain(connection: Connection, public_id: str, today: date) -> bool:
    """Delete a round; those around it keep what was published of it. False when it was gone already."""
    with suppress(GoneError):
        around = held_around(connection, public_id)
        if stored := read_round(connection, public_id):
            mark_around(connection, stored.round, *around)
    return delete_round(connection, public_id, today)
