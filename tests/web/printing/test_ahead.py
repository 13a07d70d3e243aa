"""One order at a time is made before it is asked for, and of those that wait the newest alone."""

import logging
import threading
from dataclasses import replace

import pytest

from retention_check.report import ReportOptions
from retention_check.web.printing import PrintOrder
from retention_check.web.printing.ahead import Ahead
from tests.web.client import GOUDA

EXAMPLE = PrintOrder(GOUDA, None, ReportOptions(), 5, is_example=True)


def named(name: str) -> PrintOrder:
    return PrintOrder(replace(GOUDA, municipality=name), None, ReportOptions(), 5)


class Worker:
    """Makes slowly, and remembers for whom."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.started, self.may_end = threading.Semaphore(0), threading.Semaphore(0)

    def make(self, order: PrintOrder) -> None:
        self.started.release()
        assert self.may_end.acquire(timeout=30)
        self.made.append(order.round.municipality)

    def finish(self, ahead: Ahead) -> list[str]:
        self.may_end.release(10)
        assert ahead.wait(30)
        return self.made


def test_the_newest_takes_the_place_of_the_one_that_waits() -> None:
    worker = Worker()
    ahead = Ahead(worker.make)
    ahead.put(named("first"))
    assert worker.started.acquire(timeout=30)
    for name in ("second", "third", "fourth"):
        ahead.put(named(name))
    assert worker.finish(ahead) == ["first", "fourth"]


def test_the_example_takes_nobodys_place() -> None:
    worker = Worker()
    ahead = Ahead(worker.make)
    ahead.put(named("first"))
    assert worker.started.acquire(timeout=30)
    ahead.put(named("second"))
    ahead.put(EXAMPLE)
    assert worker.finish(ahead) == ["first", "second"]


def test_after_a_rest_and_after_a_fault_it_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    made: list[str] = []

    def make(order: PrintOrder) -> None:
        made.append(order.round.municipality)
        raise ValueError("torn")

    ahead = Ahead(make)
    for name in ("first", "second"):
        ahead.put(named(name))
        assert ahead.wait(30)
    assert made == ["first", "second"]
    assert "fault while a report was made ahead" in caplog.text
