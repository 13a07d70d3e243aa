"""Many at once: who answers, closes, publishes or deletes waits briefly, and nothing acknowledged is lost."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import partial
from itertools import count
from threading import Event

import pytest

from retention_check import store
from retention_check.domain.side import Side
from retention_check.store import ClosedError, ConflictError, Database, GoneError, Sent
from tests.cast import DAY, STUDY
from tests.store.questionnaires import NOTHING_YET, UNTIL, Opened, answers, at_once, hashes, opened
from tests.store.rounds import created, loaded

pytestmark = pytest.mark.matrix  # many threads take their time

YOUNG, MANAGEMENT = Side


def counted(asked: Opened, side: Side, number: int) -> bool:
    """Whether what was sent was acknowledged; when it was not, it was told that it is closed."""
    try:
        return asked.send(side, answers(number)) is Sent.COUNTED
    except ClosedError:
        return False


@contextmanager
def meanwhile(*jobs: Callable[[], object]) -> Iterator[None]:
    """Do these over and over until the block ends; what one of them raises, this raises."""
    ended = Event()

    def work(job: Callable[[], object]) -> None:
        while not ended.is_set():
            job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        running = [pool.submit(work, job) for job in jobs]
        try:
            yield
        finally:
            ended.set()
        for each in running:
            each.result()


def refused(*errors: type[Exception], ask: Callable[[], object]) -> None:
    """Do it; that it comes too late or beside another is no mistake."""
    with suppress(*errors):
        ask()


def test_what_is_sent_while_it_is_closed_and_published_is_counted_and_published_or_refused(database: Database) -> None:
    for attempt in range(6):
        asked = opened(database)
        for side in Side:
            asked.answered_by(side, 5)

        def end(asked: Opened = asked) -> bool:
            asked.close()
            asked.publish()
            return False

        jobs: list[Callable[[], bool]] = [partial(counted, asked, side, number) for number in range(3) for side in Side]
        jobs.insert(attempt, end)
        acknowledged = at_once(jobs)
        published = loaded(database, asked.public_id).round
        n = {side: {entry.n for entry in published.entries_of(side)} for side in Side}
        assert all(len(of_side) == 1 for of_side in n.values())
        assert sum(sum(map(int, map(str, of_side))) for of_side in n.values()) == 10 + sum(acknowledged)


def test_what_is_sent_while_it_is_closed_and_opened_again_is_counted_or_refused(database: Database) -> None:
    asked = opened(database)
    with meanwhile(asked.close, partial(store.questionnaires.reopen, database, asked.public_id, UNTIL, DAY)):
        acknowledged = at_once([partial(counted, asked, side, number) for number in range(10) for side in Side])
    assert sum(asked.people.values()) == sum(acknowledged)


def test_of_many_who_publish_at_once_one_does(database: Database) -> None:
    asked = opened(database)
    asked.answered_by(YOUNG, 6)
    asked.close()
    stored = loaded(database, asked.public_id)

    def published() -> bool:
        try:
            store.questionnaires.publish(database, stored, STUDY, lambda *_: True, DAY)
        except ConflictError:
            return False
        return True

    assert sum(at_once([published] * 5)) == 1
    assert loaded(database, asked.public_id).version == stored.version + 1


def test_of_two_who_open_one_in_the_same_round_at_once_one_does(database: Database) -> None:
    public_id = created(database, NOTHING_YET)

    def began(counter: int) -> bool:
        try:
            opened(database, public_id=public_id, counter=counter)
        except ConflictError:
            return False
        return True

    assert sum(at_once([partial(began, counter) for counter in range(4)])) == 1


def test_nobody_waits_for_each_other_whatever_they_do_at_once(database: Database) -> None:
    """A deadlock ends in an UnavailableError, and so does a wait of seconds."""
    asked, chained = opened(database, has_codes=False), opened(database)
    counter = count(1)

    def withdraw() -> None:
        number = next(counter)
        store.questionnaires.withdraw_links(
            database, asked.public_id, asked.loaded.link_counter + 1, hashes(asked.public_id, counter=number + 1000)
        )

    def save() -> None:
        stored = loaded(database, asked.public_id)
        store.rounds.save(database, stored, stored.round)

    busy = (ClosedError, ConflictError, GoneError)
    jobs: list[Callable[[], object]] = [
        *(partial(asked.send, side, answers(1)) for side in Side),
        partial(chained.send, YOUNG, answers(2)),
        asked.close,
        partial(store.questionnaires.reopen, database, asked.public_id, UNTIL, DAY),
        withdraw,
        save,
        partial(asked.publish, is_permitted=False),
        partial(store.questionnaires.preview, database, asked.public_id, DAY),
        partial(store.questionnaires.load, database, chained.public_id, DAY),
    ]
    with meanwhile(*(partial(refused, *busy, ask=job) for job in jobs)):
        for _ in range(4):
            other = opened(database)
            ends: tuple[Callable[[], object], ...] = (
                partial(other.send, YOUNG, answers(1)),
                other.close,
                partial(store.rounds.delete, database, other.public_id, DAY),
                partial(store.questionnaires.discard, database, other.public_id),
                partial(store.expiry.expire, database, DAY),
            )
            at_once([partial(refused, *busy, ask=job) for job in ends])
    assert sum(chained.people.values()) > 0


@pytest.mark.parametrize("end", ["discard", "delete", "publish"])
def test_who_sends_while_everything_goes_is_refused_at_worst(database: Database, end: str) -> None:
    for _ in range(5):
        asked = opened(database)
        asked.close()
        store.questionnaires.reopen(database, asked.public_id, UNTIL, DAY)
        ends: dict[str, Callable[[], object]] = {
            "discard": partial(store.questionnaires.discard, database, asked.public_id),
            "delete": partial(store.rounds.delete, database, asked.public_id, DAY),
            "publish": partial(asked.publish, UNTIL + timedelta(1)),
        }
        jobs: list[Callable[[], object]] = [partial(counted, asked, side, n) for n in range(4) for side in Side]
        at_once([*jobs[:3], ends[end], *jobs[3:]])
        assert store.questionnaires.load(database, asked.public_id, DAY) is None
