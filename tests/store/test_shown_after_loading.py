"""A round whose meeting showed a vote, scores that are typed then, and its file: no vote is shown a second time."""

from dataclasses import replace

from retention_check.domain.comparison import compare
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.publishing import entered_sides, publish
from retention_check.domain.round import Round
from retention_check.round_file import read_round, write_round
from retention_check.store import Database
from tests.cast import DAY, STUDY
from tests.store.meetings import YOUNG, Held, held
from tests.store.questionnaires import NOTHING_YET
from tests.store.rounds import GOUDA, loaded


def guessed(meeting: Held, people: int) -> bool:
    """Whether the guesses of so many young people are shown."""
    meeting.go_to(SceneKind.GUESS)
    meeting.guessed_by(YOUNG, people)
    meeting.move()
    shown = YOUNG in meeting.meeting.outcomes[Poll.GUESS].of_side
    meeting.end()
    return shown


def loaded_again(round: Round) -> Round:
    found = read_round(write_round(round, STUDY), STUDY)
    assert found.problems == ()
    assert found.round is not None
    return found.round


def test_typing_scores_between_two_meetings_and_loading_the_file_shows_no_guesses_twice(database: Database) -> None:
    first = held(database, NOTHING_YET)
    assert guessed(first, 5)
    kept = loaded(database, first.public_id).round
    typed = loaded_again(replace(kept, entries=GOUDA.entries))
    assert typed.shown_in_meetings.guessed == (YOUNG,)
    later = publish(compare(typed, STUDY), entered_sides(typed), DAY)
    assert not guessed(held(database, later), 6)
