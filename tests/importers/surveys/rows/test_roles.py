"""Which column has which role, and what is asked when nobody can tell."""

import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import BOTH, Choices, ColumnRole
from retention_check.importers.surveys.rows.row_wording import SIDE_OPTIONS
from retention_check.importers.surveys.understanding import ExclusionCause, QuestionTopic
from tests.importers.surveys.people_tables import Known, known, known_of, table_of

WHO = ("Jonge ambtenaar", "Jonge ambtenaar", "Gemeentesecretaris", "Anders")
YES = ("ja", "ja", "nee", "nee")
FUNCTIONS = ("gemeentesecretaris", "beleidsmedewerker", "HR-adviseur", "beleidsmedewerker")
ASKS_YOUNG = "Bent u een jonge ambtenaar (35 of jonger)?"


def options(found: Known, topic: QuestionTopic) -> list[str]:
    questions = [each for each in (*found.roles.questions, *found.groups.questions) if each.topic is topic]
    return [option.value for question in questions for option in question.options]


def test_the_group_is_told_by_values_and_never_by_a_heading() -> None:
    found = known_of({"Mening over jonge ambtenaren": ("a", "b", "a", "b"), "Kolom": WHO})
    assert found.roles.group == "Kolom"
    assert found.asked == []
    assert found.roles.role_of("Kolom") is ColumnRole.GROUP
    assert found.roles.role_of("Mening over jonge ambtenaren") is ColumnRole.NONE


def test_of_two_columns_that_tell_the_group_one_is_chosen_by_a_person() -> None:
    columns = {"Wie bent u?": WHO, "Rol": WHO}
    found = known_of(columns)
    assert found.roles.group is None
    assert found.asked == [QuestionTopic.GROUP_COLUMN]
    assert options(found, QuestionTopic.GROUP_COLUMN) == ["Wie bent u?", "Rol"]
    (question,) = found.roles.questions
    assert question.flag(question.options[0]) == "--column 'Wie bent u?=group'"
    chosen = known_of(columns, Choices(columns={"Rol": ColumnRole.GROUP}))
    assert chosen.roles.group == "Rol"
    assert chosen.asked == []
    one_is_not = known_of(columns, Choices(columns={"Rol": ColumnRole.NONE}))
    assert one_is_not.roles.group == "Wie bent u?"


def test_a_column_with_both_groups_goes_before_one_with_functions() -> None:
    found = known_of({"Functie": ("Teamleider", "Beleidsmedewerker", "Teamleider", "HR"), "Ik ben": WHO})
    assert found.roles.group == "Ik ben"
    assert found.asked == []


@pytest.mark.parametrize("heading", ["Bij welke afdeling werkt u?", "Team", "Department", "Opleiding"])
def test_a_department_that_is_called_management_tells_no_group(heading: str) -> None:
    found = known_of({heading: ("Directie", "Sociaal domein", "Ruimte", "Directie")})
    assert found.roles.group is None
    assert found.asked == [QuestionTopic.SIDE]


@pytest.mark.parametrize(
    "values",
    [
        ("De directie luistert niet naar ons",) * 2 + ("Geen",) * 2,
        ("Ik vind dat het management " + "veel " * 12 + "doet",) * 4,
    ],
)
def test_an_opinion_on_management_is_asked_or_passed_over(values: tuple[str, ...]) -> None:
    found = known_of({"Wat wilt u nog kwijt?": values})
    assert not found.people or found.asked


def test_as_many_opinions_as_people_tell_no_group() -> None:
    opinions = ("De directie is ver weg", "Management helpt", *(f"Meer {word}" for word in "abcdefgh"))
    assert known_of({"Opmerkingen": opinions}).asked == [QuestionTopic.SIDE]


@pytest.mark.parametrize("rows", [5, 12, 34])
def test_what_nobody_says_twice_tells_no_group(rows: int) -> None:
    told = tuple(f"mijn leidinggevende heet Marker {number}" for number in range(rows))
    assert known_of({"Wilt u nog iets kwijt?": told}).asked == [QuestionTopic.SIDE]


