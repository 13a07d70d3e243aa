"""A fixed cast: Gouda (complete), Delft (too few young civil servants), Texel (nothing yet), and all mixes of data."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.item import Item, Kind
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES, Scale
from retention_check.domain.side import Side
from retention_check.example import example_cells
from retention_check.sheet_columns import COUNT, SCORE, SPREAD
from retention_check.studies import load_study

DAY = date(2026, 11, 21)
STUDY = load_study()
EDITION = STUDY.edition
REASONS = STUDY.of_kind(Kind.REASON)


def entries(
    scores: Mapping[str, tuple[str | None, str | None]], n_young: int | None = 34, n_management: int | None = 8
) -> tuple[Entry, ...]:
    """Entries of a few items: code, young's mean and management's mean (None when not asked)."""
    found = []
    for code, (young, management) in scores.items():
        if young is not None:
            found.append(Entry(code, Side.YOUNG, Decimal(young), n_young))
        if management is not None:
            found.append(Entry(code, Side.MANAGEMENT, Decimal(management), n_management))
    return tuple(found)


def comparison_of(
    found: Iterable[Entry],
    municipality: str = "Gouda",
    scale: Scale = SCALES["1-10"],
    management_form: ManagementForm = ManagementForm.QUESTIONNAIRE,
    management_role: str = "management",
    staff: int | None = None,
    threshold: int = 5,
) -> Comparison:
    """A comparison of these entries on the fixed day."""
    round = Round(tuple(found), DAY, municipality, scale, management_form, management_role, staff)
    return compare(round, STUDY, threshold)


def few(
    scores: Mapping[str, tuple[str | None, str | None]],
    n_young: int | None = 34,
    n_management: int | None = 8,
    **round: object,
) -> Comparison:
    """A comparison of a few items."""
    return comparison_of(entries(scores, n_young, n_management), **round)  # type: ignore[arg-type]


def example_entries(items: Iterable[Item] = STUDY.items, shift: str = "0") -> tuple[Entry, ...]:
    """The example's entries, a little moved so that they are no longer the example's."""
    found = []
    for item in items:
        cells = example_cells()[item.code]
        for side in Side:
            mean = min(Decimal(10), Decimal(cells[SCORE[side]]) + Decimal(shift))
            sd = Decimal(cells[SPREAD[side]]) if cells.get(SPREAD[side]) else None
            found.append(Entry(item.code, side, mean, int(cells[COUNT[side]]), sd))
    return tuple(found)


def gouda() -> Comparison:
    """Complete: both sides, all fifty items."""
    return comparison_of(example_entries(shift="0.1"), staff=120)


def delft() -> Comparison:
    """Four young civil servants answered: their side is withheld."""
    found = [
        Entry(entry.code, entry.side, entry.mean, 4 if entry.side is Side.YOUNG else entry.n)
        for entry in example_entries(shift="0.1")
    ]
    return comparison_of(found, "Delft")


def texel() -> Comparison:
    """Nothing entered yet."""
    return comparison_of((), "Texel")


def national(item: Item, side: Side) -> str:
    """The national mean of an item as a municipality would type it, with a comma."""
    return str(STUDY.means(item.code).of(side)).replace(".", ",")


def mixes() -> dict[str, Comparison]:
    """Every mix of data that a report must read well with."""
    reasons = example_entries(REASONS, shift="0.1")
    everything = example_entries(shift="0.1")
    young = tuple(entry for entry in everything if entry.side is Side.YOUNG)
    equal = {item.code: ("7.0", "7.0") for item in STUDY.items}
    higher = {item.code: ("5.1", "7.9") for item in STUDY.items}
    steps = {item.code: (national(item, Side.YOUNG).replace(",", "."), "5.5") for item in STUDY.items}
    agreed = entries(steps, n_management=None)
    return {
        "full": gouda(),
        "reasons-only": comparison_of(reasons, "Súdwest-Fryslân"),
        "young-only": comparison_of(young, "'s-Hertogenbosch"),
        "withheld": delft(),
        "agreed": comparison_of(
            agreed, "Bergen op Zoom", management_form=ManagementForm.AGREED, management_role="gemeentesecretaris"
        ),
        "equal": few(equal, municipality="<b>Test</b> & Zn"),
        "management-higher": few(higher, municipality="Gemeente met een naam die wel zestig tekens lang is, echt wa"),
        "marks": comparison_of(everything, "Łódź aan den Şahin", scale=SCALES["marks"]),
        "nothing": texel(),
    }


def sheet(rows: Iterable[Iterable[str]], separator: str = ";", encoding: str = "utf-8") -> bytes:
    """Rows as the bytes of a CSV file."""
    output = io.StringIO(newline="")
    csv.writer(output, delimiter=separator).writerows(rows)
    return output.getvalue().encode(encoding)


def national_sheet() -> bytes:
    """A sheet that holds the national means themselves, as Dutch Excel saves it."""
    rows = [["code", "jong", "management", "n_jong", "n_management"]]
    for item in STUDY.items:
        means, sizes = (national(item, side) for side in Side), (str(EDITION.respondents[side]) for side in Side)
        rows.append([item.code, *means, *sizes])
    return sheet(rows)
