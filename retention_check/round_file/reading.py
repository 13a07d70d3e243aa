"""The file of a whole round becomes that round again, or a list of what is wrong with it."""

import datetime
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar

from retention_check import dutch
from retention_check.domain.round import LONGEST_NAME, Agreement, Entry, ManagementForm, Round
from retention_check.domain.scales import Scale
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import SHORT, code_range
from retention_check.importers.agreements import COLUMNS, LONGEST, MOST
from retention_check.importers.cells import CellError
from retention_check.importers.table import LARGEST_FILE, MEGABYTE, Problem, quoted
from retention_check.round_file.format import ROUND_FORMAT, ROUND_VERSION, STAFF_VERSION
from retention_check.round_file.values import (
    as_count,
    as_day,
    as_form,
    as_line,
    as_mean,
    as_scale,
    as_side,
    as_what,
    as_yes_or_no,
    is_whole,
)

Value = TypeVar("Value")
NO_ROUND = "Dit bestand is geen bewaarde ronde. Kies het JSON-bestand dat u eerder bij uw ronde hebt bewaard."
NEWER = (
    "Dit bestand komt uit een nieuwere versie van retention_check. "
    "Installeer eerst de nieuwste versie, of vraag het uw beheerder."
)
BROKEN = "dit onderdeel ontbreekt of is beschadigd."
NO_SPREAD = "De standaardafwijkingen in dit bestand zijn niet bewaard: wij gebruiken ze niet en tonen geen spreiding."
TEXTS = dict(zip(("what", "role", "when", "how", "status"), COLUMNS, strict=True))


@dataclass(frozen=True)
class RoundFile:
    """What a file holds: a round and the one before it when there are no problems, and what was passed over."""

    round: Round | None = None
    previous: Round | None = None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[str, ...] = ()


def read_round(data: bytes, study: Study) -> RoundFile:
    """Read the file of a round; whatever the bytes are, mistakes are in `problems`, never exceptions."""
    if len(data) > LARGEST_FILE:
        message = f"Het bestand is te groot: het mag hooguit {LARGEST_FILE // MEGABYTE} MB zijn."
        return RoundFile(problems=(Problem(message),))
    document = _document(data)
    if isinstance(document, Problem):
        return RoundFile(problems=(document,))
    version = document["version"]
    reader, before = _Reader(study, version), _Reader(study, version, "in de vorige ronde")
    round = reader.round(document)
    raw = document.get("previous")
    previous = None if raw is None else before.round(raw)
    if problems := (*reader.problems, *before.problems):
        return RoundFile(problems=problems)
    return RoundFile(round, previous, remarks=(NO_SPREAD,) if reader.has_spread or before.has_spread else ())


def _document(data: bytes) -> Mapping[str, Any] | Problem:
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):  # no UTF-8, no JSON, a number of thousands of digits; nested too deeply
        return Problem(NO_ROUND)
    if not isinstance(document, dict) or document.get("format") != ROUND_FORMAT:
        return Problem(NO_ROUND)
    version = document.get("version")
    if not is_whole(version) or version < 1:
        return Problem("In dit bestand staat niet welke versie het is. Is het met de hand veranderd?")
    if version > ROUND_VERSION:
        return Problem(NEWER)
    return document


def _no_number(text: str) -> None:
    raise ValueError(text)


