"""What is on now in a meeting, as screen, phones and who leads it show it: the scene, its words and its figures."""

from dataclasses import dataclass
from functools import cached_property

from retention_check import clock, dutch
from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.item import Kind
from retention_check.domain.meeting.agenda import Step
from retention_check.domain.meeting.live import LiveMeeting, PollPhase
from retention_check.domain.meeting.moving import current_scene, next_scene, phase_of
from retention_check.domain.meeting.poll_outcomes import MostChosen, PollOutcome
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.predicting import can_show
from retention_check.domain.meeting.reveal_order import order_of
from retention_check.domain.meeting.scenes import ONE_EACH_REASON, Scene, SceneKind, question_of
from retention_check.domain.meeting_content import SceneWords
from retention_check.domain.planned_text import Circumstance, PlannedText
from retention_check.domain.publishing import only_published
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import WHO, item_name
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

    @cached_property
    def revealed(self) -> ItemComparison | None:
        """The reason that this scene reveals."""
        if self.scene is None or self.scene.kind not in ONE_EACH_REASON:
            return None
        order = self.meeting.order.get(self.scene.kind) or order_of(self.scene.kind, self.comparison)
        return self.comparison.item(order[self.scene.number])

    @cached_property
    def is_last_revealed(self) -> bool:
        """Whether this reveals the last reason, which still would come last: scores may have been mended since."""
        if self.scene is None or self.revealed is None:
            return False
        order = order_of(self.scene.kind, self.comparison)
        return self.scene.number + 1 == len(order) and self.revealed.item.code == order[-1]

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

    def has_own(self, side: Side) -> bool:
        """Whether an own score of a group is shown on a reason."""
        return any(compared.score(side) for compared in self.comparison.of_kind(Kind.REASON))

    @cached_property
    def guesses_country(self) -> bool:
        """Whether no own score is shown, so that the country is guessed; while answers come in nobody knows."""
        is_asking = self.scene is not None and self.scene.kind in (SceneKind.ASK, SceneKind.CHECK)
        return not is_asking and not any(map(self.has_own, Side))

    @cached_property
    def is_shown_nothing(self) -> bool:
        """Whether too few people are there to show anything of the vote that is on: then nobody votes on a phone."""
        poll = self.scene.poll if self.scene else None
        return poll is not None and not can_show(poll, self.meeting, self.comparison.threshold)

    @property
    def outcome(self) -> PollOutcome | None:
        """What the poll of the step that is on showed; None while it is not closed."""
        shown = {SceneKind.GUESSED: "raden", SceneKind.DOTTED: "stippen", SceneKind.PREDICTED: "dubbel"}
        name = self.scene and shown.get(self.scene.kind)
        return next((outcome for poll, outcome in self.meeting.outcomes.items() if poll == name), None)

    @property
    def dotted_told(self) -> tuple[tuple[str, str], ...]:
        """What got most dots, as it was shown before: of whom, and the measures in one line."""
        outcome = self.meeting.outcomes.get(Poll.DOTS)
        if outcome is None:
            return ()
        together = (("Meeste stippen", self._named(outcome.of_all)),) if outcome.of_all else ()
        apart = ((f"Meeste stippen van {WHO[side]}", self._named(found)) for side, found in outcome.of_side.items())
        return (*together, *apart)

    def _named(self, found: MostChosen) -> str:
        return dutch.listing([f"‘{dutch.first_small(item_name(self.study.item(each.code)))}’" for each in found.listed])

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
            Circumstance.WITHOUT_SCORES: self.guesses_country,
        }
        return text.told(frozenset(name for name, is_so in holds.items() if is_so))

    @property
    def seconds_left(self) -> int:
        """Seconds that are left of the step, below zero when its time is over."""
        return self.meeting.timer.left(clock.now())


def moment_of(stored: StoredMeeting, stored_round: StoredRound) -> Moment:
    """What is on now in a meeting."""
    return Moment(stored, stored_round, study())
