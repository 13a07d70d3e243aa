"""What two ask for at the same moment is made once, and who waited gets it, or tries alone when the other failed."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from retention_check.web.printing.making import Making


class Maker:
    """Makes slowly, and counts."""

    def __init__(self) -> None:
        self.made = 0
        self.started, self.may_end = threading.Event(), threading.Event()
        self.failure: Exception | None = None

    def make(self) -> bytes:
        self.made += 1
        self.started.set()
        assert self.may_end.wait(30)
        if self.failure:
            raise self.failure
        return b"made"


def test_those_who_come_meanwhile_get_the_same() -> None:
    making, maker = Making(), Maker()
    with ThreadPoolExecutor() as pool:
        first = pool.submit(making.once, "a", maker.make, 30)
        assert maker.started.wait(30)
        assert making.is_made_now("a")
        later = [pool.submit(making.once, "a", maker.make, 30) for _ in range(3)]
        other = pool.submit(making.once, "b", lambda: b"other", 30)
        assert other.result(30) == b"other"
        maker.may_end.set()
        assert [each.result(30) for each in (first, *later)] == [b"made"] * 4
    assert maker.made == 1
    assert not making.is_made_now("a")


def test_who_waited_for_one_that_failed_tries_it_alone() -> None:
    making, maker = Making(), Maker()
    maker.failure = ValueError("out of time")
    with ThreadPoolExecutor() as pool:
        first = pool.submit(making.once, "a", maker.make, 30)
        assert maker.started.wait(30)
        later = pool.submit(making.once, "a", lambda: b"mine", 30)
        maker.may_end.set()
        assert later.result(30) == b"mine"
        with pytest.raises(ValueError, match="out of time"):
            first.result(30)
    assert making.once("a", lambda: b"again", 30) == b"again"


def test_who_waits_too_long_makes_it_alone() -> None:
    making, maker = Making(), Maker()
    with ThreadPoolExecutor() as pool:
        first = pool.submit(making.once, "a", maker.make, 30)
        assert maker.started.wait(30)
        assert making.once("a", lambda: b"mine", 0.05) == b"mine"
        maker.may_end.set()
        assert first.result(30) == b"made"
