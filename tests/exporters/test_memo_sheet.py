"""The sheet for a memo: every cell is what the report shows, numbers stay numbers, and the lines around it say how."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from retention_check.domain.comparison import Comparison, ItemComparison, compare
from retention_check.domain.difference import Bound, Level
from retention_check.domain.item import Kind
from retention_check.domain.round import Round
from retention_check.domain.scores import Withheld
from retention_check.domain.side import Side
from retention_check.domain.wording import shown_text, signed_text
from retention_check.example import EXAMPLE_NAME
from retention_check.report.model import without_management
from tests.cast import (
    ASKED,
    STUDY,
    comparison_of,
    delft,
    example_entries,
    few,
    gouda,
    mixes,
    open_scores,
    texel,
)
from tests.exporters.reading import book
from tests.exporters.rounds import rounds
from tests.matrix import some_now

MEMO = "Voor een memo"
BOTH = ["Reden", "Jong", "Management", "Verschil", "Landelijk verschil"]


def page_of(comparison: Comparison) -> Any:
    return book(comparison)[MEMO]


def table(comparison: Comparison) -> Iterator[dict[str, Any]]:
    """The rows of the table, their cells by heading; an open score's heading without that word."""
    rows = list(page_of(comparison).iter_rows())
    [top] = [place for place, row in enumerate(rows) if row[0].value == "Reden"]
    head = [str(cell.value).replace(" (open\N{NO-BREAK SPACE}score)", "") for cell in rows[top] if cell.value]
    for row in rows[top + 1 : top + 11]:
        yield dict(zip(head, row[: len(head)], strict=True))


def lines(comparison: Comparison) -> str:
    """The texts above and below the table."""
    rows = page_of(comparison).iter_rows(values_only=True)
    return "\n".join(str(row[0]) for row in rows if row[0] and not any(row[1:]))


def shown(cell: Any) -> str:
    """What a Dutch spreadsheet shows in a cell: the number in its form."""
    if not isinstance(cell.value, int | float):
        return str(cell.value)
    forms = cell.number_format.split(";")
    number = Decimal(str(cell.value))
    form = forms[0] if len(forms) == 1 or number > 0 else forms[1] if number < 0 else forms[2]
    assert re.fullmatch(r'(?:"[^"]*"|\+)*0\.0(?:"[^"]*")?', form), form
    return str(form).replace('"', "").replace("0.0", f"{abs(number):.1f}".replace(".", ","))


def expected_score(compared: ItemComparison, side: Side) -> str:
    if isinstance(compared.outcome(side), Withheld):
        return "niet getoond"
    return shown_text(compared, side) or "–"


def expected_gap(compared: ItemComparison) -> str:
    gap = compared.gap
    if gap is None:
        return "–"
    if gap.bound is Bound.SAME_END:
        return "0,0 (beide einde)"
    return signed_text(gap) + {Level.TOO_SMALL: "°", Level.CHANCE: "~", Level.CLEAR: "", None: ""}[gap.level]


@settings(max_examples=30, deadline=None)
@given(rounds())
def test_every_cell_is_what_the_report_shows(round: Round) -> None:
    comparison = compare(round, STUDY)
    reasons = comparison.of_kind(Kind.REASON)
    for compared, row in zip(reasons, table(comparison), strict=True):
        assert row["Reden"].value == compared.item.text
        for side, heading in ((Side.YOUNG, "Jong"), (Side.MANAGEMENT, "Management")):
            if heading in row:
                assert shown(row[heading]) == expected_score(compared, side)
                number = compared.shown_score(side)
                assert number is None or row[heading].value == float(number)
            else:
                assert not any(each.outcome(side) for each in reasons)
        if "Verschil" in row:
            assert shown(row["Verschil"]) == expected_gap(compared)
            assert bool(row["Verschil"].font.bold) is bool(compared.gap and compared.gap.is_clear)
        if "Landelijk verschil" in row:
            assert row["Landelijk verschil"].value == float(compared.national.gap)


@pytest.mark.parametrize(
    "name", some_now(mixes(), ["full", "agreed", "opposite-ends", "withheld", "no-common-items", "marks"])
)
def test_the_signs_beside_a_difference_are_explained_where_they_stand(name: str) -> None:
    comparison = mixes()[name]
    texts, rows = lines(comparison), list(table(comparison))
    told = {"°": "° te klein", "~": "~ kan toeval zijn", "(beide einde)": "beide einde: beide scores liggen"}
    for sign, meaning in told.items():
        stands = any(shown(cell).endswith(sign) for row in rows for cell in row.values())
        assert stands == (meaning.casefold() in texts.casefold()), sign
    is_bold = any(cell.font.bold for row in rows for cell in row.values())
    assert is_bold == ("vet: duidelijk" in texts.casefold())


