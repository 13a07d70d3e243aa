"""For any input: valid numbers make a report, any bytes end quietly, and nothing withheld comes out anywhere."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check import report
from retention_check.cli.command_line import command_line
from retention_check.domain.comparison import compare
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import DEFAULT_SCALE, SCALES
from retention_check.domain.side import Side
from retention_check.exporters.comparison_files import comparison_csv, comparison_json
from retention_check.importers.score_sheet import SheetOptions, read_sheet
from tests.cast import DAY, STUDY, sheet
from tests.matrix import examples

CODES = [item.code for item in STUDY.items]
SECRET = Decimal("6.66")  # a mean of a small group; shown it would read 6.7


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    scale = draw(st.sampled_from(list(SCALES.values())))
    form = draw(st.sampled_from(list(ManagementForm)))
    keys = draw(st.lists(st.tuples(st.sampled_from(CODES), st.sampled_from(Side)), unique=True, max_size=40))
    mean = st.decimals(min_value=scale.low, max_value=scale.high, places=2)
    size = st.one_of(st.none(), st.integers(min_value=0, max_value=400))
    entries = [
        Entry(code, side, draw(mean))
        if side is Side.MANAGEMENT and form is ManagementForm.AGREED
        else Entry(code, side, draw(mean), draw(size))
        for code, side in keys
    ]
    asked = {side: n for side in Side if (n := draw(st.none() | st.integers(min_value=400, max_value=900)))}
    return Round(tuple(entries), DAY, "Gouda", scale, form, "management", asked)


@settings(max_examples=examples(40))
@given(rounds())
def test_any_round_makes_a_comparison_a_report_and_exports(round: Round) -> None:
    compared = compare(round, STUDY)
    text = report.report_html(report.make_report(compared))
    assert "None" not in text.split("</style>")[1]
    assert len(comparison_csv(compared).splitlines()) == 51
    assert comparison_json(compared)


@settings(max_examples=examples(40))
@given(rounds())
def test_a_round_survives_its_own_sheet(round: Round) -> None:
    rows: dict[str, dict[str, str]] = {}
    for entry in round.entries:
        name = "jong" if entry.side is Side.YOUNG else "management"
        cells = {name: entry.mean, f"n_{name}": entry.n}
        typed = {key: str(value).replace(".", ",") for key, value in cells.items() if value is not None}
        rows.setdefault(entry.code, {}).update(typed)
    names = ["jong", "management", "n_jong", "n_management"]
    body = [[code, *(cells.get(name, "") for name in names)] for code, cells in rows.items()]
    body.append(["gevraagd", *(str(round.asked.get(side, "")) for side in Side)])
    result = read_sheet(sheet([["code", *names], *body]), STUDY, SheetOptions(round.scale, {}, round.management_form))
    assert {(*vars(entry).values(),) for entry in result.entries} == {
        (*vars(entry).values(),) for entry in round.entries
    }
    assert result.asked == (round.asked if round.entries else {})


def outputs(round: Round) -> tuple[str, bytes, bytes]:
    """Everything that may be handed out of a round."""
    found = compare(round, STUDY)
    return report.report_html(report.make_report(found)), comparison_csv(found), comparison_json(found)


def with_mean(round: Round, code: str, side: Side, mean: str, n: int | None) -> Round:
    """The round by questionnaire, with one mean in it."""
    others = tuple(entry for entry in round.entries if (entry.code, entry.side) != (code, side))
    entries = (*others, Entry(code, side, Decimal(mean), n))
    return replace(round, entries=entries, management_form=ManagementForm.QUESTIONNAIRE)


@settings(max_examples=25)
@given(rounds(), st.sampled_from(CODES), st.sampled_from(Side), st.none() | st.integers(min_value=0, max_value=4))
def test_a_withheld_mean_changes_nothing_that_is_shown(round: Round, code: str, side: Side, n: int | None) -> None:
    """Two rounds that differ only in a hidden mean give the same report and the same exports, byte for byte."""
    lowest, highest = (with_mean(round, code, side, str(end), n) for end in (round.scale.low, round.scale.high))
    assert outputs(lowest) == outputs(highest)


@settings(max_examples=25)
@given(rounds(), st.sampled_from(CODES), st.sampled_from(Side), st.integers(min_value=5, max_value=400))
def test_what_lies_behind_a_blurred_end_changes_nothing_that_is_shown(
    round: Round, code: str, side: Side, n: int
) -> None:
    """So nobody reads in any output that all of a group gave the highest or the lowest answer."""
    points = replace(round, scale=DEFAULT_SCALE)
    for near, end in (("9.45", "10"), ("1.549", "1")):
        assert outputs(with_mean(points, code, side, near, n)) == outputs(with_mean(points, code, side, end, n))


def refused_or_done(data: bytes, *arguments: str) -> Result:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "blad.csv"
        file.write_bytes(data)
        done = CliRunner().invoke(command_line, ["compare", str(file), *arguments])
    assert done.exit_code in (0, 2), done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert "Traceback" not in done.output
    return done


@settings(max_examples=examples(150))
@given(st.binary(max_size=300))
def test_any_bytes_as_a_sheet_end_quietly(data: bytes) -> None:
    refused_or_done(data)


@settings(max_examples=examples(150))
@given(
    st.lists(
        st.lists(st.one_of(st.text(max_size=8), st.sampled_from([*CODES, "7,5", "34", "="])), max_size=5), max_size=8
    )
)
def test_any_table_under_the_right_headings_ends_quietly(rows: list[list[str]]) -> None:
    refused_or_done(sheet([["code", "jong", "n_jong", "management"], *rows], encoding="utf-8-sig"))


@settings(max_examples=50)
@given(st.sampled_from(CODES), st.integers(min_value=0, max_value=4))
def test_a_withheld_mean_is_in_no_output_of_the_command(code: str, n: int) -> None:
    rows = [["code", "jong", "n_jong"], [code, str(SECRET), str(n)]]
    done = refused_or_done(sheet(rows))
    assert not any(figure in done.stdout + done.stderr for figure in ("6.66", "6,66"))
    [row] = [row for row in csv.DictReader(io.StringIO(done.stdout)) if row["code"] == code]
    own = {value for name, value in row.items() if not name.startswith("national") and name != "item"}
    assert not own & {"6.7", str(n)}
