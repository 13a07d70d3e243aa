"""Choices that fit nothing in the files, and those that take a statement from the column that has its words."""

from copy import copy
from dataclasses import replace

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.understand import understand
from retention_check.importers.surveys.understanding import UnfitSheet
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


def test_of_a_sheet_that_is_not_there_those_that_are_are_named() -> None:
    tables = [replace(PEOPLE, sheet=year) for year in ("2024", "2025")]
    remarks = understand(tables, STUDY, Choices(sheets={"enquete.csv": "2026"})).remarks
    (remark,) = [each for each in remarks if isinstance(each, UnfitSheet)]
    assert remark.endswith("Wel zijn er: ‘2024’ en ‘2025’.")
    assert remark.file == "enquete.csv"
    assert copy(remark).file == "enquete.csv"  # as it comes from the child process


def test_a_file_that_was_chosen_of_two_years_is_there() -> None:
    tables = [replace(PEOPLE, file=f"{year}.csv") for year in (2024, 2025)]
    remarks = understand(tables, STUDY, Choices(sheets={"2024.csv": "2025.csv"})).remarks
    assert not [each for each in remarks if "In uw keuzes" in each]
