"""What could not be done at once is tried again, one at a time, until it is done or stopped."""

import threading

from retention_check.store.retrying import Retrying

QUICK = 0.01


def test_it_is_tried_until_it_works_and_then_no_more() -> None:
    tries = iter([False, False, True])
    retrying = Retrying(QUICK)
    retrying.begin(lambda: next(tries))
    assert retrying.is_busy
    assert retrying.wait(10)
    assert list(tries) == []
    assert not retrying.is_busy


def test_there_is_one_thread_whatever_is_begun() -> None:
    retrying, running, seen = Retrying(QUICK), threading.Event(), set()

    def attempt() -> bool:
        seen.add(threading.get_ident())
        return running.is_set()

    for _ in range(5):
        retrying.begin(attempt)
    assert not retrying.wait(10 * QUICK)
    running.set()
    assert retrying.wait(10)
    assert len(seen) == 1


def test_what_is_begun_last_takes_the_place_of_what_was_tried() -> None:
    retrying = Retrying(QUICK)
    retrying.begin(lambda: False)
    retrying.begin(lambda: True)
    assert retrying.wait(10)


def test_once_stopped_nothing_is_tried_until_something_is_begun() -> None:
    retrying = Retrying(QUICK)
    retrying.begin(lambda: False)
    retrying.stop()
    assert not retrying.is_busy
    assert not [each for each in threading.enumerate() if each.name == "retry"]
    retrying.begin(lambda: True)
    assert retrying.wait(10)


def test_its_thread_ends_with_the_app() -> None:
    retrying = Retrying()
    retrying.begin(lambda: False)
    assert all(each.daemon for each in threading.enumerate() if each.name == "retry")
    retrying.stop()
