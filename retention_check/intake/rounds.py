"""The file of a whole round (`export.rounds`) becomes that round again, or a list of what is wrong with it."""

import datetime
import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Any, TypeGuard, TypeVar

from retention_check import dutch
from retention_check.assessment import Agreement, Assessment, Entry, ManagementForm
from retention_check.conversation import load_conversation
from retention_check.instrument import SCALES, Scale, Side, load_benchmark
from retention_check.intake.agreements import COLUMNS, LONGEST, MOST
from retention_check.intake.cells import LARGEST_GROUP, CellError
from retention_check.intake.table import LARGEST_FILE, MEGABYTE, Problem, echo

Value = TypeVar("Value")
ROUND_FORMAT = "retention_check.round"
ROUND_VERSION = 1
LONGEST_NAME = 80  # characters of a municipality or a role
NO_ROUND = "Dit bestand is geen bewaarde ronde. Kies het JSON-bestand dat u eerder bij uw ronde hebt bewaard."
NEWER = (
    "Dit bestand komt uit een nieuwere versie van retention_check. "
    "Installeer eerst de nieuwste versie, of vraag het uw beheerder."
)
BROKEN = "dit onderdeel ontbreekt of is beschadigd."
SIDES = {Side.YOUNG: "jong", Side.MANAGEMENT: "management"}
TEXTS = dict(zip(("what", "role", "when", "how", "status"), COLUMNS, strict=True))
_DIGITS = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,40})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}  # control characters, halves of a pair, ends of a line or paragraph


@dataclass(frozen=True)
class RoundReading:
    """What a file holds: a round and the one before it when there are no problems."""

    assessment: Assessment | None = None
    previous: Assessment | None = None
    problems: tuple[Problem, ...] = ()


def read_round(data: bytes) -> RoundReading:
    """Read the file of a round; whatever the bytes are, mistakes are in `problems`, never exceptions."""
    if len(data) > LARGEST_FILE:
        told = f"Het bestand is te groot: het mag hooguit {LARGEST_FILE // MEGABYTE} MB zijn."
        return RoundReading(problems=(Problem(told),))
    document = _document(data)
    if isinstance(document, Problem):
        return RoundReading(problems=(document,))
    reader, before = _Reader(), _Reader("in de vorige ronde")
    assessment = reader.round(document)
    raw = document.get("previous")
    previous = None if raw is None else before.round(raw)
    if problems := (*reader.problems, *before.problems):
        return RoundReading(problems=problems)
    return RoundReading(assessment, previous)


def _document(data: bytes) -> Mapping[str, Any] | Problem:
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):  # no UTF-8, no JSON, a number of thousands of digits; nested too deeply
        return Problem(NO_ROUND)
    if not isinstance(document, dict) or document.get("format") != ROUND_FORMAT:
        return Problem(NO_ROUND)
    version = document.get("version")
    if not _is_whole(version) or version < 1:
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

    def __init__(self, place: str = "") -> None:
        self.place = place
        self.problems: list[Problem] = []
        self.codes = {item.code for item in load_benchmark().items}

    def round(self, raw: object) -> Assessment | None:
        document = self._object("", raw)
        about = self._object("bij de gegevens van de ronde", document.get("about")) if document else {}
        scale = self._value("bij de schaal", _as_scale, about.get("scale"), None) if about else None
        if scale is None:
            return None
        return replace(
            self._about(about, scale),
            entries=self._entries(document.get("entries"), scale),
            topics=self._topics(document.get("topics")),
            agreements=self._agreements(document.get("agreements")),
        )

    def _about(self, about: Mapping[str, Any], scale: Scale) -> Assessment:
        def count(where: str, name: str) -> int | None:
            return self._value(f"bij het aantal {where}", _as_count, about.get(name), None)

        def text(where: str, name: str) -> str:
            return self._value(where, partial(_as_line, LONGEST_NAME), about.get(name), "")

        form = ManagementForm.QUESTIONNAIRE
        return Assessment(
            entries=(),
            day=self._value("bij de datum", _as_day, about.get("day"), datetime.date.min),
            municipality=text("bij de gemeente", "municipality"),
            scale=scale,
            form=self._value("bij de vorm van het management", _as_form, about.get("management_form"), form),
            role=text("bij wie voor het management spreekt", "management_role"),
            staff=count("jonge ambtenaren", "staff"),
            n_young=count("antwoorden, jong", "n_young"),
            n_management=count("antwoorden, management", "n_management"),
            is_fixed=self._value("bij het vastleggen van de scores", _as_yes_or_no, about.get("is_fixed"), False),
        )

    def _entries(self, raw: object, scale: Scale) -> tuple[Entry, ...]:
        found: dict[tuple[str, Side], Entry] = {}
        rows = self._list("bij de scores", raw, len(self.codes) * len(Side))
        for number, row in enumerate(rows, start=1):
            if entry := self._entry(f"in score {number}", row, scale):
                key = (entry.code, entry.side)
                if key in found:
                    self._tell(_place(*key), "deze score staat er meer dan één keer.")
                found[key] = entry
        return tuple(found.values())

    def _entry(self, where: str, raw: object, scale: Scale) -> Entry | None:
        row = self._object(where, raw)
        code = self._value(where, self._as_code, row.get("code"), None) if row else None
        side = self._value(where, _as_side, row.get("side"), None) if row else None
        if code is None or side is None:
            return None
        place = _place(code, side)
        mean = self._value(place, partial(_as_mean, scale), row.get("mean"), scale.low)
        n = self._value(f"{place}, aantal", _as_count, row.get("n"), None)
        return Entry(code, side, mean, n, self._value(place, partial(_as_spread, scale), row.get("sd"), None))

    def _agreements(self, raw: object) -> tuple[Agreement, ...]:
        rows = self._list("bij de afspraken", raw, MOST)
        found = [self._agreement(f"in afspraak {number}", row) for number, row in enumerate(rows, start=1)]
        return tuple(agreement for agreement in found if agreement)

    def _agreement(self, where: str, raw: object) -> Agreement | None:
        row = self._object(where, raw)
        if not row:
            return None
        texts = {
            name: self._value(f"{where}, ‘{shown}’", partial(read, LONGEST), row.get(name), "")
            for (name, shown), read in zip(TEXTS.items(), (_as_what, *[_as_line] * 4), strict=True)
        }
        known = load_conversation().meeting.agreements.status
        if texts["status"] and texts["status"].lower() not in known:
            self._tell(where, f"{echo(texts['status'])} is geen status. Kies uit: {', '.join(known)}.")
        return Agreement(**texts)

    def _topics(self, raw: object) -> tuple[str, ...]:
        where = "bij de gespreksonderwerpen"
        codes = [self._value(where, self._as_code, code, "") for code in self._list(where, raw, len(self.codes))]
        for code in dict.fromkeys(code for code in codes if code and codes.count(code) > 1):
            self._tell(where, f"{echo(code)} staat er meer dan één keer.")
        return tuple(codes)

    def _as_code(self, raw: object) -> str:
        if not isinstance(raw, str):
            raise CellError("hier hoort een code te staan, zoals R3.")
        if raw not in self.codes:
            raise CellError(f"{echo(raw)} is geen bekende code. Codes zijn R1 tot R10 en M1.1 tot M10.4.")
        return raw

    def _object(self, where: str, raw: object) -> Mapping[str, Any]:
        if isinstance(raw, dict) and raw:
            return raw
        self._tell(where, BROKEN)
        return {}

    def _list(self, where: str, raw: object, most: int) -> list[Any]:
        if not isinstance(raw, list):
            self._tell(where, BROKEN)
        elif len(raw) > most:
            self._tell(where, f"het zijn er {dutch.thousands(len(raw))}; hooguit {most} kan.")
        else:
            return raw
        return []

    def _value(self, where: str, read: Callable[[object], Value], raw: object, stand_in: Value) -> Value:
        try:
            return read(raw)
        except CellError as error:
            self._tell(where, str(error))
            return stand_in

    def _tell(self, where: str, message: str) -> None:
        place = ", ".join(part for part in (self.place, where) if part)
        self.problems.append(Problem(f"{dutch.first_capital(place)}: {message}"))


