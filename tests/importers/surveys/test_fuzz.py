"""Files of every format with something done to them: each ends in a table or a message, within the time."""

import io
import random
import zipfile
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.importers.surveys.files.limits import USUAL
from retention_check.isolation import ChildFailedError, FailureCause, run_isolated
from tests.cast import STUDY
from tests.importers.surveys.fuzzed_files import outcomes, understandings
from tests.importers.surveys.made_files import Rows, csv_of, every_format, ods_of, sav_of, xlsx_of, zip_of
from tests.importers.surveys.old_workbook import old_workbook
from tests.matrix import examples, some_now

ITEMS = STUDY.items[:4]
PEOPLE: Rows = [
    ["ID", "Groep", "Leeftijd", *(item.text for item in ITEMS)],
    *(
        [n, "jong" if n % 3 else "management", 20 + n, *(STUDY.answer_words[item.kind][n % 5] for item in ITEMS)]
        for n in range(9)
    ),
]
_ABOUT = {"column_labels": ["Vraag", "Tekst"], "variable_value_labels": {"v": {1: "Veel", 5: "Weinig"}}}
_CASES = pd.DataFrame({"v": [1.0, 5, None, 99], "t": ["ja", "", "nee", "??"]})
FILES = every_format() | {
    "sav missing": sav_of(_CASES, missing_ranges={"v": [{"lo": 90, "hi": 99}]}, **_ABOUT),
    "zsav": sav_of(_CASES, compress=True),
    "sav compressed": sav_of(_CASES, row_compress=True, **_ABOUT),
}
NUMBERS: Rows = [[*range(1, 12)], *([n, *((n + at) % 5 + 1 for at in range(10))] for n in range(20))]
SURVEYS = {
    "csv": csv_of(PEOPLE),
    "numbers": csv_of(NUMBERS),
    "tsv": csv_of(PEOPLE, "\t", "utf-16"),
    "xlsx": xlsx_of(PEOPLE),
    "ods": ods_of(PEOPLE),
    "xls": old_workbook(PEOPLE),
}
PIECES = (b'"', b'""', b";", b"\r\n", b"\n\n", b"\x00", b"<", b"&", b"</row>", b'r="XFD1048576"', b"\xff\xfe")
MUTATIONS = 30  # of each file, which one child reads
LONGEST = USUAL.seconds  # for all of them
TURNS = [(kind, first) for kind in FILES for first in (0, 1000)]
NOW = [(kind, 0) for kind in ("csv", "xlsx", "ods", "sav")]  # of old workbooks many end their reader


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


def mutation(seed: int, data: bytes) -> bytes:
    chance = random.Random(seed)
    if data.startswith(b"PK") and chance.random() < 0.7:
        return damaged_inside(data, chance)
    return damaged(data, chance) if chance.random() < 0.95 else chance.randbytes(chance.randint(0, 3000))


def check(files: list[bytes], read: Callable[[list[bytes]], list[str]] = outcomes) -> None:
    """A reader that ends its process is what the child is for; then each half of the files gets one of its own."""
    try:
        found = run_isolated(read, files, seconds=LONGEST, megabytes=USUAL.megabytes)
    except ChildFailedError as error:
        assert error.cause is not FailureCause.TIME
        half = len(files) // 2
        for part in (files[:half], files[half:]) if half else ():
            check(part, read)
        return
    assert len(found) == len(files)
    assert all(found)


@pytest.mark.parametrize(("kind", "first"), some_now(TURNS, NOW))
def test_a_damaged_file_ends_in_a_table_or_a_message(kind: str, first: int) -> None:
    check([mutation(seed, FILES[kind]) for seed in range(first, first + MUTATIONS)])


@pytest.mark.parametrize("kind", some_now(SURVEYS, ["csv", "numbers"]))
def test_a_damaged_survey_is_understood_or_told(kind: str) -> None:
    check([mutation(seed, SURVEYS[kind]) for seed in range(MUTATIONS)], understandings)


TEXTS = st.lists(st.text(st.sampled_from("ab1;,\t\"'\n\r \ufeffé"), max_size=60), min_size=12, max_size=12)


@settings(max_examples=examples(60), deadline=None)
@given(TEXTS)
def test_any_text_with_separators_and_quotes_ends_in_a_table_or_a_message(texts: list[str]) -> None:
    assert all(outcomes([text.encode() for text in texts]))
    assert all(outcomes([text.encode("utf-16-le") for text in texts[:3]]))


@settings(max_examples=examples(150), deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_table_or_a_message(data: bytes) -> None:
    assert outcomes([data])[0]
