"""Answers coming in: counted at once, each person once, and nothing of a person kept but a random receipt.

Who counts holds the questionnaire's row, so that one person is counted at a time, and nobody closes, publishes or
deletes it meanwhile. Who organises holds the round's row first, and then this one: nobody waits for each other.
"""

from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from retention_check.domain.questionnaire import Phase
from retention_check.domain.side import Side
from retention_check.domain.tallies import Answers, SideTallies
from retention_check.store.database import Database, reading, writing
from retention_check.store.questionnaire_rows import AnyRow, questionnaire_of, write_tallies
from retention_check.store.records import AnswerPage, ClosedError, CodeError, GoneError, Sent
from retention_check.store.tables import answer_links, codes, questionnaires, receipts, rounds, tallies
from retention_check.store.tombstones import has_tombstone

LINK = (
    select(
        *(rounds.c.public, rounds.c.municipality, rounds.c.role, rounds.c.asked_young, rounds.c.asked_management),
        *(answer_links.c.side, answer_links.c.is_short),
        *(questionnaires.c.id, questionnaires.c.document, questionnaires.c.until, questionnaires.c.closed),
    )
    .join(rounds, answer_links.c.round_id == rounds.c.id)
    .outerjoin(questionnaires, questionnaires.c.round_id == rounds.c.id)
    .where(answer_links.c.hash == bindparam("hash", type_=answer_links.c.hash.type))
)
MADE_OF = (
    select(rounds.c.nonce, questionnaires.c.link_counter)
    .join(answer_links, answer_links.c.round_id == rounds.c.id)
    .join(questionnaires, questionnaires.c.round_id == rounds.c.id)
    .where(answer_links.c.hash == bindparam("hash", type_=answer_links.c.hash.type))
)
HELD = select(questionnaires).where(questionnaires.c.id == bindparam("id")).with_for_update()
COUNTED = select(tallies.c.people, tallies.c.counts).where(
    tallies.c.questionnaire_id == bindparam("id"), tallies.c.side == bindparam("side")
)
RECEIPT = select(receipts.c.side, receipts.c.is_sent).where(
    receipts.c.questionnaire_id == bindparam("id"), receipts.c.hash == bindparam("receipt")
)


def find(database: Database, link_hash: str) -> AnswerPage | None:
    """What an answer link opens, None when it never opened anything; GoneError when it no longer does."""
    with reading(database.engine) as connection:
        row = connection.execute(LINK, {"hash": link_hash}).one_or_none()
        if row is None and has_tombstone(connection, link_hash):
            raise GoneError
    return None if row is None else _page(row)


def made_of(database: Database, link_hash: str) -> tuple[str, int] | None:
    """The round's nonce and how often links were withdrawn, to make a link again; None when it opens nothing."""
    with reading(database.engine) as connection:
        row = connection.execute(MADE_OF, {"hash": link_hash}).one_or_none()
    return None if row is None else (row.nonce, row.link_counter)


def begin(
    database: Database, questionnaire_id: int, side: Side, code_hash: str, receipt_hash: str, today: date
) -> None:
    """Use up a one-time code; the same receipt goes on with it after a reload. CodeError, ClosedError."""
    with writing(database.engine) as connection:
        _refuse_closed(_held(connection, questionnaire_id), today)
        begun = _receipt(connection, questionnaire_id, receipt_hash)
        if begun is not None and begun.side == side.value and not begun.is_sent:
            return
        usable = codes.c.questionnaire_id == questionnaire_id, codes.c.hash == code_hash, codes.c.side == side.value
        if begun is not None or connection.execute(delete(codes).where(*usable)).rowcount != 1:
            raise CodeError
        _add_receipt(connection, questionnaire_id, side, receipt_hash, is_sent=False)


def is_begun(database: Database, questionnaire_id: int, receipt_hash: str) -> bool:
    """Whether someone began with this receipt and a one-time code, and did not send yet."""
    with reading(database.engine) as connection:
        found = _receipt(connection, questionnaire_id, receipt_hash)
    return found is not None and not found.is_sent


def is_counted(database: Database, questionnaire_id: int, receipt_hash: str) -> bool:
    """Whether answers with this receipt were counted: who begins with it anew is someone else, on the same phone."""
    with reading(database.engine) as connection:
        found = _receipt(connection, questionnaire_id, receipt_hash)
    return found is not None and found.is_sent


