"""The attention check: which column it is, what passes, and what is asked."""

import pytest

from retention_check.importers.surveys.choices import Choices, ColumnRole
from retention_check.importers.surveys.understanding import ExclusionCause, QuestionTopic
from tests.importers.surveys.people_tables import Known, known_of

ALL = ("1", "2", "3", "4")
WORDS = ("helemaal niet belangrijk", "belangrijk", "niet belangrijk", "")


def checked(heading: str, *values: str, **choices: object) -> Known:
    """Who answered the check so."""
    return known_of({heading: values, "R1": ("1",) * len(values)}, Choices(**choices), file="jong.csv")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("heading", "right", "values", "out"),
    [
        ("Kies hier ‘helemaal niet belangrijk’", WORDS[0], WORDS, (3, 4)),
        ("Hoe belangrijk is dit? [Kies hier helemaal niet belangrijk.]", WORDS[0], WORDS, (3, 4)),
        ("Controlevraag: kies hier ‘niet belangrijk’, zodat wij zien dat u leest", WORDS[2], WORDS, (2, 3)),
        ("Kies bij deze stelling de optie ‘niet belangrijk’", WORDS[2], WORDS, (2, 3)),
        ("Vul hier 2 in", "2", ("2", "2", "5", ""), (4,)),
        ("Vul hier het getal 2 in", "niet belangrijk (2)", ("", "niet belangrijk (2)", "belangrijk (4)", ""), (4,)),
        ("Attention check: please select belangrijk", "belangrijk", WORDS, (2, 4)),
        ("Selecteer 'belangrijk'", "belangrijk", ("Belangrijk", "belangrijk;", "niet belangrijk", ""), (4,)),
        ("Kies hier helemaal niet belangrijk", "1", ("1", "1", "", "4"), (5,)),
        ("Selecteer bij deze vraag niet ‘belangrijk’ maar ‘niet belangrijk’", WORDS[2], WORDS, (2, 3)),
    ],
)
def test_the_question_says_itself_what_passes(
    heading: str, right: str, values: tuple[str, ...], out: tuple[int, ...]
) -> None:
    found = checked(heading, *values, *[right] * 4)
    assert found.roles.attention == (heading,)
    assert found.asked == []
    assert found.out == {ExclusionCause.FAILED_CHECK: out}
    assert "Het goede antwoord op de controlevraag" in found.remarks


def test_a_blank_at_the_check_is_no_mistake_and_is_told() -> None:
    found = known_of({"Vul hier 2 in": ("2", "", "5", "2"), "R1": ALL}, file="jong.csv")
    assert found.out == {ExclusionCause.FAILED_CHECK: (4,)}
    assert "Bij 1 rij is de controlevraag leeg" in found.remarks


@pytest.mark.parametrize("heading", ["Controlevraag", "controle", "attention_check", "Steun\nattentie"])
def test_a_check_that_does_not_say_what_passes_is_asked(heading: str) -> None:
    columns = {heading: WORDS, "R1": ALL}
    found = checked(heading, *WORDS)
    assert found.asked == [QuestionTopic.RIGHT_ANSWER]
    (question,) = found.roles.questions
    assert {option.value for option in question.options} == set(WORDS) - {""}
    assert {question.flag(option) for option in question.options} >= {"--right-answer belangrijk"}
    assert found.people == {"young": 4}
    answered = known_of(columns, Choices(right_answer="Belangrijk"), file="jong.csv")
    assert answered.asked == []
    assert answered.out == {ExclusionCause.FAILED_CHECK: (2, 4)}


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Kies hier helemaal niet belangrijk (controlevraag)", ("1", "4", "3", "2")),  # which number is that?
        ("Controlevraag: kies hier niet ‘belangrijk’ maar ‘niet belangrijk’ of niets", ("belangrijk", "x", "x", "y")),
        ("Controlevraag: vul hier 2 in", ("1", "4", "3", "5")),
        ("Vul hier 2 in", ("2", "4", "3", "5")),  # hardly anybody failed in the study: this says something else
    ],
)
def test_an_answer_that_nobody_is_sure_of_is_asked(heading: str, values: tuple[str, ...]) -> None:
    assert known_of({heading: values, "R1": ALL}, file="jong.csv").asked == [QuestionTopic.RIGHT_ANSWER]


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("Vul hier uw functie in", ("planner", "jurist", "planner", "jurist")),
        ("Geef hier uw mening [Meer aandacht voor vergaderen]", ("1", "2", "3", "4")),
        ("Kies hier uw gemeente", ("Gouda", "Delft", "Texel", "Gouda")),
        ("Answer the following", ("a", "b", "c", "d")),
        ("Geef hier aan of u dit belangrijk vindt", ("belangrijk", "niet belangrijk", "belangrijk", "belangrijk")),
        ("Meer aandacht", ("veel", "weinig", "veel", "veel")),
    ],
)
def test_another_question_is_no_check(heading: str, values: tuple[str, ...]) -> None:
    found = known_of({heading: values, "R1": ALL}, file="jong.csv")
    assert (found.roles.attention, found.asked, found.people) == ((), [], {"young": 4})


