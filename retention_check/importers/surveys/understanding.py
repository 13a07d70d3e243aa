"""What was understood of an export, all of it to be shown before anything is saved: plain values, without a person."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from retention_check.domain.round import Entry
from retention_check.domain.scales import DEFAULT_SCALE, Scale
from retention_check.domain.side import Side
from retention_check.domain.spread import Spread
from retention_check.importers.surveys.choices import ColumnRole
from retention_check.importers.table import Problem


class Routine(str):
    """A remark on what every survey has, or what is told elsewhere too: there is nothing to decide about it."""

    __slots__ = ()


class Assumption(str):
    """A remark on what was assumed; `flag` is the option of the command line that says otherwise."""

    flag = ""

    @classmethod
    def unless(cls, flag: str, text: str) -> "Assumption":
        """What holds unless this option says otherwise."""
        made = cls(text)
        made.flag = flag
        return made


class UnfitSheet(str):
    """The remark that a sheet was chosen that is not in this `file`."""

    file = ""


class Sureness(StrEnum):
    """Why a column is taken for what it is."""

    EXACT = "exact"  # its code or its text
    ALIKE = "alike"  # small differences, and nothing else comes near
    CHOSEN = "chosen"  # a person said so
    ASKED = "asked"  # not sure: nothing is done with it until a person says


@dataclass(frozen=True)
class ColumnUse:
    """A column of the export: what stands above it, which statement (`code`) or role it has, and how sure that is.

    `examples` are a few of its values, shortened, of used columns only. `candidates` are the codes that it may be,
    the likeliest first, where it is asked. `is_private` says that it held names, addresses or numbers of people.
    """

    key: str
    letter: str
    heading: str
    file: str
    code: str = ""
    role: ColumnRole = ColumnRole.NONE
    sureness: Sureness = Sureness.EXACT
    examples: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    is_private: bool = False
    is_text: bool = False  # free text: neither kept nor shown
    sheet: str = ""

    @property
    def is_used(self) -> bool:
        """True when something is done with what stands in it."""
        return bool(self.code) or self.role is not ColumnRole.NONE

    @property
    def is_asked(self) -> bool:
        """True when a person has to say what it is."""
        return self.sureness is Sureness.ASKED


@dataclass(frozen=True)
class GroupValue:
    """A value of the column that tells the group, on how many rows, and whom it is; None is neither group.

    `is_sure` False is asked.
    """

    value: str
    rows: int
    side: Side | None
    is_sure: bool = True


class AnswerScale(StrEnum):
    """How the answers of an export are read."""

    ONE_TO_FIVE = "1-5"
    FIVE_TO_ONE = "5-1"  # numbers of which 1 is the highest
    POINTS = "1-10"  # 1, 3.25, 5.5, 7.75 and 10
    MARKS = "marks"  # school marks of 1 to 10


@dataclass(frozen=True)
class AnswerValue:
    """An answer as it stands in the export, what it was read as (None: no answer), and how often it was given.

    `times` is None where it would tell what a few people answered.
    """

    typed: str
    read_as: str | None
    times: int | None


class ExclusionCause(StrEnum):
    """Why a row does not count, in the order of the study (Appendix 1); the study kept everybody else."""

    PREVIEW = "preview"
    NO_CONSENT = "no_consent"
    NO_GROUP = "no_group"
    OTHER_ROLE = "other_role"
    TOO_OLD = "too_old"
    FAILED_CHECK = "failed_check"
    NO_ANSWERS = "no_answers"
    UNFINISHED = "unfinished"  # only when asked for
    SAME_ID = "same_id"
    DUPLICATE = "duplicate"  # only when asked for
    OTHER_FILE = "other_file"  # counted there


@dataclass(frozen=True)
class Excluded:
    """Rows that do not count, by their numbers as their owner sees them; `sheet` where several of a file count."""

    cause: ExclusionCause
    file: str
    rows: tuple[int, ...]
    sheet: str = ""


@dataclass(frozen=True)
class UnusedCell:
    """A cell in a used column that holds something else than an answer; long text only by its length.

    `column` is its letter and `heading` what stands above it; `sheet` is told where more than one of a file counts.
    """

    file: str
    row: int
    column: str
    shown: str
    why: str
    heading: str = ""
    sheet: str = ""


class QuestionTopic(StrEnum):
    """What a person has to decide before there are scores."""

    COLUMN = "column"
    ORDER = "order"  # whether columns that are only numbered stand in the order of the study
    GROUP_COLUMN = "group_column"
    VALUE = "value"
    ANSWER = "answer"
    SCALE = "scale"
    SIDE = "side"
    SHEET = "sheet"
    RIGHT_ANSWER = "right_answer"


_FLAGS: Mapping[QuestionTopic, str] = {
    QuestionTopic.COLUMN: "--column",
    QuestionTopic.ORDER: "--order",
    QuestionTopic.GROUP_COLUMN: "--column",
    QuestionTopic.VALUE: "--group",
    QuestionTopic.ANSWER: "--answer",
    QuestionTopic.SCALE: "--scale",
    QuestionTopic.SIDE: "--side",
    QuestionTopic.SHEET: "--sheet",
    QuestionTopic.RIGHT_ANSWER: "--right-answer",
}
_ABOUT_ONE_THING = (QuestionTopic.COLUMN, QuestionTopic.VALUE, QuestionTopic.ANSWER, QuestionTopic.SHEET)


@dataclass(frozen=True)
class Option:
    """An answer to a question: what is sent, and what it says; its `topic` where it decides something else."""

    value: str
    text: str
    topic: QuestionTopic | None = None


@dataclass(frozen=True)
class Question:
    """Something that only a person knows: what it is about (a column's key, a value, a file), and what can be said.

    `is_of_one_file` says that its answer is for the file in `about`, where there are several.
    """

    topic: QuestionTopic
    about: str
    text: str
    options: tuple[Option, ...]
    is_of_one_file: bool = False

    def flag(self, option: Option) -> str:
        """What gives this answer on the command line, quoted where a shell needs it: `--group 'MT (A)=management'`."""
        topic = option.topic or self.topic
        return shlex.join((_FLAGS[topic], self._said(topic, option.value)))

    def _said(self, topic: QuestionTopic, value: str) -> str:
        if topic is QuestionTopic.GROUP_COLUMN:
            return f"{value}={ColumnRole.GROUP}"
        return f"{self.about}={value}" if topic in _ABOUT_ONE_THING or self.is_of_one_file else value


class RowsOf(StrEnum):
    """What a row of the export is."""

    PEOPLE = "people"
    MEANS = "means"


@dataclass(frozen=True)
class Understanding:
    """What an export holds.

    There are `entries` when there are no problems and no questions: means on `scale` with their numbers of answers,
    and of answers of 1 to 5 the `spreads` that may be shown. `people` is how many of each side count, `rows` how many
    rows there were; `repeated` how many of those that count are the same as another. `unfinished` how many were not
    sent, whether they count or not.
    """

    tool: str = ""
    rows_of: RowsOf = RowsOf.PEOPLE
    files: tuple[str, ...] = ()
    columns: tuple[ColumnUse, ...] = ()
    groups: tuple[GroupValue, ...] = ()
    answer_scale: AnswerScale | None = None
    answers: tuple[AnswerValue, ...] = ()
    rows: int = 0
    people: Mapping[Side, int] = field(default_factory=dict)
    excluded: tuple[Excluded, ...] = ()
    repeated: int = 0
    unfinished: int = 0
    unused_cells: tuple[UnusedCell, ...] = ()
    unused_count: int = 0
    remarks: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    scale: Scale = DEFAULT_SCALE
    entries: tuple[Entry, ...] = ()
    spreads: Mapping[Side, Mapping[str, Spread]] = field(default_factory=dict)
    asked: Mapping[Side, int] = field(default_factory=dict)  # of a sheet of means with a row for it

    @property
    def is_ready(self) -> bool:
        """True when nothing is to be decided or put right first."""
        return bool(self.entries) and not self.questions and not self.problems
