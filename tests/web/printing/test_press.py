"""A report that is there when asked for: made ahead, made once, kept, and forgotten with its round."""

import errno
import logging
import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from retention_check import store
from retention_check.domain.round import Agreement
from retention_check.web.pdf_jobs import MissingPart, NoRendererError, NotRenderedError
from retention_check.web.printing import Asker, PrintOrder
from tests.web.client import (
    GOUDA,
    Page,
    SavedRound,
    Visitor,
    agreed,
    database_of,
    delete_round,
    fill_scores,
    owner,
    running,
    save_published,
    save_round,
    share,
    stored,
)
from tests.web.printing.orders import Printer, kept_files, order_of, press_of
from tests.web.printing.test_shared_locks import another_worker

USUAL = "/rapport.pdf"


def finish_ahead(app: Flask) -> None:
    assert press_of(app).ahead.wait(30)


def text(page: Page) -> str:
    assert page.status == 200, page.text[:300]
    return page.data.decode()


# Made ahead


def test_who_opened_the_results_gets_a_report_that_is_there(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    me.get(f"{gouda.at}/resultaten")
    finish_ahead(app)
    assert (len(printer.printed), printer.niceness) == (1, [10])
    assert text(me.get(gouda.at + USUAL)) == printer.printed[0]
    assert text(me.get(f"{gouda.at}/rapport.pdf?soort=gesprek&mensen=middel&erbij=ja&tafels=1")) == printer.printed[0]
    assert len(printer.printed) == 1


@pytest.mark.parametrize("management", [True, False])
def test_a_viewer_who_opened_the_results_gets_their_own_report(
    app: Flask, gouda: SavedRound, printer: Printer, management: bool
) -> None:
    _, viewer = share(app, gouda, management=management)
    viewer.get(f"/inzage/{gouda.public_id}/resultaten")
    finish_ahead(app)
    assert ("management" in text(viewer.get(f"/inzage/{gouda.public_id}{USUAL}"))) is management
    assert len(printer.printed) == 1


def test_the_page_does_not_wait_for_what_is_made_ahead(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    printer.may_end.clear()
    assert me.get(f"{gouda.at}/resultaten").status == 200
    assert printer.started.acquire(timeout=30)
    assert me.get(f"{gouda.at}/resultaten").status == 200
    assert printer.printed == []
    printer.may_end.set()
    finish_ahead(app)
    assert len(printer.printed) == 1


def test_saved_scores_are_printed_ahead_and_the_older_report_is_gone(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    before = text(me.get(gouda.at + USUAL))
    mended = {"R1-young": "7,7", "is_typing_error": "y"}
    assert fill_scores(me, gouda.public_id, mended).status == 302
    finish_ahead(app)
    assert len(kept_files(app)) == 1
    assert text(me.get(gouda.at + USUAL)) == printer.printed[-1] != before
    assert "7.7" in printer.printed[-1]
    assert len(printer.printed) == 2


def test_open_scores_that_are_not_locked_are_not_printed_ahead(app: Flask, me: Visitor, printer: Printer) -> None:
    saved = save_round(app, agreed())
    assert fill_scores(me, saved.public_id, {"R1-young": "7,7"}).status == 302
    me.get(f"{saved.at}/resultaten")
    finish_ahead(app)
    assert printer.printed == []


def test_a_click_on_what_is_being_made_ahead_waits_for_that_one(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    printer.may_end.clear()
    me.get(f"{gouda.at}/resultaten")
    assert printer.started.acquire(timeout=30)
    pages: list[Page] = []
    clicks = [threading.Thread(target=lambda: pages.append(owner(app).get(gouda.at + USUAL))) for _ in range(3)]
    for click in clicks:
        click.start()
    time.sleep(0.3)
    printer.may_end.set()
    for click in clicks:
        click.join()
    assert [text(page) for page in pages] == printer.printed * 3


def test_what_is_being_made_for_a_click_is_not_made_ahead_as_well(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    printer.may_end.clear()
    click = threading.Thread(target=owner(app).get, args=(gouda.at + USUAL,))
    click.start()
    assert printer.started.acquire(timeout=30)
    me.get(f"{gouda.at}/resultaten")
    finish_ahead(app)
    printer.may_end.set()
    click.join()
    assert len(printer.printed) == 1


def test_a_click_on_what_could_not_be_made_ahead_makes_it(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    printer.failure = NotRenderedError("time")
    me.get(f"{gouda.at}/resultaten")
    finish_ahead(app)
    printer.failure = None
    assert text(me.get(gouda.at + USUAL)) == printer.printed[0]


def test_without_a_renderer_nothing_more_is_tried_ahead(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    printer.failure = NoRendererError(MissingPart("no library", "apt-get"))
    for _ in range(3):
        me.get(f"{gouda.at}/resultaten")
        finish_ahead(app)
    assert len(printer.niceness) == 1


def test_what_is_kept_or_could_not_be_kept_is_not_made_ahead(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    me.get(gouda.at + USUAL)
    me.get(f"{gouda.at}/resultaten")
    finish_ahead(app)
    assert len(printer.printed) == 1
    press_of(app)._kept.folder.chmod(0o755)
    fill_scores(me, gouda.public_id, {"R1-young": "7,7"})
    finish_ahead(app)
    assert len(printer.printed) == 1


def test_a_setting_leaves_out_what_is_made_ahead(tmp_path: Path, printer: Printer) -> None:
    with running(tmp_path, pdfs_ahead=0) as app:
        owner(app).get(f"{save_published(app).at}/resultaten")
        finish_ahead(app)
    assert printer.printed == []


# Kept


def test_the_same_report_again_is_not_made_again_and_comes_with_the_same_headers(
    me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    first, second = (me.get(f"{gouda.at}/rapport.pdf?soort=draaiboek&tafels=3") for _ in range(2))
    assert len(printer.printed) == 1
    assert (first.status, first.data) == (second.status, second.data)
    assert dict(first.headers) == dict(second.headers)
    assert second.headers["Cache-Control"] == "no-store"
    assert second.headers["Content-Disposition"] == 'attachment; filename="draaiboek-gouda-2026-11-21.pdf"'


def test_two_rounds_with_the_same_figures_have_a_report_each(app: Flask, me: Visitor, printer: Printer) -> None:
    gouda, ede, twin = (save_published(app, replace(GOUDA, municipality=name)) for name in ("Gouda", "Ede", "Gouda"))
    assert ["Ede" in text(me.get(saved.at + USUAL)) for saved in (gouda, ede, twin)] == [False, True, False]
    assert len(printer.printed) == 3
    me.fill(f"{gouda.at}/wissen", {"sure": "y"})
    assert len(kept_files(app)) == 2
    assert me.get(twin.at + USUAL).status == 200
    assert len(printer.printed) == 3


def test_a_viewer_never_gets_what_was_kept_for_another(app: Flask, me: Visitor, printer: Printer) -> None:
    saved = save_published(app, replace(GOUDA, agreements=(Agreement("Zwaluwenkast"),)))
    ask = f"/inzage/{saved.public_id}{USUAL}"
    organisers = text(me.get(saved.at + USUAL))
    _, viewer = share(app, saved, management=False)
    without_management = text(viewer.get(ask))
    share(app, saved, management=True, agreements=False)
    without_agreements = text(viewer.get(ask))
    share(app, saved)
    whole = text(viewer.get(ask))
    assert ("management" in without_management, "Zwaluwenkast" in without_management) == (False, True)
    assert ("management" in without_agreements, "Zwaluwenkast" in without_agreements) == (True, False)
    assert organisers == whole
    assert len(printer.printed) == 3


def test_the_organiser_who_leaves_management_out_gets_no_report_with_it(
    me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    for asked in ("", "?zonder-management=ja", ""):
        assert me.get(f"{gouda.at}/rapport.pdf{asked}").status == 200
    assert len(printer.printed) == 2


@pytest.mark.usefixtures("printer")
def test_what_is_kept_is_given_to_nobody_who_may_not_have_it(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    link, viewer = share(app, gouda)
    ask = f"/inzage/{gouda.public_id}{USUAL}"
    assert [each.status for each in (me.get(gouda.at + USUAL), viewer.get(ask))] == [200, 200]
    assert [Visitor(app).get(address).status for address in (gouda.at + USUAL, ask)] == [403, 403]
    assert me.get(f"/ronde/{'a' * 16}{USUAL}").status == 404
    me.fill(f"{gouda.at}/delen", {"intrekken": "ja"})
    assert kept_files(app)
    assert [viewer.get(address).status for address in (ask, link)] == [410, 410]
    _, again = share(app, gouda)
    assert again.get(ask).status == 200
    assert viewer.get(ask).status == 410
    me.fill(f"{gouda.at}/wissen", {"sure": "y"})
    assert [visitor.get(address).status for visitor, address in ((me, gouda.at + USUAL), (again, ask))] == [410, 410]


@pytest.mark.usefixtures("printer")
def test_a_round_whose_open_scores_are_unlocked_again_gives_no_kept_report(app: Flask, me: Visitor) -> None:
    saved = save_published(app, agreed(is_locked=True))
    _, viewer = share(app, saved)
    assert me.get(saved.at + USUAL).status == 200
    store.rounds.save(database_of(app), stored(app, saved.public_id), agreed())
    assert me.get(saved.at + USUAL).status == 302
    assert viewer.get(f"/inzage/{saved.public_id}{USUAL}").status == 403


def test_topics_that_were_changed_and_changed_back(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    def choose(*codes: str) -> str:
        assert me.fill(f"{gouda.at}/resultaten/onderwerpen", {"topics": list(codes)}).status == 302
        assert kept_files(app) == []
        return text(me.get(gouda.at + USUAL))

    first, second, third = choose("R9"), choose("R2"), choose("R9")
    assert first == third != second
    assert len(printer.printed) == 3


def test_a_round_that_was_wiped_and_loaded_again_from_its_file_has_a_report_of_its_own(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    before, file = text(me.get(gouda.at + USUAL)), me.get(f"{gouda.at}/meenemen.json").data
    me.fill(f"{gouda.at}/wissen", {"sure": "y"})
    assert kept_files(app) == []
    page = me.upload("/terugzetten", "file", file, "ronde.json")
    assert page.status == 302, page.main
    assert text(me.get(page.redirects_to + USUAL)) == before
    assert len(printer.printed) == 2


def test_what_is_kept_is_given_after_a_restart_and_by_another_worker_and_forgotten_in_all(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer, tmp_path: Path
) -> None:
    before = text(me.get(gouda.at + USUAL))
    with running(tmp_path) as other:
        colleague = owner(other)
        assert text(colleague.get(gouda.at + USUAL)) == before
        assert len(printer.printed) == 1
        colleague.fill(f"{gouda.at}/wissen", {"sure": "y"})
    assert kept_files(app) == []
    assert me.get(gouda.at + USUAL).status == 410


def test_a_report_that_was_cut_off_is_made_again(app: Flask, me: Visitor, gouda: SavedRound, printer: Printer) -> None:
    before = text(me.get(gouda.at + USUAL))
    (name,) = kept_files(app)
    file = press_of(app)._kept.folder / name
    file.write_bytes(file.read_bytes()[:100])
    assert [text(me.get(gouda.at + USUAL)) for _ in range(2)] == [before] * 2
    assert len(printer.printed) == 2


def test_a_full_disk_keeps_nothing_and_everyone_gets_the_report(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert [text(me.get(gouda.at + USUAL)) for _ in range(2)] == printer.printed
    assert kept_files(app) == []


def test_what_is_old_or_from_before_the_clock_was_set_back_is_made_again(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    me.get(gouda.at + USUAL)
    (name,) = kept_files(app)
    for seconds in (-3600, 3600):
        then = time.time() + seconds
        os.utime(press_of(app)._kept.folder / name, (then, then))
        assert me.get(gouda.at + USUAL).status == 200
    assert len(printer.printed) == 3


# Other workers


def test_what_another_worker_is_printing_is_waited_for(app: Flask, gouda: SavedRound, printer: Printer) -> None:
    press, order = press_of(app), order_of(app, gouda)
    name = press._kept.name(order.content, [gouda.public_id])
    with another_worker(press._kept, name) as worker, ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(press.give, order, Asker.ORGANISER)
        time.sleep(0.3)
        assert not waiting.done()
        press._kept.keep(name, b"%PDF- theirs")
        worker.kill()
        assert waiting.result(30) == b"%PDF- theirs"
    assert printer.printed == []


def test_what_another_worker_is_printing_is_not_made_ahead(app: Flask, gouda: SavedRound, printer: Printer) -> None:
    press, order = press_of(app), order_of(app, gouda)
    with another_worker(press._kept, press._kept.name(order.content, [gouda.public_id])):
        press.make_ahead(order)
        finish_ahead(app)
    assert printer.printed == []


def test_when_another_worker_prints_for_a_visitor_the_next_visitor_is_told_and_an_organiser_is_not(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer
) -> None:
    with another_worker(press_of(app)._kept, Asker.VISITOR):
        assert Visitor(app).get("/pakket.pdf?gemeente=Ede").status == 503
        assert me.get(gouda.at + USUAL).status == 200
    assert Visitor(app).get("/pakket.pdf?gemeente=Ede").status == 200
    assert len(printer.printed) == 2


# Forgotten while it is being made


def made_while(app: Flask, printer: Printer, order: PrintOrder, meanwhile: object) -> bytes:
    printer.meanwhile = meanwhile  # type: ignore[assignment]
    return press_of(app).give(order, Asker.ORGANISER)


def test_what_was_wiped_while_it_was_made_is_not_kept(app: Flask, gouda: SavedRound, printer: Printer) -> None:
    def wipe() -> None:
        owner(app).fill(f"{gouda.at}/wissen", {"sure": "y"})

    assert made_while(app, printer, order_of(app, gouda), wipe)
    assert kept_files(app) == []


def test_what_another_worker_changed_while_it_was_made_is_not_kept(
    app: Flask, gouda: SavedRound, printer: Printer
) -> None:
    def change() -> None:
        store.rounds.save(database_of(app), stored(app, gouda.public_id), replace(GOUDA, topics=("R9",)))

    made_while(app, printer, order_of(app, gouda), change)
    assert kept_files(app) == []
    made_while(app, printer, order_of(app, gouda), lambda: None)
    assert len(kept_files(app)) == 1


@pytest.mark.parametrize("is_ahead", [True, False])
def test_the_round_before_takes_along_what_shows_it_also_while_that_is_made(
    app: Flask, me: Visitor, gouda: SavedRound, printer: Printer, is_ahead: bool
) -> None:
    after = save_published(app, replace(GOUDA, day=GOUDA.day.replace(year=2027)), previous=gouda.public_id)
    me.get(f"{after.at}/rapport.pdf?soort=volledig")
    assert len(kept_files(app)) == 1
    printer.meanwhile = lambda: delete_round(app, gouda.public_id)
    if is_ahead:
        me.get(f"{after.at}/resultaten")
        finish_ahead(app)
    else:
        me.get(after.at + USUAL)
    assert len(printer.printed) == 2
    assert len(kept_files(app)) == 1  # deleted behind the back of the app, so what was kept before is still there
    press_of(app).forget(gouda.public_id)
    assert kept_files(app) == []


def test_an_order_that_waited_until_its_round_was_changed_is_not_made_ahead(
    app: Flask, gouda: SavedRound, printer: Printer
) -> None:
    order = order_of(app, gouda)
    store.rounds.save(database_of(app), stored(app, gouda.public_id), GOUDA)
    press_of(app).make_ahead(order)
    finish_ahead(app)
    assert printer.printed == []


@pytest.mark.usefixtures("printer")
def test_when_the_database_cannot_be_asked_nothing_is_kept(
    app: Flask, gouda: SavedRound, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = order_of(app, gouda)

    def fail(*_arguments: object) -> None:
        raise store.UnavailableError

    monkeypatch.setattr(store.rounds, "load", fail)
    assert press_of(app).give(order, Asker.ORGANISER)
    assert kept_files(app) == []


# Nobody's data


def test_the_example_is_made_once_and_its_varieties_are_not_kept(app: Flask, printer: Printer) -> None:
    visitor = Visitor(app)
    for _ in range(3):
        visitor.get("/voorbeeld/rapport.pdf")
    assert len(printer.printed) == 1
    for address in ("/voorbeeld/rapport.pdf?soort=poster", "/pakket.pdf?gemeente=Ede"):
        for _ in range(2):
            assert visitor.get(address).status == 200
    assert len(printer.printed) == 5
    assert kept_files(app) == []


def test_who_looks_at_the_example_has_it_made_ahead_once(app: Flask, printer: Printer) -> None:
    for _ in range(3):
        Visitor(app).get("/voorbeeld/resultaten")
        finish_ahead(app)
    assert Visitor(app).get("/voorbeeld/rapport.pdf").status == 200
    assert len(printer.printed) == 1


def test_a_visitor_who_is_refused_is_a_line_in_the_log_without_a_fault(
    app: Flask, printer: Printer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    printer.may_end.clear()
    first = threading.Thread(target=Visitor(app).get, args=("/pakket.pdf?gemeente=Ede",))
    first.start()
    assert printer.started.acquire(timeout=30)
    Visitor(app).get("/pakket.pdf?gemeente=Ede")
    printer.may_end.set()
    first.join()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
