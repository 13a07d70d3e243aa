"""What a person chose that is about nothing in the files: told, for a survey changes from one time to the next."""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from retention_check import dutch
from retention_check.importers.surveys.answers.answer_labels import asked_as
from retention_check.importers.surveys.answers.shown_values import quoted_heading, quoted_value
from retention_check.importers.surveys.choices import ALL_SHEETS, Choices
from retention_check.importers.surveys.rows.value_words import plain
from retention_check.importers.surveys.understanding import UnfitSheet
from retention_check.importers.table import quoted


@dataclass(frozen=True)
class There:
    """What files hold that a choice can be about; None for what is not known yet. `sheets` are those of each file."""

    columns: Collection[str]
    sheets: Mapping[str, Set[str]]
    values: Collection[str] | None = None
    answers: Collection[str] | None = None


def unfit_choices(there: There, choices: Choices) -> Iterator[str]:
    """A remark for each choice about something that is not there: no mistake, for the next survey may be other."""
    yield from (_told("de kolom", key) for key in choices.columns if key not in there.columns)
    if there.values is not None:
        yield from (_told("de waarde", value) for value in choices.values if plain(value) not in there.values)
    if there.answers is not None:
        yield from (_told("het antwoord", word) for word in choices.answers if asked_as(word) not in there.answers)
    for file in dict.fromkeys((*choices.sides, *choices.sheets)):
        if file not in there.sheets:
            yield f"In uw keuzes staat het bestand {quoted(file)}, maar dat is er niet bij."
    for file, sheet in choices.sheets.items():
        if sheet not in there.sheets.get(file, (sheet,)):
            others = there.sheets[file] - {"", ALL_SHEETS, *there.sheets}
            yield _no_sheet(file, sheet, sorted(others))


def _no_sheet(file: str, sheet: str, others: Sequence[str]) -> UnfitSheet:
    names = dutch.listing([quoted(name) for name in others])
    told = f"In uw keuzes staat het blad {quoted(sheet)}, maar dat is er niet, of er staan geen antwoorden op."
    made = UnfitSheet(f"{told} Wel zijn er: {names}." if names else told)
    made.file = file
    return made


def _told(what: str, name: str) -> str:
    is_column = what == "de kolom"
    that = "dat" if what.startswith("het") else "die"
    shown = quoted_heading(name) if is_column else quoted_value(name)
    return f"In uw keuzes staat {what} {shown}, maar {that} staat niet in dit bestand."
