"""What can be decided on the page: each as a field with what can be sent and what stands now.

Fields are numbered by their place in what was understood, so that odd headings do no harm. What is sent is held against
what was shown; only what differs from it is a decision.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import (
    ALL_SHEETS,
    BOTH,
    NOBODY,
    OTHER_SCALE,
    Choices,
    ColumnRole,
    file_side,
)
from retention_check.importers.surveys.understanding import (
    AnswerScale,
    ColumnUse,
    Option,
    Question,
    QuestionTopic,
    RowsOf,
    Understanding,
)
from retention_check.web.extensions import study
from retention_check.web.organiser.survey.words import (
    ABOUT_MEANS,
    ANSWERS_OF,
    AS_READ,
    ASK_AGAIN,
    BOTH_WORDS,
    EVERY_SHEET,
    LIKELY,
    NO_ANSWER,
    NOBODY_WORDS,
    OTHER_SCALE_WORDS,
    OTHERWISE,
    ROLE_WORDS,
    SCALE_WORDS,
    SIDE_WORDS,
    USE_WORDS,
)

NOTHING_SAID = "no_answer"  # sent for 'no answer', for an empty text says that nothing was chosen
AGAIN = "again"  # sent for what is not to be decided by a person after all
MOST_VALUES = 200  # values of groups or answers that can be changed on the page
Place = tuple[QuestionTopic, str]
Options = tuple[tuple[str, tuple[Option, ...]], ...]  # under headings; without one for a short list


@dataclass(frozen=True)
class Decision:
    """One thing to decide: its field, what it is about, what can be sent, and what stands now ('' when it is asked)."""

    name: str
    topic: QuestionTopic
    about: str
    options: Options
    value: str = ""
    question: Question | None = None

    @property
    def is_asked(self) -> bool:
        """True when nothing can be saved before it is decided."""
        return self.question is not None

    @property
    def values(self) -> tuple[str, ...]:
        """Everything that can be sent."""
        return tuple(option.value for _, options in self.options for option in options)

    def is_possible(self, sent: str) -> bool:
        """Whether the page can have sent this: one of its options, or nothing where nothing was chosen yet."""
        return sent in self.values or sent == self.value

    def decided(self, choices: Choices, sent: str) -> Choices:
        """The choices with this one made."""
        if self.topic is QuestionTopic.GROUP_COLUMN or self._is_column(sent):
            return replace(choices, columns={**choices.columns, sent: ColumnRole.GROUP.value})
        meant = "" if sent in (NOTHING_SAID, AGAIN) else sent
        changes: dict[str, Any] = {}
        if self.topic in _TEXTS:
            changes[_TEXTS[self.topic]] = meant
        else:
            name = _TABLES[self.topic]
            table = {about: each for about, each in getattr(choices, name).items() if about != self.about}
            if sent != AGAIN:
                table[self.about] = file_side(sent) if self.topic is QuestionTopic.SIDE else meant
            changes[name] = table
        return replace(choices, **changes)

    def _is_column(self, sent: str) -> bool:
        """Whether the column that tells the group was chosen, where the side of a whole file was asked."""
        options = self.question.options if self.question and self.topic is QuestionTopic.SIDE else ()
        return any(option.topic and option.value == sent for option in options)


_TABLES: Mapping[QuestionTopic, str] = {
    QuestionTopic.COLUMN: "columns",
    QuestionTopic.VALUE: "values",
    QuestionTopic.ANSWER: "answers",
    QuestionTopic.SIDE: "sides",
    QuestionTopic.SHEET: "sheets",
}
_TEXTS: Mapping[QuestionTopic, str] = {
    topic: topic.value for topic in QuestionTopic if topic.value in ("scale", "right_answer", "order")
}


def decisions_of(found: Understanding, choices: Choices) -> tuple[Decision, ...]:
    """Everything that can be decided about what was understood, the columns first; each thing once."""
    asked = {_place(question.topic, question.about): question for question in reversed(found.questions)}
    known: dict[Place, Decision] = {}
    for decision in (*_known(found, choices), *_chosen_before(choices)):
        place = _place(decision.topic, decision.about)
        if place not in known:
            known[place] = _with_question(decision, asked.pop(place, None))
    left = [question for question in found.questions if question in asked.values()]
    for number, question in enumerate(left):
        empty = Decision(f"question-{number}", question.topic, question.about, ())
        known[_place(question.topic, question.about)] = _with_question(empty, question)
    return tuple(known.values())


def _place(topic: QuestionTopic, about: str) -> Place:
    """What a decision is about: of what is one thing for all files it does not matter in which it was seen."""
    return topic, "" if topic in _TEXTS else about


def _with_question(decision: Decision, question: Question | None) -> Decision:
    """What is asked about is not decided yet; of a column everything can be chosen, the likeliest first."""
    if question is None:
        return decision
    offered = tuple(replace(each, value=each.value or NOTHING_SAID) for each in question.options)
    if decision.topic is not QuestionTopic.COLUMN or not decision.options:
        return replace(decision, question=question, value="", options=(("", offered),))
    likely = {option.value for option in offered}
    rest = tuple((name, tuple(each for each in some if each.value not in likely)) for name, some in decision.options)
    options = ((LIKELY, offered), *((name, some) for name, some in rest if some))
    return replace(decision, question=question, value="", options=options)


def _known(found: Understanding, choices: Choices) -> Iterator[Decision]:
    everything = column_options(found.rows_of)
    for number, column in enumerate(found.columns):
        if not (column.is_private or column.is_text):
            yield Decision(f"column-{number}", QuestionTopic.COLUMN, column.key, everything, _meaning(column))
    for number, group in enumerate(found.groups[:MOST_VALUES]):
        value = (group.side.value if group.side else NOBODY) if group.is_sure else ""
        yield Decision(f"value-{number}", QuestionTopic.VALUE, group.value, _SIDES, value)
    for number, answer in enumerate(found.answers[:MOST_VALUES]):
        value = answer.read_as if answer.read_as is not None else NOTHING_SAID
        options = _answers(found.answer_scale, value)
        yield Decision(f"answer-{number}", QuestionTopic.ANSWER, answer.typed, options, value)
    if found.columns:
        yield Decision("scale", QuestionTopic.SCALE, "", _scales(found), _scale(found, choices))
    for number, file in enumerate(found.files):
        side = choices.sides.get(file)
        yield Decision(f"side-{number}", QuestionTopic.SIDE, file, _FILE_SIDES, str(side) if side else AGAIN)


def _chosen_before(choices: Choices) -> Iterator[Decision]:
    """What was asked and answered, and is shown nowhere else: it can be asked again."""
    for number, (file, sheet) in enumerate(choices.sheets.items()):
        yield Decision(f"sheet-{number}", QuestionTopic.SHEET, file, _once_more(sheet), sheet)
    for topic, name in _TEXTS.items():
        value = getattr(choices, name)
        if value and topic is not QuestionTopic.SCALE:
            yield Decision(f"chosen-{name}", topic, "", _once_more(value), value)


def _once_more(value: str) -> Options:
    text = EVERY_SHEET if value == ALL_SHEETS else value
    return (("", (Option(value, text), Option(AGAIN, ASK_AGAIN))),)


def _meaning(column: ColumnUse) -> str:
    """What stands in the field of a column; '' while it is asked."""
    return "" if column.is_asked else column.code or column.role.value


def column_options(rows_of: RowsOf) -> Options:
    """What a column can be: not used, something else, or one of the statements."""
    kinds = (("Redenen", Kind.REASON), ("Maatregelen", Kind.MEASURE))
    statements = (
        (name, tuple(Option(item.code, f"{item.code} {item.label}") for item in study().of_kind(kind)))
        for name, kind in kinds
    )
    words = USE_WORDS if rows_of is RowsOf.MEANS else ROLE_WORDS
    others = tuple(Option(value, text) for value, text in words.items())
    return ((ABOUT_MEANS if rows_of is RowsOf.MEANS else OTHERWISE, others), *statements)


def _answers(scale: AnswerScale | None, current: str) -> Options:
    """What an answer can be read as, on its scale; what it is read as now is always among it."""
    numbers = ANSWERS_OF.get(scale or AnswerScale.ONE_TO_FIVE, ())
    values = numbers if current in (NOTHING_SAID, *numbers) else (*numbers, current)
    return (("", (Option(NOTHING_SAID, NO_ANSWER), *(Option(value, value.replace(".", ",")) for value in values))),)


_SIDES: Options = (("", (*(Option(side.value, SIDE_WORDS[side]) for side in Side), Option(NOBODY, NOBODY_WORDS))),)
_FILE_SIDES: Options = (
    (
        "",
        (
            Option(AGAIN, AS_READ),
            *(Option(s.value, f"Alleen {SIDE_WORDS[s].lower()}") for s in Side),
            Option(BOTH, BOTH_WORDS),
        ),
    ),
)
_SCALES = tuple(Option(scale.value, text) for scale, text in SCALE_WORDS.items())


def _scales(found: Understanding) -> Options:
    """Every scale; of answers of people it may be none of them."""
    other = (Option(OTHER_SCALE, OTHER_SCALE_WORDS),) if found.rows_of is RowsOf.PEOPLE else ()
    return (("", (*_SCALES, *other)),)


def _scale(found: Understanding, choices: Choices) -> str:
    if found.answer_scale:
        return found.answer_scale.value
    return OTHER_SCALE if choices.scale == OTHER_SCALE and found.rows_of is RowsOf.PEOPLE else ""


def changed_choices(
    choices: Choices, decisions: Sequence[Decision], sent: Mapping[str, str], *, complete: bool, single: bool
) -> Choices:
    """The choices with what was sent otherwise than it stood; what was not sent stays as it is."""
    for decision in decisions:
        value = sent.get(decision.name, decision.value)
        if value != decision.value:
            choices = decision.decided(choices, value)
    return replace(choices, complete_only=complete, drop_duplicates=single)
