"""What stands above a column about its scale: ends in words, and from what to what it runs."""

import pytest

from retention_check.importers.surveys.answers.answer_ends import Ends, direction, ends_of
from tests.cast import STUDY


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("1 = heel belangrijk, 5 = helemaal niet belangrijk", Ends(1, 5, is_down=True)),
        ("(1= helemaal mee oneens; 5= helemaal mee eens)", Ends(1, 5, is_down=False)),
        ("van 1 (zeer onbelangrijk) tot 10 (zeer belangrijk)", Ends(1, 10, is_down=False)),
        ("1 is heel belangrijk en 5 is onbelangrijk", Ends(1, 5, is_down=True)),
        ("op een schaal van 1 tot en met 7", Ends(1, 7)),
        ("Cijfer 1-10", Ends(1, 10)),
        ("on a scale of 0 to 10", Ends(0, 10)),
        ("Te weinig zinvol werk", Ends()),
        ("Uitgaven aan extern advies tot maximaal 10 procent", Ends()),
        ("M3.2 Jonge ambtenaren kunnen naar een hogere schaal gaan", Ends()),
    ],
)
def test_ends_above_a_column(text: str, ends: Ends) -> None:
    assert ends_of([text], STUDY) == ends


@pytest.mark.parametrize("item", STUDY.items, ids=lambda item: item.code)
def test_no_statement_of_the_study_looks_like_a_scale(item: object) -> None:
    texts = [getattr(item, name) for name in ("code", "text", "printed", "question")]
    assert ends_of([" ".join(texts), *texts], STUDY) == Ends()


@pytest.mark.parametrize(
    ("labels", "is_down"),
    [
        ({1: "important", 5: "very unimportant"}, True),
        ({1: "heel belangrijk"}, True),
        ({5: "heel belangrijk"}, False),
        ({1: "ja", 5: "nee"}, None),
        ({1: "heel belangrijk", 5: "heel belangrijk"}, None),
        ({}, None),
    ],
)
def test_the_words_at_the_ends_tell_which_way_numbers_run(labels: dict[int, str], is_down: bool | None) -> None:
    assert direction(labels, STUDY) is is_down
