"""Dutch words beside what a poll shows: what stands there, in which order, and what is left out of it."""

from retention_check import dutch
from retention_check.domain.meeting.poll_outcomes import MostChosen, PollOutcome
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.wording import WHO

BY_ALPHABET = "Bij gelijke stand op alfabet"
# fewer lines would tell that nobody chose the rest; of which line it is so is not said
ALWAYS = "Er staan er altijd {lines}, ook als er minder een stip kregen"
FROM_PAPER = "Wat op papier stond, telt mee."


def outcome_note(outcome: PollOutcome) -> str:
    """What the lists of a poll are, and whether paper is in it; empty where nothing is shown."""
    told = _lists_note(outcome)
    return f"{told} {FROM_PAPER}" if told and outcome.has_paper else told


def _lists_note(outcome: PollOutcome) -> str:
    """Of each group apart where they are not alike."""
    notes = {side: _note(outcome.poll, found) for side, found in outcome.of_side.items()}
    if outcome.of_all:
        return _note(outcome.poll, outcome.of_all)
    if len(set(notes.values())) > 1:
        return " ".join(f"{dutch.first_capital(WHO[side])}: {dutch.first_small(note)}" for side, note in notes.items())
    return next(iter(notes.values()), "")


def _note(poll: Poll, found: MostChosen) -> str:
    lines = dutch.count(len(found.listed))
    if poll is Poll.DOTS:
        if not found.is_ranked:
            return f"De {lines} met de meeste stippen, op alfabet. {ALWAYS.format(lines=lines)}."
        share = ", en welk deel van alle stippen dat is" if found.has_shares else ""
        return f"De {lines} met de meeste stippen{share}. {ALWAYS.format(lines=lines)}. {BY_ALPHABET}."
    if not found.is_ranked:
        return f"De {lines} die het vaakst zijn geraden, op alfabet."
    return f"De {lines} die het vaakst zijn geraden, de meeste eerst. {BY_ALPHABET}."
