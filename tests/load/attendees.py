"""Phones in a meeting: they join, look again and again as the script does, and vote when they can."""

import asyncio
import random
import re
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from retention_check.domain.item import Kind
from retention_check.domain.meeting.polls import GUESSES, Poll
from tests.cast import STUDY
from tests.load.connections import BROKEN, Answer, Connection
from tests.load.crowd import in_a_loop_of_its_own
from tests.load.figures import Figures
from tests.load.meetings import Held

JOIN, LOOK, VOTE, STEP = "joins", "looks", "votes", "step to phone"
QUICK, CALM, SLOWER, LATEST = 1.0, 2.5, 1.2, 10.0  # seconds, as static/js/meeting.js has them
THINKING = 3.0  # seconds before a vote, at most
RECEIPT = re.compile(r'name="bewijs"[^>]*value="([a-z2-7]{32})"|value="([a-z2-7]{32})"[^>]*name="bewijs"')
REASONS = [item.code for item in STUDY.of_kind(Kind.REASON)]
SETTLED = 4.0  # seconds after a step in which every phone should have seen it


@dataclass
class Attendee:
    """Someone with a phone; `seen` is what was looked at last, `voted` how many votes the server said it counted."""

    base: str
    code: str
    group: str
    figures: Figures
    rng: random.Random
    steps: "Steps"
    path: str = ""
    seen: str = ""
    voted: int = 0
    connection: Connection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = Connection(self.base)

    async def take_part(self) -> None:
        """Join, and look until the meeting is over for this run."""
        page = await self._until_done(JOIN, "GET", f"/d/{self.code}")
        found = RECEIPT.search(page.text)
        assert found, page.text[-1000:]
        body = urlencode({"bewijs": found[1] or found[2], "groep": self.group})
        joined = await self._until_done(JOIN, "POST", f"/d/{self.code}", body)
        self.path = joined.headers["location"].removeprefix(self.base)
        pause = QUICK
        while True:
            try:
                pause = QUICK if await self._look() else min(pause * SLOWER, CALM)
            except BROKEN:
                pause = min(pause * 2, LATEST)
            await asyncio.sleep(pause)

    async def _look(self) -> bool:
        """Whether something changed since the last look."""
        with self.figures.timed(LOOK):
            given = {"If-None-Match": self.seen} if self.seen else {}
            answer = (await self.connection.ask("GET", f"{self.path}/nu", headers=given)).when_ready()
        assert answer.status in (200, 304), (answer.status, answer.text[-500:])
        if answer.status == 304:
            return False
        self.seen = answer.headers.get("etag", "")
        self.steps.reached(self)
        if f'value="{Poll.GUESS}"' in answer.text:
            await asyncio.sleep(THINKING * self.rng.random())
            await self._vote(dict.fromkeys(self.rng.sample(REASONS, GUESSES), "1"))
        return True

    async def _vote(self, ballot: dict[str, str]) -> None:
        body = urlencode({"stemming": Poll.GUESS.value, **ballot})
        await self._until_done(VOTE, "POST", f"{self.path}/stem", body)
        self.voted += 1

    async def _until_done(self, step: str, method: str, path: str, body: str = "") -> Answer:
        """Ask until it works. Anything but a page or a redirect is a mistake."""
        while True:
            try:
                with self.figures.timed(step):
                    answer = (await self.connection.ask(method, path, body, {"Origin": self.base})).when_ready()
            except BROKEN:
                await asyncio.sleep(self.rng.uniform(0.2, 0.8))
            else:
                assert answer.status in (200, 303), (step, answer.status, answer.text[-500:])
                return answer


@dataclass
class Steps:
    """When the step that is on was taken, and which phones saw it."""

    figures: Figures
    taken: float = 0.0
    there: set[int] = field(default_factory=set)

    def take(self) -> None:
        """A step was taken just now."""
        self.taken, self.there = time.monotonic(), set()

    def reached(self, attendee: Attendee) -> None:
        """A phone shows it for the first time."""
        if self.taken and id(attendee) not in self.there:
            self.there.add(id(attendee))
            self.figures.seconds[STEP].append(time.monotonic() - self.taken)


@dataclass(frozen=True)
class Room:
    """What became of a meeting: how many votes were acknowledged and counted, and whether every phone saw each step."""

    acknowledged: int
    counted: int
    late: int
    figures: Figures

    @property
    def is_right(self) -> bool:
        """Each vote that was acknowledged was counted once, and every phone saw every step."""
        return self.acknowledged == self.counted and not self.late

    @property
    def table(self) -> list[str]:
        """All of it, to print."""
        told = f"{self.acknowledged} votes acknowledged, {self.counted} counted, {self.late} phones late for a step"
        return [told, *self.figures.table]


def attend(
    base: str, held: Held, phones: int, steps: int = 3, fault: Callable[[], Coroutine[Any, Any, None]] | None = None
) -> Room:
    """Let so many phones take part while the meeting goes to its guesses and so many steps on."""
    return in_a_loop_of_its_own(_attend(base, held, phones, steps, fault))


async def _attend(
    base: str, held: Held, phones: int, steps: int, fault: Callable[[], Coroutine[Any, Any, None]] | None
) -> Room:
    figures, rng = Figures(), random.Random(13)
    taking = Steps(figures)
    attendees = [
        Attendee(base, held.code, "jong" if number % 3 else "management", figures, random.Random(rng.random()), taking)
        for number in range(phones)
    ]
    tasks = [asyncio.create_task(each.take_part()) for each in attendees]
    tasks.append(asyncio.create_task(figures.watch_driver()))
    try:
        await _all_joined(attendees, tasks)
        counted, late = 0, 0
        if fault:
            tasks.append(asyncio.create_task(fault()))
        for _ in range(3 + steps):
            counted = max(counted, held.stored.voted)
            scene = held.go_on()
            taking.take()
            await asyncio.sleep(SETTLED + (THINKING if scene.poll else 0) + (2 * LATEST if fault else 0))
            late += phones - len(taking.there)
        return Room(sum(each.voted for each in attendees), counted, late, figures)
    finally:
        for each in tasks:
            each.cancel()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        for attendee in attendees:
            attendee.connection.close()
        for failure in found:
            if isinstance(failure, Exception):
                raise failure


async def _all_joined(attendees: list[Attendee], tasks: list["asyncio.Task[None]"]) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(30):
            while not all(each.seen for each in attendees) and not any(each.done() for each in tasks):
                await asyncio.sleep(0.1)
