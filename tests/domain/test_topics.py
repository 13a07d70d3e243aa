"""Topics: those that were chosen, else what the comparison proposes, one for each reason's theme."""

from retention_check.domain.topics import PROPOSED, topics
from tests.cast import delft, gouda, mixes, texel


def test_three_topics_are_proposed_from_three_themes_with_a_reason_why() -> None:
    for name, found in mixes().items():
        proposed = topics(found)
        assert len(proposed) == 3, name
        assert len({topic.reason.code for topic in proposed}) == 3, name
        assert all(topic.why.endswith(".") for topic in proposed), name


def test_a_chosen_topic_is_kept_in_its_order() -> None:
    assert [topic.compared.item.code for topic in topics(gouda(), ("M3.2", "R3"))] == ["M3.2", "R3"]


def test_without_own_scores_topics_come_from_the_country() -> None:
    assert ["Landelijk" in topic.why for topic in topics(texel())] == [True] * PROPOSED


def test_with_one_side_withheld_topics_come_from_the_other() -> None:
    assert ["management" in topic.why for topic in topics(delft())] == [True] * PROPOSED


def test_when_all_is_equal_the_topics_are_what_both_agree_on() -> None:
    assert ["eens" in topic.why for topic in topics(mixes()["equal"])] == [True] * PROPOSED
