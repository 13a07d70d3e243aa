"""One change since the previous round as a row: an open mark where it stood then, a filled one where it stands now."""

from dataclasses import dataclass

from retention_check.charts.rows import APART, Mark, grid, x_of
from retention_check.domain.change import Change
from retention_check.domain.side import Side

HEIGHT = 26  # of one row, in the units of the other rows
LANE = 13.0
NUDGE = 4.5  # marks that would cover each other move up (then) and down (now)


@dataclass(frozen=True)
class ChangeRow:
    """The drawing of one change: the shape is that of the group, the line runs from then to now."""

    side: Side
    before: Mark
    now: Mark
    grid: tuple[float, ...]


def change_row(change: Change) -> ChangeRow:
    """The positions of one change."""
    before, now = x_of(change.before.shown_mean), x_of(change.now.shown_mean)
    nudge = NUDGE if abs(before - now) < APART else 0.0
    return ChangeRow(change.side, Mark(before, LANE - nudge), Mark(now, LANE + nudge), grid())
