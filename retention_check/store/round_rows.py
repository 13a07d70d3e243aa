"""A round as rows: read, inserted, replaced and deleted within a transaction that is already there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from retention_check.domain.collection import Collection
from retention_check.domain.imported import ImportedSurvey
from retention_check.domain.publication import Publication
from retention_check.domain.round import Agreement, Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from retention_check.secret_links import hashed
from retention_check.store.meeting_rows import delete_meeting, held_meeting
from retention_check.store.records import GoneError, RoundKeys, StoredRound, ViewLink
from retention_check.store.tables import agreements, answer_links, entries, rounds
from retention_check.store.tombstones import add_tombstones, date_tombstones

# Built once: building a statement costs more than SQLite needs to answer it.
PUBLIC_ID = bindparam("public", type_=rounds.c.public.type)
ROUND = select(rounds).where(rounds.c.public == PUBLIC_ID)
ENTRIES = (
    select(entries.c.code, entries.c.side, entries.c.mean, entries.c.n)
    .where(entries.c.round_id == bindparam("id"))
    .order_by(entries.c.position)
)
AGREEMENTS = (
    select(agreements.c.what, agreements.c.role, agreements.c.due, agreements.c.how, agreements.c.status)
    .where(agreements.c.round_id == bindparam("id"))
    .order_by(agreements.c.position)
)
LOCKED = select(rounds.c.id, rounds.c.manage_hash, rounds.c.view_hash).where(rounds.c.public == PUBLIC_ID)
LOCKED = LOCKED.with_for_update()  # PostgreSQL alone: SQLite has one writer at a time
PREVIOUS = select(rounds.c.public).where(rounds.c.public == bindparam("before")).scalar_subquery()


def read_round(connection: Connection, public_id: str) -> StoredRound | None:
    """The round with this public id as it stands in the tables, None when there is none."""
    row = connection.execute(ROUND, {"public": public_id}).one_or_none()
    return None if row is None else _stored_round(row, _round(connection, row))


def has_round(connection: Connection, public_id: str) -> bool:
    """Whether there is a round with this public id."""
    return (
        connection.execute(select(rounds.c.id).where(rounds.c.public == PUBLIC_ID), {"public": public_id}).first()
        is not None
    )


def lock_round(connection: Connection, public_id: str) -> Row[int, str, str | None]:
    """Id and hashes of a round that nobody else changes until this transaction ends; GoneError when it is gone."""
    row = connection.execute(LOCKED, {"public": public_id}).one_or_none()
    if row is None:
        raise GoneError
    return row


def insert_round(connection: Connection, round: Round, keys: RoundKeys, today: date, previous_id: str | None) -> None:
    """Add a round; a round before it that is gone meanwhile is no mistake."""
    values = {
        "public": keys.public_id,
        "nonce": keys.nonce,
        "manage_hash": keys.manage_hash,
        "version": 1,
        "created": today,
        "is_condensed": False,
        **view_columns(ViewLink(), None),
        **_round_columns(round),
    }
    statement = insert(rounds).values(previous=PREVIOUS, **values).returning(rounds.c.id)
    _insert_parts(connection, connection.execute(statement, {"before": previous_id}).scalar_one(), round)


def replace_round(connection: Connection, stored: StoredRound, round: Round) -> bool:
    """Put a round in the place of this version of it; False when it no longer is this version, or is gone."""
    changes = {"version": stored.version + 1, "is_condensed": stored.is_condensed, **_round_columns(round)}
    statement = (
        update(rounds)
        .where(rounds.c.public == stored.public_id, rounds.c.version == stored.version)
        .values(**changes)
        .returning(rounds.c.id)
    )
    round_id = connection.execute(statement).scalar()
    if round_id is None:
        return False
    for table in (entries, agreements):
        connection.execute(delete(table).where(table.c.round_id == round_id))
    _insert_parts(connection, round_id, round)
    return True


def with_input(connection: Connection, stored: StoredRound, round: Round) -> tuple[StoredRound, Round]:
    """What is to be stored of a round that was loaded condensed while its input is still there: with that input."""
    there = read_round(connection, stored.public_id) if stored.is_condensed else None
    if there is None or there.is_condensed:
        return stored, round
    entered, published = there.round, round.publication
    threshold = published.threshold if published.days else entered.publication.threshold
    publication = replace(published, condensed=entered.publication.condensed, threshold=threshold)
    whole = replace(round, entries=entered.entries, answers=entered.answers, publication=publication)
    return replace(stored, is_condensed=False), whole


def delete_round(connection: Connection, public_id: str, today: date) -> bool:
    """Delete a round and everything that hangs on it, but for its tombstones; False when it was gone already."""
    row = connection.execute(LOCKED, {"public": public_id}).one_or_none()
    if row is None:
        return False
    answering = connection.execute(select(answer_links.c.hash).where(answer_links.c.round_id == row.id)).scalars()
    add_tombstones(connection, [row.manage_hash, row.view_hash, hashed(public_id), *answering], row.id)
    if (meeting := held_meeting(connection, public_id)) is not None:
        delete_meeting(connection, meeting)
    date_tombstones(connection, row.id, today)
    _close_gap(connection, public_id)
    connection.execute(delete(rounds).where(rounds.c.id == row.id))
    return True


def _close_gap(connection: Connection, public_id: str) -> None:
    """Let the rounds after a round follow on the one before it: it keeps one successor, which is judged beside it."""
    before = connection.execute(select(rounds.c.previous).where(rounds.c.public == PUBLIC_ID), {"public": public_id})
    connection.execute(update(rounds).where(rounds.c.previous == public_id).values(previous=before.scalar()))


def view_columns(view_link: ViewLink, view_hash: str | None) -> dict[str, object]:
    """The columns that hold a round's view link."""
    return {
        "view_hash": view_hash,
        "view_counter": view_link.counter,
        "view_is_open": view_link.is_open,
        "view_shows_management": view_link.shows_management,
        "view_shows_agreements": view_link.shows_agreements,
    }


