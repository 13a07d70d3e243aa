"""Joining and voting: a person takes part once, a vote counts once, and nobody votes where nobody is asked."""

from collections import Counter
from collections.abc import Mapping
from functools import partial

import pytest
from sqlalchemy import event

from retention_check import store
from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.polls import RIGHT, BallotError, Poll, PollTally
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from retention_check.secret_links import hashed, vote_receipt
from retention_check.store import ClosedError, ConflictError, CrowdedError, Database, GoneError, Participant, Sent
from retention_check.store.voting import Typed, participant, read_paper, write_paper
from tests.cast import STUDY
from tests.store.databases import connected
from tests.store.meetings import Held, guess, held, rows
from tests.store.questionnaires import at_once

YOUNG, MANAGEMENT = Side
DOTS = Agenda((Step(StepKind.WELCOME, 10), Step(StepKind.DOTS, 5), Step(StepKind.CLOSING, 5)))


def guessing(database: Database) -> Held:
    """A meeting in which people guess now."""
    town = held(database)
    town.go_to(SceneKind.GUESS)
    return town


def typed(people: int, **counts: int) -> PollTally:
    return PollTally(people, counts)


def test_who_joins_is_known_by_the_link_on_the_phone_and_keeps_the_group(database: Database) -> None:
    town = held(database)
    tokens = {side: town.join(side) for side in (YOUNG, MANAGEMENT, None)}
    for side, token in tokens.items():
        assert town.join(MANAGEMENT, token) == token
        found = participant(database, hashed(token))
        assert found is not None
        assert found.side is side
    assert rows(database)["participants"] == 3
    [young, stored] = participant(database, hashed(tokens[YOUNG])), store.meetings.find(database, town.keys.join)
    assert stored is not None
    assert young == Participant(YOUNG, stored)


def test_a_link_that_never_was_is_of_nobody(database: Database) -> None:
    held(database)
    assert participant(database, hashed("nooit")) is None


def test_who_comes_late_joins_the_step_that_is_on(database: Database) -> None:
    town = guessing(database)
    found = participant(database, hashed(town.join()))
    assert found is not None
    assert found.stored.meeting.place == town.meeting.place


def test_one_link_sent_by_many_at_once_joins_once(database: Database, url: str) -> None:
    town = held(database)
    with connected(url) as second:
        for number in range(5):
            ways = [database, second] * 4
            jobs = [
                partial(store.voting.join, way, town.keys.join, hashed(f"telefoon {number}"), YOUNG) for way in ways
            ]
            at_once(jobs)
            assert town.stored.joined == number + 1


def test_far_more_than_there_can_be_people_do_not_join(database: Database) -> None:
    town = held(database, present={YOUNG: 1})
    tokens = [town.join(YOUNG if number % 2 else None) for number in range(53)]
    for side in (YOUNG, None):
        with pytest.raises(CrowdedError):
            town.join(side)
    town.join(YOUNG, tokens[0])  # who is in already may send it again
    assert town.stored.joined + town.stored.watching == 53


def test_a_code_that_opens_nothing_lets_nobody_in(database: Database) -> None:
    held(database)
    with pytest.raises(GoneError):
        store.voting.join(database, hashed("nooit"), hashed("telefoon"), YOUNG)
    assert rows(database)["participants"] == 0


def test_what_one_person_guesses_is_added_to_what_others_did(database: Database) -> None:
    town = guessing(database)
    heaviest = town.meeting.heaviest[YOUNG][0]
    others = [code for code in ("R1", "R2", "R3", "R4") if code != heaviest][:3]
    for ballot in (dict.fromkeys(others, 1), dict.fromkeys((heaviest, *others[:2]), 1)):
        assert town.vote(Poll.GUESS, ballot) is Sent.COUNTED
    assert town.vote(Poll.GUESS, dict.fromkeys(others, 1), MANAGEMENT) is Sent.COUNTED
    counts = town.tallies(Poll.GUESS)[YOUNG].counts
    assert counts == {others[0]: 2, others[1]: 2, others[2]: 1, heaviest: 1, RIGHT: 1}
    assert town.people(Poll.GUESS) == {YOUNG: 2, MANAGEMENT: 1}


def test_who_sends_again_is_counted_once_whatever_was_chosen(database: Database) -> None:
    town = guessing(database)
    assert town.vote(Poll.GUESS, guess(1), receipt="bewijs") is Sent.COUNTED
    for number, side in ((1, YOUNG), (2, YOUNG), (3, MANAGEMENT)):
        assert town.vote(Poll.GUESS, guess(number), side, receipt="bewijs") is Sent.ALREADY
    assert town.people(Poll.GUESS) == {YOUNG: 1}


