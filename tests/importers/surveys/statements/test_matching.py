"""Which column is which statement: by code, by text, by likeness; what is not sure is asked, one column each."""

import random
import string
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from retention_check.domain.item import Item
from retention_check.importers.surveys.choices import STUDY_ORDER, Choices
from retention_check.importers.surveys.statements.matching import asks_order, match_statements
from retention_check.importers.surveys.statements.statement_texts import DISTINGUISHING, distinguishing_words, folded
from retention_check.importers.surveys.survey_table import Heading, SurveyColumn, ToolRole
from retention_check.importers.surveys.understanding import Sureness
from tests.cast import MEASURES, REASONS, STUDY
from tests.importers.surveys.headed import Texts, columns, matched, shown

items = st.sampled_from(STUDY.items)


@pytest.mark.parametrize(
    "heading",
    [
        *("R3", "r3", "R 3", "[R3]", "R[R3]", "Q_R3", "R3.", "R3. Te weinig financiële groei", "R3: Financiële groei"),
        *("R3) Te weinig financiële groei", "Te weinig financiële groei (R3)", "R3 - Te weinig financiële groei"),
        *(("Q_R3", "Te weinig financiële groei"), ("R3", "Hoe belangrijk? - Te weinig financiële groei")),
    ],
)
def test_a_code_in_the_heading_says_which_statement_it_is(heading: Texts) -> None:
    assert shown(heading) == ["R3 exact"]


@pytest.mark.parametrize(
    "heading", ["M3.2", "m 3,2", "M3_2", "M3-2", "M3.2: hogere schaal", "M[M3_2]", "m3_2", "Q_M3_2"]
)
def test_a_code_with_two_numbers_may_be_written_in_any_way(heading: str) -> None:
    assert shown(heading) == ["M3.2 exact"]


@pytest.mark.parametrize(
    "heading", ["R11", "M3", "M3.5", "R3.2", "R3_1_TEXT", "Q5_3", "SQ003", "A1", "R3.5 uur", "R3comment"]
)
def test_what_only_looks_like_a_code_is_none(heading: str) -> None:
    assert shown(heading) == [""]


@pytest.mark.parametrize("item", STUDY.items, ids=lambda item: item.code)
def test_every_text_of_a_statement_is_that_statement(item: Item) -> None:
    texts = [item.text, item.printed, item.label, *([item.question] if item.kind == "reason" else [])]
    for text in texts:
        for heading in (text, f"Hoe belangrijk vindt u dit? [{text}]", f"{text.upper()}. ", f"7. {text} *"):
            assert shown(heading) == [f"{item.code} exact"], heading


