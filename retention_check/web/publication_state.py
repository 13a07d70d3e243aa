"""How far the round of this page is published: which groups can be, which are held back and why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from retention_check import clock, store
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.publishing import Hindrance, hindrances, only_published, publish, unpublished
from retention_check.domain.round import Round
from retention_check.domain.scale_doubt import ScaleDoubt, scale_doubt
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.store import StoredRound
from retention_check.web.extensions import database, settings, study

Earlier = Mapping[Side, Comparison]

HINDERED: Mapping[Hindrance, str] = {
    Hindrance.NOT_ASKED_AGAIN: "De scores van {who} liggen nog niet vast. Ze verschillen van die van de vorige ronde, "
    "en niet iedereen is opnieuw gevraagd. Dan is soms te zien wat één persoon antwoordde. Vraag iedereen opnieuw.",
    Hindrance.UNANSWERED: "De scores van {who} liggen nog niet vast. Zeg eerst of iedereen opnieuw gevraagd is.",
    Hindrance.MORE_THAN_ASKED: "De scores van {who} liggen nog niet vast. Er zijn meer antwoorden dan gevraagde "
    "mensen. Kijk beide aantallen na.",
    Hindrance.NOT_LOCKED: "De open scores van {who} liggen nog niet vast.",
}


@dataclass(frozen=True)
class PublicationState:
    """A round, what keeps each group that is not published from being so, and how those groups were shown before.

    `questions` are the groups of which nobody said yet whether everyone was asked again.
    """

    comparison: Comparison
    hindrances: Mapping[Side, Hindrance]
    earlier: Earlier
    questions: tuple[Side, ...] = ()

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
    def told(self) -> tuple[str, ...]:
        """Why groups are held back, in Dutch."""
        return tuple(HINDERED[why].format(who=WHO[side]) for side, why in self.hindrances.items())

    @property
    def has_shown_before(self) -> bool:
        """True when a group was published once, also one that was withdrawn since, for it showed nothing."""
        return self.round.publication.threshold is not None

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
        return PublicationState(now, hindrances(now, self.earlier), self.earlier)

    def with_sure_scale(self) -> "PublicationState":
        """The same, and that the organiser keeps the scale."""
        round = replace(self.round, scale_is_sure=True)
        return replace(self, comparison=replace(self.comparison, round=round))


def publication_state(stored: StoredRound) -> PublicationState:
    """How far a stored round is published."""
    now, earlier = compare(stored.round, study(), settings().threshold), _earlier(stored)
    return PublicationState(now, hindrances(now, earlier), earlier, _questions(stored, earlier))


def _questions(stored: StoredRound, earlier: Earlier) -> tuple[Side, ...]:
    """Groups of a round after another of which it is not known whether everyone was asked again."""
    round = stored.round
    return tuple(
        side
        for side in unpublished(round)
        if (stored.previous or side in earlier) and side not in round.asked_again and not round.was_asked_again(side)
    )


def _earlier(stored: StoredRound) -> Earlier:
    """For each group that is not published the last earlier round in which it was."""
    sides = unpublished(stored.round)
    if not sides or stored.previous_id is None:
        return {}
    rounds = store.rounds.earlier_rounds(database(), stored, clock.today())
    found = {side: next((round for round in rounds if round.is_published(side)), None) for side in sides}
    return {side: compare(round, study(), settings().threshold) for side, round in found.items() if round}
