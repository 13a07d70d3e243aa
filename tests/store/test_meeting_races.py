"""Many at once in a meeting: nothing that was acknowledged is lost, nothing counts twice, and nobody waits for ever."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import count

import pytest
from sqlalchemy import event

from retention_check import store
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.polls import Poll, PollTally
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Agreement
from retention_check.domain.side import Side
from retention_check.secret_links import hashed
from retention_check.store import (
    ClosedError,
    ConflictError,
    CrowdedError,
    Database,
    GoneError,
    OpenVoteError,
    RenewedError,
    Sent,
)
from retention_check.store.voting import participant
from tests.cast import DAY, STUDY
from tests.store.databases import connected
from tests.store.meetings import COFFEE, NO_ROWS, PUBLISHED, Held, guess, held, keys_of, rows
from tests.store.questionnaires import at_once
from tests.store.rounds import loaded
from tests.store.test_races import meanwhile, refused

pytestmark = pytest.mark.matrix  # many threads take their time

YOUNG, MANAGEMENT = Side
LATE = ConflictError, GoneError, ClosedError, OpenVoteError


def done(job: Callable[[], object]) -> bool:
    """Whether it was acknowledged; when it was not, it was told that it came too late."""
    try:
        job()
    except LATE:
        return False
    return True


def done_at_once(jobs: Sequence[Callable[[], object]]) -> list[bool]:
    """Which of these jobs, that begin together, were acknowledged."""
    return at_once([partial(done, job) for job in jobs])


def guessing(database: Database) -> Held:
    town = held(database)
    town.go_to(SceneKind.GUESS)
    return town


def test_of_leaders_who_go_on_at_once_one_does(database: Database, url: str) -> None:
    town = held(database)
    with connected(url) as second:
        ways = [town, replace(town, database=second)] * 2
        for version in range(1, 8):
            assert sum(done_at_once([partial(way.move, version=version) for way in ways])) == 1
            assert town.stored.version == version + 1


def test_of_leaders_who_go_on_back_and_over_at_once_one_does(database: Database) -> None:
    town = guessing(database)
    town.guessed_by(YOUNG, 6)
    version, before = town.stored.version, loaded(database, town.public_id).version
    jobs = [partial(town.move, making, version) for making in (moving.forward, moving.back, moving.skip)]
    moved = done_at_once([*jobs, partial(town.agree, COFFEE, version=version)])
    assert sum(moved) == 1
    assert town.stored.version == version + 1
    assert loaded(database, town.public_id).version == before + moved[0]
    assert rows(database)["poll_tallies"] == (moved[1] or moved[3])


def test_a_vote_while_the_poll_closes_is_counted_and_shown_or_refused(database: Database, url: str) -> None:
    with connected(url) as second:
        for attempt in range(8):
            town = guessing(database)
            town.guessed_by(YOUNG, 5)
            other = replace(town, database=second)
            votes: list[Callable[[], object]] = [
                partial(way.vote, Poll.GUESS, guess(number), side, f"{way is other} {side} {number}")
                for number in range(2)
                for side in Side
                for way in (town, other)
            ]
            acknowledged = done_at_once([*votes[:attempt], town.move, *votes[attempt:]])
            assert acknowledged.pop(attempt)
            assert town.meeting.outcomes[Poll.GUESS].voters == 5 + sum(acknowledged)
            assert rows(database)["poll_tallies"] == 0
            again = at_once([partial(is_already, vote) for vote in votes])
            assert again == acknowledged
            town.end()


def is_already(vote: Callable[[], object]) -> bool:
    """Whether who sends it again is told that it counted."""
    try:
        return vote() is Sent.ALREADY
    except ClosedError:
        return False


def test_who_votes_while_it_ends_is_counted_or_refused_and_nothing_is_left(database: Database) -> None:
    for attempt in range(5):
        town = guessing(database)
        votes = [partial(town.vote, Poll.GUESS, guess(number), side) for number in range(3) for side in Side]
        assert done_at_once([*votes[:attempt], town.end, *votes[attempt:]])[attempt]
        assert rows(database) == NO_ROWS


def test_who_joins_while_it_ends_gets_a_link_that_says_it_is_gone_or_none(database: Database) -> None:
    for attempt in range(6):
        town = held(database)
        tokens = [f"telefoon {town.public_id} {number}" for number in range(6)]
        joins = [partial(town.join, YOUNG, token) for token in tokens]
        ended = partial(store.rounds.delete, database, town.public_id, DAY) if attempt % 2 else town.end
        joined = done_at_once([*joins[:attempt], ended, *joins[attempt:]])
        assert joined.pop(attempt)
        assert rows(database) == NO_ROWS
        assert [is_gone(database, token) for token in tokens] == joined


def test_who_joins_while_links_are_renewed_is_asked_for_the_new_code_or_was_told_that_it_is_gone(
    database: Database,
) -> None:
    for attempt in range(6):
        town = held(database)
        tokens = [f"telefoon {town.public_id} {number}" for number in range(6)]
        joins = [partial(town.join, YOUNG, token) for token in tokens]
        renewing = partial(store.meetings.renew_links, database, town.public_id, 1, keys_of(town.public_id, 1))
        joined = done_at_once([*joins[:attempt], renewing, *joins[attempt:]])
        assert joined.pop(attempt)
        assert town.stored.joined == 0
        for token, was_joined in zip(tokens, joined, strict=True):
            if was_joined:
                refused(RenewedError, ask=partial(participant, database, hashed(token)))
            assert is_gone(database, token) is was_joined


def test_of_many_who_join_at_once_no_more_get_in_than_there_is_room_for(database: Database) -> None:
    town = held(database, present={YOUNG: 1})
    for _ in range(50):
        town.join(None)
    joined = at_once([partial(not_crowded, town) for _ in range(8)])
    assert (sum(joined), town.stored.joined) == (3, 3)


def not_crowded(town: Held) -> bool:
    """Whether one more could join."""
    try:
        town.join()
    except CrowdedError:
        return False
    return True


def is_gone(database: Database, token: str) -> bool:
    """Whether a phone's link says that its meeting is over; one that nobody got never was."""
    try:
        assert participant(database, hashed(token)) is None
    except GoneError:
        return True
    return False


