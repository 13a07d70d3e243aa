"""Words of answers: whole labels within one set, and the many ways to say that there is no answer."""

import pytest

from retention_check.importers.surveys.answers.answer_labels import (
    known_sets,
    leaning,
    own_set,
    plain,
    says_none,
    sounds_like_an_answer,
)
from tests.cast import STUDY

SETS = [
    "Helemaal mee oneens, Mee oneens, Neutraal, Mee eens, Helemaal mee eens",
    "Zeer mee oneens, Mee oneens, Neutraal, Mee eens, Zeer mee eens",
    "Zeer mee oneens; Oneens; Noch mee eens, noch mee oneens; Mee eens; Zeer mee eens",
    "helemaal oneens, oneens, nog oneens nog eens, eens, helemaal mee eens",
    "Helemaal niet mee eens, Niet mee eens, Niet eens / niet oneens, Mee eens, Volledig mee eens",
    "Helemaal mee oneens, Een beetje mee oneens, Neutraal, Een beetje mee eens, Helemaal mee eens",
    "Zeer onbelangrijk, Onbelangrijk, Neutraal, Belangrijk, Zeer belangrijk",
    "Helemaal niet belangrijk, Niet belangrijk, Niet belangrijk/niet onbelangrijk, Belangrijk, Heel belangrijk",
    "Niet belangrijk, Een beetje belangrijk, Redelijk belangrijk, Belangrijk, Heel belangrijk",
    "Zeer ontevreden, Ontevreden, Neutraal, Tevreden, Zeer tevreden",
    "Nooit, Zelden, Soms, Vaak, Altijd",
    "Nooit, Zelden, Soms, Regelmatig, Vaak",
    "Heel weinig steun, Weinig steun, Neutraal, Veel steun, Zeer veel steun",
    "Steun ik helemaal niet, Steun ik niet, Neutraal, Steun ik, Steun ik helemaal",
    "In zeer geringe mate, In geringe mate, In enige mate, In hoge mate, In zeer hoge mate",
    "Strongly disagree, Disagree, Neither agree nor disagree, Agree, Strongly agree",
    "Strongly disagree, Somewhat disagree, Neither agree nor disagree, Somewhat agree, Strongly agree",
    "Not at all important, Slightly important, Moderately important, Very important, Extremely important",
    "Not at all important, Not so important, Somewhat important, Very important, Extremely important",
    "Very unimportant, Unimportant, Neutral, Important, Very important",
    "Never, Rarely, Sometimes, Often, Always",
    "None at all, A little, A moderate amount, A lot, A great deal",
    "Very dissatisfied, Dissatisfied, Neither satisfied nor dissatisfied, Satisfied, Very satisfied",
]


@pytest.mark.parametrize("text", SETS)
def test_a_set_of_five_is_known_and_nobody_places_it_otherwise(text: str) -> None:
    labels = [plain(label) for label in text.split(";" if ";" in text else ",")]
    covering = [each for each in known_sets() if each.covers(labels)]
    assert covering
    assert {tuple(each.places[label] for label in labels) for each in covering} == {(1, 2, 3, 4, 5)}


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("niet mee eens", "mee eens"),
        ("disagree", "agree"),
        ("onbelangrijk", "belangrijk"),
        ("ontevreden", "tevreden"),
        ("very unimportant", "extremely important"),
        ("helemaal niet mee eens", "helemaal mee eens"),
    ],
)
def test_a_label_within_another_is_not_taken_for_it(low: str, high: str) -> None:
    assert (leaning(low, STUDY), leaning(high, STUDY)) == (-1, 1)


def test_what_two_sets_place_otherwise_leans_to_neither_end() -> None:
    assert leaning("neutraal", STUDY) == 0
    assert leaning("een beetje belangrijk", STUDY) == 0


def test_our_own_words_are_a_set() -> None:
    for words in STUDY.answer_words.values():
        assert own_set(words).covers(map(plain, words))


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        (" Héél  Belangrijk; ", "heel belangrijk"),
        ("Ik ben het er helemaal mee eens.", "helemaal mee eens"),
        ("Vind ik belangrijk", "belangrijk"),
        ("I strongly agree", "strongly agree"),
        ("Noch mee eens, noch mee oneens", "noch mee eens noch mee oneens"),
    ],
)
def test_ways_to_write_a_label_are_one(typed: str, label: str) -> None:
    assert plain(typed) == label


@pytest.mark.parametrize(
    "typed",
    [
        *("geen mening", "Geen mening.", "Weet ik niet", "weet niet / geen mening", "Weet ik niet (geen mening)"),
        *("N.v.t.", "nvt", "n/a", "N/A", "NA", "-", "–", "?", "...", "99", "-99", "-1", "-2", "-9", "999", "", "  "),
        *("Don't know", "don’t know / no opinion", "No basis for evaluation", "Prefer not to say"),
        *("Niet van toepassing", "kan ik niet beoordelen", "geen antwoord", "zeg ik liever niet"),
    ],
)
def test_no_opinion_has_many_forms(typed: str) -> None:
    assert says_none(typed)


@pytest.mark.parametrize("typed", ["neutraal", "neutraal / geen mening", "6", "0", "niet", "geen steun", "nooit", "n"])
def test_what_may_be_an_answer_is_not_passed_over_as_none(typed: str) -> None:
    assert not says_none(typed)


def test_an_unknown_label_with_the_words_of_an_answer_is_one_to_ask_about() -> None:
    assert sounds_like_an_answer("best wel belangrijk")
    assert not sounds_like_an_answer("hoi")
