"""Forms that branch: the same statements once for each group, and every row filled in one of the two blocks."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.files.grid import categorical
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.survey import SurveyReading, read_files, read_kept
from retention_check.importers.surveys.survey_table import Dropped, Heading, SurveyColumn, SurveyTable
from retention_check.importers.surveys.understand import understand
from retention_check.importers.surveys.understanding import ColumnUse, QuestionTopic, Sureness, Understanding
from tests.cast import STUDY
from tests.importers.surveys.exports.columns import Column, columns_of
from tests.importers.surveys.exports.export import Export, Meta, body, export_of, finished, letter_of, meta, started
from tests.importers.surveys.exports.formats import delimited, untouched
from tests.importers.surveys.exports.labels import NUMBERS, WORDS, Labels
from tests.importers.surveys.exports.model import Group, Person, Survey, expected
from tests.importers.surveys.exports.people import CODES, survey_of, with_typed
from tests.importers.surveys.exports.reading import differences, told
from tests.importers.surveys.made_tables import table

REASONS = tuple(code for code in CODES if code[0] == "R")
ASKS = frozenset({"group", "age"})
MANAGEMENT = "Hoe denkt u dat jonge ambtenaren dit zien?"


@dataclass(frozen=True)
class Form:
    """A form with two blocks: who of them comes first, what management was asked, and how its tool writes it."""

    write: "Callable[[Survey, Sequence[Column]], Export]"
    management_first: bool = False
    for_management: Sequence[str] = CODES

    def export(self, survey: Survey, crossed: int = 0) -> tuple[Survey, Export]:
        """The survey as it was asked, and its file; of so many people the answers stand in both blocks."""
        people = tuple(map(self._asked, survey.people))
        known = replace(survey, people=people)
        counted = [person.number for person in people if not known.cause(person)]
        return known, self.write(known, [*self._columns(known, counted[:crossed])])

    def _asked(self, person: Person) -> Person:
        if person.group is not Group.MANAGEMENT:
            return person
        answers = {code: answer for code, answer in person.answers.items() if code in self.for_management}
        return replace(person, answers=answers)

    def _columns(self, survey: Survey, crossed: Sequence[int]) -> list[Column]:
        columns = columns_of(survey)
        of_management = [person.group is Group.MANAGEMENT for person in survey.people]
        of_young = [not is_one or p.number in crossed for is_one, p in zip(of_management, survey.people, strict=True)]
        of_both = [is_one or p.number in crossed for is_one, p in zip(of_management, survey.people, strict=True)]
        statements = [column for column in columns if column.code]
        young = [_only(column, of_young, "young") for column in statements]
        management = [
            _only(column, of_both, "management") for column in statements if column.code in self.for_management
        ]
        blocks = [*management, *young] if self.management_first else [*young, *management]
        return [*(column for column in columns if not column.code), *blocks]


def _only(column: Column, is_in: Sequence[bool], block: str) -> Column:
    cells = tuple(cell if there else None for cell, there in zip(column.cells, is_in, strict=True))
    return replace(column, cells=cells, name=block)


def forms(survey: Survey, columns: Sequence[Column]) -> Export:
    """Microsoft Forms: a no-break space behind a question, and a 2 behind one that stands there twice."""
    about = [
        meta(survey, lambda person: person.number * 2, "ID"),
        meta(survey, started, "Begintijd"),
        meta(survey, finished, "Tijd van voltooien"),
        meta(survey, "anonymous", "E-mail"),
        meta(survey, None, "Naam"),
    ]
    found: list[Column | Meta] = [*about, *columns]
    headings: list[str] = []
    for column in found:
        heading = column.headings[0] if isinstance(column, Meta) else f"{column.text}\u00a0"
        headings.append(f"{heading}2" if heading in headings else heading)
    return _export("Vertrek(1-44).xlsx", untouched([headings, *body(found)]), found, survey)


def google(survey: Survey, columns: Sequence[Column]) -> Export:
    """Google Forms: the statements in two grids with the same question, so that the headings are the same."""
    return _google(survey, columns, lambda column: column.question)


def google_asked_otherwise(survey: Survey, columns: Sequence[Column]) -> Export:
    """The same with another question above the grid of management."""
    return _google(survey, columns, lambda column: MANAGEMENT if column.name == "management" else column.question)


def _google(survey: Survey, columns: Sequence[Column], asked: Callable[[Column], str]) -> Export:
    found: list[Column | Meta] = [meta(survey, finished, "Tijdstempel"), *columns]
    headings = [
        column.headings[0]
        if isinstance(column, Meta)
        else f"{asked(column)} [{column.statement}]"
        if column.statement
        else column.question
        for column in found
    ]
    return _export("Vertrek.csv", delimited([headings, *body(found)], quoted=True), found, survey)


def _export(file: str, data: bytes, columns: Sequence[Any], survey: Survey) -> Export:
    """The letters are those of the block of the young ones."""
    letters = {
        c.code: letter_of(place) for place, c in enumerate(columns) if isinstance(c, Column) and c.name == "young"
    }
    return replace(export_of(file, data, columns, survey, 1), letters=letters)


WRITERS = (forms, google, google_asked_otherwise)
by_tool = pytest.mark.parametrize("write", WRITERS, ids=lambda each: each.__name__)
in_both_orders = pytest.mark.parametrize("management_first", [False, True])


def answered(labels: Labels = WORDS) -> Survey:
    return survey_of(labels, asks=ASKS)


def reading_of(export: Export, choices: Choices = UNDECIDED) -> SurveyReading:
    return read_files([(export.file, export.data)], STUDY, choices, USUAL)


def checked(form: Form, survey: Survey) -> SurveyReading:
    known, export = form.export(survey)
    reading = reading_of(export)
    assert told(reading.understanding) == ""
    assert differences(reading.understanding, expected(known, export.rows), export) == {}
    return reading


def used_for(found: Understanding, code: str) -> list[ColumnUse]:
    return [use for use in found.columns if use.code == code]


@by_tool
@in_both_orders
def test_a_form_with_a_block_for_each_group_comes_back_exact(write: Any, *, management_first: bool) -> None:
    found = checked(Form(write, management_first), answered()).understanding
    assert "50 stellingen staan twee keer in het bestand, elke keer met antwoorden in andere rijen." in str(
        found.remarks
    )
    uses = [use for use in found.columns if use.code]
    assert sorted(use.code for use in uses) == sorted(CODES * 2)
    assert {use.sureness for use in uses} == {Sureness.EXACT}
    assert all(use.examples for use in uses)


@in_both_orders
def test_management_may_have_been_asked_the_reasons_alone(*, management_first: bool) -> None:
    found = checked(Form(forms, management_first, REASONS), answered()).understanding
    assert "10 stellingen staan twee keer" in str(found.remarks)
    assert len(used_for(found, "M1.1")) == 1


def test_numbers_in_two_blocks_are_one_column_as_well() -> None:
    checked(Form(google), answered(NUMBERS))


def test_what_waits_is_put_together_again() -> None:
    reading = checked(Form(forms), answered())
    assert read_kept(reading.kept, STUDY, UNDECIDED).understanding == reading.understanding


def test_a_cell_that_is_no_answer_keeps_the_row_and_letter_of_its_own_column() -> None:
    survey = with_typed(answered(), ["zie boven"])
    leader = next(each for each in survey.people if each.group is Group.MANAGEMENT and not survey.cause(each))
    typed = replace(leader, answers={**leader.answers, "R3": 0}, typed={"R3": "zie onder"})
    known, export = Form(forms).export(
        replace(survey, people=tuple(typed if p is leader else p for p in survey.people))
    )
    found = reading_of(export).understanding
    first, second = (use.letter for use in used_for(found, "R3"))
    rows = {text: row for person, row in zip(known.people, export.rows, strict=True) for text in person.typed.values()}
    code = next(code for person in known.people for code, text in person.typed.items() if text == "zie boven")
    assert first == export.letters["R3"]
    assert {(cell.row, cell.column, cell.shown) for cell in found.unused_cells} == {
        (rows["zie boven"], export.letters[code], "zie boven"),
        (rows["zie onder"], second, "zie onder"),
    }


def test_with_rows_in_both_blocks_each_column_is_asked() -> None:
    _, export = Form(forms).export(answered(), crossed=2)
    found = reading_of(export).understanding
    assert not found.entries
    asked = [question for question in found.questions if question.topic is QuestionTopic.COLUMN]
    assert len(asked) == 2 * len(CODES)
    assert "twee keer" not in str(found.remarks)


def test_without_a_column_for_the_group_that_alone_is_asked() -> None:
    _, export = Form(forms).export(survey_of(asks=frozenset()))
    found = reading_of(export).understanding
    assert [question.topic for question in found.questions] == [QuestionTopic.SIDE]


def few(first: Sequence[str], second: Sequence[str], names: Sequence[str] = ("R4", "Te weinig zinvol werk")) -> Any:
    cells: Mapping[str, Sequence[str]] = {
        "Groep": ["Jong"] * (len(first) // 2) + ["Management"] * (len(first) - len(first) // 2),
        names[0]: first,
        names[1]: second,
    }
    return table(cells)


def answers_of(found: Understanding) -> dict[str, int | None]:
    return {str(entry.side): entry.n for entry in found.entries}


def test_two_columns_that_a_person_chose_are_put_together() -> None:
    choices = Choices(columns={"Vraag A": "R4", "Vraag B": "R4"})
    made = few(["1", "2", "3", "", "", ""], ["", "", "", "3", "4", ""], ("Vraag A", "Vraag B"))
    found = understand([made], STUDY, choices)
    assert told(found) == ""
    assert answers_of(found) == {"young": 3, "management": 2}
    assert [use.sureness for use in used_for(found, "R4")] == [Sureness.CHOSEN] * 2
    assert "1 stelling staat twee keer in het bestand" in str(found.remarks)


def test_two_columns_that_a_person_chose_with_a_row_in_both_are_asked() -> None:
    choices = Choices(columns={"Vraag A": "R4", "Vraag B": "R4"})
    made = few(["1", "2", "3", "5", "", ""], ["", "", "", "3", "4", "5"], ("Vraag A", "Vraag B"))
    found = understand([made], STUDY, choices)
    assert [question.about for question in found.questions] == ["Vraag A", "Vraag B"]


def test_what_was_chosen_is_put_together_whatever_stands_beside_it() -> None:
    cells = {
        "Groep": ["Jong", "Jong", "Management"],
        "Vraag A": ["1", "2", ""],
        "Vraag B": ["", "", "3"],
        "R5": ["1", "2", "3"],
        "Te weinig sociale steun": ["1", "2", "3"],
    }
    found = understand([table(cells)], STUDY, Choices(columns={"Vraag A": "R4", "Vraag B": "R4"}))
    assert len(used_for(found, "R4")) == 2


def test_one_statement_with_rows_in_both_columns_says_that_the_form_does_not_branch() -> None:
    item = STUDY.item("R5")
    cells = {
        "Groep": ["Jong", "Jong", "Management", "Management"],
        "R4": ["1", "2", "", ""],
        STUDY.item("R4").text: ["", "", "3", "4"],
        "R5": ["1", "2", "3", "4"],
        item.text: ["1", "", "3", "4"],
    }
    found = understand([table(cells)], STUDY, UNDECIDED)
    assert len([question for question in found.questions if question.topic is QuestionTopic.COLUMN]) == 4


def test_a_way_to_give_no_answer_is_none() -> None:
    found = understand([few(["1", "2", "3", "N/A", "-99", ""], ["N/A", "", "-99", "3", "4", "5"])], STUDY, UNDECIDED)
    assert answers_of(found) == {"young": 3, "management": 3}


def test_three_columns_are_told_as_more_than_two() -> None:
    cells = {
        "Groep": ["Jong", "Jong", "Management"],
        "Te weinig zinvol werk": ["1", "", ""],
        "Te weinig zinvol werk2": ["", "2", ""],
        "Te weinig zinvol werk3": ["", "", "5"],
    }
    found = understand([table(cells)], STUDY, UNDECIDED)
    assert answers_of(found) == {"young": 2, "management": 1}
    assert "1 stelling staat meer dan één keer in het bestand" in str(found.remarks)


def test_equal_headings_with_the_same_slip_are_put_together_and_different_slips_are_asked() -> None:
    answers = (["1", "2", "3", "", "", ""], ["", "", "", "3", "4", "5"])
    same = few(*answers, ("Te weinig zinvl werk", "Te weinig zinvl werk2"))
    found = understand([same], STUDY, UNDECIDED)
    assert [use.sureness for use in used_for(found, "R4")] == [Sureness.ALIKE] * 2
    other = understand([few(*answers, ("Te weinig zinvl werk", "Te weinig zinvol wrk"))], STUDY, UNDECIDED)
    assert len(other.questions) == 2


def test_rows_that_stand_in_two_files_count_once_whichever_block_they_are_in() -> None:
    items = STUDY.items[:8]
    cells = {"Groep": ["Jong", "Jong", "Jong", "Management"]}
    for place, item in enumerate(items):
        cells[item.text] = [*(str((place + row) % 5 + 1) for row in range(3)), ""]
    cells |= {f"{item.text}2": ["", "", "", "5"] for item in items}
    found = understand([table(cells, file=file) for file in ("een.csv", "twee.csv")], STUDY, UNDECIDED)
    assert told(found) == ""
    assert set(answers_of(found).values()) == {3, 1}
    assert "Wij tellen ze één keer." in str(found.remarks)


def test_a_column_of_which_nothing_was_kept_may_have_had_answers_and_is_asked() -> None:
    made = few(["1", "2", "3", "4", "5", "5"], [""] * 6)
    dropped = tuple(replace(c, dropped=Dropped.TEXT) if c.key not in ("Groep", "R4") else c for c in made.columns)
    assert len(understand([replace(made, columns=dropped)], STUDY, UNDECIDED).questions) == 2


@pytest.mark.parametrize("pattern", ["{}2", "{} 2", "{}\u00a02", "{}.1", "{}_2", "{} (2)", "{}"])
def test_a_number_behind_a_heading_says_only_that_it_stood_there_before(pattern: str) -> None:
    texts = [item.text for item in STUDY.items]
    columns = [SurveyColumn(str(n), "A", Heading(text, (text,))) for n, text in enumerate(_twice(texts, pattern))]
    cells = {each.key: categorical([n // 50, 1 - n // 50], ["", "4"]).array for n, each in enumerate(columns)}
    made = SurveyTable("een tabel", "a.csv", "", tuple(columns), pd.DataFrame(cells, index=[2, 3]))
    found = understand([made], STUDY, UNDECIDED)
    assert [use.code for use in found.columns] == [*CODES, *CODES]


def _twice(texts: Sequence[str], pattern: str) -> list[str]:
    return [*texts, *(" ".join(pattern.format(text).split()) for text in texts)]


def test_codes_that_end_in_a_number_are_not_taken_for_the_same() -> None:
    made = few(["1", "2", "3", "", "", ""], ["", "", "", "3", "4", "5"], ("R1", "R10"))
    found = understand([made], STUDY, UNDECIDED)
    assert [use.code for use in found.columns] == ["", "R1", "R10"]


@pytest.mark.matrix
def test_twice_as_many_columns_take_about_twice_as_long() -> None:
    rows = 100_000
    chance = np.random.default_rng(1)
    is_young = chance.random(rows) < 0.7
    once, twice = _large(is_young, 1), _large(is_young, 2)
    understand([once], STUDY, UNDECIDED)  # what is made once is made
    shorter = min(_seconds(once) for _ in range(3))
    longer = min(_seconds(twice) for _ in range(3))
    assert longer < 2.5 * shorter


def _large(is_young: Any, blocks: int) -> SurveyTable:
    chance = np.random.default_rng(2)
    columns = [SurveyColumn("Groep", "A", Heading("Groep", ("Groep",)))]
    cells = {"Groep": categorical(is_young.astype(int), ["Management", "Jong"]).array}
    for block in range(blocks):
        is_here = np.ones(len(is_young), bool) if blocks == 1 else is_young == bool(block)
        for item in STUDY.items:
            key = f"{item.text}{block + 1 if block else ''}"
            columns.append(SurveyColumn(key, "B", Heading(key, (key,))))
            answers = np.where(is_here, chance.integers(0, 6, len(is_young)), 0)
            cells[key] = categorical(answers, ["", *STUDY.answer_words[item.kind]]).array
    frame = pd.DataFrame(cells, index=pd.RangeIndex(2, len(is_young) + 2))
    return SurveyTable("een tabel", "a.csv", "", tuple(columns), frame)


def _seconds(made: SurveyTable) -> float:
    start = time.process_time()
    found = understand([made], STUDY, UNDECIDED)
    assert found.is_ready, told(found)
    return time.process_time() - start


def blocks(second: Mapping[str, str], crossed: int = 0) -> SurveyTable:
    """Some statements as they are, and after them the same by other headings, for management (and so many others)."""
    young, leaders = (["2", "3", "4", "5", "2", "1"], ["4", "4", "3", "2", "5"])
    cells: dict[str, Sequence[str]] = {"Groep": ["Jong"] * len(young) + ["Management"] * len(leaders)}
    for heading in second:
        cells[heading] = [*young, *[""] * len(leaders)]
    for other in second.values():
        cells[other] = [*[""] * (len(young) - crossed), *young[len(young) - crossed :], *leaders]
    return table(cells)


SLIPS = {
    "Te weinig zinvol werk": "Te weinig zinvl werk",
    "Te weinig sociale steun": "Te weinig sociale steunn",
    "Te weinig financiële groei": "Te weinig financiële groej",
}
CODED = {code: f"{code}b" for code in CODES}


def test_a_second_block_in_slightly_other_words_is_put_together_with_the_first() -> None:
    found = understand([blocks(SLIPS)], STUDY, UNDECIDED)
    assert told(found) == ""
    assert sorted(str(entry.n) for entry in found.entries) == [*"555666"]
    assert "3 stellingen staan twee keer" in str(found.remarks)


def test_a_second_block_in_slightly_other_words_with_a_row_in_both_is_asked() -> None:
    found = understand([blocks(SLIPS, crossed=1)], STUDY, UNDECIDED)
    assert [question.about for question in found.questions] == list(SLIPS.values())
    assert "R4" in [option.value for option in found.questions[0].options]


def test_the_other_block_of_a_statement_that_a_person_chose_is_not_lost() -> None:
    made = blocks({"Te weinig zinvol werk": "Iets heel anders"})
    found = understand([made], STUDY, Choices(columns={"Iets heel anders": "R4"}))
    assert answers_of(found) == {"young": 6, "management": 5}


@pytest.mark.parametrize("pattern", ["{}b", "{}_2", "{}m", "{}_mt", "MT_{}", "{}.1"])
def test_a_second_block_of_codes_with_something_beside_them_is_one_question(pattern: str) -> None:
    made = blocks({code: pattern.format(code) for code in CODES})
    found = understand([made], STUDY, UNDECIDED)
    assert [question.topic for question in found.questions] == [QuestionTopic.ORDER]
    assert "dezelfde stellingen nog een keer" in found.questions[0].text
    agreed = understand([made], STUDY, Choices(order="study"))
    assert told(agreed) == ""
    assert len(used_for(agreed, "R4")) == len(used_for(agreed, "M1.1")) == 2
    refused = understand([made], STUDY, Choices(order="none"))
    assert len(used_for(refused, "R4")) == 1
    assert not refused.questions


def test_codes_with_something_beside_them_with_many_rows_in_both_blocks_are_another_question() -> None:
    found = understand([blocks(CODED, crossed=6)], STUDY, UNDECIDED)
    assert not found.questions
    assert len(used_for(found, "R4")) == 1
    assert "Deze kolommen lijken antwoorden op stellingen, maar wij herkennen de stelling niet: " in str(found.remarks)


def test_a_column_that_only_looks_like_a_statement_and_holds_what_people_wrote_is_not_asked() -> None:
    made = few(["1", "2", "3", "4", "5", "5"], [f"{'x' * 90} {n}" for n in range(6)], ("R4", "Te weinig zinvl werk"))
    assert not understand([made], STUDY, UNDECIDED).questions
