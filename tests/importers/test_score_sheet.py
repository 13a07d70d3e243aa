"""A score sheet becomes entries: what Dutch Excel makes of it, and every mistake with its place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.round import ManagementForm
from retention_check.domain.scales import SCALES
from retention_check.domain.scores import Withheld, WithheldCause
from retention_check.domain.side import Side
from retention_check.importers.score_sheet import Question, SheetOptions, read_sheet
from retention_check.importers.table import Problem
from tests.cast import STUDY, comparison_of, sheet

UPLOADS = Path(__file__).parent.parent / "uploads"
THE_SAME = [
    ("R1", "young", "8.6", 34), ("R1", "management", "7.1", 8),
    ("R3", "young", "7.9", 34), ("R3", "management", "5.8", 8),
    ("M3.2", "young", "8.2", 33), ("M3.2", "management", "4.4", 8),
]  # fmt: skip
NO_OPTIONS = SheetOptions()
CODES_AND_YOUNG = ["code", "jong", "n_jong"]


def entered(data: bytes, options: SheetOptions = NO_OPTIONS) -> list[tuple[str, str, str, int | None]]:
    result = read_sheet(data, STUDY, options)
    assert result.problems == ()
    return [(entry.code, entry.side.value, str(entry.mean), entry.n) for entry in result.entries]


def problems(*rows: list[str], options: SheetOptions = NO_OPTIONS) -> list[str]:
    result = read_sheet(sheet(rows), STUDY, options)
    assert result.entries == ()
    return [str(problem) for problem in result.problems]


@pytest.mark.parametrize(
    "name",
    [
        "excel_nl_utf8_bom.csv",
        "excel_nl_cp1252.csv",
        "excel_unicode_tekst.txt",
        "utf16_zonder_bom.txt",
        "komma_en_punt.csv",
        "komma_met_aanhalingstekens.csv",
        "sep_regel.csv",
        "titel_boven_en_totaal_onder.csv",
        "excel_blad.xlsx",
    ],
)
def test_what_people_send_reads_the_same(name: str) -> None:
    assert entered((UPLOADS / name).read_bytes()) == THE_SAME


def test_a_row_that_is_no_code_is_passed_over_and_told() -> None:
    result = read_sheet((UPLOADS / "titel_boven_en_totaal_onder.csv").read_bytes(), STUDY)
    assert result.remarks == (
        "Rij 8 is overgeslagen: ‘Gemiddelde’ is geen code. "
        "Hoort zo’n rij bij een stelling? Zet dan de code ervoor, zoals R3.",
        "Niet gebruikt: ‘opmerking’ (kolom E). Hoort daar een score of een aantal bij? "
        "Noem die kolom dan jong, management, n_jong of n_management.",
    )


WHOLE = "een aantal antwoorden is een heel getal vanaf 0. Schrijf bijvoorbeeld 34."


def test_all_mistakes_are_told_at_once_with_row_column_and_value() -> None:
    result = read_sheet((UPLOADS / "fouten.csv").read_bytes(), STUDY)
    assert [str(problem) for problem in result.problems] == [
        "Rij 2, kolom B (jong): ‘11,2’ ligt buiten de schaal van 1 tot 10.",
        "Rij 3, kolom B (jong): ‘zeven’ is geen getal. Schrijf een getal als 7,9.",
        "Rij 3, kolom C (management): ‘nan’ is geen getal. Schrijf een getal als 7,9.",
        "Rij 3, kolom E (n_management): ‘-2’ kan niet: " + WHOLE,
        "Rij 4, kolom D (n_jong): ‘3,5’ kan niet: " + WHOLE,
        "Rij 4, kolom C (management): ‘0,5’ ligt buiten de schaal van 1 tot 10.",
        "Rij 5, kolom A (code): ‘R11’ is geen bekende code. Codes zijn R1 tot R10 en M1.1 tot M10.4.",
        "Rij 6, kolom A (code): ‘R1’ staat ook al in rij 2.",
        "Rij 7, kolom B (jong): ‘inf’ is geen getal. Schrijf een getal als 7,9.",
        "Rij 7, kolom C (management): ‘7'5’ is geen getal. Schrijf een getal als 7,9.",
    ]


def test_a_long_value_is_repeated_for_forty_characters_on_one_line() -> None:
    [told] = problems(CODES_AND_YOUNG, ["R1", "x" * 30 + "\n" + "y" * 30, "34"])
    assert "x" * 30 + " " + "y" * 9 + "’" in told
    assert "\n" not in told


def test_one_side_alone_is_fine() -> None:
    assert entered(sheet([["code", "management", "n_management"], ["R1", "7", "8"]])) == [("R1", "management", "7", 8)]


def test_empty_cells_are_no_entries() -> None:
    assert entered(sheet([CODES_AND_YOUNG, ["R1", "", ""], ["R2", " 7,5 ", "9"]])) == [("R2", "young", "7.5", 9)]


def test_the_options_give_n_where_the_sheet_has_none() -> None:
    rows = sheet([CODES_AND_YOUNG, ["R1", "7", ""], ["R2", "7", "30"]])
    found = entered(rows, SheetOptions(n={Side.YOUNG: 34}))
    assert [entry[-1] for entry in found] == [34, 30]


def test_an_item_that_nobody_answered_does_not_borrow_the_number_of_the_options() -> None:
    rows = sheet([CODES_AND_YOUNG, ["R1", "7", "0"]])
    assert [entry[-1] for entry in entered(rows, SheetOptions(n={Side.YOUNG: 34}))] == [0]


WITH_SPREAD = ["code", "jong", "management", "SD jong", "sd_management"]


@pytest.mark.parametrize("typed", [["1,4", ""], ["", "0,8"], ["9,1", "veel"]])
def test_standard_deviations_are_passed_over_and_that_is_told_once(typed: list[str]) -> None:
    result = read_sheet(sheet([WITH_SPREAD, ["R1", "7", "6", *typed], ["R2", "7", "6", *typed]]), STUDY)
    assert result.problems == ()
    assert [str(entry.mean) for entry in result.entries] == ["7", "6", "7", "6"]
    assert result.remarks == (
        "De standaardafwijking (kolommen sd_jong en sd_management) gebruiken wij niet: wij tonen geen spreiding. "
        "Zij wordt niet bewaard.",
    )


@pytest.mark.parametrize("rows", [[["R1", "7", "6", "", " "]], [["R1", "7", "6"]], [["totaal", "", "", "1", "1"]]])
def test_columns_of_standard_deviations_without_any_need_no_word(rows: list[list[str]]) -> None:
    assert read_sheet(sheet([WITH_SPREAD, ["R2", "7", "6"], *rows]), STUDY).remarks == ()


def test_a_column_of_standard_deviations_may_stand_there_twice() -> None:
    assert len(entered(sheet([["code", "jong", "sd_jong", "sd_jong"], ["R1", "7", "1", "2"]]))) == 1


@pytest.mark.parametrize("code", ["gevraagd", " Gevraagd: ", "GEVRAAGD?"])
def test_a_row_says_how_many_were_asked(code: str) -> None:
    rows = [["code", "jong", "management"], [code, "58", "16"], ["R1", "7", "6"]]
    for separator in ";,\t":
        result = read_sheet(sheet(rows, separator), STUDY)
        assert (result.problems, result.remarks) == ((), ())
        assert result.asked == {Side.YOUNG: 58, Side.MANAGEMENT: 16}


@pytest.mark.parametrize(
    ("rows", "asked"),
    [
        ([["R1", "7", "6"]], {}),
        ([["R1", "7", "6"], ["gevraagd", "", ""]], {}),
        ([["R1", "7", "6"], ["gevraagd", "", "16"]], {Side.MANAGEMENT: 16}),
        ([["R1", "7", "6"], ["gevraagd", "58"]], {Side.YOUNG: 58}),
    ],
)
def test_how_many_were_asked_need_not_be_said(rows: list[list[str]], asked: dict[Side, int]) -> None:
    result = read_sheet(sheet([["code", "jong", "management"], *rows]), STUDY)
    assert (result.problems, result.asked) == ((), asked)


def test_a_sheet_of_one_side_says_how_many_of_that_side_were_asked() -> None:
    assert read_sheet(sheet([["code", "jong"], ["gevraagd", "58"], ["R1", "7"]]), STUDY).asked == {Side.YOUNG: 58}


def test_what_cannot_be_how_many_were_asked_is_told_with_its_place() -> None:
    head, scores = ["code", "jong", "management", "n_jong"], ["R1", "7", "6", "34"]
    assert problems(head, scores, ["gevraagd", "veel", "7,5", "58"]) == [
        "Rij 3, kolom B (jong): ‘veel’ is geen getal. Schrijf een heel getal, bijvoorbeeld 34.",
        "Rij 3, kolom D (n_jong): Zet hoeveel mensen zijn gevraagd in de kolom ‘jong’, niet hier.",
        "Rij 3, kolom C (management): ‘7,5’ kan niet: een aantal gevraagde mensen is een heel getal vanaf 1. "
        "Schrijf bijvoorbeeld 34.",
    ]


def test_how_many_were_asked_is_said_once() -> None:
    rows = (["code", "jong"], ["gevraagd", "58"], ["R1", "7"], ["Gevraagd", "58"])
    assert problems(*rows) == ["Rij 4, kolom A (code): ‘Gevraagd’ staat ook al in rij 2."]


def test_how_many_were_asked_is_no_score() -> None:
    assert problems(["code", "jong"], ["gevraagd", "58"]) == ["Er staat geen enkele score in dit bestand."]


CELLS = st.text(max_size=12) | st.sampled_from(["", "7", "7,5", "58", "0", "-3", "gevraagd", "R1", "1.000"])


@given(st.lists(st.tuples(st.sampled_from(["gevraagd", "Gevraagd?", "R1", "R2", "som"]), CELLS, CELLS, CELLS, CELLS)))
def test_any_cells_become_numbers_of_people_or_problems(rows: list[tuple[str, ...]]) -> None:
    result = read_sheet(sheet([["code", "jong", "management", "n_jong", "sd_jong"], *rows]), STUDY)
    assert all(1 <= n <= 100_000 for n in result.asked.values())
    assert not (result.problems and (result.entries or result.asked or result.remarks))
    assert len(result.remarks) == len(set(result.remarks))
    assert all(len(str(problem)) < 200 and str(problem).isprintable() for problem in result.problems)


def test_scores_must_lie_within_the_chosen_scale() -> None:
    options = SheetOptions(SCALES["1-5"])
    assert problems(CODES_AND_YOUNG, ["R1", "5,1", "34"], options=options) == [
        "Rij 2, kolom B (jong): ‘5,1’ ligt buiten de schaal van 1 tot 5."
    ]


def test_scores_of_five_or_less_raise_a_question_unless_the_scale_was_said() -> None:
    rows = sheet([CODES_AND_YOUNG, ["R1", "4,2", "34"], ["R2", "5", "34"]])
    assert "--scale 1-5" in read_sheet(rows, STUDY).remarks[0]
    assert read_sheet(rows, STUDY, SheetOptions(SCALES["1-10"])).remarks == ()
    assert read_sheet(sheet([CODES_AND_YOUNG, ["R1", "4,2", "34"], ["R2", "5,1", "34"]]), STUDY).remarks == ()


def test_an_agreed_score_has_no_n() -> None:
    options = SheetOptions(management_form=ManagementForm.AGREED)
    rows = ["R1", "5,5", "8"], ["R2", "5,5", "8"]
    (told,) = problems(["code", "management", "n_management"], *rows, options=options)
    assert told.startswith("Rij 2, kolom C (n_management): ")
    assert "uit een vragenlijst" in told


def test_an_agreed_score_between_two_steps_is_told() -> None:
    rows = sheet([["code", "management"], ["R1", "5,5"], ["R2", "6,4"], ["R3", "7,8"]])
    [remark] = read_sheet(rows, STUDY, SheetOptions(management_form=ManagementForm.AGREED)).remarks
    assert remark.endswith("Tussen twee stappen: R2.")


def test_unquoted_decimal_commas_between_commas_are_noticed() -> None:
    result = read_sheet(b"code,jong,management\nR1,8,6,7,1\n", STUDY)
    assert result.problems == (
        Problem("Deze rij heeft meer vakken dan de kopregel. Staat er een komma in een getal of tekst?", 2),
    )


def test_a_sheet_without_usable_columns_is_told_which_it_needs() -> None:
    assert "code, jong en management" in problems(["vraag", "antwoord"], ["R1", "7"])[0]


def test_a_table_without_usable_columns_is_told_which_were_seen_and_where_codes_go() -> None:
    [told] = problems(["Vraag", "Gemiddelde"], ["Wat u wilt", "7"])
    assert "Wij zagen de kolommen ‘Vraag’, ‘Gemiddelde’." in told
    assert "In de kolom code staat de code van elke stelling (R1, M1.1)" in told


def test_an_export_with_our_statements_and_no_codes_is_told_what_is_missing() -> None:
    texts = [[item.text.upper() + ".", "7"] for item in STUDY.items]
    [told] = problems(["Stelling", "jong"], *texts)
    assert "In kolom A staan onze stellingen, maar zonder code. Zet er een kolom code naast" in told


def test_codes_under_another_name_are_told() -> None:
    assert (
        "In kolom B staan de codes: noem die kolom code."
        in problems(["jong", "vraag"], *(["7", item.code] for item in STUDY.items))[0]
    )


def test_what_says_that_there_is_no_score_is_told_shortly() -> None:
    head = ["code", "jong", "management"]
    rows = [head, ["R1", "7", "6"], ["R3", "n.v.t.", "6"], ["R6", "-", "-"], ["R7", "", "6"]]
    assert read_sheet(sheet(rows), STUDY).remarks == ("Als leeg gelezen: R3 (‘n.v.t.’), R6 (‘-’).",)
    many = read_sheet(sheet([head, ["R10", "7", "7"], *([f"R{n}", "-", "7"] for n in range(1, 9))]), STUDY)
    assert many.remarks[0].endswith("R5 (‘-’) en nog 3 andere.")


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"", b"PK\x03\x04"])
def test_a_file_that_is_no_table_is_told_apart(data: bytes) -> None:
    assert read_sheet(data, STUDY).is_unreadable
    assert not read_sheet(sheet([["vraag", "antwoord"], ["R1", "7"]]), STUDY).is_unreadable


def test_a_column_twice_is_a_mistake() -> None:
    assert "De kolom ‘jong’ staat er twee keer. Haal" in problems(["code", "jong", "Jong"], ["R1", "7", "8"])[0]


def test_a_sheet_without_any_score_is_told() -> None:
    assert problems(CODES_AND_YOUNG, ["R1", "", ""]) == ["Er staat geen enkele score in dit bestand."]


@pytest.mark.parametrize("nothing", ["n.v.t.", "NVT", "-", "–", "—", "n.v.t", "...", "Onbekend"])
def test_what_people_write_in_a_cell_without_a_value_is_empty(nothing: str) -> None:
    rows = sheet(
        [["code", "jong", "management", "n_jong"], ["R1", "7", nothing, nothing], ["R2", nothing, "6", nothing]]
    )
    assert entered(rows) == [("R1", "young", "7", None), ("R2", "management", "6", None)]


def test_nobody_answered_and_no_score_is_an_empty_row() -> None:
    assert entered(sheet([CODES_AND_YOUNG, ["R1", "", "0"], ["R2", "7", "34"]])) == [("R2", "young", "7", 34)]


def test_a_score_of_nobody_is_withheld_whatever_the_options_say() -> None:
    rows = sheet([CODES_AND_YOUNG, ["R1", "7,4 (n=12)", "0"], ["R2", "7", "0"]])
    options = SheetOptions(n={Side.YOUNG: 34}, is_confirmed_later=True)
    result = read_sheet(rows, STUDY, options)
    assert [entry.n for entry in result.entries] == [0, 0]
    outcomes = [compared.outcome(Side.YOUNG) for compared in comparison_of(result.entries).items]
    assert outcomes[:2] == [Withheld(WithheldCause.TOO_FEW)] * 2


def test_nobody_as_the_number_of_the_options_withholds_too() -> None:
    [entry] = read_sheet(sheet([["code", "jong"], ["R1", "7"]]), STUDY, SheetOptions(n={Side.YOUNG: 0})).entries
    assert entry.n == 0
    assert comparison_of([entry]).item("R1").outcome(Side.YOUNG) == Withheld(WithheldCause.TOO_FEW)


def test_fifty_percentages_are_one_message() -> None:
    codes = [item.code for item in STUDY.items]
    assert problems(CODES_AND_YOUNG, *([code, "79", "34"] for code in codes)) == [
        "Kolom B (jong): Dit lijken percentages, of er vielen komma’s weg (79 in plaats van 7,9). "
        "Wij hebben gemiddelden nodig, van 1 tot 10."
    ]


@pytest.mark.parametrize("typed", ["0,88", "88%", "88,5 %", "0"])
@pytest.mark.parametrize("scale", ["1-10", "1-5"])
def test_percentages_as_excel_keeps_them_are_one_message_for_both_columns(typed: str, scale: str) -> None:
    rows = [[item.code, typed, typed] for item in STUDY.items]
    assert problems(["code", "jong", "management"], *rows, options=SheetOptions(SCALES[scale])) == [
        "Kolom B (jong) en C (management): Dit lijken percentages. "
        f"Wij hebben gemiddelden nodig, van 1 tot {scale[2:]}."
    ]


def test_one_percentage_is_named_as_what_it_is_and_is_no_longer_scale() -> None:
    for typed in ("100%", "200 %"):
        data, options = sheet([CODES_AND_YOUNG, ["R1", typed, "34"]]), SheetOptions(SCALES["1-5"])
        result = read_sheet(data, STUDY, options)
        assert [str(problem) for problem in result.problems] == [
            f"Rij 2, kolom B (jong): ‘{typed}’ is een percentage. Wij hebben gemiddelden van 1 tot 5 nodig."
        ]
        assert result.question is None


def test_a_column_of_percentages_leaves_the_mistakes_of_other_columns() -> None:
    rows = [["code", "jong", "management"], ["R1", "79", "x"], ["R2", "61", "11"], ["R3", "85", "7"]]
    assert [told.split(":")[0] for told in problems(*rows)] == [
        "Rij 2, kolom C (management)", "Rij 3, kolom C (management)", "Kolom B (jong)",
    ]  # fmt: skip


def test_a_likely_value_is_refused_where_nobody_confirms_it() -> None:
    assert problems(CODES_AND_YOUNG, ["R1", "7,4 (n=12)", "34"], ["R2", "7-apr", "34 mensen"]) == [
        "Rij 2, kolom B (jong): ‘7,4 (n=12)’ is geen getal. Bedoelt u 7,4? Zet dat dan in deze cel, "
        "en 12 in de kolom n_jong.",
        "Rij 3, kolom B (jong): ‘7-apr’ is geen getal. Bedoelt u 7,4? Zet dat dan in deze cel.",
        "Rij 3, kolom C (n_jong): ‘34 mensen’ is geen getal. Bedoelt u 34? Zet dat dan in deze cel.",
    ]


CONFIRMED = SheetOptions(is_confirmed_later=True)


def test_a_likely_value_is_taken_to_be_confirmed() -> None:
    result = read_sheet(sheet([CODES_AND_YOUNG, ["R1", "7,4*", "34"], ["R2", "8", "n=9"]]), STUDY, CONFIRMED)
    assert [(str(entry.mean), entry.n) for entry in result.entries] == [("7.4", 34), ("8", 9)]
    assert [(each.row, each.column, each.typed, each.meant) for each in result.likely_values] == [
        (2, "B (jong)", "7,4*", "7,4"), (3, "C (n_jong)", "n=9", "9"),
    ]  # fmt: skip


def test_a_likely_value_outside_the_scale_is_told_as_that() -> None:
    result = read_sheet(sheet([CODES_AND_YOUNG, ["R1", "79*", "34"]]), STUDY, CONFIRMED)
    assert [str(problem) for problem in result.problems] == [
        "Rij 2, kolom B (jong): ‘79*’ lezen wij als 79. Dat ligt buiten de schaal van 1 tot 10."
    ]
    options = SheetOptions(SCALES["1-5"], is_confirmed_later=True)
    result = read_sheet(sheet([CODES_AND_YOUNG, ["R1", "7,4 (n=12)", ""]]), STUDY, options)
    assert "‘7,4 (n=12)’ lezen wij als 7,4. Dat ligt buiten de schaal van 1 tot 5." in str(result.problems[0])
    assert result.question is Question.ABOVE_SCALE


def test_a_day_outside_the_scale_stays_a_day() -> None:
    [told] = read_sheet(sheet([["code", "jong"], ["R1", "31-12-2025"]]), STUDY, CONFIRMED).problems
    assert "‘31-12-2025’ is geen getal" in str(told)


@pytest.mark.parametrize("typed", ["3,4 (n=3)", "3,4 [3]", "3,4 (3x)", "3,4 (n3)", "3,4 (n 3)", "3,4, n=3"])
@pytest.mark.parametrize(
    ("column", "n", "read"),
    [
        ("", 3, "3,4 met 3 antwoorden"),
        ("3", 3, "3,4 met 3 antwoorden"),
        (
            "7",
            3,
            "3,4 met 3 antwoorden: in de cel staat 3, in de kolom n_jong staat 7, en wij nemen het kleinste aantal",
        ),
        (
            "1",
            1,
            "3,4 met 1 antwoord: in de cel staat 3, in de kolom n_jong staat 1, en wij nemen het kleinste aantal",
        ),
    ],
)
def test_of_two_numbers_of_answers_the_smaller_counts_and_both_are_named(
    typed: str, column: str, n: int, read: str
) -> None:
    result = read_sheet(sheet([CODES_AND_YOUNG, ["R1", typed, column], ["R2", "7", "34"]], ";"), STUDY, CONFIRMED)
    assert [entry.n for entry in result.entries] == [n, 34]
    assert [each.meant for each in result.likely_values] == [read]


def test_a_number_behind_a_score_that_no_group_has_is_not_taken() -> None:
    [told] = read_sheet(sheet([["code", "jong"], ["R1", "3,4 (n=999999)"]]), STUDY, CONFIRMED).problems
    assert "‘3,4 (n=999999)’ is geen getal" in str(told)


def test_a_number_behind_an_open_score_is_the_same_question_as_one_in_its_column() -> None:
    options = SheetOptions(management_form=ManagementForm.AGREED, is_confirmed_later=True)
    result = read_sheet(sheet([["code", "management"], ["R1", "5,5 (n=3)"]]), STUDY, options)
    assert (result.entries, result.question) == ((), Question.COUNTED)


def test_the_number_of_answers_of_open_scores_is_the_one_thing_to_ask() -> None:
    rows, agreed = sheet([["code", "management", "n_management"], ["R1", "6,4", "8"]]), ManagementForm.AGREED
    assert read_sheet(rows, STUDY, SheetOptions(management_form=agreed)).question is Question.COUNTED
    wrong = sheet([["code", "management", "n_management"], ["R1", "64", "8"]])
    result = read_sheet(wrong, STUDY, SheetOptions(management_form=agreed))
    assert result.question is None
    assert result.counted in result.problems
    both = read_sheet(rows, STUDY, SheetOptions(SCALES["1-5"], management_form=agreed))
    assert (len(both.problems), both.question) == (2, Question.COUNTED)


@pytest.mark.parametrize(
    ("scale", "rows", "question"),
    [
        ("1-5", [["R1", "7", "34"], ["R2", "4", "34"]], Question.ABOVE_SCALE),
        ("1-5", [["R1", "7", "34"], ["R2", "x", "34"]], None),
        ("1-5", [["R1", "70", "34"]], None),
        ("1-5", [["R1", "0", "34"]], None),
        ("1-10", [["R1", "11", "34"]], None),
    ],
)
def test_scores_of_one_to_ten_on_a_shorter_scale_are_the_one_thing_to_ask(
    scale: str, rows: list[list[str]], question: Question | None
) -> None:
    result = read_sheet(sheet([CODES_AND_YOUNG, *rows]), STUDY, SheetOptions(SCALES[scale]))
    assert bool(result.problems)
    assert result.question is question


def test_the_shape_says_where_columns_and_rows_lie() -> None:
    shape = read_sheet(sheet([["iets"], CODES_AND_YOUNG, ["R1", "7", "34"]]), STUDY).shape
    assert shape.columns == {"code": "A (code)", "jong": "B (jong)", "n_jong": "C (n_jong)"}
    assert shape.rows == {"R1": 3}


def test_one_group_on_another_scale_raises_a_question_on_the_command_line() -> None:
    codes = [item.code for item in STUDY.items]
    rows = sheet([["code", "jong", "management"], *([code, "4,2", "7"] for code in codes)])
    [remark] = read_sheet(rows, STUDY).remarks
    assert "De scores van het management passen niet op die schaal" in remark
    assert remark.endswith("Kies dan --scale 1-10.")
    assert read_sheet(rows, STUDY, SheetOptions(SCALES["1-10"])).remarks == ()
