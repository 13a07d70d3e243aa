"""What answers stand for: every way in which tools and people write them, and what is asked or refused."""

from collections.abc import Mapping

import pytest

from retention_check.importers.surveys.answers.answer_reading import AnswerReading
from retention_check.importers.surveys.choices import OTHER_SCALE, Choices
from retention_check.importers.surveys.understanding import AnswerScale, QuestionTopic
from tests.importers.surveys.made_tables import OWN, SUPPORT, numbers, read

AGREE = ["Helemaal mee oneens", "Mee oneens", "Neutraal", "Mee eens", "Helemaal mee eens"]
UP = [1, 2, 3, 4, 5]


def is_clear(reading: AnswerReading) -> bool:
    return not reading.questions and not reading.problems


def topics(reading: AnswerReading) -> list[QuestionTopic]:
    return [question.topic for question in reading.questions]


def asked(reading: AnswerReading) -> list[str]:
    return [question.about for question in reading.questions]


@pytest.mark.parametrize(
    "words",
    [
        AGREE,
        [f"{number} = {word}" for number, word in enumerate(AGREE, 1)],
        [f"({number}) {word}" for number, word in enumerate(AGREE, 1)],
        [f"{word} ({number})" for number, word in enumerate(AGREE, 1)],
        [f"{word} ({number})" for number, word in enumerate(AGREE, 10)],
        ["Zeer mee oneens", "Oneens", "Noch mee eens, noch mee oneens", "Mee eens", "Zeer mee eens"],
        ["Not at all important", "Slightly important", "Moderately important", "Very important", "Extremely important"],
        ["Very unimportant", "Unimportant", "Neutral", "Important", "Very important"],
        [*OWN],
        [word.upper() + ";" for word in SUPPORT],
        ["1", "2", "3", "4", "5"],
        ["1,0", "2,0", "3.0", "4.0", "5"],
        ["A1", "A2", "A3", "A4", "A5"],
        ["AO01", "AO02", "AO03", "AO04", "AO05"],
        ["10", "11", "12", "13", "14"],
        ["1 - helemaal niet belangrijk", "2", "3", "4", "5 - heel belangrijk"],
    ],
)
def test_five_answers_are_one_to_five(words: list[str]) -> None:
    found = read({"R1": words, "R2": words[::-1]})
    assert is_clear(found)
    assert [*numbers(found).values()] == UP
    assert found.scale is AnswerScale.ONE_TO_FIVE


@pytest.mark.parametrize(
    "words",
    [
        [f"{6 - number} = {word}" for number, word in enumerate(AGREE, 1)],
        ["5 - helemaal niet belangrijk", "4", "3", "2", "1 - heel belangrijk"],
    ],
)
def test_the_words_say_which_way_numbers_run(words: list[str]) -> None:
    found = read({"R1": words})
    assert is_clear(found)
    assert [*numbers(found).values()] == UP
    assert any("andersom" in remark or "1 het hoogst" in remark for remark in found.remarks)


def test_very_important_is_five_unless_extremely_important_stands_beside_it() -> None:
    assert (
        numbers(read({"R1": ["Important", "Very important"], "R2": ["Unimportant", "Neutral"]}))["Very important"] == 5
    )
    found = read({"R1": ["Very important", ""], "R2": ["Extremely important", "Moderately important"]})
    assert numbers(found)["Very important"] == 4


def test_our_own_words_go_before_other_sets_with_the_same_ones() -> None:
    found = read({"R1": [*OWN[1:]]})
    assert [*numbers(found).values()] == UP[1:]
    assert is_clear(found)
    others = read({"R1": ["Niet belangrijk", "Een beetje belangrijk", "Redelijk belangrijk", "Belangrijk"]})
    assert [*numbers(others).values()] == UP[:4]


def test_what_cannot_be_told_apart_is_asked() -> None:
    found = read({"R1": ["Very important", "Slightly important", "Moderately important"]})
    assert asked(found) == ["Very important"]
    assert numbers(found)["Very important"] is None
    answered = read({"R1": ["Very important", "Slightly important"]}, Choices(answers={"very important": "4"}))
    assert numbers(answered)["Very important"] == 4
    assert is_clear(answered)


def test_reasons_and_measures_may_have_words_of_their_own() -> None:
    found = read({"R1": [*OWN], "M1.1": [*SUPPORT]})
    assert [*numbers(found, "R1").values()] == UP
    assert [*numbers(found, "M1.1").values()] == UP
    assert is_clear(found)


