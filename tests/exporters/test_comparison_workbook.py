"""The workbook for people: its numbers, its formats, and its sheets of changes and explanations."""

from dataclasses import replace
from datetime import date

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.publication import Correction, Publication
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.exporters.comparison_files import comparison_csv_dutch, comparison_json
from tests.cast import DAY, STUDY, asking, few, gouda, mixes
from tests.exporters.reading import book
from tests.exporters.rounds import of_a_year_before
from tests.imported import beside_our_own, imported_round


def about(comparison: Comparison, *more: Comparison) -> dict[str, str]:
    """What the sheet 'Uitleg' says above its columns."""
    lines = list(book(comparison, *more)["Uitleg"].iter_rows(max_col=2, values_only=True))
    return dict(lines[: lines.index((None, None))])


def test_the_workbook_is_for_people() -> None:
    page = book(gouda())["Vergelijking"]
    headings = [cell.value for cell in page[1]]
    assert headings[:7] == ["Code", "Soort", "Reden", "Stelling", "Jong", "Management", "Verschil"]
    third = dict(zip(headings, page[4], strict=True))
    assert (third["Jong"].value, third["Jong"].number_format) == (8.0, "0.0")
    assert third["Soort"].value == "reden"
    assert page.freeze_panes == "E2"
    assert page.column_dimensions["D"].width > 50
    seventh = dict(zip(headings, page[8], strict=True))
    assert seventh["Verschil"].value == -0.9


def test_a_statement_on_two_lines_is_given_their_height() -> None:
    page = book(gouda())["Vergelijking"]
    width = page.column_dimensions["D"].width
    heights = {row[3].value: page.row_dimensions[row[0].row].height for row in page.iter_rows(min_row=2)}
    assert any(len(text) > width for text in heights)
    assert all((height == 30) == (60 < len(text) <= 120) for text, height in heights.items() if len(text) <= 120)


def test_steps_and_margins_show_three_decimals_and_counts_none() -> None:
    page = book(gouda())["Vergelijking"]
    formats = {cell.value: page.cell(2, cell.column).number_format for cell in page[1]}
    for name in ("Stap van één jonge ambtenaar", "Stap van één manager", "Stappen samen", "Marge van het verschil"):
        assert formats[name] == "0.000"
    assert (formats["Antwoorden jong"], formats["Plaats jong"], formats["Gevraagd jong"]) == ("0", "0", "0")
    assert (formats["Jong"], formats["Verschil"], formats["Landelijk alle"]) == ("0.0", "0.0", "0.0")


def test_the_workbook_has_a_sheet_of_changes_only_with_a_previous_round() -> None:
    assert book(gouda()).sheetnames == ["Voor een memo", "Vergelijking", "Uitleg"]
    found = book(gouda(), of_a_year_before(gouda()))
    assert found.sheetnames == ["Voor een memo", "Vergelijking", "Uitleg", "Verandering"]
    head, first, *rest = found["Verandering"].iter_rows(values_only=True)
    cells = dict(zip(head, first, strict=True))
    assert len(rest) == 99
    assert (cells["Groep"], cells["Vorige ronde"], cells["Deze ronde"]) == ("jong", 8.2, 8.7)
    assert (cells["Verandering"], cells["Opnieuw gevraagd"]) == (0.5, "ja")


def test_the_sheet_of_explanations_says_what_the_figures_are_about() -> None:
    found = about(gouda(), of_a_year_before(gouda()))
    assert (found["Gemeente"], found["Datum"]) == ("Gouda", "21 november 2026")
    assert found["Vorige ronde"] == "21 november 2025. Opnieuw gevraagd: ja."
    assert "2025" in found["Landelijk"]
    assert "5 antwoorden" in found["Niet getoond"]
    assert found["Toeval"].startswith("Van vijftig verschillen vallen er twee of drie alleen door toeval")
    assert not {"Vorige ronde", "Toeval"} & set(about(mixes()["one-item"]))


