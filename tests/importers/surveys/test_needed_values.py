"""Of an export only what is needed waits: no names below any heading, and no text of one person."""

import random
import tempfile
import zlib
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyreadstat
import pytest

from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.files.grid import grid_of
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.needed_values import with_needed_values
from retention_check.importers.surveys.survey import SurveyReading, read_files, read_kept
from retention_check.importers.surveys.table.kept_survey import from_bytes
from retention_check.importers.surveys.table.tables import table_of
from retention_check.importers.surveys.understand import understand
from retention_check.importers.surveys.understanding import ExclusionCause
from tests.cast import STUDY
from tests.importers.surveys.made_files import csv_of

NAMES = ["Jan de Vries", "Fatima El Amrani", "Piet Bakker", "Sanne Visser", "Kees Jansen"]
GROUPS = ["jonge ambtenaar", "management"]
CODES = [item.code for item in STUDY.items if item.code.startswith("R")]


def read(
    heading: str, values: list[str], choices: Choices = UNDECIDED, groups: list[str] | None = None
) -> SurveyReading:
    chance = random.Random(1)
    rows: list[list[str]] = [["groep" if groups is None else "Q1", heading, *CODES]]
    for number in range(30):
        group = (groups or GROUPS)[number % len(groups or GROUPS)]
        answers = [str(chance.randint(1, 5)) for _ in CODES]
        rows.append([group, values[number % len(values)], *answers])
    return read_files([("enquete.csv", csv_of(rows))], STUDY, choices, USUAL)


def waiting(reading: SurveyReading) -> str:
    return zlib.decompress(reading.kept).decode("latin-1")


@pytest.mark.parametrize(
    "heading",
    [
        *("Ingevuld door", "Collega", "Leidinggevende", "Wie bent u?", "Contactpersoon", "Medewerker", "Functie"),
        *("Team", "Q1", "Extra"),
    ],
)
def test_names_wait_below_no_heading(heading: str) -> None:
    reading = read(heading, NAMES)
    assert heading.strip("?") in waiting(reading)
    assert not any(name in waiting(reading) or name in repr(reading.understanding) for name in NAMES)
    assert read_kept(reading.kept, STUDY, UNDECIDED).understanding == reading.understanding


def test_ip_numbers_among_other_words_do_not_wait() -> None:
    assert "10.1.2." not in waiting(read("opm", ["10.1.2.3", "ok", "goed", "10.1.2.4", "niets"]))


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Functie", ["Beleidsmedewerker", "Manager", "Adviseur"]),
        ("Leeftijd", ["26-30", "31-35", "36+"]),
        ("Geboortejaar", ["1990", "1985", "1999"]),
        ("Geeft u toestemming?", ["Ja", "Nee"]),
        ("Controlevraag: kies 3", ["3", "4"]),
        ("Hoe was de sfeer?", ["Heel belangrijk", "Niet belangrijk"]),
        ("Vraag over werk", ["1", "2", "5"]),
    ],
)
def test_what_may_be_needed_waits(heading: str, values: list[str]) -> None:
    assert all(value in waiting(read(heading, values)) for value in values)


def test_what_one_person_typed_waits_as_its_length_unless_it_reads_as_a_group() -> None:
    values = [*["3"] * 29, "Piet Bakker"]
    assert "Piet" not in waiting(read("Controlevraag: kies 3", values))
    groups = [*["jonge ambtenaar"] * 13, *["management"] * 13, "Piet Bakker", "Jan", "teamleider", "Manager Jan Jansen"]
    told = read("Extra", ["1", "2"], groups=groups)
    assert "(tekst, 11 tekens)" in waiting(told)
    assert "teamleider" in waiting(told)
    assert "Manager \\u2026" in waiting(told)
    assert "Jan" not in waiting(told) + repr(told.understanding)


def test_a_rare_no_to_taking_part_waits_without_the_words_behind_it() -> None:
    reading = read("Doet u mee?", [*["Ja, ik doe mee"] * 29, "Nee, liever niet, Piet"])
    assert [(each.cause, each.rows) for each in reading.understanding.excluded] == [(ExclusionCause.NO_CONSENT, (31,))]
    assert "Piet" not in waiting(reading)


