"""A round as a value: the number of answers behind an entry, an entry as plain values, and the state of its scores."""

from dataclasses import replace
from decimal import Decimal

import pytest

from retention_check.domain.comparison import compare
from retention_check.domain.publication import Correction, Publication
from retention_check.domain.round import Agreement, Entry, ManagementForm, Round, same_municipality
from retention_check.domain.scores import Withheld, WithheldCause
from retention_check.domain.side import Side
from tests.cast import DAY, STUDY, entries, gouda

R1 = Entry("R1", Side.YOUNG, Decimal("7.90"))
ROUND = Round((R1,), DAY, answers={Side.YOUNG: 34})


def test_an_entry_without_a_number_of_its_own_has_that_of_its_side() -> None:
    assert ROUND.answers_behind(R1) == 34
    assert ROUND.answers_behind(replace(R1, n=30)) == 30
    assert ROUND.answers_behind(replace(R1, side=Side.MANAGEMENT)) is None


def test_an_item_that_nobody_answered_does_not_borrow_the_answers_of_its_side() -> None:
    nobody = replace(R1, n=0)
    assert ROUND.answers_behind(nobody) == 0
    found = compare(replace(ROUND, entries=(nobody,)), STUDY)
    assert found.item("R1").outcome(Side.YOUNG) == Withheld(WithheldCause.TOO_FEW)


@pytest.mark.parametrize("entry", [R1, Entry("M3.2", Side.MANAGEMENT, Decimal("1E+1"), 0)])
def test_an_entry_comes_back_from_plain_values_with_every_digit(entry: Entry) -> None:
    plain = entry.to_primitives()
    assert Entry.from_primitives(**plain) == entry  # type: ignore[arg-type]
    assert not {"E", "e"} & set(str(plain["mean"]))


def test_the_plain_values_of_an_entry_are_text_and_whole_numbers() -> None:
    assert R1.to_primitives() == {"code": "R1", "side": "young", "mean": "7.90", "n": None}


def test_what_was_entered_for_one_side_can_be_asked_for() -> None:
    both = Round(entries({"R1": ("7", "6"), "R2": (None, "5")}), DAY)
    assert [entry.code for entry in both.entries_of(Side.MANAGEMENT)] == ["R1", "R2"]
    assert [entry.code for entry in both.entries_of(Side.YOUNG)] == ["R1"]


def test_only_agreed_scores_wait_to_be_locked() -> None:
    agreed = replace(ROUND, management_form=ManagementForm.AGREED)
    assert (agreed.is_agreed, agreed.awaits_locking) == (True, True)
    assert not replace(agreed, is_locked=True).awaits_locking
    assert not gouda().round.is_agreed
    assert not gouda().round.awaits_locking


def test_the_most_answers_of_a_side_are_those_of_the_side_or_of_one_item() -> None:
    assert ROUND.most_answers(Side.YOUNG) == 34
    assert replace(ROUND, entries=(replace(R1, n=40),)).most_answers(Side.YOUNG) == 40
    assert ROUND.most_answers(Side.MANAGEMENT) is None


@pytest.mark.parametrize(("asked", "too_many"), [(None, False), (35, False), (34, False), (33, True)])
def test_more_people_than_were_asked_cannot_have_answered(asked: int | None, too_many: bool) -> None:
    for side in Side:
        round = Round((), DAY, asked={side: asked}, answers={side: 34})
        assert round.has_more_answers_than_asked(side) == too_many


def test_nobody_is_counted_behind_an_agreed_score() -> None:
    both = dict.fromkeys(Side, 34)
    round = Round((), DAY, management_form=ManagementForm.AGREED, asked=dict.fromkeys(Side, 1), answers=both)
    assert [round.has_more_answers_than_asked(side) for side in Side] == [True, False]


def test_without_management_rounds_that_differ_in_management_alone_are_equal() -> None:
    found = entries({"R1": ("7", "6"), "R2": (None, "5")})
    young = Round((found[0],), DAY, "Gouda", asked={Side.YOUNG: 58}, answers={Side.YOUNG: 34})
    other = replace(
        young,
        entries=found,
        management_form=ManagementForm.AGREED,
        management_role="gemeentesecretaris",
        asked={Side.YOUNG: 58, Side.MANAGEMENT: 16},
        answers={Side.YOUNG: 34, Side.MANAGEMENT: 8},
        is_locked=True,
        topics=("R2",),
        publication=Publication(
            days={Side.MANAGEMENT: DAY},
            condensed={Side.MANAGEMENT: {}},
            corrections=(Correction(Side.MANAGEMENT, "R1", DAY),),
        ),
        asked_again={Side.MANAGEMENT: True},
    )
    assert other.without_management() == young.without_management() == young


def test_without_management_agreements_stay_and_topics_go_for_they_may_have_been_chosen_by_its_scores() -> None:
    round = replace(ROUND, agreements=(Agreement("koffie"),), topics=("R3",))
    assert round.without_management() == replace(round, topics=())


def test_results_open_with_the_scores_of_young_staff_unless_open_scores_are_not_locked() -> None:
    assert ROUND.opens_results
    assert not replace(ROUND, entries=()).opens_results
    agreed = replace(ROUND, management_form=ManagementForm.AGREED)
    assert not agreed.opens_results
    assert replace(agreed, is_locked=True).opens_results


def test_open_scores_are_always_given_anew_and_others_only_when_it_is_said() -> None:
    assert not any(ROUND.was_asked_again(side) for side in Side)
    assert replace(ROUND, asked_again={Side.YOUNG: True}).was_asked_again(Side.YOUNG)
    assert not replace(ROUND, asked_again={Side.YOUNG: False}).was_asked_again(Side.YOUNG)
    assert replace(ROUND, management_form=ManagementForm.AGREED).was_asked_again(Side.MANAGEMENT)


def test_the_answers_behind_an_entry_with_none_are_none_and_not_those_of_its_side() -> None:
    round = replace(ROUND, entries=(replace(R1, n=0),), answers={Side.YOUNG: 34})
    assert round.answers_behind(round.entries[0]) == 0


def test_capital_letters_and_spaces_make_no_other_municipality() -> None:
    assert same_municipality("'s-Hertogenbosch", " 'S-hertogenbosch ")
    assert same_municipality("Dijk en Waard", "dijk  enWaard")
    assert not same_municipality("Delft", "Gouda")
