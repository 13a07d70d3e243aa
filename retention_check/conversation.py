"""The words of the conversation, read from `study/`: questions, room to act, preparation, agenda, cards, handover."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

STUDY = Path(__file__).parent / "study"


@dataclass(frozen=True)
class Questions:
    """What to ask about one reason: open questions for each side, one for both, and what to find out first."""

    young: tuple[str, ...]
    management: tuple[str, ...]
    both: str
    seen_from_young: str
    seen_from_management: str
    first_know: tuple[str, ...]


@dataclass(frozen=True)
class RoomToAct:
    """Speelruimte of one measure: who usually decides, what it asks, how a small municipality can do it.

    `age` is true when a rule for young people alone would distinguish by age.
    """

    decides: tuple[str, ...]
    asks: str
    asks_note: str
    small: str
    care: str
    age: bool


@dataclass(frozen=True)
class Note:
    """A short text under its own title or question."""

    title: str
    text: str


@dataclass(frozen=True)
class AgendaItem:
    """One step of the meeting and its length in minutes."""

    minutes: int
    title: str
    text: str


@dataclass(frozen=True)
class Card:
    """A prompt to cut out for the table; `kind` is vraag, wissel, stilte or keuze."""

    kind: str
    text: str


@dataclass(frozen=True)
class NinetyDays:
    """The card for the first ninety days after the meeting."""

    title: str
    intro: str
    steps: tuple[Note, ...]


@dataclass(frozen=True)
class AgreementsPage:
    """The words of the page of agreements: what it asks, its columns and the states an agreement can have."""

    title: str
    intro: str
    why_roles: str
    columns: tuple[str, ...]
    status: tuple[str, ...]


@dataclass(frozen=True)
class CoverNote:
    """The words of the one page for the board (oplegger)."""

    title: str
    question: str
    facts_intro: str
    decision: str
    decision_points: tuple[str, ...]
    cost: str
    cover: str
    works_council: str
    outflow: str


@dataclass(frozen=True)
class Listed:
    """A title, an introduction and points under it."""

    title: str
    intro: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class Meeting:
    """Everything around the conversation, from the reading guide to the handover."""

    guide: tuple[Note, ...]
    who_counts: tuple[Note, ...]
    start_check: tuple[Note, ...]
    ground_rules: tuple[Note, ...]
    agenda: tuple[AgendaItem, ...]
    before: AgendaItem
    small: Note
    large: Note
    cards: tuple[Card, ...]
    missing_card: Note
    ninety_days: NinetyDays
    agreements: AgreementsPage
    cover_note: CoverNote
    handover: Listed
    pack: Listed


@dataclass(frozen=True)
class Conversation:
    """All words: questions by code of the reason, room to act by code of the measure, and the meeting."""

    questions: Mapping[str, Questions]
    room_to_act: Mapping[str, RoomToAct]
    meeting: Meeting


@cache
def load_conversation() -> Conversation:
    """The words of the conversation as data."""
    raw = tomllib.loads((STUDY / "questions.toml").read_text("utf-8"))
    return Conversation(
        {row["code"]: _questions(row) for row in raw["reason"]},
        {row["code"]: _room_to_act(row) for row in raw["measure"]},
        _meeting(tomllib.loads((STUDY / "meeting.toml").read_text("utf-8"))),
    )


def _questions(row: Mapping[str, Any]) -> Questions:
    return Questions(
        tuple(row["young"]),
        tuple(row["management"]),
        row["both"],
        row["seen_from_young"],
        row["seen_from_management"],
        tuple(row["first_know"]),
    )


def _room_to_act(row: Mapping[str, Any]) -> RoomToAct:
    return RoomToAct(tuple(row["decides"]), row["asks"], row["asks_note"], row["small"], row["care"], row["age"])


def _meeting(raw: Mapping[str, Any]) -> Meeting:
    days, page, note = raw["ninety_days"], raw["agreements"], dict(raw["oplegger"])
    return Meeting(
        guide=_notes(raw["leeswijzer"], "title", "text"),
        who_counts=_notes(raw["who_counts"], "question", "answer"),
        start_check=_notes(raw["start_check"], "question", "note"),
        ground_rules=_notes(raw["ground_rule"], "rule", "why"),
        agenda=tuple(AgendaItem(**step) for step in raw["agenda"]),
        before=AgendaItem(**raw["agenda_before"]),
        small=Note(**raw["agenda_small"]),
        large=Note(**raw["agenda_large"]),
        cards=tuple(Card(**card) for card in raw["card"]),
        missing_card=Note(**raw["missing_card"]),
        ninety_days=NinetyDays(days["title"], days["intro"], _notes(days["steps"], "when", "what")),
        agreements=AgreementsPage(**{name: _frozen(value) for name, value in page.items()}),
        cover_note=CoverNote(**{name: _frozen(value) for name, value in note.items()}),
        handover=Listed(raw["handover"]["title"], raw["handover"]["intro"], tuple(raw["handover"]["points"])),
        pack=Listed(raw["pack"]["title"], raw["pack"]["intro"], tuple(raw["pack"]["how"])),
    )


def _notes(rows: list[Mapping[str, str]], title: str, text: str) -> tuple[Note, ...]:
    return tuple(Note(row[title], row[text]) for row in rows)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
