"""The room's own round, as screen, phones and who leads may know it: how far its questionnaire is, and one total."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import g

from retention_check import clock, dutch, store
from retention_check.domain.meeting.scenes import Scene, SceneKind
from retention_check.domain.promise import minutes_for
from retention_check.domain.questionnaire import FIVES, Phase, told_in_fives
from retention_check.domain.releasing import Showing
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.store import ConflictError, StoredMeeting, StoredQuestionnaire, StoredRound
from retention_check.web.extensions import database, settings
from retention_check.web.meeting.moment import Moment
from retention_check.web.organiser.questionnaire.links import links_of
from retention_check.web.organiser.questionnaire.obstacles import obstacle, reasons_not_to_ask

IN_STEP = SceneKind.ASK, SceneKind.CHECK
NOBODY_COUNTED = "Vul eerst in hoeveel mensen van elke groep er zijn."
TOO_FEW = "van {who} zijn er minder dan {threshold}"


@dataclass(frozen=True)
class RoomQuestionnaire:
    """The questionnaire of a meeting's round, None before it opens and once it is published.

    `present` is how many of each group are in the room. `is_own` says that it was opened in this meeting: another one
    asks people who are not here, and is theirs to close who manage the round.
    """

    stored_round: StoredRound
    present: Mapping[Side, int]
    stored: StoredQuestionnaire | None
    is_own: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it takes answers now."""
        return self.stored is not None and self.stored.questionnaire.phase(clock.today()) is Phase.OPEN

    @property
    def is_open_for_others(self) -> bool:
        """Whether it takes answers, also of people who are not here: the meeting leaves it as it is."""
        return self.is_open and not self.is_own

    @property
    def closes_with_meeting(self) -> bool:
        """Whether it takes answers now, and none after the meeting."""
        return self.is_open and self.is_own

    @property
    def is_closed(self) -> bool:
        """Whether it took answers, which are not published."""
        return self.stored is not None and not self.is_open

    @property
    def is_published(self) -> bool:
        """Whether what was answered in this round is final."""
        return self.stored is None and bool(self.stored_round.round.collected)

    @property
    def without(self) -> str:
        """What the meeting goes on with when nothing of it is published."""
        return "de cijfers die vastliggen" if self.stored_round.round.publication.days else "de landelijke cijfers"

    @property
    def sides(self) -> tuple[Side, ...]:
        """The groups that are asked."""
        return self.stored.questionnaire.sides if self.stored else ()

    @property
    def askable(self) -> tuple[Side, ...]:
        """The groups that can be asked here and now: no scores stand in the way, and enough of them are in the room."""
        return tuple(side for side in Side if side not in self.not_askable) if not self.obstacle else ()

    @cached_property
    def not_askable(self) -> dict[Side, str]:
        """Why groups cannot be asked, in Dutch and in small letters."""
        threshold = self.threshold
        few = {side for side in Side if self.present.get(side, 0) < threshold}
        found = {side: TOO_FEW.format(who=WHO[side], threshold=dutch.count(threshold)) for side in Side if side in few}
        return found | reasons_not_to_ask(self.stored_round)

    @cached_property
    def obstacle(self) -> str:
        """Why nobody can be asked in this round, whoever is in the room; empty when someone can."""
        return obstacle(self.stored_round)

    @property
    def why_nobody(self) -> str:
        """Why it cannot open, for who leads; empty when it can."""
        if self.askable:
            return ""
        if not sum(self.present.values()):
            return self.obstacle or NOBODY_COUNTED
        whys = dict.fromkeys(self.not_askable.values())
        return self.obstacle or f"{dutch.first_capital(dutch.listing([*whys]))}."

    @property
    def waits_for_numbers(self) -> bool:
        """Whether nothing stands in the way but that nobody typed how many people there are."""
        return self.can_open_later and not self.askable

    @property
    def can_open_later(self) -> bool:
        """Whether it may still open in this meeting: nothing stands in the way but numbers that nobody typed yet."""
        is_free = self.stored is None and not self.stored_round.round.collected and not self.obstacle
        return is_free and (bool(self.askable) or not sum(self.present.values()))

    @property
    def opens_by_itself(self) -> bool:
        """Whether arriving at its scene opens it: nothing of the kind was in this round yet."""
        return self.stored is None and not self.stored_round.round.collected and bool(self.askable)

    @property
    def threshold(self) -> int:
        """From how many answers something of a group is shown."""
        asked = self.stored.questionnaire.threshold if self.stored else settings().threshold
        return max(asked, self.stored_round.round.publication.threshold or 0)

    @property
    def minutes(self) -> int:
        """About how long answering takes."""
        return minutes_for(self.stored.questionnaire.codes) if self.stored else 0

    @property
    def people(self) -> int:
        """How many can answer, of both groups together: as many as were asked, or more who are in the room."""
        asked = self.stored_round.round.asked
        return sum(max(asked.get(side) or 0, self.present.get(side, 0)) for side in self.sides)

    @property
    def is_exact(self) -> bool:
        """Whether the total may be told exactly: of those who are here, of two groups that can both be unnoticed."""
        threshold = self.threshold
        if not self.is_own:
            return False
        return len(self.sides) == len(Side) and all(self.present.get(side, 0) >= threshold for side in self.sides)

    @property
    def answered(self) -> str:
        """How many answered, of both groups together: '14 van 20'; in fives where that would be one group's number."""
        total = self.stored.counts.total if self.stored else 0
        told = dutch.thousands(total) if self.is_exact else told_in_fives(total)
        return f"{told} van {dutch.thousands(self.people)}"

    @property
    def answer_word(self) -> str:
        """The verb after `answered`."""
        return "antwoordde" if self.is_exact and self.stored and self.stored.counts.total == 1 else "antwoordden"

    @property
    def is_everyone_done(self) -> bool:
        """Whether as many answered as can, and not more: only told where the total is."""
        is_all = self.stored is not None and self.stored.counts.total >= self.people
        return self.is_exact and is_all and not self.has_too_many

    @property
    def has_too_many(self) -> bool:
        """Whether more answers came in than people were asked, as far as the total is told: some are not shown."""
        asked = self.stored_round.round.asked
        people = sum(asked.get(side) or self.present.get(side, 0) for side in self.sides)
        return self.is_exact and self.stored is not None and self.stored.counts.total > people

    @property
    def has_few(self) -> bool:
        """Whether fewer than half answered, or than are needed to show something of every group."""
        total = self.stored.counts.total if self.stored else 0
        told = total if self.is_exact else total // FIVES * FIVES
        return told < max(self.people / 2, self.threshold * len(self.sides))

    def path(self, side: Side | None) -> str:
        """Where a group answers; empty when it is not asked, or its link cannot be shown any more."""
        if side is None or self.stored is None or side not in self.sides:
            return ""
        g.setdefault("stored_round", self.stored_round)  # a phone's page has none of its own
        link = links_of(self.stored).get(side)
        return link.path if link else ""

    @cached_property
    def shows_nothing(self) -> bool:
        """Whether too few answered to show anything of any group: told of the room's own, once it is closed."""
        if not self.is_own:
            return False
        try:
            foreseen = store.questionnaires.preview(database(), self.stored_round.public_id, clock.today())
        except ConflictError:
            return False
        return all(each.showing is Showing.TOO_FEW for each in foreseen.values())

    @property
    def state(self) -> str:
        """What changes for everyone: whether it is open, closed, published, and of which version of the round."""
        words = {"open": self.is_open, "closed": self.is_closed, "published": self.is_published}
        found = next((word for word, holds in words.items() if holds), "none")
        return f"{found}.{self.stored_round.version}"


