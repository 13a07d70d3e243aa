"""On which scale the means of a sheet are: said by a person or above the table, plain from the means, or asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from retention_check import dutch
from retention_check.domain.item import Kind
from retention_check.domain.round import Entry, Round
from retention_check.domain.scale_doubt import are_percentages, scale_doubt
from retention_check.domain.scales import DEFAULT_SCALE, SCALES, Scale
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.said_scale import on_said_scale, said_scale
from retention_check.importers.surveys.choices import OTHER_SCALE
from retention_check.importers.surveys.means.named_scale import NamedScale, says_one_is_highest, scales_in
from retention_check.importers.surveys.means.parts import Found, Part
from retention_check.importers.surveys.means.scale_by_kind import (
    asked_scales,
    on_chosen_kind,
    small_kind,
    two_scales_of_kinds,
)
from retention_check.importers.surveys.scale_by_group import MARKS, TEN, asked_scale, on_chosen, two_scales
from retention_check.importers.surveys.understanding import AnswerScale, Option, Question, QuestionTopic
from retention_check.importers.table import Problem

_FIVE, _TEN = AnswerScale.ONE_TO_FIVE, AnswerScale.POINTS
_ONE_TO_FIVE, _ONE_TO_TEN = NamedScale(1, 5), NamedScale(1, 10)
_HIGHEST_OF_FIVE = SCALES[_FIVE].high
_OTHER = Option(OTHER_SCALE, "Een andere schaal: dan kunnen wij de scores niet lezen")
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
    marked = said_scale(_rows_above(parts))
    if problems := (*_percentages(found), *marked.problems):
        return ReadScale(problems=problems)
    within = [each for each in found if not each.wrong]
    doubt = scale_doubt(Round(entries_of(within), date.min), study)
    side = doubt.small[0] if doubt and doubt.unfit else None
    kind = None if side else small_kind(within, study)
    if chosen:
        return _chosen(chosen, side, kind)
    if told := _as_marked(marked.scale, within) or _as_told(_texts_around(parts), within):
        return told
    if all(each.value <= _HIGHEST_OF_FIVE for each in within):
        return _asked("Alle scores zijn 5 of lager. Zijn het gemiddelden van antwoorden van 1 tot 5?")
    if side:
        return ReadScale(questions=(asked_scale(side, "scores", TEN, MARKS),))
    if kind:
        return ReadScale(questions=(asked_scales(kind, TEN, MARKS),))
    return _asked(doubt.text) if doubt else ReadScale(_TEN)


def _chosen(chosen: str, side: Side | None, kind: Kind | None) -> ReadScale:
    """The scale that a person chose, with what that means for a group or a kind that may be on another."""
    if chosen == OTHER_SCALE:
        problem = two_scales(side) if side else two_scales_of_kinds(kind) if kind else _ON_OTHER
        return ReadScale(problems=(problem,))
    if chosen not in (TEN.value, MARKS.value):
        return ReadScale(AnswerScale(chosen))
    remark = on_chosen(side, "scores") if side else on_chosen_kind(kind) if kind else ""
    return ReadScale(AnswerScale(chosen), remarks=(remark,) if remark else ())


def _as_marked(scale: Scale | None, within: Sequence[Found]) -> ReadScale | None:
    """The scale that a cell of the sheet names (`schaal=1-5`), unless the scores do not fit it."""
    if scale is None or any(each.value > scale.high for each in within):
        return None
    remark = () if scale is DEFAULT_SCALE else (on_said_scale(scale),)
    return ReadScale(AnswerScale(scale.name), remarks=remark)


def _as_told(texts: Sequence[str], within: Sequence[Found]) -> ReadScale | None:
    """The scale as the sheet tells it: followed where it is one of ours that fits, else asked."""
    said = list(dict.fromkeys(scale for text in texts for scale in scales_in(text)))
    is_small = all(each.value <= _HIGHEST_OF_FIVE for each in within)
    if len(said) > 1:
        return ReadScale(problems=(_several(said),))
    if any(says_one_is_highest(text) for text in texts):
        reversed_ = (Option(AnswerScale.FIVE_TO_ONE, "Van 5 tot 1: 1 is het hoogst"),) if is_small else ()
        text = "Bij de tabel staat dat 1 het hoogst is. Op welke schaal staan de scores?"
        return _asked(text, (*reversed_, *OPTIONS, _OTHER))
    if not said:
        return None
    if said[0] == _ONE_TO_FIVE and is_small:
        return ReadScale(_FIVE, remarks=("Boven de tabel staat dat de schaal van 1 tot 5 is. Zo lezen wij de scores.",))
    if said[0] == _ONE_TO_FIVE:
        return _asked("Boven de tabel staat een schaal van 1 tot 5, maar er zijn scores boven 5. Welke schaal is het?")
    if said[0] == _ONE_TO_TEN:
        return ReadScale(_TEN)
    other = Option(OTHER_SCALE, f"{dutch.first_capital(str(said[0]))}: dan kunnen wij de scores niet lezen")
    text = f"Bij de tabel staat een schaal {said[0]}. Op welke schaal staan de scores?"
    return _asked(text, (other, *(OPTIONS if is_small else OPTIONS[1:])))


def _several(said: Sequence[NamedScale]) -> Problem:
    named = dutch.listing([str(scale) for scale in said])
    is_ours = {*said} == {_ONE_TO_FIVE, _ONE_TO_TEN}
    what = "Reken die van 1 tot 5 om: (gemiddelde − 1) × 2,25 + 1." if is_ours else "Dat is 1 tot 10 of 1 tot 5."
    return Problem(
        f"Bij de tabel staan verschillende schalen: {named}. Alle scores van een ronde staan op één schaal. {what} "
        "Noem daarna één schaal, en lees het bestand opnieuw in."
    )


def entries_of(found: Iterable[Found]) -> tuple[Entry, ...]:
    """What was found as entries."""
    return tuple(Entry(each.code, each.side, each.value, each.n) for each in found)


def _asked(text: str, options: tuple[Option, ...] = OPTIONS) -> ReadScale:
    return ReadScale(questions=(Question(QuestionTopic.SCALE, "", text, options),))


def _rows_above(parts: Sequence[Part]) -> list[tuple[str, ...]]:
    """The rows above the statements of every table."""
    return [row for part in parts for row in part.block.sheet.rows[: min(part.rows.statements, default=0)]]


def _texts_around(parts: Sequence[Part]) -> list[str]:
    """What stands above the tables, and within and below them on rows that are no statement."""
    found: list[str] = []
    for part in parts:
        sheet, statements = part.block.sheet, part.rows.statements
        rows = [*range(min(statements, default=0)), *(row for row in part.block.rows if row not in statements)]
        found += [text for row in dict.fromkeys(rows) for text in sheet.rows[row] if text]
    return found


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
