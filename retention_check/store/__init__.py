"""Rounds, their links and invitations in a database: the one package that knows SQL.

Each module holds the functions of one subject; every function that takes a `Database` is one transaction, thread-safe,
and raises UnavailableError when the database cannot be reached or written: then nothing was stored.
"""

from retention_check.store import answering, expiry, invitations, links, questionnaires, rounds, seen_days
from retention_check.store.compacting import Remains, compact, has_leftovers, is_pending
from retention_check.store.database import Database, connect, disconnect, is_reachable
from retention_check.store.database_file import check, explanation
from retention_check.store.expiry import ENTRIES_KEPT_MONTHS, ROUND_KEPT_MONTHS
from retention_check.store.migrating import MigrationError, is_current, migrate
from retention_check.store.records import (
    AnswerHashes,
    AnswerPage,
    ClosedError,
    CodeError,
    ConflictError,
    Counts,
    Expired,
    GoneError,
    InvitationError,
    LinkTarget,
    RoundKeys,
    RoundSummary,
    Sent,
    StoredQuestionnaire,
    StoredRound,
    SuccessorError,
    UnavailableError,
    ViewLink,
)

__all__ = [
    "ENTRIES_KEPT_MONTHS",
    "ROUND_KEPT_MONTHS",
    "AnswerHashes",
    "AnswerPage",
    "ClosedError",
    "CodeError",
    "ConflictError",
    "Counts",
    "Database",
    "Expired",
    "GoneError",
    "InvitationError",
    "LinkTarget",
    "MigrationError",
    "Remains",
    "RoundKeys",
    "RoundSummary",
    "Sent",
    "StoredQuestionnaire",
    "StoredRound",
    "SuccessorError",
    "UnavailableError",
    "ViewLink",
    "answering",
    "check",
    "compact",
    "connect",
    "disconnect",
    "expiry",
    "explanation",
    "has_leftovers",
    "invitations",
    "is_current",
    "is_pending",
    "is_reachable",
    "links",
    "migrate",
    "questionnaires",
    "rounds",
    "seen_days",
]
