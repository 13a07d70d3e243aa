"""One value of a round's file, taken out of JSON; CellError says in Dutch what belongs there instead."""

import datetime
import re
import unicodedata
from decimal import Decimal
from typing import TypeGuard

from retention_check import clock, dutch
from retention_check.domain.collection import Length
from retention_check.domain.round import MOST_PEOPLE, ManagementForm
from retention_check.domain.round_days import can_be_held_on, impossible_day
from retention_check.domain.scales import SCALES, Scale, rounded
from retention_check.domain.scores import HIGH_END, HIGHEST_THRESHOLD, LOW_END, THRESHOLD, WithheldCause
from retention_check.domain.shown_in_meetings import PredictedScore
from retention_check.domain.side import Side
from retention_check.domain.spread import Share, Spread
from retention_check.importers.cells import CellError
from retention_check.importers.table import quoted

_DIGITS = re.compile(r"[0-9]{1,6}(?:\.[0-9]{1,40})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# three shares of one group: more than two thirds leaves less than a third, and a third at least is somewhere
_SHARES_TOGETHER = (
    [Share.LARGE, Share.SMALL, Share.SMALL],
    [Share.MIDDLE, Share.SMALL, Share.SMALL],
    [Share.MIDDLE, Share.MIDDLE, Share.SMALL],
    [Share.MIDDLE, Share.MIDDLE, Share.MIDDLE],
)
_UNSEEN = {"Cc", "Cs", "Zl", "Zp"}  # control characters, halves of a pair, ends of a line or paragraph


def is_whole(raw: object) -> TypeGuard[int]:
    """True for a whole number, which true and false are not."""
    return isinstance(raw, int) and not isinstance(raw, bool)


def as_count(raw: object) -> int | None:
    """A number of answers or people, None when it is unknown."""
    if raw is None or (is_whole(raw) and 0 <= raw <= MOST_PEOPLE):
        return raw
    raise CellError(f"hier hoort een heel getal van 0 tot en met {dutch.thousands(MOST_PEOPLE)}, of niets (null).")


def as_asked(raw: object) -> int:
    """How many people were asked."""
    if is_whole(raw) and 1 <= raw <= MOST_PEOPLE:
        return raw
    raise CellError(f"hier hoort een heel getal van 1 tot en met {dutch.thousands(MOST_PEOPLE)}.")


def as_yes_or_no(raw: object) -> bool:
    """True or false."""
    if isinstance(raw, bool):
        return raw
    raise CellError("hier hoort true (ja) of false (nee) te staan.")


def as_line(longest: int, raw: object) -> str:
    """A text of one line, of at most so many characters."""
    if not isinstance(raw, str):
        raise CellError("hier hoort tekst te staan.")
    if len(raw) > longest:
        raise CellError(f"{quoted(raw)} is te lang: hooguit {longest} tekens.")
    if any(unicodedata.category(character) in _UNSEEN for character in raw):
        raise CellError(f"{quoted(raw)} bevat een teken dat niet te zien is, zoals een regeleinde.")
    return raw


def as_name(longest: int, raw: object) -> str:
    """A name: a line that says something."""
    text = as_line(longest, raw)
    if not text.strip():
        raise CellError("hier hoort een naam te staan.")
    return text


def as_what(longest: int, raw: object) -> str:
    """What was agreed: a line that says something."""
    text = as_line(longest, raw)
    if not text.strip():
        raise CellError("hier staat niet wat er is afgesproken.")
    return text


def as_day(raw: object) -> datetime.date:
    """A calendar day."""
    try:
        if isinstance(raw, str) and _DAY.fullmatch(raw):
            return datetime.date.fromisoformat(raw)
    except ValueError:
        raise CellError(f"{quoted(str(raw))} is geen bestaande dag.") from None
    raise CellError("hier hoort een datum te staan als 2026-11-21.")


def as_possible_day(raw: object) -> datetime.date:
    """A day on which a round can have been held, or shared."""
    day = as_day(raw)
    if not can_be_held_on(day, clock.today()):
        raise CellError(impossible_day())
    return day


def as_threshold(raw: object) -> int | None:
    """The number of answers from which a score is shown, None while nothing was."""
    if raw is None or (is_whole(raw) and THRESHOLD <= raw <= HIGHEST_THRESHOLD):
        return raw
    raise CellError(f"hier hoort een heel getal van {THRESHOLD} tot en met {HIGHEST_THRESHOLD}, of niets (null).")


def as_answer(raw: object) -> bool | None:
    """True, false, or None while nobody said."""
    return None if raw is None else as_yes_or_no(raw)


def as_cause(raw: object) -> WithheldCause:
    """Why a score is not shown."""
    if isinstance(raw, str) and raw in [*WithheldCause]:
        return WithheldCause(raw)
    raise CellError(f"deze oorzaak kennen wij niet. Kies uit: {', '.join(WithheldCause)}.")


def as_scale(raw: object) -> Scale:
    """A scale by its name."""
    if isinstance(raw, str) and raw in SCALES:
        return SCALES[raw]
    raise CellError(f"deze schaal kennen wij niet. Kies uit: {', '.join(SCALES)}.")


def as_form(raw: object) -> ManagementForm:
    """The form of management's scores."""
    if isinstance(raw, str) and raw in [*ManagementForm]:
        return ManagementForm(raw)
    raise CellError(f"deze vorm kennen wij niet. Kies uit: {', '.join(ManagementForm)}.")


def as_side(raw: object) -> Side:
    """A side by its name."""
    if isinstance(raw, str) and raw in [*Side]:
        return Side(raw)
    raise CellError(f"hier hoort {' of '.join(Side)} te staan.")


def as_length(raw: object) -> Length:
    """How much a questionnaire asked."""
    if isinstance(raw, str) and raw in [*Length]:
        return Length(raw)
    raise CellError(f"deze lengte kennen wij niet. Kies uit: {', '.join(Length)}.")


def as_spread(raw: object) -> Spread | None:
    """How answers are spread: three shares that one group can have."""
    if isinstance(raw, list) and len(raw) == 3 and all(isinstance(each, str) and each in [*Share] for each in raw):
        shares = [Share(each) for each in raw]
        if sorted(shares) in map(sorted, _SHARES_TOGETHER):
            return Spread(*shares)
    raise CellError(f"hier horen drie delen van één groep te staan, elk {', '.join(Share)}.")


def as_prediction(raw: object) -> PredictedScore:
    """What a group was thought to answer, as it is shown: a mean as text and how many people thought so."""
    if isinstance(raw, list) and len(raw) == 2 and is_whole(raw[1]) and THRESHOLD <= raw[1] <= MOST_PEOPLE:
        mean = as_decimal(raw[0])
        if mean == rounded(mean) and LOW_END <= mean <= HIGH_END:
            return PredictedScore(mean, raw[1])
    raise CellError(
        f'hier horen een gemiddelde van {LOW_END} tot {HIGH_END} als "7.9" te staan, en hoeveel mensen dat '
        f"voorspelden: {THRESHOLD} of meer."
    )


def as_decimal(raw: object) -> Decimal:
    """A number that was written as text."""
    if isinstance(raw, str) and _DIGITS.fullmatch(raw):
        return Decimal(raw)
    raise CellError('hier hoort een getal te staan als "7.9", met een punt en tussen aanhalingstekens.')


def as_mean(scale: Scale, raw: object) -> Decimal:
    """A mean within its scale."""
    mean = as_decimal(raw)
    if not scale.low <= mean <= scale.high:
        raise CellError(f"{quoted(str(raw))} ligt buiten de schaal van {scale.low} tot {scale.high}.")
    return mean
