"""The study as data: its figures, its own sentences, and the two readings of its second table."""

from decimal import Decimal
from itertools import pairwise

import pytest

from retention_check.domain.item import Item, Kind
from retention_check.domain.scales import rounded
from retention_check.domain.side import Side
from retention_check.domain.study import Means
from retention_check.studies import load_study

STUDY = load_study()


def highest(kind: Kind, count: int, reverse: bool = True) -> list[str]:
    """Codes with the highest (or lowest) means of all respondents."""
    items = sorted(STUDY.of_kind(kind), key=lambda item: STUDY.means(item.code).all, reverse=reverse)
    return [item.code for item in items[:count]]


def mean(kind: Kind, side: Side) -> Decimal:
    values = [STUDY.means(item.code).of(side) for item in STUDY.of_kind(kind)]
    return rounded(sum(values, Decimal(0)) / len(values))


def test_there_are_ten_reasons_with_four_measures_each() -> None:
    assert [item.code for item in STUDY.of_kind(Kind.REASON)] == [f"R{number}" for number in range(1, 11)]
    for number in range(1, 11):
        assert [item.code for item in STUDY.measures_of(f"R{number}")] == [f"M{number}.{row}" for row in range(1, 5)]


@pytest.mark.parametrize("item", STUDY.items, ids=lambda item: item.code)
def test_the_mean_of_all_is_the_weighed_mean_of_both_sides(item: Item) -> None:
    def weighed(means: Means) -> Decimal:
        respondents = STUDY.edition.respondents
        return sum((respondents[side] * means.of(side) for side in Side), Decimal(0)) / sum(respondents.values())

    for means in (STUDY.national[item.code].read, STUDY.national[item.code].printed):
        assert abs(means.all - weighed(means)) <= Decimal("0.1")


def test_every_reason_has_its_own_question_and_its_measures_share_one() -> None:
    asked = {item.code: item.question for item in STUDY.items}
    assert asked["R2"].startswith("In hoeverre is te weinig gebruik van competenties volgens u een belangrijke reden ")
    assert asked["R4"].endswith("volgens u een reden waarom jonge ambtenaren vertrekken?")
    assert all(asked[item.code].startswith("In hoeverre ") for item in STUDY.of_kind(Kind.REASON))
    for reason in STUDY.of_kind(Kind.REASON):
        (question,) = {asked[measure.code] for measure in STUDY.measures_of(reason.code)}
        assert f"via {reason.goal[0].lower()}{reason.goal[1:]}. In hoeverre steunt u deze maatregelen?" in question
    assert not [question for question in asked.values() if any(sign in question for sign in "[]{}…")]


def test_the_respondents_are_those_who_began_minus_those_left_out() -> None:
    edition = STUDY.edition
    assert edition.started - sum(group.people for group in edition.excluded) == sum(edition.respondents.values())


def test_the_field_period_is_that_of_the_study() -> None:
    assert (STUDY.edition.field_start.isoformat(), STUDY.edition.field_end.isoformat()) == ("2025-02-17", "2025-04-02")


def test_the_three_main_reasons_are_career_competences_and_pay() -> None:
    assert highest(Kind.REASON, 3) == ["R1", "R2", "R3"]


def test_the_five_most_supported_measures_are_those_the_study_names() -> None:
    # two on promotion, two on training, one on scrapping rules: sections 1.3 and the summary
    assert highest(Kind.MEASURE, 5) == ["M1.1", "M1.2", "M7.1", "M7.2", "M8.1"]


def test_the_five_least_supported_measures_are_those_the_study_names() -> None:
    # deviating from rules, administrative support, diversity in promotion and retention, freelance work: section 1.3
    assert highest(Kind.MEASURE, 5, reverse=False) == ["M8.4", "M8.3", "M10.4", "M10.3", "M3.4"]


def test_the_largest_gap_is_a_higher_scale_in_the_same_job() -> None:
    largest = max(STUDY.of_kind(Kind.MEASURE), key=lambda item: abs(STUDY.means(item.code).gap))
    means = STUDY.means(largest.code)
    assert (largest.code, *(str(means.of(side)) for side in Side)) == ("M3.2", "8.1", "4.9")


def test_the_greatest_agreement_is_a_tie_of_two() -> None:
    gaps = {item.code: abs(STUDY.means(item.code).gap) for item in STUDY.of_kind(Kind.MEASURE)}
    assert [code for code, gap in gaps.items() if gap == min(gaps.values())] == ["M4.3", "M10.1"]


def test_the_fifth_measure_of_young_staff_is_a_tie_of_three() -> None:
    values = {item.code: STUDY.means(item.code).of(Side.YOUNG) for item in STUDY.of_kind(Kind.MEASURE)}
    fifth = sorted(values.values(), reverse=True)[4]
    assert [code for code, value in values.items() if value == fifth] == ["M2.1", "M3.1", "M8.1"]


def test_secretaries_score_eight_reasons_lower_and_twelve_measures_higher() -> None:
    gaps = {item.code: STUDY.means(item.code).gap for item in STUDY.items}
    reasons = [item.code for item in STUDY.of_kind(Kind.REASON)]
    measures = [item.code for item in STUDY.of_kind(Kind.MEASURE)]
    assert sum(gaps[code] > 0 for code in reasons) == 8
    assert gaps["R4"] == 0
    assert gaps["R7"] < 0
    assert sum(gaps[code] < 0 for code in measures) == 12


def test_overall_means_are_those_of_the_table() -> None:
    assert [mean(Kind.MEASURE, side) for side in Side] == [Decimal("7.1"), Decimal("6.8")]
    assert [mean(Kind.REASON, side) for side in Side] == [Decimal("7.1"), Decimal("6.5")]


def test_the_slip_moves_each_value_of_the_first_block_down_one_row() -> None:
    codes = STUDY.edition.slip_codes
    for above, below in pairwise(codes):
        assert STUDY.national[below].read == STUDY.national[above].printed
    assert STUDY.national["M1.1"].read == STUDY.national["M1.4"].printed
    moved = [code for code, national in STUDY.national.items() if national.read != national.printed]
    assert moved == list(codes)


def test_discrepancies_of_text_and_table_follow_the_table() -> None:
    noted = {discrepancy.subject: discrepancy for discrepancy in STUDY.edition.discrepancies}
    assert noted["R2"].table == STUDY.means("R2").of(Side.YOUNG)
    assert noted["M4.3"].table == STUDY.means("M4.3").of(Side.MANAGEMENT)
    assert all(discrepancy.text != discrepancy.table for discrepancy in STUDY.edition.discrepancies)


def test_every_item_has_its_texts_and_only_known_words_were_mended() -> None:
    for item in STUDY.items:
        assert item.printed and item.text and item.definition
        assert 3 <= len(item.label) <= 42
        assert "ambteraren" not in item.text
        assert "  " not in item.text
    assert "ambteraren" in STUDY.item("M5.3").printed
    assert "  " in STUDY.item("M2.1").printed
    assert len({item.label for item in STUDY.items}) == len(STUDY.items)


def test_every_figure_names_its_place_in_the_source() -> None:
    places = [national.source for national in STUDY.national.values()]
    assert len(set(places)) == len(STUDY.items)
    assert STUDY.national["M3.2"].source == "Tabel 2 blok 3 rij 2"