def test_a_code_that_contradicts_the_order_of_the_words_is_asked() -> None:
    words = [
        "Strongly disagree (1)",
        "Somewhat disagree (2)",
        "Neutral (4)",
        "Somewhat agree (8)",
        "Strongly agree (6)",
    ]
    found = read({"R1": words})
    assert asked(found) == words
    assert found.questions[0].flag(found.questions[0].options[0]) == "--answer 'Strongly disagree (1)=1'"
    chosen = Choices(answers=dict(zip(words, "12345", strict=True)))
    assert [*numbers(read({"R1": words}, chosen)).values()] == UP


def test_five_words_that_nobody_knows_are_asked() -> None:
    words = ["Nee joh", "Mwah", "Tja", "Joh", "Top"]
    found = read({"R1": words * 3})
    assert asked(found) == words
    assert [option.value for option in found.questions[0].options] == ["1", "2", "3", "4", "5", ""]
    chosen = Choices(answers=dict(zip(words, ["1", "2", "3", "4", ""], strict=True)))
    answered = read({"R1": words * 3}, chosen)
    assert [*numbers(answered).values()] == [1, 2, 3, 4, None]
    assert is_clear(answered)
    assert answered.out_of_place == {"R1": {}}


WISHES = ["nee", "liever niet", "maakt niet uit", "graag", "heel graag"]


@pytest.mark.parametrize("words", [WISHES, [f"{number} = {word}" for number, word in enumerate(WISHES, 1)]])
def test_ordinary_words_for_no_answer_are_asked_with_the_words_that_nobody_knows(words: list[str]) -> None:
    found = read({"R1": words * 3})
    assert numbers(found)[words[1]] == 2 or asked(found) == words
    chosen = Choices(answers=dict(zip(words, "12345", strict=True)))
    assert [*numbers(read({"R1": words * 3}, chosen)).values()] == UP
    one_left = Choices(answers={word: number for word, number in zip(words, "12345", strict=True) if number != "2"})
    assert numbers(read({"R1": words * 3}, one_left))[words[1]] == 2 or asked(read({"R1": words * 3}, one_left))


def test_ordinary_words_for_no_answer_beside_a_known_set_are_no_answer() -> None:
    found = read({"R1": [*AGREE, "liever niet"] * 3})
    assert is_clear(found)
    assert numbers(found)["liever niet"] is None


def test_a_word_that_nobody_knows_within_a_known_set_is_asked() -> None:
    assert asked(read({"R1": [*AGREE, "een tikje mee eens"]})) == ["een tikje mee eens"]
    assert asked(read({"R1": AGREE * 5 + ["hm"] * 3})) == ["hm"]


def test_an_address_is_never_a_word_to_ask_about() -> None:
    found = read({"R1": AGREE * 5 + ["a.de.wit@gouda.nl"] * 4})
    assert is_clear(found)
    assert "gouda" not in str((found.values, found.questions, found.remarks))


def test_rubbish_in_single_cells_is_no_question() -> None:
    found = read({"R1": [*AGREE, "hm"], "R2": [*AGREE, "hoi allemaal"]})
    assert is_clear(found)
    assert found.out_of_place == {
        "R1": {"hm": "dit is geen antwoord dat wij kennen"},
        "R2": {"hoi allemaal": "dit is geen antwoord dat wij kennen"},
    }


def test_no_opinion_is_no_answer_and_not_out_of_place() -> None:
    forms = ["geen mening", "Weet ik niet", "n.v.t.", "N/A", "-", "99", "-99", "-1", "-2", "(6) geen mening", "", "?"]
    found = read({"R1": [*AGREE, *forms]})
    assert all(numbers(found)[form] is None for form in forms)
    assert found.out_of_place == {"R1": {}}
    assert is_clear(found)
    assert {value.typed for value in found.values if value.read_as is None} == {*forms} - {""}


LABELS = {"1": "Heel belangrijk", "2": "Belangrijk", "3": "Neutraal", "4": "Onbelangrijk", "5": "Heel onbelangrijk"}


def test_reversed_codes_show_in_the_labels_of_the_file_only() -> None:
    labels = LABELS | {"6": "geen mening", "9": "weet niet"}
    found = read({"R1": ["1", "2", "5", "6", "9"]}, labels={"R1": labels})
    assert numbers(found) == {"1": 5, "2": 4, "5": 1, "6": None, "9": None}
    assert is_clear(found)


