"""A municipality that holds meetings in a real database, and an outsider who keeps everything that is ever shown.

People come and go, come late, join again as another group, send twice, vote on paper; who leads goes on, back and over
steps, types how many are there, ends the meeting and holds another one, of the same round or the next. Who leads counts
honestly; invented voters come once everyone voted, and sheets of paper are invented at any time. The outsider knows
behind each view exactly which votes it is made of, which is more than anyone knows: two views that differ by the votes
of one to four people are a leak. Who leads looks too, and knows every sheet: to them a view is made of phones alone.
"""

import random
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

from retention_check import store
from retention_check.domain.comparison import Comparison
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.live import LiveMeeting, PollPhase
from retention_check.domain.meeting.moving import Move, can_change_present, current_scene, phase_of, with_present
from retention_check.domain.meeting.poll_outcomes import PollOutcome
from retention_check.domain.meeting.polls import Ballot, Poll, PollTally
from retention_check.domain.meeting.predicting import may_vote
from retention_check.domain.meeting.scenes import Scene
from retention_check.domain.round import Agreement, Round
from retention_check.domain.side import Side
from retention_check.secret_links import hashed, new_public_id, new_receipt
from retention_check.store import ClosedError, Database, MeetingKeys, Sent, StoredMeeting
from tests.cast import DAY, STUDY
from tests.published_views import LeakError
from tests.store.rounds import created, loaded

REASONS = ("R1", "R2", "R3", "R4")
MEASURES = tuple(f"M{reason}.{number}" for reason in (1, 2, 3, 4) for number in (1, 2))
SMALL_STUDY = replace(STUDY, items=tuple(STUDY.item(code) for code in (*REASONS, *MEASURES)))
AGENDAS = (
    (StepKind.DOTS,),
    (StepKind.DOTS, StepKind.DOTS),
    (StepKind.GUESS, StepKind.DOTS),
    (StepKind.PREDICT, StepKind.DOTS),
    (StepKind.GUESS, StepKind.PREDICT, StepKind.DOTS),
)
NOW = 1_800_000_000

Person = int
Voter = tuple[Person, Side]  # who joined again as another group votes twice
Given = Mapping[Voter, object]  # what each voted, and in which round that was asked anew
Vote = tuple[StoredMeeting, Scene, Poll]  # one that is open
Subject = tuple[str, ...]  # what a view is about: two views of one subject can be laid beside each other


@dataclass(frozen=True)
class View:
    """Something that was shown of a poll, and which votes it is made of."""

    subject: Subject
    made_of: Given


class Outsider:
    """Keeps every view, and looks whether one or two of them give the votes of one to four people."""

    def __init__(self) -> None:
        self.kept: dict[Subject, list[View]] = {}
        self.count = 0

    def see(self, view: View) -> None:
        self.count += 1
        if len(view.made_of) < 5:
            raise LeakError(f"{view.subject}: of {len(view.made_of)} votes")
        for other in self.kept.setdefault(view.subject, []):
            voters = {*view.made_of, *other.made_of}
            differing = [who for who in voters if view.made_of.get(who) != other.made_of.get(who)]
            if 1 <= len(differing) <= 4:
                raise LeakError(f"{view.subject}: two views differ by {len(differing)} votes")
        self.kept[view.subject].append(view)


@dataclass
class Counted:
    """What was counted in one poll, which nobody but this test knows."""

    by_phone: dict[Voter, Ballot] = field(default_factory=dict)
    on_paper: dict[Voter, Ballot] = field(default_factory=dict)
    invented: int = 0

    def of(self, *sides: Side) -> dict[Voter, Ballot]:
        """The votes of these sides."""
        return {who: ballot for who, ballot in (self.by_phone | self.on_paper).items() if who[1] in sides}


