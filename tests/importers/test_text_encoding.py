"""Bytes become text in the encoding that they were written in."""

import pytest

from retention_check.importers.text_encoding import as_utf8, decode, encoding_of

TEXT = "groep;één ‘stelling’\njong;financiële coördinatie – €5\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac_roman"])
def test_a_text_is_read_in_the_encoding_it_was_written_in(encoding: str) -> None:
    data = TEXT.encode(encoding)
    assert decode(data) == TEXT
    assert as_utf8(data) == TEXT.encode()


def test_a_text_in_utf_8_is_not_copied() -> None:
    data = TEXT.encode()
    assert as_utf8(data) is data


def test_a_text_with_a_few_damaged_letters_stays_utf_8() -> None:
    data = (TEXT * 3).encode() + "é".encode()[:1]
    assert encoding_of(data) == ("utf-8", 0)
    assert as_utf8(data) == (TEXT * 3 + "\ufffd").encode()


def test_a_letter_beyond_the_first_megabyte_counts() -> None:
    assert encoding_of(b"a;b\n" * 2**18 + "é".encode("cp1252"))[0] == "cp1252"


def test_half_a_letter_at_the_end_of_a_megabyte_does_not_matter() -> None:
    assert encoding_of(b"a" * (2**20 - 1) + "é".encode() * 9) == ("utf-8", 0)


def test_half_a_text_in_utf_16_is_no_text_or_read_up_to_there() -> None:
    data = TEXT.encode("utf-16")[:-1]
    assert decode(data) is None
    assert as_utf8(data).decode().startswith(TEXT[:-1])