@pytest.mark.parametrize(
    "heading",
    [
        *("Te weinig financi?le groei", "Te weinig financi\ufffdle groei", "Te weinig financiele groei"),
        *("Te weinig financiÃ«le groei", "Te weinig financi‘le groei", "Te weinig financi&euml;le groei"),
        *("Te\xa0weinig  financiële\ngroei", "Te_weinig_financiële_groei", "Te.weinig.financiële.groei"),
        *("TE WEINIG FINANCIËLE GROEI", "“Te weinig financiële groei”", "Te weinig finan\xadciële groei"),
        *(
            "Te weinig financie\u0308le groei",
            "Te weinig financiële groei (1 = geen reden)",
            "gebrek aan financiële groei",
        ),
        *("In hoeverre is gebrek aan financiële groei volgens jou een reden waarom jonge ambtenaren vertrekken?",),
    ],
)
def test_what_tools_and_encodings_change_in_a_text_changes_nothing(heading: str) -> None:
    assert shown(heading) == ["R3 exact"]


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Jonge ambtenaren kunnen meer dan ??n trede per jaar stijgen", "M3.1"),
        ("Gemeenten ? of samenwerkende gemeenten - zetten een eigen intern adviesbureau op", "M9.1"),
        ("Jonge ambtenaren mogen naast hun baan bij de gemeente als ZZP'er werken", "M3.4"),
        ("Jonge ambtenaren mogen naast hun baan bij de gemeente als zzp?er werken", "M3.4"),
        ("Jonge ambtenaren ontvangen interne trainingen & opleiding", "M7.1"),
        ("Hoe belangrijk zijn te veel administratieve lasten voor u?", "R8"),
        ("Jonge ambtenaren mogen naast hun baan bij de gemeente als ZZPâ€™er werken", "M3.4"),
        ("Jonge ambtenaren kunnen meer dan Ã©Ã©n trede per jaar stijgen", "M3.1"),
        ("Steunt u de maatregel: Informele activiteiten organiseren?", "M6.1"),
    ],
)
def test_other_texts_are_read_with_their_broken_letters_too(heading: str, code: str) -> None:
    assert shown(heading) == [f"{code} exact"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Te weinig zinvo.. ", "R4 alike"),
        ("Te weinig zinv…", "R4 alike"),
        ("Diversiteit lat.. ", "asked M10.2 M10.3 M10.4"),
        ("In hoeverre is te weinig contact met leeftijdsgenoten volgens u een belangrijke reden dat jo...", "R5 exact"),
        ("Laten zien hoe het werk van jonge ambtenaren bijdraagt aan de orga...", "M4.3 alike"),
        ("Laten zien hoe het werk van jonge ambtenaren bijdraagt aan ...", "asked M4.3 M4.4"),
        ("Te..", ""),
        ("Wat vindt u va..", ""),
        ("...", ""),
    ],
)
def test_a_text_that_was_cut_off_counts_where_it_fits_one_statement(heading: str, expected: str) -> None:
    assert shown(heading) == [expected]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Te weinig zinvol wrek", "R4 alike"),
        ("Te weinih zinvol werk", "R4 alike"),
        ("Te weinig echt zinvol werk", "R4 alike"),
        ("Jonge ambtenaren aan mentoren koppelen", "M1.3 alike"),
        ("Jonge ambtenaren standard betrekken bij besluitvorming", "M2.4 alike"),
        ("Jonge ambtenaren betreken bij besluitvorming", "M4.2 alike"),
        ("Jonge ambtenaren betrekken bij de besluitvorming", "M4.2 alike"),
        ("Jonge ambtenaren ontvangen intrne trainingen en opleiding", "M7.1 alike"),
        ("Extern netwerk voor jonge ambtenaren opzetten of deelname stimuleren", "M5.4 alike"),
        ("Promotie kunnen maken als inhoudelijk specialist", "M1.1 alike"),
        ("Diversiteit laten meewegen bij werving", "M10.2 alike"),
    ],
)
def test_small_differences_are_seen_through(heading: str, expected: str) -> None:
    assert shown(heading) == [expected]


@pytest.mark.parametrize(
    ("heading", "candidates"),
    [
        ("Jonge ambtenaren ontvangen trainingen en opleiding", {"M7.1", "M7.2", "M7.4"}),
        ("Jonge ambtenaren ontvangen enterne trainingen en opleiding", {"M7.1", "M7.2", "M7.4"}),
        ("Jonge ambtenaren stan daard betrekken bij besluitvorming", {"M2.4", "M4.2"}),
        ("Jonge ambtenaren vaker betrekken bij besluitvorming", {"M2.4", "M4.2"}),
        ("Jonge ambtenaren altijd betrekken bij de besluitvorming", {"M2.4", "M4.2"}),
        ("Diversiteit laten meewegen bij medewerkers", {"M10.2", "M10.3", "M10.4"}),
        ("Laten zien hoe het werk van jonge ambtenaren bijdraagt aan", {"M4.3", "M4.4"}),
        ("Netwerk bie de gemeente", {"M5.1", "M5.4"}),
        ("Te veel sociale steun", {"R6"}),
        ("Niet te weinig zinvol werk", {"R4"}),
        ("Gevolgen van te weinig sociale steun", {"R6"}),
        ("Te weinig zinvolle werkzaamheden", {"R4"}),
        ("Zinvoller werk", {"R4"}),
    ],
)
def test_what_may_be_another_statement_or_the_reverse_is_asked(heading: str, candidates: set[str]) -> None:
    match = matched(heading)["0"]
    assert (match.code, match.sureness) == ("", Sureness.ASKED)
    assert set(match.candidates) == candidates


@pytest.mark.parametrize(
    "heading",
    [
        *("Wat is uw leeftijd?", "Functie", "Gemeente", "ID", "", " ", "12", "Te weinig", "Te weinig vakantie"),
        *("Bent u een jonge ambtenaar of management?", "Jonge ambtenaren", "Jonge ambtenaren ontvangen een laptop"),
        *("Te weinig salaris", "Hebt u nog opmerkingen?", "Opleiding", "Hoe lang werkt u bij de organisatie?"),
    ],
)
def test_a_heading_that_resembles_nothing_is_not_asked(heading: str) -> None:
    assert shown(heading) == [""]


