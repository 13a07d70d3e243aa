"""Which group a value means: young civil servants, management, neither, or something that only a person knows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.choices import NOBODY, Choices
from retention_check.importers.surveys.rows import row_wording
from retention_check.importers.surveys.rows.ages import age_in
from retention_check.importers.surveys.rows.group_column import side_asked_in
from retention_check.importers.surveys.rows.group_words import Meaning, meaning_of
from retention_check.importers.surveys.rows.roles import Roles
from retention_check.importers.surveys.rows.value_words import is_blank, plain, rows_where, said, yes_or_no
from retention_check.importers.surveys.survey_table import SurveyColumn, SurveyTable
from retention_check.importers.surveys.understanding import GroupValue, Question, QuestionTopic


@dataclass(frozen=True)
class Groups:
    """The values of the group column, each once however it is spelled, and whom they mean."""

    values: tuple[GroupValue, ...] = ()
    questions: tuple[Question, ...] = ()
    remarks: tuple[str, ...] = ()
    by_text: Mapping[str, GroupValue] = field(default_factory=dict)

    def of(self, value: str) -> GroupValue | None:
        """What a value means, given as words; None for an empty one."""
        return self.by_text.get(plain(value))


def read_groups(table: SurveyTable, roles: Roles, choices: Choices, study: Study) -> Groups:
    """Whom each value of the group column means, with on how many rows it stands; an empty one is nobody's."""
    if roles.group is None:
        return Groups()
    column = table.column(roles.group)
    counted = _counted(table, column)
    chosen = {plain(value): side for value, side in choices.values.items()}
    meanings = {text: _meaning(shown, column, study) for text, (shown, _) in counted.items()}
    by_age = [text for text in meanings if _is_young_by_age(text, table, roles, study)]
    meanings |= dict.fromkeys(by_age, Meaning.YOUNG_BY_AGE)
    names_young = bool({Meaning.YOUNG, Meaning.YOUNG_BY_AGE} & set(meanings.values()))
    found = {
        text: _group(shown, rows, meanings[text], chosen.get(text), names_young)
        for text, (shown, rows) in counted.items()
    }
    values = tuple(found.values())
    questions = tuple(_question(column, value) for value in values if not value.is_sure)
    passed = [value for value in values if value.is_sure and value.side is None and plain(value.value) not in chosen]
    remarks = [row_wording.neither(column.heading.text, [value.value for value in passed])] if passed else []
    if roles.age and any(text not in chosen for text in by_age):
        remarks.append(row_wording.young_by_age(column.heading.text, table.column(roles.age).heading.text))
    likely = [text for text, each in meanings.items() if each is Meaning.LIKELY_YOUNG and text not in chosen]
    if likely:
        remarks.append(row_wording.likely_young(column.heading.text, [found[text].value for text in likely]))
    return Groups(values, questions, tuple(remarks), found)


def _counted(table: SurveyTable, column: SurveyColumn) -> dict[str, tuple[str, int]]:
    """By plain text: the spelling that came most, and the rows of all spellings together."""
    found: dict[str, tuple[str, int]] = {}
    for value, times in table.frame[column.key].value_counts().items():
        shown = said(str(value), column.labels)
        if times and not is_blank(shown):
            first, rows = found.get(plain(shown), (shown, 0))
            found[plain(shown)] = (first, rows + int(times))
    return found


def _meaning(value: str, column: SurveyColumn, study: Study) -> Meaning:
    limit = study.edition.young_age_limit
    if (answer := yes_or_no(value)) is not None:
        asked = side_asked_in(column, limit)
        if asked and asked.when is answer:
            return Meaning.YOUNG if asked.side is Side.YOUNG else Meaning.MANAGEMENT
        return Meaning.UNSURE
    meaning = meaning_of(value, limit)
    ages = age_in(value)
    is_young = meaning is Meaning.UNSURE and ages is not None and ages.high <= limit
    return Meaning.YOUNG_BY_AGE if is_young else meaning


def _is_young_by_age(value: str, table: SurveyTable, roles: Roles, study: Study) -> bool:
    """Whether it is the no to 'Bent u leidinggevende?', where each who said so answered 'Bent u 35 of jonger?' too.

    Those who are older are left out by their age.
    """
    limit = study.edition.young_age_limit
    if roles.group is None or roles.age is None or (answer := yes_or_no(value)) is None:
        return False
    manages, is_young = (side_asked_in(table.column(key), limit) for key in (roles.group, roles.age))
    if not (manages and is_young) or manages.side is not Side.MANAGEMENT or manages.when is answer:
        return False
    labels, ages = (table.column(key).labels for key in (roles.group, roles.age))
    others = rows_where(table.frame[roles.group], lambda each: yes_or_no(said(each, labels)) is answer)
    silent = rows_where(table.frame[roles.age], lambda each: yes_or_no(said(each, ages)) is None)
    return not (others & silent).any()


def _group(value: str, rows: int, meaning: Meaning, chosen: str | None, names_young: bool) -> GroupValue:
    """What a person chose goes first; a function is nobody's where another value names the young ones."""
    if chosen:
        return GroupValue(value, rows, None if chosen == NOBODY else Side(chosen))
    if meaning.side:
        return GroupValue(value, rows, meaning.side)
    is_nobody = meaning is Meaning.NEITHER or (meaning is Meaning.FUNCTION and names_young)
    return GroupValue(value, rows, None, is_sure=is_nobody)


def _question(column: SurveyColumn, value: GroupValue) -> Question:
    return Question(
        QuestionTopic.VALUE,
        value.value,
        row_wording.asked_value(column.heading.text, value.value, value.rows),
        (*row_wording.SIDE_OPTIONS, row_wording.NOBODY_OPTION),
    )
