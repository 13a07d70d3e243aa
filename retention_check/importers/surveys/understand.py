"""From tables to what was understood: columns, groups, answers, rows, and the scores when nothing is left to ask."""

from collections.abc import Sequence
from dataclasses import replace

from retention_check import dutch
from retention_check.domain.round import in_order
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys import questions, silence, telling
from retention_check.importers.surveys.answers import tallying
from retention_check.importers.surveys.answers.answer_scale import COUNTED
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.choices_on_people import on_dropped, there_in
from retention_check.importers.surveys.outside_scale import remarks_on_scale
from retention_check.importers.surveys.part import Matches, Part, matches_of, part_of
from retention_check.importers.surveys.reworded import with_reworded
from retention_check.importers.surveys.scale_by_group import MARKS, TEN, asked_scale, on_chosen, small_group
from retention_check.importers.surveys.survey_remarks import remarks_on
from retention_check.importers.surveys.survey_table import SurveyTable
from retention_check.importers.surveys.together import Together, together
from retention_check.importers.surveys.tools import plain_table
from retention_check.importers.surveys.understanding import AnswerScale, Sureness, Understanding
from retention_check.importers.surveys.unfit_choices import unfit_choices
from retention_check.importers.table import Problem, quoted


def understand(tables: Sequence[SurveyTable], study: Study, choices: Choices) -> Understanding:
    """What the tables of one survey hold together."""
    filled = [table for table in tables if table.columns and len(table.frame)]
    matches = {id(table): matches_of(table, study, choices) for table in tables}
    read = [table for table in filled if _counts(matches[id(table)])] or [t for t in filled if matches[id(t)]]
    if not read:
        return _nothing(tables, filled, study)
    parts = [part_of(table, matches[id(table)], study, choices) for table in read]
    found = together([with_reworded(part, study, choices) for part in parts], choices)
    unread = [table for table in filled if table not in read]
    counts = tallying.added(part.tally() for part in found.parts)
    told = _told(found, counts, unread, study, choices)
    if told.questions or told.problems or told.answer_scale is None:
        return told
    return _with_scores(told, counts, told.answer_scale, study, choices)


def _counts(matches: Matches) -> bool:
    """Whether a column of a table surely is a statement; what may be one on a sheet beside it is no reason to ask."""
    return any(match.sureness is not Sureness.ASKED for match in matches.values())


def _with_scores(
    told: Understanding, counts: tallying.Counts, scale: AnswerScale, study: Study, choices: Choices
) -> Understanding:
    if not counts:
        return replace(told, problems=(Problem(_nobody(told)),))
    if small := small_group(counts, scale):
        if not choices.scale:
            return replace(told, questions=(asked_scale(small, "antwoorden", MARKS if scale == MARKS.value else TEN),))
        told = replace(told, remarks=(*told.remarks, on_chosen(small, "antwoorden")))
    return replace(
        told,
        scale=tallying.SCALE_OF[scale],
        entries=in_order(tallying.entries_of(counts, scale), study),
        spreads=tallying.spreads_of(counts, scale),
        remarks=(*told.remarks, *silence.remarks_on_counts(counts, study)),
    )


def _told(
    found: Together, counts: tallying.Counts, unread: Sequence[SurveyTable], study: Study, choices: Choices
) -> Understanding:
    parts = found.parts
    people = {side: sum(int((part.inclusion.sides == str(side)).sum()) for part in parts) for side in Side}
    people = {side: n for side, n in people.items() if n}
    files = [part.table.file for part in parts]
    by_sheet = len(set(files)) < len(files)
    cells, count = telling.unused_cells(parts, by_sheet=by_sheet)
    asked = questions.in_order((*found.questions, *questions.questions_of(parts, study)))
    remarks = remarks_on(parts, unread, people, study, choices, is_asking=bool(asked))
    scale, problems = _scale(parts)
    if not asked and not problems and scale is None:
        problems = (Problem(silence.no_answers(parts)),)
    roles = dict.fromkeys(problem for part in parts for problem in part.roles.problems)
    problems = (*on_dropped((part.table for part in parts), choices), *roles, *problems)
    return Understanding(
        tool=parts[0].table.tool,
        files=tuple(dict.fromkeys((*files, *(table.file for table in unread)))),
        columns=tuple(use for part in parts for use in telling.uses_of(part)),
        groups=tuple(group for part in parts for group in part.groups.values),
        answer_scale=scale,
        answers=telling.answers_of(parts, counts),
        rows=sum(len(part.table.frame) for part in parts),
        people=people,
        excluded=tuple(each for part in parts for each in telling.excluded_of(part, by_sheet=by_sheet)),
        repeated=sum(part.inclusion.repeated for part in parts),
        unfinished=sum(part.inclusion.unfinished for part in parts),
        unused_cells=cells,
        unused_count=count,
        remarks=(
            *remarks_on_scale(parts, choices),
            *found.remarks,
            *remarks,
            *unfit_choices(there_in(parts, (*found.tables, *unread)), choices),
        ),
        questions=asked,
        problems=problems,
    )