def test_own_functions_that_some_typed_leave_the_column_what_it_is() -> None:
    typed = [f"Anders: functie {letter}" for letter in "abcdefghijklmn"]
    found = known_of({"Ik ben": ("Jonge ambtenaar",) * 20 + ("Gemeentesecretaris",) * 5 + (*typed, "Communicatie")})
    assert found.roles.group == "Ik ben"
    assert [each.about for each in found.groups.questions] == ["Communicatie"]
    assert found.people == {"young": 20, "management": 5}


def test_years_in_service_are_no_group_and_no_age() -> None:
    found = known_of({"Hoe lang werkt u hier?": ("0-5 jaar", "35 jaar of minder", "16-25 jaar", "26-35 jaar")})
    assert (found.roles.group, found.roles.age) == (None, None)


def test_a_question_with_yes_and_no_may_be_all_that_tells_the_young_ones() -> None:
    found = known_of({"Bent u 35 jaar of jonger?": YES})
    assert found.roles.group == "Bent u 35 jaar of jonger?"
    assert found.people == {"young": 2}
    assert found.asked == [QuestionTopic.VALUE]
    assert found.groups.questions[0].about == "nee"


@pytest.mark.parametrize(
    ("heading", "people"),
    [
        ("Bent u een jonge ambtenaar?", {"young": 2}),
        ("Ik ben een jonge ambtenaar", {"young": 2}),
        ("Q19\nBent u een jonge ambtenaar?", {"young": 2}),
        ("Jonge ambtenaar", {"young": 2}),
        ("Are you a young civil servant?", {"young": 2}),
        ("Bent u leidinggevende?", {"management": 2}),
        ("Geeft u leiding?", {"management": 2}),
        ("Bent u ouder dan 35?", {"young": 2}),
    ],
)
def test_yes_means_whom_the_question_is_about(heading: str, people: dict[str, int]) -> None:
    assert known_of({heading: YES}).people == people


@pytest.mark.parametrize(
    "heading",
    [
        "Kent u jonge ambtenaren die zijn vertrokken?",
        "Bent u tevreden over hoe jonge ambtenaren worden begeleid?",
        "Moeten jonge ambtenaren meer verdienen?",
    ],
)
def test_a_question_about_young_civil_servants_is_no_question_who_you_are(heading: str) -> None:
    assert known_of({heading: YES}).roles.group is None


MANAGES = "Bent u lid van het managementteam of gemeentesecretaris?"


def test_two_questions_with_yes_and_no_tell_the_group_together() -> None:
    columns = {"Bent u 35 jaar of jonger?": ("ja", "nee", "ja", "nee"), MANAGES: ("nee", "ja", "ja", "nee")}
    found = known_of(columns)
    assert (found.people, found.asked) == ({"young": 1, "management": 2}, [])
    assert found.out == {ExclusionCause.TOO_OLD: (5,)}
    assert "Twee kolommen zeggen samen de groep" in found.remarks


def test_who_is_no_manager_and_does_not_say_the_age_is_asked() -> None:
    found = known_of({"Bent u 35 jaar of jonger?": ("ja", "nee", "", "nee"), MANAGES: ("nee", "ja", "nee", "nee")})
    assert (found.people, found.asked) == ({"management": 1}, [QuestionTopic.VALUE])


def test_a_function_and_a_question_for_the_young_ones_tell_it_together() -> None:
    columns = {"Functie": FUNCTIONS, ASKS_YOUNG: ("nee", "ja", "nee", "nee"), "R1": ("1", "2", "3", "4")}
    found = known_of(columns)
    assert (found.roles.group, found.roles.age) == ("Functie", ASKS_YOUNG)
    assert [each.about for each in found.groups.questions] == ["beleidsmedewerker", "HR-adviseur"]
    answered = known_of(columns, Choices(values={"beleidsmedewerker": "young", "HR-adviseur": "none"}))
    assert answered.asked == []
    assert answered.people == {"young": 1, "management": 1}


