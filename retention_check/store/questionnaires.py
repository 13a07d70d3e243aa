"""Our own questionnaire in the store, as its organiser works with it. Tallies never leave the store.

Receipts, codes and tallies go in the transaction that publishes; what is left of them in the files goes right after.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from sqlalchemy import Connection, func, insert, select, update

from retention_check.domain.questionnaire import DAYS_KEPT, Phase, Questionnaire, told_in_fives
from retention_check.domain.releasing import Foreseen, foresee, release
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.tallies import SideTallies
from retention_check.store.chains import held_around, mark_around
from retention_check.store.compacting import Remains, compact
from retention_check.store.database import Database, reading, writing
from retention_check.store.meeting_rows import let_own
from retention_check.store.questionnaire_rows import (
    AnyRow,
    close_row,
    delete_links,
    delete_questionnaire,
    held_row,
    questionnaire_of,
    read_people,
    read_row,
    read_tallies,
)
from retention_check.store.records import (
    AnswerHashes,
    ConflictError,
    Counts,
    GoneError,
    StoredQuestionnaire,
    StoredRound,
)
from retention_check.store.round_rows import lock_round, read_round, replace_round, with_input
from retention_check.store.tables import answer_links, codes, questionnaires, rounds, tallies

Permits = Callable[[Round, Sequence[Round], Sequence[Round]], bool]
ALL = select(rounds.c.public, questionnaires.c.until, questionnaires.c.closed).join(
    rounds, questionnaires.c.round_id == rounds.c.id
)


def begin(
    database: Database,
    stored: StoredRound,
    round: Round,
    questionnaire: Questionnaire,
    hashes: Mapping[Side, AnswerHashes],
    code_hashes: Mapping[Side, Sequence[str]],
    *,
    link_counter: int = 0,
    is_of_meeting: bool = False,
) -> None:
    """Save the round and open its questionnaire, both or neither; ConflictError when it has one, GoneError.

    `link_counter` is what its links were derived from: it goes on from questionnaire to questionnaire of a round, so
    that no old link works again. `is_of_meeting` makes it the own one of the round's meeting, GoneError without one;
    any other is not.
    """
    with writing(database.engine) as connection:
        round_id = lock_round(connection, stored.public_id).id
        kept, round = with_input(connection, stored, round)
        row = read_row(connection, stored.public_id)
        if row is not None and _is_expired(row, questionnaire.opened):
            _delete_unpublished_links(connection, stored.public_id, row)
            delete_questionnaire(connection, row.id)
            row = None
        is_free = row is None and questionnaire.allows(round)
        if not is_free or not replace_round(connection, kept, round):
            raise ConflictError
        delete_links(connection, round_id, round.collected)  # of a questionnaire before this one
        questionnaire_id = _insert(connection, round_id, questionnaire, link_counter)
        _insert_links(connection, round_id, hashes)
        _insert_codes(connection, questionnaire_id, code_hashes)
        let_own(connection, stored.public_id, questionnaire_id if is_of_meeting else None)


def load(database: Database, public_id: str, today: date) -> StoredQuestionnaire | None:
    """The questionnaire of a round, None when it has none, it is published, or it closed thirty days ago or longer."""
    with reading(database.engine) as connection:
        row = read_row(connection, public_id)
        if row is None or _is_expired(row, today):
            return None
        people = read_people(connection, row.id)
    counts = Counts({side: told_in_fives(count) for side, count in people.items()}, sum(people.values()))
    return StoredQuestionnaire(row.id, questionnaire_of(row), row.link_counter, counts)


def unused_codes(database: Database, public_id: str, side: Side) -> frozenset[str]:
    """The hashes of a side's one-time codes that were not used yet: to print those, never to count them on a page."""
    its = select(codes.c.hash).join(questionnaires, codes.c.questionnaire_id == questionnaires.c.id)
    with reading(database.engine) as connection:
        row = read_row(connection, public_id)
        if row is None:
            return frozenset()
        found = its.where(questionnaires.c.id == row.id, codes.c.side == side.value)
        return frozenset(connection.execute(found).scalars())


def add_codes(database: Database, public_id: str, side: Side, made: int, hashes: Sequence[str]) -> None:
    """Add one-time codes after the `made` that there were; ConflictError when someone else did so meanwhile.

    How many people were asked stays as it was.
    """
    with writing(database.engine) as connection:
        row = held_row(connection, public_id)
        questionnaire = questionnaire_of(row)
        if not questionnaire.has_codes or questionnaire.made(side) != made:
            raise ConflictError
        counts = {**questionnaire.codes_made, side: made + len(hashes)}
        _change(connection, row.id, document=replace(questionnaire, codes_made=counts).to_primitives())
        _insert_codes(connection, row.id, {side: hashes})


def close(database: Database, public_id: str, today: date) -> None:
    """Take no answers any more; twice is no mistake. ConflictError when there is none."""
    with writing(database.engine) as connection:
        row = held_row(connection, public_id)
        close_row(connection, row, today)


def reopen(database: Database, public_id: str, until: date, today: date) -> None:
    """Take answers again, up to and including this day; what was counted stays.

    ConflictError when there is none, or thirty days have gone since it closed.
    """
    with writing(database.engine) as connection:
        row = held_row(connection, public_id)
        if _is_expired(row, today):
            raise ConflictError
        _change(connection, row.id, closed=None, until=until)


def withdraw_links(database: Database, public_id: str, counter: int, hashes: Mapping[Side, AnswerHashes]) -> None:
    """Put links in the place of those that were handed out, which open nothing any more. ConflictError, GoneError."""
    with writing(database.engine) as connection:
        lock_round(connection, public_id)
        row = held_row(connection, public_id)
        if row.link_counter != counter - 1:
            raise ConflictError
        _delete_unpublished_links(connection, public_id, row)
        _insert_links(connection, row.round_id, hashes)
        _change(connection, row.id, link_counter=counter)


