"""The words around the figures: how to read them, how they are computed, and everything for the meeting.

Some texts hold placeholders that only who shows them can fill: {threshold} and {step} of the round, {compared} and
{by_chance} (differences compared, and how many of them lie outside the margin by chance), {group} in the guess sheet.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from retention_check.domain.planned_text import PlannedText
from retention_check.domain.side import Side


class Needs(StrEnum):
    """What must be shown for a note of the reading guide to help: nothing of its own, own scores, an open score."""

    NOTHING = ""
    SCORES = "scores"
    OPEN_SCORE = "open_score"


@dataclass(frozen=True)
class Questions:
    """What to ask about one reason or measure: open questions for each side, and one for both together."""

    by_side: Mapping[Side, tuple[str, ...]]
    together: str


@dataclass(frozen=True)
class Background:
    """What lies around one reason: how it may look from each side, and what to find out before the conversation."""

    seen_from: Mapping[Side, str]
    first_know: tuple[str, ...]


@dataclass(frozen=True)
class RoomToAct:
    """Speelruimte of one measure: who usually decides, what it asks, how a small municipality can do it.

    `works_council` is true where it consents or advises, `cao` where the collective agreement sets rules: neither
    decides. `age` is true when a rule for young people alone would distinguish by age.
    """

    decides: tuple[str, ...]
    works_council: bool
    cao: bool
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
class MethodNote(Note):
    """A note of the method, and what it says in a round whose answers were all given in another survey's words."""

    elsewhere: str = ""


@dataclass(frozen=True)
class GuideNote(Note):
    """A note of the reading guide, and what must be shown for it to help."""

    needs: Needs = Needs.NOTHING


@dataclass(frozen=True)
class PlannedNote:
    """A note that can read otherwise for some meetings; where its text is empty the note is left out."""

    title: str
    text: PlannedText


@dataclass(frozen=True)
class AgendaItem:
    """One step of the meeting and its length in minutes."""

    minutes: int
    title: PlannedText
    text: PlannedText


@dataclass(frozen=True)
class Card:
    """A prompt to cut out for the table; `kind` is vraag, wissel, stilte or keuze."""

    kind: str
    text: PlannedText


@dataclass(frozen=True)
class NinetyDays:
    """The card for the first ninety days after the meeting."""

    title: str
    intro: str
    steps: tuple[PlannedNote, ...]


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
    """The letter to the board (brief aan de directie), one page: the question, three facts, the proposed decision.

    Fields that end in `_title` are the headings above the field of that name.
    """

    title: str
    salutation: str
    opening: PlannedText
    question_title: str
    question: str
    facts_title: str
    facts_intro: str
    decision: str
    decision_points: tuple[str, ...]
    cost_title: str
    cost: str
    cover: str
    works_council_title: str
    works_council: str
    outflow_title: str
    outflow: str
    closing: str
    sender: str


@dataclass(frozen=True)
class GuessSheet:
    """The sheet on which people guess, before they see any score.

    `reasons` is asked for each group, with its name for {group} and `reason_lines` lines to write on.
    """

    title: str
    intro: PlannedText
    reasons: str
    reason_lines: int
    measure: str
    higher: str
    after: PlannedText


@dataclass(frozen=True)
class DotSheet:
    """The sheet on which everyone puts two dots: `lines` measures fit on it, `count` says how to count.

    With few people there are no dots: a column or a rule of counting that is empty then is left out.
    """

    title: PlannedText
    intro: PlannedText
    question: PlannedText
    columns: tuple[PlannedText, ...]
    lines: int
    count: tuple[PlannedText, ...]


@dataclass(frozen=True)
class Handover:
    """What to leave to the next organisers; `round_points` only where a round with own scores was held."""

    title: str
    intro: str
    points: tuple[str, ...]
    round_points: tuple[str, ...]


@dataclass(frozen=True)
class Pack:
    """The pack without own scores: for whom, how to go about it, and the codes of the topics we chose."""

    title: str
    intro: str
    points: tuple[str, ...]
    topics: tuple[str, ...]
    topics_intro: str


@dataclass(frozen=True)
class SceneWords:
    """What is said of one scene of a meeting: its title on the screen, what the phones are told to do, two sentences
    for who leads, what is hidden until when, and how it goes on paper. A text is empty where there is nothing to say.

    `say_at` is what who leads says at a moment of the scene that has words of its own, by the name of that moment.
    """

    title: PlannedText
    phone: PlannedText
    say: PlannedText
    hidden: PlannedText
    paper: PlannedText
    say_at: Mapping[str, PlannedText]


@dataclass(frozen=True)
class MeetingWords:
    """Everything around the conversation, from the reading guide to the handover; `scenes` by the name of the scene.

    `small`, `middle` and `large` say what is different with under 10, 10 to 40 and more than 40 people.
    """

    guide: tuple[GuideNote, ...]
    method: tuple[MethodNote, ...]
    who_counts: tuple[PlannedNote, ...]
    start_check: tuple[PlannedNote, ...]
    ground_rules: tuple[PlannedNote, ...]
    agenda: tuple[AgendaItem, ...]
    before: AgendaItem
    small: PlannedNote
    middle: PlannedNote
    large: PlannedNote
    management_present: PlannedNote
    management_absent: PlannedNote
    guess_sheet: GuessSheet
    dot_sheet: DotSheet
    cards: tuple[Card, ...]
    missing_card: Note
    ninety_days: NinetyDays
    agreements: AgreementsPage
    cover_note: CoverNote
    handover: Handover
    pack: Pack
    scenes: Mapping[str, SceneWords]


@dataclass(frozen=True)
class MeetingContent:
    """All words, each by code: questions of every item, background of a reason, room to act of a measure; the meeting.

    `statements_note` says which statements are shown otherwise than they are printed; `outflow_note` tells how many
    leave within three years, and whose figure that is.
    """

    questions: Mapping[str, Questions]
    background: Mapping[str, Background]
    room_to_act: Mapping[str, RoomToAct]
    meeting: MeetingWords
    statements_note: str
    outflow_note: str
