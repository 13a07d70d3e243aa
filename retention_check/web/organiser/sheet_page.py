"""What the page 'Klopt dit?' shows of a score sheet, worked out before anything is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from flask import request

from retention_check import dutch
from retention_check.domain.corrections import Review
from retention_check.domain.item import Item
from retention_check.domain.round import Entry, Round
from retention_check.domain.scale_doubt import ANSWER_SCALE, ScaleDoubt, scale_doubt
from retention_check.domain.scales import DEFAULT_SCALE, Scale
from retention_check.domain.scores import WithheldCause
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.importers.score_sheet import ParseResult, Question
from retention_check.importers.sheet_into_round import SheetChoices, replacements, with_sheet
from retention_check.importers.sheet_remarks import on_empty_column
from retention_check.web.extensions import comparison_of, study
from retention_check.web.organiser.replacement_text import SAME, replacement_text
from retention_check.web.organiser.saving import refused
from retention_check.web.organiser.sheet_reading import (
    UNHEARD,
    changes_of_fixed,
    choices_of,
    refusals_after,
)

EXAMPLES = 3  # rows that are shown in the reader's own terms


@dataclass(frozen=True)
class SheetPage:
    """A sheet that was read in a round as it is now, under what was answered about it."""

    before: Round
    result: ParseResult
    choices: SheetChoices
    data: bytes = b""
    file_name: str = ""

    @cached_property
    def round(self) -> Round:
        """The round as it is saved when all is confirmed."""
        return with_sheet(self.before, self.result, self.choices, study())

    @cached_property
    def doubt(self) -> ScaleDoubt | None:
        """A doubt about the scale of the round with this sheet in it."""
        return scale_doubt(self.round, study())

    @property
    def asks_form(self) -> bool:
        """True when the sheet counts the answers of management, and the round has open scores."""
        return self.result.question is Question.COUNTED

    @property
    def asks_longer_scale(self) -> bool:
        """True when the sheet has scores of 1 to 10, and the round is on a scale of 1 to 5."""
        return self.result.question is Question.ABOVE_SCALE

    @cached_property
    def changes_of_fixed(self) -> Review:
        """What saving would do to groups that others were shown: typing errors to be confirmed, or refused."""
        return changes_of_fixed(self.before, self.round)

    @cached_property
    def refusals(self) -> tuple[str, ...]:
        """Why this can no longer be saved: then no button says that it can."""
        return () if self.result.question else refused(self.before, self.changes_of_fixed)

    @property
    def corrected(self) -> tuple[Side, ...]:
        """The groups that others were shown, in which only a typing error is mended."""
        corrected = {correction.side for correction in self.changes_of_fixed.corrections}
        return tuple(side for side in Side if side in corrected and not self.refusals)

    def refused_when(self, **answers: str) -> tuple[str, ...]:
        """Why nothing could be saved after this answer; what would be refused is never offered."""
        choices = choices_of(request.args.to_dict() | answers, self.before)
        return refusals_after(self.data, self.before, choices) if choices != self.choices else (UNHEARD,)

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is told beside the scores; of an empty column not where the round keeps the scores it has."""
        empty = self.result.empty_columns.items()
        told = (on_empty_column(column, study()) for side, column in empty if not self.before.entries_of(side))
        return (*self.result.remarks, *told)

    @property
    def rescaled(self) -> str:
        """That scores of 1 to 5 become points of 1 to 10, with the first as an example; empty when they do not."""
        scale = self.result.said_scale or self.round.scale
        if scale.factor == 1 or not self.result.entries:
            return ""
        counted = [entry for entry in self.result.entries if not self.round.gives_agreed_scores(entry.side)]
        first = next(iter(counted or self.result.entries))
        points = dutch.decimal(scale.to_points(first.mean))
        return (
            f"U gaf {'gemiddelden' if counted else 'scores'} van {scale.low} tot {scale.high}. Wij rekenen ze om naar "
            f"scores van {DEFAULT_SCALE.low} tot {DEFAULT_SCALE.high}: {dutch.as_typed(first.mean)} wordt {points}."
        )

    @property
    def asks(self) -> bool:
        """True while a question is to be answered before anything can be saved."""
        return self.result.question is not None or self.doubt is not None

    @property
    def sides(self) -> tuple[Side, ...]:
        """The groups that are in the sheet."""
        there = {entry.side for entry in self.result.entries}
        return tuple(side for side in Side if side in there)

    @cached_property
    def entered(self) -> Mapping[tuple[str, Side], Entry]:
        """What the sheet says, by statement and group."""
        return {(entry.code, entry.side): entry for entry in self.result.entries}

    @property
    def items(self) -> list[Item]:
        """The statements that the sheet has a score for."""
        codes = {entry.code for entry in self.result.entries}
        return [item for item in study().items if item.code in codes]

    @property
    def missing(self) -> list[Item]:
        """The statements that have none."""
        return [item for item in study().items if item not in self.items]

    @property
    def examples(self) -> list[tuple[int, Item]]:
        """A few statements from the sheet: the first, the middle and the last one, with the rows they stand in."""
        items = self.items
        places = sorted({0, len(items) // 2, len(items) - 1}) if items else []
        return [(self.result.shape.rows[items[place].code], items[place]) for place in places[:EXAMPLES]]

    @property
    def replacements(self) -> list[str]:
        """What happens to the scores that are there."""
        found = replacements(self.before, self.round, self.result)
        if found and all(change.is_same for change in found.values()) and set(found) >= set(self.sides):
            return [SAME]
        return [replacement_text(side, change, study()) for side, change in found.items()]

    @cached_property
    def withheld(self) -> Mapping[Side, Mapping[WithheldCause, Sequence[Item]]]:
        """What will not be shown of the groups in the sheet, and why."""
        comparison = comparison_of(self.round)
        return {side: comparison.withheld(side) for side in self.sides}

    def answers(self, side: Side) -> str:
        """How many people of a group answered, in words: '34', '30 tot 34', 'onbekend'."""
        if self.round.gives_agreed_scores(side):
            return "niet nodig bij open scores"
        counts = [self.round.answers_behind(entry) for entry in self.round.entries_of(side)]
        known = sorted({n for n in counts if n is not None})
        if not known:
            return "onbekend"
        text = dutch.thousands(known[0]) if len(known) == 1 else f"{known[0]} tot {dutch.thousands(known[-1])}"
        return f"{text}, soms onbekend" if None in counts else text

    @property
    def has_few_of_management(self) -> bool:
        """True when no score of management will be shown, for too few answered."""
        withheld = self.withheld.get(Side.MANAGEMENT, {})
        of_management = self.round.entries_of(Side.MANAGEMENT)
        return bool(of_management) and len(withheld.get(WithheldCause.TOO_FEW, ())) == len(of_management)

    @property
    def can_get_open_scores(self) -> bool:
        """True while the results are not open: management can still give open scores, anew."""
        return not (self.before.publication.was_opened or self.before.opens_results)

    @property
    def other_sheets(self) -> list[tuple[str, dict[str, str]]]:
        """The sheets with scores that were not read, each with what to put in the address to read it."""
        shape = self.result.shape
        return [(name, {"blad": str(n)}) for n, name in enumerate(shape.sheets) if name and n != shape.read]

    def who(self, side: Side) -> str:
        """A group in a sentence."""
        return WHO[side]

    def answered(self, **answers: str) -> dict[str, str]:
        """What to put in the address when one more question is answered."""
        known = {
            name: request.args[name] for name in ("blad", "schaal", "vragenlijst", "zeker") if name in request.args
        }
        return known | answers

    @property
    def answers_scale(self) -> Scale:
        """The scale of 1 to 5, which the round can get."""
        return ANSWER_SCALE

    @property
    def points_scale(self) -> Scale:
        """The scale of 1 to 10, which it can get too."""
        return DEFAULT_SCALE
