"""What is asked about a measure: open, short, of that measure alone, fair to those for it and those against it."""

import re
from collections import Counter
from difflib import get_close_matches

import pytest

from retention_check.domain.item import Item, Kind
from retention_check.domain.side import Side
from retention_check.studies import load_study

STUDY = load_study()
CONTENT = STUDY.content
MEASURES = STUDY.of_kind(Kind.MEASURE)
ALIKE = 0.8  # of difflib: from here on a table would hear the same question twice

QUESTION_WORD = r"(?:wat|hoe|wanneer|waar\w*|welke?)\b"
OPEN = re.compile(rf"(?:{QUESTION_WORD}|(?:aan|bij|in|met|op|over|van|voor) (?:wat|welke?)\b)", re.IGNORECASE)
PROMISE_OR_DEFENCE = r"toezegg\w*|belo(?:ven|oft\w*)|garan\w+|bereid\b|kunt u doen|gaat u\b|waarom|hoe komt het dat"
PERSONAL = r"(?:uw|u) (?:eigen )?(?:salaris|loon|schaal|trede|bonus|beoordeling|gezondheid)|verdient u|ziek"
NAMES_SOMEONE = r"^(?:wie|(?:aan|bij|met|van|voor|namens) wie)\b|welke (?:collega|persoon|leidinggevende)\b"
UNWANTED = (
    r"toerbeurt|oplegger|leeftijdsneutraal|maatstaven|uit de lijn|periodiek|loonruimte|senioriteit|competenties|"
    r"nevenwerk|\b(?:hr|or|cao|mt|tmd)\b"
)
# Neighbours that read alike: what a question about the one may not speak of, for it belongs to the other.
OF_ITS_NEIGHBOUR = {
    "M1.4": "bonus",
    "M2.4": "vooraf|voordat",
    "M3.3": "trede|schaal",
    "M4.1": "inwoner|besluit",
    "M4.2": "altijd|standaard|vast",
    "M4.3": "inwoner|buiten",
    "M4.4": "organisatie",
    "M5.1": "buurgemeente|andere gemeente|buiten de gemeente|overheden",
    "M5.2": "activiteit|uitje",
    "M5.4": "in huis|onze gemeente",
    "M6.1": "agenda|lunch|jonge|leeftijdsgenoten",
    "M6.3": "minimum|thuis",
    "M6.4": "welke dag|vaste|dezelfde dag",
    "M7.1": "VNG|van buiten|andere gemeente|pad",
    "M7.2": "VNG|andere gemeente|pad",
    "M7.4": "opleider van buiten|pad",
    "M8.1": "afwijk",
    "M8.4": "overbodig|schrap|weg mag",
    "M9.2": "aanvra|eisen",
    "M9.3": "geld|uitgave",
    "M10.1": "promotie|vacature|blijven",
    "M10.2": "promotie|blijven|in beeld",
    "M10.3": "promotie|vacature",
    "M10.4": "vacature|blijven",
}


def asked(code: str) -> list[str]:
    """All that is asked about an item: of each side, and of both together."""
    questions = CONTENT.questions[code]
    return [*(question for side in Side for question in questions.by_side[side]), questions.together]


def found(pattern: str, code: str) -> list[str]:
    return [question for question in asked(code) if re.search(pattern, question, re.IGNORECASE)]


every_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.code)


@every_measure
def test_a_measure_has_two_questions_for_each_side_and_one_for_both(measure: Item) -> None:
    questions = CONTENT.questions[measure.code]
    assert [len(questions.by_side[side]) for side in Side] == [2, 2]
    assert len(set(asked(measure.code))) == 5


@every_measure
def test_its_questions_are_open(measure: Item) -> None:
    assert [question for question in asked(measure.code) if not OPEN.match(question)] == []


@every_measure
def test_each_is_one_question_of_at_most_twenty_words(measure: Item) -> None:
    for question in asked(measure.code):
        assert re.fullmatch(r"[^?.!;]+\?", question)
        assert 5 <= len(question.split()) <= 20


@every_measure
def test_nobody_has_to_promise_or_to_defend(measure: Item) -> None:
    assert found(PROMISE_OR_DEFENCE, measure.code) == []


@every_measure
def test_nobody_has_to_tell_about_their_own_pay_or_to_name_someone(measure: Item) -> None:
    assert found(f"{PERSONAL}|{NAMES_SOMEONE}", measure.code) == []


@every_measure
def test_the_words_are_those_of_a_table(measure: Item) -> None:
    assert found(UNWANTED, measure.code) == []


@every_measure
def test_both_are_asked_what_they_would_do_or_where_it_fits_not_what_they_will_do(measure: Item) -> None:
    assert re.search(r"\bzou(den)?\b|, en bij welk niet", CONTENT.questions[measure.code].together)


@pytest.mark.parametrize("code", OF_ITS_NEIGHBOUR)
def test_a_question_does_not_speak_of_what_belongs_to_a_neighbour(code: str) -> None:
    assert found(OF_ITS_NEIGHBOUR[code], code) == []


def test_a_higher_scale_in_the_same_job_is_first_asked_about_in_these_words() -> None:
    first = {side: CONTENT.questions["M3.2"].by_side[side][0] for side in Side}
    assert first == {
        Side.YOUNG: "Wanneer vindt u een hogere schaal in dezelfde functie terecht?",
        Side.MANAGEMENT: "Wat maakt dit voor u moeilijk: geld, regels of gelijke behandeling?",
    }


def test_no_question_is_that_of_a_reason_or_of_another_measure_nor_nearly() -> None:
    everything = [question for item in STUDY.items for question in asked(item.code)]
    everything += [question for background in CONTENT.background.values() for question in background.first_know]
    assert [question for question, times in Counter(everything).items() if times > 1] == []
    for question in (question for measure in MEASURES for question in asked(measure.code)):
        others = [other for other in everything if other != question]
        assert get_close_matches(question, others, n=1, cutoff=ALIKE) == [], question


@every_measure
def test_the_five_questions_do_not_begin_alike(measure: Item) -> None:
    assert len({question.split()[0] for question in asked(measure.code)}) >= 2
    assert len({" ".join(question.split()[:2]) for question in asked(measure.code)}) >= 4
