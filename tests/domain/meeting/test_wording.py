"""What the steps of a meeting are called."""

from retention_check.domain.meeting.agenda import Step, StepKind
from retention_check.domain.meeting.wording import PROPOSALS, TITLES, step_title


def test_every_kind_of_step_has_a_title_of_its_own() -> None:
    assert set(TITLES) == set(StepKind)
    assert len(set(TITLES.values())) == len(StepKind)


def test_a_table_says_which_topic_it_is_about() -> None:
    assert step_title(Step(StepKind.TABLE, 20, 2)) == "Aan tafel: onderwerp 2"
    assert step_title(Step(StepKind.GUESS, 10)) == "Raden, dan kijken"


def test_without_management_there_are_proposals_and_no_agreements() -> None:
    step = Step(StepKind.AGREEMENTS, 10)
    assert step_title(step) == "Afspraken"
    assert step_title(step, has_management=False) == PROPOSALS
