"""The steps that can be in a meeting, in their usual order, as the form of its agenda offers them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from retention_check.domain.meeting.agenda import MOST_TOPICS, Agenda, Step, StepKind, agenda_beforehand, usual_agenda

TABLES = tuple(f"tafel{number}" for number in range(1, MOST_TOPICS + 1))


@dataclass(frozen=True)
class Slot:
    """A step that can be in a meeting: its name in the form, what it is about, how long, and whether it is usual."""

    name: str
    kind: StepKind
    minutes: int
    is_usual: bool = True

    @property
    def is_fixed(self) -> bool:
        """Whether it is always there: where people come in."""
        return self.kind is StepKind.WELCOME


def name_of(step: Step, agenda: Agenda) -> str:
    """The name of a step in the form; both ways of guessing are one step there."""
    if step.topic:
        return TABLES[step.topic - 1]
    kind = StepKind.GUESS if step.kind is StepKind.PREDICT else step.kind
    return f"vooraf_{kind}" if agenda.is_beforehand else str(kind)


def _slots_of(agenda: Agenda) -> tuple[Slot, ...]:
    """The steps of a usual agenda, with a place for more tables behind those that it has."""
    slots = [Slot(name_of(step, agenda), step.kind, step.minutes) for step in agenda.steps]
    tables = [place for place, slot in enumerate(slots, 1) if slot.kind is StepKind.TABLE]
    for name in TABLES[len(tables) :] if tables else ():
        slots.insert(tables[-1], Slot(name, StepKind.TABLE, slots[tables[-1] - 1].minutes, is_usual=False))
        tables.append(tables[-1] + 1)
    return tuple(slots)


USUAL = _slots_of(usual_agenda(has_scores=False, is_small=False))
BEFOREHAND = _slots_of(agenda_beforehand())


def offered(*, is_beforehand: bool, asks_answers: bool, is_small: bool) -> tuple[Slot, ...]:
    """The steps to choose from: with few people no answers on phones and no dots, for those would tell who chose."""
    if is_beforehand:
        return BEFOREHAND
    left_out = {StepKind.ANSWERS} if is_small or not asks_answers else set()
    left_out |= {StepKind.DOTS} if is_small else set()
    return tuple(slot for slot in USUAL if slot.kind not in left_out)


def in_order(names: Iterable[str], slots: Sequence[Slot]) -> list[str]:
    """These steps in their order, and each one that is missing behind the one that usually goes before it."""
    usual = [slot.name for slot in slots]
    found = [name for name in dict.fromkeys(names) if name in usual]
    for place, name in enumerate(usual):
        if name not in found:
            before = next((found.index(each) + 1 for each in reversed(usual[:place]) if each in found), 0)
            found.insert(before, name)
    return found


def moved(names: Sequence[str], name: str, by: int) -> list[str]:
    """The same with one step moved up (-1) or down (1); where it cannot go it stays."""
    changed = list(names)
    if name in changed and 0 <= changed.index(name) + by < len(changed):
        place = changed.index(name)
        changed.insert(place + by, changed.pop(place))
    return changed
