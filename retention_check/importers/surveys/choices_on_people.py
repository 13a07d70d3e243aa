"""What the files of people hold that choices can be about, and the columns that a choice leaves without answers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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


def there_in(parts: Sequence[Part], tables: Sequence[SurveyTable]) -> There:
    """What the tables of people hold; values only where a column tells the groups in the parts that count."""
    files = {table.file for table in tables}  # of files of several years one is chosen by its name
    words = {asked_as(word) for part in parts for key in part.reading.read for word in _words(part, key)}
    has_groups = all(part.roles.group or part.roles.side for part in parts)
    return There(
        {column.key for table in tables for column in table.columns},
        {file: {ALL_SHEETS, *files, *(each.sheet for each in tables if each.file == file)} for file in files},
        {text for part in parts for text in part.groups.by_text} if has_groups else None,
        words,
    )


def displaced(part: Part, study: Study, choices: Choices) -> Mapping[str, str]:
    """The columns that hold a statement beyond doubt, by key, with the one that a person chose for it instead."""
    chosen = {code: key for key, code in choices.columns.items() if code in study.codes and key in part.matches}
    alone = match_statements(part.table.columns, study, UNDECIDED) if chosen else {}
    sure = {key: match for key, each in alone.items() if (match := each.if_apart or each).sureness is Sureness.EXACT}
    free = {key: match.code for key, match in sure.items() if key not in choices.columns and key not in part.statements}
    return {key: chosen[code] for key, code in free.items() if code in chosen}


def on_displaced(part: Part, found: Mapping[str, str], choices: Choices) -> Iterator[str]:
    """What is told of them."""
    for key, instead in found.items():
        code, took, lost = choices.columns[instead], part.table.column(instead), part.table.column(key)
        yield (
            f"U koos kolom {took.letter} voor {code}. Kolom {lost.letter}, waar {code} boven staat, "
            "gebruiken wij daarom niet."
        )


def refused_lists(part: Part, study: Study, choices: Choices) -> frozenset[str]:
    """The columns of which a person said that they hold no answers of people themselves."""
    alone = match_statements(part.table.columns, study, UNDECIDED) if choices.order == NOBODY else {}
    return frozenset(key for key, match in alone.items() if match.is_of_others)


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
