"""A round with what was understood of a survey: its means, its numbers of answers, and how its answers are spread."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from retention_check import clock, dutch
from retention_check.domain.collecting import with_import
from retention_check.domain.imported import LONGEST_TOOL
from retention_check.domain.item import Item
from retention_check.domain.rescaling import on_scale, scale_with
from retention_check.domain.round import Entry, Round
from retention_check.domain.scores import THRESHOLD
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.importers.asked import too_many_answers
from retention_check.importers.score_sheet import ParseResult
from retention_check.importers.sheet_into_round import SheetChoices
from retention_check.importers.surveys.understanding import RowsOf, Understanding
from retention_check.web.extensions import study
from retention_check.web.organiser.asked_now import sheet_refusals
from retention_check.web.organiser.replacement_text import SAME
from retention_check.web.organiser.sheet_page import SheetPage

CLEARS, KEEPS = "enquete", "open"  # what is answered about open scores that are there
LOCKED = (
    "De open scores van het management liggen vast. Scores van het management uit deze enquête kunnen er niet meer bij."
)
OTHER_SCALE = (
    "De scores van {who} in deze ronde staan op een andere schaal dan die van de enquête: rapportcijfers en antwoorden "
    "van 1 tot 5 kunnen niet in één ronde. Zet de enquête in een nieuwe ronde."
)
ALL_FEW = (
    f"Op elke stelling zijn er minder dan {dutch.count(THRESHOLD)} antwoorden. Een gemiddelde daarvan vertelt wat "
    "iemand antwoordde. Daarom is er geen score om te bewaren."
)


@dataclass(frozen=True)
class SurveySheet(SheetPage):
    """A survey as the sheet that it comes down to, in a round as it is now; `asked` goes before what the round says.

    `few` are the means of fewer than `THRESHOLD` answers: those are not saved, for a mean of one is an answer.
    """

    found: Understanding = field(default_factory=Understanding)
    asked: Mapping[Side, int | None] = field(default_factory=dict)
    few: tuple[Entry, ...] = ()

    @cached_property
    def round(self) -> Round:
        """The round as it is saved when all is confirmed."""
        round = super().round
        round = _with_own_numbers(round, {entry.side for entry in self.few})
        asked = {side: n for side, n in self.asked.items() if side in self.sides}
        return _with_imports(replace(round, asked={**round.asked, **asked}), self.found, self.sides)

    @property
    def not_here(self) -> tuple[str, ...]:
        """Why this survey cannot be saved in this round."""
        there = {entry.side for entry in self.found.entries}
        locked = self.before.is_locked and there == {Side.MANAGEMENT} and self.before.is_agreed
        others = _on_another_scale(self.before, self.found, self.sides)
        return (
            *((LOCKED,) if locked else ()),
            *((ALL_FEW,) if self.few and len(self.few) == len(self.found.entries) else ()),
            *((OTHER_SCALE.format(who=dutch.listing([WHO[side] for side in others])),) if others else ()),
            *sheet_refusals(self.before, replace(self.result, asked={}, said_scale=self.found.scale)),
            *self.refusals,
        )

    @property
    def too_many(self) -> dict[Side, str]:
        """The groups of which more people answered than were asked, each with a message."""
        return {side: str(problem) for side, problem in too_many_answers(self.round).items() if side in self.sides}

    @property
    def few_by_side(self) -> Mapping[Side, Sequence[tuple[Item, int]]]:
        """The statements to which a group gave too few answers, each with how many."""
        found: dict[Side, list[tuple[Item, int]]] = {}
        for entry in self.few:
            found.setdefault(entry.side, []).append((study().item(entry.code), entry.n or 0))
        return found

    @property
    def has_few_of_management(self) -> bool:
        """True when no score of management is saved or will be shown, for too few answered."""
        of_management = [entry for entry in self.found.entries if entry.side is Side.MANAGEMENT]
        is_few = bool(of_management) and all(entry in self.few for entry in of_management)
        return is_few or super().has_few_of_management

    @property
    def changes_nothing(self) -> bool:
        """True when the round has these very scores already, with all that is told of them."""
        return self.replacements == [SAME] and self.round.imported == self.before.imported

    @property
    def takes_other_scale(self) -> bool:
        """True when saving puts the round on another scale."""
        return self.round.scale != self.before.scale


def survey_sheet(
    before: Round, found: Understanding, asked: Mapping[Side, int | None], open_scores: str
) -> SurveySheet:
    """What saving a survey would do to a round; means of people never become open scores."""
    sides = {entry.side for entry in found.entries}
    if before.is_agreed and (before.is_locked or open_scores != CLEARS):
        sides -= {Side.MANAGEMENT}
    scale = scale_with(before.scale, found.scale)
    there = [entry for entry in found.entries if entry.side in sides]
    few = tuple(entry for entry in there if entry.n is not None and entry.n < THRESHOLD)
    entries = tuple(on_scale(entry, found.scale, scale) for entry in there if entry not in few)
    emptied = {entry.side for entry in few} - {entry.side for entry in entries}
    result = ParseResult(entries, emptied=tuple(emptied))
    choices = SheetChoices(scale=scale, is_from_questionnaire=before.is_agreed and Side.MANAGEMENT in sides)
    return SurveySheet(before, result, choices, found=found, asked=asked, few=few)


def _with_own_numbers(round: Round, sides: Collection[Side]) -> Round:
    """The round in which each score of these groups has its own number of answers.

    A score that is typed later, where too few answered, must not borrow that of the others.
    """
    entries = tuple(
        replace(entry, n=round.answers_behind(entry)) if entry.side in sides else entry for entry in round.entries
    )
    answers = {side: n for side, n in round.answers.items() if side not in sides}
    return replace(round, entries=entries, answers=answers)


def _on_another_scale(before: Round, found: Understanding, sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """Groups that keep their scores, which are marks where the survey's are not, or the other way round."""
    if before.scale.same_instrument == found.scale.same_instrument:
        return ()
    return tuple(side for side in Side if side not in sides and before.entries_of(side))


def _with_imports(round: Round, found: Understanding, sides: tuple[Side, ...]) -> Round:
    """The round, and from which tool the answers of each group were counted, with their spreads; of means it is not."""
    if found.rows_of is RowsOf.PEOPLE:
        for side in sides:
            round = with_import(round, side, found.tool[:LONGEST_TOOL], clock.today(), found.spreads.get(side, {}))
    return round