def test_codes_of_ten_and_more_go_by_the_labels_of_the_file() -> None:
    labels = {str(code): word for code, word in enumerate(LABELS.values(), 20)}
    assert numbers(read({"R1": ["20", "24"]}, labels={"R1": labels})) == {"20": 5, "24": 1}


@pytest.mark.parametrize("count", [4, 7])
def test_a_file_that_names_another_number_of_answers_is_refused(count: int) -> None:
    words = [*AGREE[:2], *AGREE[3:]] if count == 4 else [*AGREE, "enigszins mee eens", "enigszins mee oneens"]
    found = read({"R1": ["1", "2"] * 3}, labels={"R1": {str(n): word for n, word in enumerate(words, 1)}})
    assert not is_clear(found)


def test_the_labels_of_the_ends_only_tell_the_direction() -> None:
    labels = {"1": "heel belangrijk", "5": "helemaal niet belangrijk"}
    assert numbers(read({"R1": ["1", "2", "4"]}, labels={"R1": labels})) == {"1": 5, "2": 4, "4": 2}


@pytest.mark.parametrize(
    ("heading", "read_as", "scale"),
    [
        ("Hoe belangrijk? (1 = heel belangrijk, 5 = helemaal niet belangrijk)", [5, 4], AnswerScale.FIVE_TO_ONE),
        ("Hoe belangrijk? (1 = helemaal niet belangrijk en 5 = heel belangrijk)", [1, 2], AnswerScale.ONE_TO_FIVE),
        ("Hoe belangrijk, van 1 (heel belangrijk) tot 5 (helemaal niet belangrijk)?", [5, 4], AnswerScale.FIVE_TO_ONE),
        ("Geef een cijfer van 1 tot en met 10", [1, 2], AnswerScale.MARKS),
        ("op een schaal van 1 tot 10", [1, 2], AnswerScale.MARKS),
    ],
)
def test_what_stands_above_a_column_tells_the_scale(heading: str, read_as: list[int], scale: AnswerScale) -> None:
    found = read({"R1": ["1", "2"]}, headings={"R1": heading})
    assert ([*numbers(found).values()], found.scale) == (read_as, scale)
    assert is_clear(found)


@pytest.mark.parametrize("heading", ["op een schaal van 1 tot 7", "op een schaal van 0 tot 10", "cijfer van 1 tot 4"])
def test_another_scale_above_a_column_is_asked(heading: str) -> None:
    assert topics(read({"R1": ["1", "2", "3"]}, headings={"R1": heading})) == [QuestionTopic.SCALE]


@pytest.mark.parametrize(
    "words",
    [
        ["1 = nee joh", "2 = mwah", "3 = tja", "4 = joh", "5 = top"],
        ["1 (drukt op mij)", "2", "3", "4", "5 (raakt mij niet)"],
        ["1", "2", "3", "4", "5 = telt niet mee"],
    ],
)
def test_words_at_the_ends_that_nobody_knows_do_not_tell_which_is_the_highest(words: list[str]) -> None:
    cells = {"R1": words * 3}
    [question] = read(cells).questions
    assert (question.topic, [option.value for option in question.options]) == (QuestionTopic.SCALE, ["1-5", "5-1"])
    assert [*numbers(read(cells, Choices(scale="1-5"))).values()] == UP
    assert [*numbers(read(cells, Choices(scale="5-1"))).values()] == UP[::-1]


def test_ends_above_a_column_that_nobody_knows_are_asked() -> None:
    heading = "R1 (1 = drukt op mij, 5 = raakt mij niet)"
    assert topics(read({"R1": ["1", "2"]}, headings={"R1": heading})) == [QuestionTopic.SCALE]


def test_a_title_above_all_headings_tells_the_scale_where_no_heading_does() -> None:
    cells, down = {"R1": ["1", "2", "5"]}, "Vraag 3: 1 = zeer belangrijk en 5 = zeer onbelangrijk"
    assert numbers(read(cells, title=down)) == {"1": 5, "2": 4, "5": 1}
    assert topics(read(cells, title="1 = doet ertoe, 5 = laat mij koud")) == [QuestionTopic.SCALE]
    up = {"R1": "R1 (1 = heel onbelangrijk, 5 = heel belangrijk)"}
    assert numbers(read(cells, title=down, headings=up)) == {"1": 1, "2": 2, "5": 5}


@pytest.mark.parametrize("count", [6, 7, 10])
def test_statements_in_order_are_refused(count: int) -> None:
    cells = {f"R{at}": [str((at + row) % count + 1) for row in range(20)] for at in range(1, count + 1)}
    [problem] = read(cells).problems
    assert "volgorde" in str(problem)
    assert not any("volgorde" in str(each) for each in read(cells | {"R1": ["5"] * 20}).problems)


