"""Topics: those that were chosen, else what the comparison proposes, one for each reason's theme."""

import pytest

from retention_check.domain.topics import PROPOSED, topics
from tests.cast import comparison_of, delft, entries, few, gouda, mixes, texel

COUNTRY = [
    ("R9", "Landelijk zien beide groepen dit verschillend: jong 6,2, gemeentesecretarissen 4,5."),
    ("R3", "Landelijk zien beide groepen dit verschillend: jong 7,6, gemeentesecretarissen 6,6."),
    ("R2", "Landelijk zien beide groepen dit verschillend: jong 8,1, gemeentesecretarissen 7,2."),
]


def proposed(name: str) -> list[tuple[str, str]]:
    return [(topic.compared.item.code, topic.why) for topic in topics(mixes()[name])]


@pytest.mark.parametrize("name", mixes())
def test_three_topics_are_proposed_from_three_themes_with_a_reason_why(name: str) -> None:
    found = topics(mixes()[name])
    assert len(found) == len({topic.reason.code for topic in found}) == PROPOSED == 3
    assert all(topic.reason.code == topic.compared.item.reason for topic in found)
    assert all(topic.why.endswith(".") for topic in found)


def test_a_chosen_topic_is_kept_in_its_order() -> None:
    found = topics(gouda(), ("M3.2", "R3"))
    assert [topic.compared.item.code for topic in found] == ["M3.2", "R3"]
    assert [topic.reason.code for topic in found] == ["R3", "R3"]
    assert {topic.why for topic in found} == {"Dit onderwerp is gekozen."}


def test_gaps_are_proposed_by_weight_and_not_by_size() -> None:
    found = few({"R1": ("7.0", "5.0"), "M2.1": ("9.0", "7.3"), "M3.3": ("5.4", "3.0"), "R4": ("5.5", "4.0")})
    # 2.0 x 6.0 = 12, 1.7 x 8.0 = 13.6, 1.5 x 4.5 = 6.75; M3.3 matters to neither side
    assert [topic.compared.item.code for topic in topics(found)] == ["M2.1", "R1", "R4"]
    assert (
        topics(found)[0].why
        == "Jong en management denken hier anders over, en het weegt zwaar: jong 9,0, management 7,3."
    )


def test_one_theme_has_one_topic_its_heaviest() -> None:
    found = few({"M1.1": ("9", "5"), "M1.2": ("9", "6"), "R1": ("9", "6.5"), "R2": ("8", "6"), "R3": ("8", "6.5")})
    assert [topic.compared.item.code for topic in topics(found)] == ["M1.1", "R2", "R3"]


def test_fewer_or_more_topics_can_be_asked_for() -> None:
    assert [len(topics(gouda(), count=count)) for count in (1, 5)] == [1, 5]


def test_after_the_gaps_come_reasons_that_count_for_both_alike() -> None:
    found = few(
        {"R1": ("8", "6"), "R2": ("6.0", "6.2"), "R3": ("7.0", "6.9"), "R4": ("5.4", "5.6"), "M5.1": ("9", "9")}
    )
    alike = "Dit telt volgens beide groepen ongeveer even zwaar: jong"
    assert [(topic.compared.item.code, topic.why) for topic in topics(found)] == [
        ("R1", "Jong en management denken hier anders over, en het weegt zwaar: jong 8,0, management 6,0."),
        ("R3", f"{alike} 7,0, management 6,9."),
        ("R2", f"{alike} 6,0, management 6,2."),
    ]
    border = few({"R4": ("5.4", "5.6"), "R5": ("5.5", "5.5"), "R6": ("7", "7")})
    assert [topic.compared.item.code for topic in topics(border)] == ["R6", "R5", "R4"]
    assert topics(border)[2].why == "Volgens jonge ambtenaren is dit een van de redenen die het zwaarst wegen: 5,4."


def test_with_one_side_topics_are_the_reasons_that_weigh_heaviest_for_it() -> None:
    heaviest = "is dit een van de redenen die het zwaarst wegen"
    assert [(topic.compared.item.code, topic.why) for topic in topics(delft())] == [
        ("R2", f"Volgens het management {heaviest}: 7,8."),
        ("R1", f"Volgens het management {heaviest}: 7,2."),
        ("R6", f"Volgens het management {heaviest}: 7,2."),
    ]
    young = few({"R5": ("3", None), "R6": ("9.8", None), "R7": ("4", None), "M1.1": ("9", None)})
    assert [(topic.compared.item.code, topic.why) for topic in topics(young)] == [
        ("R6", f"Volgens jonge ambtenaren {heaviest}: 9,5 of hoger."),
        ("R7", f"Volgens jonge ambtenaren {heaviest}: 4,0."),
        ("R5", f"Volgens jonge ambtenaren {heaviest}: 3,0."),
    ]


def test_young_civil_servants_come_before_management_where_nothing_is_common() -> None:
    found = comparison_of(entries({"R1": ("3", None), "R2": (None, "9"), "R3": (None, "8")}))
    assert [topic.compared.item.code for topic in topics(found)] == ["R1", "R2", "R3"]


@pytest.mark.parametrize("name", ["nothing", "all-withheld"])
def test_without_own_scores_topics_are_the_widest_gaps_of_the_country_by_weight(name: str) -> None:
    assert proposed(name) == COUNTRY


def test_with_measures_alone_the_country_fills_up() -> None:
    one = few({"M9.1": ("7", None)})
    assert [topic.compared.item.code for topic in topics(one)] == ["R9", "R3", "R2"]
    assert [topic.compared.item.code for topic in topics(texel())] == ["R9", "R3", "R2"]


def test_when_all_is_equal_the_topics_are_what_counts_for_both() -> None:
    assert proposed("equal") == [
        (code, "Dit telt volgens beide groepen ongeveer even zwaar: jong 7,0, management 7,0.")
        for code in ("R1", "R2", "R3")
    ]


def test_open_scores_are_proposed_by_the_same_rules() -> None:
    assert [code for code, _ in proposed("agreed")] == ["M1.1", "M7.1", "M2.1"]
