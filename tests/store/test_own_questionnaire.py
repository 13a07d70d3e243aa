"""Which questionnaire is a meeting's own, and what becomes of it when the meeting ends."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from retention_check import store
from retention_check.domain.questionnaire import Phase
from retention_check.secret_links import hashed, new_secret
from retention_check.store import Database, GoneError, MeetingKeys, UnavailableError
from tests.cast import DAY
from tests.store.meetings import Held, held, keys_of
from tests.store.questionnaires import NOTHING_YET, Opened, opened
from tests.store.rounds import created, loaded

NEXT_WEEK = DAY + timedelta(7)
Ending = Callable[[Database, str], object]
ENDINGS: dict[str, Ending] = {
    "ended": lambda database, name: store.meetings.end(database, name, DAY),
    "nobody ended it": lambda database, _: store.meetings.end_old(database, NEXT_WEEK),
    "a new one takes its place": lambda database, name: held(database, public_id=name, today=NEXT_WEEK, counter=1),
}


def asking(database: Database, *, until: date = DAY, is_own: bool = True) -> tuple[Held, Opened]:
    """A meeting that began, and a questionnaire that is open: its own, or the organiser's."""
    meeting = held(database, NOTHING_YET)
    meeting.move()
    return meeting, opened(database, public_id=meeting.public_id, until=until, is_of_meeting=is_own)


def is_open(questionnaire: Opened, today: date = DAY) -> bool:
    return questionnaire.loaded.questionnaire.phase(today) is Phase.OPEN


def test_a_meeting_remembers_which_one_it_opened_and_is_no_other_version(database: Database) -> None:
    meeting = held(database, NOTHING_YET)
    before = meeting.stored.version
    questionnaire = opened(database, public_id=meeting.public_id, until=DAY, is_of_meeting=True)
    assert meeting.meeting.owns(questionnaire.id, DAY, DAY)
    assert meeting.stored.version == before
    meeting.move()
    assert meeting.meeting.own_questionnaire == questionnaire.id


def test_one_that_the_organiser_opens_is_not_its_own_also_when_its_number_comes_back(database: Database) -> None:
    meeting, own = asking(database)
    store.questionnaires.discard(database, meeting.public_id)
    other = opened(database, public_id=meeting.public_id, counter=1)
    if database.engine.dialect.name == "sqlite":
        assert other.id == own.id
    assert meeting.meeting.own_questionnaire is None


def test_without_a_meeting_nothing_opens_for_it(database: Database) -> None:
    name = created(database, NOTHING_YET)
    with pytest.raises(GoneError):
        opened(database, public_id=name, is_of_meeting=True)
    assert store.questionnaires.load(database, name, DAY) is None
    assert loaded(database, name).round == NOTHING_YET


@pytest.mark.parametrize("ending", ENDINGS)
def test_its_own_closes_when_it_ends_however_it_ends(database: Database, ending: str) -> None:
    meeting, questionnaire = asking(database)
    assert is_open(questionnaire)
    ENDINGS[ending](database, meeting.public_id)
    assert questionnaire.loaded.questionnaire.closed == DAY


@pytest.mark.parametrize("ending", ENDINGS)
def test_one_of_the_organiser_stays_open_however_it_ends(database: Database, ending: str) -> None:
    meeting, questionnaire = asking(database, until=DAY + timedelta(14), is_own=False)
    ENDINGS[ending](database, meeting.public_id)
    assert questionnaire.loaded.questionnaire.closed is None
    assert is_open(questionnaire, NEXT_WEEK)


def test_one_that_the_organiser_prolongs_for_others_is_theirs_from_then_on(database: Database) -> None:
    meeting, questionnaire = asking(database)
    questionnaire.close()
    store.questionnaires.reopen(database, meeting.public_id, NEXT_WEEK, DAY)
    assert not meeting.meeting.owns(questionnaire.id, NEXT_WEEK, DAY)
    meeting.end()
    assert is_open(questionnaire)


def test_what_was_agreed_and_the_questionnaire_go_together_or_not_at_all(database: Database) -> None:
    meeting, questionnaire = asking(database)
    with database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE participants RENAME TO away"))
    with pytest.raises((UnavailableError, SQLAlchemyError)):
        meeting.end()
    with database.engine.begin() as connection:
        connection.execute(text("ALTER TABLE away RENAME TO participants"))
    assert is_open(questionnaire)


def test_another_manage_link_takes_the_meeting_from_who_led_and_its_code_from_who_joins(database: Database) -> None:
    meeting = held(database)
    meeting.move()
    meeting.join()
    before = meeting.stored
    assert store.links.replace_manage_link(database, meeting.public_id, "nonce", "nieuw")
    for find, old in ((store.meetings.find_led, meeting.keys.lead), (store.meetings.find, meeting.keys.join)):
        with pytest.raises(GoneError):
            find(database, old)
    after = meeting.stored
    assert after.keys.screen == before.keys.screen
    assert not {after.keys.lead, after.keys.join} & {before.keys.lead, before.keys.join}
    assert (after.version, after.joined) == (before.version + 1, 1)


def test_then_other_links_can_be_made_of_the_new_one(database: Database) -> None:
    meeting = held(database)
    store.links.replace_manage_link(database, meeting.public_id, "nonce", "nieuw")
    keys = MeetingKeys(meeting.keys.screen, hashed(new_secret()), hashed("bcdfgh"))
    store.meetings.renew_links(database, meeting.public_id, 1, keys)
    assert store.meetings.find_led(database, keys.lead) == meeting.public_id


def test_a_round_without_a_meeting_says_that_nothing_of_it_closed(database: Database) -> None:
    name = created(database)
    assert not store.links.replace_manage_link(database, name, "nonce", "nieuw")
    assert held(database, public_id=name).keys.lead == keys_of(name).lead
