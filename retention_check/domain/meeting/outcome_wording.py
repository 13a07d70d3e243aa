"""Dutch words beside what a poll shows: what stands there, in which order, and what is left out of it."""

from retention_check import dutch
from retention_check.domain.meeting.poll_outcomes import MostChosen, PollOutcome
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.wording import WHO

BY_ALPHABET = "Bij gelijke stand op alfabet"
# a line may be of a measure without dots, for fewer lines would tell that nobody chose the rest: so it is said
UNCHOSEN = "zo kan er ook een maatregel zonder stip staan"


def outcome_note(outcome: PollOutcome) -> str:
    """What the lists of a poll are; of each group apart where they are not alike. Empty where nothing is shown."""
    notes = {side: _note(outcome.poll, found) for side, found in outcome.of_side.items()}
    if outcome.of_all:
        return _note(outcome.poll, outcome.of_all)
    if len(set(notes.values())) > 1:
        return " ".join(f"{dutch.first_capital(WHO[side])}: {dutch.first_small(note)}" for side, note in notes.items())
    return next(iter(notes.values()), "")


def _note(poll: Poll, found: MostChosen) -> str:
    lines = dutch.count(len(found.listed))
    if poll is Poll.DOTS:
        share = ", en welk deel van alle stippen dat is" if found.has_shares else ""
        return f"De {lines} met de meeste stippen{share}. {BY_ALPHABET}: {UNCHOSEN}."
    if not found.is_ranked:
        return f"De {lines} die het vaakst zijn geraden, op alfabet."
    return f"De {lines} die het vaakst zijn geraden, de meeste eerst. {BY_ALPHABET}."
