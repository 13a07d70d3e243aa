"""The scenes of each step: one thing at a time, each with a name of its own."""

import pytest

from retention_check.domain.meeting.agenda import Agenda, Step, StepKind, agenda_beforehand, usual_agenda
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind, question_of, scenes_of
from retention_check.domain.side import Side
from tests.cast import STUDY
from tests.domain.meeting.rooms import MANAGEMENT, YOUNG

AGENDAS = [
    usual_agenda(has_scores=False, is_small=False),
    usual_agenda(has_scores=True, is_small=True),
    agenda_beforehand(),
    Agenda((Step(StepKind.PREDICT, 10), Step(StepKind.DOTS, 5)), is_management_last=False),
]
TOPICS = ("R3", "M1.2")


@pytest.mark.parametrize("agenda", AGENDAS)
def test_every_scene_of_a_meeting_has_an_id_of_its_own(agenda: Agenda) -> None:
    ids = [scene.id for place in range(len(agenda.steps)) for scene in scenes_of(place, agenda, STUDY, TOPICS)]
    assert len(ids) == len(set(ids))


def test_guesses_are_closed_before_they_are_shown_and_shown_before_the_reveal() -> None:
    scenes = scenes_of(0, Agenda((Step(StepKind.GUESS, 10),)), STUDY)
    assert [scene.kind for scene in scenes] == [
        SceneKind.GUESS,
        SceneKind.GUESSED,
        *[SceneKind.REVEAL] * 10,
        SceneKind.ORDER,
    ]
    assert [scene.number for scene in scenes[2:12]] == [*range(10)]
    assert (scenes[0].poll, scenes[0].voters) == (Poll.GUESS, (YOUNG, MANAGEMENT))
    assert not any(scene.poll for scene in scenes[1:])


def test_predictions_are_shown_a_reason_at_a_time() -> None:
    scenes = scenes_of(0, Agenda((Step(StepKind.PREDICT, 10),)), STUDY)
    assert [scene.kind for scene in scenes] == [SceneKind.PREDICT, *[SceneKind.PREDICTED] * 10, SceneKind.ORDER]
    assert scenes[0].poll is Poll.PREDICT


@pytest.mark.parametrize(
    ("is_last", "has_management", "voters"),
    [
        (True, True, [(YOUNG,), (MANAGEMENT,)]),
        (False, True, [tuple(Side)]),
        (True, False, [tuple(Side)]),
        (False, False, [tuple(Side)]),
    ],
)
def test_dots_are_one_vote_or_two_where_management_is_last(
    is_last: bool, has_management: bool, voters: list[tuple[Side, ...]]
) -> None:
    agenda = Agenda((Step(StepKind.DOTS, 5),), is_last, has_management=has_management)
    scenes = scenes_of(0, agenda, STUDY)
    assert [scene.voters for scene in scenes if scene.poll is Poll.DOTS] == voters
    assert scenes[-1].kind is SceneKind.DOTTED


def test_every_vote_is_followed_by_what_it_showed() -> None:
    for agenda in AGENDAS:
        for place in range(len(agenda.steps)):
            assert scenes_of(place, agenda, STUDY, TOPICS)[-1].poll is None


@pytest.mark.parametrize("code", ["R3", "M1.2"])
def test_a_table_has_the_questions_of_young_staff_then_of_management_then_one_together(code: str) -> None:
    agenda = Agenda((Step(StepKind.TABLE, 20, 1),))
    scenes = scenes_of(0, agenda, STUDY, (code,))
    asked = STUDY.content.questions[code]
    told = [question_of(scene, code, STUDY) for scene in scenes]
    assert told == [*asked.by_side[YOUNG], *asked.by_side[MANAGEMENT], asked.together]
    assert [scene.side for scene in scenes] == [
        *[YOUNG] * len(asked.by_side[YOUNG]),
        *[MANAGEMENT] * len(asked.by_side[MANAGEMENT]),
        None,
    ]


def test_a_table_without_a_topic_yet_is_one_scene() -> None:
    assert len(scenes_of(0, Agenda((Step(StepKind.TABLE, 20, 2),)), STUDY, ("R3",))) == 1