def _insert_parts(connection: Connection, round_id: int, round: Round) -> None:
    parts = ((entries, [entry.to_primitives() for entry in round.entries]), (agreements, _agreement_rows(round)))
    for table, rows in parts:
        if rows:
            numbered = [{"round_id": round_id, "position": position, **row} for position, row in enumerate(rows)]
            connection.execute(insert(table), numbered)


def _agreement_rows(round: Round) -> list[dict[str, Any]]:
    return [
        {"what": each.what, "role": each.role, "due": each.when, "how": each.how, "status": each.status}
        for each in round.agreements
    ]


def _round_columns(round: Round) -> dict[str, object]:
    return {
        "day": round.day,
        "municipality": round.municipality,
        "scale": round.scale.name,
        "form": str(round.management_form),
        "role": round.management_role,
        **{f"asked_{side}": round.asked.get(side) for side in Side},
        **{f"n_{side}": round.answers.get(side) for side in Side},
        "topics": round.topics,
        "is_fixed": round.is_locked,
        "publication": round.publication.to_primitives(),
        "asked_again": {side.value: is_so for side, is_so in round.asked_again.items()},
        "scale_is_sure": round.scale_is_sure,
        "collected": {side.value: each.to_primitives() for side, each in round.collected.items()},
        "imported": {side.value: each.to_primitives() for side, each in round.imported.items()},
        "shown_in_meetings": round.shown_in_meetings.to_primitives(),
    }


def _stored_round(row: Row[tuple[object, ...]], round: Round) -> StoredRound:
    return StoredRound(
        public_id=row.public,
        nonce=row.nonce,
        manage_hash=row.manage_hash,
        version=row.version,
        round=round,
        view_link=ViewLink(row.view_counter, row.view_is_open, row.view_shows_management, row.view_shows_agreements),
        view_hash=row.view_hash,
        created=row.created,
        previous_id=row.previous,
        is_condensed=row.is_condensed,
    )


def _round(connection: Connection, row: Row[tuple[object, ...]]) -> Round:
    day: date = row.day
    return Round(
        entries=tuple(Entry.from_primitives(*entry) for entry in connection.execute(ENTRIES, {"id": row.id})),
        day=day,
        municipality=row.municipality,
        scale=SCALES[row.scale],
        management_form=ManagementForm(row.form),
        management_role=row.role,
        asked=_known({Side.YOUNG: row.asked_young, Side.MANAGEMENT: row.asked_management}),
        agreements=tuple(Agreement(*each) for each in connection.execute(AGREEMENTS, {"id": row.id})),
        answers=_known({Side.YOUNG: row.n_young, Side.MANAGEMENT: row.n_management}),
        topics=row.topics,
        is_locked=row.is_fixed,
        publication=Publication.from_primitives(row.publication),
        asked_again={Side(side): is_so for side, is_so in row.asked_again.items()},
        scale_is_sure=row.scale_is_sure,
        collected={Side(side): Collection.from_primitives(each) for side, each in row.collected.items()},
        imported={Side(side): ImportedSurvey.from_primitives(each) for side, each in row.imported.items()},
        shown_in_meetings=ShownInMeetings.from_primitives(row.shown_in_meetings),
    )


def _known(numbers: Mapping[Side, int | None]) -> dict[Side, int | None]:
    return {side: n for side, n in numbers.items() if n is not None}
