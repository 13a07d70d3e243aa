"""The tables, every constraint named; nothing in them of people is more exact than a calendar day."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

HASH = String(64)
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Codes(TypeDecorator[tuple[str, ...]]):
    """Codes of items in their order, as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """Codes as the text that is stored."""
        return json.dumps(value or ())

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        """The stored text as the same codes."""
        return tuple(json.loads(value or "[]"))


class Document(TypeDecorator[Mapping[str, Any]]):
    """Texts, numbers, lists and objects, as the text of a JSON document."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, Any] | None, dialect: Dialect) -> str:  # noqa: ARG002
        """The document as the text that is stored."""
        return json.dumps(value or {})

    def process_result_value(self, value: str | None, dialect: Dialect) -> Mapping[str, Any]:  # noqa: ARG002
        """The stored text as the same document."""
        document: Mapping[str, Any] = json.loads(value or "{}")
        return document


metadata = MetaData(naming_convention=NAMES)

rounds = Table(
    "rounds",
    metadata,
    Column("id", Integer),
    Column("public", String(32), nullable=False),
    Column("nonce", String(64), nullable=False),
    Column("manage_hash", HASH, nullable=False),
    Column("view_hash", HASH),
    Column("view_counter", Integer, nullable=False),
    Column("view_is_open", Boolean, nullable=False),
    Column("view_shows_management", Boolean, nullable=False),
    Column("view_shows_agreements", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created", Date, nullable=False),
    Column("previous", String(32), ForeignKey("rounds.public", ondelete="SET NULL")),
    Column("is_condensed", Boolean, nullable=False),
    Column("day", Date, nullable=False),
    Column("municipality", Text, nullable=False),
    Column("scale", String(16), nullable=False),
    Column("form", String(16), nullable=False),
    Column("role", Text, nullable=False),
    Column("asked_young", Integer),
    Column("asked_management", Integer),
    Column("n_young", Integer),
    Column("n_management", Integer),
    Column("topics", Codes, nullable=False),
    Column("is_fixed", Boolean, nullable=False),
    Column("publication", Document, nullable=False),
    Column("asked_again", Document, nullable=False),
    Column("scale_is_sure", Boolean, nullable=False),
    Column("collected", Document, nullable=False),
    Column("imported", Document, nullable=False),
    Column("shown_in_meetings", Document, nullable=False),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("public"),
    UniqueConstraint("manage_hash"),
    UniqueConstraint("view_hash"),
    Index(None, "previous"),
    Index(None, "created"),
)

# Means are decimals as text, every digit kept: SQLite knows floating point alone.
entries = Table(
    "entries",
    metadata,
    Column("round_id", Integer, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("code", String(16), nullable=False),
    Column("side", String(16), nullable=False),
    Column("mean", Text, nullable=False),
    Column("n", Integer),
    PrimaryKeyConstraint("round_id", "position"),
)

agreements = Table(
    "agreements",
    metadata,
    Column("round_id", Integer, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("what", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("due", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("status", Text, nullable=False),
    PrimaryKeyConstraint("round_id", "position"),
)

# A tombstone without a day is that of a link of a living round: its time begins to run when the round is deleted.
tombstones = Table(
    "tombstones",
    metadata,
    Column("hash", HASH),
    Column("round_id", Integer, ForeignKey("rounds.id", ondelete="SET NULL")),
    Column("day", Date),
    PrimaryKeyConstraint("hash"),
    Index(None, "round_id"),
)

invitations = Table(
    "invitations",
    metadata,
    Column("hash", HASH),
    Column("until", Date, nullable=False),
    PrimaryKeyConstraint("hash"),
)

# The day on which a task of the administrator's last ran to its end.
maintenance = Table(
    "maintenance",
    metadata,
    Column("task", String(32)),
    Column("day", Date, nullable=False),
    PrimaryKeyConstraint("task"),
)

# Our own questionnaire, as long as it is not published. Without row ids, which would tell in which order people came.
questionnaires = Table(
    "questionnaires",
    metadata,
    Column("id", Integer),
    Column("round_id", Integer, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
    Column("document", Document, nullable=False),
    Column("until", Date, nullable=False),
    Column("closed", Date),
    Column("link_counter", Integer, nullable=False),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("round_id"),
)

tallies = Table(
    "tallies",
    metadata,
    Column("questionnaire_id", Integer, ForeignKey("questionnaires.id", ondelete="CASCADE"), nullable=False),
    Column("side", String(16), nullable=False),
    Column("people", Integer, nullable=False),
    Column("counts", Document, nullable=False),
    PrimaryKeyConstraint("questionnaire_id", "side"),
    sqlite_with_rowid=False,
)

# A receipt makes a repeated send count once. With one-time codes it is there from 'Begin' on, and not sent yet;
# a sheet of paper has a second one, the proof with which that counting alone can be taken back.
receipts = Table(
    "receipts",
    metadata,
    Column("questionnaire_id", Integer, ForeignKey("questionnaires.id", ondelete="CASCADE"), nullable=False),
    Column("hash", HASH, nullable=False),
    Column("side", String(16), nullable=False),
    Column("is_sent", Boolean, nullable=False),
    PrimaryKeyConstraint("questionnaire_id", "hash"),
    sqlite_with_rowid=False,
)

# One-time codes that nobody began with yet.
codes = Table(
    "codes",
    metadata,
    Column("questionnaire_id", Integer, ForeignKey("questionnaires.id", ondelete="CASCADE"), nullable=False),
    Column("hash", HASH, nullable=False),
    Column("side", String(16), nullable=False),
    PrimaryKeyConstraint("questionnaire_id", "hash"),
    sqlite_with_rowid=False,
)

# Links for answering, of each side a long one and a short one to type. The long one stays after publication: it then
# shows what its side answered.
answer_links = Table(
    "answer_links",
    metadata,
    Column("hash", HASH),
    Column("round_id", Integer, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
    Column("side", String(16), nullable=False),
    Column("is_short", Boolean, nullable=False),
    PrimaryKeyConstraint("hash"),
    Index(None, "round_id"),
    sqlite_with_rowid=False,
)

# A meeting that is prepared or held, at most one of a round, until its last day. Its document holds how far it is, and
# the clock of its step.
meetings = Table(
    "meetings",
    metadata,
    Column("id", Integer),
    Column("round_id", Integer, ForeignKey("rounds.id", ondelete="CASCADE"), nullable=False),
    Column("screen", String(32), nullable=False),
    Column("lead_hash", HASH, nullable=False),
    Column("join_hash", HASH, nullable=False),
    Column("version", Integer, nullable=False),
    Column("link_counter", Integer, nullable=False),
    Column("until", Date, nullable=False),
    Column("document", Document, nullable=False),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("round_id"),
    UniqueConstraint("screen"),
    UniqueConstraint("lead_hash"),
    UniqueConstraint("join_hash"),
)

# Who takes part, by the hash of the link on their phone; without a side who only watches. Never beside a vote.
participants = Table(
    "participants",
    metadata,
    Column("hash", HASH),
    Column("meeting_id", Integer, ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
    Column("side", String(16)),
    PrimaryKeyConstraint("hash"),
    Index(None, "meeting_id"),
    sqlite_with_rowid=False,
)

# How often each choice was made in a poll: by phone, on paper by side, or on one sheet for all (side `all`).
poll_tallies = Table(
    "poll_tallies",
    metadata,
    Column("meeting_id", Integer, ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
    Column("poll", String(16), nullable=False),
    Column("side", String(16), nullable=False),
    Column("is_paper", Boolean, nullable=False),
    Column("people", Integer, nullable=False),
    Column("counts", Document, nullable=False),
    PrimaryKeyConstraint("meeting_id", "poll", "side", "is_paper"),
    sqlite_with_rowid=False,
)

# A random receipt of a vote, so that one that is sent again counts once; it names no one, and no choice.
ballots = Table(
    "ballots",
    metadata,
    Column("meeting_id", Integer, ForeignKey("meetings.id", ondelete="CASCADE"), nullable=False),
    Column("hash", HASH, nullable=False),
    PrimaryKeyConstraint("meeting_id", "hash"),
    sqlite_with_rowid=False,
)
