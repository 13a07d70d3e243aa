"""A meeting as who leads it works with it: made, moved, changed and ended; what was agreed stays, all else goes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from retention_check import store
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.live import ANSWER, LiveMeeting, Place
from retention_check.domain.meeting.poll_outcomes import Hidden
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Agreement, Round
from retention_check.domain.side import Side
from retention_check.importers.agreements import MOST
from retention_check.secret_links import hashed, new_nonce, new_public_id, new_receipt
from retention_check.store import (
    ConflictError,
    Database,
    Expired,
    GoneError,
    OpenVoteError,
    Remains,
    RenewedError,
    RoundKeys,
    Sent,
    StoredRound,
)
from retention_check.store.meetings import (
    DAYS_HELD,
    DAYS_WAITING,
    attended,
    end_old,
    find,
    find_led,
    is_over,
    load,
    load_shown,
    renew_links,
)
from tests.cast import DAY, STUDY
from tests.store.meetings import (
    AGENDA,
    COFFEE,
    MENTOR,
    NO_ROWS,
    PREDICTING,
    PUBLISHED,
    TABLES,
    Held,
    guess,
    held,
    keys_of,
    rows,
)
from tests.store.rounds import created, loaded, manage_hash

YOUNG, MANAGEMENT = Side
OVER = DAY + timedelta(DAYS_HELD + 1)  # a meeting that began on DAY is over


def is_gone(held: Held) -> bool:
    """Whether every link of a meeting says that it is gone."""
    asked: tuple[Callable[[], object], ...] = (
        lambda: find(held.database, held.keys.join),
        lambda: find_led(held.database, held.keys.lead),
        lambda: load_shown(held.database, held.keys.screen, STUDY),
        lambda: store.voting.join(held.database, held.keys.join, hashed("te laat"), YOUNG),
    )
    for ask in asked:
        with pytest.raises(GoneError):
            ask()
    return True


def phone_is_gone(held: Held, token: str) -> bool:
    with pytest.raises(GoneError):
        store.voting.participant(held.database, hashed(token))
    return True


def test_a_meeting_is_found_by_its_round_its_screen_its_code_and_the_link_to_lead_it(database: Database) -> None:
    town = held(database)
    other = held(database)
    assert load(database, town.public_id, STUDY) == load_shown(database, town.keys.screen, STUDY) == town.stored
    assert find(database, town.keys.join) == town.stored
    assert find_led(database, town.keys.lead) == town.public_id
    assert (town.stored.version, town.stored.keys, town.meeting.place) == (1, town.keys, None)
    assert other.stored != town.stored


def test_what_never_was_opens_nothing(database: Database) -> None:
    held(database)
    public_id = created(database)
    assert load(database, public_id, STUDY) is None
    assert load_shown(database, "nooit", STUDY) is None
    assert find(database, hashed("nooit")) is None
    assert find_led(database, hashed("nooit")) is None


def test_a_round_has_one_meeting(database: Database) -> None:
    town = held(database)
    with pytest.raises(ConflictError):
        held(database, public_id=town.public_id, counter=1)
    with pytest.raises(GoneError):
        held(database, public_id="nooit")
    assert rows(database)["meetings"] == 1


def test_no_link_of_an_earlier_meeting_comes_alive_again(database: Database) -> None:
    town = held(database)
    town.end()
    for kind in ("lead", "join", "screen"):
        keys = replace(keys_of(town.public_id, 1), **{kind: getattr(town.keys, kind)})
        with pytest.raises(ConflictError):
            store.meetings.begin(database, town.public_id, LiveMeeting(AGENDA), keys, DAY, link_counter=1)
    again = held(database, public_id=town.public_id, counter=1)
    assert find_led(database, again.keys.lead) == town.public_id
    assert is_gone(town)


def test_it_goes_from_scene_to_scene_and_back_and_each_move_is_another_version(database: Database) -> None:
    town = held(database)
    seen = [(town.move().version, town.scene) for _ in range(3)]
    assert seen == [(2, SceneKind.ARRIVE), (3, SceneKind.RULES), (4, SceneKind.GUESS)]
    assert (town.move(moving.back).version, town.scene) == (5, SceneKind.RULES)
    assert town.move() == town.stored


def test_who_leads_from_an_older_version_moves_nothing(database: Database) -> None:
    town = held(database)
    town.move()
    with pytest.raises(ConflictError):
        town.move(version=1)
    with pytest.raises(ConflictError):
        town.agree(COFFEE, version=1)
    assert (town.scene, town.meeting.agreed) == (SceneKind.ARRIVE, ())


def test_of_what_is_on_is_told_how_many_joined_watch_and_voted(database: Database) -> None:
    town = held(database)
    for side in (YOUNG, YOUNG, MANAGEMENT, None):
        town.join(side)
    town.go_to(SceneKind.GUESS)
    town.guessed_by(YOUNG, 2)
    town.guessed_by(MANAGEMENT, 1)
    assert (town.stored.joined, town.stored.voted) == (3, 3)
    town.move()
    assert (town.stored.joined, town.stored.voted) == (3, 0)


def test_a_poll_that_closes_keeps_what_it_shows_and_nothing_that_people_chose(database: Database) -> None:
    town = held(database)
    town.go_to(SceneKind.GUESS)
    town.guessed_by(YOUNG, 6)
    town.guessed_by(MANAGEMENT, 4)
    town.move()
    outcome = town.meeting.outcomes[Poll.GUESS]
    assert (outcome.voters, set(outcome.of_side)) == (10, {YOUNG})
    assert loaded(database, town.public_id).round.shown_in_meetings.guessed == (YOUNG,)
    assert rows(database) == {"meetings": 1, "participants": 0, "poll_tallies": 0, "ballots": 10}


def test_a_poll_that_is_skipped_keeps_nothing(database: Database) -> None:
    town = held(database)
    town.go_to(SceneKind.GUESS)
    town.guessed_by(YOUNG, 9)
    town.move(moving.skip)
    assert town.meeting.outcomes[Poll.GUESS].hidden is Hidden.SKIPPED
    assert not loaded(database, town.public_id).round.shown_in_meetings.guessed
    assert rows(database)["poll_tallies"] == 0


def test_a_poll_closes_once_whatever_comes_after_it(database: Database) -> None:
    town = held(database)
    town.go_to(SceneKind.GUESS)
    town.guessed_by(YOUNG, 6)
    town.move()
    outcomes = town.meeting.outcomes
    town.move(moving.back)
    town.move()
    assert town.meeting.outcomes == outcomes
    assert loaded(database, town.public_id).round.shown_in_meetings.guessed == (YOUNG,)


def test_a_vote_that_is_left_by_going_back_keeps_what_was_counted(database: Database) -> None:
    town = held(database)
    town.go_to(SceneKind.GUESS)
    town.guessed_by(YOUNG, 3)
    town.move(moving.back)
    town.move()
    town.guessed_by(YOUNG, 3)
    assert town.people(Poll.GUESS) == {YOUNG: 6}


def test_means_of_predictions_stay_with_the_round_and_are_found_again_in_the_meeting(database: Database) -> None:
    town = held(database, agenda=PREDICTING)
    town.go_to(SceneKind.PREDICT)
    for number in range(6):
        town.vote(Poll.PREDICT, {"R1": number % 5 + 1, "R2": 3})
    town.move()
    kept = loaded(database, town.public_id).round.shown_in_meetings.predicted
    assert set(kept[YOUNG]) == {"R1", "R2"}
    town.agree(COFFEE)
    assert town.meeting.outcomes[Poll.PREDICT].predicted == kept
    town.end()
    assert loaded(database, town.public_id).round.shown_in_meetings.predicted == kept


def test_the_threshold_of_a_published_round_holds_in_its_meeting(database: Database) -> None:
    town = held(database, replace(PUBLISHED, publication=replace(PUBLISHED.publication, threshold=8)))
    town.go_to(SceneKind.GUESS)
    town.guessed_by(YOUNG, 7)
    town.guessed_by(MANAGEMENT, 8)
    town.move()
    assert set(town.meeting.outcomes[Poll.GUESS].of_side) == {MANAGEMENT}


def test_what_a_move_refuses_leaves_everything_as_it_was(database: Database) -> None:
    def refuse(*_: object) -> None:
        raise ValueError("not now")

    town = held(database)
    town.move()
    before = town.stored
    with pytest.raises(ValueError, match="not now"):
        town.move(refuse)
    assert town.stored == before


def test_after_the_end_what_was_agreed_stands_in_the_round_and_all_else_is_gone(database: Database) -> None:
    town = held(database)
    tokens = [town.join(side) for side in (YOUNG, MANAGEMENT, None)]
    town.go_to(SceneKind.GUESS)
    town.guessed_by(YOUNG, 2)
    town.agree(COFFEE, MENTOR)
    before = loaded(database, town.public_id)
    town.end()
    after = loaded(database, town.public_id)
    assert after.round == replace(PUBLISHED, agreements=(*PUBLISHED.agreements, COFFEE, MENTOR))
    assert after.version == before.version + 1
    assert rows(database) == NO_ROWS
    assert load(database, town.public_id, STUDY) is None
    assert is_gone(town)
    assert all(phone_is_gone(town, token) for token in tokens)


def test_ending_twice_is_no_mistake_and_adds_nothing(database: Database) -> None:
    town = held(database)
    town.agree(COFFEE)
    for _ in range(2):
        town.end()
    store.meetings.end(database, "nooit", DAY)
    assert loaded(database, town.public_id).round.agreements == (*PUBLISHED.agreements, COFFEE)


def test_when_answers_come_stands_in_the_round_as_one_agreement_more(database: Database) -> None:
    town = held(database)
    town.agree(COFFEE, answers="voor 1 maart, per mail")
    town.end()
    kept = loaded(database, town.public_id).round.agreements[-2:]
    assert kept == (COFFEE, Agreement(ANSWER, how="voor 1 maart, per mail"))


def test_what_was_agreed_already_does_not_stand_there_twice(database: Database) -> None:
    town = held(database)
    town.agree(PUBLISHED.agreements[0], COFFEE)
    town.end()
    assert loaded(database, town.public_id).round.agreements == (*PUBLISHED.agreements, COFFEE)


def test_more_agreements_than_the_page_takes_are_all_kept(database: Database) -> None:
    full = tuple(Agreement(f"afspraak {number}") for number in range(MOST))
    town = held(database, replace(PUBLISHED, agreements=full))
    town.agree(COFFEE, MENTOR)
    town.end()
    assert loaded(database, town.public_id).round.agreements == (*full, COFFEE, MENTOR)


def test_without_agreements_the_round_stays_the_version_it_was(database: Database) -> None:
    town = held(database)
    town.end()
    assert loaded(database, town.public_id).version == 1


def test_after_the_end_nothing_is_moved_or_changed(database: Database) -> None:
    town = held(database)
    town.end()
    keys = keys_of(town.public_id, 1)
    for refused in (
        lambda: town.move(version=1),
        lambda: town.agree(COFFEE, version=1),
        lambda: renew_links(database, town.public_id, 1, keys),
    ):
        with pytest.raises(GoneError):
            refused()


def test_ending_says_where_what_was_deleted_can_still_stand(database: Database) -> None:
    is_sqlite = database.engine.dialect.name == "sqlite"
    expected = {Remains.NOWHERE} if is_sqlite else {Remains.UNTIL_REUSED, Remains.UNTIL_READ}  # beside its autovacuum
    assert held(database).end() in expected


def test_a_deleted_round_takes_its_meeting_along_and_every_link_says_that_it_is_gone(database: Database) -> None:
    town = held(database)
    tokens = [town.join(), town.join(None)]
    town.go_to(SceneKind.GUESS)
    town.guessed_by(YOUNG, 2)
    town.agree(COFFEE)
    store.rounds.delete(database, town.public_id, DAY)
    assert rows(database) == NO_ROWS
    assert is_gone(town)
    assert all(phone_is_gone(town, token) for token in tokens)


def test_a_round_that_expires_takes_its_meeting_along_and_every_link_says_that_it_is_gone(database: Database) -> None:
    town = held(database)
    token = town.join()
    three_years = DAY.replace(year=DAY.year + 3)
    assert store.expiry.overdue(database, three_years) == Expired(deleted=1)
    assert store.expiry.expire(database, three_years) == Expired(deleted=1)
    assert rows(database) == NO_ROWS
    assert is_gone(town)
    assert phone_is_gone(town, token)


def test_a_round_that_is_reduced_keeps_the_meeting_that_is_held(database: Database) -> None:
    town = held(database)
    town.agree(COFFEE)
    year = DAY.replace(year=DAY.year + 1)
    town.move(today=year)
    assert store.expiry.expire(database, year) == Expired(condensed=1)
    town.move()
    assert town.meeting.agreed == (COFFEE,)


def test_other_links_take_the_place_of_those_that_were_handed_out_and_who_joined_is_out(database: Database) -> None:
    town = held(database)
    tokens, new = [town.join(), town.join(None)], keys_of(town.public_id, 1)
    renew_links(database, town.public_id, 1, new)
    assert (town.stored.link_counter, town.stored.version) == (1, 2)  # the screen shows another code
    assert find_led(database, new.lead) == town.public_id
    assert find(database, new.join) == replace(town.stored, joined=0)
    assert load_shown(database, town.keys.screen, STUDY) is not None
    assert (town.stored.joined, town.stored.watching) == (0, 0)
    for token in tokens:
        with pytest.raises(RenewedError):
            store.voting.participant(database, hashed(token))
    for refused in (lambda: find(database, town.keys.join), lambda: find_led(database, town.keys.lead), town.join):
        with pytest.raises(GoneError):
            refused()
    with pytest.raises(ConflictError):
        renew_links(database, town.public_id, 1, new)


def test_while_people_vote_or_a_vote_is_paused_no_links_are_renewed(database: Database) -> None:
    town = held(database)
    renewing = partial(renew_links, database, town.public_id, 1, keys_of(town.public_id, 1))
    town.go_to(SceneKind.GUESS)
    token, receipt = town.join(), new_receipt()
    assert town.vote(Poll.GUESS, guess(1), receipt=receipt) is Sent.COUNTED
    for _ in range(2):
        with pytest.raises(OpenVoteError):
            renewing()
        town.move(moving.back)
    assert store.voting.participant(database, hashed(token)) is not None
    town.go_to(SceneKind.GUESSED)
    outcomes = town.meeting.outcomes
    renewing()
    assert (town.stored.joined, town.meeting.outcomes) == (0, outcomes)
    assert rows(database) == NO_ROWS | {"meetings": 1}
    town.end()
    with pytest.raises(GoneError) as told:
        store.voting.participant(database, hashed(token))
    assert not isinstance(told.value, RenewedError)


def test_a_meeting_that_began_and_that_nobody_ended_is_over_after_the_next_day(database: Database) -> None:
    town = held(database)
    town.agree(COFFEE)
    began = DAY + timedelta(20)
    town.move(today=began)
    town.move(today=began + timedelta(1))
    last = began + timedelta(DAYS_HELD)
    assert town.stored.until == last
    assert [is_over(town.stored.until, day) for day in (began, last, last + timedelta(1))] == [False, False, True]
    assert store.expiry.overdue(database, last) == store.expiry.expire(database, last) == Expired()
    late = last + timedelta(1)
    assert store.expiry.overdue(database, late) == store.expiry.expire(database, late) == Expired(meetings=1)
    assert rows(database) == NO_ROWS
    assert loaded(database, town.public_id).round.agreements == (*PUBLISHED.agreements, COFFEE)
    assert is_gone(town)


def test_a_meeting_that_was_made_and_did_not_begin_waits_for_months(database: Database) -> None:
    town = held(database)
    assert town.stored.until == DAY + timedelta(DAYS_WAITING)
    assert end_old(database, DAY + timedelta(DAYS_WAITING)) == 0
    assert end_old(database, DAY + timedelta(DAYS_WAITING + 1)) == 1


def test_in_the_place_of_one_that_is_over_another_begins_and_its_agreements_are_kept(database: Database) -> None:
    old = held(database)
    old.move()
    token = old.join()
    old.agree(COFFEE)
    with pytest.raises(ConflictError):
        held(database, public_id=old.public_id, counter=1, today=OVER - timedelta(1))
    new = held(database, public_id=old.public_id, counter=1, today=OVER)
    assert loaded(database, old.public_id).round.agreements == (*PUBLISHED.agreements, COFFEE)
    assert (new.meeting.agreed, new.stored.joined) == ((), 0)
    assert is_gone(old)
    assert phone_is_gone(old, token)
    assert end_old(database, OVER) == 0


def test_a_second_meeting_knows_what_the_first_showed(database: Database) -> None:
    first = held(database)
    first.go_to(SceneKind.GUESS)
    first.guessed_by(YOUNG, 6)
    first.move()
    first.end()
    second = held(database, public_id=first.public_id, counter=1)
    second.go_to(SceneKind.GUESS)
    second.guessed_by(YOUNG, 6)
    second.move()
    assert not second.meeting.outcomes[Poll.GUESS].of_side


def test_meetings_that_people_take_part_in_are_counted(database: Database) -> None:
    assert attended(database) == 0
    held(database)
    towns = [held(database), held(database)]
    for town in towns:
        town.join()
        town.join()
    assert attended(database) == 2
    towns[0].end()
    assert attended(database) == 1


def test_a_meeting_and_all_that_it_holds_is_read_as_it_was_written(database: Database) -> None:
    town = held(database)
    town.go_to(SceneKind.GUESS)
    town.guessed_by(YOUNG, 6)
    town.go_to(SceneKind.AGREE)
    written = town.agree(COFFEE, answers="voor 1 maart")
    assert town.stored == written
    assert (written.meeting.agreed, written.meeting.answers_when) == ((COFFEE,), "voor 1 maart")
    assert written.meeting.place == Place(3, 0)
    assert guess(1).keys() <= {"R2", "R5", "R8"}
    assert set(rows(database)) == {table.name for table in TABLES}


def test_a_next_round_waits_for_the_end_of_the_meeting_and_gets_what_was_agreed(database: Database) -> None:
    town = held(database)
    town.agree(COFFEE)
    before = loaded(database, town.public_id)
    with pytest.raises(ConflictError):
        begin_next(database, before)
    town.end()
    with pytest.raises(ConflictError):  # made of the round as it was before the end
        begin_next(database, before)
    begin_next(database, loaded(database, town.public_id))
    found = store.rounds.successor_of(database, town.public_id, DAY)
    assert found is not None
    assert loaded(database, found).round.agreements[-1] == COFFEE


def begin_next(database: Database, previous: StoredRound) -> None:
    """The round after another, with its agreements along."""
    successor = Round((), DAY, "Gouda", agreements=previous.round.agreements)
    public_id = new_public_id()
    keys = RoundKeys(public_id, new_nonce(), manage_hash(public_id))
    store.rounds.create_successor(database, previous, previous.round, (successor, keys), DAY)