def test_an_agreement_that_was_acknowledged_while_it_ends_stands_in_the_round(database: Database, url: str) -> None:
    with connected(url) as second:
        for attempt in range(8):
            town = held(database)
            agreed = Agreement(f"afspraak {attempt}")
            typed = partial(replace(town, database=second).agree, agreed, version=1)
            jobs: list[Callable[[], object]] = [town.end, typed] if attempt % 2 else [typed, town.end]
            was_told = done_at_once(jobs)[jobs.index(typed)]
            expected = (agreed,) if was_told else ()
            assert loaded(database, town.public_id).round.agreements == (*PUBLISHED.agreements, *expected)


def test_of_many_who_end_it_at_once_agreements_come_into_the_round_once(database: Database, url: str) -> None:
    town = held(database)
    town.agree(COFFEE)
    with connected(url) as second:
        at_once([town.end, replace(town, database=second).end] * 2)
    found = loaded(database, town.public_id)
    assert (found.round.agreements, found.version) == ((*PUBLISHED.agreements, COFFEE), 2)


def test_of_many_who_begin_one_in_the_place_of_an_old_one_at_once_one_does(database: Database) -> None:
    old = held(database)
    old.agree(COFFEE)
    late = old.stored.until.replace(year=old.stored.until.year + 1)
    jobs = [partial(held, database, public_id=old.public_id, counter=number, today=late) for number in range(1, 5)]
    assert sum(done_at_once(jobs)) == 1
    assert loaded(database, old.public_id).round.agreements == (*PUBLISHED.agreements, COFFEE)
    assert store.meetings.end_old(database, late) == 0


