"""One cell becomes one value, or a sentence that says what is wrong with it."""

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.importers.cells import CellError, as_asked, as_code, as_group_size, as_number, as_score


@pytest.mark.parametrize(
    ("typed", "code"),
    [("R3", "R3"), (" r 3 ", "R3"), ("m3.2", "M3.2"), ("M 3 , 2", "M3.2"), ("R03", "R3"), ("X9", "X9")],
)
def test_codes_are_known_in_lower_case_and_with_spaces(typed: str, code: str) -> None:
    assert as_code(typed) == code


@pytest.mark.parametrize("typed", ["", "Rotterdam", "Gemiddelde", "3.2", "R", "R3 en R4", "totaal 10"])
def test_what_does_not_look_like_a_code_is_none(typed: str) -> None:
    assert as_code(typed) is None


@given(st.decimals(min_value=1, max_value=10, places=3), st.sampled_from(".,"))
def test_a_number_is_read_with_a_comma_or_a_point(value: Decimal, point: str) -> None:
    assert as_number(f" {value}\u00a0".replace(".", point)) == value


@given(st.floats(min_value=1, max_value=10))
def test_a_number_from_excel_is_the_number_a_person_typed(value: float) -> None:
    assert as_number(round(value, 2)) == Decimal(str(round(value, 2)))


@pytest.mark.parametrize(
    "typed", ["nan", "NaN", "inf", "-inf", "zeven", "7,9,1", "1e3", "٧", "7 9", "#N/B", "9" * 5000, True]
)
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(CellError):
        as_number(typed)


def test_a_date_that_excel_made_of_a_number_is_named() -> None:
    with pytest.raises(CellError, match=r"5 juli 2026.*Excel"):
        as_number(datetime(2026, 7, 5))  # noqa: DTZ001


@given(st.text(max_size=50))
def test_any_text_is_a_number_or_a_clear_refusal(text: str) -> None:
    try:
        value = as_score(text, DEFAULT_SCALE)
    except CellError as error:
        assert len(str(error)) < 150
    else:
        assert value is None or 1 <= value <= 10


@pytest.mark.parametrize(("typed", "n"), [("34", 34), (34.0, 34), ("34,0", 34), ("", None), ("0", 0)])
def test_a_group_is_a_whole_number(typed: str, n: int | None) -> None:
    assert as_group_size(typed) == n


@pytest.mark.parametrize("typed", ["-1", "3,5", "100001", "veel", "1.000"])
def test_other_group_sizes_are_refused(typed: str) -> None:
    with pytest.raises(CellError):
        as_group_size(typed)


@pytest.mark.parametrize(("typed", "n"), [("58", 58), (58.0, 58), ("1", 1), ("", None), ("100000", 100_000)])
def test_how_many_were_asked_is_a_whole_number_from_one_on(typed: str, n: int | None) -> None:
    assert as_asked(typed) == n


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("0", "‘0’ kan niet: een aantal gevraagde mensen is een heel getal vanaf 1. Schrijf bijvoorbeeld 34."),
        ("58,5", "‘58,5’ kan niet: een aantal gevraagde mensen is een heel getal vanaf 1. Schrijf bijvoorbeeld 34."),
        ("100001", "‘100001’ kan niet: hooguit 100.000 gevraagde mensen."),
        ("iedereen", "‘iedereen’ is geen getal. Schrijf een heel getal, bijvoorbeeld 34."),
        ("1.000", "‘1.000’ is niet duidelijk. Schrijf een aantal zonder punt of komma."),
    ],
)
def test_what_cannot_be_how_many_were_asked_is_told(typed: str, told: str) -> None:
    with pytest.raises(CellError) as raised:
        as_asked(typed)
    assert str(raised.value) == told


@given(st.text(max_size=50) | st.integers().map(str) | st.floats() | st.booleans())
def test_anything_is_a_number_of_people_or_a_clear_refusal(cell: str | float) -> None:
    try:
        value = as_asked(cell)
    except CellError as error:
        assert len(str(error)) < 150
        assert str(error).isprintable()
    else:
        assert value is None or 1 <= value <= 100_000
