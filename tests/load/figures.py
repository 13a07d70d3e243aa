"""How long each step took, how often it failed, and what was counted in the end: a table to print."""

import asyncio
import math
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

LAG = "the driver itself"  # how late it is with what it wants to do: what is slow here is not the server
TICK = 0.05


@dataclass
class Figures:
    """Seconds by step, and failures by step."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failures: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Take the time of a step; one that fails counts as a failure alone."""
        began = time.monotonic()
        try:
            yield
        except Exception:
            self.failures[step] += 1
            raise
        self.seconds[step].append(time.monotonic() - began)

    async def watch_driver(self) -> None:
        """Note for ever how late the driver is."""
        while True:
            began = time.monotonic()
            await asyncio.sleep(TICK)
            self.seconds[LAG].append(max(0.0, time.monotonic() - began - TICK))

    def percentile(self, step: str, percent: int) -> float:
        """So many percent took this long or less; 0 when there were none."""
        found = sorted(self.seconds[step])
        return found[max(0, math.ceil(len(found) * percent / 100) - 1)] if found else 0.0

    @property
    def table(self) -> list[str]:
        """A line for each step, in milliseconds."""
        lines = [f"{'step':<20}{'times':>8}{'failed':>8}{'p50':>8}{'p95':>8}{'max':>8}  (ms)"]
        for step in sorted({*self.seconds, *self.failures}):
            times = [f"{self.percentile(step, percent) * 1000:>8.0f}" for percent in (50, 95, 100)]
            lines.append(f"{step:<20}{len(self.seconds[step]):>8}{self.failures[step]:>8}{''.join(times)}")
        return lines


@dataclass(frozen=True)
class Outcome:
    """What became of the phones: `is_exact` says that every tally is that of the answers that were acknowledged."""

    phones: int
    acknowledged: int
    lost: int
    twice: int
    is_exact: bool
    took: float
    figures: Figures = field(compare=False)

    @property
    def is_right(self) -> bool:
        """Everyone was acknowledged, and each counted once."""
        return self.is_exact and self.acknowledged == self.phones and not self.lost and not self.twice

    @property
    def table(self) -> list[str]:
        """All of it, to print."""
        told = f"{self.phones} phones in {self.took:.0f} s: {self.acknowledged} acknowledged, {self.lost} lost"
        return [
            f"{told}, {self.twice} counted twice, tallies {'exact' if self.is_exact else 'WRONG'}",
            *self.figures.table,
        ]