@pytest.mark.parametrize(
    "heading",
    [
        *("Toelichting bij: Te weinig zinvol werk", "Toelichting Te weinig zinvol werk", "R4 toelichting"),
        *(
            "Te weinig zinvol werk [Opmerking]",
            "Te weinig zinvol werk - Toelichting",
            "Te weinig zinvol werk toelichting",
        ),
        *("Waarom? [Te weinig zinvol werk]", "Waarom vindt u dat? - Te weinig zinvol werk", "R4[comment]"),
        *("Points - Te weinig zinvol werk", "Feedback - Te weinig zinvol werk", "Punten - Te weinig zinvol werk"),
        *("Te weinig zinvol werk - Other - Text", "Other - Te weinig zinvol werk", "R4_TEXT", "R4_comment"),
        *("Kunt u uw antwoord toelichten? [Te weinig zinvol werk]", "Licht uw antwoord toe: Te weinig zinvol werk"),
        *(
            "Comment: Te weinig zinvol werk",
            "R4. Toelichting: Te weinig zinvol werk",
            "R[R4comment]. Te weinig zinvol werk",
        ),
    ],
)
def test_an_explanation_of_an_answer_is_not_the_answer(heading: str) -> None:
    assert shown(heading) == [""]
    assert shown("Te weinig zinvol werk", heading) == ["R4 exact", ""]


def test_a_question_why_people_leave_is_no_request_for_an_explanation() -> None:
    assert shown("Waarom vertrekken jonge ambtenaren? [Te weinig zinvol werk]") == ["R4 exact"]


def test_when_every_statement_looks_like_an_explanation_they_are_asked() -> None:
    assert shown("Uitleg: 1 is laag [Zinvol werk]", "Uitleg: 1 is laag [Sociale steun]") == ["asked R4", "asked R6"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("R3. Te weinig zinvol werk", "asked R4 R3"),
        (("R3", "Te weinig zinvol werk"), "asked R4 R3"),
        ("R3. Te weinig zinvl werk", "asked R4 R3"),
        ("M7.1 Jonge ambtenaren ontvangen externe trainingen", "asked M7.1 M7.2 M7.4"),
        (("R3", "R4. Onze vraag"), "asked R4 R3"),
        ("R1. Wat is uw leeftijd?", "asked R1"),
        ("R2: Leeftijd", "asked R2"),
    ],
)
def test_a_code_and_a_text_that_contradict_each_other_are_asked(heading: Texts, expected: str) -> None:
    assert set(shown(heading)[0].split()) == set(expected.split())


def test_codes_above_every_reason_were_given_on_purpose() -> None:
    own_words = [f"R{number}. Our own wording of topic {number}" for number in range(1, 11)]
    assert shown(*own_words) == [f"R{number} exact" for number in range(1, 11)]
    assert shown(*own_words[:9])[0] == "asked R1"


def test_codes_without_a_dot_are_read_unless_they_may_be_counted_numbers() -> None:
    codes = [item.code.replace(".", "") for item in STUDY.items]
    assert shown(*codes) == [f"{item.code} exact" for item in STUDY.items]
    assert shown("M11", "M12") == ["asked M1.1", "asked M1.2"]
    counted = [*(item.code for item in REASONS), *(f"M{number}" for number in range(1, 41))]
    assert shown(*counted)[10:] == [f"asked {item.code}" for item in MEASURES]


def test_two_columns_with_the_same_statement_are_both_asked() -> None:
    assert shown("Te weinig zinvol werk", "R4", "Te weinig diversiteit") == ["asked R4", "asked R4", "R10 exact"]
    assert shown("Te weinig zinvl werk", "Te weinig zinvol wrk") == ["asked R4", "asked R4"]
    assert shown("Te weinig zinvol werk", "Te weinig zinvol werk2") == ["asked R4", "asked R4"]


def test_twice_a_text_from_which_a_word_may_have_been_left_out_is_asked_with_its_neighbour() -> None:
    text = "Jonge ambtenaren betrekken bij besluitvorming"
    assert shown(text, text) == ["asked M4.2 M2.4", "asked M4.2 M2.4"]
    assert shown(text, "Jonge ambtenaren standaard betrekken bij besluitvorming") == ["M4.2 exact", "M2.4 exact"]


def test_an_exact_column_goes_before_one_that_is_only_alike() -> None:
    assert shown("Te weinig zinvl werk", "Te weinig zinvol werk") == ["", "R4 exact"]
    assert shown("Diversiteit", "Te weinig diversiteit") == ["", "R10 exact"]


def test_a_choice_goes_before_everything_and_takes_the_statement_away_from_others() -> None:
    choices = Choices(columns={"1": "R4", "2": "none", "3": "group"})
    headings = ("Te weinig zinvol werk", "Wat vindt u hiervan?", "Te weinig diversiteit", "Te weinig sociale steun")
    assert shown(*headings, choices=choices) == ["", "R4 chosen", "", ""]


