"""What results and report show: a round to its manager, the chosen parts of it to a viewer, or the example."""

import datetime
from collections.abc import Hashable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, cast

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for

from retention_check import sheet
from retention_check.round import Round, ManagementForm
from retention_check.domain.comparison import compare
from retention_check.domain.study import Side, load_study
from retention_check.importers import read_sheet
from retention_check.report import ReportOptions, Report, make_report
from retention_check.store import ViewLink
from retention_check.web import access

CACHED = 64  # reports kept in memory, so that walking from page to page compares once


class Door(StrEnum):
    """By which way someone came in."""

    ROUND = "round"
    VIEW = "view"
    EXAMPLE = "example"


PREFIX = {Door.ROUND: "/ronde/<public>", Door.VIEW: "/inzage/<public>", Door.EXAMPLE: "/voorbeeld"}


@dataclass(frozen=True)
class AnyScore:
    """What this visitor sees of a round; `key` is another one as soon as anything of it is."""

    door: Door
    round: Round
    previous: Round | None
    hides_management: bool
    threshold: int
    key: Hashable

    @cached_property
    def report(self) -> Report:
        """The report made of it, with the topics it proposes."""
        return _made(self.round, self.previous, self.hides_management, self.threshold)


def for_all_doors(blueprint: Blueprint) -> None:
    """Every page of a blueprint is there for managers, viewers and the example: what they see becomes `g.shown`."""

    @blueprint.url_value_preprocessor
    def load(_endpoint: str | None, values: dict[str, str] | None) -> None:
        public_id = values.pop("public", None) if values else None
        g.shown = _shown(_door(), public_id)

    @blueprint.url_defaults
    def add(endpoint: str, values: dict[str, str]) -> None:
        if "round" in g and current_app.url_map.is_endpoint_expecting(endpoint, "public"):
            values.setdefault("public", g.round.public_id)


def current() -> AnyScore:
    """What this page shows."""
    return cast(AnyScore, g.shown)


def here(endpoint: str, **values: Any) -> str:
    """Address of a page of results or report by the same way in, such as `here('results.reasons')`."""
    if "round" in g and current().door is not Door.EXAMPLE:
        values["public"] = g.round.public_id
    return url_for(f"{current().door}_{endpoint}", **values)


def render(template: str, **more: Any) -> str:
    """A page of results or report."""
    seen = current()
    return render_template(
        template, shown=seen, report=seen.report, comparison=seen.report.comparison, round=seen.round, **more
    )


def report_of(round: Round, previous: Round | None, choices: ReportOptions, threshold: int) -> Report:
    """The report of a round with choices; `previous` is compared with when it is there."""
    before = compare(previous, load_study(), threshold) if previous else None
    return make_report(compare(round, load_study(), threshold), replace(choices, previous=before))


@lru_cache
def example() -> Round:
    """The example, a municipality that does not exist, as a filled round."""
    entries = read_sheet(sheet.EXAMPLE.read_bytes()).entries
    return Round(entries, datetime.date(2026, 11, 2), sheet.EXAMPLE_NAME, staff=58, role="managementteam")


def viewed(round: Round, view: ViewLink) -> Round:
    """A round with only the parts that a viewer may see: what is left out is not there."""
    if not view.shows_management:
        entries = tuple(entry for entry in round.entries if entry.side is Side.YOUNG)
        round = replace(round, entries=entries, form=ManagementForm.QUESTIONNAIRE, n_management=None)
    return round if view.shows_agreements else replace(round, agreements=())


def forget() -> None:
    """Throw away every report that is kept in memory."""
    _made.cache_clear()


def _door() -> Door:
    return Door(str(request.blueprint).partition("_")[0])


def _shown(door: Door, public_id: str | None) -> AnyScore:
    threshold = access.settings().threshold
    if door is Door.EXAMPLE or public_id is None:
        return AnyScore(Door.EXAMPLE, example(), None, False, threshold, Door.EXAMPLE)
    found = g.round = access.viewed_round(public_id) if door is Door.VIEW else access.managed_round(public_id)
    if is_closed(found.round):
        abort(redirect(url_for("scores.fix", public_id=public_id)) if door is Door.ROUND else 403)
    before = access.store().load(found.previous) if found.previous else None
    key = (door, public_id, found.version, found.view, before and (before.public_id, before.version))
    round, previous = found.round, before.round if before else None
    if door is Door.ROUND:
        return AnyScore(door, round, previous, False, threshold, key)
    hides = not found.view.shows_management
    return AnyScore(door, viewed(round, found.view), previous and viewed(previous, found.view), hides, threshold, key)


def is_closed(round: Round) -> bool:
    """True while agreed scores are not fixed: management fixes them before it sees what young staff answered."""
    return round.form is ManagementForm.AGREED and not round.is_locked


@lru_cache(maxsize=CACHED)
def _made(round: Round, previous: Round | None, hides: bool, threshold: int) -> Report:
    choices = ReportOptions(topics=round.topics, poster_without_management=hides, hides_management=hides)
    return report_of(round, previous, choices, threshold)
