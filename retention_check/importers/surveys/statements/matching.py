"""Which column holds the answers to which statement: at most one each, and never a guess that nobody is asked about."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from retention_check.domain.study import Study
from retention_check.importers.surveys.choices import NOBODY, STUDY_ORDER, Choices
from retention_check.importers.surveys.statements.comment_headings import is_comment
from retention_check.importers.surveys.statements.echoes import Echo, coded_echoes, echoes_of
from retention_check.importers.surveys.statements.heading_evidence import Evidence, Strength, evidence_of
from retention_check.importers.surveys.statements.repeated_headings import first_headings
from retention_check.importers.surveys.statements.statement_order import by_order
from retention_check.importers.surveys.survey_table import Heading, SurveyColumn
from retention_check.importers.surveys.understanding import Sureness

MOST_CANDIDATES = 5
_FEWEST_COMMENTS = 2  # that are asked when nothing else is there: a word above the whole list may look like one
_SURENESS = {
    Strength.ASKED: Sureness.ASKED,
    Strength.ALIKE: Sureness.ALIKE,
    Strength.LABEL: Sureness.EXACT,
    Strength.EXACT: Sureness.EXACT,
}


@dataclass(frozen=True)
class Match:
    """The statement of a column by its code, and how sure that is; asked, it has none, only what it may be.

    `is_by_order` says that nothing but its place tells which statement it may be. `if_apart` is what it is, as another
    column surely is too, when no row has an answer in both. `echoes` are columns that may hold the statement again.
    `frame` is the question around it in its heading. `is_of_others` says that it is one of a list of columns that ask
    what somebody else would answer, or how something is now.
    """

    code: str
    sureness: Sureness
    candidates: tuple[str, ...] = ()
    is_by_order: bool = False
    if_apart: "Match | None" = None
    echoes: tuple[Echo, ...] = ()
    frame: str = ""
    is_of_others: bool = False


def match_statements(columns: Sequence[SurveyColumn], study: Study, choices: Choices) -> Mapping[str, Match]:
    """The columns, by their keys, that hold a statement or may do so; what a person chose goes before everything."""
    chosen = _chosen(columns, study, choices)
    free = [column for column in columns if column.heading.role is None and column.key not in choices.columns]
    taken = {match.code for match in chosen.values() if match.code}
    headings = first_headings(columns)
    evidence = _without_comments(free, _evidence(free, headings, study))
    of_others = _of_others(evidence, choices)
    evidence = {key: each for key, each in evidence.items() if choices.order == STUDY_ORDER or not each.is_of_others}
    found = _one_to_one(evidence, taken, headings)
    ordered = _by_order(columns, study, choices, found)
    together = {**ordered, **found, **of_others, **chosen}
    together |= _with_echoes(together, evidence, [column for column in free if column.key not in evidence], choices)
    return {column.key: together[column.key] for column in columns if column.key in together}


def _with_echoes(
    together: Mapping[str, Match], evidence: Mapping[str, Evidence], others: Sequence[SurveyColumn], choices: Choices
) -> dict[str, Match]:
    """The columns that surely are a statement, with those that may hold it again."""
    holders = {match.code: key for key, match in together.items() if match.code}
    unnamed = [column for column in others if column.key not in together and not is_comment(column.heading)]
    is_refused = choices.order == NOBODY
    coded = {} if is_refused else coded_echoes(unnamed, holders, is_chosen=choices.order == STUDY_ORDER)
    named = echoes_of(evidence, holders, together)
    every = {key: (*named.get(key, ()), *coded.get(key, ())) for key in holders.values()}
    return {key: replace(together[key], echoes=echoes) for key, echoes in every.items() if echoes}


def _of_others(evidence: Mapping[str, Evidence], choices: Choices) -> dict[str, Match]:
    """The columns of a list with another question than that of the study; none once a person said what it is."""
    listed = {key: each for key, each in evidence.items() if each.is_of_others and not choices.order}
    return {
        key: Match("", Sureness.ASKED, each.codes, frame=each.frame, is_of_others=True) for key, each in listed.items()
    }


def asks_order(matches: Mapping[str, Match]) -> bool:
    """Whether one question settles all that are matched by their place: do they stand in the order of the study?"""
    return any(match.is_by_order and match.sureness is Sureness.ASKED for match in matches.values())


def _chosen(columns: Sequence[SurveyColumn], study: Study, choices: Choices) -> dict[str, Match]:
    """What a person chose; a statement that was chosen for two columns is asked again."""
    codes = {column.key: choices.columns.get(column.key, "") for column in columns}
    codes = {key: code for key, code in codes.items() if code in study.codes}
    times = Counter(codes.values())
    return {
        key: match if times[code] == 1 else Match("", Sureness.ASKED, (code,), if_apart=match)
        for key, code in codes.items()
        if (match := Match(code, Sureness.CHOSEN))
    }


def _evidence(free: Sequence[SurveyColumn], headings: Mapping[str, Heading], study: Study) -> Mapping[str, Evidence]:
    """The evidence in the heading of each column, which is looked at once however often it stands there."""
    first: dict[Heading, SurveyColumn] = {}
    for column in free:
        first.setdefault(headings[column.key], replace(column, heading=headings[column.key]))
    found = evidence_of([*first.values()], study)
    keys = {column.key: first[headings[column.key]].key for column in free}
    return {key: found[one] for key, one in keys.items() if one in found}


def _without_comments(columns: Sequence[SurveyColumn], evidence: Mapping[str, Evidence]) -> Mapping[str, Evidence]:
    """The evidence of the columns that are no explanations of others; without any others, those are asked."""
    comments = {column.key for column in columns if column.key in evidence and is_comment(column.heading)}
    others = {key: found for key, found in evidence.items() if key not in comments}
    if others or len(comments) < _FEWEST_COMMENTS:
        return others
    return {key: replace(found, strength=Strength.ASKED) for key, found in evidence.items()}


def _one_to_one(
    evidence: Mapping[str, Evidence], taken: Collection[str], headings: Mapping[str, Heading]
) -> dict[str, Match]:
    """The strongest column of each statement has it; equally strong ones are asked, weaker ones may be another."""
    holders: dict[str, Match] = {}
    equals: dict[str, Match] = {}
    for code, keys in _by_code(evidence, taken).items():
        most = max(evidence[key].strength for key in keys)
        best = [key for key in keys if evidence[key].strength == most]
        match = Match(code, _SURENESS[most])
        if len(best) == 1:
            holders[best[0]] = replace(match, frame=evidence[best[0]].frame)
        elif most > Strength.ALIKE or len({headings[key].parts[:1] for key in best}) == 1:
            equals |= {key: replace(match, frame=evidence[key].frame) for key in best}
    gone = {*taken, *(match.code for match in holders.values())}
    asked = {key: _asked(each, gone, equals.get(key)) for key, each in evidence.items() if key not in holders}
    return {key: found for key in evidence if (found := holders.get(key) or asked[key])}


def _by_code(evidence: Mapping[str, Evidence], taken: Collection[str]) -> Mapping[str, list[str]]:
    """The columns that are a statement, by its code."""
    found: dict[str, list[str]] = {}
    for key, each in evidence.items():
        if each.strength > Strength.ASKED and each.codes[0] not in taken:
            found.setdefault(each.codes[0], []).append(key)
    return found


def _asked(found: Evidence, gone: Collection[str], if_apart: Match | None) -> Match | None:
    """What a column may be of what is left: also a near statement, where another column has the same text."""
    is_twice = found.strength > Strength.ASKED and found.codes[0] not in gone
    codes = dict.fromkeys((*found.codes, *(found.near if is_twice else ())))
    candidates = tuple(code for code in codes if code not in gone)[:MOST_CANDIDATES]
    return Match("", Sureness.ASKED, candidates, if_apart=if_apart) if candidates else None


def _by_order(
    columns: Sequence[SurveyColumn], study: Study, choices: Choices, found: Mapping[str, Match]
) -> dict[str, Match]:
    """The columns that are only numbered, by their place, but for the statements that a person gave to another."""
    known = {match.code for match in found.values() if match.code}
    is_open = {column.key: column.heading.role is None and column.key not in found for column in columns}
    is_open |= {key: False for key, role in choices.columns.items() if role not in study.codes}
    codes = by_order(columns, is_open, study, known)
    left = {key: code for key, code in codes.items() if code not in choices.columns.values()}
    return {key: _by_place(code, choices) for key, code in left.items()}


def _by_place(code: str, choices: Choices) -> Match:
    if choices.order == STUDY_ORDER:
        return Match(code, Sureness.CHOSEN, is_by_order=True)
    return Match("", Sureness.ASKED, (code,), is_by_order=True)
