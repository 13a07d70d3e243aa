"""What stands beside a list of the most chosen: what it is, in which order, and what it leaves out."""

import pytest

from retention_check.domain.meeting.outcome_wording import outcome_note
from retention_check.domain.meeting.polls import Poll
from tests.domain.meeting.rooms import BALLOT, CODES, guess, outcome, room, tally


def guessed(young: int, management: int = 0) -> str:
    of_young, of_management = (tally(Poll.GUESS, [guess(*CODES[:3])] * people) for people in (young, management))
    return outcome_note(outcome(Poll.GUESS, of_young, of_management))


def dotted(young: int, asked: tuple[str, ...] = BALLOT) -> str:
    return outcome_note(outcome(Poll.DOTS, tally(Poll.DOTS, [{BALLOT[0]: 1}] * young), of_room=room(asked=asked)))


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (guessed(9, 6), "De drie die het vaakst zijn geraden, op alfabet."),
        (
            guessed(20),
            "De drie die het vaakst zijn geraden, de meeste eerst. Bij gelijke stand op alfabet.",
        ),
        (
            dotted(9),
            "De drie met de meeste stippen. Er staan er altijd drie, ook als er minder een stip kregen. Bij gelijke "
            "stand op alfabet.",
        ),
        (
            dotted(20),
            "De drie met de meeste stippen, en welk deel van alle stippen dat is. Er staan er altijd drie, ook als er "
            "minder een stip kregen. Bij gelijke stand op alfabet.",
        ),
        (dotted(9, asked=BALLOT[:2]).partition(".")[0], "De twee met de meeste stippen"),
        (guessed(4), ""),
    ],
)
def test_it_says_what_the_list_is(note: str, text: str) -> None:
    assert note == text


def test_where_the_lists_of_both_groups_are_not_alike_each_has_its_own() -> None:
    note = guessed(20, 6)
    assert note.startswith("Jonge ambtenaren: de drie die het vaakst zijn geraden, de meeste eerst")
    assert note.endswith("Het management: de drie die het vaakst zijn geraden, op alfabet.")
