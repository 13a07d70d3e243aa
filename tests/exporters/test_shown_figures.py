"""For any round: each figure of an export follows from those beside it, and nothing that is not shown is in there."""

from collections.abc import Iterator
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.domain.comparison import compare
from retention_check.domain.item import Kind
from retention_check.domain.round import Round
from retention_check.domain.scales import rounded
from retention_check.domain.side import Side
from retention_check.exporters.comparison_files import comparison_json, comparison_xlsx
from tests.cast import STUDY
from tests.exporters.reading import FORMATS, Cell, Rows, document_of, rows_of_csv, rows_of_json
from tests.exporters.rounds import THRESHOLDS, is_open, of_a_year_before, rounds, twins
from tests.matrix import examples

Row = dict[str, Cell]
OF_A_GAP = ("gap", "gap_vs_national", "gap_bound", "gap_steps", "gap_margin", "gap_level")
OF_A_SIDE = (
    "{side}",
    "n_{side}",
    "{side}_vs_national",
    "rank_{side}",
    "end_{side}",
    "step_{side}",
    "{side}_vs_national_bound",
    "{side}_vs_national_level",
)


def in_every_format(round: Round, threshold: int = 5) -> dict[str, Rows]:
    compared = compare(round, STUDY, threshold)
    return {name: read(write(compared)) for name, (write, read) in FORMATS.items()}


def in_csv_and_json(round: Round) -> Iterator[Row]:
    compared = compare(round, STUDY)
    for name, read in (("csv", rows_of_csv), ("json", rows_of_json)):
        yield from read(FORMATS[name][0](compared)).values()


def minus(first: Cell, second: Cell) -> Decimal | None:
    return first - second if isinstance(first, Decimal) and isinstance(second, Decimal) else None


def level(size: Decimal, steps: Cell, margin: Cell) -> str:
    assert isinstance(steps, Decimal)
    assert isinstance(margin, Decimal)
    return "too_small" if size <= steps else "chance" if size <= margin else "clear"


@settings(max_examples=examples(20), deadline=None)
@given(rounds(), THRESHOLDS)
def test_all_four_formats_hold_the_same_cells(round: Round, threshold: int) -> None:
    first, *others = in_every_format(round, threshold).values()
    for other in others:
        assert other == first


@settings(max_examples=examples(40), deadline=None)
@given(rounds())
def test_every_difference_is_that_of_the_scores_beside_it(round: Round) -> None:
    for row in in_csv_and_json(round):
        assert row["gap"] == minus(row["young"], row["management"])
        assert row["national_gap"] == minus(row["national_young"], row["national_management"])
        assert row["gap_vs_national"] == minus(row["gap"], row["national_gap"])
        for side in Side:
            assert row[f"{side}_vs_national"] == minus(row[side], row[f"national_{side}"])


@settings(max_examples=examples(40), deadline=None)
@given(rounds())
def test_every_level_follows_from_the_limits_beside_it(round: Round) -> None:
    for row in in_csv_and_json(round):
        if isinstance(gap := row["gap"], Decimal):
            assert row["gap_level"] == level(abs(gap), row["gap_steps"], row["gap_margin"])
        for side in Side:
            apart, step = row[f"{side}_vs_national"], row[f"step_{side}"]
            if row[f"status_{side}"] == "score" and isinstance(apart, Decimal) and isinstance(step, Decimal):
                assert (row[f"{side}_vs_national_level"] == "too_small") is (abs(apart) <= step)
            else:
                assert row[f"{side}_vs_national_level"] is None


@settings(max_examples=examples(20), deadline=None)
@given(rounds(), THRESHOLDS)
def test_no_figure_of_a_withheld_group_is_in_any_format(round: Round, threshold: int) -> None:
    few = {
        (entry.code, entry.side): "unknown" if entry.n is None else "too_few"
        for entry in round.entries
        if not (entry.side is Side.MANAGEMENT and round.is_agreed) and (entry.n or 0) < threshold
    }
    for rows in in_every_format(round, threshold).values():
        for code, row in rows.items():
            for side in Side:
                assert row[f"withheld_{side}"] == few.get((code, side))
                assert (row[f"status_{side}"] == "withheld") is ((code, side) in few)
                if (code, side) in few:
                    assert {row[name.format(side=side)] for name in (*OF_A_SIDE, *OF_A_GAP)} == {None}


@settings(max_examples=examples(20), deadline=None)
@given(twins())
def test_two_rounds_that_show_the_same_have_the_same_bytes_in_every_format(given: tuple[Round, Round, int]) -> None:
    first, second, threshold = given
    now, other = (compare(round, STUDY, threshold) for round in (first, second))
    for write, _ in FORMATS.values():
        assert write(now) == write(other)
    for with_previous in (comparison_json, comparison_xlsx):
        assert with_previous(now, other) == with_previous(other, now)


@settings(max_examples=examples(20), deadline=None)
@given(rounds())
def test_only_the_mean_of_an_anonymous_group_has_an_end(round: Round) -> None:
    ends = {Decimal("1.5"): "low", Decimal("9.5"): "high"}
    given = {  # open scores, which stand as they were given
        (entry.code, entry.side): rounded(round.scale.to_points(entry.mean))
        for entry in round.entries
        if is_open(entry.side, round.management_form)
    }
    for row in in_csv_and_json(round):
        for side in Side:
            shown = row[side]
            if row[f"status_{side}"] == "score":
                assert isinstance(shown, Decimal)
                assert min(ends) <= shown <= max(ends)
                assert row[f"end_{side}"] == ends.get(shown)
            else:
                assert row[f"end_{side}"] is None
                assert row[side] == given.get((str(row["code"]), side))
            beside = row[f"{side}_vs_national_bound"]
            assert beside == ("at_least" if row[f"end_{side}"] else None)
        both = {row[f"end_{side}"] for side in Side}
        assert (row["gap_bound"] is None) is (both == {None} or row["gap"] is None)
        assert (row["gap_bound"] == "same_end") is (len(both) == 1 and both != {None})


@settings(max_examples=examples(20), deadline=None)
@given(rounds())
def test_own_and_national_places_are_over_the_same_statements(round: Round) -> None:
    rows = rows_of_csv(FORMATS["csv"][0](compare(round, STUDY)))
    for kind in Kind:
        of_kind = [row for row in rows.values() if row["kind"] == kind]
        for side in Side:
            ranked = [row for row in of_kind if row[f"rank_{side}"] is not None]
            both = [row for row in of_kind if row["gap"] is not None]
            assert ranked == (both or [row for row in of_kind if row[side] is not None])
            for row in ranked:
                for place, value in ((f"rank_{side}", side), (f"national_rank_{side}", f"national_{side}")):
                    higher = [other for other in ranked if (minus(other[value], row[value]) or 0) > 0]
                    assert row[place] == len(higher) + 1


@settings(max_examples=examples(40), deadline=None)
@given(rounds(), rounds(), st.booleans())
def test_every_change_is_that_of_the_scores_beside_it(then: Round, now: Round, is_same_round: bool) -> None:
    later = compare(now, STUDY)
    earlier = of_a_year_before(later) if is_same_round else compare(then, STUDY)
    for change in document_of(comparison_json(later, earlier))["previous"]["changes"]:
        side, item = Side(change["side"]), change["code"]
        assert change["change"] == change["now"] - change["before"]
        assert (change["before"], change["now"]) == (
            earlier.item(item).shown_score(side),
            later.item(item).shown_score(side),
        )
        assert (change["level"] is None) is (side is Side.MANAGEMENT and now.is_agreed)
