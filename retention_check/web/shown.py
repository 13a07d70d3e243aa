"""What results and report show: a round to its manager, the chosen parts of it to a viewer, or the example."""

import datetime
from collections.abc import Hashable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any, cast

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for

from retention_check import sheet
from retention_check.assessment import Assessment, ManagementForm
from retention_check.comparison import compare
from retention_check.instrument import Side, load_benchmark
from retention_check.intake import read_sheet
from retention_check.report import Choices, Report, make_report
from retention_check.store import View
from retention_check.web import access

CACHED = 64  # reports kept in memory, so that walking from page to page compares once


class Door(StrEnum):
    """By which way someone came in."""

    ROUND = "round"
    VIEW = "view"
    EXAMPLE = "example"


PREFIX = {Door.ROUND: "/ronde/<public>", Door.VIEW: "/inzage/<public>", Door.EXAMPLE: "/voorbeeld"}


@dataclass(frozen=True)
class Shown:
    """What this visitor sees of a round; `key` is another one as soon as anything of it is."""

    door: Door
    about: Assessment
    previous: Assessment | None
    hides_management: bool
    threshold: int
    key: Hashable

    @cached_property
    def report(self) -> Report:
        """The report made of it, with the topics it proposes."""
        return _made(self.about, self.previous, self.hides_management, self.threshold)


def for_all_doors(blueprint: Blueprint) -> None:
    """Every page of a blueprint is there for managers, viewers and the example: what they see becomes `g.shown`."""

    @blueprint.url_value_preprocessor
    def load(_endpoint: str | None, values: dict[str, str] | None) -> None:
        public = values.pop("public", None) if values else None
        g.shown = _shown(_door(), public)

    @blueprint.url_defaults
    def add(endpoint: str, values: dict[str, str]) -> None:
        if "round" in g and current_app.url_map.is_endpoint_expecting(endpoint, "public"):
            values.setdefault("public", g.round.public)


def current() -> Shown:
    """What this page shows."""
    return cast(Shown, g.shown)


def here(endpoint: str, **values: Any) -> str:
    """Address of a page of results or report by the same way in, such as `here('results.reasons')`."""
    if "round" in g and current().door is not Door.EXAMPLE:
        values["public"] = g.round.public
    return url_for(f"{current().door}_{endpoint}", **values)


def render(template: str, **more: Any) -> str:
    """A page of results or report."""
    seen = current()
    return render_template(
        template, shown=seen, report=seen.report, comparison=seen.report.comparison, about=seen.about, **more
    )


def report_of(about: Assessment, previous: Assessment | None, choices: Choices, threshold: int) -> Report:
    """The report of a round with choices; `previous` is compared with when it is there."""
    before = compare(previous, load_benchmark(), threshold) if previous else None
    return make_report(compare(about, load_benchmark(), threshold), replace(choices, previous=before))


@lru_cache
def example() -> Assessment:
    """The example, a municipality that does not exist, as a filled round."""
    entries = read_sheet(sheet.EXAMPLE.read_bytes()).entries
    return Assessment(entries, datetime.date(2026, 11, 2), sheet.EXAMPLE_NAME, staff=58, role="managementteam")


def viewed(about: Assessment, view: View) -> Assessment:
    """A round with only the parts that a viewer may see: what is left out is not there."""
    if not view.shows_management:
        entries = tuple(entry for entry in about.entries if entry.side is Side.YOUNG)
        about = replace(about, entries=entries, form=ManagementForm.QUESTIONNAIRE, n_management=None)
    return about if view.shows_agreements else replace(about, agreements=())


def forget() -> None:
    """Throw away every report that is kept in memory."""
    _made.cache_clear()


def _door() -> Door:
    return Door(str(request.blueprint).partition("_")[0])


def _shown(door: Door, public: str | None) -> Shown:
    threshold = access.settings().threshold
    if door is Door.EXAMPLE or public is None:
        return Shown(Door.EXAMPLE, example(), None, False, threshold, Door.EXAMPLE)
    found = g.round = access.viewed_round(public) if door is Door.VIEW else access.managed_round(public)
    if is_closed(found.assessment):
        abort(redirect(url_for("scores.fix", public=public)) if door is Door.ROUND else 403)
    before = access.store().load(found.previous) if found.previous else None
    key = (door, public, found.version, found.view, before and (before.public, before.version))
    about, previous = found.assessment, before.assessment if before else None
    if door is Door.ROUND:
        return Shown(door, about, previous, False, threshold, key)
    hides = not found.view.shows_management
    return Shown(door, viewed(about, found.view), previous and viewed(previous, found.view), hides, threshold, key)


def is_closed(about: Assessment) -> bool:
    """True while agreed scores are not fixed: management fixes them before it sees what young staff answered."""
    return about.form is ManagementForm.AGREED and not about.is_fixed


@lru_cache(maxsize=CACHED)
def _made(about: Assessment, previous: Assessment | None, hides: bool, threshold: int) -> Report:
    choices = Choices(topics=about.topics, poster_without_management=hides, hides_management=hides)
    return report_of(about, previous, choices, threshold)
