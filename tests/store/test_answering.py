"""Answers coming in: each person is counted once, whoever sends again, at once or through another side's link."""

from collections import Counter
from datetime import timedelta
from functools import partial

import pytest

from retention_check import store
from retention_check.domain.side import Side
from retention_check.domain.tallies import TallyError
from retention_check.secret_links import hashed, new_receipt
from retention_check.store import AnswerPage, ClosedError, CodeError, Database, GoneError, Sent
from retention_check.store.answering import begin, find, is_counted, send, take_back
from tests.cast import DAY
from tests.store.databases import connected
from tests.store.questionnaires import ASKED, CODES, UNTIL, answers, at_once, code, hashes, opened

YOUNG, MANAGEMENT = Side
ME, OTHER = hashed("bewijs"), hashed("ander bewijs")
FIRST, SECOND = hashed("eerste telling"), hashed("tweede telling")


def test_a_link_opens_the_questionnaire_of_its_side(database: Database) -> None:
    asked = opened(database)
    for side, links in hashes(asked.public_id).items():
        for link, is_short in ((links.long, False), (links.short, True)):
            found = find(database, link)
            questionnaire = asked.loaded.questionnaire
            assert found == AnswerPage(
                asked.public_id, side, "Gouda", "management", ASKED[side], asked.id, questionnaire, is_short
            )


def test_a_link_that_never_was_opens_nothing(database: Database) -> None:
    opened(database)
    assert find(database, hashed("nooit")) is None


def test_of_a_side_that_is_not_asked_no_answer_is_taken(database: Database) -> None:
    asked = opened(database, [YOUNG])
    with pytest.raises(ClosedError):
        asked.send(MANAGEMENT, answers(1))


def test_what_one_person_answers_is_added_to_what_others_did(database: Database) -> None:
    asked = opened(database)
    for side, answered in ((YOUNG, {"R1": 5, "R2": 1}), (YOUNG, {"R1": 5}), (MANAGEMENT, {"R1": 2})):
        assert asked.send(side, answered) is Sent.COUNTED
    young, management = (asked.tallies[side].items for side in Side)
    assert asked.people == {YOUNG: 2, MANAGEMENT: 1}
    assert [young[each].counts for each in ("R1", "R2", "R3")] == [(0, 0, 0, 0, 2), (1, 0, 0, 0, 0), (0,) * 5]
    assert management["R1"].counts == (0, 1, 0, 0, 0)


def test_who_sends_again_is_counted_once_whatever_the_answers_and_the_side_are(database: Database) -> None:
    asked = opened(database)
    assert asked.send(YOUNG, {"R1": 5}, "bewijs") is Sent.COUNTED
    for side, answered in ((YOUNG, {"R1": 5}), (YOUNG, {"R1": 1}), (MANAGEMENT, {"R1": 5})):
        assert asked.send(side, answered, "bewijs") is Sent.ALREADY
    assert asked.people == {YOUNG: 1, MANAGEMENT: 0}
    assert asked.tallies[YOUNG].items["R1"].counts == (0, 0, 0, 0, 1)


def test_one_receipt_sent_by_many_at_once_and_at_both_sides_counts_once(database: Database) -> None:
    asked = opened(database)
    for number in range(5):
        jobs = [partial(asked.send, side, answers(number), f"bewijs {number}") for side in Side for _ in range(6)]
        assert Counter(at_once(jobs)) == {Sent.COUNTED: 1, Sent.ALREADY: 11}
        assert sum(asked.people.values()) == number + 1


def test_of_many_who_send_at_once_all_are_counted(database: Database) -> None:
    asked = opened(database)
    jobs = [partial(asked.send, side, {"R1": number % 5 + 1}) for number in range(20) for side in Side]
    assert set(at_once(jobs)) == {Sent.COUNTED}
    assert asked.people == {YOUNG: 20, MANAGEMENT: 20}
    assert {tally.items["R1"].counts for tally in asked.tallies.values()} == {(4,) * 5}


def test_two_ways_to_the_database_count_one_receipt_once(database: Database, url: str) -> None:
    asked = opened(database)
    with connected(url) as second:
        ways = [database, second] * 4
        assert Counter(at_once([partial(send, each, asked.id, YOUNG, {"R1": 1}, ME, DAY) for each in ways])) == {
            Sent.COUNTED: 1,
            Sent.ALREADY: 7,
        }
    assert asked.people[YOUNG] == 1