def test_it_is_the_first_sheet_and_says_whose_scores_these_are() -> None:
    workbook = book(gouda())
    assert workbook.sheetnames[0] == workbook.active.title == MEMO
    assert list(next(table(gouda()))) == BOTH
    texts = lines(gouda())
    assert texts.startswith(
        "Redenen voor vertrek van jonge ambtenaren, volgens beide groepen\nGouda, 21 november 2026\n"
    )
    assert "Antwoorden: 42 van 58 jonge ambtenaren en 11 van 16 mensen van het management." in texts
    assert "Schaal van 1 (weegt licht) tot 10 (weegt zwaar). Een hoge score is slecht nieuws" in texts
    assert "Bij het kleinste aantal antwoorden (40 en 11) kan een verschil tot en met 1,5 punt toeval zijn." in texts
    assert "(Universiteit Utrecht en VNG Connect, 2025), 551 jonge ambtenaren en 115 gemeentesecretarissen." in texts


def test_it_prints_on_one_page_without_gridlines() -> None:
    page = page_of(gouda())
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("portrait", 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert {page.page_setup.fitToWidth, page.page_setup.fitToHeight} <= {None, 1}  # not written, it is 1
    assert not page.sheet_view.showGridLines


def test_one_group_stands_beside_its_own_national_score() -> None:
    young = without_management(gouda())
    assert list(next(table(young))) == ["Reden", "Jong", "Landelijk jong", "Jong tegenover landelijk"]
    assert [shown(cell) for cell in next(table(young)).values()] == [
        "Te weinig carrièreontwikkeling",
        "8,7",
        "8,4",
        "+0,3~",
    ]
    assert "management" not in lines(young).casefold()
    assert "één antwoord kan dit verschil maken" in lines(young)
    management = next(table(mixes()["management-only"]))
    assert list(management)[1:] == ["Management", "Landelijk secretarissen", "Management tegenover landelijk"]


def test_a_withheld_group_is_named_with_the_cause_and_has_no_number() -> None:
    for row in table(delft()):
        assert (row["Jong"].value, row["Verschil"].value) == ("niet getoond", "–")
    texts = lines(delft())
    assert "Scores van jonge ambtenaren niet getoond: te weinig antwoorden." in texts
    assert "Niet getoond: een score staat er vanaf 5 antwoorden." in texts
    assert "Niet getoond" not in lines(gouda())


def test_without_scores_the_country_stands_alone() -> None:
    assert list(next(table(texel()))) == ["Reden", "Landelijk jong", "Landelijk secretarissen", "Landelijk verschil"]
    assert "landelijk\nTexel, 21 november 2026\nDe gemeente heeft bij deze redenen geen scores." in lines(texel())


def test_an_open_score_is_labelled_in_its_heading_and_below() -> None:
    agreed = open_scores({"R1": ("7.9", "5.5")}, management_role="directie")
    headings = [cell.value for row in page_of(agreed).iter_rows() for cell in row if row[0].value == "Reden"]
    assert headings[2] == "Management (open\N{NO-BREAK SPACE}score)"
    assert "Management: open score, niet anoniem (directie)." in lines(agreed)
    assert "Antwoorden: 34 jonge ambtenaren." in lines(agreed)


def test_the_example_and_school_marks_say_what_they_are() -> None:
    example = comparison_of(example_entries(), EXAMPLE_NAME, asked=ASKED)
    assert "Voorbeeld, verzonnen cijfers." in lines(example)
    assert "Voorbeeld" not in lines(gouda())
    assert "ander meetinstrument" in lines(mixes()["marks"])


def test_a_name_that_looks_like_a_formula_is_text() -> None:
    page = page_of(few({"R1": ("7", "6")}, municipality='=HYPERLINK("https://example.org")'))
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    assert page["A2"].value.startswith("'=HYPERLINK")


def test_a_line_that_is_longer_than_the_page_is_wide_is_given_more_height() -> None:
    short, long = (replace(gouda(), round=replace(gouda().round, municipality=name)) for name in ("Ede", "w" * 150))
    assert page_of(long).row_dimensions[2].height > 1.9 * page_of(short).row_dimensions[2].height
