"""A room full of phones: some answer, others poll, and each answer must be counted once."""

import asyncio
import random
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar

from retention_check import secret_links
from retention_check.domain.side import Side
from tests.load.figures import Figures, Outcome
from tests.load.phones import Phone, poll
from tests.load.questionnaires import Asked, counted, expected, some_answers

Fault = Callable[[], Coroutine[None, None, None]]
Done = TypeVar("Done")
MOST_PHONES, MOST_SECONDS = 5000, 300
TWICE_EACH = 10  # one in so many sends the same receipt three times, two of them at once
MANAGEMENT_EACH = 4  # one in so many is management


@dataclass(frozen=True)
class Crowd:
    """How many phones answer within how many seconds while how many poll, and how long they go on trying."""

    answering: int
    polling: int
    seconds: float
    patience: float = 60

    def __post_init__(self) -> None:
        if self.answering + self.polling > MOST_PHONES or self.seconds + self.patience > MOST_SECONDS:
            raise ValueError("too many phones, or too long")


def visit(base: str, asked: Asked, crowd: Crowd, fault: Fault | None = None) -> Outcome:
    """Let a crowd in, with something that happens meanwhile, and look at what was counted."""
    figures, rng = Figures(), random.Random(12)
    phones = [_phone(base, asked, figures, random.Random(rng.random()), number) for number in range(crowd.answering)]
    began = time.monotonic()
    in_a_loop_of_its_own(_all_of(phones, base, asked, crowd, figures, fault))
    return _outcome(phones, asked, time.monotonic() - began, figures)


def in_a_loop_of_its_own(work: Coroutine[Any, Any, Done]) -> Done:
    """What comes of it, also in a process in which a browser's test left a loop running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def _phone(base: str, asked: Asked, figures: Figures, rng: random.Random, number: int) -> Phone:
    side = Side.YOUNG if number % MANAGEMENT_EACH else Side.MANAGEMENT
    answers = some_answers(asked.codes, rng)
    return Phone(base, asked.paths[side], side, answers, figures, rng, sends_twice=number % TWICE_EACH == 0)


async def _all_of(
    phones: list[Phone],
    base: str,
    asked: Asked,
    crowd: Crowd,
    figures: Figures,
    fault: Fault | None,
) -> None:
    rng = random.Random(13)
    path = asked.paths[Side.YOUNG]
    beside = [figures.watch_driver(), *(poll(base, path, figures, rng) for _ in range(crowd.polling))]
    tasks = [asyncio.create_task(each) for each in beside]
    walks = [_walk(each, crowd.seconds, rng.random()) for each in phones]
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(crowd.seconds + crowd.patience):
                await asyncio.gather(*walks, *([fault()] if fault else []))
    finally:
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _walk(phone: Phone, seconds: float, place: float) -> None:
    """Come in during the first two thirds, and be done within the time when nothing is slow."""
    await asyncio.sleep(seconds * place * 2 / 3)
    await phone.walk(seconds / 10)


def _outcome(phones: list[Phone], asked: Asked, took: float, figures: Figures) -> Outcome:
    found = counted(asked)
    told = [each for each in phones if each.is_counted]
    lost = sum(secret_links.hashed(each.receipt) not in found.receipts for each in told)
    is_exact = all(
        found.tallies[side] == expected(asked.codes, [each.answers for each in told if each.side is side])
        for side in found.tallies
    )
    return Outcome(len(phones), len(told), lost, found.people - len(found.receipts), is_exact, took, figures)
