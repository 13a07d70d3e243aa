"""A questionnaire as rows: read, locked and deleted within a transaction that is already there."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, update

from retention_check.domain.questionnaire import Questionnaire
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.tallies import SideTallies
from retention_check.store.records import ConflictError
from retention_check.store.tables import answer_links, questionnaires, rounds, tallies
from retention_check.store.tombstones import add_tombstones

OF_ROUND = (
    select(questionnaires)
    .join(rounds, questionnaires.c.round_id == rounds.c.id)
    .where(rounds.c.public == bindparam("public", type_=rounds.c.public.type))
)
PEOPLE = select(tallies.c.side, tallies.c.people).where(tallies.c.questionnaire_id == bindparam("id"))
TALLIES = select(tallies).where(tallies.c.questionnaire_id == bindparam("id"))

AnyRow = Row[*tuple[Any, ...]]


def read_row(connection: Connection, public_id: str) -> AnyRow | None:
    """The row of a round's questionnaire, None when it has none."""
    return connection.execute(OF_ROUND, {"public": public_id}).one_or_none()


def held_row(connection: Connection, public_id: str) -> AnyRow:
    """The same, in which nobody counts or changes anything until this transaction ends; ConflictError.

    Who changes the links or the round too holds the round's row before it: everyone takes them in this order.
    """
    row = find_held_row(connection, public_id)
    if row is None:
        raise ConflictError
    return row


def find_held_row(connection: Connection, public_id: str) -> AnyRow | None:
    """The same, None when there is none."""
    return connection.execute(OF_ROUND.with_for_update(of=questionnaires), {"public": public_id}).one_or_none()


def close_row(connection: Connection, row: AnyRow, today: date) -> None:
    """Take no answers any more, in a row that is held; twice is no mistake."""
    if row.closed is None:
        its = questionnaires.c.id == row.id
        connection.execute(update(questionnaires).where(its).values(closed=min(today, row.until)))


def questionnaire_of(row: AnyRow) -> Questionnaire:
    """The questionnaire in a row."""
    return Questionnaire.from_primitives(row.document, row.until, row.closed)


def read_people(connection: Connection, questionnaire_id: int) -> dict[Side, int]:
    """How many of each side answered."""
    rows = connection.execute(PEOPLE, {"id": questionnaire_id})
    return {Side(row.side): row.people for row in rows}


def read_tallies(connection: Connection, questionnaire_id: int) -> dict[Side, SideTallies]:
    """The tallies of each side."""
    rows = connection.execute(TALLIES, {"id": questionnaire_id})
    return {Side(row.side): SideTallies.from_primitives(row.people, row.counts) for row in rows}


def write_tallies(connection: Connection, questionnaire_id: int, side: Side, counted: SideTallies) -> None:
    """Put tallies in the place of those of a side, in one statement."""
    of_side = tallies.c.questionnaire_id == questionnaire_id, tallies.c.side == side.value
    changes = {"people": counted.people, "counts": counted.to_primitives()}
    connection.execute(update(tallies).where(*of_side).values(**changes))


def delete_links(connection: Connection, round_id: int, kept: Mapping[Side, object] | None = None) -> None:
    """Let answer links open nothing any more, but for the long ones of sides that are kept."""
    sides = [side.value for side in kept or {}]
    gone = (answer_links.c.round_id == round_id) & ~(
        answer_links.c.side.in_(sides) & answer_links.c.is_short.is_(False)
    )
    add_tombstones(connection, list(connection.execute(select(answer_links.c.hash).where(gone)).scalars()), round_id)
    connection.execute(delete(answer_links).where(gone))


def delete_questionnaire(connection: Connection, questionnaire_id: int) -> None:
    """Delete a questionnaire with its tallies, receipts and codes."""
    connection.execute(delete(questionnaires).where(questionnaires.c.id == questionnaire_id))


def refuse_collected(connection: Connection, public_id: str, round: Round) -> None:
    """ConflictError when a round has scores of a side that is being asked with our own questionnaire."""
    row = read_row(connection, public_id)
    if row is not None and not questionnaire_of(row).allows(round):
        raise ConflictError
