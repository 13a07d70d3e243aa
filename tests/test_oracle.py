"""On random sheets every figure agrees with the oracle, which knows the rules and nothing of the code."""

import csv
import io
import random
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache

import pytest

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.findings import near, unlike_national
from retention_check.domain.headline import HeadlineKind, headline
from retention_check.domain.item import Kind
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.exporters.comparison_files import comparison_csv
from tests.cast import DAY, STUDY, mixes
from tests.oracle import SIDES, Expected, Figure, Mean, Sheet, expected, national_means

SHEETS = 500
PARTS = 10  # tests that share them, so that a mistake names where it is
CODES = [item.code for item in STUDY.items]
OF_A_QUESTIONNAIRE = {  # what a sheet cannot have: only our own questionnaire has these
    *(f"spread_{name}_{side}" for name in ("low", "middle", "high") for side in SIDES),
    *(f"collected_{side}" for side in SIDES),
    *(f"{name}predicted_{side}" for name in ("", "n_", "end_") for side in SIDES),  # only a meeting has these
}
NOT_IN_ORACLE = {
    *("kind", "reason", "item", "national_all", "asked_young", "asked_management", "note"),
    *OF_A_QUESTIONNAIRE,
}
SCARCE = (None, 0, 1, 4, 5, 5, 6, 8, 9, 10, 11)
COUNTS = (5, 8, 10, 18, 18, 20, 27, 30, 45, 45, 81, 135, 144, 400)


def random_sheet(chance: random.Random, scale: str) -> Sheet:
    """A few or all items, means near each other, near the country or anywhere, one n for all or one for each."""
    codes = chance.sample(CODES, chance.choice((0, 1, 3, 12, 50, 50, 50)))
    counts = SCARCE if chance.random() < 0.3 else COUNTS
    of_all, missing = (chance.choice(counts), chance.choice(counts)), chance.choice((0, 0, 0.1, 0.6))
    is_uneven, sheet = chance.random() < 0.5, {}
    for code in codes:
        means: list[Mean] = [*random_means(chance, scale, code)]
        sizes = [chance.choice(counts) if is_uneven else of_all[place] for place in (0, 1)]
        for place in (0, 1):
            if chance.random() < missing:
                means[place] = None
        sheet[code] = (means[0], means[1], sizes[0], sizes[1])
    return sheet


def random_means(chance: random.Random, scale: str, code: str) -> list[str]:
    """Two means, in text: anywhere, between two shown values, at an end, near the country or near each other."""
    ends = ("1", "1.04", "1.05", "1.5", "1.549", "1.55", "1.6", "9.4", "9.449", "9.45", "9.7", "9.8", "10")
    kind, first = chance.randrange(5), Decimal(chance.randrange(10, 100)) / 10
    if kind == 0:
        points = [Decimal(chance.randrange(1000, 10001)) / 1000 for _ in SIDES]
    elif kind == 1:
        points = [first + Decimal("0.05"), first + Decimal(chance.randrange(-20, 21)) / 10 + Decimal("0.05")]
    elif kind == 2:
        points = [Decimal(chance.choice(ends)) for _ in SIDES]
    elif kind == 3:
        points = [STUDY.means(code).of(side) + Decimal(chance.randrange(-8, 9)) / 10 for side in Side]
    else:
        points = [first, first + Decimal(chance.randrange(-10, 11)) / 10]
    within = [min(Decimal(10), max(Decimal(1), each)) for each in points]
    return [str((each - 1) / Decimal("2.25") + 1)[:5] if scale == "1-5" else str(each) for each in within]


def round_of(sheet: Sheet, scale: str, is_open: bool, asked: Mapping[str, int]) -> Round:
    entries = [
        Entry(code, side, Decimal(mean), n)
        for code, (young, management, n_young, n_management) in sheet.items()
        for side, mean, n in ((Side.YOUNG, young, n_young), (Side.MANAGEMENT, management, n_management))
        if mean is not None
    ]
    form = ManagementForm.AGREED if is_open else ManagementForm.QUESTIONNAIRE
    people = {Side(side): n for side, n in asked.items()}
    return Round(tuple(entries), DAY, "Gouda", SCALES[scale], form, asked=people)


