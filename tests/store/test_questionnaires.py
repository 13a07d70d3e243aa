"""A questionnaire as its organiser works with it: opened, closed, opened again, published or deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from retention_check import store
from retention_check.domain.questionnaire import DAYS_KEPT, Phase
from retention_check.domain.releasing import Showing
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.side import Side
from retention_check.store import (
    ClosedError,
    ConflictError,
    Counts,
    Database,
    Expired,
    GoneError,
    Remains,
    Sent,
    tables,
)
from retention_check.store.answering import find
from retention_check.store.database import reading
from retention_check.store.questionnaires import (
    add_codes,
    close,
    discard,
    discard_expired,
    load,
    preview,
    publish,
    reopen,
    unpublished,
    unused_codes,
    withdraw_links,
)
from tests.cast import DAY, STUDY
from tests.store.questionnaires import (
    ASKED,
    CLOSED,
    CODES,
    NOTHING_YET,
    QUESTIONNAIRE,
    UNTIL,
    Opened,
    answers,
    code,
    hashes,
    opened,
)
from tests.store.rounds import at_version, created, loaded

YOUNG, MANAGEMENT = Side
TABLES = (tables.questionnaires, tables.tallies, tables.receipts, tables.codes)
NO_ROWS = dict.fromkeys((table.name for table in TABLES), 0)
TYPED = Entry("R1", YOUNG, Decimal("7.5"), 8)


def rows(database: Database) -> dict[str, int]:
    """How many rows stand in the tables of questionnaires."""
    with reading(database.engine) as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one() for table in TABLES
        }


def is_gone(database: Database, link: str) -> bool:
    """Whether a link opened something once, and does so no longer."""
    try:
        return find(database, link) is None
    except GoneError:
        return True


def answered(database: Database, people: Mapping[Side, int], **how: object) -> Opened:
    """A questionnaire that so many people of each side answered, and that is closed."""
    asked = opened(database, tuple(people), **how)  # type: ignore[arg-type]
    for side, count in people.items():
        asked.answered_by(side, count)
    asked.close()
    return asked


def test_a_questionnaire_that_was_opened_is_there_with_nobody_counted(database: Database) -> None:
    asked = opened(database)
    assert asked.loaded.questionnaire == replace(QUESTIONNAIRE, asked_first=ASKED)
    assert asked.loaded.link_counter == 0
    assert asked.loaded.counts == Counts(dict.fromkeys(Side, "minder dan 5"), 0)
    assert {side: (counted.people, tuple(counted.items)) for side, counted in asked.tallies.items()} == {
        side: (0, tuple(sorted(CODES))) for side in Side
    }


def test_opening_one_saves_its_round_in_the_same_step(database: Database) -> None:
    public_id = created(database)
    stored = loaded(database, public_id)
    with pytest.raises(ConflictError):  # Gouda has scores of both sides
        store.questionnaires.begin(database, stored, stored.round, QUESTIONNAIRE, hashes(public_id), {})
    changed = replace(NOTHING_YET, municipality="Delft")
    store.questionnaires.begin(database, stored, changed, QUESTIONNAIRE, hashes(public_id), {})
    assert (loaded(database, public_id).round, loaded(database, public_id).version) == (changed, 2)


def test_opening_one_in_a_year_old_round_lets_nothing_go_of_the_other_side(database: Database) -> None:
    typed = replace(NOTHING_YET, entries=(replace(TYPED, side=MANAGEMENT),))
    public_id = created(database, typed)
    stored = loaded(database, public_id, DAY.replace(year=DAY.year + 1))
    young = replace(QUESTIONNAIRE, sides=(YOUNG,), asked_first={YOUNG: 25})
    store.questionnaires.begin(database, stored, stored.round, young, hashes(public_id, [YOUNG]), {})
    assert loaded(database, public_id).round.entries == typed.entries
    assert not loaded(database, public_id).is_condensed


def test_a_round_has_one_questionnaire_at_a_time(database: Database) -> None:
    asked = opened(database)
    with pytest.raises(ConflictError):
        opened(database, public_id=asked.public_id, counter=1)
    assert asked.loaded.link_counter == 0


def test_none_opens_over_a_round_that_was_saved_meanwhile_or_is_gone(database: Database) -> None:
    public_id = created(database, NOTHING_YET)
    store.rounds.save(database, loaded(database, public_id), replace(NOTHING_YET, topics=("R1",)))
    old = at_version(database, public_id, 1)
    with pytest.raises(ConflictError):
        store.questionnaires.begin(database, old, old.round, QUESTIONNAIRE, hashes(public_id), {})
    store.rounds.delete(database, public_id, DAY)
    with pytest.raises(GoneError):
        store.questionnaires.begin(database, old, old.round, QUESTIONNAIRE, hashes(public_id), {})
    assert rows(database) == NO_ROWS


def test_scores_of_a_side_that_is_asked_cannot_be_typed_and_those_of_the_other_can(database: Database) -> None:
    asked = opened(database, [YOUNG])
    stored = loaded(database, asked.public_id)
    for entry in (TYPED, replace(TYPED, side=MANAGEMENT)):
        typed = replace(stored.round, entries=(entry,))
        if entry.side is YOUNG:
            with pytest.raises(ConflictError):
                store.rounds.save(database, stored, typed)
            with pytest.raises(ConflictError):
                store.rounds.save_published(database, stored, typed, lambda _earlier, _later: True)
        else:
            store.rounds.save(database, stored, typed)


def test_while_management_is_asked_its_scores_cannot_become_open_ones(database: Database) -> None:
    asked = opened(database)
    stored = loaded(database, asked.public_id)
    with pytest.raises(ConflictError):
        store.rounds.save(database, stored, replace(stored.round, management_form=ManagementForm.AGREED))


def test_until_publication_counts_are_told_in_fives_and_in_one_total(database: Database) -> None:
    asked = opened(database)
    asked.answered_by(YOUNG, 11)
    asked.answered_by(MANAGEMENT, 4)
    assert asked.loaded.counts == Counts({YOUNG: "10 of meer", MANAGEMENT: "minder dan 5"}, 15)


def test_a_closed_one_can_be_opened_again_and_keeps_what_was_counted(database: Database) -> None:
    asked = opened(database)
    asked.answered_by(YOUNG, 3)
    for _ in range(2):
        close(database, asked.public_id, DAY + timedelta(2))
    assert asked.loaded.questionnaire.closed == DAY + timedelta(2)
    reopen(database, asked.public_id, UNTIL + timedelta(7), DAY)
    assert asked.loaded.questionnaire == replace(QUESTIONNAIRE, until=UNTIL + timedelta(7))
    asked.answered_by(YOUNG, 3)
    assert asked.people[YOUNG] == 6


def test_closing_by_hand_after_its_last_day_changes_no_day(database: Database) -> None:
    asked = opened(database)
    close(database, asked.public_id, UNTIL + timedelta(9))
    assert asked.loaded.questionnaire.closed == UNTIL


def test_where_none_is_nothing_can_be_done_with_it(database: Database) -> None:
    public_id = created(database, NOTHING_YET)
    stored = loaded(database, public_id)
    assert load(database, public_id, DAY) is None
    assert unused_codes(database, public_id, YOUNG) == frozenset()
    for refused in (
        lambda: close(database, public_id, DAY),
        lambda: reopen(database, public_id, UNTIL, DAY),
        lambda: withdraw_links(database, public_id, 1, hashes(public_id, counter=1)),
        lambda: preview(database, public_id, DAY),
        lambda: publish(database, stored, STUDY, lambda *_: True, DAY),
    ):
        with pytest.raises(ConflictError):
            refused()
    discard(database, public_id)
    discard(database, "nooit")


def test_links_are_withdrawn_by_one_of_two_who_do_so_at_once(database: Database) -> None:
    asked = opened(database)
    withdraw_links(database, asked.public_id, 1, hashes(asked.public_id, counter=1))
    with pytest.raises(ConflictError):
        withdraw_links(database, asked.public_id, 1, hashes(asked.public_id, counter=1))
    assert asked.loaded.link_counter == 1


def test_whether_a_code_can_still_be_used_is_known(database: Database) -> None:
    asked = opened(database, has_codes=True)
    assert code(YOUNG, 1) in unused_codes(database, asked.public_id, YOUNG)
    store.answering.begin(database, asked.id, YOUNG, code(YOUNG, 1), "bewijs", DAY)
    left = {code(YOUNG, number) for number in range(ASKED[YOUNG])} - {code(YOUNG, 1)}
    assert unused_codes(database, asked.public_id, YOUNG) == left


def test_codes_are_added_after_those_that_were_made_and_only_once(database: Database) -> None:
    asked, made = opened(database, has_codes=True), ASKED[YOUNG]
    extra = [code(YOUNG, made), code(YOUNG, made + 1)]
    add_codes(database, asked.public_id, YOUNG, made, extra)
    with pytest.raises(ConflictError):
        add_codes(database, asked.public_id, YOUNG, made, extra)
    assert {*extra} < unused_codes(database, asked.public_id, YOUNG)
    questionnaire = asked.loaded.questionnaire
    assert (questionnaire.made(YOUNG), questionnaire.made(MANAGEMENT)) == (made + 2, ASKED[MANAGEMENT])
    assert questionnaire.asked_first == ASKED
    store.answering.begin(database, asked.id, YOUNG, extra[0], "bewijs", DAY)
    assert extra[0] not in unused_codes(database, asked.public_id, YOUNG)


def test_to_a_questionnaire_without_codes_none_are_added(database: Database) -> None:
    asked = opened(database)
    with pytest.raises(ConflictError):
        add_codes(database, asked.public_id, YOUNG, ASKED[YOUNG], ["een"])


def test_a_preview_says_what_will_be_seen_of_each_side(database: Database) -> None:
    asked = opened(database)
    asked.answered_by(YOUNG, 5)
    asked.send(YOUNG, {"R1": 1})
    asked.answered_by(MANAGEMENT, 4)
    with pytest.raises(ConflictError):  # while it is open nobody watches statements pass the threshold
        preview(database, asked.public_id, DAY)
    asked.close()
    found = preview(database, asked.public_id, DAY)
    assert {side: each.showing for side, each in found.items()} == {
        YOUNG: Showing.SCORES,
        MANAGEMENT: Showing.TOO_FEW,
    }
    assert (found[YOUNG].shown, found[MANAGEMENT].withheld) == (CODES, CODES)
    assert asked.people == {YOUNG: 6, MANAGEMENT: 4}


def test_what_is_published_is_scores_and_everything_behind_them_is_gone(database: Database) -> None:
    asked = answered(database, {YOUNG: 12, MANAGEMENT: 6}, has_codes=False)
    counted = asked.tallies
    asked.publish()
    published = loaded(database, asked.public_id).round
    assert published.publication.days == {YOUNG: DAY, MANAGEMENT: DAY}
    assert {(entry.code, entry.side, entry.n) for entry in published.entries} == {
        (each, side, counted[side].people) for side in Side for each in CODES
    }
    assert load(database, asked.public_id, DAY) is None
    assert rows(database) == NO_ROWS


def test_the_long_link_of_a_published_side_still_finds_its_round_and_the_short_one_is_gone(database: Database) -> None:
    asked = answered(database, {YOUNG: 5, MANAGEMENT: 4})
    asked.publish()
    links = hashes(asked.public_id)
    found = find(database, links[YOUNG].long)
    assert found is not None
    assert (found.public_id, found.side, found.questionnaire_id, found.questionnaire) == (
        asked.public_id,
        YOUNG,
        None,
        None,
    )
    for link in (links[YOUNG].short, links[MANAGEMENT].long, links[MANAGEMENT].short):
        with pytest.raises(GoneError):
            find(database, link)


@pytest.mark.parametrize(
    ("people", "asked_young", "shown"),
    [
        ({YOUNG: 5, MANAGEMENT: 5}, 25, {YOUNG, MANAGEMENT}),
        ({YOUNG: 5, MANAGEMENT: 4}, 25, {YOUNG}),
        ({YOUNG: 6, MANAGEMENT: 5}, 5, {MANAGEMENT}),
        ({YOUNG: 4, MANAGEMENT: 4}, 25, set()),
    ],
    ids=["both", "one too few", "one more than asked", "nothing"],
)
def test_a_side_with_too_few_or_more_than_asked_is_not_published(
    database: Database, people: dict[Side, int], asked_young: int, shown: set[Side]
) -> None:
    round = replace(NOTHING_YET, asked={**ASKED, YOUNG: asked_young})
    asked = answered(database, people, round=round)
    asked.publish()
    published = loaded(database, asked.public_id).round
    assert set(published.publication.days) == set(published.collected) == shown
    assert {entry.side for entry in published.entries} == shown
    assert rows(database) == NO_ROWS


def test_publication_is_refused_while_it_is_open_and_after_it_was_published(database: Database) -> None:
    asked = opened(database)
    asked.answered_by(YOUNG, 6)
    with pytest.raises(ConflictError):
        asked.publish(UNTIL)
    asked.publish(CLOSED)
    with pytest.raises(ConflictError):
        asked.publish(CLOSED)


def test_what_is_refused_leaves_everything_as_it_was(database: Database) -> None:
    asked = answered(database, {YOUNG: 6}, has_codes=False)
    stored, before = loaded(database, asked.public_id), (asked.tallies, rows(database))
    with pytest.raises(ConflictError):
        asked.publish(is_permitted=False)
    store.rounds.save(database, stored, replace(stored.round, topics=("R1",)))
    with pytest.raises(ConflictError):
        publish(database, stored, STUDY, lambda *_: True, DAY)
    assert (asked.tallies, rows(database)) == before
    assert not loaded(database, asked.public_id).round.publication.days
    assert find(database, hashes(asked.public_id)[YOUNG].short) is not None


def test_what_permits_a_publication_gets_the_published_round_and_those_around_it(database: Database) -> None:
    first = created(database, replace(NOTHING_YET, municipality="vorige"))
    asked = opened(database, public_id=created(database, NOTHING_YET, previous=first))
    last = created(database, replace(NOTHING_YET, municipality="volgende"), previous=asked.public_id)
    asked.answered_by(YOUNG, 6)
    asked.close()
    seen: list[tuple[Round, Sequence[Round], Sequence[Round]]] = []

    def permits(released: Round, earlier: Sequence[Round], later: Sequence[Round]) -> bool:
        seen.append((released, earlier, later))
        return True

    publish(database, loaded(database, asked.public_id), STUDY, permits, DAY)
    [(released, earlier, later)] = seen
    assert released == loaded(database, asked.public_id).round
    assert [each.municipality for each in (*earlier, *later)] == ["vorige", "volgende"]
    assert loaded(database, last).round != replace(NOTHING_YET, municipality="volgende")  # it knows what came before


def test_what_a_year_old_round_holds_of_the_other_side_stays_when_one_is_published(database: Database) -> None:
    year_later = DAY.replace(year=DAY.year + 1)
    typed = replace(NOTHING_YET, entries=(replace(TYPED, side=MANAGEMENT),))
    asked = opened(database, [YOUNG], typed, until=year_later - timedelta(1))
    asked.answered_by(YOUNG, 6)
    stored = loaded(database, asked.public_id, year_later)
    assert stored.is_condensed
    publish(database, stored, STUDY, lambda *_: True, year_later)
    assert loaded(database, asked.public_id).round.entries_of(MANAGEMENT) == (replace(TYPED, side=MANAGEMENT),)
    assert not loaded(database, asked.public_id).is_condensed


def test_the_other_side_can_be_asked_in_a_second_questionnaire_and_the_first_link_stays(database: Database) -> None:
    asked = answered(database, {YOUNG: 6, MANAGEMENT: 4})
    asked.publish()
    second = opened(database, [MANAGEMENT], public_id=asked.public_id, counter=1)
    first_link = hashes(asked.public_id)[YOUNG].long
    new = hashes(asked.public_id, [MANAGEMENT], 1)[MANAGEMENT]
    found = find(database, first_link)
    assert found is not None
    assert (found.side, found.questionnaire, found.questionnaire_id) == (YOUNG, None, None)
    withdraw_links(database, asked.public_id, 2, hashes(asked.public_id, [MANAGEMENT], 2))
    assert find(database, first_link) is not None
    assert is_gone(database, new.long)
    second.answered_by(MANAGEMENT, 5)
    second.close()
    second.publish()
    assert set(loaded(database, asked.public_id).round.publication.days) == {YOUNG, MANAGEMENT}
    assert find(database, first_link) is not None


def test_a_published_side_is_not_asked_again(database: Database) -> None:
    asked = answered(database, {YOUNG: 6})
    asked.publish()
    with pytest.raises(ConflictError):
        opened(database, [YOUNG], public_id=asked.public_id, counter=1)


@pytest.mark.parametrize("is_closed", [False, True])
def test_what_is_deleted_unpublished_leaves_nothing_but_its_round(database: Database, is_closed: bool) -> None:
    asked = opened(database, has_codes=True)
    store.answering.send(database, asked.id, YOUNG, answers(1), "bewijs", DAY, proof_hash="telling")
    if is_closed:
        asked.close()
    for _ in range(2):
        discard(database, asked.public_id)
    assert rows(database) == NO_ROWS
    assert loaded(database, asked.public_id).round == NOTHING_YET
    links = hashes(asked.public_id)
    assert all(is_gone(database, link) for side in Side for link in (links[side].long, links[side].short))


def test_a_discarded_second_questionnaire_leaves_the_link_of_the_first(database: Database) -> None:
    asked = answered(database, {YOUNG: 6})
    asked.publish()
    opened(database, [MANAGEMENT], public_id=asked.public_id, counter=1)
    discard(database, asked.public_id)
    assert find(database, hashes(asked.public_id)[YOUNG].long) is not None


def test_a_deleted_round_takes_its_questionnaire_along_and_its_links_are_gone(database: Database) -> None:
    asked = opened(database, has_codes=True)
    store.rounds.delete(database, asked.public_id, DAY)
    assert rows(database) == NO_ROWS
    for links in hashes(asked.public_id).values():
        for link in (links.long, links.short):
            with pytest.raises(GoneError):
                find(database, link)


def test_thirty_days_after_closing_or_after_its_last_day_it_goes_unpublished(database: Database) -> None:
    by_date, by_hand = opened(database), opened(database)
    by_hand.close()
    kept = timedelta(DAYS_KEPT)
    assert discard_expired(database, DAY + kept - timedelta(1)) == 0
    assert discard_expired(database, DAY + kept) == 1
    assert load(database, by_hand.public_id, DAY) is None
    assert discard_expired(database, UNTIL + kept - timedelta(1)) == 0
    assert store.expiry.overdue(database, UNTIL + kept).questionnaires == 1
    assert store.expiry.expire(database, UNTIL + kept) == Expired(questionnaires=1)
    assert load(database, by_date.public_id, DAY) is None
    assert rows(database) == NO_ROWS
    assert loaded(database, by_date.public_id).round == NOTHING_YET


def test_after_thirty_days_it_counts_as_gone_before_anything_deleted_it(database: Database) -> None:
    asked = answered(database, {YOUNG: 6, MANAGEMENT: 6})
    asked.close()
    late = DAY + timedelta(DAYS_KEPT)
    assert load(database, asked.public_id, late - timedelta(1)) is not None
    assert load(database, asked.public_id, late) is None
    stored = loaded(database, asked.public_id)
    for refused in (
        lambda: reopen(database, asked.public_id, late, late),
        lambda: preview(database, asked.public_id, late),
        lambda: publish(database, stored, STUDY, lambda *_: True, late),
    ):
        with pytest.raises(ConflictError):
            refused()
    another = opened(database, public_id=asked.public_id, day=late, until=late, counter=1000)
    assert another.people == {YOUNG: 0, MANAGEMENT: 0}


def test_one_that_was_opened_again_is_kept_from_its_new_last_day(database: Database) -> None:
    asked = opened(database)
    asked.close()
    reopen(database, asked.public_id, UNTIL + timedelta(7), DAY)
    assert discard_expired(database, UNTIL + timedelta(DAYS_KEPT + 6)) == 0
    assert asked.loaded.questionnaire.phase(UNTIL) is Phase.OPEN


def test_those_that_are_not_published_are_counted(database: Database) -> None:
    assert unpublished(database) == 0
    asked = [opened(database), opened(database), opened(database)]
    asked[0].close()
    assert unpublished(database) == 3
    asked[0].publish()
    discard(database, asked[1].public_id)
    assert unpublished(database) == 1


def test_publication_says_where_what_was_deleted_can_still_stand(database: Database) -> None:
    is_sqlite = database.engine.dialect.name == "sqlite"
    expected = {Remains.NOWHERE} if is_sqlite else {Remains.UNTIL_REUSED, Remains.UNTIL_READ}  # beside its autovacuum
    assert answered(database, {YOUNG: 6}).publish() in expected
    assert discard(database, opened(database).public_id) in expected


def test_after_it_ended_who_still_sends_is_refused_and_counted_nowhere(database: Database) -> None:
    first = answered(database, {YOUNG: 6})
    second = opened(database)
    first.publish()
    with pytest.raises(ClosedError):
        first.send(YOUNG, answers(1))
    assert second.send(YOUNG, answers(1)) is Sent.COUNTED
    assert second.people == {YOUNG: 1, MANAGEMENT: 0}
