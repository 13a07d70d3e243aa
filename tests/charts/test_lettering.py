"""How much room a text takes in a drawing: lines that fit, long words cut, long texts shortened."""

import pytest

from retention_check.charts.lettering import text_lines, text_width

LABEL = "Projecten met jong uit andere afdelingen"


def test_a_short_text_is_one_line() -> None:
    assert text_lines("Te weinig zinvol werk", 400, 12) == ["Te weinig zinvol werk"]
    assert text_lines("", 400, 12) == [""]


@pytest.mark.parametrize("width", [40, 90, 200])
@pytest.mark.parametrize("text", [LABEL, "w" * 80, f"Gemeente {'w' * 60} aan Zee"])
def test_every_line_fits_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = text_lines(text, width, 12, is_bold=True)
    assert all(text_width(line, 12, is_bold=True) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_lines_break_between_words() -> None:
    assert text_lines(LABEL, 200, 12) == ["Projecten met jong uit andere", "afdelingen"]


def test_what_has_no_room_ends_in_an_ellipsis() -> None:
    lines = text_lines(LABEL, 90, 12, most=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert text_width(lines[1], 12) <= 90


def test_a_width_of_one_letter_still_ends() -> None:
    assert text_lines("abc", 1, 12) == ["a", "b", "c"]


def test_bold_letters_and_capitals_take_more_room() -> None:
    assert text_width("werk", 12) < text_width("werk", 12, is_bold=True)
    assert text_width("werk", 12) < text_width("WERK", 12)
