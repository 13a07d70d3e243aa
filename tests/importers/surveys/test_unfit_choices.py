"""Choices that fit nothing in the files, and those that take a statement from the column that has its words."""

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.understand import understand
from tests.cast import STUDY
from tests.importers.surveys.made_tables import GROUP, OWN, table
from tests.importers.surveys.means.reading import headed, understood

R1, R2 = STUDY.item("R1").text, STUDY.item("R2").text
PEOPLE = table({GROUP: ["Jonge ambtenaar"] * 3 + ["Management"] * 2, R1: [*OWN], "Vraag E": [*OWN], R2: [*OWN]})
UNFIT = Choices(
    columns={"ZZ": "R3"},
    values={"Team Staff": "young"},
    answers={"best wel": "3"},
    sheets={"oud.xlsx": "2023", "enquete.csv": "2024"},
    sides={"jong.csv": Side.YOUNG},
)


def told(choices: Choices) -> list[str]:
    return [
        each for each in understand([PEOPLE], STUDY, choices).remarks if each.startswith(("In uw keuzes", "U koos"))
    ]


def test_every_choice_about_something_that_is_not_there_is_told() -> None:
    assert told(UNFIT) == [
        "In uw keuzes staat de kolom ‘ZZ’, maar die staat niet in dit bestand.",
        "In uw keuzes staat de waarde ‘Team Staff’, maar die staat niet in dit bestand.",
        "In uw keuzes staat het antwoord ‘best wel’, maar dat staat niet in dit bestand.",
        "In uw keuzes staat het bestand ‘jong.csv’, maar dat is er niet bij.",
        "In uw keuzes staat het bestand ‘oud.xlsx’, maar dat is er niet bij.",
        "In uw keuzes staat het blad ‘2024’, maar dat is er niet, of er staan geen antwoorden op.",
    ]


def test_choices_about_what_is_there_are_not_told() -> None:
    fit = Choices(columns={GROUP: "group"}, values={"MANAGEMENT ": "management"}, answers={OWN[0].upper(): "1"})
    assert told(fit) == []


def test_a_column_that_takes_a_statement_from_the_column_that_has_its_words_is_told() -> None:
    assert told(Choices(columns={"Vraag E": "R2"})) == [
        "U koos kolom C voor R2. Kolom D, waar R2 boven staat, gebruiken wij daarom niet."
    ]
    assert told(Choices(columns={"Vraag E": "R3"})) == []


def test_choices_about_means_that_fit_nothing_are_told() -> None:
    remarks = understood(headed("", "Jong", "MT"), choices=UNFIT).remarks
    assert [each for each in remarks if each.startswith("In uw keuzes")] == [
        "In uw keuzes staat de kolom ‘ZZ’, maar die staat niet in dit bestand.",
        "In uw keuzes staat de waarde ‘Team Staff’, maar die staat niet in dit bestand.",
        "In uw keuzes staat het bestand ‘jong.csv’, maar dat is er niet bij.",
        "In uw keuzes staat het bestand ‘oud.xlsx’, maar dat is er niet bij.",
        "In uw keuzes staat het bestand ‘enquete.csv’, maar dat is er niet bij.",
    ]
    fit = Choices(columns={"Jong": "young", "Te weinig zinvol werk": "R4", "kolom C": "management"})
    assert not any("In uw keuzes" in each for each in understood(headed("", "Jong", ""), choices=fit).remarks)
