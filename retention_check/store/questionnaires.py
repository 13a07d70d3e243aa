"""Our own questionnaire in the store, as its organiser works with it. Tallies never leave the store.

Receipts, codes and tallies go in the transaction that publishes; what is left of them in the files goes right after.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, insert, select, update

from retention_check.domain.questionnaire import DAYS_KEPT, Phase, Questionnaire, told_in_fives
from retention_check.domain.releasing import AllTallies, Foreseen, foresee, release
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.tallies import SideTallies
from retention_check.store.chains import held_around, mark_around
from retention_check.store.compacting import Remains, compact
from retention_check.store.database import Database, reading, writing
from retention_check.store.questionnaire_rows import (
    delete_links,
    delete_questionnaire,
    held_row,
    questionnaire_of,
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
from retention_check.store.round_rows import lock_round, read_round, replace_round
from retention_check.store.tables import answer_links, codes, questionnaires, rounds, tallies

Permits = Callable[[Round, Sequence[Round], Sequence[Round]], bool]


def begin(
    database: Database,
    stored: StoredRound,
    round: Round,
    questionnaire: Questionnaire,
    hashes: Mapping[Side, AnswerHashes],
    code_hashes: Mapping[Side, Sequence[str]],
) -> None:
    """Save the round and open its questionnaire, both or neither; ConflictError when it has one, GoneError."""
    with writing(database.engine) as connection:
        round_id = lock_round(connection, stored.public_id).id
        is_free = read_row(connection, stored.public_id) is None and questionnaire.allows(round)
        if not is_free or not replace_round(connection, stored, round):
            raise ConflictError
        delete_links(connection, round_id, round.collected)  # of a questionnaire before this one
        row = {"round_id": round_id, "document": questionnaire.to_primitives(), "until": questionnaire.until}
        statement = insert(questionnaires).values(**row, closed=None, link_counter=0).returning(questionnaires.c.id)
        questionnaire_id = connection.execute(statement).scalar_one()
        empty = SideTallies.empty(questionnaire.codes).to_primitives()
        zeros = [{"side": str(side), "people": 0, "counts": empty} for side in questionnaire.sides]
        connection.execute(insert(tallies), [{"questionnaire_id": questionnaire_id, **zero} for zero in zeros])
        _insert_links(connection, round_id, hashes)
        _insert_codes(connection, questionnaire_id, code_hashes)


def load(database: Database, public_id: str) -> StoredQuestionnaire | None:
    """The questionnaire of a round, None when it has none or it is published."""
    with reading(database.engine) as connection:
        row = read_row(connection, public_id)
        if row is None:
            return None
        people = {side: counted.people for side, counted in read_tallies(connection, row.id).items()}
    counts = Counts({side: told_in_fives(count) for side, count in people.items()}, sum(people.values()))
    return StoredQuestionnaire(row.id, questionnaire_of(row), row.link_counter, counts)


def close(database: Database, public_id: str, today: date) -> None:
    """Take no answers any more; twice is no mistake. ConflictError when there is none."""
    with writing(database.engine) as connection:
        row = held_row(connection, public_id)
        if row.closed is None:
            _change(connection, row.id, closed=min(today, row.until))


def reopen(database: Database, public_id: str, until: date) -> None:
    """Take answers again, up to and including this day; what was counted stays. ConflictError when there is none."""
    with writing(database.engine) as connection:
        _change(connection, held_row(connection, public_id).id, closed=None, until=until)


def withdraw_links(database: Database, public_id: str, counter: int, hashes: Mapping[Side, AnswerHashes]) -> None:
    """Put links in the place of those that were handed out, which open nothing any more. ConflictError."""
    with writing(database.engine) as connection:
        row = held_row(connection, public_id)
        if row.link_counter != counter - 1:
            raise ConflictError
        stored = read_round(connection, public_id)
        delete_links(connection, row.round_id, stored.round.collected if stored else None)
        _insert_links(connection, row.round_id, hashes)
        _change(connection, row.id, link_counter=counter)


def preview(database: Database, public_id: str) -> Mapping[Side, Foreseen]:
    """What publishing would show of each side and what not, without a mean. ConflictError when there is none."""
    with reading(database.engine) as connection:
        row, stored = read_row(connection, public_id), read_round(connection, public_id)
        if row is None or stored is None:
            raise ConflictError
        return foresee(questionnaire_of(row), stored.round, read_tallies(connection, row.id))


def publish(database: Database, stored: StoredRound, study: Study, permits: Permits, today: date) -> Remains:
    """Release what a closed questionnaire shows, and delete everything behind it, in one transaction.

    ConflictError while it is open, when it is gone, when the round was saved in between, or when the rounds before and
    after it do not permit it (`permits` gets the released round, and those).
    """
    with writing(database.engine) as connection:
        earlier, later = held_around(connection, stored.public_id)
        row = held_row(connection, stored.public_id)
        questionnaire = questionnaire_of(row)
        if questionnaire.phase(today) is not Phase.CLOSED:
            raise ConflictError
        counted: AllTallies = read_tallies(connection, row.id, is_held=True)
        released = release(questionnaire, stored.round, counted, study, today)
        is_permitted = permits(released, [each.round for each in earlier], [each.round for each in later])
        if not is_permitted or not replace_round(connection, stored, released):
            raise ConflictError
        mark_around(connection, released, earlier, later)
        delete_links(connection, row.round_id, released.collected)
        delete_questionnaire(connection, row.id)
    return compact(database)


def discard(database: Database, public_id: str) -> Remains:
    """Delete a questionnaire and all that was answered, unpublished; twice is no mistake."""
    with writing(database.engine) as connection:
        _discard(connection, public_id)
    return compact(database)


def discard_expired(database: Database, today: date) -> int:
    """Delete the questionnaires that closed thirty days ago or longer and were not published, and say how many."""
    limit = today - timedelta(days=DAYS_KEPT)
    statement = select(rounds.c.public, questionnaires.c.until, questionnaires.c.closed).join(
        rounds, questionnaires.c.round_id == rounds.c.id
    )
    with reading(database.engine) as connection:
        found = connection.execute(statement).all()
    old = [row.public for row in found if min(row.until, row.closed or row.until) <= limit]
    for public_id in old:
        with writing(database.engine) as connection:
            _discard(connection, public_id)
    return len(old)


def _discard(connection: Connection, public_id: str) -> None:
    try:
        lock_round(connection, public_id)
        row, stored = held_row(connection, public_id), read_round(connection, public_id)
    except (ConflictError, GoneError):
        return
    delete_links(connection, row.round_id, stored.round.collected if stored else None)
    delete_questionnaire(connection, row.id)


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
    rows = [
        {"questionnaire_id": questionnaire_id, "hash": each, "side": str(side)}
        for side, of_side in hashes.items()
        for each in of_side
    ]
    if rows:
        connection.execute(insert(codes), sorted(rows, key=lambda row: str(row["hash"])))