def test_that_one_is_the_highest_above_some_columns_only_is_asked() -> None:
    cells = {"R1": ["1", "2"], "R2": ["1", "5"]}
    heading = {"R1": "R1 (1 = heel belangrijk, 5 = helemaal niet belangrijk)"}
    found = read(cells, headings=heading)
    assert topics(found) == [QuestionTopic.SCALE]
    assert numbers(read(cells, Choices(scale="5-1"), headings=heading), "R2") == {"1": 5, "5": 1}


def test_words_and_numbers_in_one_column_are_read_side_by_side() -> None:
    found = read({"R1": [*OWN, "1", "2", "3", "4", "5"]})
    assert is_clear(found)
    assert [*numbers(found).values()] == UP * 2


def test_that_five_is_the_highest_is_told_and_can_be_turned_around() -> None:
    cells = {"R1": ["1", "2", "5"]}
    assert any("Wij nemen aan dat 5 het hoogst is" in remark for remark in read(cells).remarks)
    turned = read(cells, Choices(scale="5-1"))
    assert numbers(turned) == {"1": 5, "2": 4, "5": 1}
    assert turned.scale is AnswerScale.FIVE_TO_ONE


def test_few_numbers_of_one_to_three_are_still_one_to_five() -> None:
    found = read({"R1": ["1", "2", "3"] * 5})
    assert is_clear(found)
    assert found.scale is AnswerScale.ONE_TO_FIVE


def test_whole_numbers_to_ten_are_marks_and_the_steps_of_the_study_points() -> None:
    assert read({"R1": ["6", "8", "7", "9"], "R2": ["4", "10", "7", "5"]}).scale is AnswerScale.MARKS
    found = read({"R1": ["1", "3,25", "5.5", "7,75", "10"]})
    assert found.scale is AnswerScale.POINTS
    assert numbers(found) == {"1": 1, "3,25": 3.25, "5.5": 5.5, "7,75": 7.75, "10": 10}
    assert read({"R1": ["6,5", "8", "7,5", "9", "7"]}).scale is AnswerScale.MARKS


def test_a_number_that_is_a_slip_is_told_by_cell() -> None:
    found = read({"R1": ["1", "2", "3", "4", "5"] * 10 + ["7"], "R2": ["5", "0", "4", "44", "3,5"] + ["2"] * 46})
    assert is_clear(found)
    assert found.out_of_place == {
        "R1": {"7": "dit ligt buiten 1 tot en met 5"},
        "R2": {
            "0": "dit ligt buiten 1 tot en met 5",
            "44": "dit ligt buiten 1 tot en met 5",
            "3,5": "een antwoord is een heel getal",
        },
    }


@pytest.mark.parametrize(
    ("name", "values"),
    {
        "seven": ["1", "2", "3", "4", "5", "6", "7"] * 5,
        "six": ["1", "2", "3", "4", "5", "6"] * 5,
        "zero to ten": [str(number) for number in range(11)] * 5,
        "zero to four": ["0", "1", "2", "3", "4"] * 10,
        "four": ["1", "2", "3", "4"] * 30,
        "four recoded": ["10", "11", "12", "13"] * 30,
        "two": ["1", "2"] * 45,
        "four of ninety": ["1", "2", "3", "4"] * 12,
        "two in words": ["Eens", "Oneens"] * 30,
        "two of our own words": ["Niet belangrijk", "Belangrijk"] * 30,
        "three in words": ["Oneens", "Neutraal", "Eens"] * 20,
        "four ways of often": ["Nooit", "Soms", "Vaak", "Altijd"] * 20,
        "four of importance": ["Helemaal niet belangrijk", "Een beetje belangrijk", "Belangrijk", "Heel belangrijk"]
        * 20,
        "five and two codes": [*"12345"] * 20 + ["8", "9"] * 3,
        "five and one code": [*"12345"] * 20 + ["9"] * 4,
        "six and a code": [*"123456"] * 20 + ["8"] * 5,
        "seven and a code": [*"1234567"] * 20 + ["8"] * 5,
        "seven and two codes": [*"1234567"] * 20 + ["8", "9"] * 3,
        "four in words": ["Helemaal mee eens", "Mee eens", "Niet mee eens", "Helemaal niet mee eens"] * 5,
        "seven in words": [*AGREE, "enigszins mee eens", "enigszins mee oneens"] * 5,
        "strongest of all": [*AGREE, "Zeer mee eens", "Zeer mee oneens"] * 5,
    }.items(),
)
def test_another_number_of_answers_is_asked_and_never_converted(name: str, values: list[str]) -> None:
    found = read({"R1": values, "R2": values[::-1]})
    assert topics(found) == [QuestionTopic.SCALE], name
    assert found.questions[0].flag(found.questions[0].options[0]) == "--scale 1-5"
    assert found.scale is None
    assert found.out_of_place == {"R1": {}, "R2": {}}
    assert {option.value for option in found.questions[0].options} <= {*AnswerScale, OTHER_SCALE}
    assert found.questions[0].options[-1].value == OTHER_SCALE


