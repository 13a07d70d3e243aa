"""Which words name a group, and which do not."""

import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys.rows.group_words import Meaning, meaning_of, names_a_side

LIMIT = 35
YOUNG = (
    "Jonge ambtenaar | jong | Jonge ambtenaar (35 jaar of jonger) | Ik ben een jonge ambtenaar | Young professional | "
    "YP | yp'er | young civil servant | 35 jaar of jonger | jonger dan 36 | Trainee | jonge medewerker | "
    "Jonge ambtenaar (jonger dan 36) | Jonge ambtenaar, 34 jaar | jonge ambtenaar (tot 36 jaar) | "
    "Jonge ambtenaren; | Trainee of starter | jong ambtenaar | jonge ambt. | young profs | YPer | Jong talent"
)
MANAGEMENT = (
    "Management | Gemeentesecretaris | Gemeentesecretaris / algemeen directeur | secretaris | MT-lid | MT | "
    "Directeur | Teamleider | Teammanager | Manager | Leidinggevende | Afdelingshoofd | Algemeen directeur | "
    "concerndirecteur | "
    "mgmt | MGT | MT-leden | lid van het MT | MT'er | directieteam | concerndirectie | managementleden | leiding | "
    "afdelingsmanager | domeinmanager | "
    "Lid van de directie | Team leader | Director | Municipal secretary | Leidinggevende ambtenaar | loco-secretaris"
)
NEITHER = "Anders | Anders, namelijk | Andere functie | Geen van beide | Overig | Other | None of the above | "
NEITHER += (
    "Ik ben geen van beide | Ik ben geen jonge ambtenaar en geen management | Geen jonge ambtenaar of leidinggevende | "
    "Noch jonge ambtenaar, noch manager"
)
FUNCTION = (
    "Beleidsmedewerker | HR-adviseur | HR | Griffier | Projectmanager | project manager | Directiesecretaris | "
    "Secretaresse | Managementassistent | Ambtenaar | Accountmanager | Wethouder"
)
UNSURE = (
    "Ruimte | ja | nee | 1 | Jonge ambtenaar en leidinggevende | Geen jonge ambtenaar | Oud-trainee | "
    "Niet-leidinggevend | Adviseur van de directie | Anders: teamleider | 36 of ouder | jonger dan 20 | "
    "management trainee | Medewerker directie | Secretaris bezwaarschriften | directie secretariaat | "
    "ambtelijk secretaris | YP-coördinator (45) | YP-coördinator | Begeleider jonge ambtenaren | "
    "Jonge ambtenaar (45) | Jonge ambtenaar, 36 jaar | Jong (t/m 40 jaar) | Adviseur management | "
    "Ik ben geen jonge ambtenaar maar management | Geen jonge ambtenaar (36 of ouder), management | "
    "Ik ben geen management en wel jonge ambtenaar"
)


def each(words: str) -> list[str]:
    return words.split(" | ")


@pytest.mark.parametrize("value", each(YOUNG))
def test_words_for_the_young_ones(value: str) -> None:
    assert names_a_side(value, LIMIT) is Side.YOUNG


@pytest.mark.parametrize("value", each(MANAGEMENT))
def test_words_for_management(value: str) -> None:
    assert names_a_side(value, LIMIT) is Side.MANAGEMENT


@pytest.mark.parametrize("value", each(NEITHER))
def test_words_for_neither(value: str) -> None:
    assert meaning_of(value, LIMIT) is Meaning.NEITHER


@pytest.mark.parametrize("value", each(FUNCTION))
def test_words_for_another_function(value: str) -> None:
    assert meaning_of(value, LIMIT) is Meaning.FUNCTION


@pytest.mark.parametrize("value", each(UNSURE))
def test_words_that_name_both_or_none_or_deny_one_are_unsure(value: str) -> None:
    assert meaning_of(value, LIMIT) is Meaning.UNSURE


def test_the_limit_is_that_of_the_study() -> None:
    assert names_a_side("30 of jonger", 30) is Side.YOUNG
    assert names_a_side("35 of jonger", 30) is None