def test_rare_answers_to_a_check_wait_where_they_are_answers_to_the_statements() -> None:
    scale = ["Geen invloed", "Weinig invloed", "Enige invloed", "Veel invloed", "Zeer veel invloed"]
    check = [*["Weinig invloed"] * 28, "Veel invloed", "Piet Bakker"]
    rows = [["groep", "controle", *CODES]]
    rows += [[GROUPS[place % 2], check[place], *(scale[(place + at) % 5] for at in range(10))] for place in range(30)]
    kept = read_files([("enquete.csv", csv_of(rows))], STUDY, UNDECIDED, USUAL).kept
    values = set(from_bytes(kept)[0].frame["controle"])
    assert values == {"Weinig invloed", "Veel invloed", "(tekst, 11 tekens)"}


def test_what_stands_behind_another_group_is_gone() -> None:
    groups = [*GROUPS * 13, "Anders: Jan de Vries 0612345678", "anders, Piet Bakker", *GROUPS]
    reading = read("Extra", ["1", "2"], groups=groups)
    told = {group.value: (group.rows, group.side) for group in reading.understanding.groups}
    assert told["Anders"] == (2, None)
    assert not reading.understanding.questions
    assert not any(name in waiting(reading) + repr(reading.understanding) for name in ("Jan de", "Piet", "06123"))


def test_a_value_is_chosen_by_the_form_in_which_it_is_shown_or_as_it_was_typed() -> None:
    groups = [*GROUPS * 14, "Kwartiermaker", *GROUPS[:1]]
    asked = read("Extra", ["1", "2"], groups=groups)
    [question] = asked.understanding.questions
    assert question.about == "(tekst, 13 tekens)"
    again = read_kept(asked.kept, STUDY, Choices(values={question.about: "management"})).understanding
    typed = read("Extra", ["1", "2"], Choices(values={"kwartiermaker": "management"}), groups).understanding
    assert again.people == typed.people
    assert not (again.questions or typed.questions)


def test_two_texts_of_one_length_are_asked_apart() -> None:
    groups = [*GROUPS * 13, "Jans team", "Evas team", "Evas Team", GROUPS[0]]
    asked = read("Extra", ["1", "2"], groups=groups)
    assert [(each.value, each.rows) for each in asked.understanding.groups][2:] == [
        ("(tekst, 9 tekens, rij 29)", 2),
        ("(tekst, 9 tekens, rij 28)", 1),
    ]
    assert [question.about for question in asked.understanding.questions] == [
        "(tekst, 9 tekens, rij 29)",
        "(tekst, 9 tekens, rij 28)",
    ]
    chosen = Choices(values={"(tekst, 9 tekens, rij 29)": "management", "(tekst, 9 tekens, rij 28)": "young"})
    for again in (read_kept(asked.kept, STUDY, chosen), read("Extra", ["1", "2"], chosen, groups)):
        assert again.understanding.people == {"young": 15, "management": 15}


def test_texts_of_one_length_in_two_files_are_asked_apart() -> None:
    files = []
    for number, name in enumerate(("Jans team", "Evas team")):
        chance = random.Random(number)
        answers = [[str(chance.randint(1, 5)) for _ in CODES] for _ in range(12)]
        groups = [*GROUPS * 5, name, GROUPS[number]]
        rows = [["groep", *CODES], *([group, *row] for group, row in zip(groups, answers, strict=True))]
        files.append((f"{number}.csv", csv_of(rows)))
    reading = read_files(files, STUDY, UNDECIDED, USUAL)
    asked = [question.about for question in reading.understanding.questions]
    assert asked == ["(tekst, 9 tekens, tabel 1)", "(tekst, 9 tekens, tabel 2)"]
    chosen = Choices(values=dict(zip(asked, ("young", "none"), strict=True)))
    assert read_kept(reading.kept, STUDY, chosen).understanding.people == {"young": 12, "management": 11}


