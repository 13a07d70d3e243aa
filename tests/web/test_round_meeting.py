"""The meeting of the round on a page, and the number from which links of a new one are made."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, g

from retention_check import clock, secret_links, store
from retention_check.domain.meeting.agenda import usual_agenda
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.secret_links import hashed
from retention_check.store import MeetingKeys
from retention_check.web.round_meeting import live_meeting, round_meeting, unused_counter
from tests.web.client import SavedRound, database_of, save_round, stored
from tests.web.meeting.held import hold
from tests.web.organiser.meeting.prepared import let_pass


@contextmanager
def page_of(app: Flask, public_id: str) -> Iterator[Any]:
    """What a page of a round may ask."""
    with app.test_request_context():
        g.stored_round = stored(app, public_id)
        yield g


def test_a_round_without_one_has_no_meeting(app: Flask) -> None:
    with page_of(app, save_round(app).public_id):
        assert round_meeting() is None
        assert live_meeting() is None


def test_a_meeting_of_an_earlier_day_is_there_and_is_not_live(app: Flask) -> None:
    holding = hold(app)
    with page_of(app, holding.public_id):
        assert live_meeting() == round_meeting() == holding.stored
    let_pass(app, SavedRound(holding.public_id, holding.manage))
    with page_of(app, holding.public_id):
        assert round_meeting() == holding.stored
        assert live_meeting() is None


def test_links_are_made_from_a_number_of_which_none_was_used(app: Flask) -> None:
    holding = hold(app)
    with page_of(app, holding.public_id):
        assert unused_counter() == 1
    holding.end()
    with page_of(app, holding.public_id):
        assert unused_counter() == 1


def test_a_number_of_which_only_the_code_was_used_is_passed_over(app: Flask) -> None:
    saved, other = save_round(app), save_round(app)
    code = hashed(secret_links.join_code(saved.secret, 0))
    meeting = LiveMeeting(usual_agenda(has_scores=True, is_small=False))
    keys = MeetingKeys(secret_links.new_public_id(), hashed(secret_links.new_secret()), code)
    store.meetings.begin(database_of(app), other.public_id, meeting, keys, clock.today(), link_counter=0)
    with page_of(app, saved.public_id):
        assert unused_counter() == 1