def test_on_its_last_day_it_takes_answers_and_the_day_after_none(database: Database) -> None:
    asked = opened(database)
    assert asked.send(YOUNG, {"R1": 1}, today=UNTIL) is Sent.COUNTED
    with pytest.raises(ClosedError):
        asked.send(YOUNG, {"R1": 1}, today=UNTIL + timedelta(1))
    assert asked.people[YOUNG] == 1


def test_after_closing_only_who_was_counted_already_hears_so(database: Database) -> None:
    asked = opened(database)
    asked.send(YOUNG, {"R1": 1}, "bewijs")
    asked.close()
    assert asked.send(YOUNG, {"R1": 1}, "bewijs") is Sent.ALREADY
    with pytest.raises(ClosedError):
        asked.send(YOUNG, {"R1": 1}, "ander bewijs")
    assert asked.people[YOUNG] == 1


def test_what_was_published_or_deleted_takes_no_answers(database: Database) -> None:
    for end in ("publish", "discard", "delete"):
        asked = opened(database, has_codes=True)
        asked.close()
        if end == "publish":
            asked.publish()
        elif end == "discard":
            store.questionnaires.discard(database, asked.public_id)
        else:
            store.rounds.delete(database, asked.public_id, DAY)
        with pytest.raises(ClosedError):
            asked.send(YOUNG, {"R1": 1})
        with pytest.raises(ClosedError):
            begin(database, asked.id, YOUNG, code(YOUNG, 1), ME, DAY)
        with pytest.raises(ClosedError):
            take_back(database, asked.id, YOUNG, {"R1": 1}, ME, DAY, proof_hash=FIRST)


@pytest.mark.parametrize("unusable", [{}, {"R1": 0}, {"R1": 6}, {"M1.4.1": 3}, {"R1": 3, "X": 3}])
def test_answers_that_cannot_be_counted_leave_nothing_behind(database: Database, unusable: dict[str, int]) -> None:
    asked = opened(database)
    with pytest.raises(TallyError):
        asked.send(YOUNG, unusable, "bewijs")
    assert asked.people[YOUNG] == 0
    assert asked.send(YOUNG, {"R1": 3}, "bewijs") is Sent.COUNTED


def test_a_one_time_code_is_used_up_by_beginning_and_a_reload_goes_on_with_it(database: Database) -> None:
    asked = opened(database, has_codes=True)
    for _ in range(3):
        begin(database, asked.id, YOUNG, code(YOUNG, 1), ME, DAY)
    with pytest.raises(CodeError):
        begin(database, asked.id, YOUNG, code(YOUNG, 1), OTHER, DAY)
    assert asked.send(YOUNG, {"R1": 1}, "bewijs") is Sent.COUNTED
    assert asked.send(YOUNG, {"R1": 1}, "bewijs") is Sent.ALREADY
    assert asked.people[YOUNG] == 1


def test_who_begins_with_a_receipt_that_was_counted_is_another_person_and_burns_no_code(database: Database) -> None:
    asked = opened(database, has_codes=True)
    begin(database, asked.id, YOUNG, code(YOUNG, 1), ME, DAY)
    assert not is_counted(database, asked.id, ME)
    asked.send(YOUNG, {"R1": 1}, "bewijs")
    assert is_counted(database, asked.id, ME)
    for each in (code(YOUNG, 1), code(YOUNG, 2), "geen"):
        with pytest.raises(CodeError):
            begin(database, asked.id, YOUNG, each, ME, DAY)
    begin(database, asked.id, YOUNG, code(YOUNG, 2), OTHER, DAY)
    assert not is_counted(database, asked.id, OTHER)


def test_while_people_answer_the_file_is_sound_for_a_program_that_starts(
    where: tuple[str, Database], database: Database
) -> None:
    asked = opened(database, has_codes=True)
    begin(database, asked.id, YOUNG, code(YOUNG, 1), ME, DAY)
    store.check(where[0])


def test_with_codes_who_did_not_begin_with_one_is_not_counted(database: Database) -> None:
    asked = opened(database, has_codes=True)
    with pytest.raises(CodeError):
        asked.send(YOUNG, {"R1": 1})
    for wrong in (code(MANAGEMENT, 1), hashed("geen code")):
        with pytest.raises(CodeError):
            begin(database, asked.id, YOUNG, wrong, ME, DAY)
    assert asked.people[YOUNG] == 0
    begin(database, asked.id, MANAGEMENT, code(MANAGEMENT, 1), ME, DAY)  # it was not used up by trying it elsewhere


