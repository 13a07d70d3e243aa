"""Files of every format with something done to them: each ends in a table or a message, within the time."""

import io
import random
import zipfile
from collections.abc import Callable, Sequence

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retention_check.importers.surveys.files.limits import USUAL
from retention_check.isolation import ChildFailedError, FailureCause, run_isolated
from tests.cast import STUDY
from tests.importers.surveys.fuzzed_files import outcomes, understandings
from tests.importers.surveys.made_files import Rows, csv_of, every_format, ods_of, sav_of, xlsx_of, zip_of
from tests.importers.surveys.old_workbook import old_workbook

FORMATS = every_format()
PEOPLE: Rows = [
    ["ID", "Groep", "Leeftijd", *(item.text for item in STUDY.items)],
    *(
        [n, "jong" if n % 3 else "management", 20 + n, *(STUDY.answer_words[item.kind][n % 5] for item in STUDY.items)]
        for n in range(20)
    ),
]
_ABOUT = {"column_labels": ["Vraag", "Tekst"], "variable_value_labels": {"v": {1: "Veel", 5: "Weinig"}}}
_CASES = pd.DataFrame({"v": [1.0, 5, None, 99], "t": ["ja", "", "nee", "??"]})
SPSS = [
    sav_of(_CASES, missing_ranges={"v": [{"lo": 90, "hi": 99}]}, **_ABOUT),
    sav_of(_CASES, compress=True),
    sav_of(_CASES, row_compress=True, **_ABOUT),
]
SURVEYS = [csv_of(PEOPLE), csv_of(PEOPLE, "\t", "utf-16"), xlsx_of(PEOPLE), ods_of(PEOPLE), old_workbook(PEOPLE[:9])]
PIECES = (b'"', b'""', b";", b"\r\n", b"\n\n", b"\x00", b"<", b"&", b"</row>", b'r="XFD1048576"', b"\xff\xfe")
BATCH = 12  # files that one child reads


ALL = [*FORMATS.values()]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut off, some bytes changed, a piece put in or taken out, or doubled."""
    made = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(made) + 1)
        match chance.randrange(6):
            case 0:
                made = made[:place]
            case 1 | 2 if made:
                made[place % len(made)] = chance.randrange(256)
            case 3:
                made[place:place] = chance.choice(PIECES)
            case 4:
                del made[place : place + chance.randint(1, 40)]
            case _:
                made[place:place] = made[place : place + chance.randint(1, 400)]
    return bytes(made)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """A zip of which one part is damaged and packed again, so that it is unpacked and parsed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([*parts])
    return zip_of(parts | {name: damaged(parts[name], chance)})


def damaged_file(seed: int, files: Sequence[bytes] = ALL) -> bytes:
    chance = random.Random(seed)
    data = chance.choice(files)
    if data.startswith(b"PK") and chance.random() < 0.7:
        return damaged_inside(data, chance)
    return damaged(data, chance) if chance.random() < 0.95 else chance.randbytes(chance.randint(0, 3000))


def check(files: list[bytes], read: Callable[[list[bytes]], list[str]] = outcomes) -> None:
    try:
        found = run_isolated(read, files, seconds=USUAL.seconds, megabytes=USUAL.megabytes)
    except ChildFailedError as error:  # a reader that ends its process is what the child is for; waiting is not
        assert error.cause is not FailureCause.TIME
        if len(files) > 1:
            for data in files:
                check([data], read)
        return
    assert len(found) == len(files)
    assert all(found)


SEEDS = st.lists(st.integers(min_value=0, max_value=2**48), min_size=BATCH, max_size=BATCH)
TEXTS = st.lists(st.text(st.sampled_from("ab1;,\t\"'\n\r \ufeffé"), max_size=60), min_size=BATCH, max_size=BATCH)


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SEEDS)
def test_a_damaged_file_ends_in_a_table_or_a_message(seeds: list[int]) -> None:
    check([damaged_file(seed) for seed in seeds])


@pytest.mark.matrix
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SEEDS)
def test_many_damaged_files_end_in_a_table_or_a_message(seeds: list[int]) -> None:
    check([damaged_file(seed) for seed in seeds])


@pytest.mark.matrix
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SEEDS)
def test_a_damaged_file_of_spss_ends_in_a_table_or_a_message(seeds: list[int]) -> None:
    check([damaged_file(seed, SPSS) for seed in seeds])


@pytest.mark.matrix
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(SEEDS)
def test_a_damaged_survey_is_understood_or_told(seeds: list[int]) -> None:
    check([damaged_file(seed, SURVEYS) for seed in seeds], understandings)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_any_text_with_separators_and_quotes_ends_in_a_table_or_a_message(texts: list[str]) -> None:
    assert all(outcomes([text.encode() for text in texts]))
    assert all(outcomes([text.encode("utf-16-le") for text in texts[:3]]))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_table_or_a_message(data: bytes) -> None:
    assert outcomes([data])[0]
