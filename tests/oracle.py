"""What a comparison must say, worked out a second time from the rules alone, with fractions.

It shares no code with `retention_check.domain`, so that a mistake must be made twice to pass unseen. In short:

- A score has one decimal, rounded half up. An anonymous one of fewer than five answers is withheld, and one of 1.5 or
  less or 9.5 or more is blurred. An open score is shown as it is. Of a group in which more people answered than were
  asked nothing is shown.
- A difference is that of two shown scores: too small up to their steps (2.25 / n, or 1.125 for an open score), clear
  beyond the margin (4.5 x sqrt(sum of 1 / n), and 1.125 more with an open score). An end makes a bound of it.
- Ranks and overall means of both sides go over the items both scored.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from pathlib import Path

MEANS = Path(__file__).parents[1] / "retention_check" / "studies" / "utrecht_2025" / "means.csv"
SIDES = ("young", "management")
ANSWERED_IN_COUNTRY = {"young": 551, "management": 115}
HALF, STEP, OPEN_STEP = Fraction(1, 2), Fraction(9, 4), Fraction(9, 8)
HIGH, LOW = Fraction(19, 2), Fraction(3, 2)
LEAST_ANSWERS = 5
OF_SIDE = ("n", "end", "step", "status", "withheld")  # columns of each side

Mean = str | None
Sheet = Mapping[str, tuple[Mean, Mean, int | None, int | None]]  # by code: mean and mean, n and n; young first
Figure = Fraction | int | str | None
Places = Mapping[tuple[str, str], int]  # by code and side
National = Mapping[str, Mapping[str, Fraction]]  # by code and side


@dataclass(frozen=True)
class Shown:
    """A score that is shown: points, answers (None for an open score), its step and its end."""

    points: Fraction
    n: int | None
    step: Fraction
    end: str | None

    @property
    def reach(self) -> tuple[Fraction, Fraction]:
        """Between which points the mean behind it lies."""
        if self.end is None:
            return self.points, self.points
        return (HIGH, Fraction(10)) if self.end == "high" else (Fraction(1), LOW)


@dataclass(frozen=True)
class Expected:
    """What must come out: figures by code and column, overall means, and the lists in their order."""

    rows: Mapping[str, Mapping[str, Figure]]
    overall: Mapping[tuple[str, str], tuple[Fraction, Fraction, int] | None]
    largest: frozenset[str]
    near: list[str]
    unlike: list[tuple[str, str]]


def expected(sheet: Sheet, scale: str, is_open: bool, asked: Mapping[str, int] = {}) -> Expected:
    """What a comparison of this sheet must say; `is_open` when management's scores are open ones.

    `asked` says by side how many people were asked, where that is known.
    """
    national, found = national_means(), _outcomes(sheet, scale, is_open)
    padded = _padded(sheet, is_open, asked)
    found = {key: "more_than_asked" if outcome and key[1] in padded else outcome for key, outcome in found.items()}
    shown = {key: outcome for key, outcome in found.items() if isinstance(outcome, Shown)}
    ranks = _ranks(shown, national)
    rows = {
        code: {
            **_side_figures(code, "young", found.get((code, "young")), means["young"], ranks),
            **_side_figures(code, "management", found.get((code, "management")), means["management"], ranks),
            **_gap_figures(shown.get((code, "young")), shown.get((code, "management")), means),
        }
        for code, means in national.items()
    }
    gaps = {code: abs(gap) for code, row in rows.items() if isinstance(gap := row["gap"], Fraction)}
    near = [code for code, size in gaps.items() if size <= HALF]
    return Expected(
        rows,
        {(kind, side): _overall(shown, national, kind, side) for kind in "RM" for side in SIDES},
        frozenset(code for code, size in gaps.items() if size == max(gaps.values())),
        sorted(near, key=lambda code: -min(shown[code, side].points for side in SIDES)),
        _unlike(shown, national),
    )


def national_means() -> dict[str, dict[str, Fraction]]:
    """The study's means as read, by code and side."""
    with MEANS.open(encoding="utf-8", newline="") as file:
        return {row["code"]: {side: Fraction(row[side]) for side in SIDES} for row in csv.DictReader(file)}


def _outcomes(sheet: Sheet, scale: str, is_open: bool) -> dict[tuple[str, str], Shown | str | None]:
    found: dict[tuple[str, str], Shown | str | None] = {}
    for code, (young, management, n_young, n_management) in sheet.items():
        found[code, "young"] = _outcome(young, n_young, scale, is_open=False)
        found[code, "management"] = _outcome(management, n_management, scale, is_open)
    return found


def _padded(sheet: Sheet, is_open: bool, asked: Mapping[str, int]) -> set[str]:
    """The sides of which more people answered than were asked."""
    counts = {
        "young": [row[2] for row in sheet.values() if row[0]],
        "management": [row[3] for row in sheet.values() if row[1]],
    }
    most = {side: max((n for n in found if n is not None), default=0) for side, found in counts.items()}
    counted = [side for side in asked if not (is_open and side == "management")]
    return {side for side in counted if most[side] > asked[side]}


def _outcome(mean: Mean, n: int | None, scale: str, is_open: bool) -> Shown | str | None:
    """A score, why it is withheld, or None when nothing was entered."""
    if mean is None:
        return None
    points = _tenths((Fraction(mean) - 1) * STEP + 1 if scale == "1-5" else Fraction(mean))
    if is_open:
        return Shown(points, None, OPEN_STEP, None)
    if n is None:
        return "unknown"
    if n < LEAST_ANSWERS:
        return "too_few"
    end = "high" if points >= HIGH else "low" if points <= LOW else None
    return Shown(min(HIGH, max(LOW, points)), n, (1 if scale == "marks" else STEP) / Fraction(n), end)