def test_a_code_begun_at_one_side_answers_at_no_other(database: Database) -> None:
    asked = opened(database, has_codes=True)
    begin(database, asked.id, YOUNG, code(YOUNG, 1), ME, DAY)
    with pytest.raises(CodeError):
        begin(database, asked.id, MANAGEMENT, code(MANAGEMENT, 1), ME, DAY)
    with pytest.raises(CodeError):
        asked.send(MANAGEMENT, {"R1": 1}, "bewijs")
    assert asked.send(YOUNG, {"R1": 1}, "bewijs") is Sent.COUNTED
    assert asked.people == {YOUNG: 1, MANAGEMENT: 0}
    begin(database, asked.id, MANAGEMENT, code(MANAGEMENT, 1), OTHER, DAY)


def test_of_many_who_begin_with_one_code_at_once_one_does(database: Database) -> None:
    asked = opened(database, has_codes=True)

    def tried() -> bool:
        try:
            begin(database, asked.id, YOUNG, code(YOUNG, 1), hashed(new_receipt()), DAY)
        except CodeError:
            return False
        return True

    assert sum(at_once([tried] * 10)) == 1


def test_without_codes_beginning_with_one_is_refused(database: Database) -> None:
    asked = opened(database)
    with pytest.raises(CodeError):
        begin(database, asked.id, YOUNG, code(YOUNG, 1), ME, DAY)


def test_after_closing_nobody_begins_and_no_code_is_used_up(database: Database) -> None:
    asked = opened(database, has_codes=True)
    asked.close()
    with pytest.raises(ClosedError):
        begin(database, asked.id, YOUNG, code(YOUNG, 1), ME, DAY)
    store.questionnaires.reopen(database, asked.public_id, UNTIL, DAY)
    begin(database, asked.id, YOUNG, code(YOUNG, 1), ME, DAY)


def test_receipts_and_codes_outlive_closing_and_opening_again(database: Database) -> None:
    asked = opened(database, has_codes=True)
    begin(database, asked.id, YOUNG, code(YOUNG, 1), ME, DAY)
    begin(database, asked.id, YOUNG, code(YOUNG, 2), OTHER, DAY)
    asked.send(YOUNG, {"R1": 1}, "bewijs")
    asked.close()
    store.questionnaires.reopen(database, asked.public_id, UNTIL, DAY)
    assert asked.send(YOUNG, {"R1": 1}, "bewijs") is Sent.ALREADY
    assert asked.send(YOUNG, {"R1": 1}, "ander bewijs") is Sent.COUNTED
    for used in (1, 2):
        with pytest.raises(CodeError):
            begin(database, asked.id, YOUNG, code(YOUNG, used), hashed(new_receipt()), DAY)
    begin(database, asked.id, YOUNG, code(YOUNG, 3), hashed(new_receipt()), DAY)


def test_paper_needs_no_code_and_is_counted_once_too(database: Database) -> None:
    asked = opened(database, has_codes=True)
    for outcome in (Sent.COUNTED, Sent.ALREADY):
        assert send(database, asked.id, YOUNG, {"R1": 1}, ME, DAY, proof_hash=FIRST) is outcome
    assert send(database, asked.id, YOUNG, {"R1": 2}, ME, DAY, proof_hash=SECOND) is Sent.ALREADY
    assert not take_back(database, asked.id, YOUNG, {"R1": 1}, ME, DAY, proof_hash=SECOND)  # it was never counted
    assert asked.people[YOUNG] == 1


def test_a_sheet_that_was_taken_back_is_as_if_it_never_was(database: Database) -> None:
    asked = opened(database)
    asked.answered_by(YOUNG, 3)
    before = asked.tallies
    send(database, asked.id, YOUNG, answers(4), ME, DAY, proof_hash=FIRST)
    assert take_back(database, asked.id, YOUNG, answers(4), ME, DAY, proof_hash=FIRST)
    assert asked.tallies == before
    assert not take_back(database, asked.id, YOUNG, answers(4), ME, DAY, proof_hash=FIRST)
    assert asked.tallies == before
    assert send(database, asked.id, YOUNG, answers(4), ME, DAY, proof_hash=FIRST) is Sent.COUNTED


