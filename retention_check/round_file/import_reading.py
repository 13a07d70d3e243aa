"""What a file says of the survey that a group's scores were imported from: held against the scores that are there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from retention_check.domain.collecting import fitting_items
from retention_check.domain.imported import LONGEST_TOOL, ImportedItem, ImportedSurvey
from retention_check.domain.round import MOST_PEOPLE, Round
from retention_check.domain.side import Side
from retention_check.domain.spread import FEWEST_SPREAD, MOST_SPREAD
from retention_check.domain.wording import SHORT
from retention_check.importers.cells import CellError
from retention_check.round_file.places import Places
from retention_check.round_file.values import as_decimal, as_name, as_possible_day, as_side, as_spread, is_whole

WHERE = "bij de ingelezen enquête"


def with_imports(places: Places, raw: object, round: Round) -> Round:
    """The round with the survey of each group; what does not fit the scores is a mistake in the file."""
    found: dict[Side, ImportedSurvey] = {}
    for name, block in places.mapping_at(WHERE, raw).items():
        side = places.value_at(WHERE, as_side, name, None)
        survey = _survey(places, f"{WHERE}, {SHORT[side]}", block) if side else None
        if side and survey:
            found[side] = survey
    imported = replace(round, imported=found)
    for side, survey in found.items():
        if round.gives_agreed_scores(side) or not round.entries_of(side):
            places.add_problem(f"{WHERE}, {SHORT[side]}", "dit hoort bij een groep met scores uit een enquête.")
        elif len(fitting_items(imported, side)) != len(survey.items):
            places.add_problem(f"{WHERE}, {SHORT[side]}", "dit hoort niet bij de scores die er staan.")
    return imported


def _survey(places: Places, where: str, raw: object) -> ImportedSurvey | None:
    block = places.object_at(where, raw)
    if not block:
        return None
    return ImportedSurvey(
        places.value_at(f"{where}, programma", partial(as_name, LONGEST_TOOL), block.get("tool"), ""),
        places.value_at(f"{where}, dag", as_possible_day, block.get("day"), date.min),
        dict(_items(places, f"{where}, scores", block.get("items"))),
    )


def _items(places: Places, where: str, raw: object) -> Iterator[tuple[str, ImportedItem]]:
    for name, values in places.mapping_at(where, raw).items():
        code = places.value_at(where, places.as_code, name, None)
        item = places.value_at(where, _as_item, values, None)
        if code and item:
            yield code, item


def _as_item(raw: object) -> ImportedItem | None:
    if not isinstance(raw, list) or len(raw) != 3 or not is_whole(raw[1]) or not 0 <= raw[1] <= MOST_PEOPLE:
        raise CellError("hier horen een gemiddelde, een aantal en een verdeling te staan.")
    mean, n, shares = raw
    if shares is not None and not FEWEST_SPREAD <= n <= MOST_SPREAD:
        raise CellError(f"een verdeling is er bij {FEWEST_SPREAD} tot en met {MOST_SPREAD} antwoorden.")
    return ImportedItem(as_decimal(mean), n, None if shares is None else as_spread(shares))
