"""What only the screen for the room says of a moment: how many are there and voted, what is withheld, which place."""

from collections.abc import Mapping
from functools import cached_property

from retention_check import dutch
from retention_check.domain.comparison import ItemComparison
from retention_check.domain.findings import ranked_differently
from retention_check.domain.item import Kind
from retention_check.domain.meeting.agenda import StepKind
from retention_check.domain.meeting.poll_outcomes import JUDGED_FROM, PollOutcome
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.revealing import heaviest_of_other
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.questionnaire import told_in_fives
from retention_check.domain.scores import Withheld
from retention_check.domain.side import Side
from retention_check.domain.topics import topics
from retention_check.domain.wording import NATIONAL_WHO
from retention_check.web.meeting.moment import Moment
from retention_check.web.meeting.predicting import Predicting
from retention_check.web.meeting.room_questionnaire import questionnaire_tag

SHORT_WHO: Mapping[Side, str] = {Side.YOUNG: "jong", Side.MANAGEMENT: "het management"}
GUESSING = StepKind.ANSWERS, StepKind.GUESS, StepKind.PREDICT  # what figures would give away
SHORT_WHAT, SHORT_MORE = 64, 80  # letters of an agreement that fit on two lines, and of what stands below it
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
    def tells_how_to_join(self) -> bool:
        """Whether the code stands below the scene, for who comes late; with how many are there until everyone is."""
        return not self._is_arriving

    @property
    def _is_arriving(self) -> bool:
        """Whether the code stands large, with how many are there."""
        return self.scene is None or self.scene.kind is SceneKind.ARRIVE

    @property
    def is_agreed_short(self) -> bool:
        """Whether the agreements are so short that they can stand in larger letters."""
        return all(
            len(each.what) <= SHORT_WHAT and len(f"{each.role}{each.when}{each.how}") <= SHORT_MORE
            for each in self.meeting.agreed
        )

    @property
    def shows_figures(self) -> bool:
        """Whether the figures of a topic may be seen: not while people are still to answer or guess."""
        agenda, place = self.meeting.agenda, self.meeting.place
        is_to_come = place is not None and any(step.kind in GUESSING for step in agenda.steps[place.step :])
        return not is_to_come and not agenda.is_beforehand

    @property
    def why_topic(self) -> str:
        """Why the topic is proposed, in the words of the report without its figures; empty for one that is not."""
        proposed = topics(self.comparison, (), len(self.study.of_kind(Kind.REASON)))
        why = next((each.why for each in proposed if each.compared is self.topic), "")
        return f"{why.partition(': ')[0]}." if why else ""

    def why_not_judged(self, side: Side) -> str:
        """Why nothing is said of how well a group guessed, when it is said of the other."""
        few = max(JUDGED_FROM, self.comparison.threshold)
        if self.meeting.present.get(side, 0) < few:
            return (
                f"Of {SHORT_WHO[side]} het goed raadde, zeggen wij niet: dat doen wij vanaf {dutch.count(few)} mensen."
            )
        return f"Of {SHORT_WHO[side]} het goed raadde, is nu niet te zeggen."

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
        """Whether the number that voted is a total of two groups that are large enough: of one, or beside a few people
        whom all see vote, it would tell who of the other group did not.
        """
        is_of_both = self.scene is not None and len(self.scene.voters) == len(Side)
        if self.scene is not None and self.scene.poll is Poll.PREDICT and len(Predicting(self).predicting) < len(Side):
            return False
        return is_of_both and all(self.meeting.present.get(side, 0) >= self.comparison.threshold for side in Side)

    @property
    def all_voted(self) -> int:
        """How many voted, on paper too."""
        return self.stored.voted + self.stored.on_paper

    @property
    def votes_told(self) -> str:
        """How many voted as far as it is told: exactly, or by phone in fives. Sheets are not in these: who types them
        one by one would see at which the number changes.
        """
        return str(self.all_voted) if self.tells_exact_votes else told_in_fives(self.stored.voted)

    @property
    def tag(self) -> str:
        """What changes when the screen does; what the screen does not tell is not in it either."""
        joined = self.stored.joined if self._is_arriving or not self.is_everyone_in else "all"
        voted = self.votes_told.partition(" of ")[0].replace(" ", "") if self.scene and self.scene.poll else ""
        return f"{self.stored.version}-{joined}-{voted}{questionnaire_tag(self, counts=True)}"

    def why_not_shown(self, side: Side) -> str:
        """Why a group's guesses are not there, when those of another are."""
        if side in self.stored_round.round.shown_in_meetings.guessed:
            return "Wat deze groep raadde, stond al in een eerdere bijeenkomst. Een tweede keer zou te veel verraden."
        few = dutch.count(self.comparison.threshold)
        if self.outcome and side in self.outcome.few_phones:
            return f"Naast papier stemden minder dan {few} mensen op de telefoon. Zo blijft geheim wat zij kozen."
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
        if self.revealed is None:
            return False
        gap = self.revealed.gap.points if self.revealed.gap else self.revealed.national.gap
        return self.is_last_revealed and gap != 0

    @property
    def guessing(self) -> PollOutcome | None:
        """What the guesses of this meeting showed; None while they are not closed."""
        return self.meeting.outcomes.get(Poll.GUESS)

    @property
    def judged(self) -> Mapping[Side, bool]:
        """Of each group whether half of it guessed right, where what was to be guessed still is what is shown now.

        Scores can be mended after the guesses, or published: then there is nothing to say.
        """
        if self.guessing is None:
            return {}
        now, then = heaviest_of_other(self.comparison), self.meeting.heaviest
        return {side: is_so for side, is_so in self.guessing.is_half_right.items() if now[side] == then.get(side)}

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
        """'Jong zet deze reden op plaats 1, het management op 4 (gedeeld)', by own scores, else by the country's."""
        own = {side: place for side in Side if (place := compared.ranks[side]) is not None}
        if own:
            return self._placed(own, SHORT_WHO, is_own=True)
        of_country = {side: place for side in Side if (place := compared.national_ranks[side]) is not None}
        return f"Landelijk: {dutch.first_small(self._placed(of_country, NATIONAL_WHO, is_own=False))}"

    def _placed(self, places: Mapping[Side, int], who: Mapping[Side, str], *, is_own: bool) -> str:
        reasons = self.comparison.of_kind(Kind.REASON)
        told: list[str] = []
        for side, place in places.items():
            ranks = [(each.ranks if is_own else each.national_ranks)[side] for each in reasons]
            what = (
                ("" if told else f" {'zet' if is_own else 'zetten'} deze reden") + " op" + ("" if told else " plaats")
            )
            told.append(f"{who[side]}{what} {place}{' (gedeeld)' if ranks.count(place) > 1 else ''}")
        return f"{dutch.first_capital(', '.join(told))}."
