"""Putting a round on another scale: means say something else then, and words stay the same words."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from retention_check.domain.comparison import compare
from retention_check.domain.corrections import review
from retention_check.domain.publication import Correction, Publication
from retention_check.domain.rescaling import gives_words, outside, with_scale
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scales import SCALES, Scale
from retention_check.domain.scores import WithheldCause
from retention_check.domain.side import Side
from tests.cast import DAY, STUDY

POINTS, ANSWERS, MARKS = (SCALES[name] for name in ("1-10", "1-5", "marks"))
WORDS = ("1", "3.25", "5.5", "7.75", "10")


def open_round(*given: str, young: str = "4", scale: Scale = POINTS, form: str = "agreed") -> Round:
    codes = [item.code for item in STUDY.items]
    found = [Entry(code, Side.MANAGEMENT, Decimal(mean)) for code, mean in zip(codes, given, strict=False)]
    entries = (Entry("R1", Side.YOUNG, Decimal(young), 9), *found)
    return Round(entries, DAY, scale=scale, management_form=ManagementForm(form))


def means(round: Round, side: Side) -> list[str]:
    return [f"{entry.mean.normalize():f}" for entry in round.entries_of(side)]


def test_means_stay_as_they_were_typed_and_words_stay_words() -> None:
    round = with_scale(open_round(*WORDS), ANSWERS)
    assert round.scale is ANSWERS
    assert (means(round, Side.YOUNG), means(round, Side.MANAGEMENT)) == (["4"], ["1", "2", "3", "4", "5"])
    shown = [compare(each, STUDY).items[4].score(Side.MANAGEMENT) for each in (open_round(*WORDS), round)]
    assert shown[0] == shown[1] is not None


def test_words_come_back_the_same() -> None:
    assert with_scale(with_scale(open_round(*WORDS), ANSWERS), POINTS) == open_round(*WORDS)


@pytest.mark.parametrize(
    "round",
    [
        open_round("3.25", "4"),  # a number between two answers
        open_round(*WORDS, form="questionnaire"),
        open_round(),
        open_round("1", "4", scale=MARKS),
    ],
    ids=["a number", "means", "nothing", "rapportcijfers"],
)
def test_what_is_not_in_words_stays_as_it_was_entered(round: Round) -> None:
    assert not gives_words(round)
    assert with_scale(round, ANSWERS) == replace(round, scale=ANSWERS)


def test_words_are_no_words_in_rapportcijfers() -> None:
    assert with_scale(open_round(*WORDS), MARKS) == replace(open_round(*WORDS), scale=MARKS)
    answers = open_round("1", "2", "5", scale=ANSWERS)
    assert with_scale(answers, MARKS) == replace(answers, scale=MARKS)


def test_what_cannot_be_on_a_scale_is_named() -> None:
    assert [entry.code for entry in outside(with_scale(open_round(*WORDS, young="5.1"), ANSWERS))] == ["R1"]
    assert outside(with_scale(open_round(*WORDS, young="5"), ANSWERS)) == ()
    assert len(outside(replace(open_round(*WORDS, young="0.9")))) == 1


def test_shown_scores_that_are_kept_are_on_no_other_scale() -> None:
    kept = Publication(condensed={Side.YOUNG: {"R2": WithheldCause.TOO_FEW}})
    assert outside(replace(open_round(young="9"), scale=ANSWERS, publication=kept)) == ()


def test_published_words_on_another_scale_are_no_correction() -> None:
    old = replace(open_round(*WORDS), is_locked=True, publication=Publication({Side.MANAGEMENT: DAY}))
    later = DAY + timedelta(days=1)
    assert review(old, with_scale(old, ANSWERS), STUDY, later).corrections == ()
    assert review(old, with_scale(old, ANSWERS), STUDY, later).refusals == {}
    numbers = replace(old, entries=open_round("3.25", "4").entries)
    assert review(numbers, with_scale(numbers, ANSWERS), STUDY, later).corrections == (
        Correction(None, "scale", later),
    )
