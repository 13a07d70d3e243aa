"""What is told beside the scores of a survey: everything that was assumed, passed over or left out."""

from collections.abc import Iterator, Mapping, Sequence

from retention_check import dutch
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.answers.shown_values import quoted_heading
from retention_check.importers.surveys.choices import Choices, ColumnRole
from retention_check.importers.surveys.choices_on_people import displaced, on_displaced, refused_lists
from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.silence import remarks_on_columns
from retention_check.importers.surveys.statements import branches
from retention_check.importers.surveys.survey_table import SurveyTable
from retention_check.importers.surveys.understanding import Assumption, Routine
from retention_check.importers.table import quoted

MOST_CODES = 10  # that are named of what is missing
_ROLES: Mapping[ColumnRole, str] = {
    ColumnRole.GROUP: "bij welke groep iemand hoort",
    ColumnRole.AGE: "hoe oud iemand is",
    ColumnRole.BIRTH_YEAR: "in welk jaar iemand geboren is",
    ColumnRole.CONSENT: "of iemand toestemming gaf",
    ColumnRole.CONSENT_BY_TWO: "of iemand toestemming gaf: 2 is ja",
    ColumnRole.ATTENTION: "of iemand de controlevraag goed had",
}
_NO_GROUP: Mapping[Side, str] = {
    Side.YOUNG: "Er zijn geen antwoorden van jonge ambtenaren.",
    Side.MANAGEMENT: "Er zijn geen antwoorden van het management.",
}


def remarks_on(
    parts: Sequence[Part],
    unread: Sequence[SurveyTable],
    people: Mapping[Side, int],
    study: Study,
    choices: Choices,
    *,
    is_asking: bool,
) -> tuple[str, ...]:
    """All remarks, those of the whole survey last; what is missing only where no question may still bring it."""
    missing = () if is_asking else (*_on_statements(parts, study), *_on_groups(people))
    return tuple(
        dict.fromkeys(
            (
                *_of_parts(parts, study, choices, is_asking),
                *(_on_unread(table) for table in unread),
                *_on_rows(parts, choices),
                *missing,
            )
        )
    )


def _of_parts(parts: Sequence[Part], study: Study, choices: Choices, is_asking: bool) -> Iterator[str]:
    """The remarks of each part; with its name before it where not every part has the same."""
    by_part = [
        [*_on_roles(part), *_on_part(part), *_on_statement_columns(part, study, choices, is_asking)] for part in parts
    ]
    for part, remarks in zip(parts, by_part, strict=True):
        for remark in remarks:
            names_itself = quoted(part.table.file) in remark
            is_of_all = all(remark in each for each in by_part)
            yield remark if is_of_all or names_itself else _of_part(part, remark)


def _of_part(part: Part, remark: str) -> str:
    text = f"{quoted(part.name)}: {remark}"
    return Assumption.unless(remark.flag, text) if isinstance(remark, Assumption) else type(remark)(text)


def _on_roles(part: Part) -> Iterator[str]:
    for column in part.table.columns:
        if told := _ROLES.get(part.roles.role_of(column.key)):
            yield Routine(f"In kolom {column.letter} ({quoted_heading(column.heading.text)}) lezen wij {told}.")


def _on_part(part: Part) -> Iterator[str]:
    yield from branches.remarks_on(part.statements)
    yield from part.roles.remarks
    yield from part.groups.remarks
    yield from part.inclusion.remarks
    yield from part.reading.remarks
    if n := part.table.joined:
        of = "één vraag staat" if n == 1 else f"{n} vragen staat"
        yield f"Van {of} elk antwoord in een eigen kolom. Wij voegden die kolommen samen tot één antwoord."
    if rows := part.table.not_people:
        which = dutch.listing([str(row) for row in rows[:MOST_CODES]])
        are = "rij" if len(rows) == 1 else "rijen"
        yield f"Niet gelezen: {are} {which}. Daar staat een gemiddelde of een totaal, en geen antwoord van iemand."


def _on_statement_columns(part: Part, study: Study, choices: Choices, is_asking: bool) -> Iterator[str]:
    """The columns that are not used; those that may be a statement only where no question may still bring it."""
    found = displaced(part, study, choices)
    if not is_asking:
        yield from remarks_on_columns(part, study, choices, but={*found, *refused_lists(part, study, choices)})
    yield from on_displaced(part, found, choices)


def _on_unread(table: SurveyTable) -> str:
    if table.sheet:
        where = f"Op het blad {quoted(table.sheet)} van {quoted(table.file)}"
        if any(column.heading.scale for column in table.columns):
            return f"{where} herkennen wij geen stelling. Wij lazen er alleen wat de cijfers betekenen."
        return f"{where} herkennen wij geen stelling. Wij lazen er niets van."
    return f"In {quoted(table.file)} herkennen wij geen stelling. Wij lazen er niets van."


def _on_rows(parts: Sequence[Part], choices: Choices) -> Iterator[str]:
    unfinished = sum(part.inclusion.unfinished for part in parts)
    if unfinished and not choices.complete_only:
        is_one = unfinished == 1
        what = "antwoordformulier is" if is_one else "antwoordformulieren zijn"
        counts = "Het telt" if is_one else "Zij tellen"
        yield Routine(f"{dutch.thousands(unfinished)} {what} niet afgemaakt. {counts} mee met wat er is ingevuld.")
    repeated = sum(part.inclusion.repeated for part in parts)
    if repeated and not choices.drop_duplicates:
        rows = "rij is" if repeated == 1 else "rijen zijn"
        yield Routine(
            f"{dutch.thousands(repeated)} {rows} helemaal gelijk aan een andere. Twee mensen kunnen hetzelfde "
            "antwoorden. Daarom tellen ze mee."
        )


def _on_statements(parts: Sequence[Part], study: Study) -> Iterator[str]:
    found = {code for part in parts for code in part.statements.values()}
    missing = [item.code for item in study.items if item.code not in found]
    if missing:
        named = f" ({', '.join(missing)})" if len(missing) <= MOST_CODES else ""
        verb = "staat" if len(missing) == 1 else "staan"
        yield Routine(f"{len(missing)} van de {len(study.items)} stellingen {verb} niet in dit bestand{named}.")


def _on_groups(people: Mapping[Side, int]) -> Iterator[str]:
    if people:
        yield from (told for side, told in _NO_GROUP.items() if not people.get(side))
