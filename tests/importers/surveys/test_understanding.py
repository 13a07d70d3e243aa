"""What is asked of a person, and the option of the command line that answers it."""

import shlex

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retention_check.importers.surveys.understanding import Option, Question, QuestionTopic

ABOUT_ONE_THING = ("column", "value", "answer", "sheet")


@given(st.sampled_from(QuestionTopic), st.text(), st.text())
@settings(max_examples=60, deadline=None)
def test_an_offered_option_says_after_a_shell_exactly_what_answers_its_question(
    topic: QuestionTopic, about: str, value: str
) -> None:
    flag, said = shlex.split(Question(topic, about, "Wat is dit?", ()).flag(Option(value, "dit")))
    answers = f"{about}={value}" if topic in ABOUT_ONE_THING else value
    assert said == (f"{value}=group" if topic is QuestionTopic.GROUP_COLUMN else answers)
    assert flag.startswith("--")


@pytest.mark.parametrize(
    ("topic", "about", "value", "flag"),
    [
        (QuestionTopic.SIDE, "uit.csv", "young", "--side young"),
        (QuestionTopic.GROUP_COLUMN, "uit.csv", "Wat is uw functie?", "--column 'Wat is uw functie?=group'"),
        (QuestionTopic.VALUE, "Team $(touch OEPS)", "young", "--group 'Team $(touch OEPS)=young'"),
        (QuestionTopic.COLUMN, "Steun {0} {}", "R1", "--column 'Steun {0} {}=R1'"),
        (QuestionTopic.ANSWER, "neutraal", "3", "--answer neutraal=3"),
    ],
)
def test_an_option_has_quotes_only_where_a_shell_needs_them(
    topic: QuestionTopic, about: str, value: str, flag: str
) -> None:
    assert Question(topic, about, "Wat is dit?", ()).flag(Option(value, "dit")) == flag


def test_an_answer_may_decide_something_else_than_was_asked() -> None:
    question = Question(QuestionTopic.SIDE, "a.csv", "Wie?", (), is_of_one_file=True)
    assert question.flag(Option("young", "jong")) == "--side a.csv=young"
    assert question.flag(Option("Rol", "de kolom", QuestionTopic.GROUP_COLUMN)) == "--column Rol=group"
