"""What stands around a statement in a heading: another question about the same words is asked, or no answer at all."""

from dataclasses import replace

import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import NOBODY, STUDY_ORDER, UNDECIDED, Choices
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.survey import read_files
from retention_check.importers.surveys.table.headings import heading
from retention_check.importers.surveys.understand import understand
from retention_check.importers.surveys.understanding import QuestionTopic, Understanding
from tests.cast import MEASURES, REASONS, STUDY
from tests.importers.surveys.headed import matched, shown
from tests.importers.surveys.made_files import csv_of
from tests.importers.surveys.made_tables import table

IMPORTANT, ARRANGED = "Belangrijk voor u? [{}]", "Is dit bij ons geregeld? [{}]"
GROUPS = ("jonge ambtenaar", "management") * 6


@pytest.mark.parametrize(
    "frame",
    [
        *("Geen reden: {}", "Bij uw vorige werkgever: {}", "Hoe vaak ervaart u: {}", "Hoe vaak ervaart u dit? [{}]"),
        *(
            "Is deze maatregel al ingevoerd: {}",
            "Niet belangrijk: {}",
            "Heeft u hiermee te maken, is het geregeld? - {}",
        ),
    ],
)
def test_another_question_about_a_few_statements_is_asked(frame: str) -> None:
    few = [frame.format(item.text) for item in REASONS[:3]]
    assert shown(*few) == [f"asked {item.code}" for item in REASONS[:3]]
    usual = [f"Hoe belangrijk vindt u: {item.text}" for item in REASONS]
    assert shown(*usual, *few) == [*(f"{item.code} exact" for item in REASONS), *([""] * 3)]


@pytest.mark.parametrize("heading", ["Bij uw vorige werkgever - {}", "Bij uw vorige werkgever: {}", "Hoe vaak? [{}]"])
def test_another_question_about_a_statement_with_an_error_in_it_is_asked(heading: str) -> None:
    assert shown(heading.format("Te weinih zinvol werk")) == ["asked R4"]


@pytest.mark.parametrize(
    "frame",
    [
        *("Hoe belangrijk vindt u dit? [{}]", "Wel of geen reden: {}", "In hoeverre is dit voor u een reden? - {}"),
        *("Vraag 3: {} (1 = geen reden, 5 = reden)", "Is dit een reden om te vertrekken: {}", "7. {} *"),
    ],
)
def test_a_question_that_asks_the_same_changes_nothing(frame: str) -> None:
    assert shown(*(frame.format(item.text) for item in REASONS[:3])) == [f"{item.code} exact" for item in REASONS[:3]]


def test_the_question_around_most_statements_is_that_of_the_survey() -> None:
    asked = [f"Ervaart u dit als reden: {item.text}" for item in REASONS]
    assert shown(*asked) == [f"{item.code} exact" for item in REASONS]


OF_OTHERS = (
    *("Wat denkt u dat jonge ambtenaren antwoorden: {}", "Wat denkt u dat uw collega’s vinden van: {}"),
    *("Hoe zouden jonge ambtenaren scoren op: {}", "{} (volgens uw leidinggevende)", "{} (volgens het management)"),
    *("Wat vindt uw partner? [{}]", "Voor ouderen: {}", "Denkt u dat jonge ambtenaren dit belangrijk vinden? - {}"),
    *("{} (oordeel van het management over jonge ambtenaren)", "What do you think your colleagues would answer? [{}]"),
    *("Het management vindt: {}", "Hoe denkt de ander hierover? - {}", "Wat verwacht u dat de meesten kiezen? - {}"),
    *("Wat verwacht u van de meeste jongeren? [{}]", "Inschatting andere groep - {}", "De ander - {}"),
    *("Voorspelling: {}", "Als u manager was: {}", "{} (volgens mijn leidinggevende)", "Andermans mening: {}"),
    *("Uw verwachting van het management [{}]", "Als leidinggevende zou u: {}", "What do others think? [{}]"),
    *("In de schoenen van een manager: {}", "Hoe beoordelen jongeren dit? [{}]", "Wat kiest het management? [{}]"),
)
HOW_IT_IS = (
    *("Hoe goed doet onze gemeente dit nu al? [{}]", "Hoe vaak gebeurt dit nu al in uw team? [{}]"),
    *("Is dit nu al geregeld bij onze gemeente? [{}]", "Hoe tevreden bent u hierover? [{}]", "Doen wij dit al? [{}]"),
    *("Hoe haalbaar vindt u deze maatregel? [{}]", "Hoe bekend bent u hiermee? [{}]", "Heeft uw team dit? [{}]"),
    *("Hoe vaak ervaart u: {}", "How well does our municipality do this? [{}]", "Wordt dit bij u gedaan? [{}]"),
    *("Biedt uw gemeente dit aan? [{}]", "Wie moet dit doen? [{}]", "Haalbaarheid - {}"),
)