def test_a_check_that_drops_more_than_a_fifth_is_asked_with_the_likely_answer_first() -> None:
    columns = {"Vul hier 2 in": ("5", "4", "3", "3", *["2"] * 9), "R1": ("1",) * 13}
    found = known_of(columns, file="jong.csv")
    assert found.asked == [QuestionTopic.RIGHT_ANSWER]
    assert "Dan tellen 4 van de 13 rijen niet mee." in found.roles.questions[0].text
    assert found.roles.questions[0].options[0].value == "2"
    answered = known_of(columns, Choices(right_answer="2"), file="jong.csv")
    assert (answered.asked, answered.people) == ([], {"young": 9})


def test_a_check_that_drops_a_fifth_is_not_asked() -> None:
    columns = {"Vul hier 2 in": ("5", "4", "3", *["2"] * 12), "R1": ("1",) * 15}
    assert known_of(columns, file="jong.csv").asked == []


def test_what_a_person_chose_as_the_right_answer_goes_before_the_question() -> None:
    found = known_of({"Vul hier 2 in": ("2", "3", "2", "2"), "R1": ALL}, Choices(right_answer="3"), file="jong.csv")
    assert found.out == {ExclusionCause.FAILED_CHECK: (2, 4, 5)}


def test_every_check_must_be_passed() -> None:
    columns = {"Vul hier 2 in": ("2", "3", "2", "2"), "Vul hier 4 in": ("4", "4", "1", "4"), "R1": ALL}
    found = known_of(columns, file="jong.csv")
    assert found.out == {ExclusionCause.FAILED_CHECK: (3, 4)}
    assert found.roles.used == ("Vul hier 2 in", "Vul hier 4 in")


def test_a_check_that_a_person_pointed_out_is_asked_for_its_answer() -> None:
    columns = {"Q12": ("a", "b", "a", "a"), "R1": ALL}
    chosen = {"Q12": ColumnRole.ATTENTION}
    assert known_of(columns, Choices(columns=chosen), file="jong.csv").asked == [QuestionTopic.RIGHT_ANSWER]
    answered = known_of(columns, Choices(columns=chosen, right_answer="a"), file="jong.csv")
    assert answered.out == {ExclusionCause.FAILED_CHECK: (3,)}


def test_codes_pass_by_their_labels() -> None:
    labels = {"Kies hier belangrijk": {"4": "belangrijk", "1": "niet belangrijk"}}
    found = known_of({"Kies hier belangrijk": ("4", "1", "4", "4"), "R1": ALL}, labels=labels, file="jong.csv")
    assert found.out == {ExclusionCause.FAILED_CHECK: (3,)}


def test_a_chosen_answer_that_leaves_out_most_is_told() -> None:
    values = ("belangrijk", *["niet belangrijk"] * 7)
    assert (
        "Dan tellen 7 van de 8 rijen niet mee. Controleer dat."
        in checked("Controlevraag", *values, right_answer="belangrijk").remarks
    )
    assert "Controleer dat" not in checked("Controlevraag", *values, right_answer="niet belangrijk").remarks