def _scale(parts: Sequence[Part]) -> tuple[AnswerScale | None, tuple[Problem, ...]]:
    """The scale of all parts together, and what is wrong with it."""
    problems = tuple(dict.fromkeys(problem for part in parts for problem in part.reading.problems))
    scales = {part.name: part.reading.scale for part in parts if part.reading.scale}
    different = set(scales.values())
    if len(different) > 1 and different <= {*COUNTED}:
        return AnswerScale.ONE_TO_FIVE, problems
    if len(different) > 1:
        named = [f"{quoted(name)} van {_WORDS[scale]}" for name, scale in scales.items() if scale]
        mixed = Problem(
            f"De antwoorden staan niet overal op dezelfde schaal: {dutch.listing(named)}. Wij gebruiken ze niet door "
            "elkaar. Kies de bestanden of bladen met dezelfde schaal."
        )
        return None, (*problems, mixed)
    return next(iter(different), None), problems


_WORDS = {
    AnswerScale.ONE_TO_FIVE: "1 tot en met 5",
    AnswerScale.FIVE_TO_ONE: "5 tot en met 1",
    AnswerScale.POINTS: "1 tot 10 in punten",
    AnswerScale.MARKS: "1 tot en met 10",
}


def _nobody(told: Understanding) -> str:
    rows = dutch.plural(told.rows, "rij", "rijen")
    return f"Geen enkele rij telt mee. Er zijn {rows}. Bij wat niet meetelt, staat van elke rij waarom."


def _nothing(tables: Sequence[SurveyTable], filled: Sequence[SurveyTable], study: Study) -> Understanding:
    """Nothing of ours was found: what this is, what was looked for, and what can be done."""
    uses = tuple(use for table in filled for use in telling.unread_uses(table))
    files = tuple(dict.fromkeys(table.file for table in tables))
    found = Understanding(files=files, columns=uses, rows=sum(len(table.frame) for table in filled))
    if not filled:
        return replace(found, problems=(Problem("In dit bestand staan geen rijen met antwoorden."),))
    most = max(filled, key=lambda table: len(table.frame))
    return replace(found, tool=most.tool, problems=(Problem(_no_statement(most, study)),))


def _no_statement(table: SurveyTable, study: Study) -> str:
    rows = len(table.frame)
    if table.tool == plain_table.NAME:
        what = f"Dit is een tabel met {dutch.plural(rows, 'rij', 'rijen')}"
    else:
        what = f"Dit is een export van {table.tool} met {dutch.plural(rows, 'antwoord', 'antwoorden')}"
    first, last = study.items[0].code, study.items[-1].code
    cut = sum(column.heading.text.endswith("..") for column in table.columns)
    if cut * 2 > len(table.columns):
        return (
            f"{what}. De koppen boven de kolommen zijn afgekort, dus wij zien niet bij welke stelling een antwoord "
            "hoort. Maak de export opnieuw, met de volledige tekst of de code van elke vraag erboven."
        )
    return (
        f"{what}. Wij herkennen geen stelling van het onderzoek. Wij zochten boven de kolommen naar de tekst of de "
        f"code ({first} tot en met {last}) van de {len(study.items)} stellingen. Stelde u deze vragen in andere "
        "woorden? Zet dan boven elke kolom met antwoorden de code van de stelling, en probeer het opnieuw."
    )
