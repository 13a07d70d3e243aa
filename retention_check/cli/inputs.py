"""The user's files become rounds and comparisons; every mistake is an InputError that says it in Dutch."""

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from retention_check import clock
from retention_check.cli.errors import InputError
from retention_check.cli.parameters import check_characters
from retention_check.cli.printing import reason, show
from retention_check.config import SettingError, Settings
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.round import Agreement, ManagementForm, Round
from retention_check.domain.scales import DEFAULT_SCALE, SCALES, Scale
from retention_check.domain.scores import THRESHOLD, WithheldCause
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO, WITHHELD
from retention_check.importers.agreements import read_agreements
from retention_check.importers.asked import too_many_answers
from retention_check.importers.no_header import EXPORT
from retention_check.importers.said_scale import scale_words
from retention_check.importers.score_sheet import ParseResult, SheetOptions, read_sheet
from retention_check.importers.table import LARGEST_FILE
from retention_check.sheet_columns import ASKED, SCORE, scale_cell
from retention_check.studies import load_study

ROLES = {ManagementForm.QUESTIONNAIRE: "management", ManagementForm.AGREED: "gemeentesecretaris"}

PREVIOUS = "Vorige ronde: "  # before everything that is told of that sheet
Options = dict[str, Any]  # what the user gave on the command line, by the name of the parameter


def settings() -> Settings:
    """Settings from the environment."""
    try:
        return Settings.from_environment()
    except SettingError as error:
        raise InputError(str(error)) from None


def read_comparison(options: Options, day: datetime.date, municipality: str = "", whose: str = "") -> Comparison:
    """Read the sheet and put it beside the country; `whose` stands before everything that is told of it."""
    round = _read_round(options, day, municipality, whose)
    if options.get("without_management"):  # left out before anything is checked or computed
        round = round.without_management()
    comparison = compare(round, load_study(), _threshold(options))
    for line in _withheld(comparison, whose):
        show(line, err=True)
    return comparison


def read_rounds(options: Options, municipality: str) -> tuple[Comparison, Comparison | None]:
    """This round and the previous one if there is a sheet of it; without a sheet the country alone."""
    day = options["day"] or clock.today()
    if options["sheet"] is None:
        return _without_scores(options, day, municipality), None
    comparison = read_comparison(options, day, municipality)
    if options.get("without_management") and not comparison.has(Side.YOUNG):
        raise InputError("Zonder scores van jonge ambtenaren blijft er zonder management niets over.")
    if options["previous"] is None:
        return comparison, None
    then = options["previous_date"]
    if then is None or then >= day:
        raise InputError("Geef de datum van de vorige ronde met --previous-date; die ligt vóór deze ronde.")
    return comparison, read_comparison(_of_previous(options), then, municipality, PREVIOUS)


