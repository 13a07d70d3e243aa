"""How our Dutch reads: no harder than it did, as `tests/readability.py` measures it."""

import pytest

from tests.readability import all_sentences, groups, level, longest, syllables

LEAST_EASE, MOST_WORDS = 77, 9.5  # all together; 78.1 and 9.2 when this was written
LEAST_EASE_OF_A_GROUP, MOST_WORDS_OF_A_GROUP = 71, 11.5  # 71.9 and 11.1
LONGEST = 20
TEXTS = {sentence.text for sentence in all_sentences()}


def test_all_texts_together_read_as_easily_as_before() -> None:
    reached = level(list(all_sentences()))
    assert reached.ease >= LEAST_EASE
    assert reached.words_a_sentence <= MOST_WORDS


@pytest.mark.parametrize("name", groups())
def test_no_group_of_texts_reads_harder_than_the_hardest_did(name: str) -> None:
    reached = level(groups()[name])
    assert reached.ease >= LEAST_EASE_OF_A_GROUP
    assert reached.words_a_sentence <= MOST_WORDS_OF_A_GROUP


def test_no_sentence_is_longer_than_the_longest_was() -> None:
    assert len(longest().words) <= LONGEST, longest().text


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("gesprek", 2),
        ("gemeentesecretaris", 7),
        ("ideeën", 3),
        ("bureaus", 2),
        ("museum", 3),
        ("agenda", 3),
        ("zo’n", 1),
        ("Leeuwarden", 3),
        ("HR", 2),
        ("FUTUR", 2),
    ],
)
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_template_is_read_in_both_branches_and_in_what_its_components_say() -> None:
    assert "Er zijn nog geen scores die wij kunnen tonen." not in TEXTS  # a title is no sentence
    assert "U bent met minder dan tien mensen." in TEXTS  # a reading of the meeting's texts
    assert "Geef daarom het rapport, of de ronde als bestand." in TEXTS  # the lead of a component, in a first branch
    assert "Met een inkijklink ziet iemand de resultaten en het rapport." in TEXTS  # and in the last


def test_statements_of_the_instrument_do_not_count() -> None:
    assert not any(text.startswith("In hoeverre ") for text in TEXTS)
