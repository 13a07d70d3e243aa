"""The steps that the form of an agenda offers, and their order."""

from retention_check.domain.meeting.agenda import MOST_TOPICS, Agenda, Step, StepKind
from retention_check.web.organiser.meeting.agenda_steps import (
    BEFOREHAND,
    TABLES,
    USUAL,
    in_order,
    moved,
    name_of,
    offered,
)

NAMES = [slot.name for slot in USUAL]


def test_all_steps_are_offered_with_room_for_four_tables_of_which_two_are_usual() -> None:
    tables = [slot for slot in USUAL if slot.kind is StepKind.TABLE]
    assert [slot.name for slot in tables] == list(TABLES)
    assert len(TABLES) == MOST_TOPICS
    assert [slot.is_usual for slot in tables] == [True, True, False, False]
    assert NAMES.index("tafel4") + 1 == NAMES.index("stippen")
    assert sum(slot.minutes for slot in USUAL if slot.is_usual) == 90
    assert sum(slot.minutes for slot in BEFOREHAND) == 30


def test_answers_are_offered_without_scores_to_ten_people_or_more() -> None:
    def kinds(*, asks_answers: bool, is_small: bool) -> set[StepKind]:
        return {slot.kind for slot in offered(is_beforehand=False, asks_answers=asks_answers, is_small=is_small)}

    assert kinds(asks_answers=True, is_small=False) >= {StepKind.ANSWERS, StepKind.DOTS}
    assert StepKind.ANSWERS not in kinds(asks_answers=False, is_small=False)
    assert not kinds(asks_answers=True, is_small=True) & {StepKind.ANSWERS, StepKind.DOTS}


def test_both_ways_of_guessing_are_one_step_and_beforehand_has_names_of_its_own() -> None:
    agenda = Agenda(())
    assert name_of(Step(StepKind.PREDICT, 1), agenda) == name_of(Step(StepKind.GUESS, 1), agenda)
    assert not {slot.name for slot in BEFOREHAND} & set(NAMES)


def test_a_step_that_is_missing_stands_behind_the_one_that_usually_goes_before_it() -> None:
    assert in_order([], USUAL) == NAMES
    there = ["welkom", "tafel1", "raden", "afsluiten"]
    assert [name for name in in_order(there, USUAL) if name in there] == there
    assert in_order(there, USUAL)[1:3] == ["antwoorden", "tafel1"]
    assert in_order(["welkom", "welkom", "iets"], USUAL) == NAMES


def test_a_step_moves_one_place_and_not_beyond_the_ends() -> None:
    assert moved(["a", "b", "c"], "b", -1) == ["b", "a", "c"]
    assert moved(["a", "b", "c"], "b", 1) == ["a", "c", "b"]
    assert moved(["a", "b"], "a", -1) == ["a", "b"]
    assert moved(["a", "b"], "b", 1) == ["a", "b"]
    assert moved(["a", "b"], "iets", 1) == ["a", "b"]
