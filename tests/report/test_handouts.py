"""What a handout says of itself: how its address and codes are typed, and what is asked on paper."""

import pytest

from retention_check.domain.collection import Length
from retention_check.domain.questionnaire import short_measures
from retention_check.domain.side import Side
from retention_check.report.handouts import HandoutKind, in_parts
from retention_check.secret_links import as_typed_code
from tests.cast import STUDY
from tests.report.handout_cast import LONGEST, SERVER, handout, way_of


def test_an_address_is_typed_without_what_a_browser_adds() -> None:
    assert way_of(Side.YOUNG).typed_address == "192.168.1.20:8765/v"
    assert way_of(Side.YOUNG, SERVER).typed_address == "jonge-ambtenaren.een-gemeente-met-een-lange-naam.nl/v"


def test_a_long_address_is_cut_after_a_dot_or_slash_and_never_after_a_dash() -> None:
    way = way_of(Side.YOUNG, SERVER)
    assert way.address_parts == ("jonge-ambtenaren.", "een-gemeente-met-een-lange-naam.", "nl/", "v")
    assert "".join(way.address_parts) == way.typed_address
    assert way.is_long
    assert not way_of(Side.YOUNG).is_long


def test_codes_stand_in_parts_and_are_understood_with_their_spaces() -> None:
    assert in_parts("k7m2p9xz") == "k7m2 p9xz"
    way = way_of(Side.MANAGEMENT)
    assert way.typed_code == f"{way.code[:3]} {way.code[3:]}"
    assert as_typed_code(way.typed_code) == way.code


def test_paper_has_what_is_asked_and_nothing_else() -> None:
    found = handout(HandoutKind.PAPER, Side.YOUNG)
    assert [item.code for item in found.reasons] == [f"R{number}" for number in range(1, 11)]
    assert [item for _, items in found.measures for item in items] == list(short_measures(STUDY))
    assert all(item.reason == reason.code for reason, items in found.measures for item in items)
    chosen = handout(HandoutKind.PAPER, Side.YOUNG, length=Length.CHOSEN, chosen=("R3", "R9"))
    assert [(reason.code, len(items)) for reason, items in chosen.measures] == [("R3", 4), ("R9", 4)]


def test_the_question_about_measures_is_the_studys_and_names_no_reason() -> None:
    question = handout(HandoutKind.PAPER, Side.YOUNG).measures_question
    for reason, items in handout(HandoutKind.PAPER, Side.YOUNG).measures:
        via = f", via {reason.goal[0].lower()}{reason.goal[1:]}"
        assert via in items[0].question
        assert items[0].question.replace(via, "") == question


@pytest.mark.parametrize(("role", "named"), [("management", ""), ("managementteam", "managementteam")])
def test_a_role_is_named_where_it_says_more_than_management(role: str, named: str) -> None:
    assert handout(HandoutKind.POSTER, role=role).named_role == named


def test_much_typed_text_makes_a_poster_wordy() -> None:
    assert handout(HandoutKind.POSTER, **LONGEST).is_wordy
    assert not handout(HandoutKind.POSTER).is_wordy


def test_only_paper_is_worth_something_without_a_link() -> None:
    assert [kind for kind in HandoutKind if not kind.needs_links] == [HandoutKind.PAPER]
