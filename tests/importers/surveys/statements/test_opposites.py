"""A heading that may say the opposite of its statement is asked with a word about that."""

import pytest

from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.understand import understand
from tests.cast import STUDY
from tests.importers.surveys.headed import shown
from tests.importers.surveys.made_tables import table

SAID = "Zegt uw vraag het omgekeerde? Kies dan ‘niet gebruiken’."


def asked(heading: str) -> str:
    cells = {"Groep": ["Jong", "Jong", "Management", "Management"], "R1": ["1", "2", "4", "5"]}
    [question] = understand([table({**cells, heading: ["1", "2", "4", "5"]})], STUDY, UNDECIDED).questions
    return question.text


@pytest.mark.parametrize(
    "heading",
    [
        *("Veel zinvol werk", "Er is genoeg sociale steun", "Jonge ambtenaren niet betrekken bij besluitvorming"),
        *("Maximaal aantal dagen per week op kantoor afspreken", "Jonge ambtenaren minder verantwoordelijkheid geven"),
    ],
)
def test_a_question_about_the_opposite_says_what_to_choose(heading: str) -> None:
    assert asked(heading).endswith(f"? {SAID}")


@pytest.mark.parametrize(
    ("code", "word", "other"),
    [
        *(("M6.4", "Minimaal", "Maximaal"), ("M2.1", "Jonge", "Oudere"), ("M9.2", "verlagen", "verhogen")),
        *(("M2.4", "betrekken", "uitsluiten"), ("M2.2", "geven", "afnemen"), ("M10.1", "zichtbaar", "onzichtbaar")),
    ],
)
def test_a_statement_with_one_word_turned_is_never_taken_unasked(code: str, word: str, other: str) -> None:
    assert shown(STUDY.item(code).text.replace(word, other))[0].startswith("asked")


@pytest.mark.parametrize(
    "heading", ["Te veel uitbesteding aan externe bureaus", "Wat vindt uw partner? [Te weinig zinvol werk]"]
)
def test_a_question_about_the_same_words_says_nothing_of_an_opposite(heading: str) -> None:
    assert SAID not in asked(heading)
