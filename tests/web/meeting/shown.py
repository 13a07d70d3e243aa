"""Meetings brought to every scene that their screen can show, in every mix of what there is to show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask import Flask

from retention_check import store
from retention_check.domain.comparison import compare
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind, agenda_beforehand, usual_agenda
from retention_check.domain.meeting.live import LiveMeeting, Timer
from retention_check.domain.meeting.poll_outcomes import Chosen, Hidden, MostChosen, PollOutcome
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import Scene, SceneKind
from retention_check.domain.publishing import only_published, publish
from retention_check.domain.round import Agreement, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.domain.spread import Share
from tests.cast import ASKED, DAY, MEASURES, REASONS, STUDY, entries, example_entries
from tests.web.client import database_of
from tests.web.meeting.held import PRESENT, Holding, hold

LONG = "Gemeente met een naam die wel zestig tekens lang is, echt wa"
LAST = len(REASONS) - 1
NOBODY: Mapping[Side, int] = {}
SMALL = {Side.YOUNG: 6, Side.MANAGEMENT: 1}
LARGE = {Side.YOUNG: 44, Side.MANAGEMENT: 16}
TOPICS = ("R3", "R1", "R2", "R5")
WORDY = "Het managementteam legt elk kwartaal uit welke vacatures en projecten er komen en wie daarvoor in beeld is "
LONGEST = (WORDY * 2)[:199] + "!"
AGREED = (
    Agreement(
        "Elke nieuwe collega krijgt een maatje", "teammanagers", "voor de zomer", "iedereen noemt zijn maatje", ""
    ),
    Agreement("De directie zegt of een hogere schaal in dezelfde functie kan", "gemeentesecretaris", "1 maart 2027"),
)


def _round(found: Any, municipality: str = "Gouda", sides: tuple[Side, ...] = tuple(Side), **more: Any) -> Round:
    round = Round(tuple(found), DAY, municipality, asked=ASKED, management_role="managementteam", **more)
    return publish(compare(round, STUDY), sides, DAY)


FULL = example_entries(shift="0.1")
ROUNDS: dict[str, Round] = {
    "complete": _round(FULL),
    "long": _round(FULL, LONG),
    "withheld": _round(replace(each, n=4) if each.side is Side.MANAGEMENT else each for each in FULL),
    "young": _round((each for each in FULL if each.side is Side.YOUNG), "'s-Hertogenbosch", (Side.YOUNG,)),
    "country": Round((), DAY, "Texel"),
    "ends": _round(entries({item.code: ("9.8", "1.2") for item in STUDY.items})),
    "marks": _round(FULL, scale=SCALES["marks"]),
    "equal": _round(entries({item.code: ("7.0", "7.0") for item in STUDY.items}), "Ede"),
    "open": _round(
        entries({item.code: ("6.1", "7.75" if item in REASONS else "5.5") for item in STUDY.items}, 34, None),
        "Súdwest-Fryslân",
        management_form=ManagementForm.AGREED,
        is_locked=True,
    ),
}


@dataclass(frozen=True)
class Shown:
    """A scene to look at: of which round, how many there are, and what is done to the meeting when it is there."""

    kind: SceneKind | None
    round: str = "complete"
    number: int = 0
    present: Mapping[Side, int] | None = None  # as in `held`
    agenda: Agenda | None = None
    changed: Mapping[str, Any] | None = None
    joined: int = 0
    voted: int = 0

    def hold(self, app: Flask) -> Holding:
        """A meeting at this scene."""
        agenda = self.agenda or usual_agenda(has_scores=True, is_small=False)
        holding = hold(app, ROUNDS[self.round], agenda, PRESENT if self.present is None else self.present)
        for _ in range(self.joined):
            holding.join()
        if self.kind:
            change(holding, lambda meeting: self._at_scene(meeting, ROUNDS[self.round]))
        if self.changed:
            change(holding, lambda meeting: replace(meeting, **self.changed))  # type: ignore[arg-type]
        for _ in range(self.voted):
            assert holding.scene
            ballot = (
                {"R1": 1, "R2": 1, "R3": 1}
                if holding.scene.poll is Poll.GUESS
                else {holding.stored.meeting.ballot[0]: 2}
            )
            holding.vote(holding.scene.poll or Poll.GUESS, ballot)
        return holding

    def _is(self, scene: Scene) -> bool:
        return (scene.kind, scene.number) == (self.kind, self.number)

    def _at_scene(self, meeting: LiveMeeting, round: Round) -> LiveMeeting:
        """On to this scene without storing those before it, which would take a hundred times as long."""
        comparison = compare(only_published(round), STUDY)
        meeting = moving.begun(meeting, comparison, 0)
        while (scene := moving.current_scene(meeting, STUDY)) and not self._is(scene):
            further = moving.forward(meeting, comparison, 0).meeting
            assert further.place != meeting.place, scene
            meeting = further
        return meeting


def change(holding: Holding, changing: Callable[[LiveMeeting], LiveMeeting]) -> None:
    """Change something of a meeting, as who leads can."""
    store.meetings.change(database_of(holding.app), holding.public_id, holding.stored.version, changing)


def guesses(*sides: Side, has_shares: bool = False) -> PollOutcome:
    """What these groups guessed most, and how well: the longest names, so that everything else fits too."""
    longest = sorted(REASONS, key=lambda item: -len(item.text))[:3]
    listed = _shared([item.code for item in longest], False)
    found = {side: MostChosen(listed, is_ranked=has_shares) for side in sides}
    hidden = None if sides else Hidden.TOO_FEW
    return PollOutcome(Poll.GUESS, 20, hidden, found, is_half_right={side: side is Side.YOUNG for side in sides})


def dots(*sides: Side, has_shares: bool = False, is_of_all: bool = False) -> PollOutcome:
    """Where these groups, or all together, put most dots."""
    longest = sorted(MEASURES, key=lambda item: -len(item.label))[:3]
    found = MostChosen(_shared([item.code for item in longest], has_shares))
    hidden = None if sides or is_of_all else Hidden.TOO_FEW
    return PollOutcome(Poll.DOTS, 20, hidden, dict.fromkeys(sides, found), found if is_of_all else None)


def _shared(codes: list[str], has_shares: bool) -> tuple[Chosen, ...]:
    return tuple(
        Chosen(code, share if has_shares else None) for code, share in zip(codes, reversed(Share), strict=True)
    )


def hidden(poll: Poll, why: Hidden) -> dict[Poll, PollOutcome]:
    """A poll of which nothing is shown."""
    return {poll: PollOutcome(poll, 21, why)}


def _agenda(*steps: Step, **more: Any) -> Agenda:
    return Agenda(steps, **more)


TOGETHER = _agenda(Step(StepKind.DOTS, 5), is_management_last=False)
ALONE = _agenda(Step(StepKind.WELCOME, 5), Step(StepKind.GUESS, 10), Step(StepKind.TABLE, 20, 1), has_management=False)
BALLOT = tuple(sorted((item.code for item in MEASURES), key=lambda code: -len(STUDY.item(code).label)))
THREE = tuple(Agreement(LONGEST, LONGEST, LONGEST, LONGEST) for _ in range(3))
THREE_WHATS = tuple(Agreement(LONGEST, "HR-adviseur", "1 maart 2027", "in het jaargesprek") for _ in range(3))
both = tuple(Side)
RUNNING = Timer(10, 95, 0)

SHOWN: dict[str, Shown] = {
    "before": Shown(None),
    "before-long": Shown(None, "long"),
    "arrive": Shown(SceneKind.ARRIVE, joined=17),
    "arrive-long": Shown(SceneKind.ARRIVE, "long", joined=1),
    "arrive-unknown": Shown(SceneKind.ARRIVE, present=NOBODY, joined=3),
    "arrive-everyone": Shown(SceneKind.ARRIVE, present=SMALL, joined=7),
    "rules": Shown(SceneKind.RULES, "long", joined=17),
    "guess": Shown(SceneKind.GUESS, voted=12, joined=17),
    "guess-long": Shown(SceneKind.GUESS, "long", present=LARGE),
    "guess-small": Shown(SceneKind.GUESS, present=SMALL),
    "guess-waiting": Shown(SceneKind.GUESS, changed={"opened": frozenset()}),
    "guess-closed": Shown(SceneKind.GUESS, changed={"outcomes": {Poll.GUESS: guesses(*both)}}),
    "guess-alone": Shown(SceneKind.GUESS, agenda=ALONE, present={Side.YOUNG: 14}, voted=6),
    "guessed": Shown(SceneKind.GUESSED, changed={"outcomes": {Poll.GUESS: guesses(*both)}}),
    "guessed-shares": Shown(
        SceneKind.GUESSED, "long", changed={"outcomes": {Poll.GUESS: guesses(*both, has_shares=True)}}
    ),
    "guessed-one": Shown(SceneKind.GUESSED, changed={"outcomes": {Poll.GUESS: guesses(Side.YOUNG)}}),
    "guessed-few": Shown(SceneKind.GUESSED, changed={"outcomes": hidden(Poll.GUESS, Hidden.TOO_FEW)}),
    "guessed-more": Shown(SceneKind.GUESSED, changed={"outcomes": hidden(Poll.GUESS, Hidden.MORE_THAN_PRESENT)}),
    "guessed-before": Shown(SceneKind.GUESSED, changed={"outcomes": hidden(Poll.GUESS, Hidden.SHOWN_BEFORE)}),
    "guessed-skipped": Shown(SceneKind.GUESSED, changed={"outcomes": hidden(Poll.GUESS, Hidden.SKIPPED)}),
    "reveal": Shown(SceneKind.REVEAL, number=6),
    "reveal-widest": Shown(SceneKind.REVEAL, number=LAST),
    "reveal-long": Shown(SceneKind.REVEAL, "long", 8),
    "reveal-withheld": Shown(SceneKind.REVEAL, "withheld", 4),
    "reveal-young": Shown(SceneKind.REVEAL, "young", LAST),
    "reveal-country": Shown(SceneKind.REVEAL, "country", LAST),
    "reveal-country-equal": Shown(SceneKind.REVEAL, "country", 0),
    "reveal-ends": Shown(SceneKind.REVEAL, "ends", LAST),
    "reveal-equal": Shown(SceneKind.REVEAL, "equal", LAST),
    "reveal-marks": Shown(SceneKind.REVEAL, "marks", LAST),
    "reveal-open": Shown(SceneKind.REVEAL, "open", LAST),
    "order": Shown(SceneKind.ORDER, changed={"outcomes": {Poll.GUESS: guesses(*both)}}),
    "order-plain": Shown(SceneKind.ORDER, "long"),
    "order-country": Shown(SceneKind.ORDER, "country", changed={"outcomes": {Poll.GUESS: guesses(*both)}}),
    "order-equal": Shown(SceneKind.ORDER, "equal", changed={"outcomes": {Poll.GUESS: guesses(*both)}}),
    "order-open": Shown(SceneKind.ORDER, "open"),
    "order-young": Shown(SceneKind.ORDER, "young"),
    "talk": Shown(SceneKind.TALK, changed={"timer": RUNNING}),
    "talk-management": Shown(SceneKind.TALK, number=3),
    "talk-together": Shown(SceneKind.TALK, number=4),
    "talk-alone": Shown(SceneKind.TALK, agenda=ALONE, number=3, present={Side.YOUNG: 14}),
    "dots": Shown(SceneKind.DOTS, voted=7),
    "dots-together": Shown(SceneKind.DOTS, agenda=TOGETHER, voted=4),
    "dots-sixteen": Shown(SceneKind.DOTS, "long", changed={"ballot": BALLOT[:16]}),
    "dots-management": Shown(SceneKind.DOTS, "long", number=1, changed={"ballot": BALLOT[:16]}),
    "dots-none": Shown(SceneKind.DOTS, changed={"ballot": ()}),
    "dotted": Shown(SceneKind.DOTTED, changed={"outcomes": {Poll.DOTS: dots(*both)}}),
    "dotted-shares": Shown(SceneKind.DOTTED, "long", changed={"outcomes": {Poll.DOTS: dots(*both, has_shares=True)}}),
    "dotted-all": Shown(SceneKind.DOTTED, changed={"outcomes": {Poll.DOTS: dots(is_of_all=True)}}),
    "dotted-few": Shown(SceneKind.DOTTED, changed={"outcomes": hidden(Poll.DOTS, Hidden.TOO_FEW)}),
    "dotted-more": Shown(SceneKind.DOTTED, changed={"outcomes": hidden(Poll.DOTS, Hidden.MORE_THAN_PRESENT)}),
    "agree-empty": Shown(SceneKind.AGREE),
    "agree": Shown(SceneKind.AGREE, changed={"agreed": AGREED}),
    "agree-three": Shown(SceneKind.AGREE, "long", changed={"agreed": THREE_WHATS}),
    "agree-longest": Shown(SceneKind.AGREE, "long", changed={"agreed": THREE}),
    "agreed": Shown(SceneKind.AGREED, changed={"agreed": AGREED, "answers_when": "In de nieuwsbrief van 15 januari"}),
    "agreed-longest": Shown(SceneKind.AGREED, "long", changed={"agreed": THREE, "answers_when": LONGEST}),
    "agreed-none": Shown(SceneKind.AGREED),
    "topics": Shown(SceneKind.TOPICS, "long", agenda=agenda_beforehand(), present={Side.YOUNG: 14}),
    "questions": Shown(SceneKind.QUESTIONS, agenda=agenda_beforehand(), present={Side.YOUNG: 14}),
}
QUICK = ("arrive", "guess", "guessed-one", "reveal-widest", "order", "talk", "dots-sixteen", "agree-longest")
