"""Who is surely older than 35."""

from datetime import date

import pytest

from retention_check import clock
from retention_check.importers.surveys.choices import Choices, ColumnRole
from retention_check.importers.surveys.understanding import ExclusionCause
from tests.importers.surveys.people_tables import Known, known_of

CLOCK = date(2026, 11, 26)


@pytest.fixture(autouse=True)
def _fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: CLOCK)


def young(heading: str, *values: str, **more: tuple[str, ...]) -> Known:
    return known_of({heading: values, **more}, file="jong.csv")


def too_old(found: Known) -> list[int]:
    return [row - 2 for row in found.out.get(ExclusionCause.TOO_OLD, ())]


def test_thirty_five_counts_thirty_six_does_not_and_a_blank_does() -> None:
    found = young("Leeftijd", "35", "36", "", "35 jaar", "36 jaar")
    assert too_old(found) == [1, 4]
    assert "Van 1 jonge ambtenaar weten wij de leeftijd niet" in found.remarks


def test_management_of_any_age_counts() -> None:
    found = known_of({"Ik ben": ("Jonge ambtenaar", "Manager", "Manager"), "Leeftijd": ("40", "60", "")})
    assert too_old(found) == [0]
    assert found.people == {"management": 2}


def test_a_class_is_out_only_when_all_of_it_is_over() -> None:
    found = young("Leeftijd", "26-35", "36-45", "31-40", "46+", "35 of jonger", "35 of ouder")
    assert too_old(found) == [1, 3]
    assert "Van 2 jonge ambtenaren kan de leeftijd boven de 35 zijn" in found.remarks


def test_what_cannot_be_read_counts_and_is_told() -> None:
    found = young("Leeftijd", "34", "29", "jong", "31", "340")
    assert too_old(found) == []
    assert "Van 2 jonge ambtenaren weten wij de leeftijd niet" in found.remarks


def test_yes_and_no_to_the_limit_are_ages() -> None:
    found = known_of(
        {"Ik ben": ("Jonge ambtenaar", "Jonge ambtenaar", "Manager"), "Bent u 35 of jonger?": ("ja", "nee", "nee")}
    )
    assert found.roles.age == "Bent u 35 of jonger?"
    assert too_old(found) == [1]
    assert too_old(young("Bent u 35 of jonger?", "ja", "nee", "N/A", "")) == [1]


def test_codes_of_ages_are_read_by_their_labels() -> None:
    labels = {"leeftijd": {"1": "26-35 jaar", "2": "36-45 jaar"}}
    found = known_of({"leeftijd": ("1", "2", "1")}, labels=labels, file="jong.csv")
    assert too_old(found) == [1]


def test_a_year_of_birth_is_out_only_when_the_birthday_cannot_matter() -> None:
    found = young("Geboortejaar", "1990", "1989", "1988", "", submitted=("2025-02-01",) * 4)
    assert too_old(found) == [2]
    assert "Van 1 jonge ambtenaar kan de leeftijd boven de 35 zijn" in found.remarks
    assert "het jaar van het antwoord" in found.remarks


def test_each_row_goes_by_the_year_in_which_it_was_sent() -> None:
    found = young("Geboortejaar", "1989", "1989", "1989", submitted=("2025", "2026", ""))
    assert too_old(found) == [1, 2]


def test_the_year_of_the_tool_goes_before_this_year_and_one_that_cannot_be_is_passed_over() -> None:
    columns = {"Geboortejaar": ("1989", "1990", "1988")}
    assert too_old(known_of(columns, file="jong.csv", answered_in=2025)) == [2]
    assert too_old(known_of(columns, file="jong.csv", answered_in=2031)) == [0, 2]
    found = known_of(columns, file="jong.csv")
    assert too_old(found) == [0, 2]
    assert "met het geboortejaar en 2026" in found.remarks
    assert too_old(young("Geboortejaar", "1989", "1990", submitted=("1980-01-01", "1980-01-01"))) == [0]


def test_a_date_of_birth_is_read_by_its_year() -> None:
    assert too_old(young("Geboortedatum", "1-1-1970", "31-12-1999", "1970-05-05 00:00:00")) == [0, 2]


def test_a_year_of_birth_is_looked_at_where_the_age_says_nothing() -> None:
    found = young("Leeftijd", "34", "", "40", "", Geboortejaar=("1970", "1970", "1999", "1999"))
    assert too_old(found) == [1, 2]


def test_a_column_without_any_age_that_a_person_pointed_out_is_told() -> None:
    choices = Choices(columns={"X": ColumnRole.AGE, "Y": ColumnRole.BIRTH_YEAR})
    found = known_of({"X": ("a", "b"), "Y": ("a", "b")}, choices, file="jong.csv")
    assert found.people == {"young": 2}
    assert found.remarks.count("kunnen lezen") == 2
