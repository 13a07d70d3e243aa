"""Putting a round on another scale: means then say something else, open scores in words keep their words."""

from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from retention_check.domain.round import Entry, Round
from retention_check.domain.scales import Scale
from retention_check.domain.side import Side

_PLACES = Decimal("1e-12")


def scale_with(own: Scale, other: Scale) -> Scale:
    """The scale of a round that gets scores of another: its own, but marks and answers are never converted."""
    return own if own.same_instrument == other.same_instrument else other


def on_scale(entry: Entry, old: Scale, new: Scale) -> Entry:
    """An entry on another scale, rounded up far behind the comma: what ended in a half is still rounded up as one."""
    if old == new:
        return entry
    mean = (old.to_points(entry.mean) - 1) / new.factor + new.low
    return replace(entry, mean=mean.quantize(_PLACES, ROUND_CEILING).normalize())


def with_scale(round: Round, scale: Scale) -> Round:
    """The round on another scale; what was entered stays as it is, but for open scores that were given in words.

    Who finds out that means are answers of 1 to 5 changes what those means say, not what management answered in words.
    """
    if not (scale.same_instrument and gives_words(round)):
        return replace(round, scale=scale)
    entries = (_in_words(each, round.scale, scale) if each.side is Side.MANAGEMENT else each for each in round.entries)
    return replace(round, scale=scale, entries=tuple(entries))


def gives_words(round: Round) -> bool:
    """True when management's open scores all are answers out of five, and so can be put on another scale exactly."""
    means = {round.scale.to_points(entry.mean) for entry in round.entries_of(Side.MANAGEMENT)}
    return round.is_agreed and round.scale.same_instrument and bool(means) and means <= set(round.scale.steps())


def outside(round: Round) -> tuple[Entry, ...]:
    """What was entered that cannot be on the scale of the round; a condensed group is in points, and always can."""
    return tuple(entry for entry in round.entries if not _is_on(entry, round.scale_of(entry.side)))


def _is_on(entry: Entry, scale: Scale) -> bool:
    return scale.low <= entry.mean <= scale.high


def _in_words(entry: Entry, old: Scale, new: Scale) -> Entry:
    return replace(entry, mean=(old.to_points(entry.mean) - 1) / new.factor + new.low)
