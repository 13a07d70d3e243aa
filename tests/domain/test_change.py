"""Change since the previous round: on which items, judged by which steps, and for whom it is told."""

from decimal import Decimal

from retention_check.domain.change import Change, changes
from retention_check.domain.round import ManagementForm
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from tests.cast import few


def test_a_change_is_counted_on_items_shown_in_both_rounds() -> None:
    before, now = few({"R1": ("7.0", "7.0"), "R2": ("7.0", None)}), few({"R1": ("7.5", "7.1"), "R3": ("8.0", None)})
    found = {(change.item.code, change.side): change for change in changes(now, before)}
    assert set(found) == {("R1", Side.YOUNG), ("R1", Side.MANAGEMENT)}
    young, management = found["R1", Side.YOUNG], found["R1", Side.MANAGEMENT]
    assert (young.change, young.exceeds_step) == (Decimal("0.5"), True)
    assert (management.change, management.exceeds_step) == (Decimal("0.1"), False)  # two steps of 2.25 / 8


def moved(before: str, now: str, answers: int) -> Change:
    [change] = changes(few({"R1": (now, None)}, n_young=answers), few({"R1": (before, None)}, n_young=answers))
    return change


def test_a_change_of_exactly_the_steps_of_both_rounds_is_not_visible() -> None:
    # 2.25 / 45 = 0.05 in each round
    assert [moved("7.0", now, answers=45).exceeds_step for now in ("7.1", "6.9")] == [False, False]
    assert [moved("7.0", now, answers=45).exceeds_step for now in ("7.2", "6.8")] == [True, True]


def test_a_change_is_judged_by_the_steps_of_both_rounds_together() -> None:
    # 2.25 / 10 = 0.225 in each round
    assert not moved("7.0", "7.4", answers=10).exceeds_step
    assert moved("7.0", "7.5", answers=10).exceeds_step


def test_management_is_compared_over_time_only_in_the_same_form() -> None:
    agreed = few({"R1": ("7.0", "5.5")}, n_management=None, management_form=ManagementForm.AGREED)
    assert [change.side for change in changes(few({"R1": ("7.5", "7.1")}), agreed)] == [Side.YOUNG]


def test_another_instrument_is_not_compared_over_time() -> None:
    assert changes(few({"R1": ("7", "7")}), few({"R1": ("6", "6")}, scale=SCALES["marks"])) == []
