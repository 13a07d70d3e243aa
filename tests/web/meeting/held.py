"""Meetings that are held: who leads one, and phones that take part as a browser would."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import Flask

from retention_check import clock, secret_links, store
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import Agenda, usual_agenda
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.moving import Move
from retention_check.domain.meeting.polls import Ballot, Poll
from retention_check.domain.meeting.scenes import Scene, SceneKind
from retention_check.domain.round import Agreement, Round
from retention_check.domain.side import Side
from retention_check.secret_links import hashed, new_public_id, new_receipt
from retention_check.store import MeetingKeys, StoredMeeting
from tests.cast import STUDY
from tests.web.client import GOUDA, Page, Visitor, database_of, published, save_round

PRESENT = {Side.YOUNG: 14, Side.MANAGEMENT: 6}
GROUPS = {Side.YOUNG: "jong", Side.MANAGEMENT: "management", None: "kijkt"}
THRESHOLD = 5


@dataclass(frozen=True)
class Holding:
    """A meeting in a round of its own: what opens it, and how to move it without a page."""

    app: Flask
    public_id: str
    manage: str
    screen: str

    @property
    def at(self) -> str:
        """The address of its screen."""
        return f"/bijeenkomst/{self.screen}"

    @property
    def control(self) -> str:
        return f"{self.at}/leiden"

    @property
    def lead_link(self) -> str:
        return f"/leiden/{secret_links.lead_secret(self.manage, 0)}"

    @property
    def code(self) -> str:
        return secret_links.join_code(self.manage, 0)

    @property
    def stored(self) -> StoredMeeting:
        found = store.meetings.load(database_of(self.app), self.public_id, STUDY)
        assert found is not None
        return found

    @property
    def scene(self) -> Scene | None:
        return moving.current_scene(self.stored.meeting, STUDY)

    def move(self, making: Any = moving.forward) -> StoredMeeting:
        """Go on (`moving.forward`), back or over a step, as its leader does."""
        now = self.stored

        def moved(meeting: LiveMeeting, comparison: Any) -> Move:
            if meeting.place is None:
                return Move(moving.begun(meeting, comparison, 0))
            found: Move = making(meeting, comparison, 0)
            return found

        return store.meetings.move(
            database_of(self.app), self.public_id, now.version, moved, STUDY, THRESHOLD, clock.today()
        )

    def go_to(self, kind: SceneKind, number: int = 0) -> StoredMeeting:
        """On until this scene is there."""
        for _ in range(100):
            scene = self.scene
            if scene is not None and (scene.kind, scene.number) == (kind, number):
                return self.stored
            self.move()
        raise AssertionError(f"no scene {kind} {number}")

    def join(self, side: Side | None = Side.YOUNG) -> str:
        """Somebody takes part: the secret of the link on their phone."""
        token = new_receipt()
        store.voting.join(database_of(self.app), hashed(self.code), hashed(token), side)
        return token

    def vote(self, poll: Poll, ballot: Ballot, side: Side = Side.YOUNG) -> store.Sent:
        """Somebody votes, without a page."""
        receipt = hashed(new_receipt())
        return store.voting.vote(database_of(self.app), self.stored.id, poll, side, ballot, receipt, STUDY)

    def agree(self, *agreed: Agreement) -> None:
        """These agreements are all there are."""
        now = self.stored
        store.meetings.change(
            database_of(self.app), self.public_id, now.version, lambda meeting: meeting.with_agreed(agreed, "")
        )

    def end(self) -> None:
        store.meetings.end(database_of(self.app), self.public_id, clock.today())


def hold(
    app: Flask, round: Round | None = None, agenda: Agenda | None = None, present: Mapping[Side, int] = PRESENT
) -> Holding:
    """Make a meeting in a round of its own, which is published; it has not begun."""
    round = published(GOUDA) if round is None else round
    saved = save_round(app, round)
    holding = Holding(app, saved.public_id, saved.secret, new_public_id())
    keys = MeetingKeys(holding.screen, hashed(holding.lead_link.rpartition("/")[2]), hashed(holding.code))
    meeting = LiveMeeting(agenda or usual_agenda(has_scores=bool(round.entries), is_small=False), present=present)
    store.meetings.begin(database_of(app), saved.public_id, meeting, keys, clock.today(), link_counter=0)
    return holding


def leader(holding: Holding) -> Visitor:
    """Who opened the link to lead a meeting."""
    visitor = Visitor(holding.app)
    assert visitor.get(holding.lead_link).redirects_to == holding.control
    return visitor


class Attendee(Visitor):
    """The browser of who takes part, which says where its forms come from as browsers do over plain http."""

    def post(self, address: str, fields: Mapping[str, Any] | None = None, **more: Any) -> Page:
        headers = {"Origin": self.base} | more.pop("headers", {})
        return super().post(address, fields, headers=headers, **more)

    def join(self, holding: Holding, side: Side | None = Side.YOUNG) -> Page:
        """Scan the code, choose a group, and see what to do now."""
        return self.follow(self.fill(f"/d/{holding.code}", {"groep": GROUPS[side]}))