def test_nothing_but_what_was_sent_can_be_taken_back(database: Database) -> None:
    asked = opened(database, has_codes=True)
    send(database, asked.id, YOUNG, {"R1": 1}, OTHER, DAY, proof_hash=FIRST)
    begin(database, asked.id, YOUNG, code(YOUNG, 1), ME, DAY)
    assert not take_back(database, asked.id, YOUNG, {"R1": 1}, ME, DAY, proof_hash=FIRST)  # it only began
    assert not take_back(database, asked.id, MANAGEMENT, {"R1": 1}, OTHER, DAY, proof_hash=FIRST)  # at the other side
    with pytest.raises(TallyError):
        take_back(database, asked.id, YOUNG, {"R1": 2}, OTHER, DAY, proof_hash=FIRST)  # nobody answered so
    assert asked.people == {YOUNG: 1, MANAGEMENT: 0}
    asked.close()
    with pytest.raises(ClosedError):
        take_back(database, asked.id, YOUNG, {"R1": 1}, OTHER, DAY, proof_hash=FIRST)
    assert asked.people[YOUNG] == 1


@pytest.mark.parametrize("others", [{"R1": 1}, {"R1": 2}])
@pytest.mark.parametrize("again", ["paper", "phone"])
def test_a_sheet_counted_again_with_other_answers_is_not_the_one_that_was_taken_back(
    database: Database, others: dict[str, int], again: str
) -> None:
    asked = opened(database)
    asked.send(YOUNG, others)
    sheet = (database, asked.id, YOUNG, {"R1": 1}, ME, DAY)
    assert send(*sheet, proof_hash=FIRST) is Sent.COUNTED
    assert take_back(*sheet, proof_hash=FIRST)
    proof = SECOND if again == "paper" else None
    assert send(database, asked.id, YOUNG, {"R2": 3}, ME, DAY, proof_hash=proof) is Sent.COUNTED
    before = asked.tallies
    assert not take_back(*sheet, proof_hash=FIRST)  # whether someone answered 1 or not
    assert asked.tallies == before
    other = (database, asked.id, YOUNG, {"R2": 3}, ME, DAY)
    assert take_back(*other, proof_hash=SECOND) is (again == "paper")
    assert not take_back(*other, proof_hash=ME)


def test_a_sheet_of_a_deleted_questionnaire_takes_nothing_of_the_next_one(database: Database) -> None:
    first = opened(database)
    send(database, first.id, YOUNG, {"R1": 1}, ME, DAY, proof_hash=FIRST)
    store.questionnaires.discard(database, first.public_id)
    asked = opened(database, public_id=first.public_id, counter=1)
    asked.send(YOUNG, {"R1": 1}, "bewijs")  # the receipt is the same
    assert not take_back(database, asked.id, YOUNG, {"R1": 1}, ME, DAY, proof_hash=FIRST)
    assert asked.people[YOUNG] == 1


def test_a_sheet_taken_back_by_many_at_once_goes_once(database: Database) -> None:
    asked = opened(database)
    asked.answered_by(YOUNG, 3)
    send(database, asked.id, YOUNG, {"R1": 1}, ME, DAY, proof_hash=FIRST)
    taken = at_once([partial(take_back, database, asked.id, YOUNG, {"R1": 1}, ME, DAY, proof_hash=FIRST)] * 6)
    assert (sum(taken), asked.people[YOUNG]) == (1, 3)


def test_withdrawn_links_are_gone_and_answers_sent_before_stay(database: Database) -> None:
    asked = opened(database)
    asked.send(YOUNG, answers(1))
    new = hashes(asked.public_id, counter=1)
    store.questionnaires.withdraw_links(database, asked.public_id, 1, new)
    for side, old in hashes(asked.public_id).items():
        for link in (old.long, old.short):
            with pytest.raises(GoneError):
                find(database, link)
        for link in (new[side].long, new[side].short):
            found = find(database, link)
            assert found is not None
            assert found.questionnaire_id == asked.id
    assert asked.people[YOUNG] == 1


def test_every_item_that_is_asked_is_counted(database: Database) -> None:
    asked = opened(database)
    asked.send(YOUNG, answers(3))
    assert {each: tally.n for each, tally in asked.tallies[YOUNG].items.items()} == dict.fromkeys(CODES, 1)
