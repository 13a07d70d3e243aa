"""A meeting as rows: read, locked and written within a transaction that is already there."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Delete, Row, bindparam, delete, func, insert, select, update

from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.poll_outcomes import Tallies
from retention_check.domain.meeting.polls import Poll, PollTally
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from retention_check.secret_links import hashed, new_secret
from retention_check.store.records import GoneError, MeetingKeys, StoredMeeting
from retention_check.store.tables import ballots, meetings, participants, poll_tallies, rounds
from retention_check.store.tombstones import add_tombstones

ALL = "all"  # the side of one sheet on which everyone put dots
WHOLE = select(meetings, rounds.c.public, rounds.c.shown_in_meetings, rounds.c.publication).join(
    rounds, meetings.c.round_id == rounds.c.id
)
OF_ROUND = WHOLE.where(rounds.c.public == bindparam("public", type_=rounds.c.public.type))
HELD = OF_ROUND.with_for_update(of=meetings)  # PostgreSQL alone: SQLite has one writer at a time
BY_SCREEN = WHOLE.where(meetings.c.screen == bindparam("screen", type_=meetings.c.screen.type))
BY_JOIN = WHOLE.where(meetings.c.join_hash == bindparam("hash", type_=meetings.c.join_hash.type))
JOINED = select(func.count()).where(participants.c.meeting_id == bindparam("id"), participants.c.side.is_not(None))
WATCHING = select(func.count()).where(participants.c.meeting_id == bindparam("id"), participants.c.side.is_(None))
VOTED = select(
    *(func.coalesce(func.sum(poll_tallies.c.people).filter(poll_tallies.c.is_paper.is_(it)), 0) for it in (False, True))
).where(poll_tallies.c.meeting_id == bindparam("id"), poll_tallies.c.poll == bindparam("poll"))
TALLIES = select(poll_tallies).where(
    poll_tallies.c.meeting_id == bindparam("id"), poll_tallies.c.poll == bindparam("poll")
)
WRITTEN = (
    update(poll_tallies)
    .where(*(poll_tallies.c[name] == bindparam(f"its_{name}") for name in ("meeting_id", "poll", "side", "is_paper")))
    .values(people=bindparam("people"), counts=bindparam("counts"))
)

AnyRow = Row[*tuple[Any, ...]]


def read_meeting(connection: Connection, public_id: str) -> AnyRow | None:
    """The row of a round's meeting, None when none is held."""
    return connection.execute(OF_ROUND, {"public": public_id}).one_or_none()


def held_meeting(connection: Connection, public_id: str) -> AnyRow | None:
    """The same, in which nobody joins, votes or changes anything until this transaction ends.

    Who changes the round too holds the round's row before it, as everyone does.
    """
    return connection.execute(HELD, {"public": public_id}).one_or_none()


def meeting_of(row: AnyRow) -> LiveMeeting:
    """How far the meeting in a row is."""
    return LiveMeeting.from_primitives(row.document, shown_of(row))


def shown_of(row: AnyRow) -> ShownInMeetings:
    """What meetings of the round of the meeting in a row showed."""
    return ShownInMeetings.from_primitives(row.shown_in_meetings)


def stored_meeting(row: AnyRow, joined: int = 0) -> StoredMeeting:
    """The meeting in a row, with how many joined."""
    keys = MeetingKeys(row.screen, row.lead_hash, row.join_hash)
    return StoredMeeting(
        row.id, row.public, keys, meeting_of(row), row.version, row.link_counter, row.until, joined=joined
    )


def count_joined(connection: Connection, meeting_id: int) -> int:
    """How many joined, of both groups together."""
    joined: int = connection.execute(JOINED, {"id": meeting_id}).scalar_one()
    return joined


def count_watching(connection: Connection, meeting_id: int) -> int:
    """How many joined to look on."""
    watching: int = connection.execute(WATCHING, {"id": meeting_id}).scalar_one()
    return watching


def count_voted(connection: Connection, meeting_id: int, poll: Poll) -> tuple[int, int]:
    """How many voted in a poll, of both groups together: by phone, and on paper."""
    phones, paper = connection.execute(VOTED, {"id": meeting_id, "poll": poll.value}).one()
    return int(phones), int(paper)


