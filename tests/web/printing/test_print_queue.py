"""Each kind of asker has places of its own, and who finds none is told when to try again."""

import threading

import pytest
from flask import Flask

from retention_check.web.printing import Asker, print_queue
from retention_check.web.printing.print_queue import BusyError, PrintQueue
from tests.web.client import SavedRound, Visitor, owner, share
from tests.web.printing.orders import Printer

OTHER_CHOICES = "/voorbeeld/rapport.pdf?soort=poster"


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(print_queue, "SECONDS_TO_WAIT", 0.05)


def test_who_waits_too_long_or_finds_too_many_waiting_is_told() -> None:
    queue = PrintQueue(Asker.ORGANISER, at_once=1, may_wait=1)
    with queue.queued(), queue.served(), queue.queued():
        with pytest.raises(BusyError), queue.served():
            pass
        with pytest.raises(BusyError), queue.queued():
            pass
    with queue.queued(), queue.served():
        pass


def test_a_place_is_given_back_whatever_went_wrong() -> None:
    queue = PrintQueue(Asker.ORGANISER, at_once=1, may_wait=0)
    for _ in range(3):
        with pytest.raises(ValueError, match="torn"), queue.queued(), queue.served():
            raise ValueError("torn")


class Held:
    """Visitors who are being served, until the block ends."""

    def __init__(self, printer: Printer, asking: list[tuple[Visitor, str]]) -> None:
        self.printer, self.asking = printer, asking
        self.threads: list[threading.Thread] = []

    def __enter__(self) -> None:
        self.printer.may_end.clear()
        for visitor, address in self.asking:
            self.threads.append(threading.Thread(target=visitor.get, args=(address,)))
            self.threads[-1].start()
            assert self.printer.started.acquire(timeout=30)

    def __exit__(self, *_: object) -> None:
        self.printer.may_end.set()
        for thread in self.threads:
            thread.join()


@pytest.mark.parametrize("address", [OTHER_CHOICES, "/pakket.pdf?gemeente=Ede", "/voorbeeld/rapport.pdf"])
def test_a_second_visitor_at_the_same_moment_is_told_at_once(app: Flask, printer: Printer, address: str) -> None:
    with Held(printer, [(Visitor(app), OTHER_CHOICES)]):
        page = Visitor(app).get(address)
        assert (page.status, page.headers["Retry-After"]) == (503, "5")
        assert page.headers["Cache-Control"] == "no-store"
        assert page.first("h1").text == "Even wachten"
        assert "voor een andere bezoeker" in page.main
        assert Visitor(app).get("/voorbeeld/resultaten").status == 200
    assert Visitor(app).get(address).status == 200


def test_visitors_hold_up_no_viewer_and_viewers_no_organiser(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    _, viewer = share(app, gouda)
    asked = f"/inzage/{gouda.public_id}/rapport.pdf?soort="
    with Held(printer, [(Visitor(app), OTHER_CHOICES), (viewer, asked + "poster")]):
        page = viewer.get(asked + "raden")
        assert (page.status, page.headers["Retry-After"]) == (503, "30")
        assert "al andere rapporten" in page.main
        with Held(printer, [(owner(app), f"{gouda.at}/rapport.pdf?soort=raden")]):
            assert me.get(f"{gouda.at}/scores/jong").status == 200
    assert len(printer.printed) == 3


def test_two_organisers_print_at_once_and_the_third_is_told(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    with Held(printer, [(owner(app), f"{gouda.at}/rapport.pdf?soort={preset}") for preset in ("poster", "raden")]):
        page = me.get(f"{gouda.at}/rapport.pdf?soort=bijlage")
        assert page.status == 503
        assert "al andere rapporten" in page.main
        assert me.get("/voorbeeld/resultaten").status == 200
    assert me.get(f"{gouda.at}/rapport.pdf?soort=bijlage").status == 200


def test_the_more_others_wait_for_it_the_higher_the_priority(app: Flask, gouda: SavedRound, printer: Printer) -> None:
    Visitor(app).get(OTHER_CHOICES)
    _, viewer = share(app, gouda)
    viewer.get(f"/inzage/{gouda.public_id}/rapport.pdf")
    assert printer.niceness == [5, 0]