@pytest.mark.parametrize(
    "frame",
    [*OF_OTHERS, *HOW_IT_IS, "Hoe zeker bent u van uw antwoord? [{}]", "Hoe moeilijk is dit uit te voeren? [{}]"],
)
def test_a_question_about_someone_else_or_about_the_answer_is_asked(frame: str) -> None:
    assert shown(frame.format(REASONS[3].text)) == [f"asked {REASONS[3].code}"]


@pytest.mark.parametrize(
    "frame",
    [
        *("In hoeverre speelt dit een rol bij het vertrek van jonge ambtenaren? [{}]", "Hoeveel steun heeft dit? {}"),
        *("In hoeverre denkt u dat dit een reden is waarom jonge ambtenaren vertrekken? [{}]", "Uw mening over: {}"),
        *("Hoe belangrijk is dit volgens u als leidinggevende? [{}]", "Volgens u een reden voor jonge ambtenaren: {}"),
        *("In hoeverre vindt u dat de organisatie dit moet doen: {}", "Denkt u dat dit bij uw medewerkers speelt: {}"),
    ],
)
def test_one_s_own_view_of_young_people_who_leave_is_asked_of_nobody(frame: str) -> None:
    assert shown(frame.format(REASONS[3].text)) == [f"{REASONS[3].code} exact"]


@pytest.mark.parametrize("frame", [*OF_OTHERS, *HOW_IT_IS])
def test_a_whole_list_with_another_question_is_asked_at_once_and_never_used_unasked(frame: str) -> None:
    listed = [frame.format(item.text) for item in REASONS]
    codes = [item.code for item in REASONS]
    assert shown(*listed) == [f"asked {code}" for code in codes]
    assert shown(*listed, choices=Choices(order=STUDY_ORDER)) == [f"{code} exact" for code in codes]
    assert shown(*listed, choices=Choices(order=NOBODY)) == [""] * len(codes)
    own = [item.text for item in REASONS]
    assert shown(*own, *listed)[: len(codes)] == [f"{code} exact" for code in codes]


@pytest.mark.parametrize(
    "frame",
    [
        *("Hoe zwaar weegt dit? [{}]", "In hoeverre bent u het eens met de volgende stellingen? [{}]", "Redenen: {}"),
        *("Wat vindt u? [{}]", "Geef aan hoe belangrijk u dit vindt [{}]", "Waarom vertrekken jonge ambtenaren? [{}]"),
        *("Stelling: {}", "Vraag 3: {}", "Deel 2: maatregelen voor jonge ambtenaren - {}", "Leidinggevenden: {}"),
        *("Wat vindt u van al deze maatregelen? [{}]", "Hoe denkt u hierover? [{}]", "Hoe kijkt u hiernaar? [{}]"),
        *("Hoe kunnen we jonge ambtenaren behouden? [{}]", "Zou dit helpen? [{}]", "Bent u voor of tegen? [{}]"),
        *("Zijn dit redenen om te vertrekken? [{}]", "Waarom vertrekken de meeste jonge ambtenaren? [{}]"),
        *("Welke andere redenen zijn er? [{}]", "Verwacht u dat dit zou helpen? [{}]", "Hoe erg is dit? [{}]"),
        *("Hoe effectief is deze maatregel? [{}]", "Geef uw inschatting: {}", "How much do you support this? [{}]"),
        *("Als u leidinggevende bent, hoe belangrijk is dit: {}", "Als u zou vertrekken, wat is dan de reden? [{}]"),
        *(
            "Hoe goed vindt u deze maatregel? [{}]",
            "Is dit een goede maatregel? [{}]",
            "Redenen die jonge ambtenaren noemen [{}]",
            "Why do young people leave? [{}]",
        ),
    ],
)
def test_a_whole_list_with_an_ordinary_question_is_asked_of_nobody(frame: str) -> None:
    assert shown(*(frame.format(item.text) for item in REASONS)) == [f"{item.code} exact" for item in REASONS]
    assert shown(*(frame.format(item.text) for item in MEASURES[:4])) == [f"{item.code} exact" for item in MEASURES[:4]]