def test_codes_under_a_heading_for_the_group_are_asked_by_value() -> None:
    found = known_of({"Groep": ("1", "2", "1", "3")})
    assert found.roles.group == "Groep"
    assert [each.about for each in found.groups.questions] == ["1", "2", "3"]
    assert options(found, QuestionTopic.VALUE)[:3] == ["young", "management", "none"]
    assert found.groups.questions[0].flag(SIDE_OPTIONS[0]) == "--group 1=young"
    assert found.people == {}


def test_without_a_column_or_a_name_the_side_of_the_file_is_asked() -> None:
    found = known_of({"Geslacht": ("Man", "Vrouw", "Anders", "Man")})
    assert found.asked == [QuestionTopic.SIDE]
    assert found.roles.questions[0].about == "antwoorden.csv"
    assert found.roles.questions[0].flag(SIDE_OPTIONS[0]) == "--side young"
    assert options(found, QuestionTopic.SIDE) == ["young", "management", "both"]
    assert found.people == {}
    told = known_of({"Geslacht": ("Man", "Vrouw")}, Choices(sides={"antwoorden.csv": Side.MANAGEMENT}))
    assert (told.asked, told.people) == ([], {"management": 2})


def test_a_file_of_both_groups_that_nothing_tells_apart_is_refused_with_what_to_do() -> None:
    found = known_of({"Geslacht": ("Man", "Vrouw")}, Choices(sides={"jong.csv": BOTH}), file="jong.csv")
    assert (found.asked, found.people) == ([], {})
    assert "met de vraag naar de groep erbij, of maak een bestand per groep" in str(found.roles.problems[0])


def test_a_file_of_both_groups_is_read_by_the_column_that_tells_them_apart() -> None:
    found = known_of({"Ik ben": WHO}, Choices(sides={"jong.csv": BOTH}), file="jong.csv")
    assert (found.roles.group, found.asked, found.roles.problems) == ("Ik ben", [], ())


def test_who_was_not_asked_for_a_group_did_not_fail_to_tell_it() -> None:
    assert known_of({"Geslacht": ("Man", "Vrouw")}).out == {}


def test_the_name_of_a_file_counts_and_is_told() -> None:
    found = known_of({"R1": ("1", "2")}, file="jong.csv")
    assert (found.asked, found.people) == ([], {"young": 2})
    assert "‘jong.csv’" in found.remarks
    sheet = known_of({"R1": ("1", "2")}, file="alles.xlsx", sheet="MT")
    assert sheet.people == {"management": 2}
    assert "‘MT’" in sheet.remarks


def test_a_name_that_a_column_contradicts_is_asked() -> None:
    columns = {"Functie": ("Teamleider", "Beleidsmedewerker", "Teamleider", "HR")}
    found = known_of(columns, file="jong.csv")
    assert found.asked == [QuestionTopic.SIDE]
    assert "Functie" in found.roles.questions[0].text
    chosen = known_of(columns, Choices(columns={"Functie": ColumnRole.GROUP}), file="jong.csv")
    assert chosen.roles.group == "Functie"


def test_a_column_with_both_groups_goes_before_the_name_of_the_file() -> None:
    found = known_of({"Ik ben": WHO}, file="Enquête jonge ambtenaren.xlsx")
    assert (found.asked, found.people) == ([], {"young": 2, "management": 1})


def test_a_side_that_a_person_gave_goes_before_every_column() -> None:
    found = known_of({"Ik ben": WHO}, Choices(sides={"antwoorden.csv": Side.YOUNG}))
    assert found.people == {"young": 4}
    assert "Alle rijen tellen als jonge ambtenaren" in found.remarks


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Wat is uw leeftijd?", ("34", "36", "", "41")),
        ("Leeftijd", ("34 jaar", "36 jaar", "geheim", "29 jaar")),
        ("Leeftijdscategorie", ("18-25", "26-35", "36-45", "46+")),
        ("age", ("34", "29", "60", "35")),
        ("Wat is uw leeft..", ("34", "29", "60", "35")),
        ("Q7", ("18-25 jaar", "26-35 jaar", "36 jaar of ouder", "26-35 jaar")),
    ],
)
def test_a_column_of_ages_is_found(heading: str, values: tuple[str, ...]) -> None:
    found = known_of({"Ik ben": WHO, heading: values})
    assert (found.roles.age, found.asked) == (heading, [])