@cache
def cases(part: int) -> list[tuple[Round, Expected]]:
    """Rounds, and what the oracle says of each."""
    chance, found = random.Random(2025 + part), []
    for _ in range(SHEETS // PARTS):
        scale, is_open = chance.choice(list(SCALES)), chance.random() < 0.3
        sheet = random_sheet(chance, scale)
        asked = {side: chance.choice([5, 30, 400]) for side in SIDES if chance.random() < 0.2}
        found.append((round_of(sheet, scale, is_open, asked), expected(sheet, scale, is_open, asked)))
    return found


def sheet_of(round: Round) -> Sheet:
    means = {(entry.code, entry.side): str(entry.mean) for entry in round.entries}
    answers = {(entry.code, entry.side): entry.n for entry in round.entries}
    young, management = Side
    return {
        code: (
            means.get((code, young)),
            means.get((code, management)),
            answers.get((code, young)),
            answers.get((code, management)),
        )
        for code in CODES
    }


def exported(comparison: Comparison) -> dict[str, dict[str, str]]:
    text = comparison_csv(comparison).decode()
    return {row["code"]: row for row in csv.DictReader(io.StringIO(text))}


def says(figure: Figure, cell: str) -> bool:
    if not isinstance(figure, Fraction):
        return cell == ("" if figure is None else str(figure))
    return cell != "" and Decimal(cell) * figure.denominator == figure.numerator


def assert_agrees(comparison: Comparison, oracle: Expected) -> None:
    rows = exported(comparison)
    assert list(rows) == list(oracle.rows)
    for code, figures in oracle.rows.items():
        wrong = {
            name: (rows[code][name], figure) for name, figure in figures.items() if not says(figure, rows[code][name])
        }
        assert not wrong, (code, wrong)
    for kind, letter in zip(Kind, "RM", strict=True):
        for side in Side:
            overall = comparison.overall(kind, side)
            means = (Fraction(overall.own), Fraction(overall.national), overall.items) if overall else None
            assert means == oracle.overall[letter, side.value]
    assert [compared.item.code for compared in near(comparison)] == oracle.near
    assert [(each.compared.item.code, each.side.value) for each in unlike_national(comparison)] == oracle.unlike
    assert largest(comparison) == oracle.largest


def largest(comparison: Comparison) -> set[str]:
    found = headline(comparison)
    is_of_gaps = found.kind in (HeadlineKind.GAP, HeadlineKind.TOO_SMALL, HeadlineKind.EQUAL)
    return {compared.item.code for compared in (found.compared, *found.alike) if compared} if is_of_gaps else set()


@pytest.mark.parametrize("part", range(PARTS))
def test_every_figure_of_a_random_sheet_agrees_with_the_oracle(part: int) -> None:
    for round, oracle in cases(part):
        assert_agrees(compare(round, STUDY), oracle)


@pytest.mark.parametrize("name", mixes())
def test_every_figure_of_a_mix_agrees_with_the_oracle(name: str) -> None:
    found = mixes()[name]
    asked = {side.value: n for side, n in found.round.asked.items() if n is not None}
    assert_agrees(found, expected(sheet_of(found.round), found.round.scale.name, found.round.is_agreed, asked))


def test_the_oracle_knows_every_figure_of_the_export() -> None:
    names = set(exported(mixes()["full"])["R1"])
    assert names - set(expected({}, "1-10", is_open=False).rows["R1"]) == NOT_IN_ORACLE | {"code"}


def test_the_random_sheets_meet_every_level_bound_end_and_cause() -> None:
    met: dict[str, set[Figure]] = {}
    for part in range(PARTS):
        for _, oracle in cases(part):
            for row in oracle.rows.values():
                for name, figure in row.items():
                    if isinstance(figure, str):
                        met.setdefault(name, set()).add(figure)
    assert met["gap_level"] == met["young_vs_national_level"] == {"too_small", "chance", "clear"}
    assert met["gap_bound"] == {"at_least", "at_most", "about", "same_end"}
    assert met["end_young"] == met["end_management"] == {"high", "low"}
    assert met["status_management"] == {"score", "agreed", "withheld"}
    assert met["withheld_young"] == {"too_few", "unknown", "more_than_asked"}


def test_the_oracle_reads_the_means_of_every_item() -> None:
    assert list(national_means()) == CODES
