"""A fixed cast: Gouda (complete), Delft (too few young civil servants), Texel (nothing yet), and all mixes of data."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.item import Item, Kind
from retention_check.domain.round import DEFAULT_ROLE, LONGEST_NAME, Entry, ManagementForm, Round
from retention_check.domain.scales import DEFAULT_SCALE, SCALES, Scale
from retention_check.domain.scores import THRESHOLD
from retention_check.domain.side import Side
from retention_check.example import example_asked, example_cells
from retention_check.sheet_columns import COUNT, SCORE
from retention_check.studies import load_study

DAY = date(2026, 11, 21)
STUDY = load_study()
EDITION = STUDY.edition
ASKED = {side: int(example_asked()[SCORE[side]]) for side in Side}  # of the example and of Gouda
ASKED_AGAIN = dict.fromkeys(Side, True)  # so that every round of the cast can stand beside one before it
REASONS = STUDY.of_kind(Kind.REASON)
MEASURES = STUDY.of_kind(Kind.MEASURE)

Pairs = Mapping[str, tuple[str | None, str | None]]  # by code: young's mean and management's, None when not asked
Asked = Mapping[Side, int | None]


def entries(scores: Pairs, n_young: int | None = 34, n_management: int | None = 8) -> tuple[Entry, ...]:
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
    scale: Scale = DEFAULT_SCALE,
    management_form: ManagementForm = ManagementForm.QUESTIONNAIRE,
    management_role: str = DEFAULT_ROLE,
    asked: Asked | None = None,
    threshold: int = THRESHOLD,
) -> Comparison:
    """A comparison of these entries on the fixed day."""
    round = Round(
        tuple(found), DAY, municipality, scale, management_form, management_role, asked or {}, asked_again=ASKED_AGAIN
    )
    return compare(round, STUDY, threshold)


def few(scores: Pairs, n_young: int | None = 34, n_management: int | None = 8, **round: object) -> Comparison:
    """A comparison of a few items."""
    return comparison_of(entries(scores, n_young, n_management), **round)  # type: ignore[arg-type]


def open_scores(scores: Pairs, n_young: int | None = 34, **round: object) -> Comparison:
    """A comparison of a few items on which management gave open scores."""
    return few(scores, n_young, None, management_form=ManagementForm.AGREED, **round)


def example_entries(items: Iterable[Item] = STUDY.items, shift: str = "0") -> tuple[Entry, ...]:
    """The example's entries, a little moved so that they are no longer the example's."""
    found, cells = [], example_cells()
    for item in items:
        for side in Side:
            mean = min(Decimal(10), Decimal(cells[item.code][SCORE[side]]) + Decimal(shift))
            found.append(Entry(item.code, side, mean, int(cells[item.code][COUNT[side]])))
    return tuple(found)


def answered_by(young: int | None, management: int | None) -> tuple[Entry, ...]:
    """All fifty items of both sides, answered by so many."""
    counts = {Side.YOUNG: young, Side.MANAGEMENT: management}
    return tuple(replace(entry, n=counts[entry.side]) for entry in example_entries(shift="0.1"))


def asking(young: int | None, management: int | None) -> Asked:
    """How many of each side were asked."""
    return {Side.YOUNG: young, Side.MANAGEMENT: management}


def gouda() -> Comparison:
    """Complete: both sides, all fifty items, and how many were asked."""
    return comparison_of(example_entries(shift="0.1"), asked=ASKED)


def delft() -> Comparison:
    """Four young civil servants answered: their side is withheld."""
    return comparison_of(answered_by(4, 11), "Delft")


def texel() -> Comparison:
    """Nothing entered yet."""
    return comparison_of((), "Texel")


def national(item: Item, side: Side) -> str:
    """The national mean of an item as a municipality would type it, with a comma."""
    return str(STUDY.means(item.code).of(side)).replace(".", ",")


def as_the_country() -> dict[str, tuple[str | None, str | None]]:
    """The national means of both sides, as a municipality's own scores."""
    means = {item.code: STUDY.means(item.code) for item in STUDY.items}
    return {code: (str(each.of(Side.YOUNG)), str(each.of(Side.MANAGEMENT))) for code, each in means.items()}


def mixes() -> dict[str, Comparison]:
    """Every kind of headline and every hard case, by name: what each page and report must read well with."""
    return dict(_mixes())


@cache
def _mixes() -> Mapping[str, Comparison]:
    return {**_mixes_of_parts(), **_mixes_of_sizes(), **_mixes_of_ends(), **_mixes_of_answers()}