def test_the_measures_of_one_reason_with_another_question_are_asked_at_once() -> None:
    found = matched(*(HOW_IT_IS[0].format(item.text) for item in MEASURES[:4]))
    assert {match.is_of_others for match in found.values()} == {True}


def blocks(of_second: list[int], second: str = ARRANGED, choices: Choices = UNDECIDED) -> Understanding:
    """Two lists of the same statements; on the rows of `of_second` the second is filled in, on the others the first."""
    cells = {"groep": list(GROUPS)}
    for frame, is_second in ((IMPORTANT, False), (second, True)):
        for item in REASONS:
            cells[frame.format(item.text)] = [
                str(row % 5 + 1) if (row in of_second) is is_second else "" for row in range(len(GROUPS))
            ]
    made = table(cells)
    columns = tuple(replace(column, heading=heading(column.key)) for column in made.columns)
    return understand([replace(made, columns=columns)], STUDY, choices)


def test_a_list_with_another_question_beside_that_of_the_survey_is_asked_at_once_and_never_put_together() -> None:
    for of_second in ([*range(6)], [*range(1, 12, 2)]):
        found = blocks(of_second)
        assert [question.topic for question in found.questions] == [QuestionTopic.ORDER]
        assert not found.entries


def test_two_lists_that_ask_the_same_in_other_words_are_asked_unless_each_is_of_a_group() -> None:
    other_words = "Hoe zwaar weegt dit? [{}]"
    mixed = blocks([*range(6)], other_words)
    assert {question.topic for question in mixed.questions} == {QuestionTopic.COLUMN}
    assert not mixed.entries
    of_groups = blocks([*range(1, 12, 2)], other_words)
    assert of_groups.questions == ()
    assert {entry.n for entry in of_groups.entries} == {6}


def test_two_lists_with_the_same_question_are_put_together_whoever_answered() -> None:
    found = blocks([*range(6)], second="Belangrijk voor u?  [{}]2")
    assert found.questions == ()
    assert "Wij voegden ze samen" in "\n".join(found.remarks)


def test_what_management_guesses_of_young_people_is_asked_once_and_is_no_answer_of_management() -> None:
    guessed, of_management = "Wat denkt u dat jonge ambtenaren antwoorden: {}", [*range(1, 12, 2)]
    found = blocks(of_management, guessed)
    [question] = found.questions
    assert question.topic is QuestionTopic.ORDER
    assert "wat een ander vindt" in question.text
    assert not found.entries
    refused = blocks(of_management, guessed, Choices(order=NOBODY))
    assert (refused.questions, {entry.side for entry in refused.entries}) == ((), {Side.YOUNG})
    assert not any("herkennen de stelling niet" in remark for remark in refused.remarks)


def test_a_file_with_nothing_but_guesses_is_asked_about_and_is_no_table_of_means() -> None:
    rows = [["ID", "Groep", *(f"Wat denkt u dat jonge ambtenaren antwoorden: {item.text}" for item in REASONS)]]
    rows += [[str(number), group, *["Mee eens"] * len(REASONS)] for number, group in enumerate(GROUPS)]
    files = [("enquete.csv", csv_of(rows))]
    [question] = read_files(files, STUDY, UNDECIDED, USUAL).understanding.questions
    assert "10 kolommen lijken iets anders te vragen dan het onderzoek, of wat een ander vindt" in question.text
    assert "In kolom C staat bij de stelling: ‘wat denkt u dat jonge ambtenaren antwoorden’" in question.text
    [problem] = read_files(files, STUDY, Choices(order=NOBODY), USUAL).understanding.problems
    assert "herkennen geen stelling" in problem.message
