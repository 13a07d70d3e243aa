"""A municipality that changes its scores in every way it can, and an outsider who keeps every view that is published.

The organiser is honest: they say 'tikfout' or 'iedereen opnieuw gevraagd' only where it is so. Otherwise they try
everything at any moment. The outsider knows behind each published score exactly whose answers it is made of, which is
more than anyone knows; two views that differ by the answers of 1 to 4 people are a leak.
"""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from retention_check.domain.comparison import compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.corrections import review
from retention_check.domain.publishing import (
    followed_by,
    following,
    hindrances,
    last_published,
    next_published,
    only_published,
    publish,
    unpublished,
)
from retention_check.domain.round import Entry, Round
from retention_check.domain.scales import SCALES, Scale
from retention_check.domain.scores import Score
from retention_check.domain.side import Side
from tests.cast import DAY, STUDY

CODES = ("R1", "R2", "R3", "R4", "M1.1", "M2.1", "M3.2")
SMALL_STUDY = replace(STUDY, items=tuple(STUDY.item(code) for code in CODES))

Person = int
Given = Mapping[Person, tuple[int, int]]  # to one item: each person's answer, and how often that one answered anew


@dataclass(frozen=True)
class View:
    """One published score: what it is made of (None: of a typing error), and what it says of that."""

    made_of: Given | None
    shown: Score

    @property
    def is_end(self) -> bool:
        return self.shown.end is not None


@dataclass(frozen=True)
class Past:
    """A round that another follows on, and what its scores are made of."""

    round: Round
    made_of: Mapping[tuple[Side, str], Given | None]


class LeakError(AssertionError):
    """Two views, or one, that give the answers of 1 to 4 people."""


class Outsider:
    """Keeps every published view of each item, over all rounds, and looks whether two of them tell too much."""

    def __init__(self) -> None:
        self.kept: dict[tuple[Side, str], list[View]] = {}
        self.count = 0

    def see(self, side: Side, code: str, view: View) -> None:
        self.count += 1
        known = self.kept.setdefault((side, code), [])
        if view in known or view.made_of is None:
            return
        if len(view.made_of) < 5:
            raise LeakError(f"{side} {code}: a score of {len(view.made_of)} people")
        for other in known:
            _compare(side, code, view, other)
        known.append(view)


def _compare(side: Side, code: str, one: View, other: View) -> None:
    assert one.made_of is not None
    assert other.made_of is not None
    people = {*one.made_of, *other.made_of}
    differing = {person for person in people if one.made_of.get(person) != other.made_of.get(person)}
    says_more = (one.shown.shown_mean, one.shown.n) != (other.shown.shown_mean, other.shown.n)
    if says_more and 1 <= len(differing) <= 4:
        raise LeakError(f"{side} {code}: two views differ by {len(differing)} people")
    if not differing and one.is_end is not other.is_end:
        raise LeakError(f"{side} {code}: a blurred end and the exact score of the same answers")


