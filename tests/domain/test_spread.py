"""The spread of an item: three classes in thirds, and only where none could tell how one to four people answered."""

from collections.abc import Hashable
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest

from retention_check.domain.spread import FEWEST_SPREAD, MOST_SPREAD, Share, Spread, may_tell, spread_of
from retention_check.domain.tallies import Tally
from tests.every_tally import Counts, Showing, every_tally, shown_tenths, told
from tests.matrix import some_now

TRIED = [*range(FEWEST_SPREAD, 25), 27, 32]


def thirds(tally: Tally) -> tuple[int, ...]:
    """For each class 0 under a third, 2 above two thirds, else 1: by fractions, as nobody else here works it out."""
    one, two, three, four, five = tally.counts
    shares = (Fraction(count, tally.n) for count in (one + two, three, four + five))
    return tuple(0 if share < Fraction(1, 3) else 2 if share > Fraction(2, 3) else 1 for share in shares)


def places(spread: Spread | None) -> tuple[int, ...] | None:
    return tuple([*Share].index(share) for share in spread.shares) if spread else None


# ---- What is shown ----


def test_the_classes_are_low_answers_the_middle_one_and_high_answers() -> None:
    assert spread_of(Tally((8, 9, 5, 1, 2))) == Spread(Share.LARGE, Share.SMALL, Share.SMALL)
    assert spread_of(Tally((1, 1, 20, 2, 1))) == Spread(Share.SMALL, Share.LARGE, Share.SMALL)
    assert spread_of(Tally((1, 1, 4, 11, 9))) == Spread(Share.SMALL, Share.SMALL, Share.LARGE)


@pytest.mark.parametrize(
    ("high", "share"), [(9, Share.SMALL), (10, Share.MIDDLE), (20, Share.MIDDLE), (21, Share.LARGE)]
)
def test_a_third_and_two_thirds_are_in_the_middle(high: int, share: Share) -> None:
    spread = spread_of(Tally((30 - high, 0, 0, 0, high)))
    assert spread
    assert spread.high is share


def test_what_is_shown_says_the_thirds_and_nothing_else() -> None:
    for counts in every_tally(FEWEST_SPREAD):
        tally = Tally(counts)
        assert places(spread_of(tally)) in (None, thirds(tally))


@pytest.mark.parametrize(("n", "is_shown"), [(19, False), (20, True), (150, True), (151, False), (1000, False)])
def test_from_twenty_to_a_hundred_and_fifty_answers_there_is_a_spread(n: int, is_shown: bool) -> None:
    assert (FEWEST_SPREAD, MOST_SPREAD) == (20, 150)
    assert (spread_of(Tally((n // 5, n // 5, n // 5, n // 5, n - 4 * (n // 5)))) is not None) is is_shown


def test_under_twenty_answers_there_is_none_whatever_was_answered() -> None:
    assert not any(spread_of(Tally(counts)) for n in range(1, 12) for counts in every_tally(n))


# ---- What it could tell ----


@pytest.mark.parametrize("n", some_now(TRIED, [20, 22]))
def test_no_view_tells_how_many_of_one_to_four_people_gave_some_answers(n: int) -> None:
    assert told(n, spread_of) == []


@pytest.mark.parametrize("n", range(5, FEWEST_SPREAD))
def test_nor_does_a_mean_of_five_or_more_alone(n: int) -> None:
    assert told(n, spread_of) == []


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_a_mean_of_fewer_than_five_would(n: int) -> None:
    assert told(n, spread_of)


@pytest.mark.parametrize("n", some_now(TRIED, [20]))
def test_a_spread_stays_away_only_where_some_spread_beside_that_mean_would_tell(n: int) -> None:
    hidden = {view[0] for view in telling(n) if isinstance(view, tuple)}
    means = {shown_tenths(counts) for counts in every_tally(n)}
    assert {mean for mean in means if may_tell(n, Decimal(mean) / 10)} == hidden
    assert 0 < len(hidden) < len(means) / 4


def test_whether_it_is_shown_depends_on_the_shown_mean_and_the_number_of_answers_alone() -> None:
    shown: dict[int, set[bool]] = {}
    for counts in every_tally(22):
        shown.setdefault(shown_tenths(counts), set()).add(spread_of(Tally(counts)) is None)
    assert all(len(each) == 1 for each in shown.values())


# ---- Other rules, which would tell ----


def tens_of_percents(tally: Tally) -> Hashable:
    one, two, three, four, five = tally.counts
    classes = one + two, three, four + five
    return tuple(0 if count < 5 else round(10 * count / tally.n) for count in classes)


@cache
def telling(n: int) -> set[Hashable]:
    return {view for view, _, _ in told(n, thirds)}


def hidden_where_it_tells(tally: Tally) -> Hashable:
    """The spread stays away where it would tell itself, and not where another beside the same mean would."""
    view = shown_tenths(as_counts(tally)), thirds(tally)
    return None if view in telling(tally.n) else thirds(tally)


def counted_low(tally: Tally) -> Hashable:
    return sum(tally.counts[:2])


def quarters(tally: Tally) -> Hashable:
    one, two, three, four, five = tally.counts
    return tuple(4 * count // tally.n for count in (one + two, three, four + five))


def as_counts(tally: Tally) -> Counts:
    one, two, three, four, five = tally.counts
    return one, two, three, four, five


RULES = [thirds, quarters, tens_of_percents, hidden_where_it_tells, counted_low]


@pytest.mark.parametrize("rule", some_now(RULES, [tens_of_percents, hidden_where_it_tells]))
def test_another_rule_would_tell(rule: Showing) -> None:
    assert told(20, rule) != []