def test_the_sheet_of_explanations_says_which_group_was_asked_again_and_what_is_hidden() -> None:
    before = of_a_year_before(gouda())
    given: list[dict[Side, bool]] = [{}, {Side.YOUNG: True}, {Side.MANAGEMENT: False}]
    rounds = [compare(replace(gouda().round, asked_again=answers), STUDY) for answers in given]
    told = [about(now, before)["Vorige ronde"] for now in rounds]
    hidden = "staat er niet: daarvoor moet iedereen in die groep opnieuw gevraagd zijn."
    assert told == [
        "21 november 2025. Opnieuw gevraagd: niet bekend. Wat er veranderde bij jonge ambtenaren en het management, "
        f"{hidden}",
        "21 november 2025. Opnieuw gevraagd: jonge ambtenaren ja, het management niet bekend. "
        f"Wat er veranderde bij het management, {hidden}",
        "21 november 2025. Opnieuw gevraagd: jonge ambtenaren niet bekend, het management nee. "
        f"Wat er veranderde bij jonge ambtenaren en het management, {hidden}",
    ]


def test_only_a_group_that_was_asked_again_has_a_change() -> None:
    now = compare(replace(gouda().round, asked_again={Side.YOUNG: True}), STUDY)
    head, *rows = book(now, of_a_year_before(gouda()))["Verandering"].iter_rows(values_only=True)
    assert {dict(zip(head, row, strict=True))["Groep"] for row in rows} == {"jong"}


def test_what_was_mended_after_sharing_stands_in_every_sheet_that_people_read() -> None:
    publication = Publication({Side.YOUNG: DAY}, 5, corrections=(Correction(Side.YOUNG, "R3", date(2026, 12, 1)),))
    mended = compare(replace(gouda().round, publication=publication), STUDY)
    told = (
        "Verbeterd na het vastleggen: ‘te weinig financiële groei’ (R3), jonge ambtenaren, "
        "op 1 december 2026. Het was een tikfout."
    )
    pages = book(mended)
    for name in ("Voor een memo", "Vergelijking", "Uitleg"):
        assert told in {cell.value for row in pages[name].iter_rows() for cell in row}
    assert "Verbeterd" not in about(gouda())


def test_the_explanation_says_that_means_of_1_to_5_were_converted() -> None:
    low = few({"R1": ("4.4", "3.2")}, scale=SCALES["1-5"])
    assert about(low)["Schaal"] == "Gemiddelden van 1 tot 5 zijn omgerekend naar scores van 1 tot 10: 4,4 wordt 8,7."
    assert "Schaal" not in about(gouda())


def test_a_group_with_more_answers_than_people_who_were_asked_is_named() -> None:
    more = compare(replace(gouda().round, asked=asking(30, 16)), STUDY)
    assert about(more)["Niet getoond"] == (
        "Een score staat er vanaf 5 antwoorden. Niet bij jonge ambtenaren: meer antwoorden dan gevraagde mensen."
    )
    memo = " ".join(str(cell.value) for row in book(more)["Voor een memo"].iter_rows() for cell in row if cell.value)
    assert "Scores van jonge ambtenaren niet getoond: meer antwoorden dan gevraagde mensen." in memo
    assert "een score staat er vanaf" not in memo


def test_the_explanation_says_that_statements_may_have_read_otherwise_in_another_survey() -> None:
    told = "Het management las de stellingen in een eigen enquête. Misschien stonden sommige daar iets anders."
    assert about(compare(beside_our_own(Side.MANAGEMENT), STUDY))["Stellingen"] == told
    assert "Stellingen" not in about(gouda())


def test_of_another_survey_no_answer_word_of_ours_is_in_the_workbook_or_the_other_files() -> None:
    imported = compare(imported_round(), STUDY)
    files = {
        "xlsx": " ".join(str(cell.value) for sheet in book(imported) for row in sheet for cell in row),
        "csv": comparison_csv_dutch(imported).decode("utf-8-sig"),
        "json": comparison_json(imported).decode(),
    }
    ours = {word for of_kind in STUDY.answer_words.values() for word in of_kind} - {"veel steun"}  # of a high score too
    for name, text in files.items():
        assert {word for word in ours if f" {word}" in text} == set(), name


def test_a_sheet_of_changes_without_a_change_says_so() -> None:
    page = book(few({"R1": ("7", "7")}, scale=SCALES["marks"]), gouda())["Verandering"]
    assert [cell.value for row in page.iter_rows() for cell in row] == [
        "Er is geen score die wij in beide rondes tonen en mogen vergelijken."
    ]
