"""Which headings are about the respondent, and which are about somebody or something else."""

import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import Choices, ColumnRole
from retention_check.importers.surveys.rows.own_headings import asks_own_age, asks_to_take_part, asks_who, says_nothing
from retention_check.importers.surveys.understanding import ExclusionCause, QuestionTopic
from tests.importers.surveys.people_tables import known_of

OPINION = "Wie moet dit oppakken?"
SAID = ("Management", "Jonge ambtenaren") * 12
YES = ("ja", "nee") * 12
GROUPS = ("jonge ambtenaar", "management") * 12


@pytest.mark.parametrize(
    "heading",
    [
        "Groep",
        "Rol",
        "Wat is uw functie?",
        "Tot welke groep behoort u?",
        "Ik ben",
        "U bent...",
        "Werkt u als",
        "Doelgroep",
        "Respondent",
        "Vanuit welke functie vult u dit in?",
        "What is your role?",
        "Jonge ambtenaar of management",
        "In welke functie werkt u?",
        "Welke rol vervult u?",
    ],
)
def test_a_heading_may_ask_who_someone_is(heading: str) -> None:
    assert asks_who([heading])


@pytest.mark.parametrize(
    "heading",
    f"{OPINION}|Welke groep moet dit doen?|Bij wie bent u te rade gegaan?|Mening over jonge ambtenaren|Q3|"
    "Wie is hier de baas?".split("|"),
)
def test_a_heading_may_ask_something_of_others(heading: str) -> None:
    assert not asks_who([heading])


def test_a_code_says_nothing() -> None:
    assert all(map(says_nothing, ("Q3", "Kolom 2", "SQ001", "A", "Vraag 7:")))
    assert not any(map(says_nothing, ("Groep", OPINION)))


def test_who_should_do_something_is_no_group_beside_a_column_that_is_called_group() -> None:
    columns = {"groep": YES, OPINION: SAID, "R1": ("1",) * 24}
    found = known_of(columns)
    assert (found.roles.group, found.asked) == (None, [QuestionTopic.GROUP_COLUMN])
    assert [option.value for option in found.roles.questions[0].options] == ["groep", OPINION]
    chosen = known_of(columns, Choices(columns={"groep": ColumnRole.GROUP}, values={"ja": "young", "nee": "none"}))
    assert chosen.people == {"young": 12}


def test_who_should_do_something_alone_is_asked_and_may_be_refused() -> None:
    found = known_of({OPINION: SAID})
    assert (found.roles.group, found.asked) == (None, [QuestionTopic.COLUMN])
    assert [option.value for option in found.roles.questions[0].options] == ["group", "none"]
    assert known_of({OPINION: SAID}, Choices(columns={OPINION: "none"})).asked == [QuestionTopic.SIDE]
    assert known_of({"Q3": SAID}).people == {"management": 12, "young": 12}


def test_who_should_do_something_is_no_group_where_one_of_both_is_named_either() -> None:
    found = known_of({OPINION: ("Management", "Anders") * 12})
    assert (found.people, found.asked) == ({}, [QuestionTopic.COLUMN])


@pytest.mark.parametrize("heading", [OPINION, "Q3"])
def test_a_file_named_after_a_group_is_not_cut_up_by_a_column_that_does_not_ask_who_you_are(heading: str) -> None:
    found = known_of({heading: SAID}, file="jonge ambtenaren.csv")
    assert (found.people, found.asked) == ({}, [QuestionTopic.SIDE])
    assert heading in found.roles.questions[0].text
    told = known_of({heading: SAID}, Choices(sides={"jong.csv": Side.YOUNG}), file="jong.csv")
    assert told.people == {"young": 24}


@pytest.mark.parametrize(
    "heading",
    [
        "Leeftijd",
        "Wat is uw leeftijd?",
        "Hoe oud bent u?",
        "Leeftijd (in jaren)",
        "Bent u een jonge ambtenaar (35 of jonger)?",
        "Tot welke leeftijdscategorie behoort u?",
        "Geboortejaar",
        "In welk jaar bent u geboren?",
        "Age group",
        "Q7",
        "Hoeveel jaar bent u?",
        "Wat is uw leeftijd? Vul een getal in",
    ],
)
def test_a_heading_may_ask_the_age_of_the_respondent(heading: str) -> None:
    assert asks_own_age(heading)


AGES_OF_OTHERS = [
    "Leeftijd leidinggevende",
    "Tot welke leeftijd wilt u werken?",
    "Hoeveel collega's onder de 35 heeft u?",
    "Leeftijd kinderen",
    "Heeft u collega's onder de 35?",
    "Heeft u jonge ambtenaren onder de 35?",
]


@pytest.mark.parametrize("heading", AGES_OF_OTHERS)
def test_a_heading_may_ask_another_age(heading: str) -> None:
    assert not asks_own_age(heading)


