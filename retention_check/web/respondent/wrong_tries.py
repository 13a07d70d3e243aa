"""How often may be guessed at a code: counted for all visitors together, for no address of anyone is kept."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limit:
    """So many wrong tries at once, and so many more a minute."""

    at_once: int
    a_minute: int

    def left(self, tries: float, seconds: float) -> float:
        """What is left of a number of wrong tries after some seconds."""
        return max(0.0, tries - seconds * self.a_minute / 60)


@dataclass
class _Counted:
    tries: float
    at: float


@dataclass(frozen=True)
class WrongTries:
    """The wrong tries of this process; `seconds` is a clock that only goes on."""

    limit: Limit
    seconds: Callable[[], float] = time.monotonic
    _counted: _Counted = field(default_factory=lambda: _Counted(0.0, 0.0), init=False, repr=False)
    _lock: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    @property
    def are_too_many(self) -> bool:
        """Whether nobody may try now."""
        with self._lock:
            return self._now() + 1 > self.limit.at_once

    def add(self) -> None:
        """Someone tried in vain."""
        with self._lock:
            self._counted.tries, self._counted.at = self._now() + 1, self.seconds()

    def _now(self) -> float:
        return self.limit.left(self._counted.tries, self.seconds() - self._counted.at)
