"""A round with what a sheet says: the groups in the sheet take the place of what was there, the others stay."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from retention_check.domain.rescaling import on_scale, scale_with, with_scale
from retention_check.domain.round import Entry, ManagementForm, Round, in_order
from retention_check.domain.scales import Scale
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.score_sheet import ParseResult


@dataclass(frozen=True)
class SheetChoices:
    """What the organiser answered about a sheet, None where nothing was asked; it changes the round when it is saved.

    Management's scores can become those of a questionnaire; never the other way, for then means of people would be
    shown as open scores.
    """

    sheet: int = 0
    scale: Scale | None = None
    is_from_questionnaire: bool = False
    is_scale_sure: bool = False

    def form(self, round: Round) -> ManagementForm:
        """How management gave the scores of the sheet."""
        return ManagementForm.QUESTIONNAIRE if self.is_from_questionnaire else round.management_form


@dataclass(frozen=True)
class Replacement:
    """What a sheet does to one group: scores that take the place of others, statements that lose theirs, scores that
    stay because the group is not in the sheet, and a number of answers that goes because the sheet gives none.

    Of a group on the same scale and of the same form it says too which scores change, by code and from what to what,
    which are new, and which numbers of answers and of people who were asked change, each from what to what.
    """

    replaced: int = 0
    lost: tuple[str, ...] = ()
    kept: int = 0
    lost_count: int | None = None
    is_comparable: bool = False
    changed: Mapping[str, tuple[Decimal, Decimal]] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    counts: Mapping[str, tuple[int | None, int | None]] = field(default_factory=dict)
    asked: tuple[int | None, int | None] | None = None
    has_too_few: bool = False  # the group is in the sheet, without a score that may be kept

    @property
    def is_same(self) -> bool:
        """True when the sheet says what is there."""
        differs = self.changed or self.added or self.lost or self.counts or self.asked or self.lost_count
        return self.is_comparable and not differs


def with_sheet(round: Round, result: ParseResult, choices: SheetChoices, study: Study) -> Round:
    """The round as it is saved when the sheet is confirmed; a sheet that says its scale is put on that of the round."""
    wanted = choices.scale or round.scale
    said = result.said_scale or wanted
    round = with_scale(round, scale_with(wanted, said))
    in_sheet = {entry.side for entry in result.entries}
    gone = in_sheet | {*result.emptied} | ({Side.MANAGEMENT} if _changes_form(round, choices) else set())
    there = [entry for entry in round.entries if entry.side not in gone]
    answers = {side: n for side, n in round.answers.items() if side not in gone or not round.entries_of(side)}
    entries: list[Entry] = there
    for side in in_sheet:
        of_side = [on_scale(entry, said, round.scale) for entry in result.entries if entry.side is side]
        if (n := _shared_count(of_side)) is not None:
            answers[side] = n
            of_side = [replace(entry, n=None) for entry in of_side]
        elif any(entry.n is not None for entry in of_side):
            answers.pop(side, None)
        entries = [*entries, *of_side]
    return replace(
        round,
        entries=in_order(entries, study),
        answers=answers,
        asked={**round.asked, **result.asked},
        management_form=choices.form(round),
        imported={side: each for side, each in round.imported.items() if side not in gone or round.is_published(side)},
        scale_is_sure=round.scale_is_sure or choices.is_scale_sure or result.said_scale is not None,
    )


def replacements(before: Round, after: Round, result: ParseResult) -> Mapping[Side, Replacement]:
    """What a sheet does to the groups of which something was entered before."""
    return {side: _replacement(before, after, result, side) for side in Side if before.entries_of(side)}


def _replacement(before: Round, after: Round, result: ParseResult, side: Side) -> Replacement:
    old = [entry.code for entry in before.entries_of(side)]
    new = {entry.code for entry in after.entries_of(side)}
    is_other_form = side is Side.MANAGEMENT and before.management_form is not after.management_form
    is_there = side in result.emptied or any(entry.side is side for entry in result.entries)
    if not is_other_form and not is_there:
        return Replacement(kept=len(old))
    lost = tuple(code for code in old if code not in new)
    has_count = side in after.answers or any(after.answers_behind(entry) for entry in after.entries_of(side))
    lost_count = None if has_count else before.answers.get(side)
    replaced = Replacement(len(old) - len(lost), lost, 0, lost_count, has_too_few=side in result.emptied)
    return replaced if is_other_form or before.scale != after.scale else _compared(replaced, before, after, side)


def _compared(replaced: Replacement, before: Round, after: Round, side: Side) -> Replacement:
    old, new = ({entry.code: entry for entry in round.entries_of(side)} for round in (before, after))
    both = [code for code in new if code in old]
    counts = {code: (before.answers_behind(old[code]), after.answers_behind(new[code])) for code in both}
    asked = (before.asked.get(side), after.asked.get(side))
    return replace(
        replaced,
        is_comparable=True,
        changed={code: (old[code].mean, new[code].mean) for code in both if old[code].mean != new[code].mean},
        added=tuple(code for code in new if code not in old),
        counts={code: each for code, each in counts.items() if each[0] != each[1]},
        asked=asked if asked[0] != asked[1] else None,
    )


def _shared_count(entries: list[Entry]) -> int | None:
    """The number of answers that all entries of a group have, so that it is the group's; no answers is no such number.

    A score that is typed later counts with it, as on any round whose group has one number.
    """
    counts = {entry.n for entry in entries}
    shared = counts.pop() if len(counts) == 1 else None
    return shared or None


def _changes_form(round: Round, choices: SheetChoices) -> bool:
    return choices.form(round) is not round.management_form