def write_meeting(
    connection: Connection, row: AnyRow, meeting: LiveMeeting, *, until: date | None = None
) -> StoredMeeting:
    """Put how far a meeting is in the place of what a row held, under its next version, with another last day if so."""
    changes = {"version": row.version + 1, "until": until or row.until}
    document = meeting.to_primitives()
    connection.execute(update(meetings).where(meetings.c.id == row.id).values(document=document, **changes))
    return replace(stored_meeting(row), meeting=meeting, **changes)


def let_own(connection: Connection, public_id: str, questionnaire_id: int | None) -> None:
    """Say which questionnaire of its round is a meeting's own; None when it is another's (ids come back). GoneError.

    It is no other version: nobody who leads was late because of it.
    """
    row = held_meeting(connection, public_id)
    if row is None:
        if questionnaire_id is not None:
            raise GoneError
        return
    document = replace(meeting_of(row), own_questionnaire=questionnaire_id).to_primitives()
    if document != row.document:
        connection.execute(update(meetings).where(meetings.c.id == row.id).values(document=document))


def close_links(connection: Connection, public_id: str) -> bool:
    """Let a round's meeting be led and joined with nothing that anyone has, until others are made: if there is one.

    Who joined stays. It is another version: the screen shows no code.
    """
    row = held_meeting(connection, public_id)
    if row is None:
        return False
    add_tombstones(connection, [row.lead_hash, row.join_hash], row.round_id)
    lead, join = (hashed(new_secret()) for _ in range(2))
    changes = {"lead_hash": lead, "join_hash": join, "version": row.version + 1}
    connection.execute(update(meetings).where(meetings.c.id == row.id).values(**changes))
    return True


def read_poll(connection: Connection, meeting_id: int, poll: Poll) -> tuple[Tallies, Tallies, PollTally]:
    """The tallies of a poll: by phone, on paper by side, and on one sheet for all."""
    phones: dict[Side, PollTally] = {}
    paper: dict[Side, PollTally] = {}
    sheet = PollTally()
    for row in connection.execute(TALLIES, {"id": meeting_id, "poll": poll.value}):
        tally = PollTally(row.people, row.counts)
        if row.side == ALL:
            sheet = tally
        else:
            (paper if row.is_paper else phones)[Side(row.side)] = tally
    return phones, paper, sheet


def write_tally(
    connection: Connection, meeting_id: int, poll: Poll, side: str, tally: PollTally, *, is_paper: bool
) -> None:
    """Put a tally in the place of the one that was there, if there was one."""
    key = {"meeting_id": meeting_id, "poll": poll.value, "side": side, "is_paper": is_paper}
    values = {"people": tally.people, "counts": _sorted(tally.counts)}
    if connection.execute(WRITTEN, {**{f"its_{name}": value for name, value in key.items()}, **values}).rowcount == 0:
        connection.execute(insert(poll_tallies), {**key, **values})


def delete_paper(connection: Connection, meeting_id: int, poll: Poll) -> None:
    """Delete what was typed in from paper of a poll."""
    connection.execute(_of_poll(meeting_id, poll).where(poll_tallies.c.is_paper.is_(True)))


def delete_poll(connection: Connection, meeting_id: int, poll: Poll) -> None:
    """Delete the tallies of a poll."""
    connection.execute(_of_poll(meeting_id, poll))


def remove_joined(connection: Connection, row: AnyRow) -> None:
    """Delete who takes part in a meeting, and their receipts; nobody joins meanwhile, for it is held."""
    links = connection.execute(select(participants.c.hash).where(participants.c.meeting_id == row.id)).scalars()
    add_tombstones(connection, list(links), row.round_id)
    for table in (participants, ballots):
        connection.execute(delete(table).where(table.c.meeting_id == row.id))


def delete_meeting(connection: Connection, row: AnyRow) -> None:
    """Delete a meeting with who takes part, tallies and receipts; its links open nothing any more."""
    remove_joined(connection, row)
    add_tombstones(connection, [hashed(row.screen), row.lead_hash, row.join_hash], row.round_id)
    connection.execute(delete(meetings).where(meetings.c.id == row.id))


def _of_poll(meeting_id: int, poll: Poll) -> Delete:
    return delete(poll_tallies).where(poll_tallies.c.meeting_id == meeting_id, poll_tallies.c.poll == poll.value)


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    """In one order, which says nothing of who came first."""
    return {key: counts[key] for key in sorted(counts)}
