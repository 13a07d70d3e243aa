"""A statement in other words: no heading tells it, but its answers do, where hardly any statement is missing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from retention_check.domain.item import Kind
from retention_check.domain.study import Study
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.choices_on_people import displaced, refused_lists
from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.silence import answer_columns, given_in
from retention_check.importers.surveys.statements.matching import MOST_CANDIDATES, Match
from retention_check.importers.surveys.understanding import Sureness

MOST_COLUMNS = 5  # that are asked; more are questions of their own, and are told


def with_reworded(part: Part, study: Study, choices: Choices) -> Part:
    """The same, but a column with answers is asked where at most five statements of such answers are missing."""
    missing = {kind: codes for kind in Kind if (codes := _missing(part, kind, study))}
    known = {*displaced(part, study, choices), *refused_lists(part, study, choices)}
    kinds_of: dict[str, list[Kind]] = {}
    for kind in missing:
        given = given_in(part, [key for key, code in part.statements.items() if study.item(code).kind is kind])
        for column in answer_columns(part, choices, given):
            if column.key not in known:
                kinds_of.setdefault(column.key, []).append(kind)
    found = {key: [code for kind in kinds for code in missing[kind]] for key, kinds in kinds_of.items()}
    asked = {key: Match("", Sureness.ASKED, tuple(codes)) for key, codes in found.items() if _is_open(part, codes)}
    return replace(part, matches=_in_order(part, asked)) if 0 < len(asked) <= MOST_COLUMNS else part


def _missing(part: Part, kind: Kind, study: Study) -> list[str]:
    """The statements of a kind that no column holds; none of a kind that was not asked at all."""
    there = set(part.statements.values())
    codes = [item.code for item in study.of_kind(kind)]
    return [code for code in codes if code not in there] if there.intersection(codes) else []


def _is_open(part: Part, codes: Sequence[str]) -> bool:
    """Whether these are few, and more than the columns that are asked already can be."""
    asked = [match for match in part.matches.values() if match.sureness is Sureness.ASKED]
    return len(codes) <= MOST_CANDIDATES and sum(not set(codes).isdisjoint(each.candidates) for each in asked) < len(
        codes
    )


def _in_order(part: Part, asked: Mapping[str, Match]) -> Mapping[str, Match]:
    together = {**part.matches, **asked}
    return {column.key: together[column.key] for column in part.table.columns if column.key in together}
