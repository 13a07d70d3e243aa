"""What one group gave, as it stands on its typing page: it travels with the page, signed, and is put together again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from retention_check.domain.publication import COUNT
from retention_check.domain.round import Entry, Round, in_order
from retention_check.domain.side import Side
from retention_check.domain.study import Study

SALT = "scores 1"  # another one when what is signed changes, so that a page opened before is merged with nothing

Values = Mapping[str, Entry | int]


@dataclass(frozen=True)
class SideScores:
    """The entries of one side by code, and under `n` its number of answers; nobody is counted behind open scores.

    `terms` are what the numbers go by: the scale, and the form of management's scores.
    """

    side: Side
    values: Values
    terms: tuple[str, ...] = ()

    @classmethod
    def of(cls, round: Round, side: Side) -> "SideScores":
        """What a round holds of one side."""
        is_agreed = round.gives_agreed_scores(side)
        entries = (replace(entry, n=None) if is_agreed else entry for entry in round.entries_of(side))
        values: dict[str, Entry | int] = {entry.code: entry for entry in entries}
        n = None if is_agreed else round.answers.get(side)
        terms = (round.scale.name, round.management_form.value if side is Side.MANAGEMENT else "")
        return cls(side, values if n is None else {**values, COUNT: n}, terms)

    @property
    def n(self) -> int | None:
        """The side's number of answers."""
        return cast(int | None, self.values.get(COUNT))

    @property
    def entries(self) -> Mapping[str, Entry]:
        """The entries by code."""
        return {code: value for code, value in self.values.items() if isinstance(value, Entry)}

    def applied_to(self, round: Round, study: Study) -> Round:
        """The round with this of the side, in the instrument's order."""
        others = (entry for entry in round.entries if entry.side is not self.side)
        entries = in_order((*others, *self.entries.values()), study)
        answers = {side: n for side, n in round.answers.items() if side is not self.side}
        return replace(round, entries=entries, answers=answers if self.n is None else {**answers, self.side: self.n})

    def signed(self, public_id: str) -> str:
        """The same as text that cannot be changed unseen, for one round."""
        rows = [list(entry.to_primitives().values()) for entry in self.entries.values()]
        return _serializer(public_id, self.side).dumps([self.terms, self.n, rows])


def unsigned(text: str, public_id: str, side: Side) -> SideScores | None:
    """The reverse of `signed`; None when the text was changed, or belongs to another round or side."""
    try:
        terms, n, rows = _serializer(public_id, side).loads(text)
    except BadSignature:  # of anything else: only what we signed ourselves is read
        return None
    values: dict[str, Entry | int] = {row[0]: Entry.from_primitives(*row) for row in rows}
    return SideScores(side, values if n is None else {**values, COUNT: n}, tuple(terms))


def _serializer(public_id: str, side: Side) -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt=f"{SALT}-{public_id}-{side}")