def preview(database: Database, public_id: str, today: date) -> Mapping[Side, Foreseen]:
    """What publishing would show of each side and what not, without a mean.

    ConflictError when there is none that is closed: while it is open, this could be watched as people answer.
    """
    with reading(database.engine) as connection:
        row, stored = read_row(connection, public_id), read_round(connection, public_id)
        if row is None or stored is None or not _is_closed(row, today):
            raise ConflictError
        return foresee(questionnaire_of(row), stored.round, read_tallies(connection, row.id))


def publish(database: Database, stored: StoredRound, study: Study, permits: Permits, today: date) -> Remains:
    """Release what a closed questionnaire shows, and delete everything behind it, in one transaction.

    ConflictError while it is open, when it is gone, when the round was saved in between, or when the rounds before and
    after it do not permit it (`permits` gets the released round, and those).
    """
    with writing(database.engine) as connection:
        earlier, later = held_around(connection, stored.public_id)
        row, there = held_row(connection, stored.public_id), read_round(connection, stored.public_id)
        questionnaire = questionnaire_of(row)
        if there is None or there.version != stored.version or not _is_closed(row, today):
            raise ConflictError
        released = release(questionnaire, there.round, read_tallies(connection, row.id), study, today)
        if not permits(released, [each.round for each in earlier], [each.round for each in later]):
            raise ConflictError
        replace_round(connection, there, released)
        mark_around(connection, released, earlier, later)
        delete_links(connection, row.round_id, released.collected)
        delete_questionnaire(connection, row.id)
    return compact(database)


def discard(database: Database, public_id: str) -> Remains:
    """Delete a questionnaire and all that was answered, unpublished; twice is no mistake."""
    _discard(database, public_id, lambda _row: True)
    return compact(database)


def discard_expired(database: Database, today: date) -> int:
    """Delete the questionnaires that closed thirty days ago or longer and were not published, and say how many."""
    expired = partial(_is_expired, today=today)
    with reading(database.engine) as connection:
        old = [row.public for row in connection.execute(ALL) if expired(row)]
    return sum(_discard(database, public_id, expired) for public_id in old)


def unpublished(database: Database) -> int:
    """How many questionnaires are open, or closed and not published: of these there is more than shown scores."""
    with reading(database.engine) as connection:
        return connection.execute(select(func.count()).select_from(questionnaires)).scalar_one()


def overdue(connection: Connection, today: date) -> int:
    """How many questionnaires `discard_expired` would delete."""
    return sum(_is_expired(row, today) for row in connection.execute(ALL))


def _is_closed(row: AnyRow, today: date) -> bool:
    return questionnaire_of(row).phase(today) is Phase.CLOSED and not _is_expired(row, today)


def _is_expired(row: AnyRow, today: date) -> bool:
    last_day: date = min(row.until, row.closed or row.until)
    return last_day <= today - timedelta(days=DAYS_KEPT)


def _discard(database: Database, public_id: str, is_wanted: Callable[[AnyRow], bool]) -> bool:
    """Delete the questionnaire of a round if it still is to go once nobody else can change it."""
    with writing(database.engine) as connection, suppress(ConflictError, GoneError):
        lock_round(connection, public_id)
        row = held_row(connection, public_id)
        if is_wanted(row):
            _delete_unpublished_links(connection, public_id, row)
            delete_questionnaire(connection, row.id)
            return True
    return False


def _delete_unpublished_links(connection: Connection, public_id: str, row: AnyRow) -> None:
    """Let the links of a questionnaire open nothing any more; those of a side that was published before stay."""
    stored = read_round(connection, public_id)
    delete_links(connection, row.round_id, stored.round.collected if stored else None)


def _insert(connection: Connection, round_id: int, questionnaire: Questionnaire, link_counter: int) -> int:
    """A questionnaire that nobody answered yet: its id."""
    row = {"round_id": round_id, "document": questionnaire.to_primitives(), "until": questionnaire.until}
    statement = insert(questionnaires).values(**row, closed=None, link_counter=link_counter)
    questionnaire_id: int = connection.execute(statement.returning(questionnaires.c.id)).scalar_one()
    empty = {"questionnaire_id": questionnaire_id, "people": 0}
    counts = SideTallies.empty(questionnaire.codes).to_primitives()
    connection.execute(
        insert(tallies), [{**empty, "side": str(side), "counts": counts} for side in questionnaire.sides]
    )
    return questionnaire_id


def _change(connection: Connection, questionnaire_id: int, **changes: object) -> None:
    connection.execute(update(questionnaires).where(questionnaires.c.id == questionnaire_id).values(**changes))


def _insert_links(connection: Connection, round_id: int, hashes: Mapping[Side, AnswerHashes]) -> None:
    rows = [
        {"hash": each, "round_id": round_id, "side": str(side), "is_short": is_short}
        for side, of_side in hashes.items()
        for each, is_short in ((of_side.long, False), (of_side.short, True))
    ]
    connection.execute(insert(answer_links), rows)


def _insert_codes(connection: Connection, questionnaire_id: int, hashes: Mapping[Side, Sequence[str]]) -> None:
    """In the order of their hashes, which says nothing; should two codes be the same, one of them is there."""
    sides = {each: str(side) for side, of_side in hashes.items() for each in of_side}
    rows = [{"questionnaire_id": questionnaire_id, "hash": each, "side": sides[each]} for each in sorted(sides)]
    if rows:
        connection.execute(insert(codes), rows)
