"""What publishes a group, what keeps it from that, and what others see of a round that is published in part."""

from dataclasses import replace
from datetime import timedelta

import pytest

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.publication import Publication
from retention_check.domain.publishing import (
    Hindrance,
    can_lock,
    entered_sides,
    followed_by,
    following,
    hindrances,
    last_published,
    next_published,
    only_published,
    publish,
    shows_the_same,
    unpublished,
    with_results_opened,
)
from retention_check.domain.round import ManagementForm, Round
from retention_check.domain.side import Side
from tests.cast import ASKED, DAY, STUDY, delft, gouda

YOUNG, MANAGEMENT = Side
GOUDA = gouda().round
LATER = DAY + timedelta(days=400)


def compared(round: Round, threshold: int = 5) -> Comparison:
    return compare(round, STUDY, threshold)


def test_what_is_published_is_published_since_that_day_under_the_threshold_of_then() -> None:
    published = publish(compared(GOUDA, 7), [YOUNG], DAY)
    assert published.publication == Publication({YOUNG: DAY}, threshold=7, was_opened=True)
    assert compared(published, 10).threshold == 7
    both = publish(compared(published, 10), [MANAGEMENT], LATER)
    assert (both.publication.days, both.publication.threshold) == ({YOUNG: DAY, MANAGEMENT: LATER}, 7)


def test_publishing_twice_keeps_the_first_day() -> None:
    once = publish(compared(GOUDA), Side, DAY)
    assert publish(compared(once), Side, LATER).publication.days == dict.fromkeys(Side, DAY)


def test_a_group_without_scores_is_nothing_to_publish() -> None:
    young = replace(GOUDA, entries=GOUDA.entries_of(YOUNG))
    assert entered_sides(young) == unpublished(young) == (YOUNG,)
    assert unpublished(publish(compared(young), [YOUNG], DAY)) == ()


def test_others_see_nothing_of_a_group_that_is_not_published() -> None:
    round = replace(GOUDA, topics=("R3",))
    assert (
        only_published(publish(compared(round), [YOUNG], DAY))
        == publish(compared(round), [YOUNG], DAY).without_management()
    )
    young_hidden = only_published(publish(compared(round), [MANAGEMENT], DAY))
    assert {entry.side for entry in young_hidden.entries} == {MANAGEMENT}
    assert YOUNG not in young_hidden.asked
    assert not only_published(round).entries


def test_others_see_all_of_a_published_round() -> None:
    published = publish(compared(replace(GOUDA, topics=("R3",))), Side, DAY)
    assert only_published(published) == published


def test_nothing_hinders_a_first_round() -> None:
    assert hindrances(compared(GOUDA), {}) == {}
    assert hindrances(delft(), {}) == {}  # a group that is too small is published as not shown


def test_a_round_of_which_nothing_would_be_shown_is_not_published() -> None:
    few = replace(GOUDA, entries=tuple(replace(each, n=4) for each in GOUDA.entries))
    assert hindrances(compared(few), {}) == dict.fromkeys(Side, Hindrance.NOTHING_SHOWN)


def test_a_group_with_more_answers_than_were_asked_is_not_published() -> None:
    padded = replace(GOUDA, asked={**ASKED, YOUNG: 5})
    assert hindrances(compared(padded), {}) == {YOUNG: Hindrance.MORE_THAN_ASKED}


def test_open_scores_are_published_once_they_are_locked() -> None:
    entries = tuple(replace(entry, n=None) if entry.side is MANAGEMENT else entry for entry in GOUDA.entries)
    agreed = replace(GOUDA, management_form=ManagementForm.AGREED, entries=entries)
    assert hindrances(compared(agreed), {}) == {MANAGEMENT: Hindrance.NOT_LOCKED}
    assert hindrances(compared(replace(agreed, is_locked=True)), {}) == {}


@pytest.mark.parametrize(
    ("asked_again", "hindrance"),
    [({}, Hindrance.UNANSWERED), ({YOUNG: False}, Hindrance.NOT_ASKED_AGAIN), ({YOUNG: True}, None)],
)
def test_a_group_that_differs_from_what_was_published_must_have_been_asked_again(
    asked_again: dict[Side, bool], hindrance: Hindrance | None
) -> None:
    earlier = {YOUNG: compared(publish(compared(GOUDA), Side, DAY))}
    first = GOUDA.entries[0]
    changed = replace(
        GOUDA, entries=(replace(first, n=(first.n or 0) + 1), *GOUDA.entries[1:]), asked_again=asked_again
    )
    assert hindrances(compared(changed), earlier).get(YOUNG) == hindrance
    assert hindrances(compared(replace(GOUDA, asked_again=asked_again)), earlier) == {}


