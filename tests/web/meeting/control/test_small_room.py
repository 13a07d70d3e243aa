"""What few people in the room keep hidden is said in advance, and nothing where all is shown."""

from retention_check.domain.meeting.agenda import Agenda, Step, StepKind, agenda_beforehand
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.side import Side
from retention_check.web.meeting.control.small_room import not_shown
from tests.web.meeting.control.pressing import usual


def told(young: int, management: int, agenda: Agenda | None = None, threshold: int = 5) -> tuple[str, ...]:
    present = {Side.YOUNG: young, Side.MANAGEMENT: management}
    return not_shown(LiveMeeting(agenda or usual(), present=present), threshold)


def test_two_groups_of_five_hide_nothing() -> None:
    assert told(5, 5) == ()


def test_a_small_group_hides_what_it_guesses_and_whose_dots_they_are() -> None:
    assert told(14, 3) == (
        "Er zijn maar 3 mensen van het management. Wat die groep raadt, laten wij niet zien.",
        "Stippen tonen wij als één totaal van beide groepen.",
    )
    assert told(4, 6)[0].startswith("Er zijn maar 4 jonge ambtenaren.")


def test_one_person_is_told_as_one() -> None:
    assert told(14, 1)[0].startswith("Er is maar 1 persoon van het management.")
    assert told(1, 14)[0].startswith("Er is maar 1 jonge ambtenaar.")


def test_fewer_than_the_threshold_in_all_hide_everything() -> None:
    (sentence,) = told(2, 2)
    assert sentence.startswith("Er zijn minder dan vijf mensen. Dan laten wij niet zien wat er geraden of gekozen is.")


def test_a_raised_threshold_counts() -> None:
    assert told(14, 8, threshold=10)[0].startswith("Er zijn maar 8 mensen van het management.")


def test_predictions_are_named_as_such() -> None:
    agenda = Agenda((Step(StepKind.PREDICT, 10), Step(StepKind.CLOSING, 5)))
    assert told(14, 3, agenda) == (
        "Er zijn maar 3 mensen van het management. Wat die groep voorspelt, laten wij niet zien.",
    )


def test_nothing_is_said_where_nobody_votes_or_nothing_is_typed() -> None:
    assert told(3, 0, agenda_beforehand()) == ()
    assert not_shown(LiveMeeting(usual()), 5) == ()
