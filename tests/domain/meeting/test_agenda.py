"""The steps of a meeting: the usual ones, those of young staff alone, and as they are stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.meeting.agenda import Agenda, Step, StepKind, agenda_beforehand, usual_agenda
from retention_check.domain.planned_text import Circumstance

SIZES = (None, Circumstance.SMALL, Circumstance.LARGE)
STEPS = st.builds(Step, st.sampled_from(StepKind), st.integers(1, 120), st.integers(0, 4))
BOOLS = st.booleans()
AGENDAS = st.builds(Agenda, st.lists(STEPS, max_size=12).map(tuple), BOOLS, BOOLS, BOOLS, st.sampled_from(SIZES))


def test_the_usual_meeting_takes_ninety_minutes_from_welcome_to_closing() -> None:
    agenda = usual_agenda(has_scores=False, is_small=False)
    assert [(step.kind, step.minutes) for step in agenda.steps] == [
        (StepKind.WELCOME, 10),
        (StepKind.ANSWERS, 10),
        (StepKind.GUESS, 10),
        (StepKind.TABLE, 20),
        (StepKind.TABLE, 20),
        (StepKind.DOTS, 5),
        (StepKind.AGREEMENTS, 10),
        (StepKind.CLOSING, 5),
    ]
    assert agenda.minutes == 90
    assert agenda.is_management_last


@pytest.mark.parametrize("has_scores", [True, False])
@pytest.mark.parametrize("is_small", [True, False])
def test_people_answer_where_there_are_no_scores_and_few_people_get_no_phones_to_answer_or_dots(
    has_scores: bool, is_small: bool
) -> None:
    agenda = usual_agenda(has_scores=has_scores, is_small=is_small)
    assert agenda.has(StepKind.ANSWERS) is (not has_scores and not is_small)
    assert agenda.has(StepKind.DOTS) is not is_small
    assert agenda.has(StepKind.GUESS)


def test_young_staff_alone_beforehand_have_half_an_hour_without_any_poll() -> None:
    agenda = agenda_beforehand()
    assert (agenda.minutes, agenda.is_beforehand, agenda.has_management) == (30, True, False)
    assert not any(agenda.has(kind) for kind in (StepKind.GUESS, StepKind.PREDICT, StepKind.DOTS, StepKind.ANSWERS))


@given(agenda=AGENDAS)
def test_an_agenda_is_written_and_read_back(agenda: Agenda) -> None:
    assert Agenda.from_primitives(agenda.to_primitives()) == agenda