def read_bytes(path: Path, most: int = LARGEST_FILE) -> bytes:
    """Content of the user's file, and of one that is larger than may be one byte more."""
    try:
        with path.open("rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise InputError(f"{path} bestaat niet.") from None
    except OSError as error:
        raise InputError(f"{path} kan niet gelezen worden: {reason(error)}.") from None


def _read_round(options: Options, day: datetime.date, municipality: str, whose: str) -> Round:
    form = ManagementForm(options["management"])
    if form is ManagementForm.AGREED and options["n_management"] is not None:
        raise InputError("Bij open scores (--management agreed) hoort geen aantal (--n-management).")
    scale = SCALES.get(options["scale"] or "")
    answers = {side: options[f"n_{side}"] for side in Side}
    result = read_sheet(read_bytes(options["sheet"]), load_study(), SheetOptions(scale, answers, form))
    _refuse_other_scale(result, scale, whose)
    if result.problems == (EXPORT,):
        told = "Dit lijkt de export van een enquête. Maak er eerst een scoreblad van:"
        raise InputError(f"{whose}{told} retention-check import EXPORT -o scoreblad.csv")
    if result.problems:
        raise InputError(*(f"{whose}{problem}" for problem in result.problems))
    _tell_remarks(result, options, whose)
    return Round(
        result.entries,
        day,
        municipality,
        result.said_scale or scale or DEFAULT_SCALE,
        form,
        ROLES[form] if options["role"] is None else options["role"],
        _asked(options, result.asked),
        _agreements(options.get("agreements")),
        # nothing is stored that could tell: who gives a previous round says that everyone was asked again
        asked_again=dict.fromkeys(Side, True) if options.get("previous") else {},
    )


def _refuse_other_scale(result: ParseResult, chosen: Scale | None, whose: str) -> None:
    """A sheet that says its scale is never read on another: which of both is right, its owner knows."""
    said = result.said_scale
    if said and chosen and said != chosen:
        raise InputError(
            f"{whose}Op het scoreblad staat {scale_cell(said)}: het zijn {scale_words(said)}. U koos --scale "
            f"{chosen.name}. Laat --scale weg, of verbeter die regel in het scoreblad."
        )


def _tell_remarks(result: ParseResult, options: Options, whose: str) -> None:
    left_out = result.shape.columns.get(SCORE[Side.MANAGEMENT]) if options.get("without_management") else None
    for remark in result.remarks:
        if left_out is None or left_out not in remark:  # of a column that is not used there is nothing to tell
            show(f"{whose}{remark}", err=True)


def _without_scores(options: Options, day: datetime.date, municipality: str) -> Comparison:
    if options["previous"]:
        raise InputError("Een vorige ronde (--previous) vergelijken kan alleen met een scoreblad van deze ronde.")
    round = Round((), day, municipality, agreements=_agreements(options["agreements"]))
    return compare(round, load_study(), _threshold(options))


def _threshold(options: Options) -> int:
    """The highest of what the user and the administrator ask."""
    return max(options["threshold"] or THRESHOLD, settings().threshold)


def _of_previous(options: Options) -> Options:
    """The same options for the sheet of the previous round, which brings its own numbers of people."""
    return {
        **options,
        "sheet": options["previous"],
        "previous": None,
        "management": options["previous_management"] or options["management"],
        "agreements": None,
        "staff": None,
        **{f"asked_{side}": None for side in Side},
        **{f"n_{side}": None for side in Side},
    }


def _agreements(path: Path | None) -> tuple[Agreement, ...]:
    if path is None:
        return ()
    found, problems = read_agreements(read_bytes(path), load_study().content.meeting.agreements.status)
    if problems:
        raise InputError(*(str(problem) for problem in problems))
    for agreement in found:
        for text in (agreement.what, agreement.role, agreement.when, agreement.how):
            check_characters("lijst met afspraken", text)
    return found


def _asked(options: Options, in_sheet: Mapping[Side, int]) -> dict[Side, int | None]:
    """How many of each side were asked: what the user says goes before the sheet."""
    given = {Side.YOUNG: options["asked_young"] or options["staff"], Side.MANAGEMENT: options["asked_management"]}
    return {**in_sheet, **{side: asked for side, asked in given.items() if asked is not None}}


def _withheld(comparison: Comparison, whose: str) -> Iterator[str]:
    """A line for each side and cause, with what helps; never a score."""
    for side in Side:
        for cause, items in comparison.withheld(side).items():
            yield (
                f"{whose}Niet getoond bij {WHO[side]}, {WITHHELD[cause]} ({len(items)}×). "
                f"{_remedy(comparison, side, cause, in_sheet=bool(whose))}"
            )


def _remedy(comparison: Comparison, side: Side, cause: WithheldCause, *, in_sheet: bool) -> str:
    if cause is WithheldCause.TOO_FEW:
        return f"Een score is er vanaf {comparison.threshold} antwoorden."
    if cause is WithheldCause.MORE_THAN_ASKED:
        row = f"de rij ‘{ASKED}’ van het scoreblad"
        source = row if in_sheet else f"--asked-{side} of {row}"
        return f"{too_many_answers(comparison.round)[side]} Het tweede komt van {source}."
    if in_sheet:
        return "Zet het aantal in het scoreblad van toen."
    other_form = " of kies --management agreed" if side is Side.MANAGEMENT else ""
    return f"Geef het aantal met --n-{side}{other_form}."
