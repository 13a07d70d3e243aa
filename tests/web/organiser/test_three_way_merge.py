"""Two people type in the same form: what each changed stays, and only what both changed is told."""

import pytest

from retention_check.web.organiser.three_way_merge import Conflict, merge


@pytest.mark.parametrize(
    ("opened", "typed", "stored", "merged"),
    [
        ("7", "7", "7", "7"),
        ("7", "8", "7", "8"),
        ("7", "7", "9", "9"),
        ("7", "8", "8", "8"),
        ("", "8", "", "8"),
        ("", "", "9", "9"),
        ("7", "", "7", ""),
        ("7", "7", "", ""),
        ("7", "", "", ""),
        ("", "8", "8", "8"),
    ],
)
def test_a_field_that_one_changed_or_both_alike_has_no_conflict(
    opened: str, typed: str, stored: str, merged: str
) -> None:
    found = merge(["R1"], {"R1": opened}, {"R1": typed}, {"R1": stored})
    assert found.conflicts == ()
    assert found.cells == ({"R1": merged} if merged else {})


@pytest.mark.parametrize(
    ("opened", "typed", "stored"), [("7", "8", "9"), ("", "8", "9"), ("7", "", "9"), ("7", "8", "")]
)
def test_a_field_that_both_changed_is_a_conflict_and_shows_what_was_typed(opened: str, typed: str, stored: str) -> None:
    found = merge(["R1"], {"R1": opened}, {"R1": typed}, {"R1": stored})
    assert found.conflicts == (Conflict("R1", typed, stored),)
    assert found.cells == ({"R1": typed} if typed else {})


def test_a_field_that_is_not_there_is_empty() -> None:
    found = merge(["R1", "R2"], {}, {"R1": "8"}, {"R2": "6"})
    assert (found.cells, found.conflicts) == ({"R1": "8", "R2": "6"}, ())


def test_fields_that_are_not_ours_are_left_out() -> None:
    assert merge(["R1"], {}, {"R1": "8", "x": "1"}, {"y": "2"}).cells == {"R1": "8"}
