"""A fixed cast: Gouda (complete), Delft (too few young civil servants), Texel (nothing yet), and all mixes of data."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from retention_check.round import Round, Entry, ManagementForm
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.study import SCALES, Item, Kind, Scale, Side, load_study
from retention_check.sheet_columns import COUNT, SCORE, SPREAD, example_rows

DAY = date(2026, 11, 21)
BENCHMARK = load_study()
STUDY = BENCHMARK.edition
REASONS = BENCHMARK.of_kind(Kind.REASON)


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


def compared(
    found: Iterable[Entry],
    municipality: str = "Gouda",
    scale: Scale = SCALES["1-10"],
    form: ManagementForm = ManagementForm.QUESTIONNAIRE,
    role: str = "management",
    staff: int | None = None,
    threshold: int = 5,
) -> Comparison:
    """A comparison of these entries on the fixed day."""
    round = Round(tuple(found), DAY, municipality, scale, form, role, staff)
    return compare(round, BENCHMARK, threshold)


def few(
    scores: Mapping[str, tuple[str | None, str | None]],
    n_young: int | None = 34,
    n_management: int | None = 8,
    **round: object,
) -> Comparison:
    """A comparison of a few items."""
    return compared(entries(scores, n_young, n_management), **round)  # type: ignore[arg-type]


def example_entries(items: Iterable[Item] = BENCHMARK.items, shift: str = "0") -> tuple[Entry, ...]:
    """The example's entries, a little moved so that they are no longer the example's."""
    found = []
    for item in items:
        cells = example_rows()[item.code].cells
        for side in Side:
            mean = min(Decimal(10), Decimal(cells[SCORE[side]]) + Decimal(shift))
            sd = Decimal(cells[SPREAD[side]]) if cells.get(SPREAD[side]) else None
            found.append(Entry(item.code, side, mean, int(cells[COUNT[side]]), sd))
    return tuple(found)


def gouda() -> Comparison:
    """Complete: both sides, all fifty items."""
    return compared(example_entries(shift="0.1"), staff=120)


def delft() -> Comparison:
    """Four young civil servants answered: their side is withheld."""
    found = [
        Entry(entry.code, entry.side, entry.mean, 4 if entry.side is Side.YOUNG else entry.n)
        for entry in example_entries(shift="0.1")
    ]
    return compared(found, "Delft")


def texel() -> Comparison:
    """Nothing entered yet."""
    return compared((), "Texel")


def national(item: Item, side: Side) -> str:
    """The national mean of an item as a municipality would type it, with a comma."""
    return str(BENCHMARK.means(item.code).of(side)).replace(".", ",")


def mixes() -> dict[str, Comparison]:
    """Every mix of data that a report must read well with."""
    reasons = example_entries(REASONS, shift="0.1")
    everything = example_entries(shift="0.1")
    young = tuple(entry for entry in everything if entry.side is Side.YOUNG)
    equal = {item.code: ("7.0", "7.0") for item in BENCHMARK.items}
    higher = {item.code: ("5.1", "7.9") for item in BENCHMARK.items}
    steps = {item.code: (national(item, Side.YOUNG).replace(",", "."), "5.5") for item in BENCHMARK.items}
    agreed = entries(steps, n_management=None)
    return {
        "full": gouda(),
        "reasons-only": compared(reasons, "Súdwest-Fryslân"),
        "young-only": compared(young, "'s-Hertogenbosch"),
        "withheld": delft(),
        "agreed": compared(agreed, "Bergen op Zoom", form=ManagementForm.AGREED, role="gemeentesecretaris"),
        "equal": few(equal, municipality="<b>Test</b> & Zn"),
        "management-higher": few(higher, municipality="Gemeente met een naam die wel zestig tekens lang is, echt wa"),
        "marks": compared(everything, "Łódź aan den Şahin", scale=SCALES["marks"]),
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
    for item in BENCHMARK.items:
        means, sizes = (national(item, side) for side in Side), (str(STUDY.respondents(side)) for side in Side)
        rows.append([item.code, *means, *sizes])
    return sheet(rows)