def _place(code: str, side: Side) -> str:
    return f"bij {code}, {SIDES[side]}"


def _is_whole(raw: object) -> TypeGuard[int]:
    return isinstance(raw, int) and not isinstance(raw, bool)


def _as_count(raw: object) -> int | None:
    if raw is None or (_is_whole(raw) and 0 <= raw <= LARGEST_GROUP):
        return raw
    raise CellError(f"hier hoort een heel getal van 0 tot en met {dutch.thousands(LARGEST_GROUP)}, of niets (null).")


def _as_yes_or_no(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    raise CellError("hier hoort true (ja) of false (nee) te staan.")


def _as_line(longest: int, raw: object) -> str:
    if not isinstance(raw, str):
        raise CellError("hier hoort tekst te staan.")
    if len(raw) > longest:
        raise CellError(f"{echo(raw)} is te lang: hooguit {longest} tekens.")
    if any(unicodedata.category(character) in _UNSEEN for character in raw):
        raise CellError(f"{echo(raw)} bevat een teken dat niet te zien is, zoals een regeleinde.")
    return raw


def _as_what(longest: int, raw: object) -> str:
    text = _as_line(longest, raw)
    if not text.strip():
        raise CellError("hier staat niet wat er is afgesproken.")
    return text


def _as_day(raw: object) -> datetime.date:
    try:
        if isinstance(raw, str) and _DAY.fullmatch(raw):
            return datetime.date.fromisoformat(raw)
    except ValueError:
        raise CellError(f"{echo(str(raw))} is geen bestaande dag.") from None
    raise CellError("hier hoort een datum te staan als 2026-11-21.")


def _as_scale(raw: object) -> Scale:
    if isinstance(raw, str) and raw in SCALES:
        return SCALES[raw]
    raise CellError(f"deze schaal kennen wij niet. Kies uit: {', '.join(SCALES)}.")


def _as_form(raw: object) -> ManagementForm:
    if isinstance(raw, str) and raw in [*ManagementForm]:
        return ManagementForm(raw)
    raise CellError(f"deze vorm kennen wij niet. Kies uit: {', '.join(ManagementForm)}.")


def _as_side(raw: object) -> Side:
    if isinstance(raw, str) and raw in [*Side]:
        return Side(raw)
    raise CellError(f"hier hoort {' of '.join(Side)} te staan.")


def _as_decimal(raw: object) -> Decimal:
    if isinstance(raw, str) and _DIGITS.fullmatch(raw):
        return Decimal(raw)
    raise CellError('hier hoort een getal te staan als "7.9", met een punt en tussen aanhalingstekens.')


def _as_mean(scale: Scale, raw: object) -> Decimal:
    mean = _as_decimal(raw)
    if not scale.low <= mean <= scale.high:
        raise CellError(f"{echo(str(raw))} ligt buiten de schaal van {scale.low} tot {scale.high}.")
    return mean


def _as_spread(scale: Scale, raw: object) -> Decimal | None:
    if raw is None:
        return None
    spread, widest = _as_decimal(raw), scale.high - scale.low
    if spread <= widest:
        return spread
    raise CellError(f"{echo(str(raw))} kan niet: een standaardafwijking ligt hier tussen 0 en {widest}.")
