"""What the files of people hold that choices can be about, and the columns that a choice leaves without answers."""

from collections.abc import Iterable, Iterator, Sequence

from retention_check.domain.study import Study
from retention_check.importers.surveys.answers.answer_labels import asked_as
from retention_check.importers.surveys.answers.shown_values import quoted_heading
from retention_check.importers.surveys.choices import ALL_SHEETS, NOBODY, UNDECIDED, Choices
from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.statements.matching import match_statements
from retention_check.importers.surveys.survey_table import Dropped, SurveyColumn, SurveyTable
from retention_check.importers.surveys.understanding import Sureness
from retention_check.importers.surveys.unfit_choices import There
from retention_check.importers.table import Problem


def there_in(parts: Sequence[Part], unread: Iterable[SurveyTable]) -> There:
    """What the tables of people hold; values only where a column tells the groups."""
    tables = [*(part.table for part in parts), *unread]
    words = {asked_as(word) for part in parts for key in part.reading.read for word in _words(part, key)}
    has_groups = all(part.roles.group or part.roles.side for part in parts)
    return There(
        {column.key for table in tables for column in table.columns},
        {table.file: {ALL_SHEETS, *(each.sheet for each in tables if each.file == table.file)} for table in tables},
        {text for part in parts for text in part.groups.by_text} if has_groups else None,
        words,
    )


def on_displaced(part: Part, study: Study, choices: Choices) -> Iterator[str]:
    """The columns that hold a statement beyond doubt, but for which a person chose another column."""
    chosen = {code: key for key, code in choices.columns.items() if code in study.codes and key in part.matches}
    alone = match_statements(part.table.columns, study, UNDECIDED) if chosen else {}
    for key, each in alone.items():
        match = each.if_apart or each
        is_free = key not in choices.columns and key not in part.statements
        if is_free and match.code in chosen and match.sureness is Sureness.EXACT:
            took, lost = part.table.column(chosen[match.code]), part.table.column(key)
            yield (
                f"U koos kolom {took.letter} voor {match.code}. Kolom {lost.letter}, waar {match.code} boven staat, "
                "gebruiken wij daarom niet."
            )


def on_dropped(tables: Iterable[SurveyTable], choices: Choices) -> Iterator[Problem]:
    """The columns that a person chose for something, but of which nothing is kept."""
    for table in tables:
        for column in table.columns:
            if column.dropped and choices.columns.get(column.key, NOBODY) != NOBODY:
                yield Problem(_not_kept(column))


def _not_kept(column: SurveyColumn) -> str:
    which = f"kolom {column.letter} ({quoted_heading(column.heading.text)})"
    if column.dropped is Dropped.PRIVATE:
        return f"U koos {which}. Daar staan persoonlijke gegevens in, zoals namen. Die gebruiken wij niet."
    return (
        f"U koos {which}. Daar bewaarden wij niets van, want zij leek niet nodig. Klik op ‘Indeling bewaren’, en kies "
        "daarna het bestand opnieuw, samen met die indeling."
    )


def _words(part: Part, key: str) -> Iterator[str]:
    column = part.table.column(key)
    yield from part.table.frame[key].cat.categories
    yield from column.labels.values()