def _side_figures(
    code: str, side: str, outcome: Shown | str | None, national: Fraction, ranks: tuple[Places, Places]
) -> dict[str, Figure]:
    row: dict[str, Figure] = dict.fromkeys((side, *(f"{name}_{side}" for name in OF_SIDE)))
    row |= dict.fromkeys(f"{side}_vs_national{ending}" for ending in ("", "_bound", "_level"))
    row |= {f"national_{side}": national, f"national_rank_{side}": ranks[1].get((code, side))}
    row |= {f"rank_{side}": ranks[0].get((code, side))}
    if isinstance(outcome, str):
        row |= {f"status_{side}": "withheld", f"withheld_{side}": outcome}
    elif outcome:
        step = Fraction(int(outcome.step * 1000 + HALF), 1000)
        row |= {side: outcome.points, f"n_{side}": outcome.n, f"end_{side}": outcome.end, f"step_{side}": step}
        row |= {f"status_{side}": "agreed" if outcome.n is None else "score"}
        row |= {f"{side}_vs_national": outcome.points - national}
        row |= {f"{side}_vs_national_bound": _bound(outcome, Shown(national, None, Fraction(0), None))}
        row |= {f"{side}_vs_national_level": _level_beside_country(outcome, national, side)}
    return row


def _gap_figures(young: Shown | None, management: Shown | None, national: Mapping[str, Fraction]) -> dict[str, Figure]:
    row: dict[str, Figure] = dict.fromkeys(
        ("gap", "gap_bound", "gap_steps", "gap_margin", "gap_level", "gap_vs_national")
    )
    row["national_gap"] = national_gap = national["young"] - national["management"]
    if young and management:
        gap, steps = young.points - management.points, young.step + management.step
        inverse = sum(Fraction(1, score.n) for score in (young, management) if score.n)
        allowance = OPEN_STEP if management.n is None else Fraction(0)
        row["gap"], row["gap_vs_national"] = gap, gap - national_gap
        row["gap_bound"] = _bound(young, management)
        row["gap_steps"] = Fraction(int(steps * 1000), 1000)
        row["gap_margin"] = allowance + Fraction(isqrt(int(1_000_000 * Fraction(81, 4) * inverse)), 1000)
        row["gap_level"] = _level(abs(gap), steps, Fraction(inverse), allowance)
    return row


def _level(size: Fraction, steps: Fraction, inverse: Fraction, allowance: Fraction = Fraction(0)) -> str:
    if size <= steps:
        return "too_small"
    beyond = max(Fraction(0), size - allowance)
    return "clear" if beyond**2 > Fraction(81, 4) * inverse else "chance"


def _level_beside_country(score: Shown, mean: Fraction, side: str) -> str | None:
    if score.n is None:
        return None
    return _level(abs(score.points - mean), score.step, Fraction(1, score.n) + Fraction(1, ANSWERED_IN_COUNTRY[side]))


def _bound(first: Shown, second: Shown) -> str | None:
    """What the size may be when the means may lie anywhere behind the ends."""
    if first.end is None and second.end is None:
        return None
    if first.end == second.end:
        return "same_end"
    size = abs(first.points - second.points)
    sizes = [abs(one - other) for one in first.reach for other in second.reach]
    least = max(first.reach[0] - second.reach[1], second.reach[0] - first.reach[1], Fraction(0))
    return "at_least" if least >= size else "at_most" if max(sizes) <= size else "about"


def _ranks(shown: Mapping[tuple[str, str], Shown], national: National) -> tuple[Places, Places]:
    """Places of own scores and of national means, both over the same items."""
    own: dict[tuple[str, str], int] = {}
    country: dict[tuple[str, str], int] = {}
    for kind in "RM":
        every = [code for code in national if code[0] == kind]
        of = {side: [code for code in every if (code, side) in shown] for side in SIDES}
        common = [code for code in of["young"] if code in of["management"]]
        for side in SIDES:
            codes = common or of[side]
            beside = codes or of["young"] or of["management"] or every
            own |= {(code, side): place for code, place in _places({c: shown[c, side].points for c in codes}).items()}
            country |= {(code, side): place for code, place in _places({c: national[c][side] for c in beside}).items()}
    return own, country


def _places(values: Mapping[str, Fraction]) -> dict[str, int]:
    first: dict[Fraction, int] = {}
    for place, value in enumerate(sorted(values.values(), reverse=True), start=1):
        first.setdefault(value, place)
    return {code: first[value] for code, value in values.items()}


def _overall(
    shown: Mapping[tuple[str, str], Shown], national: National, kind: str, side: str
) -> tuple[Fraction, Fraction, int] | None:
    """Own mean, national mean and number of items; beside the other side over what both scored."""
    of = {each: {code for code, other in shown if other == each and code[0] == kind} for each in SIDES}
    [beside] = [codes for each, codes in of.items() if each != side]
    codes = of[side] & beside if beside else of[side]
    if not codes:
        return None
    own = sum((shown[code, side].points for code in codes), Fraction(0)) / len(codes)
    return _tenths(own), _tenths(sum((national[code][side] for code in codes), Fraction(0)) / len(codes)), len(codes)


def _unlike(shown: Mapping[tuple[str, str], Shown], national: National) -> list[tuple[str, str]]:
    """Anonymous scores over half a point and over one step from the country, the largest first."""
    away = {
        (code, side): abs(score.points - national[code][side])
        for code in national
        for side in SIDES
        if (score := shown.get((code, side))) and score.n
    }
    found = [key for key, size in away.items() if size > HALF and size > shown[key].step]
    return sorted(found, key=lambda key: -away[key])


def _tenths(value: Fraction) -> Fraction:
    return Fraction(int(value * 10 + HALF), 10)