def test_a_round_is_not_published_after_the_one_that_follows_on_it_where_nobody_was_asked_again() -> None:
    later = {YOUNG: compared(publish(compared(GOUDA), Side, DAY))}
    first = GOUDA.entries[0]
    other = replace(GOUDA, entries=(replace(first, n=(first.n or 0) + 1), *GOUDA.entries[1:]))
    assert hindrances(compared(other), {}, later) == {YOUNG: Hindrance.PUBLISHED_LATER}
    assert hindrances(compared(GOUDA), {}, later) == {}


def test_what_was_published_after_a_round_stays_known_when_that_round_is_gone() -> None:
    bare = replace(GOUDA, asked_again={})
    later = publish(compared(bare), [YOUNG], DAY)
    near, far = followed_by(later, [replace(bare, asked_again={YOUNG: True}), bare])
    assert (near.publication.followed, far.publication.followed) == ((YOUNG,), ())
    assert hindrances(compared(near), {})[YOUNG] is Hindrance.PUBLISHED_LATER
    assert hindrances(compared(near), {}, {YOUNG: compared(later)}) == {}
    [anew] = followed_by(replace(later, asked_again={YOUNG: True}), [bare])
    assert anew == bare


def test_the_next_round_in_which_a_group_is_published_counts_until_everyone_is_asked_again() -> None:
    published = publish(compared(replace(GOUDA, asked_again={})), Side, DAY)
    anew = replace(published, asked_again={YOUNG: True})
    assert next_published([replace(GOUDA, asked_again={}), published]) == {YOUNG: published, MANAGEMENT: published}
    assert next_published([anew, published]) == {MANAGEMENT: anew}
    older = replace(GOUDA, asked_again={}, publication=Publication(may_be_shared=True))
    assert next_published([older]) == {YOUNG: older, MANAGEMENT: older}  # nobody was asked yet whether it was shared


def test_the_last_round_in_which_a_group_was_or_may_have_been_shown_counts() -> None:
    published = publish(compared(GOUDA), [YOUNG], DAY)
    older = replace(GOUDA, publication=Publication(may_be_shared=True))
    assert last_published([GOUDA, published, older]) == {YOUNG: published, MANAGEMENT: older}


def test_what_was_published_before_a_round_stays_known_when_the_round_before_it_is_gone() -> None:
    first = publish(compared(GOUDA), [YOUNG], DAY)
    second = following(replace(GOUDA, asked_again={YOUNG: False}), first)
    third = following(replace(GOUDA, asked_again={}), second)
    assert second.publication.follows == third.publication.follows == (YOUNG,)
    assert hindrances(compared(second), {}) == {YOUNG: Hindrance.NOT_ASKED_AGAIN}
    assert hindrances(compared(third), {}) == {YOUNG: Hindrance.UNANSWERED}
    assert hindrances(compared(replace(third, asked_again={YOUNG: True})), {}) == {}


def test_a_group_of_which_nothing_was_shown_is_remembered_as_such() -> None:
    assert publish(delft(), Side, DAY).publication.unshown == (YOUNG,)
    assert publish(gouda(), Side, DAY).publication.unshown == ()


def test_as_long_as_a_group_of_an_older_round_is_not_published_it_may_have_been_shared() -> None:
    older = compared(replace(GOUDA, publication=Publication(may_be_shared=True)))
    assert publish(older, [MANAGEMENT], DAY).publication.may_be_shared
    assert not publish(older, Side, DAY).publication.may_be_shared


def test_a_published_group_is_hindered_by_nothing() -> None:
    published = publish(compared(GOUDA), Side, DAY)
    assert hindrances(compared(replace(published, asked={YOUNG: 5})), {}) == {}


def test_two_rounds_show_the_same_of_a_group_when_scores_and_numbers_are_the_same() -> None:
    first, *others = GOUDA.entries
    assert shows_the_same(gouda(), gouda(), YOUNG)
    other_n = compared(replace(GOUDA, entries=(replace(first, n=33), *others)))
    assert not shows_the_same(other_n, gouda(), YOUNG)
    assert shows_the_same(other_n, gouda(), MANAGEMENT)
    assert not shows_the_same(compared(replace(GOUDA, entries=tuple(others))), gouda(), YOUNG)


def test_results_that_have_been_open_stay_so() -> None:
    assert with_results_opened(GOUDA).publication.was_opened
    agreed = replace(GOUDA, management_form=ManagementForm.AGREED)
    assert not with_results_opened(agreed).publication.was_opened
    was = with_results_opened(GOUDA)
    assert with_results_opened(replace(was, management_form=ManagementForm.AGREED)).publication.was_opened


def test_open_scores_can_be_locked_only_before_the_results_were_ever_open() -> None:
    agreed = replace(GOUDA, management_form=ManagementForm.AGREED)
    assert can_lock(agreed)
    assert not can_lock(replace(agreed, is_locked=True))
    assert not can_lock(GOUDA)
    switched = replace(with_results_opened(GOUDA), management_form=ManagementForm.AGREED)
    assert not can_lock(switched)
    assert not can_lock(replace(switched, entries=()))
