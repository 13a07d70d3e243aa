"""The words of the conversation: questions, room to act, preparation, agenda, cards, agreements, handover."""

from collections.abc import Mapping
from dataclasses import dataclass

from retention_check.domain.side import Side


@dataclass(frozen=True)
class Questions:
    """What to ask about one reason: open questions for each side, one for both together, and what to find out first.

    `seen_from` says how the reason may look from each side.
    """

    by_side: Mapping[Side, tuple[str, ...]]
    together: str
    seen_from: Mapping[Side, str]
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
class PointList:
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
    handover: PointList
    pack: PointList


@dataclass(frozen=True)
class MeetingContent:
    """All words: questions by code of the reason, room to act by code of the measure, and the meeting."""

    questions: Mapping[str, Questions]
    room_to_act: Mapping[str, RoomToAct]
    meeting: Meeting