def room_questionnaire(moment: Moment) -> RoomQuestionnaire:
    """The questionnaire of this meeting's round as it is now, looked up once for a page."""
    if "room_questionnaire" not in g:
        today = clock.today()
        stored = store.questionnaires.load(database(), moment.stored_round.public_id, today)
        is_own = stored is not None and moment.meeting.owns(stored.id, stored.questionnaire.until, today)
        g.room_questionnaire = RoomQuestionnaire(moment.stored_round, moment.meeting.present, stored, is_own)
    found: RoomQuestionnaire = g.room_questionnaire
    return found


def phone_tag(stored: StoredMeeting, scene: Scene | None) -> str:
    """What of it makes a phone show something else: whether it takes answers, while its scene is on."""
    if scene is None or scene.kind is not SceneKind.ASK:
        return ""
    found = store.questionnaires.load(database(), stored.public_id, clock.today())
    return f"-{found.questionnaire.phase(clock.today()) if found else 'none'}"


def questionnaire_tag(moment: Moment, *, counts: bool) -> str:
    """What of the round makes a page of the meeting another one, though nobody moved: before it and in this step.

    With `counts` also the total, as it is told.
    """
    if moment.scene is None:
        return f"-{moment.stored_round.version}"
    if moment.scene.kind not in IN_STEP:
        return ""
    room = room_questionnaire(moment)
    return f"-{room.state}" + (f"-{room.answered}".replace(" ", ".") if counts and room.is_open else "")
