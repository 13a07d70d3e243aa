"""Findings and topics: each rule as the report words it."""

from decimal import Decimal

from retention_check import dialogue
from retention_check.domain.comparison import Comparison
from retention_check.domain.findings import FindingKind
from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from retention_check.importers import read_sheet
from tests.cast import delft, few, gouda, mixes, national_sheet, texel


def codes(findings: list[dialogue.Finding]) -> list[str]:
    return [finding.compared.item.code for finding in findings]


def country() -> Comparison:
    return comparison_of(read_sheet(national_sheet(), STUDY).entries)


def test_agreement_is_half_a_point_or_less_and_the_most_important_comes_first() -> None:
    found = few({"R1": ("6.0", "6.5"), "R2": ("8.0", "8.1"), "R3": ("9.0", "8.4")})
    assert codes(dialogue.agreed_on(found, Kind.REASON)) == ["R2", "R1"]


def test_what_is_seen_differently_is_weighed_by_how_much_it_matters() -> None:
    found = few({"M3.1": ("8.0", "6.5"), "M8.3": ("6.0", "4.4")})
    # 1.5 x 7.0 = 10.5 weighs more than 1.6 x 5.0 = 8.0
    assert codes(dialogue.seen_differently(found, Kind.MEASURE)) == ["M3.1", "M8.3"]


def test_a_gap_on_what_nobody_finds_important_is_no_conversation() -> None:
    assert "M8.3" not in codes(dialogue.seen_differently(country(), Kind.MEASURE))
    assert codes(dialogue.seen_differently(country(), Kind.MEASURE))[0] == "M3.2"


def test_management_may_be_the_more_enthusiastic_side() -> None:
    finding = dialogue.seen_differently(few({"M6.1": ("6.0", "8.8")}), Kind.MEASURE)[0]
    assert finding.compared.gap is not None
    assert finding.compared.gap < 0


def test_nothing_is_both_agreed_on_and_seen_differently() -> None:
    for found in mixes().values():
        for kind in Kind:
            agreed, different = dialogue.agreed_on(found, kind), dialogue.seen_differently(found, kind)
            assert not set(codes(agreed)) & set(codes(different))


def test_a_difference_within_the_steps_is_not_a_finding() -> None:
    found = few({"R1": ("7.0", "6.0")}, n_young=5, n_management=5)  # steps together 0.9
    assert codes(dialogue.seen_differently(found, Kind.REASON)) == ["R1"]
    found = few({"R1": ("7.0", "6.2")}, n_young=5, n_management=5)
    assert codes(dialogue.seen_differently(found, Kind.REASON)) == []


def test_unlike_the_country_names_the_side_and_puts_the_largest_first() -> None:
    found = few({"R1": ("8.4", "6.0"), "R9": ("7.0", "4.5")})
    unlike = dialogue.differs_from_national(found, Kind.REASON)
    assert [(finding.compared.item.code, finding.side) for finding in unlike] == [
        ("R1", Side.MANAGEMENT),
        ("R9", Side.YOUNG),
    ]


def test_the_country_itself_is_nowhere_unlike_the_country() -> None:
    assert all(not dialogue.differs_from_national(country(), kind) for kind in Kind)


def test_a_reason_three_places_apart_is_a_rank_difference() -> None:
    scores = {"R1": ("9", "6"), "R2": ("8", "9"), "R3": ("7", "8"), "R4": ("6", "7")}
    found = dialogue.ranked_differently(few(scores), Kind.REASON)
    assert [(each.compared.item.code, each.young, each.management, each.of) for each in found] == [("R1", 1, 4, 4)]


def test_a_side_that_scores_all_the_same_has_no_other_order() -> None:
    scores = {f"R{number}": (str(number), "5.5") for number in range(1, 11)}
    assert dialogue.ranked_differently(few(scores), Kind.REASON) == []


def test_ranks_are_compared_over_what_both_sides_scored() -> None:
    scores = {"R1": ("9", None), "R2": ("8.5", None), "R3": ("8", None), "R4": ("7", "7")}
    assert dialogue.ranked_differently(few(scores), Kind.REASON) == []


def test_reasons_and_measures_are_named_in_turn() -> None:
    kinds = [finding.compared.item.kind for finding in dialogue.in_turn(dialogue.seen_differently, gouda())[:4]]
    assert kinds == [Kind.REASON, Kind.MEASURE, Kind.REASON, Kind.MEASURE]


def test_three_topics_are_proposed_from_three_themes_with_a_reason_why() -> None:
    for name, found in mixes().items():
        topics = dialogue.topics(found)
        assert len(topics) == 3, name
        assert len({topic.reason.code for topic in topics}) == 3, name
        assert all(topic.why.endswith(".") for topic in topics), name


def test_a_chosen_topic_is_kept_in_its_order() -> None:
    assert [topic.compared.item.code for topic in dialogue.topics(gouda(), ("M3.2", "R3"))] == ["M3.2", "R3"]


def test_without_own_scores_topics_come_from_the_country() -> None:
    assert all("Landelijk" in topic.why for topic in dialogue.topics(texel()))


def test_with_one_side_withheld_topics_come_from_the_other() -> None:
    assert all("management" in topic.why for topic in dialogue.topics(delft()))


def test_when_all_is_equal_the_topics_are_what_both_agree_on() -> None:
    assert all("eens" in topic.why for topic in dialogue.topics(mixes()["equal"]))


def test_every_rule_is_worded_with_the_numbers_of_the_code() -> None:
    rules = dialogue.rules()
    assert set(rules) == set(FindingKind)
    assert "0,5 punt" in rules[FindingKind.AGREED]
    assert "5,5 of hoger" in rules[FindingKind.DIFFERENT]
    assert Decimal("0.5") == dialogue.AGREE_WITHIN


def test_the_most_supported_measures_keep_a_tie_at_the_end_whole() -> None:
    assert [compared.item.code for compared in dialogue.most_supported(country(), Side.YOUNG)] == [
        "M1.1", "M1.2", "M7.1", "M7.2", "M2.1", "M3.1", "M8.1",
    ]  # fmt: skip
    assert dialogue.most_supported(country(), Side.YOUNG, least=True)[0].item.code == "M8.4"


def test_without_own_scores_the_lists_are_those_of_the_country() -> None:
    own, national = (
        dialogue.most_supported(country(), Side.MANAGEMENT),
        dialogue.most_supported(texel(), Side.MANAGEMENT),
    )
    assert [compared.item.code for compared in own] == [compared.item.code for compared in national]


def test_the_widest_differences_go_both_ways() -> None:
    assert dialogue.largest_gaps(country(), Side.YOUNG)[0].item.code == "M3.2"
    assert dialogue.largest_gaps(country(), Side.MANAGEMENT)[0].item.code == "M6.4"


def test_the_closest_measures_keep_their_tie() -> None:
    assert [compared.item.code for compared in dialogue.smallest_gaps(country(), count=1)] == ["M4.3", "M10.1"]


def test_the_widest_item_of_the_country_is_a_higher_scale_in_the_same_job() -> None:
    assert dialogue.widest_nationally(country().study).code == "M3.2"


def test_a_list_in_which_everything_ties_is_empty() -> None:
    assert dialogue.most_supported(mixes()["equal"], Side.YOUNG) == []
    assert dialogue.smallest_gaps(mixes()["equal"]) == []
