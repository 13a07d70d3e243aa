"""A person's name where a role is asked is noticed, and roles, teams and departments are left in peace."""

import pytest

from retention_check.web.organiser.name_hint import seems_a_name
from tests.cast import STUDY

NAMES = [
    "Anna Jansen",
    "Piet de Vries",
    "Fatima el Amrani",
    "Jan-Willem van der Berg",
    "Marie-José Dubois",
    "J. de Vries",
    "A.B. Jansen",
    "mevrouw Jansen",
    "Mevr. De Wit",
    "dhr. Bakker",
    "de heer Smit",
    "HR-adviseur, Anna Jansen",
    "teamleider (Piet Bakker)",
    "Anna Jansen en de teamleiders",
    "Sanne van ’t Hof",
]
ROLES = [
    "",
    "gemeentesecretaris",
    "Gemeentesecretaris",
    "HR",
    "HR-adviseur",
    "HR Business Partner",
    "P&O",
    "MT",
    "OR",
    "teamleiders, HR",
    "Team Werk en Inkomen",
    "Team HR en Communicatie",
    "Afdeling Personeel",
    "Hoofd Bedrijfsvoering",
    "Directeur Sociaal Domein",
    "Concern Control",
    "College van Burgemeester en Wethouders",
    "Netwerk Jonge Ambtenaren",
    "Jong Gouda",
    "Young Professionals",
    "Human Resources",
    "Gemeente Alphen aan den Rijn",
    "Publieke Dienstverlening",
    "de leidinggevende van Team Zuid",
    "Ondernemingsraad",
    "alle leidinggevenden",
    "Iedere leidinggevende",
    "Werkgroep Blijven",
    "netwerk van jonge ambtenaren",
    "wie de vacature opstelt",
    "de directie (Strategie en Organisatie)",
    "Recruitment en Onboarding",
]


@pytest.mark.parametrize("role", NAMES)
def test_a_name_is_noticed(role: str) -> None:
    assert seems_a_name(role)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_is_left_in_peace(role: str) -> None:
    assert not seems_a_name(role)


def test_no_text_of_ours_seems_a_name() -> None:
    texts = [STUDY.item(code).label for code in STUDY.codes]
    assert [text for text in texts if seems_a_name(text)] == []


@pytest.mark.parametrize("text", ["A." * 20_000, "Aa " * 20_000, "van " * 20_000, "Aa van " * 10_000])
def test_a_long_text_takes_no_time(text: str) -> None:
    assert seems_a_name(text) in {True, False}
