"""A survey as a whole: columns, sheets, files, questions, remarks, unused cells, scores; and never a person."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import ALL_SHEETS, OTHER_SCALE, UNDECIDED, Choices, ColumnRole
from retention_check.importers.surveys.choices import BOTH as BOTH_GROUPS
from retention_check.importers.surveys.survey_table import Dropped, SurveyTable, ToolRole
from retention_check.importers.surveys.understand import understand
from retention_check.importers.surveys.understanding import (
    AnswerScale,
    ExclusionCause,
    QuestionTopic,
    Sureness,
    Understanding,
)
from tests.cast import STUDY
from tests.importers.surveys.made_tables import GROUP, OWN, table

YOUNG, MANAGEMENT = "Jonge ambtenaar", "Management"
R1, R4 = STUDY.item("R1").text, STUDY.item("R4").text
BOTH = [YOUNG] * 3 + [MANAGEMENT] * 2


def understood(*tables: SurveyTable, choices: Choices = UNDECIDED) -> Understanding:
    return understand(tables, STUDY, choices)


def people(
    seed: int = 1, n: int = 30, groups: Sequence[str] = (YOUNG, MANAGEMENT), codes: int = 50
) -> dict[str, list[str]]:
    rng = random.Random(seed)
    cells = {item.text: [rng.choice([*STUDY.answer_words[item.kind], ""]) for _ in range(n)] for item in STUDY.items}
    return {GROUP: [groups[row % len(groups)] for row in range(n)], **dict([*cells.items()][:codes])}


def topics(found: Understanding) -> list[QuestionTopic]:
    return [question.topic for question in found.questions]


def scores(found: Understanding) -> dict[tuple[str, str], tuple[Decimal, int | None]]:
    return {(entry.code, str(entry.side)): (entry.mean, entry.n) for entry in found.entries}


def remarked(found: Understanding, *words: str) -> bool:
    return any(all(word in remark for word in words) for remark in found.remarks)


def test_a_survey_that_needs_no_question_becomes_scores() -> None:
    found = understood(table({GROUP: BOTH, R1: [*OWN]}))
    assert found.is_ready
    assert found.people == {Side.YOUNG: 3, Side.MANAGEMENT: 2}
    assert scores(found) == {
        ("R1", "young"): (Decimal("3.25"), 3),
        ("R1", "management"): (Decimal("8.875"), 2),
    }
    assert found.scale.name == "1-10"


def test_entries_stand_in_the_order_of_the_study_whatever_that_of_the_file() -> None:
    cells = people()
    found = understood(table(dict([*cells.items()][::-1])))
    assert [entry.code for entry in found.entries][:4] == ["R1", "R1", "R2", "R2"]
    assert scores(found) == scores(understood(table(cells)))


@given(st.integers(0, 10**6), st.integers(2, 25))
@settings(max_examples=5, deadline=None)
def test_the_order_of_rows_and_columns_changes_nothing(seed: int, n: int) -> None:
    cells = people(seed, n, codes=12)
    rng = random.Random(seed)
    order = rng.sample(range(n), n)
    keys = rng.sample([*cells], len(cells))
    mixed = {key: [cells[key][row] for row in order] for key in keys}
    first, second = understood(table(cells)), understood(table(mixed))
    assert (scores(first), first.people, first.answers) == (scores(second), second.people, second.answers)
    assert topics(first) == topics(second)


@given(st.integers(0, 10**6), st.integers(20, 40), st.integers(5, 15))
@settings(max_examples=5, deadline=None)
def test_two_halves_as_two_files_are_the_whole(seed: int, n: int, cut: int) -> None:
    cells = people(seed, n, codes=12)
    assume(len(set(zip(*cells.values(), strict=True))) == n)
    halves = [
        {key: values[:cut] for key, values in cells.items()},
        {key: values[cut:] for key, values in cells.items()},
    ]
    whole = understood(table(cells))
    both = understood(table(halves[0], file="een.csv"), table(halves[1], file="twee.csv"))
    assert (scores(both), both.people, both.rows, both.answers) == (
        scores(whole),
        whole.people,
        whole.rows,
        whole.answers,
    )


def on_two_scales() -> SurveyTable:
    rows = 12
    young = [[str(1 + (row + place) % 5) for row in range(rows)] for place in range(4)]
    management = [[str(5 + (row + place) % 6) for row in range(rows)] for place in range(4)]
    texts = [item.text for item in STUDY.items[:4]]
    cells = {text: [*a, *b] for text, a, b in zip(texts, young, management, strict=True)}
    return table({GROUP: [YOUNG] * rows + [MANAGEMENT] * rows, **cells})


def test_answers_of_one_group_of_one_to_five_and_of_the_other_of_one_to_ten_are_asked() -> None:
    found = understood(on_two_scales())
    assert (topics(found), found.entries) == ([QuestionTopic.SCALE], ())
    assert [option.value for option in found.questions[0].options] == ["other", "marks"]
    read = understood(on_two_scales(), choices=Choices(scale="marks"))
    assert read.is_ready
    assert remarked(read, "Ook de antwoorden van jonge ambtenaren, die alle 5 of lager zijn")
    assert understood(on_two_scales(), choices=Choices(scale="other")).problems


def two_years() -> tuple[SurveyTable, SurveyTable]:
    return table(people(1), sheet="2024"), table(people(2), sheet="2025")


def test_the_chosen_sheet_is_read_also_where_another_has_all_its_rows() -> None:
    cells = people(1)
    part = {key: values[:-2] for key, values in cells.items()}
    tables = table(cells, sheet="alles"), table(part, sheet="deel")
    chosen = understood(*tables, choices=Choices(sheets={"enquete.csv": "deel"}))
    assert scores(chosen) == scores(understood(table(part)))
    assert remarked(chosen, "lezen wij het blad ‘deel’. Ook op ‘alles’ staan antwoorden")


def test_two_years_on_two_sheets_are_asked_and_one_is_chosen() -> None:
    tables = two_years()
    found = understood(*tables)
    assert topics(found) == [QuestionTopic.SHEET]
    question = found.questions[0]
    assert [option.value for option in question.options] == ["2024", "2025", ALL_SHEETS]
    assert question.flag(question.options[0]) == "--sheet enquete.csv=2024"
    assert not found.entries
    chosen = understood(*tables, choices=Choices(sheets={"enquete.csv": "2025"}))
    assert scores(chosen) == scores(understood(tables[1]))
    assert remarked(chosen, "2024", "niets van gelezen")


def test_all_sheets_can_be_counted_together() -> None:
    found = understood(*two_years(), choices=Choices(sheets={"enquete.csv": ALL_SHEETS}))
    assert found.is_ready
    assert found.rows == 60
    assert remarked(found, "tellen ze bij elkaar op")


def test_a_sheet_that_is_not_there_is_asked_again() -> None:
    assert topics(understood(*two_years(), choices=Choices(sheets={"enquete.csv": "2023"}))) == [QuestionTopic.SHEET]


def test_sheets_of_one_group_each_both_count() -> None:
    young, management = people(1), people(2)
    del young[GROUP], management[GROUP]
    found = understood(table(young, sheet="Jong"), table(management, sheet="Management"))
    assert found.is_ready
    assert found.people == {Side.YOUNG: 30, Side.MANAGEMENT: 30}
    assert remarked(found, "Jong", "Management", "tellen ze bij elkaar op")


def test_sheets_of_which_the_group_columns_differ_both_count() -> None:
    sheets = [table(people(n, groups=(group,)), sheet=f"Blad{n}") for n, group in enumerate((YOUNG, MANAGEMENT), 1)]
    found = understood(*sheets)
    assert found.is_ready
    assert found.people == {Side.YOUNG: 30, Side.MANAGEMENT: 30}


def test_a_sheet_without_statements_is_told_and_an_empty_one_is_not() -> None:
    other = table({"Planning": ["x"]}, sheet="Planning")
    found = understood(table(people(), sheet="Data"), other, table({}, sheet="Blad3"))
    assert found.is_ready
    assert remarked(found, "Planning", "geen stelling")
    assert not remarked(found, "Blad3")


def test_a_file_that_repeats_another_counts_once_and_is_told() -> None:
    cells = people()
    part = {key: values[::-1][:12] for key, values in cells.items()}
    found = understood(table(part, file="eerder.csv"), table(cells, file="later.csv"))
    assert scores(found) == scores(understood(table(cells)))
    assert remarked(found, "eerder.csv", "later.csv", "één keer")


def test_a_file_in_which_a_row_stands_more_often_is_no_repetition() -> None:
    cells = people(n=20, codes=12)
    double = {key: [*values[:10], *values[:10]] for key, values in cells.items()}
    assert understood(table(cells, file="a.csv"), table(double, file="b.csv")).rows == 40


def test_the_same_answers_of_both_groups_are_told() -> None:
    cells = people()
    del cells[GROUP]
    sides = {"a.csv": Side.YOUNG, "b.csv": Side.MANAGEMENT}
    found = understood(table(cells, file="a.csv"), table(cells, file="b.csv"), choices=Choices(sides=sides))
    assert found.people == {Side.YOUNG: 30, Side.MANAGEMENT: 30}
    assert remarked(found, "twee keer hetzelfde bestand")


def test_few_equal_rows_in_two_files_are_people_who_answer_alike() -> None:
    cells = {GROUP: BOTH, R1: [*OWN]}
    more = {GROUP: [*BOTH, YOUNG], R1: [*OWN, OWN[0]]}
    found = understood(table(cells, file="a.csv"), table(more, file="b.csv"))
    assert found.rows == 11
    assert found.people == {Side.YOUNG: 7, Side.MANAGEMENT: 4}


def test_files_on_different_scales_are_refused() -> None:
    marks = {GROUP: BOTH, R1: ["6", "7", "8", "9", "10"]}
    found = understood(table({GROUP: BOTH, R1: [*OWN]}, file="a.csv"), table(marks, file="b.csv"))
    assert len(found.problems) == 1
    assert "a.csv" in str(found.problems[0])
    assert not found.entries


def test_numbers_that_run_down_in_one_file_go_with_words_in_another() -> None:
    heading = {R1: f"{R1} (1 = heel belangrijk, 5 = helemaal niet belangrijk)"}
    down = table({GROUP: BOTH, R1: ["1", "2", "3", "4", "5"]}, file="b.csv", headings=heading)
    found = understood(table({GROUP: BOTH, R1: [*OWN]}, file="a.csv"), down)
    assert found.is_ready
    assert found.answer_scale is AnswerScale.ONE_TO_FIVE


def test_questions_come_once_and_in_the_order_in_which_a_person_answers() -> None:
    words = ["Nee joh", "Mwah", "Tja", "Joh", "Top"] * 3
    cells = {R1: words, R4: words, "Jonge ambtenaren ontvangen trainingen en opleiding": words}
    found = understood(table(cells, file="a.csv"), table(cells, file="b.csv"))
    order = [QuestionTopic.SIDE, QuestionTopic.SIDE, QuestionTopic.COLUMN, *[QuestionTopic.ANSWER] * 5]
    assert topics(found) == order
    told = [question.flag(question.options[0]) for question in found.questions]
    assert told[:2] == ["--side a.csv=young", "--side b.csv=young"]
    assert told[2].startswith("--column 'Jonge ambtenaren ontvangen trainingen")
    assert {option.value for option in found.questions[2].options} >= {"M7.1", "M7.2", "M7.4", "none"}


def test_every_answer_is_told_and_every_cell_that_is_none() -> None:
    cells = {GROUP: BOTH * 2, R1: [*OWN, *OWN[:3], "hm", "geen mening"], R4: [*OWN, *OWN[:3], "a@b.nl", "x" * 34]}
    found = understood(table(cells, headings={R1: f"Vraag [{R1}]"}))
    cells_told = [(cell.row, cell.column, cell.shown, cell.why) for cell in found.unused_cells]
    why = "dit is geen antwoord dat wij kennen"
    assert cells_told == [
        (10, "B", "hm", why),
        (10, "C", "(e-mailadres)", why),
        (11, "C", "(tekst, 34 tekens)", why),
    ]
    assert found.unused_cells[0].heading == f"Vraag [{R1}]"
    assert found.unused_count == 3
    assert ("geen mening", None) in [(each.typed, each.read_as) for each in found.answers]


def test_of_many_unused_cells_the_first_two_hundred_are_told_and_all_counted() -> None:
    cells = people(3, 500)
    cells |= {key: [OWN[n % 5] if n % 5 < 3 else f"{key[-3:]}{n}" for n in range(500)] for key in (R1, R4)}
    found = understood(table(cells))
    assert found.unused_count == 400
    assert len(found.unused_cells) == 200
    assert [cell.row for cell in found.unused_cells] == sorted(cell.row for cell in found.unused_cells)


def test_a_cell_of_a_row_that_does_not_count_is_not_told() -> None:
    cells = {GROUP: [*BOTH, "Anders"], R1: [*OWN, "hm"]}
    found = understood(table(cells))
    assert found.unused_count == 0
    assert [(each.cause, each.rows) for each in found.excluded] == [(ExclusionCause.OTHER_ROLE, (7,))]


def test_examples_are_few_short_and_of_used_columns_only() -> None:
    groups = ["Jonge ambtenaar, 35 jaar of jonger", MANAGEMENT, "Jonge ambtenaar, 35 jaar of jonger"]
    cells = {
        GROUP: [*groups, MANAGEMENT, MANAGEMENT],
        R1: [*OWN],
        "Locatie": ["Gouda", "Delft", "Texel", "Goes", "Ede"],
    }
    by_key = {use.key: use for use in understood(table(cells)).columns}
    assert by_key[GROUP].examples == (MANAGEMENT, "Jonge ambtenaar, 35…")
    assert len(by_key[R1].examples) == 3
    assert all(len(example) <= 20 for use in by_key.values() for example in use.examples)
    assert by_key["Locatie"].examples == ()
    assert by_key["Locatie"].role is ColumnRole.NONE


def test_of_a_column_that_is_asked_no_value_is_shown() -> None:
    asked = "Jonge ambtenaren ontvangen trainingen en opleiding"
    found = understood(table({GROUP: BOTH, R1: [*OWN], asked: ["Annelies", "Bram", "Carlijn", "Annelies", "Bram"]}))
    [use] = [use for use in found.columns if use.key == asked]
    assert (use.sureness, use.code, use.examples) == (Sureness.ASKED, "", ())
    assert "Annelies" not in repr(found)


def test_cells_and_rows_are_told_with_their_sheet_where_more_than_one_counts() -> None:
    sheets = [
        table({GROUP: [group, group, "Anders"], R1: [OWN[0], "hm", OWN[1]]}, sheet=name)
        for name, group in (("Een", YOUNG), ("Twee", MANAGEMENT))
    ]
    found = understood(*sheets)
    assert [(cell.sheet, cell.row) for cell in found.unused_cells] == [("Een", 3), ("Twee", 3)]
    assert {(each.sheet, each.rows) for each in found.excluded if each.cause is ExclusionCause.OTHER_ROLE} == {
        ("Een", (4,)),
        ("Twee", (4,)),
    }
    alone = understood(sheets[0])
    assert [cell.sheet for cell in alone.unused_cells] == [""]


def test_every_assumption_is_a_remark() -> None:
    made = replace(table({GROUP: [YOUNG] * 5, R1: ["1", "2", "3", "4", "5"]}), not_people=(9,))
    found = understood(made, choices=Choices(columns={"Weg": "R2"}))
    assert remarked(found, "5 het hoogst")
    assert remarked(found, "kolom A", "groep")
    assert remarked(found, "49 van de 50 stellingen")
    assert remarked(found, "geen antwoorden van het management")
    assert remarked(found, "Weg", "staat niet in dit bestand")
    assert remarked(found, "rij 9")


def test_missing_statements_are_named_when_they_are_few() -> None:
    assert remarked(understood(table(people(codes=48))), "2 van de 50 stellingen", "M10.3, M10.4")


def test_equal_rows_that_count_are_told() -> None:
    cells = {key: [*values, values[0]] for key, values in people(n=12).items()}
    found = understood(table(cells))
    assert found.repeated == 1
    assert remarked(found, "1 rij is helemaal gelijk")
    dropped = understood(table(cells), choices=Choices(drop_duplicates=True))
    assert sum(dropped.people.values()) == 12
    assert not remarked(dropped, "gelijk")


def test_rows_that_were_not_finished_count_and_are_told() -> None:
    made = table({GROUP: BOTH, R1: [*OWN], "Verzonden": ["2025", "2025", "", "", "2025"]}, tool="LimeSurvey")
    columns = [replace(each, heading=replace(each.heading, role=ToolRole.SUBMITTED)) for each in made.columns[2:]]
    made = replace(made, columns=(*made.columns[:2], *columns))
    found = understood(made)
    assert found.unfinished == 2
    assert remarked(found, "2 antwoordformulieren zijn niet afgemaakt")
    complete = understood(made, choices=Choices(complete_only=True))
    assert sum(complete.people.values()) == 3
    assert not remarked(complete, "niet afgemaakt")


def test_columns_that_are_only_numbered_are_one_question() -> None:
    cells = {f"Q{n}": values for n, (key, values) in enumerate(people(n=12).items()) if key != GROUP}
    made = table({GROUP: [YOUNG, MANAGEMENT] * 6, **cells})
    found = understood(made)
    assert topics(found) == [QuestionTopic.ORDER]
    assert found.questions[0].flag(found.questions[0].options[0]) == "--order study"
    chosen = understood(made, choices=Choices(order=found.questions[0].options[0].value))
    assert scores(chosen) == scores(understood(table(people(n=12))))


@pytest.mark.parametrize(
    ("tool", "words"),
    [("LimeSurvey", ["export van LimeSurvey met 5 antwoorden"]), ("een tabel", ["tabel met 5 rijen"])],
)
def test_without_a_statement_it_is_told_what_this_is_and_what_to_do(tool: str, words: Sequence[str]) -> None:
    found = understood(table({GROUP: BOTH, "Wat eet u graag?": ["a", "b", "c", "d", "e"]}, tool=tool))
    [problem] = found.problems
    assert all(word in str(problem) for word in [*words, "geen stelling", "R1 tot en met M10.4"])
    assert [use.key for use in found.columns] == [GROUP, "Wat eet u graag?"]
    assert found.tool == tool


@pytest.mark.parametrize("cells", [{}, {GROUP: [], R1: []}])
def test_a_table_without_rows_is_told(cells: Mapping[str, Sequence[str]]) -> None:
    assert "geen rijen" in str(understood(table(cells)).problems[0])


def test_rows_of_which_none_counts_are_told() -> None:
    found = understood(table({GROUP: ["Anders"] * 5, R1: [*OWN]}), choices=Choices(values={"Anders": "none"}))
    assert found.questions or "Geen enkele rij telt mee" in str(found.problems[0])
    assert not found.is_ready


def test_rows_on_a_scale_that_nobody_knows_yet_are_people_with_answers() -> None:
    found = understood(table({GROUP: BOTH * 2, R1: ["80%", "20%", "50%", "70%", "10%"] * 2}))
    assert found.people == {Side.YOUNG: 6, Side.MANAGEMENT: 4}
    assert (found.excluded, found.unused_count) == ((), 0)


MARKERS = ["Annelies de Wit", "annelies@gouda.nl", "192.0.2.17", "Mijn baas luistert nooit"]


@given(st.integers(0, 10**6), st.lists(st.sampled_from(MARKERS), min_size=4, max_size=4))
@settings(max_examples=5, deadline=None)
def test_nothing_of_private_and_free_text_columns_is_in_what_was_understood(seed: int, planted: list[str]) -> None:
    cells = people(seed, 30, codes=12)
    rng = random.Random(seed)
    mark = [f"{rng.choice(planted)} {n}" for n in range(30)]
    cells |= {"Naam": mark, "Wat wilt u nog kwijt?": mark[::-1], R4: mark, "Adres": [each.split()[0] for each in mark]}
    dropped = {"Naam": Dropped.PRIVATE}
    for choices in (UNDECIDED, Choices(columns={"Wat wilt u nog kwijt?": "M1.1"})):
        told = repr(understood(table(cells, dropped=dropped), choices=choices))
        assert not any(marker in told for marker in MARKERS)


def test_what_a_column_held_is_told_by_its_heading() -> None:
    cells = {GROUP: BOTH, R1: [*OWN], "E-mail": [""] * 5, "Opmerking": [""] * 5}
    found = understood(table(cells, dropped={"E-mail": Dropped.PRIVATE, "Opmerking": Dropped.TEXT}))
    told = {use.heading: (use.is_private, use.is_text, use.sureness) for use in found.columns}
    assert told["E-mail"] == (True, False, Sureness.EXACT)
    assert told["Opmerking"] == (False, True, Sureness.EXACT)


def test_a_chosen_scale_and_words_go_before_everything() -> None:
    cells = {GROUP: BOTH, R1: ["1", "2", "3", "4", "top"]}
    found = understood(table(cells), choices=Choices(scale="5-1", answers={"Top": "5"}))
    assert found.is_ready
    assert scores(found)["R1", "young"] == (Decimal("7.75"), 3)
    assert scores(found)["R1", "management"] == (Decimal("6.625"), 2)


def test_a_file_of_both_groups_without_a_group_column_ends_in_a_message() -> None:
    found = understood(table({R1: [*OWN]}), choices=Choices(sides={"enquete.csv": BOTH_GROUPS}))
    assert (found.questions, found.excluded, found.is_ready) == ((), (), False)
    assert ["maak een bestand per groep" in str(problem) for problem in found.problems] == [True]


def test_a_scale_that_cannot_be_read_ends_in_one_message() -> None:
    seven = {GROUP: BOTH * 2, R1: ["1", "2", "3", "4", "5", "6", "7", "6", "7", "1"]}
    found = understood(table(seven), table(seven, file="b.csv"), choices=Choices(scale=OTHER_SCALE))
    assert (found.questions, found.entries, len(found.problems)) == ((), (), 1)


def test_a_name_in_a_check_is_no_example() -> None:
    cells = people(n=12, codes=10) | {"Controlevraag: kies 3": [*["3"] * 11, "Piet Bakker"]}
    found = understood(table(cells))
    [use] = [use for use in found.columns if use.role is ColumnRole.ATTENTION]
    assert use.examples == ("3",)


@pytest.mark.parametrize("groups", [(YOUNG, MANAGEMENT), ("noord", "zuid")])
def test_what_is_missing_is_told_when_nothing_is_asked_any_more(groups: Sequence[str]) -> None:
    cells = people(groups=groups)
    other = "Hier speelt iets dat wij anders noemen"
    found = understood(table({other if heading == R4 else heading: values for heading, values in cells.items()}))
    asked = next(each for each in found.columns if each.heading == other)
    assert other in {question.about for question in found.questions}  # before the groups are known, too
    assert asked.examples
    assert not remarked(found, "herkennen de stelling niet")
    assert not remarked(found, "niet in dit bestand")
    assert not remarked(found, "Er zijn geen antwoorden")
    done = understood(table(people()), choices=Choices(columns={R4: "none"}))
    assert remarked(done, "1 van de 50 stellingen staat niet")


def test_a_remark_that_names_its_file_has_the_name_once() -> None:
    cells = [dict(people(seed, codes=3)) for seed in (1, 2)]
    for each in cells:
        each.pop(GROUP)
    files = [table(each, file=f"{name}.csv") for each, name in zip(cells, ("jongeren", "mt"), strict=True)]
    told = [remark for remark in understood(*files).remarks if "volgens de naam" in remark]
    assert [remark.count(".csv") for remark in told] == [1, 1]
