"""On which scale the means of a sheet are: said by a person or above the table, plain from the means, or asked."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from retention_check import dutch
from retention_check.domain.round import Entry, Round
from retention_check.domain.scale_doubt import are_percentages, scale_doubt
from retention_check.domain.scales import DEFAULT_SCALE, SCALES
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.said_scale import said_scale
from retention_check.importers.surveys.choices import OTHER_SCALE
from retention_check.importers.surveys.means.parts import Found, Part
from retention_check.importers.surveys.scale_by_group import MARKS, TEN, asked_scale, on_chosen, two_scales
from retention_check.importers.surveys.understanding import AnswerScale, Option, Question, QuestionTopic
from retention_check.importers.table import Problem

_SAID = re.compile(
    r"(?:schaal|scale)\s*(?:van\s*|of\s*)?1\s*(?:-|–|t/m|tot en met|tot|to)\s*(5|10)\b"
    r"|[(\[]1\s*(?:-|–|t/m)\s*(5|10)[)\]]",
    re.IGNORECASE,
)
_FIVE, _TEN = AnswerScale.ONE_TO_FIVE, AnswerScale.POINTS
OPTIONS = (
    Option(_FIVE, "Van 1 tot 5: gemiddelden van antwoorden van 1 tot 5"),
    TEN,
    MARKS,
)
_ON_OTHER = Problem(
    "Scores op een andere schaal kunnen wij niet omrekenen. Zet er gemiddelden van 1 tot 10 of van 1 tot 5 in, en lees "
    "het bestand opnieuw in."
)


@dataclass(frozen=True)
class ReadScale:
    """The scale, None while it is asked; a remark where it was not plain, and what is wrong with the figures."""

    scale: AnswerScale | None = None
    questions: tuple[Question, ...] = ()
    remarks: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def scale_of(parts: Sequence[Part], found: Sequence[Found], chosen: str, study: Study) -> ReadScale:
    """The scale of everything that was found."""
    cells = _cells_above(parts)
    marked = said_scale(cells)
    if problems := (*_percentages(found), *marked.problems):
        return ReadScale(problems=problems)
    within = [each for each in found if not each.wrong]
    doubt = scale_doubt(Round(entries_of(within), date.min), study)
    small = doubt.small[0] if doubt and doubt.unfit else None
    if chosen == OTHER_SCALE:
        return ReadScale(problems=(two_scales(small) if small else _ON_OTHER,))
    if chosen in [*AnswerScale]:
        is_ten = chosen in (TEN.value, MARKS.value)
        return ReadScale(AnswerScale(chosen), remarks=(on_chosen(small, "scores"),) if small and is_ten else ())
    said = marked.scale.name if marked.scale else _said_above(cells)
    is_small = all(each.value <= SCALES[_FIVE].high for each in within)
    if said == _FIVE and is_small:
        return ReadScale(_FIVE, remarks=("Boven de tabel staat dat de schaal van 1 tot 5 is. Zo lezen wij de scores.",))
    if said == _FIVE:
        return _asked("Boven de tabel staat een schaal van 1 tot 5, maar er zijn scores boven 5. Welke schaal is het?")
    if said:
        return ReadScale(AnswerScale(said))
    if is_small:
        return _asked("Alle scores zijn 5 of lager. Zijn het gemiddelden van antwoorden van 1 tot 5?")
    if small:
        return ReadScale(questions=(asked_scale(small, "scores", TEN, MARKS),))
    return _asked(doubt.text) if doubt else ReadScale(_TEN)


def says_a_scale(text: str) -> bool:
    """Whether a text names a scale."""
    return _SAID.search(text) is not None


def entries_of(found: Iterable[Found]) -> tuple[Entry, ...]:
    """What was found as entries."""
    return tuple(Entry(each.code, each.side, each.value, each.n) for each in found)


def _asked(text: str, options: tuple[Option, ...] = OPTIONS) -> ReadScale:
    return ReadScale(questions=(Question(QuestionTopic.SCALE, "", text, options),))


def _cells_above(parts: Sequence[Part]) -> list[tuple[str, ...]]:
    """The rows above the statements of every table."""
    return [row for part in parts for row in part.block.sheet.rows[: min(part.rows.statements, default=0)]]


def _said_above(rows: Iterable[tuple[str, ...]]) -> str:
    """The scale that stands above the tables in words, '' when none does or two do."""
    found = [match for row in rows for text in row for match in _SAID.finditer(text)]
    said = {_FIVE if (match[1] or match[2]) == "5" else _TEN for match in found}
    return next(iter(said)) if len(said) == 1 else ""


def _percentages(found: Sequence[Found]) -> tuple[Problem, ...]:
    """One problem for all columns of percentages."""
    places = []
    for side in Side:
        of_side = [each for each in found if each.side is side]
        if are_percentages(each.value for each in of_side):
            places.append(of_side[0].column)
    if not places:
        return ()
    low, high = DEFAULT_SCALE.low, DEFAULT_SCALE.high
    told = f"Dit lijken percentages. Vervang ze door gemiddelden van {low} tot {high}."
    if lost := next((each.value for each in found if each.value > high), None):
        told = f"{told} Is {dutch.as_typed(lost)} bedoeld als {dutch.as_typed(lost / 10)}? Zet de komma terug."
    return (Problem(told, column=" en ".join(dict.fromkeys(places))),)
