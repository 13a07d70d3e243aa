"""What a score sheet says in a round under what was answered about it, and why it cannot be saved there."""

from collections.abc import Mapping
from decimal import Decimal

from retention_check import clock, dutch
from retention_check.domain.corrections import Review, review
from retention_check.domain.rescaling import gives_words, with_scale
from retention_check.domain.round import Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.importers.asked import too_many_answers
from retention_check.importers.score_sheet import ParseResult, SheetOptions, read_sheet
from retention_check.importers.sheet_into_round import SheetChoices, with_sheet
from retention_check.importers.table import Problem
from retention_check.web.extensions import settings, study
from retention_check.web.forms import YES
from retention_check.web.organiser.saving import refused

LOCKED = Problem("De open scores liggen vast. In het scoreblad staan bij management andere scores.")
UNHEARD = "Dat kan in deze ronde niet meer veranderen."


def choices_of(answers: Mapping[str, str], round: Round) -> SheetChoices:
    """What was answered, from the address; a scale or form that this round cannot get is not heard."""
    sheet, scale = answers.get("blad", ""), SCALES.get(answers.get("schaal", ""))
    is_free = not round.is_locked
    can_scale = is_free or gives_words(round)
    return SheetChoices(
        int(sheet) if sheet.isascii() and sheet.isdigit() and len(sheet) < 3 else 0,
        scale if can_scale and scale and scale.high != round.scale.high else None,
        answers.get("vragenlijst") == YES and round.is_agreed and is_free,
        answers.get("zeker") == YES,
    )


def read(data: bytes, round: Round, choices: SheetChoices) -> ParseResult:
    """What a sheet says in a round, under what was answered about it; likely values are there to be confirmed."""
    scale, form = choices.scale or round.scale, choices.form(round)
    return read_sheet(data, study(), SheetOptions(scale, {}, form, choices.sheet, is_confirmed_later=True))


def faults(result: ParseResult, round: Round, choices: SheetChoices) -> tuple[Problem, ...]:
    """What is to be put right in the file; what can be answered on the page is no such problem."""
    if result.question and not round.is_locked:
        return ()
    if asks_form_beside(result, round):
        return tuple(problem for problem in result.problems if problem is not result.counted)
    if result.problems:
        return result.problems
    wanted = with_sheet(round, result, choices, study())
    locked = with_scale(round, wanted.scale)
    if round.is_locked and _management_means(wanted) != _management_means(locked):
        return (LOCKED,)
    if unfit := _outside_scale(round, wanted, {entry.side for entry in result.entries}):
        return (unfit,)
    return tuple(too_many_answers(wanted).values())


def asks_form_beside(result: ParseResult, round: Round) -> bool:
    """True when a file with faults also has means where the round wants open scores: of that the round is wrong."""
    return result.counted is not None and result.question is None and not round.is_locked


def changes_of_fixed(before: Round, wanted: Round) -> Review:
    """What saving would do to groups that others were shown."""
    return review(before, wanted, study(), clock.today(), settings().threshold)


def refusals_after(data: bytes, round: Round, choices: SheetChoices) -> tuple[str, ...]:
    """Why a sheet could not be saved under these answers; empty when it could, or when more is asked first."""
    result = read(data, round, choices)
    if found := faults(result, round, choices):
        return tuple(str(problem) for problem in found)
    if result.question:
        return ()
    return refused(round, changes_of_fixed(round, with_sheet(round, result, choices, study())))


def _outside_scale(round: Round, wanted: Round, in_sheet: set[Side]) -> Problem | None:
    """Scores of the group that is not in the sheet, on another scale than the one that was chosen for it.

    On a longer scale its scores would be possible, and wrong.
    """
    kept = [entry for entry in wanted.entries if entry.side not in in_sheet]
    within = all(wanted.scale.low <= entry.mean <= wanted.scale.high for entry in kept)
    is_same_instrument = wanted.scale.same_instrument == round.scale.same_instrument
    if not kept or (within and is_same_instrument and wanted.scale.high <= round.scale.high):
        return None
    who = dutch.listing([WHO[side] for side in Side if side not in in_sheet])
    return Problem(
        f"De scores van {who} in deze ronde staan op een andere schaal dan die in uw bestand. Alle scores van een "
        "ronde staan op één schaal. Zet beide groepen in het bestand, of reken de scores eerst om."
    )


def _management_means(round: Round) -> Mapping[str, Decimal]:
    return {entry.code: entry.mean for entry in round.entries_of(Side.MANAGEMENT)}
