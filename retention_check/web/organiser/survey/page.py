"""What the page of a survey shows, worked out before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from retention_check import dutch
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.importers.surveys.answers.shown_values import shortened as in_sentence
from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.mapping_file import LEFT_OUT, leaves_out
from retention_check.importers.surveys.rows.row_wording import why
from retention_check.importers.surveys.understanding import (
    AnswerValue,
    Excluded,
    ExclusionCause,
    GroupValue,
    Question,
    QuestionTopic,
    Routine,
    RowsOf,
    UnusedCell,
)
from retention_check.web.extensions import study
from retention_check.web.organiser.survey.decisions import Decision, decisions_of
from retention_check.web.organiser.survey.found_columns import FoundColumns
from retention_check.web.organiser.survey.into_round import SurveySheet, survey_sheet
from retention_check.web.organiser.survey.waiting import WaitingSurvey
from retention_check.web.organiser.survey.words import (
    NO_ANSWER,
    NOBODY_WORDS,
    SIDE_WORDS,
    conversion,
    example,
    finding,
    row_numbers,
)

MOST_CELLS = 100  # cells that are not used, shown one by one
FEW_RADIOS = 7


@dataclass(frozen=True)
class SurveyPage(FoundColumns):
    """A survey that waits, as it was read under what was decided so far, in a round as it is now."""

    before: Round
    waiting: WaitingSurvey

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """Everything that can be decided."""
        return decisions_of(self.found, self.waiting.choices)

    @cached_property
    def sheet(self) -> SurveySheet:
        """What saving would do to the round."""
        return survey_sheet(self.before, self.found, self.waiting.asked, self.waiting.open_scores)

    @property
    def finding(self) -> str:
        """What this export is."""
        return finding(self.found)

    @property
    def is_of_people(self) -> bool:
        """True when a row is what one person answered."""
        return self.found.rows_of is RowsOf.PEOPLE

    @property
    def questions(self) -> tuple[Decision, ...]:
        """What has to be decided first, in the order in which it was asked."""
        by_question = {id(each.question): each for each in self.decisions if each.question}
        return tuple(by_question[id(question)] for question in self.found.questions if id(question) in by_question)

    @property
    def conversion(self) -> str:
        """That answers of 1 to 5 become scores of 1 to 10, with an example; empty where nothing is converted."""
        return conversion(self.found.answer_scale)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The groups that are in the survey, as far as that is known."""
        there = {entry.side for entry in self.found.entries} | {*self.found.people}
        return tuple(side for side in Side if side in there)

    @property
    def has_open_scores(self) -> bool:
        """True when the survey has means of management, and the round still asks for open scores."""
        return self.before.is_agreed and not self.before.is_locked and Side.MANAGEMENT in self.sides

    @property
    def leaves_management(self) -> bool:
        """True when management's means are left out, for its open scores are locked."""
        return self.before.is_agreed and self.before.is_locked and len(self.sides) > 1

    @property
    def is_ready(self) -> bool:
        """True when it can be saved."""
        return self.found.is_ready and not self.sheet.not_here

    @property
    def has_decided(self) -> bool:
        """True when there is something to keep in a mapping file."""
        return self.waiting.choices != UNDECIDED

    @property
    def mapping_leaves_out(self) -> str:
        """That a mapping file would not hold all that was decided; empty when it would."""
        return LEFT_OUT if leaves_out(self.waiting.choices, self.found.groups, self.found.files) else ""

    @property
    def asked(self) -> dict[Side, int | None]:
        """How many of each group were asked: as typed here, else as the file or the round says."""
        known = {**self.before.asked, **self.found.asked, **self.waiting.asked}
        return {side: known.get(side) for side in self.sides}

    def decision(self, topic: str, about: str = "") -> Decision | None:
        """The decision about something; None when there is none, or when it is asked above."""
        found = self._by_place.get((topic, about))
        return found if found and not found.is_asked else None

    def question_about(self, topic: str, about: str = "") -> Decision | None:
        """The decision about something that is asked above."""
        found = self._by_place.get((topic, about))
        return found if found and found.is_asked else None

    @property
    def knows_statements(self) -> bool:
        """True when it can be said which statements are there; of means that is only so once nothing is asked."""
        return self.is_of_people or bool(self.found.entries)

    @property
    def lacks_groups(self) -> bool:
        """True when nothing tells who belongs to which group."""
        return self.is_of_people and not self.found.people

    @property
    def cells(self) -> Sequence[UnusedCell]:
        """Cells that are not used, the first of them."""
        return self.found.unused_cells[:MOST_CELLS]

    def is_first_group(self, place: int) -> bool:
        """True when no group value before this one is the same."""
        values = [group.value for group in self.found.groups]
        return values.index(values[place]) == place

    def is_first_answer(self, place: int) -> bool:
        """True when no answer before this one is the same."""
        return self._answers.index(self._answers[place]) == place

    def group_words(self, group: GroupValue) -> str:
        """Whom a value means."""
        return SIDE_WORDS[group.side] if group.side else NOBODY_WORDS

    def answer_words(self, answer: AnswerValue) -> str:
        """What an answer was read as."""
        return NO_ANSWER if answer.read_as is None else answer.read_as.replace(".", ",")

    def why_out(self, excluded: Excluded) -> str:
        """Why rows do not count."""
        return why(excluded.cause, len(excluded.rows), study().edition.young_age_limit)

    def rows_out(self, excluded: Excluded) -> str:
        """Which rows these are."""
        return row_numbers(excluded.rows)

    @property
    def told(self) -> list[str]:
        """What needs a decision or costs answers."""
        return [remark for remark in self.found.remarks if not isinstance(remark, Routine)]

    @property
    def routine(self) -> list[str]:
        """What else was assumed."""
        return [remark for remark in self.found.remarks if isinstance(remark, Routine)]

    @property
    def repeated_out(self) -> int:
        """How many rows do not count because they are the same as another."""
        return sum(len(each.rows) for each in self.found.excluded if each.cause is ExclusionCause.DUPLICATE)

    @property
    def out(self) -> int:
        """How many rows do not count."""
        return sum(len(each.rows) for each in self.found.excluded)

    @property
    def chosen(self) -> list[Decision]:
        """What was asked and answered, and is shown nowhere else."""
        return [each for each in self.decisions if each.name.startswith(("sheet-", "chosen-")) and not each.is_asked]

    def is_list(self, decision: Decision) -> bool:
        """True when there is too much to choose from for radio buttons."""
        return len(decision.values) > FEW_RADIOS

    def subject(self, question: Question) -> str:
        """What helps to answer a question about a column: its heading where the question shortens it, and examples."""
        column = next((each for each in self.found.columns if each.key == question.about), None)
        if question.topic is not QuestionTopic.COLUMN or column is None:
            return ""
        heading = " ".join(column.heading.split())
        whole = f"Kolom {column.letter}: ‘{heading}’. " if in_sentence(heading) != heading else ""
        examples = dutch.listing([f"‘{example(value)}’" for value in column.examples])
        return f"{whole}{f'Er staat bijvoorbeeld {examples}.' if examples else ''}".strip()

    @cached_property
    def _answers(self) -> list[str]:
        return [answer.typed for answer in self.found.answers]

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], Decision]:
        return {(str(each.topic), each.about): each for each in self.decisions}