def send(
    database: Database,
    questionnaire_id: int,
    side: Side,
    answers: Answers,
    receipt_hash: str,
    today: date,
    *,
    proof_hash: str | None = None,
) -> Sent:
    """Count the answers of one person, once for a receipt, also when it is sent again after closing.

    With one-time codes the receipt must be one that began, unless it is of a sheet of paper: that has a proof, a new
    one for each counting, with which it can be taken back. CodeError, ClosedError, and TallyError for answers that
    cannot be counted.
    """
    with writing(database.engine) as connection:
        row = _held(connection, questionnaire_id)
        begun = _receipt(connection, questionnaire_id, receipt_hash)
        if begun is not None and begun.is_sent:
            return Sent.ALREADY
        _refuse_closed(row, today)
        counted = _counted(connection, questionnaire_id, side).with_answers(answers)
        if begun is not None:
            _use_receipt(connection, questionnaire_id, side, receipt_hash)
        elif row.document["has_codes"] and proof_hash is None:
            raise CodeError
        else:
            _add_receipt(connection, questionnaire_id, side, receipt_hash, is_sent=True)
        if proof_hash is not None:
            _add_receipt(connection, questionnaire_id, side, proof_hash, is_sent=True)
        write_tallies(connection, questionnaire_id, side, counted)
    return Sent.COUNTED


def take_back(
    database: Database,
    questionnaire_id: int,
    side: Side,
    answers: Answers,
    receipt_hash: str,
    today: date,
    *,
    proof_hash: str,
) -> bool:
    """Take back a sheet of paper that was typed in; False when that counting is not there. ClosedError, TallyError.

    Who typed it chose its receipt and can send that again with other answers; its proof is of one counting alone.
    """
    with writing(database.engine) as connection:
        _refuse_closed(_held(connection, questionnaire_id), today)
        both = receipts.c.questionnaire_id == questionnaire_id, receipts.c.hash.in_([receipt_hash, proof_hash])
        sent = receipts.c.side == side.value, receipts.c.is_sent.is_(True)
        if len(connection.execute(select(receipts.c.hash).where(*both, *sent)).all()) != 2:
            return False
        connection.execute(delete(receipts).where(*both))
        counted = _counted(connection, questionnaire_id, side).without_answers(answers)
        write_tallies(connection, questionnaire_id, side, counted)
    return True


def _held(connection: Connection, questionnaire_id: int) -> AnyRow:
    """A questionnaire in which nobody else counts or changes anything until this transaction ends; ClosedError.

    On PostgreSQL what hangs on it is read by statements after this one: this one may have waited for who changed it.
    """
    row = connection.execute(HELD, {"id": questionnaire_id}).one_or_none()
    if row is None:
        raise ClosedError
    return row


def _refuse_closed(row: AnyRow, today: date) -> None:
    if questionnaire_of(row).phase(today) is not Phase.OPEN:
        raise ClosedError


def _counted(connection: Connection, questionnaire_id: int, side: Side) -> SideTallies:
    """What a side answered so far; ClosedError when it is not asked."""
    row = connection.execute(COUNTED, {"id": questionnaire_id, "side": side.value}).one_or_none()
    if row is None:
        raise ClosedError
    return SideTallies.from_primitives(row.people, row.counts)


def _receipt(connection: Connection, questionnaire_id: int, receipt_hash: str) -> AnyRow | None:
    """The side of a receipt, and whether what it is of was counted; None when it is unknown."""
    return connection.execute(RECEIPT, {"id": questionnaire_id, "receipt": receipt_hash}).one_or_none()


def _add_receipt(
    connection: Connection, questionnaire_id: int, side: Side, receipt_hash: str, *, is_sent: bool
) -> None:
    row = {"questionnaire_id": questionnaire_id, "hash": receipt_hash, "side": side.value, "is_sent": is_sent}
    connection.execute(insert(receipts).values(**row))


def _use_receipt(connection: Connection, questionnaire_id: int, side: Side, receipt_hash: str) -> None:
    its = receipts.c.questionnaire_id == questionnaire_id, receipts.c.hash == receipt_hash
    changed = connection.execute(update(receipts).where(*its, receipts.c.side == side.value).values(is_sent=True))
    if changed.rowcount != 1:
        raise CodeError  # it began at the other side


def _page(row: AnyRow) -> AnswerPage:
    side = Side(row.side)
    is_asked = row.id is not None and side.value in row.document["sides"]
    return AnswerPage(
        row.public,
        side,
        row.municipality,
        row.role,
        row.asked_young if side is Side.YOUNG else row.asked_management,
        row.id if is_asked else None,
        questionnaire_of(row) if is_asked else None,
        row.is_short,
    )
