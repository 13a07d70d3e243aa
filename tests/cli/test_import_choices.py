"""Options of the form KEY=VALUE: what is printed with a question is read back as it was meant."""

import shlex

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from retention_check.cli.errors import InputError
from retention_check.cli.import_choices import Pair, of_file
from retention_check.importers.surveys.understanding import Option, Question, QuestionTopic
from retention_check.plain_text import one_line

SHOWN = st.text(min_size=1).map(lambda text: " ".join(one_line(text).split())).filter(bool)


@given(SHOWN)
@settings(max_examples=60, deadline=None)
def test_a_value_in_an_option_is_read_back_whatever_stands_in_it(about: str) -> None:
    _, said = shlex.split(Question(QuestionTopic.VALUE, about, "Wie?", ()).flag(Option("young", "jong")))
    assert Pair().convert(said, None, None) == (about, "young")


@given(SHOWN, SHOWN, SHOWN)
@settings(max_examples=60, deadline=None)
def test_a_sheet_of_a_file_is_read_back_whatever_their_names_are(file: str, other: str, sheet: str) -> None:
    assume(not other.startswith(f"{file}="))
    _, said = shlex.split(Question(QuestionTopic.SHEET, file, "Welk blad?", ()).flag(Option(sheet, sheet)))
    assert of_file(said, [file, other]) == (file, sheet)


def test_a_file_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(InputError, match="‘ander\\.csv’ is geen van de bestanden"):
        of_file("ander.csv=young", ["uit.csv"])
    assert of_file("young", ["uit.csv"]) == ("", "young")
    assert of_file("uit.csv = young", ["uit.csv"]) == ("uit.csv", "young")
