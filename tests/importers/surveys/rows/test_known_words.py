"""What may be kept of a value of the group column: words of groups, and never the name of a person."""

import pytest

from retention_check.importers.surveys.rows.known_words import is_known, short_form


@pytest.mark.parametrize(
    "name",
    ["de Jong", "De Jong", "de jong", "de Jonge", "van der Jonge", "Jan de Jong", "de Oude", "De Jong (griffie)"],
)
def test_a_surname_of_words_of_groups_is_a_name(name: str) -> None:
    assert not is_known(name)
    assert short_form(name, 1) == f"(tekst, {len(name)} tekens)"


@pytest.mark.parametrize("value", ["jong", "Jong", "de jonge ambtenaar", "De jonge medewerkers", "de oude organisatie"])
def test_young_as_a_group_is_no_name(value: str) -> None:
    assert short_form(value, 1) == value


def test_of_a_no_with_words_behind_it_the_no_is_left() -> None:
    assert short_form("Nee, dank je Piet", 1) == short_form("nee hoor Kees", 1) == "Nee …"
    assert short_form("Ja, manager Jan Jansen", 1) == "Ja manager …"
    assert short_form("Noor de Vries", 1) == "(tekst, 13 tekens)"


def test_beside_a_function_a_surname_is_left_out() -> None:
    assert short_form("Manager de Jong", 1) == "Manager …"
