"""Two people change one round at once: the changes of both are kept, and only what both changed is a conflict."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.merging import merge_rounds, merge_values
from retention_check.domain.publication import Publication
from retention_check.domain.round import Agreement, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from tests.cast import DAY, gouda

GOUDA = gouda().round
VALUES = st.dictionaries(st.sampled_from("abc"), st.integers(1, 3))


def with_mean(mean: str, place: int = 0) -> Round:
    entries = list(GOUDA.entries)
    entries[place] = replace(entries[place], mean=Decimal(mean))
    return replace(GOUDA, entries=tuple(entries))


@given(VALUES, VALUES, VALUES)
def test_a_value_that_one_changed_is_taken_from_who_changed_it(
    opened: dict[str, int], mine: dict[str, int], theirs: dict[str, int]
) -> None:
    merged = merge_values(opened, mine, theirs)
    for key in "abc":
        was, wanted, stored = opened.get(key), mine.get(key), theirs.get(key)
        assert merged.values.get(key) == (stored if wanted == was else wanted)
        assert (key in merged.conflicts) == (len({was, wanted, stored}) == 3)


def test_changes_in_different_places_are_put_together() -> None:
    mine = replace(with_mean("3.3"), municipality="Delft")
    theirs = replace(with_mean("4.4", place=1), asked={**GOUDA.asked, Side.YOUNG: 77})
    merged = merge_rounds(GOUDA, mine, theirs)
    assert merged is not None
    assert [str(entry.mean) for entry in merged.entries[:2]] == ["3.3", "4.4"]
    assert (merged.municipality, merged.asked[Side.YOUNG]) == ("Delft", 77)


def test_one_score_changed_by_both_is_a_conflict_unless_they_agree() -> None:
    assert merge_rounds(GOUDA, with_mean("3.3"), with_mean("4.4")) is None
    assert merge_rounds(GOUDA, with_mean("3.3"), with_mean("3.3")) == with_mean("3.3")


def test_two_lists_of_agreements_are_not_put_together() -> None:
    mine, theirs = (replace(GOUDA, agreements=(Agreement(what),)) for what in ("thee", "koffie"))
    assert merge_rounds(GOUDA, mine, theirs) is None


def test_who_removes_a_score_and_who_removes_a_number_are_heard() -> None:
    mine = replace(GOUDA, entries=GOUDA.entries[1:])
    theirs = replace(GOUDA, asked={})
    assert merge_rounds(GOUDA, mine, theirs) == replace(mine, asked={})


def test_what_was_published_meanwhile_must_be_seen_before_anything_changes() -> None:
    theirs = replace(GOUDA, publication=Publication({Side.YOUNG: DAY}))
    assert merge_rounds(GOUDA, with_mean("3.3"), theirs) is None
    assert merge_rounds(GOUDA, replace(GOUDA, day=DAY + timedelta(days=1)), theirs) is None


def test_what_scores_stand_for_is_not_put_together_with_other_scores() -> None:
    how: list[dict[str, object]] = [
        {"management_form": ManagementForm.AGREED},
        {"scale": SCALES["1-5"]},
        {"is_locked": True},
    ]
    for change in how:
        otherwise = replace(GOUDA, **change)  # type: ignore[arg-type]
        for other in (with_mean("3.3"), replace(GOUDA, answers={Side.YOUNG: 44}), replace(GOUDA, management_role="HR")):
            assert merge_rounds(GOUDA, otherwise, other) is None
            assert merge_rounds(GOUDA, other, otherwise) is None
        assert merge_rounds(GOUDA, otherwise, replace(GOUDA, municipality="Delft")) is not None
        assert merge_rounds(GOUDA, otherwise, otherwise) == otherwise
