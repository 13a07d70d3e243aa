import random
import zlib

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.importers.surveys.files.grid import categorical, grid_of
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.survey_table import Dropped, Heading, SurveyColumn, SurveyTable, ToolRole
from retention_check.importers.surveys.table.kept_survey import from_bytes, to_bytes
from retention_check.importers.surveys.table.tables import table_of
from retention_check.studies import load_study

TEXTS = st.text(max_size=12, alphabet=st.characters(codec="utf-8"))


@st.composite
def tables(draw: st.DrawFn) -> SurveyTable:
    rows = draw(st.lists(st.integers(1, 10**6), unique=True, max_size=5))
    keys = draw(st.lists(TEXTS, unique=True, max_size=4))
    columns, cells = [], {}
    for key in keys:
        dropped = draw(st.none() | st.sampled_from(Dropped))
        values = [""] if dropped else draw(st.lists(TEXTS, unique=True, min_size=1, max_size=300 if not key else 4))
        places = draw(st.lists(st.integers(0, len(values) - 1), min_size=len(rows), max_size=len(rows)))
        heading = Heading(
            draw(TEXTS),
            tuple(draw(st.lists(TEXTS, max_size=2))),
            draw(st.none() | st.sampled_from(ToolRole)),
            draw(TEXTS),
        )
        columns.append(SurveyColumn(key, "A", heading, draw(st.dictionaries(TEXTS, TEXTS, max_size=2)), dropped))
        cells[key] = categorical(places, values).array
    frame = pd.DataFrame(cells, index=pd.Index(rows, dtype="int64"))
    return SurveyTable(
        draw(TEXTS), draw(TEXTS), draw(TEXTS), tuple(columns), frame, tuple(draw(st.lists(st.integers(1, 9))))
    )


@settings(max_examples=15, deadline=None)
@given(st.lists(tables(), max_size=3))
def test_what_waits_is_what_was_read(several: list[SurveyTable]) -> None:
    back = from_bytes(to_bytes(several))
    assert len(back) == len(several)
    for one, other in zip(several, back, strict=True):
        assert (one.tool, one.file, one.sheet, one.columns) == (other.tool, other.file, other.sheet, other.columns)
        assert one.not_people == other.not_people
        assert [*one.frame.index] == [*other.frame.index]
        assert one.frame.astype(object).equals(other.frame.astype(object))


def test_a_table_that_was_read_comes_back_with_the_same_types() -> None:
    rows = [["Groep", "R1"], *(["Jong", str(n % 5)] for n in range(300))]
    table = table_of(grid_of("", rows, USUAL), "a.csv")
    pd.testing.assert_frame_equal(from_bytes(to_bytes([table]))[0].frame, table.frame)


def test_nothing_of_who_answered_is_in_what_waits() -> None:
    header = [
        "ID",
        "Begintijd",
        "Tijd van voltooien",
        "E-mail",
        "Naam",
        "Functie",
        "R1",
        "R2",
        "Wat nog?",
        "Mobiel",
        "Mail?",
    ]
    secrets = [
        "a.devries{}@delft.example",
        "Anna de Vries {}",
        "Ik werk op kamer {} en daar is het altijd koud en stil.",
        "06-123456{}",
    ]
    rows = [header]
    for number in range(10, 40):
        mail, name, text, phone = (secret.format(number) for secret in secrets)
        times = [f"2025-03-31 09:{number}:00", f"2025-03-31 10:{number}:07"]
        rows.append([f"90{number}", *times, mail, name, "Jong", str(number % 5), "4", text, phone, f"x{mail}"])
    rows[7][6] = secrets[2].format(99)
    rows[8][5] = "Anders: bel a.devries@delft.example"
    raw = zlib.decompress(to_bytes([table_of(grid_of("", rows, USUAL), "a.xlsx")])).decode("latin-1")
    assert "Begintijd" in raw
    assert "Jong" in raw
    for lost in ("delft.example", "Anna", "kamer", "06-123", "90", "09:", "10:1", "03-31"):
        assert lost not in raw.split('"file"')[0] + raw.split('"columns"')[1], lost


@pytest.mark.parametrize("answers", [5, 10])
def test_the_largest_export_waits_in_less_than_four_megabytes(answers: int) -> None:
    study, chance = load_study(), random.Random(1)
    places = [[chance.randrange(answers + 1) for _ in range(20_000)] for _ in range(10)]
    values = ["", *(f"heel erg belangrijk {each}" for each in range(answers))]
    keys = [f"In hoeverre steunt u dit? [{item.text}]" for item in study.items] + [
        f"Extra {each}" for each in range(10)
    ]
    columns = tuple(SurveyColumn(key, "A", Heading(key, (key,))) for key in keys)
    cells = {key: categorical(places[index % 10], values).array for index, key in enumerate(keys)}
    frame = pd.DataFrame(cells, index=pd.RangeIndex(2, 20_002))
    kept = to_bytes([SurveyTable("een tabel", "a.csv", "", columns, frame)])
    assert len(kept) < 4 * 2**20
    assert len(from_bytes(kept)[0].frame) == 20_000
