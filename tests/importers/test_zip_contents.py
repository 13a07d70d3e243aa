"""A zip is looked into before anything parses it."""

import pytest

from retention_check.importers.zip_contents import LARGEST_INSIDE, MOST_PARTS, refusal_of
from tests.importers.surveys.made_files import ods_of, saying_its_size, xlsx_of, zip_of

DECLARED = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x/>'


@pytest.mark.parametrize("data", [xlsx_of(), ods_of(), zip_of({"a.csv": "a;b"}), b"", b"PK\x03\x04"])
def test_a_workbook_and_what_is_no_zip_are_left_to_their_readers(data: bytes) -> None:
    assert refusal_of(data) == ""


@pytest.mark.parametrize(
    "part",
    [
        DECLARED,
        "\ufeff" + DECLARED,
        '<?xml version="1.0"?>\n' + DECLARED,
        f"<!-- {'x' * 9000} -->{DECLARED}",
        f"<!-- {'x' * 99_000} -->{DECLARED}",
        DECLARED.encode("utf-16"),
        DECLARED.encode("utf-16-be"),
    ],
)
def test_a_declaration_before_the_first_element_is_refused(part: str | bytes) -> None:
    assert "vreemde opdrachten" in refusal_of(zip_of({"xl/Styles.XML": part}))


def test_those_words_inside_an_element_are_text() -> None:
    assert refusal_of(zip_of({"a.xml": '<?xml version="1.0"?><!-- x --><x>&lt;!DOCTYPE</x>'})) == ""


def test_the_sizes_are_added_up() -> None:
    half = LARGEST_INSIDE // 2
    assert refusal_of(saying_its_size(zip_of({"a": "x", "b": ""}), half)) == ""
    assert "te groot" in refusal_of(saying_its_size(zip_of({"a": "x"}), 2 * half + 1))


def test_more_parts_than_any_workbook_has_are_refused() -> None:
    assert "te groot" in refusal_of(zip_of({str(number): "" for number in range(MOST_PARTS + 1)}))
