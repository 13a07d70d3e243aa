"""What a file says of how our own questionnaire asked a group: taken out of it, and held against its scores."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from retention_check.domain.collection import Collection, Length
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.spread import FEWEST_SPREAD, MOST_SPREAD, Spread
from retention_check.domain.wording import SHORT
from retention_check.round_file.places import Places
from retention_check.round_file.values import (
    as_asked,
    as_length,
    as_possible_day,
    as_side,
    as_spread,
    as_yes_or_no,
)

WHERE = "bij zelf gevraagd"


def with_collections(places: Places, raw: object, round: Round) -> Round:
    """The round with how each published group was asked, which must agree with the scores that are there."""
    collected: dict[Side, Collection] = {}
    for name, block in places.mapping_at(WHERE, raw).items():
        side = places.value_at(WHERE, as_side, name, None)
        found = len(places.problems)
        collection = _collection(places, f"{WHERE}, {SHORT[side]}", block) if side else None
        if not side or not collection:
            continue
        collected[side] = collection
        if len(places.problems) == found:  # what is broken is not held against the scores as well
            for message in _contradictions(round, side, collection):
                places.add_problem(f"{WHERE}, {SHORT[side]}", message)
    return replace(round, collected=collected)


def _collection(places: Places, where: str, raw: object) -> Collection | None:
    block = places.object_at(where, raw)
    if not block:
        return None
    first, last = (
        places.value_at(f"{where}, {told}", as_possible_day, block.get(name), date.min)
        for told, name in (("eerste dag", "first_day"), ("laatste dag", "last_day"))
    )
    return Collection(
        first,
        last,
        places.value_at(f"{where}, lengte", as_length, block.get("length"), Length.FULL),
        places.value_at(f"{where}, codes", as_yes_or_no, block.get("has_codes"), False),
        places.value_at(f"{where}, eerst gevraagd", as_asked, block.get("asked_first"), 1),
        dict(_spreads(places, f"{where}, verdeling", block.get("spreads"))),
    )


def _spreads(places: Places, where: str, raw: object) -> Iterator[tuple[str, Spread]]:
    for name, shares in places.mapping_at(where, raw).items():
        code = places.value_at(where, places.as_code, name, None)
        spread = places.value_at(where, as_spread, shares, None)
        if code and spread:
            yield code, spread


def _contradictions(round: Round, side: Side, collection: Collection) -> Iterator[str]:
    """What is said of a group that the rest of the file speaks against."""
    day, asked = round.publication.days.get(side), round.asked.get(side)
    if day is None or not round.entries_of(side) or round.gives_agreed_scores(side):
        yield "dit hoort bij een groep waarvan scores uit een vragenlijst gedeeld zijn."
        return
    if not collection.first_day <= collection.last_day <= day:
        yield "de dagen volgen elkaar niet op: eerst open, dan dicht, dan gedeeld."
    if asked is None or collection.asked_first > asked:
        yield "er kunnen later niet minder mensen gevraagd zijn dan eerst."
    yield from _contradictions_of_spreads(round, side, collection.spreads)


def _contradictions_of_spreads(round: Round, side: Side, spreads: Mapping[str, Any]) -> Iterator[str]:
    answers = {entry.code: round.answers_behind(entry) or 0 for entry in round.entries_of(side)}
    for code in spreads:
        if not FEWEST_SPREAD <= answers.get(code, 0) <= MOST_SPREAD:
            yield f"{code} heeft een verdeling, en geen score van {FEWEST_SPREAD} tot {MOST_SPREAD} antwoorden."
