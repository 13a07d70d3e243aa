"""A handout of a questionnaire goes through the same press: it waits for a place, and its file is never kept."""

from contextlib import ExitStack

import pytest
from flask import Flask

from retention_check.report.handouts import Handout, HandoutKind
from retention_check.web.printing import Asker
from retention_check.web.printing.print_queue import BusyError
from tests.report.handout_cast import handout
from tests.web.printing.orders import kept_files, press_of


def test_a_handout_is_made_anew_each_time_and_no_file_stays_behind(app: Flask, handed: list[Handout]) -> None:
    poster, before = handout(HandoutKind.POSTER), kept_files(app)
    for _ in range(2):
        assert press_of(app).print_handout(poster, Asker.ORGANISER) == b"%PDF-"
    assert handed == [poster, poster]
    assert kept_files(app) == before


def test_who_asks_for_a_handout_when_all_places_are_taken_is_told(app: Flask, handed: list[Handout]) -> None:
    queue = press_of(app)._queues[Asker.ORGANISER]
    with ExitStack() as places:
        for _ in range(4):
            places.enter_context(queue.queued())
        with pytest.raises(BusyError):
            press_of(app).print_handout(handout(HandoutKind.POSTER), Asker.ORGANISER)
    assert handed == []
