"""What who leads sees of the meeting: what is on, what closes, how many voted, which steps come, how the time goes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from retention_check import clock
from retention_check.domain.comparison import Comparison
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import Step
from retention_check.domain.meeting.live import LiveMeeting, PollPhase
from retention_check.domain.meeting.moving import Move
from retention_check.domain.meeting.pace import pace, seconds_behind
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import Scene, SceneKind, scenes_of
from retention_check.domain.meeting_content import PlannedNote
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.store import StoredMeeting
from retention_check.web.auth import may_manage
from retention_check.web.extensions import settings, study
from retention_check.web.meeting.control.saying import say
from retention_check.web.meeting.control.small_room import not_shown
from retention_check.web.meeting.control.turnout import Turnout, turnout
from retention_check.web.meeting.current_meeting import current_meeting, round_of_meeting
from retention_check.web.meeting.moment import Moment, moment_of
from retention_check.web.meeting.predicting import Predicting
from retention_check.web.meeting_links import meeting_links

Making = Callable[[LiveMeeting, Comparison, int], Move]
CLOSES = {Poll.GUESS: "het raden", Poll.PREDICT: "het voorspellen", Poll.DOTS: "de stippen"}


class Asked(StrEnum):
    """What is asked before a move, as its page is called."""

    DROPS = "drops"  # a vote that was begun would go without an outcome
    TOO_MANY = "too_many"  # more voted than were counted, or may have: then closing shows nothing
    FEW = "few"  # fewer than half voted
    UNCOUNTED = "uncounted"  # a vote would open while more phones take part than people were counted


@dataclass(frozen=True)
class StepLine:
    """One step in the list of all: its number, and whether it is past or on."""

    number: int
    step: Step
    is_past: bool
    is_now: bool
    papers: tuple[str, ...]


@dataclass(frozen=True)
class Leading:
    """The moment as who leads sees it; `manages` says whether they also manage the round."""

    moment: Moment
    manages: bool

    @property
    def meeting(self) -> LiveMeeting:
        """How far the meeting is."""
        return self.moment.meeting

    @property
    def scene(self) -> str:
        """What tells the scene that is on from every other; empty before the meeting begins."""
        return scene_id(self.moment.stored)

    @property
    def threshold(self) -> int:
        """From how many people something of a group is shown."""
        return self.moment.stored_round.round.publication.threshold or settings().threshold

    @property
    def is_voted_on(self) -> bool:
        """Whether somebody in the room can vote now; where nothing could be shown nobody is asked."""
        is_prediction = self.moment.scene is not None and self.moment.scene.poll is Poll.PREDICT
        return bool(Predicting(self.moment).predicting) if is_prediction else not self.moment.is_shown_nothing

    @cached_property
    def turnout(self) -> Turnout | None:
        """How many voted in the poll that is open now."""
        if self.moment.scene is None or self.moment.phase is not PollPhase.OPEN or not self.is_voted_on:
            return None
        found = turnout(self.moment.stored, self.moment.scene, self.threshold)
        if found and found.poll is Poll.PREDICT and len(voting := Predicting(self.moment).predicting) < len(Side):
            # of one group the number would tell who did not
            there = sum(self.meeting.present.get(side, 0) for side in voting)
            return replace(found, present=there, is_in_fives=True)
        return found

    @property
    def closes(self) -> str:
        """What the button to go on closes; empty where it closes nothing."""
        scene = self.moment.scene
        if self.turnout is None or scene is None or scene.poll is None:
            return ""
        return CLOSES[scene.poll] + (f" van {WHO[scene.voters[0]]}" if len(scene.voters) < len(Side) else "")

    @property
    def is_second_vote(self) -> bool:
        """Whether management votes after young staff did: then no number is told, and who leads asks the room."""
        scene = self.moment.scene
        return scene is not None and scene.poll is Poll.DOTS and scene.number > 0

    @property
    def has_too_many_votes(self) -> bool:
        """Whether more votes came in than people were counted, as far as may be told: nothing of it will be shown."""
        return self.turnout is not None and 0 < self.turnout.present < self.turnout.known

    def asks_before(self, making: Making) -> Asked | None:
        """What is asked before a move: about the vote that it closes or drops, else about one that it opens."""
        move = making(self.meeting, self.moment.comparison, clock.now())
        if move.drops:
            return Asked.DROPS
        if self.turnout and (self.has_too_many_votes or self.has_too_many_phones):
            return Asked.TOO_MANY
        if self.turnout and self.turnout.is_low and not self.is_second_vote:
            return Asked.FEW
        is_opening = bool(move.meeting.opened - self.meeting.opened) and not self.meeting.has_open_poll
        return Asked.UNCOUNTED if is_opening and self.has_too_many_phones else None

    @property
    def say(self) -> str:
        """What to say now."""
        return say(self.moment)

    @property
    def rules(self) -> tuple[PlannedNote, ...]:
        """The rules of the conversation that hold in this meeting."""
        rules = self.moment.study.content.meeting.ground_rules
        return tuple(rule for rule in rules if self.moment.told(rule.text))

    @property
    def can_go_to_widest(self) -> bool:
        """Whether reasons come on one by one now, and the last of them is still to come."""
        return moving.to_last_of_kind(self.meeting, self.moment.comparison, 0).meeting != self.meeting

    def needs_count(self, making: Making) -> bool:
        """Whether a move would open a vote while nobody typed how many people are there."""
        return making(self.meeting, self.moment.comparison, clock.now()).needs_present

    @property
    def is_running(self) -> bool:
        """Whether the time of the step goes on."""
        return self.meeting.timer.since is not None

    @property
    def code(self) -> str:
        """The code with which people join; empty where it cannot be shown any more."""
        links = meeting_links(self.moment.stored)
        return links.code if links else ""

    @property
    def is_last(self) -> bool:
        """Whether nothing comes after this scene."""
        return self.moment.scene is not None and self.moment.coming is None

    @property
    def is_last_step(self) -> bool:
        """Whether there is no step to skip to."""
        place = self.meeting.place
        return place is not None and place.step + 1 == len(self.meeting.agenda.steps)

    @property
    def is_first(self) -> bool:
        """Whether nothing came before this scene."""
        return self.meeting.place is not None and self.meeting.place.step == self.meeting.place.scene == 0

    @property
    def coming(self) -> str:
        """What the next scene is called; a question at the table is not told twice by the name of the table."""
        scene, words = self.moment.coming, self.moment.words_of(self.moment.coming)
        if scene is None or words is None:
            return ""
        now = self.moment.scene
        is_again = now is not None and now.kind is scene.kind and now.step == scene.step
        if is_again:
            return _coming_again(scene)
        return self.moment.told(words.title)

    @cached_property
    def minutes_behind(self) -> int:
        """How many minutes later it is than planned, below zero when the meeting is ahead."""
        return round(seconds_behind(self.meeting, clock.now()) / 60)

    @property
    def pace(self) -> str:
        """The same in calm words."""
        return pace(self.minutes_behind)

    @property
    def not_shown(self) -> tuple[str, ...]:
        """What stays hidden with so few people."""
        return not_shown(self.meeting, self.threshold)

    @property
    def has_too_many_phones(self) -> bool:
        """Whether more phones take part than people are there: what they vote would not be shown."""
        present = sum(self.meeting.present.values())
        return 0 < present < self.moment.stored.joined

    @property
    def steps(self) -> tuple[StepLine, ...]:
        """All steps in their order."""
        on = self.meeting.place.step if self.meeting.place else -1
        steps = self.meeting.agenda.steps
        return tuple(
            StepLine(place + 1, step, place < on, place == on, self._papers(place)) for place, step in enumerate(steps)
        )

    def _papers(self, place: int) -> tuple[str, ...]:
        """What each scene of a step says about paper, once."""
        scenes = scenes_of(place, self.meeting.agenda, study(), self.meeting.topics)
        words = (self.moment.words_of(scene) for scene in scenes)
        return tuple(dict.fromkeys(told for each in words if each and (told := self.moment.told(each.paper))))


def scene_id(stored: StoredMeeting) -> str:
    """What tells the scene that is on from every other; empty before the meeting begins."""
    scene = moving.current_scene(stored.meeting, study())
    return scene.id if scene else ""


def leading() -> Leading:
    """The meeting of this page, for who leads it."""
    stored_round = round_of_meeting()
    return Leading(moment_of(current_meeting(), stored_round), may_manage(stored_round))


def _coming_again(scene: Scene) -> str:
    if scene.kind is SceneKind.DOTS and scene.voters:
        return f"Stippen van {WHO[scene.voters[0]]}"
    return {SceneKind.TALK: "De volgende vraag"}.get(scene.kind, "De volgende reden")
