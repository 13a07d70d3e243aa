"""What a file says of the survey that a group's scores were imported from: held against the scores that are there."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from retention_check.domain.collecting import fitting_spreads
from retention_check.domain.imported import LONGEST_TOOL, ImportedSpread, ImportedSurvey
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.spread import FEWEST_SPREAD, MOST_SPREAD
from retention_check.domain.wording import SHORT
from retention_check.importers.cells import CellError
from retention_check.round_file.places import Places
from retention_check.round_file.values import as_decimal, as_name, as_possible_day, as_side, as_spread, is_whole

WHERE = "bij de ingelezen enquête"


def with_imports(places: Places, raw: object, round: Round) -> Round:
    """The round with the survey of each group; a spread that does not fit its score is a mistake in the file."""
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
        elif len(fitting_spreads(imported, side)) != len(survey.spreads):
            places.add_problem(f"{WHERE}, {SHORT[side]}", "een verdeling hoort niet bij de score die er staat.")
    return imported


def _survey(places: Places, where: str, raw: object) -> ImportedSurvey | None:
    block = places.object_at(where, raw)
    if not block:
        return None
    return ImportedSurvey(
        places.value_at(f"{where}, programma", partial(as_name, LONGEST_TOOL), block.get("tool"), ""),
        places.value_at(f"{where}, dag", as_possible_day, block.get("day"), date.min),
        dict(_spreads(places, f"{where}, verdeling", block.get("spreads"))),
    )


def _spreads(places: Places, where: str, raw: object) -> Iterator[tuple[str, ImportedSpread]]:
    for name, values in places.mapping_at(where, raw).items():
        code = places.value_at(where, places.as_code, name, None)
        spread = places.value_at(where, _as_imported_spread, values, None)
        if code and spread:
            yield code, spread


def _as_imported_spread(raw: object) -> ImportedSpread | None:
    if not isinstance(raw, list) or len(raw) != 5:
        raise CellError("hier horen drie delen, een gemiddelde en een aantal te staan.")
    spread, n = as_spread(raw[:3]), raw[4]
    if not is_whole(n) or not FEWEST_SPREAD <= n <= MOST_SPREAD:
        raise CellError(f"een verdeling is er bij {FEWEST_SPREAD} tot en met {MOST_SPREAD} antwoorden.")
    return ImportedSpread(spread, as_decimal(raw[3]), n) if spread else None