@pytest.mark.parametrize("values", [["1", "2", "3", "4", "5", "6", "7"] * 5, AGREE * 5])
def test_another_scale_that_a_person_names_is_refused_with_what_to_do(values: list[str]) -> None:
    found = read({"R1": values}, Choices(scale=OTHER_SCALE))
    assert found.questions == ()
    assert (found.scale, found.out_of_place) == (None, {"R1": {}})
    assert "Hebt u ook een export met vijf antwoorden" in str(found.problems[0])


def test_a_word_of_which_a_person_said_what_it_is_is_not_missed() -> None:
    cells = {"R1": [*OWN] * 50}
    assert is_clear(read(cells, Choices(answers={OWN[3]: "5", OWN[4]: "4"})))
    assert not is_clear(read({"R1": [*OWN[:3]] * 50}, Choices(answers={OWN[4]: ""})))


def test_codes_for_no_answer_are_none_when_a_person_says_that_there_are_five() -> None:
    found = read({"R1": [*"12345"] * 20 + ["8", "9"] * 3}, Choices(scale="1-5"))
    assert is_clear(found)
    assert numbers(found) == {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "8": None, "9": None}


@pytest.mark.parametrize(
    "values",
    [
        ["Eens", "Oneens"] * 7,
        ["Nooit", "Soms", "Vaak", "Altijd"] * 5,
        ["1", "2"] * 14,
        ["1", "2", "3", "4"] * 7,
        ["5", "4", "4", "3", "2"] * 20,
        ["Niet belangrijk", "Een beetje belangrijk", "Belangrijk", "Heel belangrijk"] * 16,
        ["9", "8", "4"] * 3,
        ["6", "7", "8"] * 30,
        [*"3456789"] * 20,
    ],
)
def test_few_answers_and_scales_of_which_an_end_is_rare_are_not_asked(values: list[str]) -> None:
    assert is_clear(read({"R1": values}))


