"""A municipality that asks both groups with our own questionnaire, in a real database, and one who keeps every view.

People answer, skip, send again and hand in paper; the organiser closes, opens again, looks ahead, raises the number
asked, publishes, begins a next round. Organiser and people are honest. The outsider knows behind each published score
exactly whose answers it is made of, which is more than anyone knows.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal

from retention_check import store
from retention_check.domain.collection import Length
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.publishing import (
    hindrances,
    last_published,
    next_published,
    only_published,
    publish,
    shows_the_same,
    unpublished,
)
from retention_check.domain.questionnaire import Questionnaire, told_in_fives
from retention_check.domain.releasing import Foreseen, Showing
from retention_check.domain.round import Entry, Round
from retention_check.domain.scores import Score
from retention_check.domain.side import Side
from retention_check.domain.spread import FEWEST_SPREAD, MOST_SPREAD, may_tell
from retention_check.domain.tallies import Answers
from retention_check.round_file import read_round, write_round
from retention_check.secret_links import hashed, new_receipt
from retention_check.store import ClosedError, CodeError, ConflictError, Database, Sent, StoredRound
from tests.cast import DAY, STUDY
from tests.published_views import Given, Outsider, Person, View
from tests.store.questionnaires import hashes
from tests.store.rounds import created, loaded

Made = dict[tuple[Side, str], Given | None]
LENGTHS = {Length.CHOSEN: ("R3", "M3.1"), Length.SHORT: ("R1", "R3", "M3.1", "M3.2")}
SMALL_STUDY = replace(STUDY, items=tuple(STUDY.item(code) for code in LENGTHS[Length.SHORT]))


@dataclass
class Opened:
    """The questionnaire that is there now, and who was counted in it, which nobody but this test knows."""

    id: int
    asked: Questionnaire
    counted: dict[Side, dict[Person, Answers]]
    codes: dict[Side, list[str]] = field(default_factory=dict)
    is_open: bool = True

    def made_of(self, side: Side) -> dict[str, Given]:
        """Behind each item whose answers, each given once."""
        people = self.counted[side].items()
        return {code: {who: (given[code], 0) for who, given in people if code in given} for code in self.asked.codes}


class AskingMunicipality:
    """What is stored of it, what is true of it, and what others were shown."""

    def __init__(self, database: Database, chance: random.Random) -> None:
        self.database, self.chance, self.today = database, chance, DAY
        self.outsider, self.next_person = Outsider(), 0
        self.threshold = chance.choice([5, 5, 7])
        self.public_id = created(database, Round((), DAY, "Gouda"))
        self.names: list[str] = [self.public_id]
        self.made_of: dict[str, Made] = {self.public_id: {}}
        self.seen: dict[str, Round] = {}
        self.opened: Opened | None = None
        self.receipts: list[tuple[Side, Answers, str]] = []

    @property
    def stored(self) -> StoredRound:
        return loaded(self.database, self.public_id, self.today)

    # ---- the organiser

    def begin(self, sides: Sequence[Side], length: Length, *, has_codes: bool) -> None:
        """Open one for the sides that can be asked."""
        stored = self.stored
        free = dict.fromkeys(sides)
        sides = [side for side in free if not stored.round.is_published(side) and not stored.round.entries_of(side)]
        if self.opened or not sides:
            return
        asked = {side: self.chance.randint(9, 40) for side in sides}
        round = replace(stored.round, asked={**stored.round.asked, **asked})
        until = self.today + timedelta(days=400)
        made = Questionnaire(
            length, LENGTHS[length], tuple(sides), "HR", "praten", self.today, until, self.threshold, asked, has_codes
        )
        codes = {side: [new_receipt() for _ in range(asked[side])] if has_codes else [] for side in sides}
        written = {side: [hashed(code) for code in of_side] for side, of_side in codes.items()}
        links = hashes(new_receipt(), sides)
        store.questionnaires.begin(self.database, stored, round, made, links, written)
        found = store.questionnaires.load(self.database, self.public_id, self.today)
        assert found
        self.opened = Opened(found.id, made, {side: {} for side in sides}, codes)
        self.receipts = []

    def close(self) -> None:
        if self.opened:
            store.questionnaires.close(self.database, self.public_id, self.today)
            self.opened.is_open = False

    def reopen(self) -> None:
        if self.opened:
            store.questionnaires.reopen(self.database, self.public_id, self.today + timedelta(days=400), self.today)
            self.opened.is_open = True

    def raise_the_number_asked(self) -> None:
        if self.opened and not self.opened.is_open:
            asked = {side: (n or 0) + self.chance.randint(0, 5) for side, n in self.stored.round.asked.items()}
            store.rounds.save(self.database, self.stored, replace(self.stored.round, asked=asked))

    def look_ahead(self) -> None:
        """What is told before publishing says which items enough people answered, and nothing else."""
        if not self.opened or self.opened.is_open:
            return
        seen, asked = store.questionnaires.preview(self.database, self.public_id, self.today), self.stored.round.asked
        assert seen == {side: self._foreseen(side, asked.get(side) or 0) for side in self.opened.asked.sides}
        found = store.questionnaires.load(self.database, self.public_id, self.today)
        assert found
        people = {side: len(counted) for side, counted in self.opened.counted.items()}
        assert found.counts.in_fives == {side: told_in_fives(count) for side, count in people.items()}
        assert found.counts.total == sum(people.values())

    def _foreseen(self, side: Side, asked: int) -> Foreseen:
        assert self.opened
        if len(self.opened.counted[side]) > asked:
            return Foreseen(Showing.MORE_THAN_ASKED, (), self.opened.asked.codes)
        threshold = max(self.opened.asked.threshold, self.stored.round.publication.threshold or 0)
        answered = {code for code, given in self.opened.made_of(side).items() if len(given) >= threshold}
        shown = tuple(code for code in self.opened.asked.codes if code in answered)
        withheld = tuple(code for code in self.opened.asked.codes if code not in answered)
        return Foreseen(Showing.SCORES if shown else Showing.TOO_FEW, shown, withheld)

    def publish_it(self) -> None:
        """Publish the questionnaire; what is behind its scores is who was counted."""
        if not self.opened:
            return
        opened, stored = self.opened, self.stored
        try:
            store.questionnaires.publish(
                self.database, stored, SMALL_STUDY, self._permits(opened.asked.sides), self.today
            )
        except ConflictError:
            return
        assert not opened.is_open
        for side in opened.asked.sides:
            if self.stored.round.is_published(side):
                made = {(side, code): given for code, given in opened.made_of(side).items()}
                self.made_of[self.public_id] |= made
        assert store.questionnaires.load(self.database, self.public_id, self.today) is None
        self.opened = None

    def discard(self) -> None:
        store.questionnaires.discard(self.database, self.public_id)
        self.opened = None

    def type_means(self, side: Side, people: int) -> None:
        """The means of another survey, of everyone asked anew; refused while this side is asked or published."""
        round = self.stored.round
        if round.is_published(side) or round.is_condensed(side):
            return
        given = {code: self._answers_to(people) for code in LENGTHS[Length.CHOSEN]}
        entries = [Entry(code, side, _mean(of_item), people) for code, of_item in given.items()]
        others = [entry for entry in round.entries if entry.side is not side]
        again = {**round.asked_again, side: True}
        try:
            changed = replace(round, entries=(*others, *entries), asked_again=again)
            store.rounds.save(self.database, self.stored, changed)
        except ConflictError:
            assert self.opened
            assert side in self.opened.asked.sides
            return
        self.made_of[self.public_id] |= {(side, code): of_item for code, of_item in given.items()}

    def publish_typed(self) -> None:
        stored = self.stored
        now = compare(stored.round, SMALL_STUDY, self.threshold)
        sides = unpublished(stored.round)
        if not sides:
            return
        permits = self._permits(sides)
        published = publish(now, sides, self.today)
        try:
            store.rounds.save_published(self.database, stored, published, lambda *beside: permits(now.round, *beside))
        except ConflictError:
            return

    def begin_next_round(self, retyped: Side | None) -> None:
        """The next round; of one side the published scores are typed over, or those of a round before."""
        if self.opened:
            return
        previous, made = self.stored.round, Made()
        entries: tuple[Entry, ...] = ()
        if retyped and previous.scale.name == "1-10":
            entries = previous.entries_of(retyped)
            made = {key: given for key, given in self.made_of[self.public_id].items() if key[0] is retyped}
        round = Round(entries, self.today, "Gouda", asked_again=dict.fromkeys([retyped] if retyped else [], False))
        self.public_id = created(self.database, round, self.today, previous=self.public_id)
        self.names.append(self.public_id)
        self.made_of[self.public_id] = made

    def load_the_round_file(self) -> None:
        """What the file of a round gives elsewhere is what is shown here."""
        round = self.stored.round
        read = read_round(write_round(round, SMALL_STUDY, self.threshold), SMALL_STUDY)
        assert not read.problems
        assert read.round
        before, after = (compare(only_published(each), SMALL_STUDY, self.threshold) for each in (round, read.round))
        for side in Side:
            if round.is_published(side):
                assert shows_the_same(after, before, side)
                assert read.round.collected.get(side) == round.collected.get(side)

    # ---- the people

    def answer(self, side: Side, people: int, skips: float) -> None:
        """So many people answer on their phones, some of them send twice."""
        for _ in range(people):
            answers, receipt = self._answers(skips), new_receipt()
            if answers and self.opened and side in self.opened.asked.sides:
                self._send(side, answers, receipt)
                if self.chance.random() < 0.2:
                    self._send_again()

    def _send(self, side: Side, answers: Answers, receipt: str) -> None:
        assert self.opened
        opened = self.opened
        try:
            if opened.asked.has_codes:
                code = self.chance.choice(opened.codes[side]) if opened.codes[side] else "geen"
                store.answering.begin(self.database, opened.id, side, hashed(code), hashed(receipt), self.today)
                opened.codes[side].remove(code)
            sent = store.answering.send(self.database, opened.id, side, answers, hashed(receipt), self.today)
        except (ClosedError, CodeError):
            assert not opened.is_open or (opened.asked.has_codes and not opened.codes[side])
            return
        assert sent is Sent.COUNTED
        self._count(side, answers)
        self.receipts.append((side, answers, receipt))

    def _send_again(self) -> None:
        """A phone that never heard the yes sends once more, also when it was closed since."""
        if self.receipts and self.opened:
            side, answers, receipt = self.chance.choice(self.receipts)
            again = store.answering.send(self.database, self.opened.id, side, answers, hashed(receipt), self.today)
            assert again is Sent.ALREADY

    def hand_in_paper(self, side: Side, *, is_taken_back: bool) -> None:
        """A sheet is typed in, and perhaps taken back at once."""
        answers, receipt, proof = self._answers(0.1), hashed(new_receipt()), hashed(new_receipt())
        if not answers or not self.opened or side not in self.opened.asked.sides:
            return
        given = (self.database, self.opened.id, side, answers, receipt, self.today)
        try:
            store.answering.send(*given, proof_hash=proof)
        except ClosedError:
            assert not self.opened.is_open
            return
        if is_taken_back:
            assert store.answering.take_back(*given, proof_hash=proof)
            assert not store.answering.take_back(*given, proof_hash=proof)
        else:
            self._count(side, answers)

    def _count(self, side: Side, answers: Answers) -> None:
        assert self.opened
        self.next_person += 1
        self.opened.counted[side][self.next_person] = answers

    def _answers(self, skips: float) -> Answers:
        codes = self.opened.asked.codes if self.opened else ()
        alike = self.chance.choice([None, None, 1, 5])
        return {code: alike or self.chance.randint(1, 5) for code in codes if self.chance.random() >= skips}

    def _answers_to(self, people: int) -> Given:
        self.next_person += people
        return {self.next_person - each: (self.chance.randint(1, 5), 0) for each in range(people)}

    # ---- what others see

    def look(self) -> None:
        """The outsider keeps every view there is, and every spread is one that may be there."""
        for name in self.names:
            stored = loaded(self.database, name, self.today)
            if self.seen.get(name) == stored.round:
                continue  # the outsider has it
            self.seen[name] = round = stored.round
            for shown in (only_published(round), only_published(round).without_management()):
                for side, code, view in self._views(name, shown):
                    self.outsider.see(side, code, view)
                self._check_spreads(shown)

    def _views(self, name: str, shown: Round) -> Iterator[tuple[Side, str, View]]:
        for compared in compare(shown, SMALL_STUDY, self.threshold).items:
            for side in Side:
                if isinstance(score := compared.outcome(side), Score):
                    given = self.made_of[name][side, compared.item.code]
                    assert given is None or len(given) == score.n
                    yield side, compared.item.code, View(given, score)

    def _check_spreads(self, shown: Round) -> None:
        for side, collected in shown.collected.items():
            for entry in shown.entries_of(side):
                n = entry.n or 0
                may = FEWEST_SPREAD <= n <= MOST_SPREAD and not may_tell(n, entry.mean)
                assert (entry.code in collected.spreads) is may

    def _permits(self, sides: Sequence[Side]) -> "Permits":
        return Permits(tuple(sides), self.threshold)


@dataclass(frozen=True)
class Permits:
    """Whether groups can be published beside the rounds around, as the web asks it."""

    sides: tuple[Side, ...]
    threshold: int

    def __call__(self, released: Round, earlier: Sequence[Round], later: Sequence[Round]) -> bool:
        days = {side: day for side, day in released.publication.days.items() if side not in self.sides}
        before = replace(released, publication=replace(released.publication, days=days))
        beside = (self._compared(last_published(earlier)), self._compared(next_published(later)))
        found = hindrances(compare(before, SMALL_STUDY, self.threshold), *beside)
        return not set(self.sides) & set(found)

    def _compared(self, rounds: Mapping[Side, Round]) -> dict[Side, Comparison]:
        return {side: compare(round, SMALL_STUDY, self.threshold) for side, round in rounds.items()}


def _mean(given: Given) -> Decimal:
    total = sum(answer for answer, _ in given.values())
    return (Decimal(total - len(given)) * Decimal("2.25") / len(given) + 1).quantize(Decimal("0.01"))