def test_who_sends_again_after_the_vote_closed_is_told_that_it_counted(database: Database) -> None:
    town = guessing(database)
    town.vote(Poll.GUESS, guess(1), receipt="bewijs")
    town.move()
    assert town.vote(Poll.GUESS, guess(1), receipt="bewijs") is Sent.ALREADY
    with pytest.raises(ClosedError):
        town.vote(Poll.GUESS, guess(1), receipt="ander bewijs")


def test_one_receipt_sent_by_many_at_once_counts_once(database: Database, url: str) -> None:
    town = guessing(database)
    with connected(url) as second:
        for number in range(5):
            jobs = [
                partial(
                    Held(way, town.public_id, town.id, town.keys).vote, Poll.GUESS, guess(number), side, f"{number}"
                )
                for way in (database, second)
                for side in (YOUNG, YOUNG, MANAGEMENT)
            ]
            assert Counter(at_once(jobs)) == {Sent.COUNTED: 1, Sent.ALREADY: 5}
            assert sum(town.people(Poll.GUESS).values()) == number + 1


def test_of_many_who_vote_at_once_all_are_counted(database: Database) -> None:
    town = guessing(database)
    jobs = [partial(town.vote, Poll.GUESS, guess(number), side) for number in range(20) for side in Side]
    assert set(at_once(jobs)) == {Sent.COUNTED}
    assert town.people(Poll.GUESS) == {YOUNG: 20, MANAGEMENT: 20}
    assert {sum(each.counts[code] for code in guess(0)) for each in town.tallies(Poll.GUESS).values()} == {18}


def test_a_vote_counts_only_while_its_scene_is_on(database: Database) -> None:
    town = held(database)
    refused = partial(town.vote, Poll.GUESS, guess(1))
    for _ in range(2):
        with pytest.raises(ClosedError):
            refused()
        town.move()
    town.go_to(SceneKind.GUESS)
    with pytest.raises(ClosedError):
        town.vote(Poll.DOTS, {"M3.2": 1})
    town.move(moving.back)
    with pytest.raises(ClosedError):
        refused()
    town.move()
    assert refused() is Sent.COUNTED
    town.move(moving.skip)
    with pytest.raises(ClosedError):
        refused()


def test_after_the_end_no_vote_is_taken(database: Database) -> None:
    town = guessing(database)
    town.end()
    with pytest.raises(ClosedError):
        town.vote(Poll.GUESS, guess(1))
    with pytest.raises(ClosedError):
        write_paper(database, town.id, Poll.GUESS, {YOUNG: typed(1, R1=1)}, STUDY)


def test_what_cannot_be_counted_is_refused_and_can_be_sent_anew(database: Database) -> None:
    town = guessing(database)
    for ballot in ({}, {"R1": 1}, {"R1": 2, "R2": 1, "R3": 1}, {"R1": 1, "R2": 1, "M1.1": 1}):
        with pytest.raises(BallotError):
            town.vote(Poll.GUESS, ballot, receipt="bewijs")
    assert town.vote(Poll.GUESS, guess(1), receipt="bewijs") is Sent.COUNTED


def test_where_management_votes_last_each_group_votes_in_its_own_turn(database: Database) -> None:
    town = held(database, agenda=DOTS)
    town.go_to(SceneKind.DOTS)
    measure = town.meeting.ballot[0]
    for now, later in ((YOUNG, MANAGEMENT), (MANAGEMENT, YOUNG)):
        assert town.vote(Poll.DOTS, {measure: 2}, now) is Sent.COUNTED
        with pytest.raises(ClosedError):
            town.vote(Poll.DOTS, {measure: 2}, later)
        town.move()
    assert town.meeting.outcomes[Poll.DOTS].voters == 2


def test_what_is_typed_from_paper_takes_the_place_of_what_was_typed_before(database: Database) -> None:
    town = guessing(database)
    town.vote(Poll.GUESS, guess(0))
    first: Typed = {YOUNG: typed(3, R1=3, R2=2), MANAGEMENT: typed(2, R3=2)}
    write_paper(database, town.id, Poll.GUESS, first, STUDY)
    assert read_paper(database, town.id, Poll.GUESS) == first
    assert (town.stored.voted, town.stored.on_paper) == (1, 5)
    write_paper(database, town.id, Poll.GUESS, {YOUNG: typed(1, R1=1)}, STUDY, replaces=first)
    assert read_paper(database, town.id, Poll.GUESS) == {YOUNG: typed(1, R1=1)}
    assert (town.people(Poll.GUESS), town.stored.voted, town.stored.on_paper) == ({YOUNG: 1}, 1, 1)
    nobody: Typed = {YOUNG: PollTally(), MANAGEMENT: PollTally()}
    write_paper(database, town.id, Poll.GUESS, nobody, STUDY)
    assert read_paper(database, town.id, Poll.GUESS) == nobody


