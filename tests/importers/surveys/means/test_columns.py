"""What each column is, and what is asked."""

import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import Choices
from tests.importers.surveys.means.reading import PLAIN, asked, entered, headed, sheet, understood

MEANS = ["young", "management", "none"]


def uses(*headings: str, rows: list[list[str]]) -> list[str]:
    return [use.code for use in understood(headed(*headings, rows=rows)).columns]


def with_counts(*counts: str) -> list[list[str]]:
    return [[*row, *counts] for row in PLAIN]


def test_numbers_without_a_group_belong_to_the_means_that_they_stand_behind() -> None:
    rows = [[name, young, "23", management, "8"] for name, young, management in PLAIN]
    assert uses("", "Jong", "n", "MT", "n", rows=rows) == [
        "statement",
        "young",
        "n_young",
        "management",
        "n_management",
    ]


def test_one_column_of_numbers_for_two_groups_is_asked() -> None:
    sheets = headed("", "Jong", "MT", "aantal", rows=with_counts("23"))
    assert asked(sheets) == [("column", "aantal", ["n_young", "n_management", "none"])]


def test_the_only_group_has_the_only_numbers() -> None:
    assert uses("", "Jong", "rang", "aantal", rows=with_counts("23")) == ["statement", "young", "", "n_young"]


def test_a_column_that_counts_is_not_asked() -> None:
    rows = [[str(place), *row] for place, row in enumerate(PLAIN, 1)]
    assert uses("", "", "Jong", "MT", rows=rows)[1:] == ["statement", "young", "management"]


def test_columns_that_nothing_tells_of_are_asked_while_a_group_is_missing() -> None:
    assert asked(headed("", "Beleid", "Uitvoering")) == [("column", "Beleid", MEANS), ("column", "Uitvoering", MEANS)]
    assert asked(headed("", "Jong", "Beleid")) == [("column", "Beleid", ["management", "none"])]
    assert asked(headed("", "Jong", "MT", "Beleid", rows=with_counts("7.2"))) == []


def test_two_columns_of_one_group_are_asked_and_one_answer_is_enough() -> None:
    sheets = headed("", "Jong 2023", "Jong 2025")
    (question,) = understood(sheets).questions
    assert question.text == (
        "Er zijn twee kolommen met gemiddelden van jonge ambtenaren: ‘Jong 2023’ en ‘Jong 2025’. "
        "Welke moeten wij lezen?"
    )
    assert [(option.value, option.text) for option in question.options] == [
        ("young", "‘Jong 2025’"),
        ("none", "‘Jong 2023’"),
    ]
    assert question.flag(question.options[0]) == "--column 'Jong 2025=young'"
    chosen = Choices(columns={"Jong 2025": "young"})
    assert [mean for _, _, mean, _ in entered(sheets, choices=chosen)] == ["6.1", "6.0", "4.2"]
    dropped = Choices(columns={"Jong 2025": "none"})
    assert [mean for _, _, mean, _ in entered(sheets, choices=dropped)] == ["7.9", "6.2", "4.8"]


def test_two_years_beside_each_other_are_one_question_and_management_follows() -> None:
    rows = [[row[0], "5.1", "5.2", *row[1:]] for row in PLAIN]
    sheets = headed("", "Jong 2023", "MT 2023", "Jong 2025", "MT 2025", rows=rows)
    assert [about for _, about, _ in asked(sheets)] == ["Jong 2025"]
    assert not any("Niet gebruikt" in remark for remark in understood(sheets).remarks)
    for chosen, means in (("young", {"7.9", "6.2", "4.8", "6.1", "6.0", "4.2"}), ("none", {"5.1", "5.2"})):
        found = entered(sheets, choices=Choices(columns={"Jong 2025": chosen}))
        assert {mean for _, _, mean, _ in found} == means
        assert len(found) == 6


def test_three_columns_of_one_group_are_asked_one_by_one() -> None:
    sheets = headed("", "Jong a", "Jong b", "Jong c", rows=[[row[0], "5.1", *row[1:]] for row in PLAIN])
    assert [about for _, about, _ in asked(sheets)] == ["Jong c"]
    assert [about for _, about, _ in asked(sheets, choices=Choices(columns={"Jong c": "none"}))] == ["Jong b"]


def test_two_columns_that_were_chosen_for_one_thing_are_told() -> None:
    choices = Choices(columns={"A": "young", "B": "young"})
    assert [mean for _, _, mean, _ in entered(headed("", "A", "B"), choices=choices)] == ["7.9", "6.2", "4.8"]
    told = "U koos kolom B en kolom C allebei voor de gemiddelden van jonge ambtenaren. Wij lezen kolom B."
    assert told in understood(headed("", "A", "B"), choices=choices).remarks


