"""The questionnaire of the study and its national means, read from `study/`: sides, items, scales and the benchmark."""

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

STUDY = Path(__file__).parent / "study"
MEASURES_PER_REASON = 4
MIDPOINT = Decimal("5.5")  # answer 3 of 5 on the scale of 1 to 10 (Appendix 2)


class Side(StrEnum):
    """One of the two sides of the conversation."""

    YOUNG = "young"
    MANAGEMENT = "management"


class Kind(StrEnum):
    """What a score means: a high reason is bad news, a high measure is support."""

    REASON = "reason"
    MEASURE = "measure"


@dataclass(frozen=True)
class Item:
    """One statement of the questionnaire; `reason` is the code of the reason it belongs to (its own for a reason).

    `goal` names what the measures under a reason are for; empty for a measure.
    """

    code: str
    kind: Kind
    reason: str
    printed: str
    text: str
    label: str
    definition: str
    goal: str = ""


@dataclass(frozen=True)
class Means:
    """Means on the scale of 1 to 10 of all respondents and of each side."""

    all: Decimal
    young: Decimal
    management: Decimal

    def of(self, side: Side) -> Decimal:
        """Mean of one side, scale 1 to 10."""
        return self.young if side is Side.YOUNG else self.management

    @property
    def gap(self) -> Decimal:
        """Young minus management, in points of the scale of 1 to 10."""
        return self.young - self.management


@dataclass(frozen=True)
class National:
    """What the study found for one item: as printed, as read, and where in the source it stands."""

    place: str
    printed: Means
    read: Means


@dataclass(frozen=True)
class Difference:
    """A place where the study's text and its table give another figure; the table is followed."""

    about: str
    text: Decimal
    table: Decimal
    note: str


@dataclass(frozen=True)
class Exclusion:
    """How many people were left out of the analysis, and why."""

    people: int
    why: str


@dataclass(frozen=True)
class Edition:
    """Who was asked, when and how, and how the study's tables are read."""

    name: str
    title: str
    publishers: tuple[str, ...]
    year: int
    young: int
    management: int
    started: int
    field_start: date
    field_end: date
    young_age_limit: int
    recruitment: str
    excluded: tuple[Exclusion, ...]
    differences: tuple[Difference, ...]
    slip_codes: tuple[str, ...]
    slip_note: str

    def respondents(self, side: Side) -> int:
        """Number of respondents of one side in the study."""
        return self.young if side is Side.YOUNG else self.management


@dataclass(frozen=True)
class Benchmark:
    """The study: its edition, its fifty items in order, and the national means of each."""

    edition: Edition
    items: tuple[Item, ...]
    national: Mapping[str, National]

    def of_kind(self, kind: Kind) -> tuple[Item, ...]:
        """Items of one kind, in the instrument's order."""
        return tuple(item for item in self.items if item.kind is kind)

    def item(self, code: str) -> Item:
        """Item with this code; KeyError when there is none."""
        return self._by_code[code]

    def measures_of(self, reason: str) -> tuple[Item, ...]:
        """The four measures under a reason (code `R3`)."""
        return tuple(item for item in self.items if item.kind is Kind.MEASURE and item.reason == reason)

    def means(self, code: str) -> Means:
        """National means of an item as read (not as printed), scale 1 to 10."""
        return self.national[code].read

    @property
    def _by_code(self) -> dict[str, Item]:
        return {item.code: item for item in self.items}


@dataclass(frozen=True)
class Scale:
    """A scale on which a municipality may give its scores, and the way from it to the study's 1 to 10.

    `step` is what one answer one step higher adds, in points of 1 to 10: 2.25 for the study's five answers.
    """

    name: str
    low: Decimal
    high: Decimal
    factor: Decimal
    step: Decimal
    same_instrument: bool

    def to_points(self, value: Decimal) -> Decimal:
        """A mean on this scale as points of 1 to 10: (value - low) * factor + 1 (Appendix 2 of the study)."""
        return (value - self.low) * self.factor + 1

    def steps(self) -> tuple[Decimal, ...]:
        """The answers one person can give, in points of 1 to 10: 1, 3.25, 5.5, 7.75 and 10 for the study's five."""
        count = int((self.to_points(self.high) - 1) / self.step) + 1
        return tuple(1 + self.step * index for index in range(count))

    def spread_to_points(self, deviation: Decimal) -> Decimal:
        """A standard deviation on this scale in points of 1 to 10."""
        return deviation * self.factor


STEP = Decimal("2.25")
SCALES: Mapping[str, Scale] = {
    scale.name: scale
    for scale in (
        Scale("1-10", Decimal(1), Decimal(10), Decimal(1), STEP, same_instrument=True),
        Scale("1-5", Decimal(1), Decimal(5), STEP, STEP, same_instrument=True),
        Scale("marks", Decimal(1), Decimal(10), Decimal(1), Decimal(1), same_instrument=False),
    )
}
DEFAULT_SCALE = SCALES["1-10"]


def rounded(value: Decimal) -> Decimal:
    """A value as people see it: one decimal, rounded half up (away from zero)."""
    shown = value.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return abs(shown) if shown == 0 else shown


@cache
def load_benchmark() -> Benchmark:
    """The study as data: 10 reasons and 40 measures with their national means."""
    items = tuple(_read_items())
    return Benchmark(_read_edition(), items, _read_means())


@cache
def answer_words(kind: Kind) -> tuple[str, ...]:
    """What each answer of the study's scale says in words, the lowest first."""
    return tuple(tomllib.loads((STUDY / "answers.toml").read_text("utf-8"))[kind.value])


def _read_items() -> list[Item]:
    items = []
    for reason in tomllib.loads((STUDY / "items.toml").read_text("utf-8"))["reason"]:
        items.append(_item(reason, Kind.REASON, reason["code"]))
        items.extend(_item(measure, Kind.MEASURE, reason["code"]) for measure in reason["measure"])
    return sorted(items, key=lambda item: item.kind is Kind.MEASURE)


def _item(raw: Mapping[str, Any], kind: Kind, reason: str) -> Item:
    texts = {name: raw[name] for name in ("printed", "text", "label", "definition")}
    return Item(code=raw["code"], kind=kind, reason=reason, goal=raw.get("goal", ""), **texts)


def _read_means() -> dict[str, National]:
    with (STUDY / "means.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: _national(row) for row in csv.DictReader(file)}


def _national(row: Mapping[str, str]) -> National:
    def means(prefix: str) -> Means:
        return Means(*(Decimal(row[prefix + group]) for group in ("all", "young", "management")))

    return National(row["place"], means("printed_"), means(""))


def _read_edition() -> Edition:
    raw = tomllib.loads((STUDY / "edition.toml").read_text("utf-8"))
    return Edition(
        name=raw["name"],
        title=raw["title"],
        publishers=tuple(raw["publishers"]),
        year=raw["year"],
        young=raw["young"],
        management=raw["management"],
        started=raw["started"],
        field_start=raw["field_start"],
        field_end=raw["field_end"],
        young_age_limit=raw["young_age_limit"],
        recruitment=raw["recruitment"],
        excluded=tuple(Exclusion(**row) for row in raw["excluded"]),
        differences=tuple(
            Difference(row["about"], Decimal(row["text"]), Decimal(row["table"]), row["note"])
            for row in raw["difference"]
        ),
        slip_codes=tuple(raw["slip"]["codes"]),
        slip_note=raw["slip"]["note"],
    )
