"""Nothing, yes, no, and words."""

import pandas as pd
import pytest

from retention_check.importers.surveys.rows.value_words import is_blank, plain, rows_where, said, yes_or_no


@pytest.mark.parametrize("value", ["", " ", "N/A", "n.v.t.", "-", "Geen antwoord", "Zeg ik liever niet", "-99"])
def test_ways_to_say_nothing(value: str) -> None:
    assert is_blank(value)


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ("Ja", True),
        ("ja, dat klopt", True),
        ("YES;", True),
        ("WAAR", True),
        ("Nee", False),
        ("No", False),
        ("N", False),
        ("1", None),
        ("N/A", None),
        ("jazeker", None),
        ("noord", None),
        ("young", None),
    ],
)
def test_yes_and_no(value: str, answer: bool | None) -> None:
    assert yes_or_no(value) is answer


def test_a_value_is_said_by_its_label_without_spaces_or_a_semicolon() -> None:
    assert said("1", {"1": "Jonge ambtenaar "}) == "Jonge ambtenaar"
    assert plain(" Jonge\u00a0ambtenaar; ") == "jonge ambtenaar"


def test_rows_are_found_by_their_values() -> None:
    cells = pd.Series(pd.Categorical(["a", "b", "a"]))
    assert rows_where(cells, lambda value: value == "a").tolist() == [True, False, True]
    assert rows_where(pd.Series(pd.Categorical([None, None], categories=[])), bool).tolist() == [False, False]
