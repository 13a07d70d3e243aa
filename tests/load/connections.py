"""The connection of one phone: HTTP/1.1 over a plain stream, one request at a time, kept open in between."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

SECONDS = 15  # for an answer
LARGEST_HEAD = 2**17


class NotYetError(Exception):
    """The server could not do it now: try again."""


BROKEN = (OSError, EOFError, asyncio.LimitOverrunError, ValueError, NotYetError)  # of which a timeout is one


@dataclass(frozen=True)
class Answer:
    """What a server said; the names of its headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    def when_ready(self) -> "Answer":
        """The same, unless the server said that it is busy, broken or away; NotYetError."""
        if self.status in (429, 500, 502, 503, 504):
            raise NotYetError
        return self


class Connection:
    """To one server on this computer; a base such as `http://127.0.0.1:8765`."""

    def __init__(self, base: str) -> None:
        parts = urlsplit(base)
        self.host, self.port, self.base = parts.hostname or "", parts.port or 80, base
        if self.host != "localhost" and not ip_address(self.host).is_loopback:
            raise ValueError("only this computer is asked")
        self.stream: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, body: str = "", headers: Mapping[str, str] | None = None) -> Answer:
        """One request and its answer; one of BROKEN. What was closed between two requests is opened again."""
        given = {"Host": f"{self.host}:{self.port}", **(headers or {})}
        if method == "POST":
            given |= {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in given.items())]
        sent = ("\r\n".join(lines) + "\r\n\r\n" + body).encode()
        async with asyncio.timeout(SECONDS):
            if self.stream is not None:
                try:
                    return await self._asked(sent)
                except (ConnectionError, EOFError):  # closed while it was idle: browsers try again too
                    self.close()
            self.stream = await asyncio.open_connection(self.host, self.port, limit=LARGEST_HEAD)
            return await self._asked(sent)

    async def _asked(self, sent: bytes) -> Answer:
        assert self.stream is not None
        reader, writer = self.stream
        try:
            writer.write(sent)
            await writer.drain()
            answer = await _read(reader)
        except BaseException:
            self.close()
            raise
        if answer.headers.get("connection", "").lower() == "close":
            self.close()
        return answer

    def close(self) -> None:
        """Let go of it; the next request opens another."""
        if self.stream is not None:
            self.stream[1].close()
            self.stream = None


async def _read(reader: asyncio.StreamReader) -> Answer:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").rstrip().split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    status = int(first.split(" ", 2)[1])
    if status in (204, 304):
        return Answer(status, headers, b"")
    if "content-length" in headers:
        return Answer(status, headers, await reader.readexactly(int(headers["content-length"])))
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return Answer(status, headers, b"".join([piece async for piece in _pieces(reader)]))
    return Answer(status, {**headers, "connection": "close"}, await reader.read())


async def _pieces(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    while size := int(await reader.readline(), 16):
        yield await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readline()