def _mixes_of_parts() -> dict[str, Comparison]:
    """By what is there: both sides, one of them, a few items, nothing."""
    everything = example_entries(shift="0.1")
    young, management = (tuple(entry for entry in everything if entry.side is side) for side in Side)
    apart = [entry for entry in everything if (entry.side is Side.YOUNG) is entry.code.startswith("R")]
    return {
        "full": gouda(),
        "reasons-only": comparison_of(example_entries(REASONS, shift="0.1"), "Súdwest-Fryslân"),
        "measures-only": comparison_of(example_entries(MEASURES, shift="0.1"), "Dijk en Waard"),
        "one-item": few({"R3": ("7.9", "5.1")}, municipality="Ede"),
        "young-only": comparison_of(young, "'s-Hertogenbosch"),
        "management-only": comparison_of(management, "’s-Gravenhage"),
        "no-common-items": comparison_of(apart, "Peel en Maas"),
        "marks": comparison_of(everything, "Łódź aan den Şahin", SCALES["marks"]),
        "long-name": comparison_of(everything, "Gemeente met een naam van tachtig tekens ".ljust(LONGEST_NAME, "w")),
        "nothing": texel(),
    }


def _mixes_of_sizes() -> dict[str, Comparison]:
    """By how large the gaps are and which way they go."""
    rest: dict[str, tuple[str | None, str | None]] = {item.code: ("7.0", "6.4") for item in STUDY.items}
    wide: tuple[str, str] = ("8.4", "5.4")
    return {
        "within-steps": few({item.code: ("7.0", "6.3") for item in STUDY.items}, 8, 5),
        "equal": few({item.code: ("7.0", "7.0") for item in STUDY.items}, municipality="<b>Test</b> & Zn"),
        "management-higher": few({item.code: ("5.1", "7.9") for item in STUDY.items}),
        "country": few(as_the_country(), *EDITION.respondents.values()),
        "both-low": few({item.code: (f"{3 + index % 5 * 0.6:.1f}", "2.9") for index, item in enumerate(STUDY.items)}),
        "tie-of-two": few({**rest, "R3": wide, "M3.2": wide}),
        "tie-of-six": few({**rest, **dict.fromkeys(("R3", "R9", "M1.4", "M3.2", "M6.4", "M9.2"), wide)}),
    }


def _mixes_of_ends() -> dict[str, Comparison]:
    """By where the ends are blurred, and by open scores, which have no blurred ends."""
    country = as_the_country()
    given = {code: (young, "5.5") for code, (young, _) in country.items()}
    hard: Pairs = {"R1": ("9.9", "10"), "R2": ("9.9", "9.7"), "R3": ("1.2", "1"), "R4": ("9.8", "1"), "R5": ("1", "10")}
    return {
        "same-end": few({**country, "R1": ("9.8", "9.6"), "M8.4": ("1.2", "1")}),
        "end-at-one": few({**country, "R1": ("9.8", "5.0"), "M8.4": ("1", "3.6")}),
        "opposite-ends": few({**country, "R1": ("9.9", "1.2"), "M8.4": ("1", "10")}),
        "agreed": open_scores(given, municipality="Bergen op Zoom", management_role="gemeentesecretaris"),
        "open-beside-ends": open_scores({**given, **hard}, municipality="Bergen op Zoom"),
    }


def _mixes_of_answers() -> dict[str, Comparison]:
    """By how many were asked and answered, and by what is withheld."""
    most = answered_by(42, 11)
    uneven = [replace(entry, n=(entry.n or 0) - index % 9) for index, entry in enumerate(most)]
    return {
        "withheld": delft(),
        "withheld-management": comparison_of(answered_by(42, 4), "Delft"),
        "all-withheld": comparison_of(answered_by(4, 11), "Delft", asked=asking(58, 9)),
        "unknown-n": comparison_of(answered_by(42, None), "Delft"),
        "uneven-answers": comparison_of(uneven, asked=asking(58, 16)),
        "few-answers": comparison_of(answered_by(8, 5), "Rozendaal", asked=asking(14, 9)),
        "many-answers": comparison_of(answered_by(400, 60), "Rotterdam", asked=asking(700, 90)),
        "everyone-answered": comparison_of(most, asked=asking(42, 11)),
        "under-half": comparison_of(most, asked=asking(85, 23)),
        "asked-unknown": comparison_of(most),
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