def test_a_statement_that_was_chosen_twice_is_asked_again() -> None:
    assert shown("Vraag A", "Vraag B", choices=Choices(columns={"0": "R4", "1": "R4"})) == ["asked R4", "asked R4"]


def test_a_choice_for_a_column_that_is_not_there_changes_nothing() -> None:
    assert shown("Te weinig zinvol werk", choices=Choices(columns={"gone": "R4"})) == ["R4 exact"]


def test_a_column_of_the_tool_itself_is_no_statement() -> None:
    column = SurveyColumn("a", "A", Heading("R4", ("R4",), ToolRole.OTHER))
    assert match_statements([column], STUDY, Choices()) == {}


def test_what_stands_in_brackets_is_not_passed_over_when_it_names_something() -> None:
    assert shown("Jonge ambtenaren betrekken bij besluitvorming (verplicht)") == ["M4.2 exact"]
    assert shown("Jonge ambtenaren betrekken bij besluitvorming (standaard)")[0] in ("M2.4 alike", "asked M4.2 M2.4")


def test_a_question_around_five_statements_or_more_is_seen_through() -> None:
    around = [f"Mijn mening over {item.text} is" for item in STUDY.items]
    assert shown(*around[:5]) == [f"{item.code} alike" for item in STUDY.items[:5]]
    assert shown(*around[:4]) == [f"asked {item.code}" for item in STUDY.items[:4]]


NUMBERED = [
    *([f"R[SQ{number:03}]" for number in range(1, 11)], [f"Q5_{number}" for number in range(1, 11)]),
    *([f"V{number}" for number in range(1, 51)], [f"{number}" for number in range(1, 51)]),
    [*(f"Q5_{number}" for number in range(1, 11)), *(f"Q{q}_{n}" for q in range(6, 10) for n in range(1, 11))],
    [*(f"A_{number}" for number in range(1, 11)), *(f"M{q}_{n}" for q in range(11, 21) for n in range(5, 9))],
]


@pytest.mark.parametrize("headings", NUMBERED, ids=lambda headings: f"{headings[0]} to {headings[-1]}")
def test_as_many_numbered_columns_as_statements_are_asked_by_their_place(headings: list[str]) -> None:
    codes = [item.code for item in STUDY.items][: len(headings)]
    table = ["Leeftijd", *headings, "Functie"]
    found = matched(*table)
    assert shown(*table) == ["", *(f"asked {code}" for code in codes), ""]
    assert asks_order(found)
    assert all(match.is_by_order for match in found.values())


@pytest.mark.parametrize("headings", NUMBERED, ids=lambda headings: f"{headings[0]} to {headings[-1]}")
def test_one_answer_settles_all_that_stand_in_the_order_of_the_study(headings: list[str]) -> None:
    found = matched(*headings, choices=Choices(order=STUDY_ORDER))
    assert [match.code for match in found.values()] == [item.code for item in STUDY.items][: len(headings)]
    assert {match.sureness for match in found.values()} == {Sureness.CHOSEN}
    assert not asks_order(found)


def test_in_that_order_a_choice_for_one_column_goes_before_its_place() -> None:
    numbered = [f"Q5_{number}" for number in range(1, 11)]
    choices = Choices(order=STUDY_ORDER, columns={"2": "R7", "3": "R4"})
    expected = ["R1", "R2", "R7", "R4", "R5", "R6", "", "R8", "R9", "R10"]
    assert [text.partition(" ")[0] for text in shown(*numbered, choices=choices)] == expected


def test_a_numbered_column_that_is_not_used_leaves_ten() -> None:
    numbered = [f"Q5_{number}" for number in range(1, 12)]
    assert shown(*numbered) == [""] * 11
    left = shown(*numbered, choices=Choices(columns={"5": "none"}))
    assert left == [*(f"asked R{n}" for n in range(1, 6)), "", *(f"asked R{n}" for n in range(6, 11))]


@pytest.mark.parametrize("number", [4, 9, 12, 40, 51])
def test_another_number_of_numbered_columns_says_nothing(number: int) -> None:
    assert set(shown(*(f"V{place}" for place in range(1, number + 1)))) == {""}


def test_numbered_columns_beside_a_statement_say_nothing() -> None:
    assert shown("Te weinig zinvol werk", *(f"V{place}" for place in range(1, 11)))[1:] == [""] * 10


def test_every_two_statements_that_are_nearly_the_same_differ_in_a_word_that_is_looked_at() -> None:
    texts = {item.code: folded(item.text) for item in STUDY.items}
    for code, text in texts.items():
        for other, near in texts.items():
            if code < other and fuzz.ratio(text, near) >= 76:
                assert distinguishing_words(text) != distinguishing_words(near), (code, other)


