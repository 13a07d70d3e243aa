"""How far the round of this page is published: which groups can be, which are held back and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from retention_check import clock, dutch, store
from retention_check.domain.comparison import Comparison
from retention_check.domain.publishing import (
    Hindrance,
    hindrances,
    last_published,
    next_published,
    only_published,
    publish,
    unpublished,
)
from retention_check.domain.round import Round
from retention_check.domain.scale_doubt import ScaleDoubt, scale_doubt
from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.store import StoredRound
from retention_check.web.extensions import comparison_of, database

Beside = Mapping[Side, Comparison]

HINDERED: Mapping[Hindrance, str] = {
    Hindrance.NOT_ASKED_AGAIN: "De scores van {who} liggen nog niet vast. Ze verschillen van die van de vorige ronde, "
    "en niet iedereen is opnieuw gevraagd. Dan is soms te zien wat één persoon antwoordde. Vraag iedereen opnieuw, "
    "of voer het gesprek met het rapport van de vorige ronde.",
    Hindrance.PUBLISHED_LATER: "De scores van {who} liggen nog niet vast. In een latere ronde zijn al andere scores "
    "gedeeld, en daarvoor is niet iedereen opnieuw gevraagd. Samen laten ze soms zien wat één persoon antwoordde.",
    Hindrance.UNANSWERED: "De scores van {who} liggen nog niet vast. Zeg eerst of iedereen opnieuw gevraagd is.",
    Hindrance.MORE_THAN_ASKED: "De scores van {who} liggen nog niet vast. Er zijn meer antwoorden dan gevraagde "
    "mensen. Kijk beide aantallen na.",
    Hindrance.NOTHING_SHOWN: "Er is nog niets om vast te leggen: van {who} tonen wij geen enkele score. Er zijn te "
    "weinig antwoorden, of het aantal is niet bekend. Vul het aantal in. Komen er antwoorden bij? Vul dan ook de "
    "nieuwe scores in.",
    Hindrance.NOT_LOCKED: "De open scores van {who} liggen nog niet vast.",
}


@dataclass(frozen=True)
class PublicationState:
    """A round, what keeps each group that is not published from being so, and how those groups were shown before.

    `questions` are the groups of which nobody said yet whether everyone was asked again.
    """

    comparison: Comparison
    hindrances: Mapping[Side, Hindrance]
    earlier: Beside
    later: Beside
    questions: tuple[Side, ...] = ()
    previous_id: str | None = None

    @property
    def round(self) -> Round:
        """The round as it is stored."""
        return self.comparison.round

    @property
    def unpublished(self) -> tuple[Side, ...]:
        """The groups with scores that others were not shown yet."""
        return unpublished(self.round)

    @property
    def ready(self) -> tuple[Side, ...]:
        """The groups that can be published now."""
        return tuple(side for side in self.unpublished if side not in self.hindrances)

    @property
    def offered(self) -> tuple[Side, ...]:
        """The groups that can be published now, or as soon as a question is answered."""
        can_be = (None, Hindrance.UNANSWERED)
        return tuple(side for side in self.unpublished if self.hindrances.get(side) in can_be)

    @property
    def asks_first(self) -> bool:
        """True while nothing is handed out: a group can be published and is not, or there is none that is."""
        return bool(self.offered) or bool(self.unpublished and not self.round.publication.days)

    @property
    def held_back(self) -> Mapping[Hindrance, tuple[Side, ...]]:
        """The groups that are held back, by why."""
        sides = {why: tuple(side for side in self.hindrances if self.hindrances[side] is why) for why in Hindrance}
        return {why: found for why, found in sides.items() if found}

    def why_held_back(self, why: Hindrance) -> str:
        """What keeps groups back, in Dutch, said once of all of them."""
        return HINDERED[why].format(who=dutch.listing([WHO[side] for side in self.held_back[why]]))

    @property
    def told(self) -> tuple[str, ...]:
        """Why groups are held back, in Dutch."""
        return tuple(self.why_held_back(why) for why in self.held_back)

    @property
    def has_shown_before(self) -> bool:
        """True when a group was published once, also one that was withdrawn since, for it showed nothing."""
        return self.round.publication.threshold is not None

    @property
    def converted(self) -> Mapping[Side, Mapping[str, Decimal]]:
        """For each group what was entered on another scale than the scores have, by the code of the item."""
        round = self.round
        return {
            side: {each.code: each.mean for each in round.entries_of(side) if _is_converted(round, side)}
            for side in Side
        }

    @property
    def scale_doubt(self) -> ScaleDoubt | None:
        """What looks wrong about the scale, before anything of it was published."""
        return scale_doubt(self.round, self.comparison.study)

    @property
    def is_plain(self) -> bool:
        """True when there is nothing to ask or to mend before everything is published."""
        return bool(self.ready) and not self.questions and not self.hindrances and self.scale_doubt is None

    @property
    def published(self) -> Round:
        """The round with every group published that can be."""
        return publish(self.comparison, self.ready, clock.today()) if self.ready else self.round

    @property
    def handed_out(self) -> Round:
        """What others may see of the round, as it is after publication."""
        return only_published(self.published)

    def with_answers(self, asked_again: Mapping[Side, bool]) -> "PublicationState":
        """The same with what the organiser says of who was asked again."""
        round = replace(self.round, asked_again={**self.round.asked_again, **asked_again})
        now = replace(self.comparison, round=round)
        return replace(self, comparison=now, hindrances=hindrances(now, self.earlier, self.later), questions=())

    def is_permitted_beside(self, earlier: Sequence[Round], later: Sequence[Round]) -> bool:
        """Whether the groups that are ready can be published beside these rounds, the nearest first."""
        beside = _compared(last_published(earlier)), _compared(next_published(later))
        return not set(self.ready) & set(hindrances(self.comparison, *beside))

    def with_sure_scale(self) -> "PublicationState":
        """The same, and that the organiser keeps the scale."""
        round = replace(self.round, scale_is_sure=True)
        return replace(self, comparison=replace(self.comparison, round=round))


def is_permitted_beside(
    released: Round, sides: Sequence[Side], earlier: Sequence[Round], later: Sequence[Round]
) -> bool:
    """Whether what our own questionnaire shows of these groups can be published beside these rounds, nearest first."""
    days = {side: day for side, day in released.publication.days.items() if side not in sides}
    before = replace(released, publication=replace(released.publication, days=days))
    found = hindrances(comparison_of(before), _compared(last_published(earlier)), _compared(next_published(later)))
    return not set(sides) & set(found)


def sides_published_later(stored: StoredRound) -> frozenset[Side]:
    """The groups that others were shown in a round after this one, for which not everyone was asked anew."""
    later = next_published(store.rounds.later_rounds(database(), stored, clock.today()))
    return frozenset(later) | frozenset(stored.round.publication.followed)


def _is_converted(round: Round, side: Side) -> bool:
    scale = round.scale_of(side)
    return scale.same_instrument and scale != DEFAULT_SCALE


def publication_state(stored: StoredRound) -> PublicationState:
    """How far a stored round is published."""
    now, earlier, later = comparison_of(stored.round), _earlier(stored), _later(stored)
    questions = _questions(stored, earlier)
    return PublicationState(now, hindrances(now, earlier, later), earlier, later, questions, stored.previous_id)


def _questions(stored: StoredRound, earlier: Beside) -> tuple[Side, ...]:
    """Groups of a round after another of which it is not known whether everyone was asked again."""
    round = stored.round
    before = set(Side) if stored.previous else {*earlier, *round.publication.follows}
    open_ones = [side for side in unpublished(round) if side in before and side not in round.asked_again]
    return tuple(side for side in open_ones if not round.was_asked_again(side))


def _earlier(stored: StoredRound) -> Beside:
    if not unpublished(stored.round) or stored.previous_id is None:
        return {}
    return _compared(last_published(store.rounds.earlier_rounds(database(), stored, clock.today())))


def _later(stored: StoredRound) -> Beside:
    if not unpublished(stored.round):
        return {}
    return _compared(next_published(store.rounds.later_rounds(database(), stored, clock.today())))


def _compared(rounds: Mapping[Side, Round]) -> Beside:
    return {side: comparison_of(round) for side, round in rounds.items()}
