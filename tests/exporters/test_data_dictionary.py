"""One table of columns: the files, the sheet 'Uitleg' and docs/data-dictionary.md say the same in the same words."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.publication import Correction, Publication
from retention_check.domain.side import Side
from retention_check.exporters.change_columns import CHANGES
from retention_check.exporters.comparison_columns import COMPARISON
from retention_check.exporters.comparison_files import (
    comparison_csv,
    comparison_csv_dutch,
    comparison_json,
    comparison_xlsx,
    national_csv,
)
from retention_check.exporters.data_dictionary import Column
from retention_check.exporters.machine_names import DOCUMENT, NATIONAL_MEANS, Name
from retention_check.exporters.memo_table import memo_columns
from tests.cast import DAY, STUDY, gouda, mixes
from tests.exporters.rounds import of_a_year_before
from tests.matrix import some_now

DICTIONARY = Path(__file__).parents[2] / "docs" / "data-dictionary.md"
CHANGES_IN_WORKBOOK_ONLY = {"item", "asked_again"}
SAID_ONCE = {"asked_young", "asked_management", "note", "collected_young", "collected_management"}


def rows_of(columns: Iterable[Column]) -> list[str]:
    return [
        f"| `{each.name}` | {each.heading} | {each.unit_in_english} | {each.meaning} | {each.empty} |"
        for each in columns
    ]


def rows_of_names(names: Iterable[Name]) -> list[str]:
    return [f"| `{each.name}` | {each.type} | {each.meaning} |" for each in names]


def rows_under(title: str) -> list[str]:
    """The rows of the first table under a heading of the document, without its head."""
    [section] = re.findall(rf"^## {title}\n(.*?)(?=^## |\Z)", DICTIONARY.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [line for line in section.splitlines() if line.startswith("| `")]


def keys(value: Any, path: str = "") -> set[str]:
    """The keys of a document with those above them; lists are looked through."""
    if isinstance(value, list):
        return {key for each in value for key in keys(each, path)}
    if not isinstance(value, dict):
        return set()
    return {f"{path}{key}" for key in value} | {
        found for key, each in value.items() for found in keys(each, f"{path}{key}.")
    }


@pytest.mark.parametrize(("title", "columns"), [("Comparison", COMPARISON), ("Change", CHANGES)])
def test_the_document_says_of_each_column_what_the_code_says(title: str, columns: tuple[Column, ...]) -> None:
    assert rows_under(title) == rows_of(columns)


@pytest.mark.parametrize(("title", "names"), [("JSON", DOCUMENT), ("National means", NATIONAL_MEANS)])
def test_the_document_says_of_each_name_what_the_code_says(title: str, names: tuple[Name, ...]) -> None:
    assert rows_under(title) == rows_of_names(names)


def test_the_tables_hold_the_columns_of_the_files_and_no_others() -> None:
    def head(data: bytes) -> list[str]:
        return next(csv.reader(io.StringIO(data.decode())))

    assert head(comparison_csv(gouda())) == [column.name for column in COMPARISON]
    assert head(national_csv(STUDY)) == [name.name for name in NATIONAL_MEANS]


def test_the_json_has_the_keys_of_the_table_and_no_others() -> None:
    corrected = Publication({Side.YOUNG: DAY}, 5, corrections=(Correction(Side.YOUNG, "R3", DAY),))
    now = compare(replace(gouda().round, publication=corrected), STUDY)
    document = json.loads(comparison_json(now, of_a_year_before(gouda())))
    items, changed = document.pop("items"), document["previous"].pop("changes")
    per_side = tuple(
        f"{key}." for key in ("asked", "answered", "collected", "imported", "withheld", "published", "asked_again")
    )
    found = {key for key in keys(document) if not key.startswith(per_side)}
    assert [*document, "items"] == [name.name for name in DOCUMENT if "." not in name.name]
    assert found | {"items", "previous.changes"} == {name.name for name in DOCUMENT}
    assert keys(items) == {column.name for column in COMPARISON} - SAID_ONCE
    assert keys(changed) == {column.name for column in CHANGES} - CHANGES_IN_WORKBOOK_ONLY


def headings(page: Any) -> set[str]:
    """The headings of the table on a sheet: its first row, or the one that begins with 'Reden'."""
    rows = list(page.iter_rows(values_only=True))
    head = next((row for row in rows if row[0] == "Reden"), rows[0])
    return {cell for cell in head if cell}


@pytest.mark.parametrize(
    "name", some_now(mixes(), ["full", "agreed", "opposite-ends", "withheld", "no-common-items", "marks"])
)
def test_the_workbook_explains_each_of_its_columns_and_nothing_else(name: str) -> None:
    comparison = mixes()[name]
    book = openpyxl.load_workbook(io.BytesIO(comparison_xlsx(comparison, of_a_year_before(comparison))))
    told = [row for row in book["Uitleg"].iter_rows(values_only=True) if row[2]]
    expected = []
    sheets = (("Voor een memo", memo_columns(comparison)), ("Vergelijking", COMPARISON), ("Verandering", CHANGES))
    for sheet, columns in sheets:
        there = headings(book[sheet])
        explained = [column for column in columns if column.heading in there]
        if explained:
            assert there == {column.heading for column in explained}
            expected.append((f"Kolom van ‘{sheet}’", "Uitleg", "Wat staat erin"))
        expected += [(column.heading, column.explanation, column.unit_in_dutch) for column in explained]
    assert told == expected


@pytest.mark.parametrize("name", mixes())
def test_every_coded_value_has_a_dutch_word(name: str) -> None:
    comparison: Comparison = mixes()[name]
    coded = {column.name: column.words for column in COMPARISON if column.words}
    for row in csv.DictReader(io.StringIO(comparison_csv(comparison).decode())):
        for column, words in coded.items():
            assert row[column] in ("", *words)
    codes = {code for words in coded.values() for code in words} - {
        word for words in coded.values() for word in words.values()
    }
    dutch = csv.reader(io.StringIO(comparison_csv_dutch(comparison).decode("utf-8-sig")), delimiter=";")
    assert not codes & {cell for row in dutch for cell in row}


def test_headings_are_unlike_each_other_and_no_text_breaks_a_table() -> None:
    for columns in (COMPARISON, CHANGES):
        assert len({column.heading for column in columns}) == len({column.name for column in columns}) == len(columns)
    for row in rows_of([*COMPARISON, *CHANGES]) + rows_of_names([*DOCUMENT, *NATIONAL_MEANS]):
        assert row.count("|") in (4, 6)
        assert not re.search(r"[{}\n]", row)
