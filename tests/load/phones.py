"""What phones do: open, begin, answer and send until they are told that it is counted; or wait and poll."""

import asyncio
import json
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from retention_check.domain.side import Side
from retention_check.domain.tallies import Answers
from tests.load.connections import BROKEN, Answer, Connection
from tests.load.figures import Figures

OPEN, FILES, BEGIN, SEND, POLL = "opens the page", "its files", "begins", "sends", "polls"
POLL_SECONDS = 3.0
PAUSE = 0.5  # before it tries again
RECEIPT = re.compile(r'name="bewijs"[^>]*value="([a-z2-7]{32})"|value="([a-z2-7]{32})"[^>]*name="bewijs"')
FILE = re.compile(r'(?:src|href)="(/(?:static|huisstijl)/[^"]+)"')
BELONGS = {"leeftijd": "ja", "werkt": "ja", "hoort": "ja"}  # to the group that is asked, whichever it is
JSON = {"Accept": "application/json"}


@dataclass
class Phone:
    """Someone who answers. `receipt` is known once the page was opened, `is_counted` once the server said so."""

    base: str
    path: str
    side: Side
    answers: Answers
    figures: Figures
    rng: random.Random
    sends_twice: bool = False
    receipt: str = ""
    is_counted: bool = False
    connection: Connection = field(init=False)

    def __post_init__(self) -> None:
        self.connection = Connection(self.base)

    async def walk(self, thinking: float) -> None:
        """From the first page to the acknowledgement, with so many seconds between two steps, more or less."""
        try:
            page = await self._until_done(OPEN, "GET", self.path)
            found = RECEIPT.search(page.text)
            assert found, page.text[-2000:]
            self.receipt = found[1] or found[2]
            await self._load_files(page)
            await self._think(thinking)
            await self._until_done(BEGIN, "POST", self.path, urlencode({"bewijs": self.receipt, **BELONGS}))
            await self._think(thinking)
            await asyncio.gather(*(self._send(Connection(self.base)) for _ in range(1 + self.sends_twice)))
            if self.sends_twice:
                await self._send(self.connection)
        finally:
            self.connection.close()

    async def _think(self, seconds: float) -> None:
        await asyncio.sleep(seconds * self.rng.uniform(0.5, 1.5))

    async def _load_files(self, page: Answer) -> None:
        for address in dict.fromkeys(FILE.findall(page.text)):
            await self._until_done(FILES, "GET", address)

    async def _send(self, connection: Connection) -> None:
        body = urlencode({"bewijs": self.receipt, **self.answers})
        try:
            answer = await self._until_done(SEND, "POST", f"{self.path}/antwoorden", body, JSON, connection)
            assert json.loads(answer.body) == {"stand": "geteld"}, answer.text
            self.is_counted = True
        finally:
            connection.close()

    async def _until_done(
        self,
        step: str,
        method: str,
        path: str,
        body: str = "",
        headers: Mapping[str, str] | None = None,
        connection: Connection | None = None,
    ) -> Answer:
        """Ask until it works. Anything but 200, or an error of a server that is busy or away, is a mistake."""
        given = {"Origin": self.base, **(headers or {})}
        while True:
            try:
                with self.figures.timed(step):
                    answer = (await (connection or self.connection).ask(method, path, body, given)).when_ready()
            except BROKEN:
                await asyncio.sleep(PAUSE * self.rng.uniform(0.5, 1.5))
            else:
                assert answer.status == 200, (step, answer.status, answer.text[-500:])
                return answer


async def poll(base: str, path: str, figures: Figures, rng: random.Random) -> None:
    """A phone that waits: it asks for the state every three seconds, for ever."""
    connection, known = Connection(base), ""
    await asyncio.sleep(POLL_SECONDS * rng.random())
    try:
        while True:
            known = await _polled(connection, path, figures, known)
            await asyncio.sleep(POLL_SECONDS)
    finally:
        connection.close()


async def _polled(connection: Connection, path: str, figures: Figures, known: str) -> str:
    """The ETag of what is known now."""
    try:
        with figures.timed(POLL):
            headers = {"If-None-Match": known} if known else {}
            answer = (await connection.ask("GET", f"{path}/stand", headers=headers)).when_ready()
    except BROKEN:
        return known
    assert answer.status in (200, 304), answer.text
    return answer.headers.get("etag", known)
