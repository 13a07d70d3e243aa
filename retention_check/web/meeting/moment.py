"""What is on now in a meeting, as screen, phones and who leads it show it: the scene, its words and its figures."""

from dataclasses import dataclass
from functools import cached_property

from retention_check import clock
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.meeting.agenda import Step
from retention_check.domain.meeting.live import LiveMeeting, PollPhase
from retention_check.domain.meeting.moving import current_scene, next_scene, phase_of
from retention_check.domain.meeting.poll_outcomes import PollOutcome
from retention_check.domain.meeting.revealing import revealed_in_order
from retention_check.domain.meeting.scenes import Scene, SceneKind, question_of
from retention_check.domain.meeting_content import SceneWords
from retention_check.domain.planned_text import Circumstance, PlannedText
from retention_check.domain.predictions import predicted_in_order
from retention_check.domain.publishing import only_published
from retention_check.domain.study import Study
from retention_check.report.model import GroupSize
from retention_check.store import StoredMeeting, StoredRound
from retention_check.web.extensions import comparison_of, study


@dataclass(frozen=True)
class Moment:
    """A meeting and its round as they are now; `scene` is None before it begins."""

    stored: StoredMeeting
    stored_round: StoredRound
    study: Study

    @property
    def meeting(self) -> LiveMeeting:
        """How far the meeting is."""
        return self.stored.meeting

    @cached_property
    def scene(self) -> Scene | None:
        """The scene that is on."""
        return current_scene(self.meeting, self.study)

    @cached_property
    def coming(self) -> Scene | None:
        """The scene after it, None at the end."""
        return next_scene(self.meeting, self.study)

    @property
    def step(self) -> Step | None:
        """The step that is on."""
        return self.meeting.agenda.steps[self.meeting.place.step] if self.meeting.place else None

    @property
    def phase(self) -> PollPhase:
        """How far the poll of the scene is."""
        return phase_of(self.scene, self.meeting) if self.scene else PollPhase.WAITING

    @cached_property
    def comparison(self) -> Comparison:
        """What is published of the round, beside the country: nothing else is shown in a meeting."""
        return comparison_of(only_published(self.stored_round.round))

    @property
    def revealed(self) -> ItemComparison | None:
        """The reason that this scene reveals."""
        if self.scene is None or self.scene.kind not in (SceneKind.REVEAL, SceneKind.PREDICTED):
            return None
        if self.scene.kind is SceneKind.PREDICTED:
            predicted = self.stored_round.round.shown_in_meetings.predicted
            return predicted_in_order(self.comparison, predicted)[self.scene.number].compared
        return revealed_in_order(self.comparison)[self.scene.number]

    @property
    def topic(self) -> ItemComparison | None:
        """The topic of the table that is on; None where it is not known yet."""
        step = self.step
        if step is None or not 1 <= step.topic <= len(self.meeting.topics):
            return None
        return self.comparison.item(self.meeting.topics[step.topic - 1])

    @property
    def question(self) -> str:
        """The question of the moment at the tables; empty where there is none."""
        if self.scene is None or self.scene.kind is not SceneKind.TALK or self.topic is None:
            return ""
        return question_of(self.scene, self.topic.item.code, self.study)

    @property
    def outcome(self) -> PollOutcome | None:
        """What the poll of the step that is on showed; None while it is not closed."""
        shown = {SceneKind.GUESSED: "raden", SceneKind.DOTTED: "stippen", SceneKind.PREDICTED: "dubbel"}
        name = self.scene and shown.get(self.scene.kind)
        return next((outcome for poll, outcome in self.meeting.outcomes.items() if poll == name), None)

    @property
    def words(self) -> SceneWords | None:
        """What is said of the scene."""
        return self.words_of(self.scene)

    def words_of(self, scene: Scene | None) -> SceneWords | None:
        """What is said of a scene."""
        return self.study.content.meeting.scenes[scene.kind] if scene else None

    def told(self, text: PlannedText) -> str:
        """A text as it reads for as many people as are there, or before that is known as are expected."""
        agenda, people = self.meeting.agenda, sum(self.meeting.present.values())
        size = GroupSize.of_people(people)
        holds = {
            Circumstance.SMALL: size is GroupSize.SMALL if people else agenda.size is Circumstance.SMALL,
            Circumstance.LARGE: size is GroupSize.LARGE if people else agenda.size is Circumstance.LARGE,
            Circumstance.WITHOUT_MANAGEMENT: not agenda.has_management,
        }
        return text.told(frozenset(name for name, is_so in holds.items() if is_so))

    @property
    def seconds_left(self) -> int:
        """Seconds that are left of the step, below zero when its time is over."""
        return self.meeting.timer.left(clock.now())


def moment_of(stored: StoredMeeting, stored_round: StoredRound) -> Moment:
    """What is on now in a meeting."""
    return Moment(stored, stored_round, study())
