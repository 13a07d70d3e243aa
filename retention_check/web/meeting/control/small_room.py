"""What will not be shown when few people are in the room: said at once, so that nobody waits for it."""

from collections.abc import Iterator

from retention_check import dutch
from retention_check.domain.meeting.agenda import StepKind
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO


def not_shown(meeting: LiveMeeting, threshold: int) -> tuple[str, ...]:
    """Sentences about what these numbers keep hidden; none where all is shown, or where nothing is typed yet."""
    if not meeting.present or not _polls(meeting):
        return ()
    if sum(meeting.present.values()) < threshold:
        few = dutch.count(threshold)
        return (
            f"Er zijn minder dan {few} mensen. Dan laten wij niet zien wat er geraden of gekozen is. "
            "Wie wil, vertelt wat die koos.",
        )
    return tuple(_of_groups(meeting, threshold))


def _of_groups(meeting: LiveMeeting, threshold: int) -> Iterator[str]:
    small = [side for side, count in meeting.present.items() if 0 < count < threshold]
    asks = {StepKind.GUESS: "raadt", StepKind.PREDICT: "voorspelt"}
    for side in small:
        for does in (word for kind, word in asks.items() if meeting.agenda.has(kind)):
            yield f"{_there(meeting, side)} Wat die groep {does}, laten wij niet zien."
    if small and meeting.agenda.has(StepKind.DOTS):
        yield "Stippen tonen wij als één totaal van beide groepen."


def _there(meeting: LiveMeeting, side: Side) -> str:
    count = meeting.present[side]
    who = "mensen van het management" if side is Side.MANAGEMENT else WHO[side]
    return f"Er {'zijn' if count > 1 else 'is'} maar {count} {who if count > 1 else _one(side)}."


def _one(side: Side) -> str:
    return "persoon van het management" if side is Side.MANAGEMENT else "jonge ambtenaar"


def _polls(meeting: LiveMeeting) -> bool:
    return any(meeting.agenda.has(kind) for kind in (StepKind.GUESS, StepKind.PREDICT, StepKind.DOTS))
