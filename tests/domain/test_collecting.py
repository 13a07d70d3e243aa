"""How a side was collected and how its answers are spread is seen only with its scores."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from retention_check.domain.collecting import (
    collection_shown,
    items_told_of_spread,
    items_with_spread,
    sides_told_of_spread,
    sides_too_small_for_spread,
    sides_with_spread,
    sides_without_spread,
    spreads_shown,
)
from retention_check.domain.comparison import compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.corrections import Review
from retention_check.domain.item import Kind
from retention_check.domain.merging import merge_rounds
from retention_check.domain.publishing import following, only_published
from retention_check.domain.round import Agreement, Round
from retention_check.domain.side import Side
from retention_check.domain.spread import FEWEST_SPREAD, MOST_SPREAD
from tests.cast import DAY, STUDY, gouda
from tests.collected import beside_open_scores, collected, collected_round, collected_rounds
from tests.matrix import examples

YOUNG, MANAGEMENT = Side


def test_of_a_round_that_was_typed_there_is_nothing() -> None:
    assert [collection_shown(gouda(), side) for side in Side] == [None, None]
    assert items_with_spread(gouda()) == ()


def test_a_side_of_twenty_answers_shows_spreads_and_one_of_six_none() -> None:
    found = collected(25, 6)
    assert sides_with_spread(items_with_spread(found), found) == (YOUNG,)
    assert {each.item.kind for each in items_with_spread(found)} == set(Kind)
    assert {each.item.kind for each in items_with_spread(found, Kind.REASON)} == {Kind.REASON}
    management = collection_shown(found, MANAGEMENT)
    assert management is not None
    assert management.spreads == {}


def test_an_item_with_twenty_answers_and_no_spread_is_told_of_and_a_smaller_side_as_a_whole() -> None:
    found = collected(25, 6)
    bare = replace(found.round, collected={s: replace(c, spreads={}) for s, c in found.round.collected.items()})
    without = compare(bare, STUDY)
    assert sides_without_spread(without, "R1") == (YOUNG,)
    assert items_with_spread(without) == ()
    assert sides_told_of_spread(items_told_of_spread(without, Kind.REASON), without) == (YOUNG,)
    assert len(items_told_of_spread(without, Kind.REASON)) == 10
    assert sides_too_small_for_spread(without) == sides_too_small_for_spread(found) == (MANAGEMENT,)
    assert sides_too_small_for_spread(gouda()) == ()


def test_a_side_that_shows_no_score_tells_not_even_that_it_was_asked() -> None:
    assert collected(25, 4).round.collected.keys() == {YOUNG}
    assert collection_shown(collected(25, 4), MANAGEMENT) is None


def test_when_more_people_answered_than_were_asked_the_spreads_go_with_the_scores() -> None:
    round = replace(collected_round(), asked={YOUNG: 20, MANAGEMENT: 30})
    found = compare(round, STUDY)
    assert collection_shown(found, YOUNG) is None
    assert sides_with_spread(items_with_spread(found), found) == (MANAGEMENT,)
    assert YOUNG not in shown_only(found).collected


def test_an_open_score_has_no_spread_whatever_stands_beside_it() -> None:
    round = beside_open_scores()
    wrong = replace(round, collected=dict.fromkeys(Side, round.collected[YOUNG]))
    assert collection_shown(compare(wrong, STUDY), MANAGEMENT) is None
    assert all(MANAGEMENT not in spreads_shown(compare(wrong, STUDY), item.code) for item in STUDY.items)


@settings(max_examples=examples(20), deadline=None)
@given(collected_rounds())
def test_a_spread_stands_only_beside_a_score_of_enough_answers_and_stays_when_only_what_is_shown_is_kept(
    round: Round,
) -> None:
    found = compare(round, STUDY)
    for compared in found.items:
        for side in spreads_shown(found, compared.item.code):
            assert FEWEST_SPREAD <= (compared.n(side) or 0) <= MOST_SPREAD
    kept = shown_only(found)
    assert kept.collected == round.collected
    assert shown_only(compare(kept, STUDY)) == kept


def test_without_management_there_is_nothing_of_how_it_was_asked() -> None:
    without = collected_round().without_management()
    assert without.collected.keys() == {YOUNG}
    assert sides_with_spread(items_with_spread(compare(without, STUDY)), compare(without, STUDY)) == (YOUNG,)


def test_what_is_not_published_is_not_seen_to_have_been_asked() -> None:
    round = collected_round()
    days = {YOUNG: round.publication.days[YOUNG]}
    assert only_published(replace(round, publication=replace(round.publication, days=days))).collected.keys() == {YOUNG}


def test_a_group_that_is_withdrawn_loses_how_it_was_asked() -> None:
    changed = Review(withdrawn=frozenset({MANAGEMENT})).applied_to(collected_round())
    assert changed.collected.keys() == {YOUNG}


def test_who_changes_agreements_meanwhile_keeps_how_it_was_asked() -> None:
    opened = collected_round()
    mine = replace(opened, agreements=(Agreement("Mentoren zoeken"),))
    merged = merge_rounds(opened, mine, replace(opened, topics=("R3",)))
    assert merged is not None
    assert (merged.collected, merged.topics, merged.agreements) == (opened.collected, ("R3",), mine.agreements)


def test_a_next_round_starts_without_it() -> None:
    assert following(Round((), DAY, "Gouda"), collected_round()).collected == {}


@pytest.mark.parametrize("side", Side)
def test_the_number_of_answers_is_that_of_this_questionnaire_alone(side: Side) -> None:
    found = collected(25, 22)
    assert {entry.n for entry in found.round.entries_of(side)} == {25 if side is YOUNG else 22}