@given(st.permutations([item.text for item in STUDY.items]), st.data())
def test_the_order_of_the_columns_changes_nothing(texts: list[str], data: st.DataObject) -> None:
    noise = ["Leeftijd", "Te weinig zinvl werk", "R3", "Toelichting: Te weinig diversiteit"]
    headings = data.draw(st.permutations([*texts[:20], *noise]))
    by_heading = dict(zip(headings, shown(*headings), strict=True))
    assert by_heading == dict(zip(sorted(headings), shown(*sorted(headings)), strict=True))


@given(st.text(alphabet=string.ascii_letters + " .,-[]?ëéï", min_size=1, max_size=120))
def test_noise_is_never_taken_for_a_statement(text: str) -> None:
    assume(folded(text) not in {folded(each) for item in STUDY.items for each in (item.text, item.label)})
    assert all(match.sureness is Sureness.ASKED for match in matched(text).values())


@given(st.lists(st.text(max_size=60), max_size=6))
def test_no_heading_is_too_strange_to_be_looked_at(texts: list[str]) -> None:
    matched(*texts)


@given(items, st.data())
def test_a_statement_with_one_letter_changed_is_itself_or_asked(item: Item, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(item.text) - 1))
    letter = data.draw(st.sampled_from(f"{string.ascii_lowercase} .-?&[:'é"))
    match = matched(item.text[:place] + letter + item.text[place + data.draw(st.integers(0, 1)) :])["0"]
    assert match.code in (item.code, "")
    assert match.code or item.code in match.candidates


@pytest.mark.matrix
@pytest.mark.parametrize("item", STUDY.items, ids=lambda item: item.code)
def test_every_letter_of_every_statement_may_be_wrong(item: Item) -> None:
    for text in {item.text, item.printed}:
        wrong = [
            text[:place] + letter + text[place + cut :]
            for place in range(len(text))
            for letter in (("x", " ", "")[place % 3],)  # each at every third place
            for cut in (0, 1)
        ]
        for heading in wrong:
            match = matched(heading)["0"]
            assert match.code in (item.code, ""), heading


NEAR = [
    item for item in STUDY.items if any(word in DISTINGUISHING[:10] for word in distinguishing_words(folded(item.text)))
]


@pytest.mark.parametrize("item", NEAR, ids=lambda item: item.code)
def test_a_statement_without_the_word_that_tells_it_apart_is_never_taken_for_it(item: Item) -> None:
    words = [
        word for word in item.text.split() if not set(distinguishing_words(folded(word))) & set(DISTINGUISHING[:10])
    ]
    assert [match.code for match in matched(" ".join(words)).values()] != [item.code]


@given(
    st.lists(
        st.sampled_from([text for item in STUDY.items for text in (item.text, item.code, item.label)]), max_size=80
    )
)
def test_no_statement_stands_for_two_columns(headings: list[str]) -> None:
    sure = [match.code for match in matched(*headings).values() if match.sureness is not Sureness.ASKED]
    assert len(sure) == len(set(sure))
    assert "" not in sure


@given(
    st.lists(items, min_size=2, max_size=8), st.dictionaries(st.integers(0, 7), st.sampled_from(sorted(STUDY.codes)))
)
def test_no_statement_stands_for_two_columns_whatever_was_chosen(found: list[Item], chosen: dict[int, str]) -> None:
    choices = Choices(columns={str(place): code for place, code in chosen.items()})
    sure = [
        match.code
        for match in matched(*(item.text for item in found), choices=choices).values()
        if match.sureness is not Sureness.ASKED
    ]
    assert len(sure) == len(set(sure))


def test_at_most_five_candidates_are_given_the_likeliest_first() -> None:
    assert len(matched("Jonge ambtenar..")["0"].candidates) == 5
    assert matched("Te veel sociale steun")["0"].candidates[0] == "R6"


def test_four_hundred_columns_take_no_time_worth_waiting_for() -> None:
    rng = random.Random(7)
    words = "werk loon collega leiding reizen thuis kantoor jonge ambtenaren mogelijkheden organisatie".split()  # noqa: SIM905
    others = [f"Vraag {n}: wat vindt u van {' '.join(rng.choices(words, k=8))}" for n in range(350)]
    table = columns([*(f"Hoe? [{item.text}x]" for item in STUDY.items), *others])
    started = time.process_time()
    found = match_statements(table, STUDY, Choices())
    assert len(found) == len(STUDY.items)
    assert time.process_time() - started < 1  # on a busy machine; alone it is under 0.1 s