class Municipality:
    """The people of both groups, what they answered, and what the organiser typed, published and began anew."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.scale: Scale = chance.choice([SCALES["1-5"], SCALES["1-10"]])
        self.next_person = 0
        self.answers: dict[Side, dict[str, dict[Person, tuple[int, int]]]] = {}
        self.made_of: dict[tuple[Side, str], Given | None] = {}
        self.threshold = 5
        self.today = DAY
        self.earlier: list[Past] = []
        for side in Side:
            self.answers[side] = {code: {} for code in CODES}
            self._arrive(side, chance.randint(0, 12))
        self.round = Round((), DAY, "Gouda", chance.choice([*SCALES.values()][:2]))

    def live(self, outsider: Outsider, steps: int) -> None:
        """So many steps of the organiser, with whatever is published seen by the outsider after each."""
        actions: list[Callable[[], object]] = [
            self.someone_answers,
            self.someone_answers_otherwise,
            self.someone_leaves,
            self.type_everything,
            self.type_everything,
            self.mistype_a_mean,
            self.mistype_a_number,
            self.switch_the_scale,
            self.set_the_threshold,
            self.publish,
            self.publish,
            self.load_the_round_file,
            self.begin_the_next_round,
            self.publish_an_earlier_round,
            self.wipe_an_earlier_round,
            self.clear_a_group,
        ]
        self.type_everything()
        for _ in range(steps):
            self.chance.choice(actions)()
            self.today += timedelta(days=1)
            for view in self.published():
                outsider.see(*view)

    # ---- what happens to people

    def someone_answers(self) -> None:
        self._arrive(self._side(), self.chance.choice([1, 1, 1, 2, 4, 6]))

    def someone_answers_otherwise(self) -> None:
        of_item = self.answers[self._side()][self.chance.choice(CODES)]
        if of_item:
            person = self.chance.choice(sorted(of_item))
            _, times = of_item[person]
            of_item[person] = (self.chance.randint(1, 5), times + 1)

    def someone_leaves(self) -> None:
        side = self._side()
        people = sorted({person for of_item in self.answers[side].values() for person in of_item})
        if people:
            person = self.chance.choice(people)
            for of_item in self.answers[side].values():
                of_item.pop(person, None)

    # ---- what the organiser tries

    def type_everything(self) -> None:
        """The means of all answers there are now; a typing error is mended by it where nothing else changed."""
        entries, made_of = [], {}
        for side in Side:
            for code, of_item in self.answers[side].items():
                if of_item:
                    entries.append(self._entry(side, code, of_item))
                    made_of[side, code] = dict(of_item)
        is_typo = all(self.made_of.get(key) in (None, given) for key, given in made_of.items())
        is_typo = is_typo and {key for key, given in self.made_of.items() if given} <= made_of.keys()
        self._save(replace(self.round, entries=tuple(entries), answers={}), made_of, is_typo=is_typo)

    def mistype_a_mean(self) -> None:
        if entry := self._some_entry():
            wrong = Decimal(self.chance.randint(10, 50)) / 10
            self._save_entry(replace(entry, mean=wrong), None)

    def mistype_a_number(self) -> None:
        if (entry := self._some_entry()) and entry.n:
            self._save_entry(replace(entry, n=max(0, entry.n + self.chance.choice([-1, 1, 3]))), None)

    def switch_the_scale(self) -> None:
        other = SCALES["1-5"] if self.round.scale.name == "1-10" else SCALES["1-10"]
        if all(entry.mean <= other.high for entry in self.round.entries):
            self._save(replace(self.round, scale=other), self.made_of, is_typo=other == self.scale)

    def set_the_threshold(self) -> None:
        self.threshold = self.chance.randint(5, 10)

    def clear_a_group(self) -> None:
        side = self._side()
        kept = {key: given for key, given in self.made_of.items() if key[0] is not side}
        self._save(
            replace(self.round, entries=tuple(entry for entry in self.round.entries if entry.side is not side)), kept
        )

    def publish(self) -> None:
        before = [past.round for past in self.earlier[::-1]]
        self.round = self._published(self.round, before, [])
        self._mark(self.round, len(self.earlier))

    def publish_an_earlier_round(self) -> None:
        """A round that was passed over is published after the one that follows on it."""
        if self.earlier:
            place = self.chance.randrange(len(self.earlier))
            before, after = self.earlier[:place][::-1], self.earlier[place + 1 :]
            published = self._published(
                self.earlier[place].round,
                [past.round for past in before],
                [*(past.round for past in after), self.round],
            )
            self.earlier[place] = replace(self.earlier[place], round=published)
            self.earlier[place + 1 :] = [replace(past, round=following(past.round, published)) for past in after]
            self.round = following(self.round, published)
            self._mark(published, place)

    def _mark(self, published: Round, place: int) -> None:
        """The rounds before a place keep that it was published."""
        before = [past.round for past in self.earlier[:place][::-1]]
        for back, round in enumerate(followed_by(published, before), start=1):
            self.earlier[place - back] = replace(self.earlier[place - back], round=round)

    def wipe_an_earlier_round(self) -> None:
        if self.earlier:
            del self.earlier[self.chance.randrange(len(self.earlier))]

    def _published(self, round: Round, before: list[Round], after: list[Round]) -> Round:
        now = compare(round, SMALL_STUDY, self.threshold)
        beside = (
            {side: compare(each, SMALL_STUDY, self.threshold) for side, each in found.items()}
            for found in (last_published(before), next_published(after))
        )
        hindered = hindrances(now, *beside)
        sides = [side for side in unpublished(round) if side not in hindered]
        if self.chance.random() < 0.3:
            sides = sides[:1]
        return publish(now, sides, self.today) if sides else round

    def load_the_round_file(self) -> None:
        """A published group is in the file with what was shown alone, and that is what it is from then on."""
        now = compare(self.round, SMALL_STUDY, self.threshold)
        self.round = shown_only(now, [side for side in Side if self.round.is_published(side)])

    def begin_the_next_round(self) -> None:
        """With everyone of a group asked anew, or with the scores there were, and the organiser says which."""
        if not self.round.entries:
            return
        self.earlier.append(Past(self.round, self.made_of))
        asked_again = {}
        for side in Side:
            asked_again[side] = self.chance.random() < 0.5
            if asked_again[side]:
                self.answers[side] = {code: {} for code in CODES}
                self._arrive(side, self.chance.randint(0, 12))
        said = {side: is_so for side, is_so in asked_again.items() if self.chance.random() < 0.9}
        self.made_of = {}
        empty = Round((), self.today, "Gouda", self.round.scale, asked_again=said)
        self.round = following(empty, self.round)
        self.type_everything()

    # ---- what others see

    def published(self) -> Iterator[tuple[Side, str, View]]:
        """Every score that a link or an export gives now, with what it is made of."""
        for past in (*self.earlier, Past(self.round, self.made_of)):
            shown = only_published(past.round)
            yield from self._views(shown, past)
            yield from self._views(shown.without_management(), past)

    def _views(self, shown: Round, past: Past) -> Iterator[tuple[Side, str, View]]:
        for compared in compare(shown, SMALL_STUDY, self.threshold).items:
            for side in Side:
                if isinstance(score := compared.outcome(side), Score):
                    yield side, compared.item.code, View(past.made_of.get((side, compared.item.code)), score)

    # ----

    def _side(self) -> Side:
        return self.chance.choice(list(Side))

    def _arrive(self, side: Side, people: int) -> None:
        alike = self.chance.choice([None, None, 1, 5])  # sometimes they all say the same
        for _ in range(people):
            self.next_person += 1
            for code in CODES:
                if self.chance.random() < 0.85:
                    self.answers[side][code][self.next_person] = (alike or self.chance.randint(1, 5), 0)

    def _entry(self, side: Side, code: str, of_item: Given) -> Entry:
        total = sum(answer for answer, _ in of_item.values())
        mean = Decimal(total) / len(of_item)
        points = mean if self.scale.name == "1-5" else SCALES["1-5"].to_points(mean)
        return Entry(code, side, points.quantize(Decimal("0.01")), len(of_item))

    def _some_entry(self) -> Entry | None:
        return self.chance.choice(self.round.entries) if self.round.entries else None

    def _save_entry(self, changed: Entry, given: Given | None) -> None:
        key = (changed.side, changed.code)
        entries = tuple(changed if (entry.side, entry.code) == key else entry for entry in self.round.entries)
        self._save(replace(self.round, entries=entries), {**self.made_of, key: given})

    def _save(self, wanted: Round, made_of: Mapping[tuple[Side, str], Given | None], *, is_typo: bool = False) -> None:
        """Save as the web does: what is refused is not saved, and a correction only when it is said to be one."""
        verdict = review(self.round, wanted, SMALL_STUDY, self.today, self.threshold)
        if verdict.refusals or (verdict.corrections and not is_typo):
            return
        # the same mean of as many answers tells nothing new, whoever they are from by now
        same = {(entry.side, entry.code) for entry in {*self.round.entries} & {*wanted.entries}}
        kept = {key: given for key, given in self.made_of.items() if key in same}
        self.round = verdict.applied_to(wanted)
        self.made_of = {**made_of, **kept}
