"""What only the screen for the room says of a moment: how many are there and voted, what is withheld, which place."""

from collections.abc import Mapping
from functools import cached_property

from retention_check import dutch
from retention_check.domain.comparison import ItemComparison
from retention_check.domain.findings import ranked_differently
from retention_check.domain.item import Kind
from retention_check.domain.meeting.poll_outcomes import PollOutcome
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.questionnaire import told_in_fives
from retention_check.domain.scores import Withheld
from retention_check.domain.side import Side
from retention_check.domain.wording import SHORT
from retention_check.web.meeting.moment import Moment
from retention_check.web.meeting.predicting import Predicting
from retention_check.web.meeting.room_questionnaire import questionnaire_tag

NATIONAL_SHORT: Mapping[Side, str] = {Side.YOUNG: "jong", Side.MANAGEMENT: "gemeentesecretarissen"}
TELL_JOINED = SceneKind.ARRIVE, SceneKind.RULES, SceneKind.ASK, SceneKind.GUESS, SceneKind.PREDICT, SceneKind.DOTS

MOST_NAMED = 2  # heaviest reasons that are named; of more only how many


class ScreenMoment(Moment):
    """What is on now, as the room sees it."""

    @property
    def people(self) -> int:
        """How many of both groups should be there; 0 while nobody typed it."""
        return sum(self.meeting.present.values())

    @property
    def counted_told(self) -> str:
        """How many of each group who leads typed, so that the room can see whether it is so; empty before that."""
        young, management = (self.meeting.present.get(side, 0) for side in Side)
        if not self.people or not self.meeting.agenda.has_management:
            return ""
        return f"Geteld in de zaal: {young} jong, {management} management"

    @property
    def is_everyone_in(self) -> bool:
        """Whether as many joined as are in the room."""
        return 0 < self.people <= self.stored.joined

    @property
    def is_running(self) -> bool:
        """Whether the time of the step goes on."""
        return self.meeting.timer.since is not None

    @property
    def sides_here(self) -> tuple[Side, ...]:
        """Who is in the room."""
        return tuple(Side) if self.meeting.agenda.has_management else (Side.YOUNG,)

    @property
    def sides_too_small(self) -> tuple[Side, ...]:
        """Groups of which nothing can be shown, for there are too few people of them in the room."""
        threshold = self.comparison.threshold
        return tuple(side for side in self.sides_here if self.meeting.present.get(side, 0) < threshold)

    @property
    def tells_exact_votes(self) -> bool:
        """Whether the number that voted is a total of both groups: one group's would tell who did not vote."""
        is_of_both = self.scene is not None and len(self.scene.voters) == len(Side)
        if self.scene is not None and self.scene.poll is Poll.PREDICT and len(Predicting(self).predicting) < len(Side):
            return False
        return is_of_both and all(self.meeting.present.get(side, 0) for side in Side)

    @property
    def votes_told(self) -> str:
        """How many voted as far as it is told: exactly, or in fives."""
        return str(self.stored.voted) if self.tells_exact_votes else told_in_fives(self.stored.voted)

    @property
    def tag(self) -> str:
        """What changes when the screen does; what the screen does not tell is not in it either."""
        kind = self.scene.kind if self.scene else None
        joined = self.stored.joined if kind in TELL_JOINED else ""
        voted = self.votes_told.partition(" of ")[0].replace(" ", "") if self.scene and self.scene.poll else ""
        return f"{self.stored.version}-{joined}-{voted}{questionnaire_tag(self, counts=True)}"

    def why_not_shown(self, side: Side) -> str:
        """Why a group's guesses are not there, when those of another are."""
        if side in self.stored_round.round.shown_in_meetings.guessed:
            return "Wat deze groep raadde, stond al in een eerdere bijeenkomst. Een tweede keer zou te veel verraden."
        few = dutch.count(self.comparison.threshold)
        return f"Minder dan {few} mensen raadden. Zo blijft van ieder geheim wat die koos."

    def scored_sides(self, compared: ItemComparison) -> tuple[Side, ...]:
        """The groups with a score of their own on a statement."""
        return tuple(side for side in Side if compared.score(side))

    def is_withheld_here(self, compared: ItemComparison) -> bool:
        """Whether a group answered a statement and is not shown."""
        return any(isinstance(compared.outcome(side), Withheld) for side in Side)

    @cached_property
    def is_widest(self) -> bool:
        """Whether this reveals the widest difference, which comes last; no difference at all is not wide."""
        if self.revealed is None or self.scene is None:
            return False
        gap = self.revealed.gap.points if self.revealed.gap else self.revealed.national.gap
        return self.scene.number + 1 == len(self.study.of_kind(Kind.REASON)) and gap != 0

    @property
    def guessing(self) -> PollOutcome | None:
        """What the guesses of this meeting showed; None while they are not closed."""
        return self.meeting.outcomes.get(Poll.GUESS)

    def heaviest_told(self, side: Side) -> str:
        """What a side had to guess: the heaviest reasons of the other group."""
        other = Side.MANAGEMENT if side is Side.YOUNG else Side.YOUNG
        has_own = any(each.score(other) for each in self.comparison.of_kind(Kind.REASON))
        told = [dutch.first_small(self.study.item(code).text) for code in self.meeting.heaviest[side]]
        text = dutch.listing(told) if len(told) <= MOST_NAMED else f"{dutch.count(len(told))} redenen, even zwaar"
        return f"{text}{'' if has_own else ' (landelijk)'}"

    @property
    def far_apart(self) -> frozenset[str]:
        """The reasons that stand in another place for each group, as the report names them."""
        return frozenset(found.compared.item.code for found in ranked_differently(self.comparison))

    def places_told(self, compared: ItemComparison) -> str:
        """'Plaats 1 bij jong, gedeelde plaats 4 bij management', by own scores, else by the country's."""
        own = {side: place for side in Side if (place := compared.ranks[side]) is not None}
        if not own:
            told = [self._place(side, compared.national_ranks[side], False) for side in Side]
            return f"Landelijk {', '.join(text for text in told if text)}"
        told = [self._place(side, place, True) for side, place in own.items()]
        return dutch.first_capital(", ".join(told))

    def _place(self, side: Side, place: int | None, is_own: bool) -> str:
        reasons = self.comparison.of_kind(Kind.REASON)
        ranks = [(each.ranks if is_own else each.national_ranks)[side] for each in reasons]
        name = (SHORT if is_own else NATIONAL_SHORT)[side]
        return f"{'gedeelde ' if ranks.count(place) > 1 else ''}plaats {place} bij {name}"
