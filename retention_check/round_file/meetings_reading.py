"""What a file says that meetings of a round showed to a room: taken out of it, and held against the rest."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from retention_check.domain.item import Kind
from retention_check.domain.round import Round
from retention_check.domain.scores import THRESHOLD
from retention_check.domain.shown_in_meetings import PredictedScore, Prediction, ShownInMeetings
from retention_check.domain.side import Side
from retention_check.domain.wording import SHORT
from retention_check.round_file.places import Places
from retention_check.round_file.values import as_prediction, as_side

WHERE = "bij wat een bijeenkomst liet zien"


def with_shown_in_meetings(places: Places, raw: object, round: Round) -> Round:
    """The round with what its meetings showed, also beside scores that nobody was shown yet."""
    if raw == {}:
        return round
    block = places.object_at(WHERE, raw)
    threshold = round.publication.threshold or THRESHOLD
    shown = ShownInMeetings(
        dict(_predicted(places, block.get("predicted", {}), threshold)),
        tuple(_sides(places, block.get("guessed", []))),
        tuple(_codes(places, block.get("dotted", []))),
    )
    return replace(round, shown_in_meetings=shown)


def _predicted(places: Places, raw: object, threshold: int) -> Iterator[tuple[Side, Prediction]]:
    where = f"{WHERE}, voorspeld"
    for name, block in places.mapping_at(where, raw).items():
        side = places.value_at(where, as_side, name, None)
        if side:
            yield side, dict(_prediction(places, f"{where} door {SHORT[side]}", block, threshold))


def _prediction(places: Places, where: str, raw: object, threshold: int) -> Iterator[tuple[str, PredictedScore]]:
    for name, values in places.object_at(where, raw).items():
        code = _code(places, where, name, Kind.REASON)
        each = places.value_at(f"{where}, {code}" if code else where, as_prediction, values, None)
        if not code or not each:
            continue
        if each.n < threshold:
            message = f"van minder dan {threshold} mensen tonen wij geen voorspelling."
            places.add_problem(f"{where}, {code}", message)
        yield code, each


def _sides(places: Places, raw: object) -> Iterator[Side]:
    where = f"{WHERE}, geraden"
    for name in places.list_at(where, raw, len(Side)):
        side = places.value_at(where, as_side, name, None)
        if side:
            yield side


def _codes(places: Places, raw: object) -> Iterator[str]:
    where = f"{WHERE}, stippen"
    found = (_code(places, where, name, Kind.MEASURE) for name in places.list_at(where, raw, len(places.study.codes)))
    yield from (code for code in found if code)


def _code(places: Places, where: str, raw: Any, kind: Kind) -> str:
    """A code of this kind of statement; empty, with a problem, for any other."""
    code = places.value_at(where, places.as_code, raw, "")
    if code and places.study.item(code).kind is not kind:
        belongs = "redenen" if kind is Kind.REASON else "maatregelen"
        places.add_problem(where, f"{code} hoort hier niet: hier staan alleen {belongs}.")
        return ""
    return code