def test_one_that_took_the_place_of_an_old_one_meanwhile_is_not_ended_with_it(database: Database, url: str) -> None:
    old = held(database)
    new: list[str] = []
    late = old.stored.until + timedelta(1)
    with connected(url) as second:

        def begin_first(*given: object) -> None:
            """Once the old ones are known, and right before the first of them is ended."""
            if not new and re.search("IMMEDIATE|FOR UPDATE", str(given[2])):
                new.append("begins")
                new.append(held(second, public_id=old.public_id, counter=1, today=late).keys.screen)

        event.listen(database.engine, "before_cursor_execute", begin_first)
        assert store.meetings.end_old(database, late) == 0
    assert new == ["begins", old.stored.keys.screen]


def test_who_saves_the_round_while_a_poll_closes_is_told_and_what_it_showed_stays(database: Database) -> None:
    for attempt in range(6):
        town = guessing(database)
        town.guessed_by(YOUNG, 6)
        stored = loaded(database, town.public_id)
        saving = partial(store.rounds.save, database, stored, replace(stored.round, topics=("R1",)))
        jobs: list[Callable[[], object]] = [saving, town.move] if attempt % 2 else [town.move, saving]
        was_saved = done_at_once(jobs)[jobs.index(saving)]
        found = loaded(database, town.public_id)
        assert found.round.shown_in_meetings.guessed == (YOUNG,)
        assert (found.round.topics == ("R1",)) is was_saved
        assert found.version == stored.version + 1 + was_saved
        assert town.meeting.outcomes[Poll.GUESS].of_side


def test_who_types_from_paper_while_the_poll_closes_is_counted_and_shown_or_refused(database: Database) -> None:
    for attempt in range(6):
        town = guessing(database)
        typing = partial(
            store.voting.write_paper, database, town.id, Poll.GUESS, {YOUNG: PollTally(7, {"R1": 7})}, STUDY
        )
        jobs: list[Callable[[], object]] = [typing, town.move] if attempt % 2 else [town.move, typing]
        was_typed = done_at_once(jobs)[jobs.index(typing)]
        assert town.meeting.outcomes[Poll.GUESS].voters == 7 * was_typed


def test_nobody_waits_for_each_other_whatever_they_do_in_a_meeting_at_once(database: Database) -> None:
    """A deadlock ends in an UnavailableError, and so does a wait of seconds."""
    town, number = guessing(database), count()
    votes: list[object] = []

    def save() -> None:
        stored = loaded(database, town.public_id)
        store.rounds.save(database, stored, stored.round)

    def renew() -> None:
        counter = town.stored.link_counter + 1
        store.meetings.renew_links(database, town.public_id, counter, keys_of(town.public_id, counter))

    def vote() -> None:
        votes.append(town.vote(Poll.GUESS, guess(next(number))))

    jobs: list[Callable[[], object]] = [
        *(vote,) * 3,
        partial(town.move, moving.back),
        town.move,
        partial(town.agree, COFFEE),
        partial(store.voting.join, database, town.keys.join, hashed("telefoon"), YOUNG),
        lambda: town.stored,
        save,
        renew,
    ]
    with meanwhile(*(partial(refused, *LATE, ask=job) for job in jobs)):
        for _ in range(4):
            other = guessing(database)
            ends: tuple[Callable[[], object], ...] = (
                partial(other.vote, Poll.GUESS, guess(1)),
                other.join,
                other.move,
                partial(store.rounds.delete, database, other.public_id, DAY),
                other.end,
                partial(store.expiry.expire, database, DAY),
            )
            at_once([partial(refused, *LATE, ask=job) for job in ends])
    outcome = town.meeting.outcomes.get(Poll.GUESS)
    counted = outcome.voters if outcome else sum(town.people(Poll.GUESS).values())
    assert counted == len(votes) > 0