@pytest.mark.parametrize("heading", AGES_OF_OTHERS[:4])
def test_nobody_is_left_out_by_another_age_unasked(heading: str) -> None:
    ages = ("60", "30") * 12
    found = known_of({"groep": ("jonge ambtenaar",) * 24, heading: ages})
    assert (found.roles.age, found.out) == (None, {})
    assert found.asked == ([] if heading.startswith("Hoeveel") else [QuestionTopic.COLUMN])


def test_a_class_of_somebody_else_tells_no_group_unasked() -> None:
    found = known_of({"Leeftijd leidinggevende": ("26-35 jaar", "46-55 jaar") * 12})
    assert (found.people, found.asked) == ({}, [QuestionTopic.COLUMN])


def test_another_age_that_leaves_out_nobody_is_not_asked() -> None:
    assert known_of({"groep": GROUPS, "Leeftijd kinderen": ("14", "16") * 12}).asked == []


@pytest.mark.parametrize(
    "heading",
    ["Toestemming", "Gaat u akkoord met deelname aan het onderzoek?", "consent", "Q1 Toestemming", "Ik ga akkoord"],
)
def test_a_heading_may_ask_to_take_part(heading: str) -> None:
    assert asks_to_take_part(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Toestemming gebruik foto",
        "Heeft u toestemming om thuis te werken?",
        "Ik ga akkoord met een gesprek",
        "Toestemming om mijn antwoorden te delen met mijn leidinggevende",
    ],
)
def test_a_heading_may_ask_permission_for_something_else(heading: str) -> None:
    assert not asks_to_take_part(heading)
    found = known_of({heading: ("ja", "ja", "nee") * 8, "R1": ("1",) * 24}, file="jong.csv")
    assert (found.roles.consent, found.out, found.asked) == (None, {}, [QuestionTopic.COLUMN])
    assert "dan tellen 8 van de 24 rijen niet mee" in found.roles.questions[0].text


def test_what_leaves_out_more_than_a_quarter_is_asked() -> None:
    few, many = ("40", *("30",) * 3) * 6, ("40", "40", "30", "30") * 6
    assert known_of({"Leeftijd": few}, file="jong.csv").out == {ExclusionCause.TOO_OLD: (2, 6, 10, 14, 18, 22)}
    found = known_of({"Leeftijd": many}, file="jong.csv")
    assert (found.out, found.asked) == ({}, [QuestionTopic.COLUMN])
    chosen = known_of({"Leeftijd": many}, Choices(columns={"Leeftijd": ColumnRole.AGE}), file="jong.csv")
    assert (len(chosen.out[ExclusionCause.TOO_OLD]), chosen.asked) == (12, [])
    of_management = known_of({"groep": GROUPS, "Leeftijd": ("30", "50") * 12})
    assert (of_management.roles.age, of_management.asked) == ("Leeftijd", [])


def test_who_refused_and_was_sent_away_is_no_reason_to_ask() -> None:
    agreed = ("ja", "nee") * 12
    answered = known_of({"Toestemming": agreed, "R1": ("1",) * 24}, file="jong.csv")
    assert answered.asked == [QuestionTopic.COLUMN]
    sent_away = known_of({"Toestemming": agreed, "R1": ("1", "") * 12}, file="jong.csv")
    assert (sent_away.roles.consent, sent_away.asked) == ("Toestemming", [])


@pytest.mark.parametrize(
    ("heading", "values"), [("Leeftijdscategorie", "1234"), ("Leeftijd", "ABCD"), ("Geboortejaar", ("twee",) * 4)]
)
def test_an_age_that_cannot_be_read_is_told(heading: str, values: tuple[str, ...]) -> None:
    found = known_of({"groep": GROUPS[:4], heading: tuple(values)})
    assert "Wie ouder is dan 35, telt nu mee." in found.remarks
    assert f"In kolom ‘{heading}’ staat waarschijnlijk de leeftijd" in found.remarks
    assert "telt nu mee" not in known_of({"groep": GROUPS[:4], "Leeftijd kinderen": ("a",) * 4}).remarks


def test_years_of_birth_in_two_figures_are_read_and_told() -> None:
    found = known_of({"Geboortejaar": ("89", "60", "07", "99", "01", "95")}, file="jong.csv", answered_in=2025)
    assert found.out == {ExclusionCause.TOO_OLD: (3,)}
    assert "Wij lezen 89 als 1989" in found.remarks or "Wij lezen 01 als 2001" in found.remarks
    dates = known_of({"Geboortedatum": ("1-03-80", "31/12/99", "2-2-95")}, file="jong.csv", answered_in=2025)
    assert dates.out == {ExclusionCause.TOO_OLD: (2,)}
    assert known_of({"Leeftijd": ("60", "30", "31", "32")}, file="jong.csv").roles.birth_year is None
