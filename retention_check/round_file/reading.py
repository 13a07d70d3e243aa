"""The file of a whole round becomes that round again, or a list of what is wrong with it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from retention_check.domain.publishing import entered_sides
from retention_check.domain.round import LONGEST_NAME, Agreement, Entry, ManagementForm, Round
from retention_check.domain.scales import DEFAULT_SCALE, Scale
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import SHORT
from retention_check.importers.agreements import COLUMNS, LONGEST, MOST_KEPT
from retention_check.importers.table import LARGEST_FILE, MEGABYTE, Problem, quoted
from retention_check.round_file.collection_reading import with_collections
from retention_check.round_file.format import (
    COUNTED_VERSION,
    LAST_UNPUBLISHED_VERSION,
    ROUND_FORMAT,
    ROUND_VERSION,
    STAFF_VERSION,
)
from retention_check.round_file.import_reading import with_imports
from retention_check.round_file.meetings_reading import with_shown_in_meetings
from retention_check.round_file.places import Places
from retention_check.round_file.publication_reading import publication_of_older, with_publication
from retention_check.round_file.values import (
    as_answer,
    as_count,
    as_form,
    as_line,
    as_mean,
    as_name,
    as_possible_day,
    as_scale,
    as_side,
    as_what,
    as_yes_or_no,
    is_whole,
)

NO_ROUND = "Dit bestand is geen bewaarde ronde. Kies het JSON-bestand dat u eerder bij uw ronde hebt bewaard."
NEWER = (
    "Dit bestand komt uit een nieuwere versie van retention_check. "
    "Installeer eerst de nieuwste versie, of vraag het uw beheerder."
)
NO_SPREAD = "De standaardafwijkingen in dit bestand zijn niet bewaard: wij gebruiken ze niet en tonen geen spreiding."
NOT_OPEN = (
    "bij open scores hoort geen aantal antwoorden en geen spreiding. Zijn dit gemiddelden van een vragenlijst? "
    "Dan kunnen het geen open scores worden."
)
LEFT_OUT = (
    "De scores van het management zijn niet teruggezet. Er stonden aantallen antwoorden bij, en die horen niet bij "
    "open scores. Hebt u ze uit een vragenlijst? Vul ze dan opnieuw in."
)
OUT_OF_ORDER = "de vorige ronde moet eerder zijn dan deze ronde."
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
    if round and previous and previous.day >= round.day and not (reader.problems or before.problems):
        before.add_problem("bij de datum", OUT_OF_ORDER)
    if problems := (*reader.problems, *before.problems):
        return RoundFile(problems=problems)
    remarks = dict.fromkeys((*reader.remarks, *before.remarks))
    return RoundFile(round, previous, remarks=tuple(remarks))


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


class _Reader(Places):
    """Takes one round out of a file of some version; `remarks` tells what was passed over."""

    def __init__(self, study: Study, version: int, context: str = "") -> None:
        super().__init__(study, context)
        self.version = version
        self.has_spread = False
        self.has_counted_open_scores = False

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is told of a round that can be used."""
        is_left_out = self.has_counted_open_scores
        return (*((NO_SPREAD,) if self.has_spread else ()), *((LEFT_OUT,) if is_left_out else ()))

    def round(self, raw: object) -> Round | None:
        """The round; None, or one that nobody may use, when there are problems."""
        document = self.object_at("", raw)
        details = self.object_at("bij de gegevens van de ronde", document.get("about")) if document else {}
        scale = self.value_at("bij de schaal", as_scale, details.get("scale"), None) if details else None
        if scale is None:
            return None
        round = self._details(details, scale)
        round = replace(
            round,
            entries=self._entries(document, round),
            topics=self._topics(document.get("topics")),
            agreements=self._agreements(document.get("agreements")),
        )
        if self.version > LAST_UNPUBLISHED_VERSION:
            round = with_publication(self, document.get("publication"), round)
            round = with_collections(self, document.get("collected", {}), round)
            round = with_imports(self, document.get("imported", {}), round)
            round = with_shown_in_meetings(self, document.get("shown_in_meetings", {}), round)
        else:
            round = publication_of_older(round)
        return self._without_relabelled(round)

    def _details(self, details: Mapping[str, Any], scale: Scale) -> Round:
        def count(where: str, name: str) -> int | None:
            return self.value_at(f"bij het aantal {where}", as_count, details.get(name), None)

        def name(where: str, key: str) -> str:
            return self.value_at(where, partial(as_name, LONGEST_NAME), details.get(key), "")

        asked = {side: count(f"gevraagden, {SHORT[side]}", self._asked_name(side)) for side in Side}
        answers = {side: count(f"antwoorden, {SHORT[side]}", f"n_{side}") for side in Side}
        form = ManagementForm.QUESTIONNAIRE
        round = Round(
            entries=(),
            day=self.value_at("bij de datum", as_possible_day, details.get("day"), date.min),
            municipality=name("bij de gemeente", "municipality"),
            scale=scale,
            management_form=self.value_at(
                "bij de vorm van het management", as_form, details.get("management_form"), form
            ),
            management_role=name("bij wie voor het management spreekt", "management_role"),
            asked={side: n for side, n in asked.items() if n is not None},
            answers={side: n for side, n in answers.items() if n is not None},
            is_locked=self.value_at("bij het vastleggen van de scores", as_yes_or_no, details.get("is_fixed"), False),
        )
        return round if self.version <= LAST_UNPUBLISHED_VERSION else self._with_answers(round, details)

    def _with_answers(self, round: Round, details: Mapping[str, Any]) -> Round:
        """What the organiser was asked since version 3: was everyone asked again, and is the scale right."""
        again = {
            side: self.value_at(
                f"bij opnieuw gevraagd, {SHORT[side]}", as_answer, details.get(f"asked_again_{side}"), None
            )
            for side in Side
        }
        is_sure = self.value_at("bij de zekerheid over de schaal", as_yes_or_no, details.get("scale_is_sure"), False)
        known = {side: answer for side, answer in again.items() if answer is not None}
        return replace(round, asked_again=known, scale_is_sure=is_sure)

    def _asked_name(self, side: Side) -> str:
        is_staff = self.version <= STAFF_VERSION and side is Side.YOUNG
        return "staff" if is_staff else f"asked_{side}"

    def _entries(self, document: Mapping[str, Any], round: Round) -> tuple[Entry, ...]:
        found: dict[tuple[str, Side], Entry] = {}
        condensed = self._condensed_names(document)
        rows = self.list_at("bij de scores", document.get("entries"), len(self.study.codes) * len(Side))
        for number, row in enumerate(rows, start=1):
            if entry := self._entry(f"in score {number}", row, round, condensed):
                key = (entry.code, entry.side)
                if key in found:
                    self.add_problem(_where(*key), "deze score staat er meer dan één keer.")
                found[key] = entry
        return tuple(found.values())

    def _condensed_names(self, document: Mapping[str, Any]) -> set[str]:
        """The groups of which only shown scores are kept, which are in points; what is wrong there is told later."""
        block = document.get("publication") if self.version > LAST_UNPUBLISHED_VERSION else None
        condensed = block.get("condensed") if isinstance(block, dict) else None
        return set(condensed) if isinstance(condensed, dict) else set()

    def _entry(self, where: str, raw: object, round: Round, condensed: set[str]) -> Entry | None:
        row = self.object_at(where, raw)
        code = self.value_at(where, self.as_code, row.get("code"), None) if row else None
        side = self.value_at(where, as_side, row.get("side"), None) if row else None
        if code is None or side is None:
            return None
        of = _where(code, side)
        in_points = side.value in condensed and round.scale.same_instrument
        scale = DEFAULT_SCALE if in_points else round.scale
        mean = self.value_at(of, partial(as_mean, scale), row.get("mean"), scale.low)
        n = self.value_at(f"{of}, aantal", as_count, row.get("n"), None)
        if round.gives_agreed_scores(side) and (n is not None or row.get("sd") is not None):
            self._note_counted(of)
        else:
            self.has_spread = self.has_spread or row.get("sd") is not None
        return Entry(code, side, mean, n)

    def _note_counted(self, where: str) -> None:
        """A mean of a questionnaire stands here as an open score: that would show what few people answered."""
        self.has_counted_open_scores = True
        if self.version > COUNTED_VERSION:
            self.add_problem(where, NOT_OPEN)

    def _without_relabelled(self, round: Round) -> Round:
        """The round without management's scores, if they cannot have been open scores."""
        if round.is_agreed and round.answers.get(Side.MANAGEMENT) is not None:
            self._note_counted(f"bij het aantal antwoorden, {SHORT[Side.MANAGEMENT]}")
        if not self.has_counted_open_scores:
            return round
        rest = round.without_management()
        may_be_shared = rest.publication.may_be_shared and bool(entered_sides(rest))
        return replace(rest, publication=replace(rest.publication, may_be_shared=may_be_shared))

    def _agreements(self, raw: object) -> tuple[Agreement, ...]:
        rows = self.list_at("bij de afspraken", raw, MOST_KEPT)
        found = [self._agreement(f"in afspraak {number}", row) for number, row in enumerate(rows, start=1)]
        return tuple(agreement for agreement in found if agreement)

    def _agreement(self, where: str, raw: object) -> Agreement | None:
        row = self.object_at(where, raw)
        if not row:
            return None
        texts = {
            name: self.value_at(f"{where}, ‘{column}’", partial(read, LONGEST), row.get(name), "")
            for (name, column), read in zip(TEXTS.items(), (as_what, *[as_line] * 4), strict=True)
        }
        known = self.study.content.meeting.agreements.status
        if texts["status"] and texts["status"].lower() not in known:
            self.add_problem(where, f"{quoted(texts['status'])} is geen status. Kies uit: {', '.join(known)}.")
        return Agreement(**texts)

    def _topics(self, raw: object) -> tuple[str, ...]:
        where = "bij de gespreksonderwerpen"
        codes = [
            self.value_at(where, self.as_code, code, "") for code in self.list_at(where, raw, len(self.study.codes))
        ]
        for code in dict.fromkeys(code for code in codes if code and codes.count(code) > 1):
            self.add_problem(where, f"{quoted(code)} staat er meer dan één keer.")
        return tuple(codes)


def _where(code: str, side: Side) -> str:
    return f"bij {code}, {SHORT[side]}"