def test_what_a_person_says_of_the_scale_goes_before_every_doubt() -> None:
    found = read({"R1": ["1", "2", "3", "4", "5", "6", "7"] * 5}, Choices(scale="1-5", answers={"6": ""}))
    assert is_clear(found)
    assert numbers(found) == {"1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "6": None, "7": None}
    assert found.out_of_place == {"R1": {"7": "dit ligt buiten 1 tot en met 5"}}


@pytest.mark.parametrize(
    "cells",
    [
        {"R1": ["80%", "60%", "75 %", "20%"] * 3},
        {"R1": ["80", "65", "70", "100", "5"] * 3},
        {"R1": ["3,5", "2,5", "4,5", "1"] * 3},
        {"R1": ["1", "2", "3", "4", "5"] * 7, "M1.1": ["6", "7", "8", "9", "10"] * 7},
        {"R1": AGREE * 3, "M1.1": ["6", "7", "8", "9", "10"] * 3},
        {f"R{n}": ["7", "8", "9", "4"] * 10 if n > 1 else ["4", "5", "3", "2"] * 10 for n in range(1, 9)},
        {f"R{n}": ["1", "2", "4", "5"] * 10 if n > 1 else ["7", "8", "9", "4"] * 10 for n in range(1, 9)},
    ],
    ids=["percentages", "hundred", "halves", "two scales", "words and marks", "one of five", "one of marks"],
)
def test_what_is_on_no_scale_of_ours_or_on_two_is_refused_in_one_message(cells: Mapping[str, list[str]]) -> None:
    found = read(cells)
    assert len(found.problems) == 1
    assert len(str(found.problems[0])) > 60


def test_a_column_of_texts_is_not_read_and_told_without_its_texts() -> None:
    texts = ["Ik vind dit niks", "Prima zo", "Vraag het Annelies de Wit", "Geen tijd gehad", "Leuk"]
    found = read({"R1": [*OWN], "R2": texts})
    assert found.texts == {"R2"}
    assert set(numbers(found, "R2").values()) == {None}
    assert any("kolom B" in remark and "teksten" in remark for remark in found.remarks)
    assert "Annelies" not in str((found.values, found.out_of_place, found.questions, found.remarks))


def test_every_value_is_told_with_how_often_it_was_given() -> None:
    found = read({"R1": ["Mee eens", "Mee eens", "geen mening", "hm"], "R2": ["Mee eens", "Neutraal", "", "Eens"]})
    told = [(value.typed, value.read_as, value.times) for value in found.values]
    assert told == [("Neutraal", "3", 1), ("Eens", "4", 1), ("Mee eens", "4", 3), ("geen mening", None, 1)]


def test_columns_without_any_answer_have_no_scale() -> None:
    assert read({"R1": ["", "n.v.t."]}).scale is None


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (["★", "★★☆☆☆", "★★★", "★★★★", "★★★★★"], "★★★★★"),
        (["1 ster", "2 sterren", "3 sterren", "4 stars", "5 sterren"], "5 sterren"),
        (["1/5", "2/5", "3 / 5", "4/5", "5/5"], "5/5"),
        (["1 van 5", "2 van de 5", "3 out of 5", "4 uit 5", "5 van de vijf"], "5 van de vijf"),
        (["⭐", "⭐⭐", "⭐⭐⭐", "⭐️⭐️⭐️⭐️", "⭐⭐⭐⭐⭐"], "⭐⭐⭐⭐⭐"),
    ],
)
def test_stars_and_parts_of_five_are_read_and_told(given: list[str], shown: str) -> None:
    found = read({"R1": given})
    assert list(numbers(found).values()) == [1, 2, 3, 4, 5]
    assert f"Wij lezen ‘{shown}’ als 5." in str(found.remarks)
    assert "sterren" not in str(read({"R1": ["1", "2", "3", "4", "5"]}).remarks)


@pytest.mark.parametrize("other", ["4/10", "☆☆☆☆☆", "3/4", "4 van 10", "4 van de tien", "3 of 7", "4,0 van 10"])
def test_parts_of_another_number_are_no_answers(other: str) -> None:
    assert numbers(read({"R1": ["1", "2", "4", "5", other]}))[other] is None
    assert set(numbers(read({"R1": [other, "5"] * 20})).values()) == {None, 5}


def test_a_number_off_the_scale_that_a_person_chose_is_asked_again_and_drops_nothing() -> None:
    words = ["Niet doen", "Liever niet", "Om het even", "Graag", "Heel graag"]
    chosen = Choices(answers=dict(zip(words, ("1", "2", "9", "4", "5"), strict=True)))
    assert asked(read({"R1": words}, chosen)) == ["Om het even"]


def test_a_nine_for_no_answer_that_some_columns_hold_often_is_asked_and_not_refused() -> None:
    often, never = [*UP * 5, *[9] * 10], [*UP * 7]
    found = read({"R1": [*map(str, often)], "R2": [*map(str, never)], "R3": [*map(str, never)]})
    assert (topics(found), found.problems) == ([QuestionTopic.SCALE], ())


def test_the_row_of_which_a_fraction_is_alone_is_named() -> None:
    found = read({code: [*"123", "3,5"] for code in ("R1", "R2")})
    assert "Zij staan alleen in rij" in found.problems[0].message
    found = read({"R1": ["3,5", "2,5", "4,5", "1,5", "2"]})
    assert "Zij staan alleen" not in found.problems[0].message


@pytest.mark.parametrize(
    "words",
    [
        ["Helemaal niet zwaar", "Niet zwaar", "Neutraal", "Zwaar", "Heel zwaar"],
        ["Speelt geen rol", "Kleine rol", "Enige rol", "Grote rol", "Doorslaggevend"],
    ],
)
def test_how_heavily_a_reason_weighs_and_what_role_it_plays_is_read(words: list[str]) -> None:
    assert numbers(read({"R1": words * 3})) == dict(zip(words, range(1, 6), strict=True))


def test_words_that_nobody_knows_are_asked_before_an_answer_that_is_missed() -> None:
    words = ["Mee oneens", "Neutraal", "Mee eens", "Gaaf"]
    assert topics(read({f"R{place}": words * 20 for place in range(1, 6)})) == [QuestionTopic.ANSWER]
