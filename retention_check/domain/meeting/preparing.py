"""Preparing a meeting: in which order its steps can stand, and what of it can change before and after it begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.live import LiveMeeting

GUESSING = StepKind.GUESS, StepKind.PREDICT
FIRST = "‘Welkom en regels’ komt als eerste: daar komt iedereen binnen."
LAST = "‘Afsluiten’ komt als laatste: daarna is er niets meer te doen."
ANSWER_FIRST = "Zet ‘Antwoorden’ vóór het raden: daarna staan de scores op het scherm."
GUESS_FIRST = (
    "Raden komt na een gesprek aan tafel. Dat mag. Raden mensen liever zonder te horen wat de ander vindt? "
    "Zet raden dan vóór de tafels."
)


@dataclass(frozen=True)
class Misplaced:
    """A step that cannot stand where it stands, by its place from 0, and why."""

    place: int
    message: str


def misplaced(steps: Sequence[Step]) -> tuple[Misplaced, ...]:
    """The steps of a meeting that stand in the wrong place."""
    kinds = [step.kind for step in steps]
    last = len(kinds) - 1
    wrong = [Misplaced(place, FIRST) for place, kind in enumerate(kinds) if kind is StepKind.WELCOME and place]
    wrong += [Misplaced(place, LAST) for place, kind in enumerate(kinds) if kind is StepKind.CLOSING and place != last]
    guessing = _first(kinds, *GUESSING)
    wrong += [
        Misplaced(place, ANSWER_FIRST)
        for place, kind in enumerate(kinds)
        if kind is StepKind.ANSWERS and guessing is not None and place > guessing
    ]
    return tuple(wrong)


def advice(steps: Sequence[Step]) -> tuple[str, ...]:
    """What could be better about the order, though it can stay so."""
    kinds = [step.kind for step in steps]
    guessing, table = _first(kinds, *GUESSING), _first(kinds, StepKind.TABLE)
    return (GUESS_FIRST,) if guessing is not None and table is not None and table < guessing else ()


def with_agenda(meeting: LiveMeeting, agenda: Agenda) -> LiveMeeting:
    """A meeting with another agenda; ValueError once it has begun."""
    if meeting.place is not None:
        raise ValueError("the meeting has begun")
    return replace(meeting, agenda=agenda)


def places_to_come(meeting: LiveMeeting) -> range:
    """The places of the steps that did not begin yet."""
    return range(0 if meeting.place is None else meeting.place.step + 1, len(meeting.agenda.steps))


def with_minutes(meeting: LiveMeeting, minutes: Mapping[int, int]) -> LiveMeeting:
    """A meeting with other minutes for steps, by their places; those that began keep theirs."""
    to_come = places_to_come(meeting)
    steps = tuple(
        replace(step, minutes=minutes[place]) if place in to_come and place in minutes else step
        for place, step in enumerate(meeting.agenda.steps)
    )
    return replace(meeting, agenda=replace(meeting.agenda, steps=steps))


def _first(kinds: Sequence[StepKind], *wanted: StepKind) -> int | None:
    return next((place for place, kind in enumerate(kinds) if kind in wanted), None)