class _Reader:
    """Takes the values of one round out of the file and keeps what is wrong, with its place in words.

    A wrong value becomes a stand-in, for a round with problems is given to nobody.
    """

    def __init__(self, study: Study, version: int, context: str = "") -> None:
        self.study = study
        self.version = version
        self.context = context
        self.problems: list[Problem] = []
        self.has_spread = False

    def round(self, raw: object) -> Round | None:
        document = self._object("", raw)
        details = self._object("bij de gegevens van de ronde", document.get("about")) if document else {}
        scale = self._value("bij de schaal", as_scale, details.get("scale"), None) if details else None
        if scale is None:
            return None
        return replace(
            self._details(details, scale),
            entries=self._entries(document.get("entries"), scale),
            topics=self._topics(document.get("topics")),
            agreements=self._agreements(document.get("agreements")),
        )

    def _details(self, details: Mapping[str, Any], scale: Scale) -> Round:
        def count(where: str, name: str) -> int | None:
            return self._value(f"bij het aantal {where}", as_count, details.get(name), None)

        def text(where: str, name: str) -> str:
            return self._value(where, partial(as_line, LONGEST_NAME), details.get(name), "")

        asked = {side: count(f"gevraagden, {SHORT[side]}", self._asked_name(side)) for side in Side}
        answers = {side: count(f"antwoorden, {SHORT[side]}", f"n_{side}") for side in Side}
        form = ManagementForm.QUESTIONNAIRE
        return Round(
            entries=(),
            day=self._value("bij de datum", as_day, details.get("day"), datetime.date.min),
            municipality=text("bij de gemeente", "municipality"),
            scale=scale,
            management_form=self._value(
                "bij de vorm van het management", as_form, details.get("management_form"), form
            ),
            management_role=text("bij wie voor het management spreekt", "management_role"),
            asked={side: n for side, n in asked.items() if n is not None},
            answers={side: n for side, n in answers.items() if n is not None},
            is_locked=self._value("bij het vastleggen van de scores", as_yes_or_no, details.get("is_fixed"), False),
        )

    def _asked_name(self, side: Side) -> str:
        is_staff = self.version <= STAFF_VERSION and side is Side.YOUNG
        return "staff" if is_staff else f"asked_{side}"

    def _entries(self, raw: object, scale: Scale) -> tuple[Entry, ...]:
        found: dict[tuple[str, Side], Entry] = {}
        rows = self._list("bij de scores", raw, len(self.study.codes) * len(Side))
        for number, row in enumerate(rows, start=1):
            if entry := self._entry(f"in score {number}", row, scale):
                key = (entry.code, entry.side)
                if key in found:
                    self._add_problem(_where(*key), "deze score staat er meer dan één keer.")
                found[key] = entry
        return tuple(found.values())

    def _entry(self, where: str, raw: object, scale: Scale) -> Entry | None:
        row = self._object(where, raw)
        code = self._value(where, self._as_code, row.get("code"), None) if row else None
        side = self._value(where, as_side, row.get("side"), None) if row else None
        if code is None or side is None:
            return None
        of = _where(code, side)
        mean = self._value(of, partial(as_mean, scale), row.get("mean"), scale.low)
        n = self._value(f"{of}, aantal", as_count, row.get("n"), None)
        self.has_spread = self.has_spread or row.get("sd") is not None
        return Entry(code, side, mean, n)

    def _agreements(self, raw: object) -> tuple[Agreement, ...]:
        rows = self._list("bij de afspraken", raw, MOST)
        found = [self._agreement(f"in afspraak {number}", row) for number, row in enumerate(rows, start=1)]
        return tuple(agreement for agreement in found if agreement)

    def _agreement(self, where: str, raw: object) -> Agreement | None:
        row = self._object(where, raw)
        if not row:
            return None
        texts = {
            name: self._value(f"{where}, ‘{column}’", partial(read, LONGEST), row.get(name), "")
            for (name, column), read in zip(TEXTS.items(), (as_what, *[as_line] * 4), strict=True)
        }
        known = self.study.content.meeting.agreements.status
        if texts["status"] and texts["status"].lower() not in known:
            self._add_problem(where, f"{quoted(texts['status'])} is geen status. Kies uit: {', '.join(known)}.")
        return Agreement(**texts)

    def _topics(self, raw: object) -> tuple[str, ...]:
        where = "bij de gespreksonderwerpen"
        codes = [self._value(where, self._as_code, code, "") for code in self._list(where, raw, len(self.study.codes))]
        for code in dict.fromkeys(code for code in codes if code and codes.count(code) > 1):
            self._add_problem(where, f"{quoted(code)} staat er meer dan één keer.")
        return tuple(codes)

    def _as_code(self, raw: object) -> str:
        if not isinstance(raw, str):
            raise CellError("hier hoort een code te staan, zoals R3.")
        if raw not in self.study.codes:
            raise CellError(f"{quoted(raw)} is geen bekende code. Codes zijn {code_range(self.study)}.")
        return raw

    def _object(self, where: str, raw: object) -> Mapping[str, Any]:
        if isinstance(raw, dict) and raw:
            return raw
        self._add_problem(where, BROKEN)
        return {}

    def _list(self, where: str, raw: object, most: int) -> list[Any]:
        if not isinstance(raw, list):
            self._add_problem(where, BROKEN)
        elif len(raw) > most:
            self._add_problem(where, f"het zijn er {dutch.thousands(len(raw))}; hooguit {most} kan.")
        else:
            return raw
        return []

    def _value(self, where: str, read: Callable[[object], Value], raw: object, stand_in: Value) -> Value:
        try:
            return read(raw)
        except CellError as error:
            self._add_problem(where, str(error))
            return stand_in

    def _add_problem(self, where: str, message: str) -> None:
        full = ", ".join(part for part in (self.context, where) if part)
        self.problems.append(Problem(f"{dutch.first_capital(full)}: {message}"))


def _where(code: str, side: Side) -> str:
    return f"bij {code}, {SHORT[side]}"