class MeetingTown:
    """What is stored of it, what is true of it, and what others were shown."""

    def __init__(self, database: Database, chance: random.Random) -> None:
        self.database, self.chance, self.outsider, self.leader = database, chance, Outsider(), Outsider()
        self.threshold = chance.choice([5, 5, 5, 8])
        self.public_id = created(database, Round((), DAY, "Gouda"))
        self.people: dict[Person, Side] = {}
        self.minds: dict[tuple[Person, Poll], Ballot] = {}
        self.here: dict[Person, dict[Side, str]] = {}
        self.polls = {poll: Counted() for poll in Poll}
        self.seen: set[Poll] = set()
        self.join_hash, self.counter, self.forged = "", 0, 0
        for side, sizes in zip(Side, ((3, 11), (1, 8)), strict=True):
            for _ in range(chance.randint(*sizes)):
                self.people[len(self.people)] = side

    @property
    def stored(self) -> StoredMeeting | None:
        return store.meetings.load(self.database, self.public_id, SMALL_STUDY)

    @property
    def vote(self) -> Vote | None:
        """The vote that is open now."""
        stored = self.stored
        scene = current_scene(stored.meeting, SMALL_STUDY) if stored else None
        if stored is None or scene is None or scene.poll is None:
            return None
        return (stored, scene, scene.poll) if phase_of(scene, stored.meeting) is PollPhase.OPEN else None

    # ---- who leads

    def begin(self, kinds: tuple[StepKind, ...] = ()) -> None:
        """A meeting unless one is held, of the same topics as the one before or of others; most people come."""
        if self.stored:
            return
        now = loaded(self.database, self.public_id, DAY)
        other = tuple(self.chance.sample(REASONS, self.chance.randint(1, 2)))
        topics = now.round.topics if now.round.topics and self.chance.random() < 0.6 else other
        kinds = kinds or self.chance.choice(AGENDAS)
        store.rounds.save(self.database, now, replace(now.round, topics=topics))
        steps = [Step(kind, 5) for kind in (*kinds, StepKind.AGREEMENTS, StepKind.CLOSING)]
        table = Step(StepKind.TABLE, 5, len(topics))  # it asks for as many topics
        agenda = Agenda((*steps, table), is_management_last=self.chance.random() < 0.5)
        self.join_hash, self.counter = hashed(new_receipt()), self.counter + 1
        keys = MeetingKeys(new_public_id(), hashed(new_receipt()), self.join_hash)
        store.meetings.begin(self.database, self.public_id, LiveMeeting(agenda), keys, DAY, link_counter=self.counter)
        self.polls, self.seen = {poll: Counted() for poll in Poll}, set()
        for person in self.people:
            if self.chance.random() < 0.95:
                self._come(person)

    def count_people(self) -> None:
        """Type how many of each group are there, if no vote is open."""
        stored = self.stored
        if stored and can_change_present(stored.meeting):
            there = {side: sum(self.people[person] is side for person in self.here) for side in Side}
            changing = (self.database, self.public_id, stored.version)
            store.meetings.change(*changing, lambda meeting: with_present(meeting, there))

    def go(self) -> None:
        """On, mostly; or back, or over a step."""
        making = self.chance.choice([moving.forward, moving.forward, moving.back, moving.skip])
        self.move(making)

    def hold_the_next_poll(self) -> None:
        """What mostly happens: count, go on to a vote, people vote, close it."""
        self.begin()
        self.count_people()
        for _ in range(8):
            if not (vote := self.vote):
                self.move()
        share = self.chance.choice([0.5, 1.0, 1.0])
        for person in [person for person in self.here if vote and self.chance.random() < share]:
            for side in self.here[person]:
                self.cast(person, side, vote)
        if self.chance.random() < 0.4:
            self.chance.choice([self.hand_in_paper, self.invent_paper, self.someone_comes, self.invented_voters])()
        self.move()
        self.move()

    def hold_a_meeting_again(self) -> None:
        """A week later, with about the same people."""
        self.end()
        self.someone_arrives()
        self.begin()
        self.hold_the_next_poll()
        self.hold_the_next_poll()

    def end(self) -> None:
        stored = self.stored
        if stored:
            agreed = (Agreement("Samen lunchen", "secretaris", "mei"),)
            changing = (self.database, self.public_id, stored.version)
            store.meetings.change(*changing, lambda meeting: meeting.with_agreed(agreed, ""))
            store.meetings.end(self.database, self.public_id, DAY)
            self.here = {}

    def begin_next_round(self) -> None:
        """In another round everyone is asked anew."""
        if not self.stored:
            self.public_id = created(self.database, Round((), DAY, "Gouda"), DAY, previous=self.public_id)

    def move(self, making: object = moving.forward) -> None:
        """On, back or over a step, as far as the meeting lets its leader."""
        stored = self.stored
        if not stored:
            return

        def moved(meeting: LiveMeeting, comparison: Comparison) -> Move:
            if meeting.place is None:
                return Move(moving.begun(meeting, comparison, NOW))
            assert callable(making)
            found: Move = making(meeting, comparison, NOW)
            return found

        at = self.database, self.public_id, stored.version
        store.meetings.move(*at, moved, SMALL_STUDY, self.threshold, DAY)

    # ---- the people

    def someone_comes(self) -> None:
        """Late, perhaps somebody who never was there before."""
        away = [person for person in self.people if person not in self.here]
        if self.stored:
            self._come(self.chance.choice(away) if away else self.someone_arrives())

    def someone_arrives(self) -> Person:
        """In town, who was not there before."""
        person = len(self.people)
        self.people[person] = self.chance.choice([*Side])
        return person

    def someone_leaves(self) -> None:
        if self.here:
            self.here.pop(self.chance.choice([*self.here]))

    def someone_joins_again_as_the_other_group(self) -> None:
        if self.stored and self.here:
            person = self.chance.choice([*self.here])
            self.join(person, next(side for side in Side if side is not self.people[person]))

    def someone_thinks_otherwise(self) -> None:
        """Between two meetings; everybody else votes as before."""
        if not self.stored and self.minds:
            del self.minds[self.chance.choice([*self.minds])]

    def someone_votes(self) -> None:
        """By phone, with each link they have; sometimes once more with something else."""
        vote = self.vote
        if vote and self.here:
            person = self.chance.choice([*self.here])
            for side in self.here[person]:
                self.cast(person, side, vote)

    def invent_paper(self) -> None:
        """Who leads types sheets that nobody filled in, beside those that somebody did."""
        self.hand_in_paper(invented=self.chance.randint(1, 6))

    def hand_in_paper(self, invented: int = 0) -> None:
        """Of who has no phone: guesses of each group, dots on one sheet of all; what was typed before is replaced."""
        vote = self.vote
        if not vote or vote[2] is Poll.PREDICT:
            return
        stored, _, poll = vote
        chosen = [(who, side) for who, side in self.people.items() if who in self.here and not self.here[who]]
        by_sheet: dict[Side | None, dict[Voter, Ballot]] = {}
        for who, side in chosen:
            sheet = by_sheet.setdefault(None if poll is Poll.DOTS else side, {})
            sheet[who, side] = self._mind(who, poll, stored.meeting)
        side = self.chance.choice([*Side])
        for _ in range(invented):
            self.forged -= 1
            sheet = by_sheet.setdefault(None if poll is Poll.DOTS else side, {})
            sheet[self.forged, side] = self._any_ballot(poll, stored.meeting)
        present = stored.meeting.present
        everyone = sum(present.values())
        fitting = {
            side: sheet
            for side, sheet in by_sheet.items()
            if len(sheet) <= (present.get(side, 0) if side else everyone)
        }
        typed = {side: _tally(poll, sheet) for side, sheet in fitting.items()}
        store.voting.write_paper(self.database, stored.id, poll, typed, SMALL_STUDY)
        self.polls[poll].on_paper = {who: given for sheet in fitting.values() for who, given in sheet.items()}

    def invented_voters(self) -> None:
        """Phones that are of nobody, once as many voted as are there: beside a few real votes they would tell these."""
        vote = self.vote
        if not vote:
            return
        stored, scene, poll = vote
        side = self.chance.choice(scene.voters)
        if len(self.polls[poll].of(side)) >= stored.meeting.present.get(side, 0):
            for _ in range(self.chance.randint(1, 4)):
                store.voting.join(self.database, self.join_hash, hashed(link := new_receipt()), side)
                with suppress(ClosedError):
                    self._send(stored, side, poll, self._any_ballot(poll, stored.meeting), link)
                    self.polls[poll].invented += 1

    def _come(self, person: Person) -> None:
        self.here.setdefault(person, {})
        if self.chance.random() < 0.9:
            self.join(person, self.people[person])

    def join(self, person: Person, side: Side) -> None:
        """Somebody who is there takes part as a group, once."""
        if side not in self.here[person]:
            self.here[person][side] = link = new_receipt()
            store.voting.join(self.database, self.join_hash, hashed(link), side)

    def cast(self, person: Person, side: Side, vote: Vote | None) -> None:
        """Somebody votes as a group, now and then twice."""
        if not vote:
            return
        stored, scene, poll = vote
        counted, ballot, link = (
            self.polls[poll].by_phone,
            self._mind(person, poll, stored.meeting),
            self.here[person][side],
        )
        try:
            sent = self._send(stored, side, poll, ballot, link)
        except ClosedError:
            shown = loaded(self.database, self.public_id, DAY).round.shown_in_meetings
            assert not may_vote(scene, side, stored.meeting, shown, self.threshold)
            return
        assert (sent is Sent.ALREADY) is ((person, side) in counted)
        counted.setdefault((person, side), ballot)
        if self.chance.random() < 0.1:
            again = self._send(stored, side, poll, self._any_ballot(poll, stored.meeting), link)
            assert again is Sent.ALREADY

    def _send(self, stored: StoredMeeting, side: Side, poll: Poll, ballot: Ballot, link: str) -> Sent:
        vote = stored.id, poll, side, ballot, hashed(f"{link} {poll}")
        return store.voting.vote(self.database, *vote, SMALL_STUDY, threshold=self.threshold)

    def _mind(self, person: Person, poll: Poll, meeting: LiveMeeting) -> Ballot:
        """What somebody votes: the same as before, where that still can be chosen."""
        known = self.minds.get((person, poll), {})
        if not known or not {*known} <= {*(meeting.ballot if poll is Poll.DOTS else REASONS)}:
            known = self.minds[person, poll] = self._any_ballot(poll, meeting)
        return known

    def _any_ballot(self, poll: Poll, meeting: LiveMeeting) -> Ballot:
        match poll:
            case Poll.GUESS:
                return dict.fromkeys(self.chance.sample(REASONS, 3), 1)
            case Poll.PREDICT:
                return {code: self.chance.randint(1, 5) for code in REASONS if self.chance.random() < 0.8} or {"R1": 3}
            case Poll.DOTS:
                one, other = self.chance.choices(meeting.ballot, k=2)
                return {one: 2} if one == other else {one: 1, other: 1}

    # ---- what others see

    def look(self) -> None:
        """Everything that stands on a screen, a phone, the page of who leads, or in the round, now."""
        stored = self.stored
        if not stored:
            return
        shown = loaded(self.database, self.public_id, DAY).round.shown_in_meetings
        for poll, outcome in stored.meeting.outcomes.items():
            assert not (outcome.of_side and outcome.of_all)
            assert all(shown.predicted[side] == each for side, each in outcome.predicted.items())
            if poll not in self.seen:
                self.seen.add(poll)
                assert not (outcome.shows_something and self.polls[poll].invented)
                for view in self._views(poll, outcome, stored.meeting):
                    self.outsider.see(view)
                    by_phone = {who: each for who, each in view.made_of.items() if who in self.polls[poll].by_phone}
                    if by_phone:
                        self.leader.see(View(view.subject, by_phone))

    def _views(self, poll: Poll, outcome: PollOutcome, meeting: LiveMeeting) -> Iterator[View]:
        counted = self.polls[poll]
        for side in outcome.of_side:
            for subject in [("raden", side)] if poll is Poll.GUESS else [("stippen", code) for code in meeting.ballot]:
                yield View(subject, self._anew(counted.of(side)))
        for code in meeting.ballot if outcome.of_all else ():
            yield View(("stippen", code), self._anew(counted.of(*Side)))
        for side, prediction in outcome.predicted.items():
            for code, score in prediction.items():
                answers = {who: {code: given[code]} for who, given in counted.of(side).items() if code in given}
                assert len(answers) == score.n
                yield View(("dubbel", side, code), self._anew(answers))

    def _anew(self, given: Mapping[Voter, Ballot]) -> Given:
        return {who: (self.public_id, tuple(sorted(ballot.items()))) for who, ballot in given.items()}


def _tally(poll: Poll, given: Mapping[Voter, Ballot]) -> PollTally:
    found = PollTally()
    for ballot in given.values():
        found = found.with_ballot(poll, ballot)
    return found
