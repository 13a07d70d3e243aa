"""The example is recognised by what is shown of it, so that recognising it tells nothing of what is withheld."""

from dataclasses import replace
from decimal import Decimal

import pytest

from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.condensing import shown_only
from retention_check.domain.round import ManagementForm, Round
from retention_check.domain.side import Side
from retention_check.example import is_example
from tests.cast import DAY, STUDY, comparison_of, example_entries, gouda, texel

YOUNG = Side.YOUNG


def example(**round: object) -> Comparison:
    return compare(replace(comparison_of(example_entries(), "Testdam").round, **round), STUDY)  # type: ignore[arg-type]


def test_its_scores_are_known_under_any_name_and_its_name_with_any_scores() -> None:
    assert is_example(example())
    assert is_example(comparison_of(example_entries(), "VOORBEELDSTAD"))
    assert is_example(compare(Round((), DAY, "Voorbeeldstad"), STUDY))
    assert not is_example(gouda())
    assert not is_example(texel())


def test_without_management_it_is_still_known() -> None:
    assert is_example(compare(example().round.without_management(), STUDY))


def test_its_shown_scores_alone_are_enough() -> None:
    assert is_example(compare(shown_only(example()), STUDY))
    rounded_alike = tuple(replace(entry, mean=entry.mean + Decimal("0.04")) for entry in example_entries())
    assert is_example(
        example(entries=tuple(replace(entry, mean=min(entry.mean, Decimal(10))) for entry in rounded_alike))
    )


def test_open_scores_of_the_example_are_known() -> None:
    open_scores = tuple(
        replace(entry, n=None) if entry.side is Side.MANAGEMENT else entry for entry in example_entries()
    )
    assert is_example(example(entries=open_scores, management_form=ManagementForm.AGREED))


@pytest.mark.parametrize("hidden", ["those of the example", "others"])
def test_what_is_withheld_makes_no_difference(hidden: str) -> None:
    moved = Decimal(0) if hidden == "those of the example" else Decimal("-0.5")
    few = tuple(
        replace(entry, n=3, mean=entry.mean + moved) if entry.side is Side.MANAGEMENT else entry
        for entry in example_entries()
    )
    assert is_example(example(entries=few))
    reversed_few = tuple(
        replace(entry, n=3, mean=entry.mean + moved) if entry.side is YOUNG else entry for entry in example_entries()
    )
    assert not is_example(example(entries=reversed_few))
