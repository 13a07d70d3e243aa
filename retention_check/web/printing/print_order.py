"""What a PDF is made of: the values that are printed, and one text that spells them all, to keep the PDF by."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal

from retention_check.domain.comparison import compare
from retention_check.domain.round import Round
from retention_check.domain.study import Study
from retention_check.report import Report, ReportOptions, make_report
from retention_check.store import StoredRound
from retention_check.web.printing.program import program_digest


@dataclass(frozen=True)
class Source:
    """A stored round that is printed, in the version that is printed."""

    public_id: str
    version: int

    @classmethod
    def of(cls, *stored: StoredRound | None) -> tuple["Source", ...]:
        """The rounds that are there."""
        return tuple(cls(each.public_id, each.version) for each in stored if each)


@dataclass(frozen=True)
class PrintOrder:
    """Everything that a PDF is made of beside the program itself; nothing that is not a field here can be printed.

    So a new thing to print, such as a mark on every page, is a field of this or of the options: then no PDF with it is
    ever taken for one without. `previous` of the options is made of the round `previous` here. `is_example` says that
    it is the example with the usual choices, which is nobody's data.
    """

    round: Round
    previous: Round | None
    options: ReportOptions
    threshold: int
    sources: tuple[Source, ...] = ()
    is_example: bool = False

    def report(self, study: Study) -> Report:
        """The report that is printed; the round before it is compared with when it is there."""
        before = compare(self.previous, study, self.threshold) if self.previous else None
        return make_report(compare(self.round, study, self.threshold), replace(self.options, previous=before))

    @property
    def content(self) -> bytes:
        """The order and the program, spelled out: another text for every other order.

        Where its rounds are stored is not in it: a round that was only published since is printed the same.
        """
        return json.dumps([program_digest(), _spelled(replace(self, sources=()))]).encode()


def _spelled(value: object) -> object:
    """A value with its type, so that no two values are spelled alike; TypeError for a type that is not known here."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Decimal | date):
        return [type(value).__name__, str(value)]
    if isinstance(value, Mapping):
        return ["mapping", *sorted([_spelled(key), _spelled(each)] for key, each in value.items())]
    if isinstance(value, tuple):
        return ["tuple", *map(_spelled, value)]
    if is_dataclass(value):
        return [type(value).__name__, *(_spelled(getattr(value, field.name)) for field in fields(value))]
    raise TypeError(f"a PDF cannot be kept by a {type(value).__name__}")
