"""A table with a row for each statement and group."""

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.means import looks_like_means
from tests.cast import STUDY
from tests.importers.surveys.means.reading import NAMES, asked, entered, sheet, understood

HEAD = ["stelling", "groep", "gemiddelde", "aantal"]
ROWS = [[name, group, mean, n] for name in NAMES for group, mean, n in (("jong", "7.9", "23"), ("MT", "6.1", "8"))]


def test_the_group_stands_beside_each_mean() -> None:
    found = entered(sheet([HEAD, *ROWS]))
    assert found[:2] == [("R1", "young", "7.9", 23), ("R1", "management", "6.1", 8)]
    assert len(found) == 6


def test_the_columns_and_groups_are_told() -> None:
    found = understood(sheet([HEAD, *ROWS]))
    assert [use.code for use in found.columns] == ["statement", "group", "mean", "n"]
    assert [(group.value, group.rows, str(group.side)) for group in found.groups] == [
        ("jong", 3, "young"),
        ("MT", 3, "management"),
    ]


def test_a_group_that_nobody_can_tell_is_asked() -> None:
    rows = [[name, group, *figures] for name, group, *figures in ROWS if group == "MT"]
    sheets = sheet([HEAD, *rows, *([name, "trainees", "9.1", "6"] for name in NAMES)])
    assert asked(sheets) == [("value", "trainees", ["young", "none"])]
    (question,) = understood(sheets).questions
    assert question.text == "Bij welke groep horen de gemiddelden waar ‘trainees’ bij staat?"
    assert len(entered(sheets, choices=Choices(values={"trainees": "young"}))) == 6


def test_a_third_group_beside_both_of_ours_is_passed_over_and_told() -> None:
    sheets = sheet([HEAD, *ROWS, *([name, "trainees", "9.1", "6"] for name in NAMES)])
    assert len(entered(sheets)) == 6
    assert "Niet gebruikt: de gemiddelden waar ‘trainees’ bij staat." in understood(sheets).remarks


def test_totals_and_the_country_are_neither_group() -> None:
    found = understood(sheet([HEAD, *ROWS, *([name, "Totaal", "7.1", "31"] for name in NAMES)]))
    assert len(found.entries) == 6
    assert [(group.side, group.is_sure) for group in found.groups if group.value == "Totaal"] == [(None, True)]


def test_two_columns_that_may_be_the_means_are_asked() -> None:
    head = ["stelling", "groep", "score 2023", "score 2025"]
    rows = [[*row[:3], "5.5"] for row in ROWS]
    assert asked(sheet([head, *rows])) == [
        ("column", "score 2023", ["mean", "none"]),
        ("column", "score 2025", ["mean", "none"]),
    ]
    found = entered(sheet([head, *rows]), choices=Choices(columns={"score 2025": "mean"}))
    assert {mean for _, _, mean, _ in found} == {"5.5"}


def test_one_means_column_is_left_when_the_other_is_not_it() -> None:
    head = ["stelling", "groep", "score 2023", "score 2025"]
    rows = [[*row[:3], "5.5"] for row in ROWS]
    found = entered(sheet([head, *rows]), choices=Choices(columns={"score 2023": "none"}))
    assert {mean for _, _, mean, _ in found} == {"5.5"}


def test_years_in_a_column_are_asked() -> None:
    rows = [[year, *row[:2], mean] for year, mean in (("2023", "5.5"), ("2025", "7.9")) for row in ROWS]
    sheets = sheet([["jaar", "stelling", "groep", "gem"], *rows])
    assert asked(sheets) == [("sheet", "uitkomsten.xlsx", ["2023", "2025"])]
    found = entered(sheets, choices=Choices(sheets={"uitkomsten.xlsx": "2025"}))
    assert {mean for _, _, mean, _ in found} == {"7.9"}


def test_the_number_of_a_group_may_stand_in_its_name() -> None:
    rows = [[name, group, "7.1"] for name in NAMES for group in ("Jong (n=23)", "MT (n=8)")]
    assert {n for *_, n in entered(sheet([HEAD[:3], *rows]))} == {23, 8}


def test_a_group_that_leaves_management_out_is_not_management_and_is_told() -> None:
    rows = [[name, group, "7.1", "9"] for name in NAMES for group in ("Jong", "Niet-management")]
    found = understood(sheet([HEAD, *rows]))
    assert {entry.side for entry in found.entries} == {Side.YOUNG}
    assert "Niet gebruikt: de gemiddelden waar ‘Niet-management’ bij staat." in found.remarks


def test_answers_of_a_few_named_people_are_not_taken_for_departments() -> None:
    rows = [[who, name, group, "7"] for name in NAMES for group in ("jong", "MT") for who in ("Anna", "Bram")]
    assert not looks_like_means([sheet([["wie", *HEAD[:3]], *rows])], STUDY, UNDECIDED)
