"""What waits of a survey between two requests: what may be used of its files, and what was decided about it so far."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from retention_check import clock, store
from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.web.extensions import database, waiting_sheets

KIND = "survey"


@dataclass(frozen=True)
class WaitingSurvey:
    """The reduced tables of a survey, with the choices made about them.

    `asked` says how many of a side were asked, as it was typed; `open_scores` what was answered about open scores that
    would go.
    """

    kept: bytes
    choices: Choices = UNDECIDED
    asked: Mapping[Side, int | None] = field(default_factory=dict)
    open_scores: str = ""

    @property
    def version(self) -> str:
        """What the page carries, so that it can be told that another page changed the choices meanwhile."""
        decided = json.dumps(self.choices.to_primitives(), sort_keys=True)
        return hashlib.sha256(decided.encode()).hexdigest()[:16]

    def decided(self, choices: Choices, asked: Mapping[Side, int | None], open_scores: str) -> "WaitingSurvey":
        """The same with other decisions."""
        return replace(self, choices=choices, asked=asked, open_scores=open_scores)

    def to_bytes(self) -> bytes:
        """The decisions on one line, and the tables behind it."""
        return self._decided() + b"\n" + self.kept

    @classmethod
    def from_bytes(cls, data: bytes) -> "WaitingSurvey":
        """What `to_bytes` wrote."""
        decided, _, kept = data.partition(b"\n")
        raw = json.loads(decided)
        asked = {Side(side): n for side, n in raw["asked"].items()}
        return cls(kept, Choices.from_primitives(raw["choices"]), asked, raw["open_scores"])

    def _decided(self) -> bytes:
        raw = {
            "choices": self.choices.to_primitives(),
            "asked": {str(side): n for side, n in self.asked.items()},
            "open_scores": self.open_scores,
        }
        return json.dumps(raw).encode()


def let_wait(public_id: str, survey: WaitingSurvey) -> str | None:
    """Let a survey of a round wait, and return its token; None when that cannot be done now, GoneError."""
    token = waiting_sheets().put(public_id, survey.to_bytes(), KIND)
    # asked after it lies there: who wiped the round before this did not find it, who does so from now on will
    if token and store.rounds.load(database(), public_id, clock.today()) is None:
        waiting_sheets().discard(public_id, token, KIND)
        raise store.GoneError
    return token


def wait_again(public_id: str, token: str, survey: WaitingSurvey) -> bool:
    """Let a survey wait with other decisions, half an hour from now; False when that cannot be done, GoneError."""
    is_kept = waiting_sheets().replace(public_id, token, survey.to_bytes(), KIND)
    if is_kept and store.rounds.load(database(), public_id, clock.today()) is None:
        waiting_sheets().discard(public_id, token, KIND)
        raise store.GoneError
    return is_kept


def waiting_survey(public_id: str, token: str) -> WaitingSurvey | None:
    """The survey of a round that waits; None when it does no longer."""
    data = waiting_sheets().get(public_id, token, KIND)
    return WaitingSurvey.from_bytes(data) if data is not None else None


def forget_survey(public_id: str, token: str) -> None:
    """It was saved: it need not wait any longer."""
    waiting_sheets().discard(public_id, token, KIND)