def test_words_for_codes_wait_only_of_columns_and_codes_that_are_needed() -> None:
    frame = pd.DataFrame({"groep": [1, 2] * 10, "R1": [1, 2, 3, 4, 5] * 4, "wie": [float(n % 7) for n in range(20)]})
    labels: dict[str, dict[float | int, str]] = {
        "groep": {1: GROUPS[0], 2: GROUPS[1], 3: "Jan de Boer"},
        "wie": {float(n): f"Jan de Vries {n}" for n in range(20)},
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.sav"
        pyreadstat.write_sav(frame, path, variable_value_labels=labels)
        reading = read_files([("x.sav", path.read_bytes())], STUDY, UNDECIDED, USUAL)
    assert GROUPS[0] in waiting(reading)
    assert "Jan de" not in waiting(reading)


OWN_WORDS = [*["Team Noord"] * 14, *["Bestuur en staf"] * 15, "Team van Piet"]


def test_own_words_for_the_groups_wait_where_no_column_tells_the_group_in_words_we_know() -> None:
    told = read("Bij welk onderdeel werkt u?", OWN_WORDS, groups=["1"])
    assert told.understanding.questions[0].options[0].text == "dat zegt kolom B: Bij welk onderdeel werkt u?"
    assert "Team Noord" in waiting(told)
    assert "Piet" not in waiting(told)
    chosen = Choices(columns={"Bij welk onderdeel werkt u?": "group"})
    asked = [each.about for each in read_kept(told.kept, STUDY, chosen).understanding.questions]
    assert asked == ["Bestuur en staf", "Team Noord", "(tekst, 13 tekens)"]


@pytest.mark.parametrize("heading", ["Bij welk onderdeel werkt u?", "Hobby"])
def test_own_words_do_not_wait_where_they_are_not_needed_or_say_nothing_of_work(heading: str) -> None:
    groups = GROUPS if heading.endswith("?") else ["1"]
    assert "Team Noord" not in waiting(read(heading, OWN_WORDS, groups=groups))


@pytest.mark.parametrize("role", ["group", "R1"])
def test_a_column_of_which_nothing_waits_is_asked_for_with_the_file_and_the_mapping(role: str) -> None:
    told = read("Hobby", ["voetbal", "schaken", "lezen"])
    [problem] = read_kept(told.kept, STUDY, Choices(columns={"Hobby": role})).understanding.problems
    assert "kies daarna het bestand opnieuw, samen met die indeling" in str(problem)


def test_a_column_with_names_cannot_be_chosen() -> None:
    [problem] = read("Naam", NAMES, Choices(columns={"Naam": "group"})).understanding.problems
    assert "persoonlijke gegevens" in str(problem)


WRITTEN = ["Mijn leidinggevende Karin pest mij", "Karin", "06-12345678", "k@gouda.nl", "3: Karin", "Fatima", "Griet!"]


def among_answers(answers: list[str]) -> list[list[str]]:
    chance = random.Random(1)
    rows = [[GROUPS[number % 2], *(chance.choice(answers) for _ in CODES)] for number in range(30)]
    rows.insert(0, ["groep", *CODES])
    for place, written in enumerate(WRITTEN):
        rows[1 + place][1 + place % 3] = written
    return rows


@pytest.mark.parametrize("answers", [["1", "2", "3", "4", "5"], list(STUDY.answer_words[STUDY.item("R1").kind])])
def test_what_a_person_wrote_among_the_answers_does_not_wait(answers: list[str]) -> None:
    reading = read_files([("enquete.csv", csv_of(among_answers(answers)))], STUDY, UNDECIDED, USUAL)
    told = waiting(reading) + repr(reading.understanding)
    assert not any(written in told for written in ("Karin", "karin", "0612345", "06-1", "k@gouda", "Fatima", "Griet"))
    assert {cell.shown for cell in reading.understanding.unused_cells} >= {
        "(tekst, 34 tekens)",
        "(tekst, 5 tekens)",
        "(nummer of adres)",
        "(e-mailadres)",
    }
    assert read_kept(reading.kept, STUDY, UNDECIDED).understanding == reading.understanding


def test_the_same_is_understood_without_what_people_wrote_and_nothing_more_is_asked() -> None:
    rows = among_answers(["1", "2", "3", "4", "5"])
    for row, written in zip(rows[10:], ("Anna", "Piet", "Kees", "Sara"), strict=False):
        row[4] = written
    table = table_of(grid_of("", rows, USUAL), "enquete.csv")
    whole = understand([table], STUDY, UNDECIDED)
    found = understand([with_needed_values(table, STUDY, UNDECIDED)], STUDY, UNDECIDED)
    assert replace(found, unused_cells=()) == replace(whole, unused_cells=())
    assert [(cell.row, cell.column, cell.why) for cell in found.unused_cells] == [
        (cell.row, cell.column, cell.why) for cell in whole.unused_cells
    ]
    assert not whole.questions


def test_a_word_that_a_person_said_is_an_answer_waits() -> None:
    rows = among_answers(["1", "2", "3", "4", "5"])
    choices = Choices(answers={"Griet!": "4"})
    reading = read_files([("enquete.csv", csv_of(rows))], STUDY, choices, USUAL)
    assert "Griet!" in waiting(reading)
    assert read_kept(reading.kept, STUDY, choices).understanding == reading.understanding