def test_of_two_who_type_from_paper_the_second_is_told(database: Database) -> None:
    town = guessing(database)
    write_paper(database, town.id, Poll.GUESS, {YOUNG: typed(3, R1=3)}, STUDY, replaces={})
    with pytest.raises(ConflictError):
        write_paper(database, town.id, Poll.GUESS, {MANAGEMENT: typed(2, R1=2)}, STUDY, replaces={})
    assert read_paper(database, town.id, Poll.GUESS) == {YOUNG: typed(3, R1=3)}


def test_dots_on_paper_are_one_sheet_for_all(database: Database) -> None:
    town = held(database)
    town.go_to(SceneKind.DOTS)
    measure = town.meeting.ballot[0]
    sheet: Typed = {None: typed(9, **{measure: 12})}
    write_paper(database, town.id, Poll.DOTS, sheet, STUDY)
    assert read_paper(database, town.id, Poll.DOTS) == sheet
    assert (town.people(Poll.DOTS), town.stored.voted, town.stored.on_paper) == ({}, 0, 9)
    town.move()
    assert town.meeting.outcomes[Poll.DOTS].voters == 9
    assert rows(database)["poll_tallies"] == 0


def test_counts_that_cannot_be_are_refused_and_leave_what_was_typed(database: Database) -> None:
    town = guessing(database)
    before: Typed = {YOUNG: typed(3, R1=3)}
    write_paper(database, town.id, Poll.GUESS, before, STUDY)
    for side, tally in ((YOUNG, typed(31, R1=3)), (MANAGEMENT, typed(2, R1=3)), (None, typed(43))):
        with pytest.raises(BallotError):
            write_paper(database, town.id, Poll.GUESS, {YOUNG: typed(1), side: tally}, STUDY)
    assert read_paper(database, town.id, Poll.GUESS) == before


def test_paper_counts_only_while_its_scene_is_on(database: Database) -> None:
    town = guessing(database)
    town.move()
    with pytest.raises(ClosedError):
        write_paper(database, town.id, Poll.GUESS, {YOUNG: typed(1, R1=1)}, STUDY)
    assert read_paper(database, town.id, Poll.GUESS) == {}


def test_votes_in_one_meeting_are_of_no_other(database: Database) -> None:
    town, other = guessing(database), guessing(database)
    assert town.vote(Poll.GUESS, guess(1), receipt="bewijs") is Sent.COUNTED
    assert other.vote(Poll.GUESS, guess(1), receipt="bewijs") is Sent.COUNTED
    assert (town.people(Poll.GUESS), other.people(Poll.GUESS)) == ({YOUNG: 1}, {YOUNG: 1})
    town.end()
    assert other.people(Poll.GUESS) == {YOUNG: 1}


def test_a_vote_takes_few_statements_however_many_voted_before(database: Database) -> None:
    """Sixty phones vote at once on a laptop, one after the other: each is a few short statements and one commit."""
    town, asked = guessing(database), []
    town.guessed_by(YOUNG, 9)
    event.listen(database.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    town.vote(Poll.GUESS, guess(1))
    assert len([statement for statement in asked if not statement.startswith("BEGIN")]) == 5


def test_which_receipts_were_counted_is_known_with_whom_a_phone_is_of(database: Database) -> None:
    town = guessing(database)
    token = town.join()
    receipts = {poll: hashed(vote_receipt(token, poll)) for poll in Poll}
    other = {Poll.GUESS: hashed("een ander")}
    assert voted(database, token, receipts) == frozenset()
    town.vote(Poll.GUESS, guess(1), receipt=vote_receipt(token, Poll.GUESS))
    assert voted(database, token, receipts) == {Poll.GUESS}
    town.go_to(SceneKind.DOTS)
    town.vote(Poll.DOTS, {town.meeting.ballot[0]: 1}, receipt=vote_receipt(token, Poll.DOTS))
    assert voted(database, token, receipts) == {Poll.GUESS, Poll.DOTS}
    assert voted(database, token, other) == voted(database, token, {}) == frozenset()


def voted(database: Database, token: str, receipts: Mapping[Poll, str]) -> frozenset[Poll]:
    found = participant(database, hashed(token), receipts)
    assert found is not None
    return found.voted