@pytest.mark.parametrize("heading", ["Contact met leeftijdsgenoten", "Cijfer", "Hoeveel jaar werkt u hier?"])
def test_numbers_under_another_heading_are_no_ages(heading: str) -> None:
    assert known_of({"Ik ben": WHO, heading: ("20", "30", "40", "50")}).roles.age is None


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Geboortejaar", ("1989", "1990", "1970", "")),
        ("Wat is uw geboortedatum?", ("31-12-1989", "1-1-1990", "2-2-1970", "")),
        ("Leeftijd", ("1989", "1990", "1970", "1999")),
        ("In welk jaar be..", ("1989", "1990", "1970", "1999")),
    ],
)
def test_a_column_of_years_of_birth_is_found(heading: str, values: tuple[str, ...]) -> None:
    found = known_of({"Ik ben": WHO, heading: values})
    assert (found.roles.birth_year, found.roles.age, found.asked) == (heading, None, [])


def test_an_exact_age_goes_before_a_class_and_two_of_a_kind_are_asked() -> None:
    classes = ("26-35", "26-35", "46-55", "26-35")
    found = known_of({"Ik ben": WHO, "Leeftijdsgroep": classes, "Leeftijd": ("34", "29", "50", "33")})
    assert (found.roles.age, found.asked) == ("Leeftijd", [])
    columns = {"Ik ben": WHO, "Leeftijdsgroep": classes, "Leeftijd in klassen": classes}
    twice = known_of(columns)
    assert twice.asked == [QuestionTopic.COLUMN, QuestionTopic.COLUMN]
    assert options(twice, QuestionTopic.COLUMN) == ["age", "none"] * 2
    chosen = known_of(columns, Choices(columns={"Leeftijdsgroep": ColumnRole.AGE}))
    assert (chosen.roles.age, chosen.asked) == ("Leeftijdsgroep", [])


def test_ages_are_not_asked_where_all_are_management() -> None:
    classes = ("26-35", "46-55")
    found = known_of({"Leeftijdsgroep": classes, "Leeftijd in klassen": classes}, file="management.csv")
    assert found.asked == []


def test_classes_of_ages_may_be_all_that_tells_the_young_ones() -> None:
    found = known_of({"Leeftijd": ("18-25", "26-35", "36-45", "46-55")})
    assert found.people == {"young": 2}
    assert [each.about for each in found.groups.questions] == ["36-45", "46-55"]


def test_what_a_person_chose_goes_before_everything() -> None:
    columns = {"A": WHO, "B": ("x", "y", "x", "y"), "Leeftijd": ("34", "29", "50", "33")}
    choices = {"B": ColumnRole.GROUP, "Leeftijd": ColumnRole.NONE}
    found = known_of(columns, Choices(columns=choices, values={"x": "young", "y": "management"}))
    assert (found.roles.group, found.roles.age) == ("B", None)
    assert found.people == {"young": 2, "management": 2}


def test_a_chosen_column_of_another_file_changes_nothing_here() -> None:
    found = known(table_of({"Ik ben": WHO}), Choices(columns={"Elders": ColumnRole.GROUP}))
    assert found.roles.group == "Ik ben"


def test_a_statement_has_no_role() -> None:
    assert known_of({"R1": WHO}).roles.group is None


def test_the_columns_of_the_tool_are_known_by_their_role() -> None:
    found = known_of(
        {"Ik ben": WHO, "submitted": ("2025",) * 4, "response_id": ("", "", "1", "1"), "preview": ("0",) * 4}
    )
    roles = found.roles
    assert (roles.submitted, roles.response_id, roles.preview, roles.finished) == (
        "submitted",
        "response_id",
        "preview",
        None,
    )
    assert roles.used == ("Ik ben",)
