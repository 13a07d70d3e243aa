"""What a cell says of someone's age: no more than stands there."""

import pytest

from retention_check.importers.surveys.rows.ages import (
    ENDLESS,
    Ages,
    age_born_in,
    age_in,
    age_limit_in,
    birth_year_in,
)


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("34", 34, 34),
        ("34 jaar", 34, 34),
        ("34 jr.", 34, 34),
        ("Ik ben 34 jaar oud", 34, 34),
        ("34,0", 34, 34),
        ("26-35", 26, 35),
        ("26 – 35 jaar", 26, 35),
        ("26 t/m 35", 26, 35),
        ("tussen 26 en 35", 26, 35),
        ("26 tot en met 35", 26, 35),
        ("26 tot 36 jaar", 26, 35),
        ("2. 26-35 jaar", 26, 35),
        ("(2) 26-35", 26, 35),
        ("35 jaar of jonger", 0, 35),
        ("35 en jonger", 0, 35),
        ("≤ 35", 0, 35),
        ("t/m 35 jaar", 0, 35),
        ("jonger dan 36", 0, 35),
        ("< 36", 0, 35),
        ("under 36", 0, 35),
        ("tot 36 jaar", 0, 35),
        ("niet ouder dan 35", 0, 35),
        ("36 of ouder", 36, ENDLESS),
        ("36+", 36, ENDLESS),
        ("36 years or older", 36, ENDLESS),
        ("ouder dan 35", 36, ENDLESS),
        ("> 35", 36, ENDLESS),
        (">= 36", 36, ENDLESS),
        ("over 35", 36, ENDLESS),
        ("35+", 35, ENDLESS),
    ],
)
def test_an_age_is_read_as_it_is_written(typed: str, low: int, high: int) -> None:
    assert age_in(typed) == Ages(low, high)


@pytest.mark.parametrize(
    "typed", ["", "geheim", "3", "99", "340", "1990", "2", "0-5 jaar", "bijna 36", "35-26", "belangrijk", "20 30 40"]
)
def test_anything_else_is_no_age(typed: str) -> None:
    assert age_in(typed) is None


@pytest.mark.parametrize(
    ("heading", "ages"),
    [
        ("Bent u een jonge ambtenaar (35 jaar of jonger)?", Ages(0, 35)),
        ("Bent u jonger dan 36?", Ages(0, 35)),
        ("Are you over 35?", Ages(36, ENDLESS)),
        ("Bent u ouder dan 35 jaar?", Ages(36, ENDLESS)),
        ("Wat is uw leeftijd?", None),
    ],
)
def test_a_limit_is_found_in_a_question(heading: str, ages: Ages | None) -> None:
    assert age_limit_in(heading) == ages


def test_who_says_no_is_everybody_else() -> None:
    assert Ages(0, 35).others == Ages(36, ENDLESS)
    assert Ages(36, ENDLESS).others == Ages(0, 35)


@pytest.mark.parametrize(
    ("typed", "year"),
    [("1989", 1989), ("31-12-1989", 1989), ("1989-12-31 00:00:00", 1989), ("34", None), ("2025", None), ("1800", None)],
)
def test_a_year_of_birth_is_the_only_year_in_a_cell(typed: str, year: int | None) -> None:
    assert birth_year_in(typed) == year


def test_a_birthday_may_be_yet_to_come() -> None:
    assert age_born_in(1989, 2025) == Ages(35, 36)


def test_a_length_and_a_row_are_no_age_and_no_year() -> None:
    assert age_in("(tekst, 25 tekens, rij 35)") is None
    assert birth_year_in("(tekst, 9 tekens, rij 1989)") is None
