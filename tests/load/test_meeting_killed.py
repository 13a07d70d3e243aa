"""A laptop that is killed at each step of a meeting loses nothing it acknowledged, and goes on where it was."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from retention_check import clock, store
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import Scene, SceneKind
from retention_check.secret_links import hashed, new_receipt, vote_receipt
from retention_check.store import GoneError, tables
from retention_check.store.database import reading
from tests.cast import STUDY
from tests.load.browsers import Browser
from tests.load.programs import wait_until_open
from tests.load.servers import ServedMeeting, meeting_on_a_laptop
from tests.store.databases import connected
from tests.store.meetings import guess
from tests.web.client import AGREEMENTS

PHONES = 8
WHAT = "Samen koffie, elke maand"


class Room:
    """Who leads and the phones, against a server that is killed."""

    def __init__(self, served: ServedMeeting) -> None:
        self.served, self.held = served, served.held
        self.leader = Browser(served.base)
        self.control = self.leader.get(f"/leiden/{self.held.lead}").redirects_to
        self.tokens = [new_receipt() for _ in range(PHONES)]

    @property
    def scene(self) -> Scene | None:
        """What is on, from the tables."""
        return moving.current_scene(self.held.stored.meeting, STUDY)

    @contextmanager
    def killed(self) -> Iterator[None]:
        """The program is killed while this is done, and started again."""
        with ThreadPoolExecutor(1) as pool:
            dying = pool.submit(self._kill)
            yield
            dying.result()

    def _kill(self) -> None:
        time.sleep(0.05)
        self.served.app.kill()
        self.served.app.start()
        wait_until_open(self.served.port, self.served.app)

    def go_on(self) -> None:
        """On, by the button on the page of who leads; a move that was acknowledged is in the tables."""
        before = self.scene
        answer = self.leader.send(self.leader.get(self.control), "/verder", {"sure": "ja"})
        assert (answer.status, answer.redirects_to) == (303, self.control), answer.text
        assert self.scene != before

    def go_to(self, kind: SceneKind) -> None:
        """On until this scene is there."""
        while self.scene is None or self.scene.kind is not kind:
            self.go_on()

    def of_phones(self, ask: Callable[[int], object]) -> None:
        """All phones at once, each until the server said that it is done."""
        with ThreadPoolExecutor(PHONES) as pool:
            list(pool.map(ask, range(PHONES)))

    def join(self, number: int) -> None:
        fields = {"bewijs": self.tokens[number], "groep": ("jong", "management")[number % 2]}
        answer = Browser(self.served.base).post(f"/d/{self.held.code}", fields)
        assert answer.redirects_to == f"/deelnemen/{self.tokens[number]}"

    def vote(self, number: int, poll: Poll = Poll.GUESS) -> None:
        ballot = guess(number) if poll is Poll.GUESS else {self.held.stored.meeting.ballot[0]: 2}
        answer = Browser(self.served.base).post(
            f"/deelnemen/{self.tokens[number]}/stem", {"stemming": poll.value, **ballot}
        )
        assert answer.redirects_to == f"/deelnemen/{self.tokens[number]}", answer.text

    def kept(self, name: str) -> set[str]:
        """The hashes in a table."""
        with connected(self.held.url) as database, reading(database.engine) as connection:
            return {*connection.execute(select(tables.metadata.tables[name].c.hash)).scalars()}


@pytest.mark.matrix
def test_a_laptop_killed_at_each_step_of_a_meeting_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    with meeting_on_a_laptop(tmp_path, PHONES) as served:
        room = Room(served)
        begun = room.leader.send(room.leader.get(room.control), "/begin", {"mandate": "ja", "neutral": "ja"})
        assert begun.redirects_to == room.control, begun.text

        with room.killed():
            room.of_phones(room.join)
        assert room.kept("participants") == {*map(hashed, room.tokens)}

        room.go_to(SceneKind.GUESS)
        with room.killed():
            room.of_phones(room.vote)
        assert room.scene is not None and room.scene.kind is SceneKind.GUESS
        assert room.kept("ballots") == {hashed(vote_receipt(token, Poll.GUESS)) for token in room.tokens}
        assert room.held.stored.voted == PHONES

        room.go_on()
        with room.killed():
            pass
        assert room.held.stored.meeting.outcomes[Poll.GUESS].voters == PHONES
        for place in range(2):  # the reveal, where nothing was sent when it was killed, stands where it stood
            room.go_on()
            assert room.scene is not None and (room.scene.kind, room.scene.number) == (SceneKind.REVEAL, place)

        room.go_to(SceneKind.DOTS)
        with room.killed():
            for number in range(0, PHONES, 2):
                room.vote(number, Poll.DOTS)
        assert room.held.stored.voted == PHONES // 2

        room.go_to(SceneKind.AGREE)
        with room.killed():
            page = room.leader.get(f"{room.control}/afspraken/nieuw")
            assert room.leader.send(page, "/nieuw", {"what": WHAT}).status in (302, 303)
        assert [each.what for each in room.held.stored.meeting.agreed] == [WHAT]

        with room.killed():
            ended = room.leader.send(room.leader.get(f"{room.control}/einde"), "/einde")
            assert ended.status in (303, 410), ended.text  # 410 when it was done, and the answer got lost
        assert agreed_in_round(room) == [*(each.what for each in AGREEMENTS), WHAT]
        assert Browser(served.base).get(f"/deelnemen/{room.tokens[0]}").status == 410


def agreed_in_round(room: Room) -> list[str]:
    """The agreements of the round, once its meeting is over."""
    with connected(room.held.url) as database:
        with pytest.raises(GoneError):
            store.meetings.find_led(database, hashed(room.held.lead))
        stored = store.rounds.load(database, room.held.public_id, clock.today())
    assert stored is not None
    return [each.what for each in stored.round.agreements]
