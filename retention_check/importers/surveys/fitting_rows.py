"""Rows of one table of which all answers stand in a row of another one too, which may hold more."""

import math
from collections import defaultdict
from typing import Any

import numpy as np

NOWHERE = -1
_MOST_HELD = 100  # rows that are looked at for one: more say no more than that it is not the only one
_LEAST_AGREED = 0.2  # part of the answers that two people have in common, where each of five marks is as likely
_CHANCE = 0.01  # below which it is no chance that so many rows fit


def fitting_rows(cells: Any, others: Any, least: int) -> tuple[Any, Any]:
    """Of each row the place of one that fits, -1 for none, and whether no other one does; each place is used once.

    Both are numbers, 0 for what is not answered, the side first. Equal rows go first. One that only fits has at least
    `least` answers, for fewer stand in many rows.
    """
    places = equal_rows(cells, others)
    is_only = places != NOWHERE
    left, left_there = np.flatnonzero(~is_only), np.setdiff1d(np.arange(len(others)), places)
    fits = _fits(cells[left], others[left_there], least)
    used: set[int] = set()
    for mine, theirs in sorted(fits.items(), key=lambda each: len(each[1])):
        free = next((each for each in theirs if each not in used), NOWHERE)
        if free != NOWHERE:
            used.add(free)
            places[left[mine]], is_only[left[mine]] = left_there[free], len(theirs) == 1
    return places, is_only


def equal_rows(cells: Any, others: Any) -> Any:
    """Of each row the place of one that is the same, each of which is used once."""
    left: dict[bytes, list[int]] = {}
    for place, row in enumerate(others):
        left.setdefault(row.tobytes(), []).append(place)
    found = (left.get(row.tobytes()) for row in cells)
    return np.array([places.pop() if places else NOWHERE for places in found], dtype=np.int64)


def is_no_chance(equal: Any, others: Any) -> bool:
    """Whether rows of other people would not fit so often; `equal` has for each row its answers that fit, or 0.

    A row of somebody else fits one of n with a chance of at most n times a, to the power of its answers, where a is
    how often two people agree.
    """
    found = equal[equal > 0]
    each = np.minimum(0, math.log(max(len(others), 1)) + found * math.log(_agreement(others)))
    ways = math.lgamma(len(equal) + 1) - math.lgamma(len(found) + 1) - math.lgamma(len(equal) - len(found) + 1)
    return bool(ways + each.sum() < math.log(_CHANCE))


def _agreement(others: Any) -> float:
    """The part of the answers that two people of a table have in common."""
    answers = others[:, 1:]
    times = np.array([(answers == each).sum(axis=0) for each in np.unique(answers[answers != 0])], dtype=np.int64)
    n = times.sum(axis=0)
    pairs = (n * (n - 1)).sum()
    return max(_LEAST_AGREED, float((times * (times - 1)).sum() / pairs)) if pairs else 1.0


def _fits(cells: Any, others: Any, least: int) -> dict[int, list[int]]:
    """Of each row the places that fit: of those that hold all its answers, and of those whose answers it holds."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for mine, theirs in _held(cells, others, least):
        found[mine] += theirs
    for theirs_place, mine_places in _held(others, cells, least):
        for mine in mine_places:
            found[mine].append(theirs_place)
    return found


def _held(cells: Any, others: Any, least: int) -> list[tuple[int, list[int]]]:
    """Of each row the places that hold all its answers and more."""
    answers, theirs = ((each[:, 1:] != 0).sum(axis=1) for each in (cells, others))
    order = np.argsort(-theirs, kind="stable")  # those with more answers than a row are the first ones
    columns = np.ascontiguousarray(others[order].T)
    fuller = np.searchsorted(-theirs[order], -answers)
    known: dict[bytes, list[int]] = {}
    for place in np.flatnonzero((answers >= least) & (fuller > 0)):
        row = cells[place]
        if row.tobytes() not in known:
            known[row.tobytes()] = order[_holding(row, columns, fuller[place])].tolist()
    return [(int(place), known[row.tobytes()]) for place, row in enumerate(cells) if known.get(row.tobytes())]


def _holding(row: Any, columns: Any, n: int) -> Any:
    """The first n places with these answers; the side goes last, as it tells fewest apart."""
    first, *more = np.flatnonzero(row)[::-1]
    places = np.flatnonzero(columns[first, :n] == row[first])
    for column in more:
        if not len(places):
            break
        places = places[columns[column, places] == row[column]]
    return places[:_MOST_HELD]