def test_a_column_that_nothing_tells_of_is_asked_in_plain_words() -> None:
    (question, _) = understood(headed("", "Groep A", "Groep B")).questions
    assert question.text == "Van wie zijn de gemiddelden in kolom B (‘Groep A’)?"
    assert [option.text for option in question.options] == [
        "Van jonge ambtenaren",
        "Van het management",
        "Van geen van beide: sla over",
    ]


def test_the_numbers_of_the_year_of_the_means_are_taken() -> None:
    rows = [[*row, "20", "23"] for row in PLAIN]
    sheets = headed("", "Jong 2023", "Jong 2025", "n jong 2023", "n jong 2025", rows=rows)
    assert [about for _, about, _ in asked(sheets)] == ["Jong 2025"]
    assert {n for *_, n in entered(sheets, choices=Choices(columns={"Jong 2025": "young"}))} == {23}


def test_the_same_heading_twice_has_two_names() -> None:
    assert [about for _, about, _ in asked(headed("", "Jong", "Jong"))] == ["Jong (2)"]
    (question,) = understood(headed("", "Jong", "Jong")).questions
    assert "kolom B (‘Jong’) en kolom C (‘Jong’)" in question.text


@pytest.mark.parametrize("chosen", ["young", "management"])
def test_what_a_person_chose_is_read(chosen: str) -> None:
    choices = Choices(columns={"A": chosen, "B": "none"})
    assert {side for _, side, _, _ in entered(headed("", "A", "B"), choices=choices)} == {chosen}


def test_a_file_of_one_group_needs_no_heading_that_names_it() -> None:
    sheets = headed("", "gemiddelde", "n", rows=[[row[0], row[1], "23"] for row in PLAIN])
    assert [about for _, about, _ in asked(sheets)] == ["gemiddelde"]
    found = entered(sheets, choices=Choices(sides={"uitkomsten.xlsx": Side.MANAGEMENT}))
    assert found[0] == ("R1", "management", "7.9", 23)


def test_a_column_without_a_heading_is_named_by_its_letter() -> None:
    assert [about for _, about, _ in asked(sheet(PLAIN))] == ["kolom B", "kolom C"]


def test_figures_below_a_spread_a_rank_or_a_percentage_are_never_means() -> None:
    for heading in ("sd jong", "rang jong", "% jong", "landelijk jong", "verschil jong"):
        assert uses("", "Jong", heading, rows=PLAIN) == ["statement", "young", ""]


def test_a_column_that_counts_is_not_taken_for_the_means_of_a_file_of_one_group() -> None:
    rows = [[row[0], str(place), row[1]] for place, row in enumerate(PLAIN, 1)]
    found = entered(headed("", "a", "b", rows=rows), choices=Choices(sides={"uitkomsten.xlsx": Side.YOUNG}))
    assert [mean for _, _, mean, _ in found] == ["7.9", "6.2", "4.8"]


def test_a_column_that_leaves_management_out_is_not_used_and_told() -> None:
    found = understood(headed("Stelling", "Jong", "Niet-management"))
    assert {entry.side for entry in found.entries} == {Side.YOUNG}
    assert "Niet gebruikt: ‘Niet-management’ (kolom C)." in found.remarks


def test_a_second_column_of_a_group_that_can_only_count_holds_its_numbers() -> None:
    rows = with_counts("23", "9")
    assert entered(headed("Stelling", "Jong", "MT", "Jong", "MT", rows=rows))[::3] == [
        ("R1", "young", "7.9", 23),
        ("R1", "management", "6.1", 9),
    ]


def test_a_column_that_can_only_count_is_never_offered_as_means() -> None:
    assert [about for _, about, _ in asked(headed("", "J", "M", "x", rows=[[*row, "9"] for row in PLAIN]))] == [
        "J",
        "M",
    ]
    told = asked(headed("", "Groep A", "Groep B", "nJ", "nM", rows=with_counts("23", "9")))
    assert [about for _, about, _ in told] == ["Groep A", "Groep B"]


def test_means_of_different_years_beside_each_other_are_told() -> None:
    rows = [[*row, "5.5"] for row in PLAIN]
    sheets = headed("", "Jong 2023", "Jong 2025", "MT 2023", rows=rows)
    read = understood(sheets, choices=Choices(columns={"Jong 2025": "young"}))
    told = "Niet van hetzelfde jaar: de scores van jonge ambtenaren van 2025 en de scores van het management van 2023."
    assert any(told in remark for remark in read.remarks)
    same = understood(sheets, choices=Choices(columns={"Jong 2023": "young"}))
    assert not any("hetzelfde jaar" in remark for remark in same.remarks)
