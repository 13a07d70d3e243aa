"""What a cell of means holds."""

from decimal import Decimal

import pytest

from retention_check.importers.surveys.means.values import ReadCount, is_figure, read_count, read_mean


@pytest.mark.parametrize("text", ["7,9", "7.9", "7.9000", "+7,90"])
def test_a_number_is_a_mean_as_it_is(text: str) -> None:
    found = read_mean(text)
    assert (found.value, found.n, found.read_as, found.why) == (Decimal("7.9"), None, None, "")


@pytest.mark.parametrize(
    ("text", "value", "n", "read_as"),
    [
        ("7,4 (n=12)", "7.4", 12, "7,4 met 12 antwoorden"),
        ("2025-04-07", "7.4", None, "7,4"),
        ("2025-04-07 00:00:00", "7.4", None, "7,4"),
        ("7-apr", "7.4", None, "7,4"),
        ("7-mei", "7.5", None, "7,5"),
        ("7-4", "7.4", None, "7,4"),
        ("ca. 7,4", "7.4", None, "7,4"),
        ("7,4*", "7.4", None, "7,4"),
    ],
)
def test_what_clearly_holds_a_mean_is_read_and_told(text: str, value: str, n: int | None, read_as: str) -> None:
    found = read_mean(text)
    assert (found.value, found.n, found.read_as) == (Decimal(value), n, read_as)


@pytest.mark.parametrize("text", ["n.v.t.", "-", "onbekend"])
def test_a_word_for_nothing_is_empty_and_told(text: str) -> None:
    assert (read_mean(text).value, read_mean(text).read_as, read_mean("").read_as) == (None, "", None)


@pytest.mark.parametrize("text", ["hoog", "7 of 8", "2025-07-01", "2025-13-45"])
def test_what_is_no_number_is_told(text: str) -> None:
    assert read_mean(text).value is None
    assert read_mean(text).why


@pytest.mark.parametrize(("text", "value"), [("79", "79"), ("0.79", "0.79"), ("79%", "0.079"), ("12-nov", "12.11")])
def test_a_number_outside_one_to_ten_is_kept_apart(text: str, value: str) -> None:
    found = read_mean(text)
    assert (found.value, found.is_outside) == (Decimal(value), True)


def test_numbers_of_answers_are_whole() -> None:
    assert read_count("23") == ReadCount(23)
    assert read_count("n=23") == ReadCount(23, "23")
    assert read_count("23 mensen").value == 23
    assert read_count("").value is None
    assert "heel getal" in read_count("7,9").why


def test_a_year_is_no_figure() -> None:
    assert not is_figure("2025")
    assert is_figure("7,9") and is_figure("23") and is_figure("79%")


@pytest.mark.parametrize("typed", ["7 of 8", "7,5 à 8", "7 tot 8", "6-8", "4 – 6", "6,5-7,5"])
def test_of_two_numbers_in_a_cell_one_is_to_be_chosen(typed: str) -> None:
    assert read_mean(typed).why == f"‘{typed}’ zijn twee getallen. Kies één getal, of laat de cel leeg."


@pytest.mark.parametrize("typed", ["23 pers.", "23 van 58", "23 van de 58", "23/58", "23 van 58 (40%)"])
def test_how_many_answered_of_those_who_were_asked_is_read_and_told(typed: str) -> None:
    assert read_count(typed) == ReadCount(23, "23")


@pytest.mark.parametrize("typed", ["<5", "< 5", "minder dan 5"])
def test_too_few_answers_are_left_out_and_that_is_right(typed: str) -> None:
    told = f"‘{typed}’: zo weinig antwoorden laten wij weg. Dat hoort zo."
    assert (read_count(typed).why, read_mean(typed).why) == (told, told)


def test_more_answers_than_were_asked_is_no_number() -> None:
    assert read_count("58 van 23").why
