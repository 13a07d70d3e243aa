"""What results and report show to whom: a round to its organiser, the chosen parts of it to a viewer, or the example.

What an audience may not see is taken out of the round before anything is compared.
"""

import datetime
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, cast

from flask import abort, g, redirect, render_template, request, url_for

from retention_check.domain.publishing import only_published, unpublished
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.example import EXAMPLE_NAME, EXAMPLE_SHEET
from retention_check.importers.score_sheet import read_sheet
from retention_check.report import Report, ReportOptions
from retention_check.store import ViewLink
from retention_check.web import pdf_jobs
from retention_check.web.current_round import current_round, previous_round
from retention_check.web.downloads import download_name
from retention_check.web.extensions import settings, study
from retention_check.web.printing import Asker, PrintOrder, Source
from retention_check.web.publication_state import publication_state
from retention_check.web.results import drawing_sizes

EXAMPLE_DAY = datetime.date(2026, 11, 2)
EXAMPLE_ASKED = {Side.YOUNG: 58, Side.MANAGEMENT: 16}
# What an organiser may see before it is published, marked as a concept. Every other route hands something out: a new
# one does unless it is named here.
BEFORE_PUBLICATION = frozenset(
    {"summary", "reasons", "measures", "support_map", "theme", "spread", "change", "topics", "report", "concept_pdf"}
)


class Audience(StrEnum):
    """Who looks at results and report."""

    ORGANISER = "organiser"
    VIEWER = "viewer"
    EXAMPLE = "example"

    @property
    def asker(self) -> Asker:
        """As whom they ask for a PDF: everyone may see the example."""
        return Asker.VISITOR if self is Audience.EXAMPLE else Asker(self.value)


@dataclass(frozen=True)
class VisibleRound:
    """What this visitor sees of a round, and of the round before it; `sources` are both as they are stored.

    It is a concept as long as there is something in it that others may not see yet.
    """

    audience: Audience
    round: Round
    previous: Round | None = None
    hides_management: bool = False
    sources: tuple[Source, ...] = ()
    is_concept: bool = False

    @property
    def options(self) -> ReportOptions:
        """What is printed when nothing else is chosen: the report for the conversation, about the round's topics."""
        return ReportOptions(self.round.topics, hides_management=self.hides_management)

    @cached_property
    def report(self) -> Report:
        """The report made of it, with the topics that were chosen or that it proposes."""
        return self.report_with(self.options)

    def report_with(self, options: ReportOptions) -> Report:
        """The report with options of its own."""
        return self.order(options).report(study())

    def order(self, options: ReportOptions) -> PrintOrder:
        """What a PDF with these options is made of."""
        is_example = self.audience is Audience.EXAMPLE and options == self.options
        return PrintOrder(self.round, self.previous, options, settings().threshold, self.sources, is_example)

    def file_name(self, what: str, kind: str, *, leaves_out_management: bool = False) -> str:
        """What a file of this round is called: one without management is told apart from one with it."""
        ending = "-zonder-management" if self.hides_management or leaves_out_management else ""
        return download_name(what + ending, self.round.municipality, self.round.day.isoformat(), kind)


def load_visible_round(endpoint: str | None, _values: dict[str, str] | None) -> None:
    """Every page of results and report shows what its audience may see, and nothing is handed out unpublished."""
    g.visible_round = _visible_round(g.audience, (endpoint or "").rpartition(".")[2])


def visible_round() -> VisibleRound:
    """What this page shows."""
    return cast(VisibleRound, g.visible_round)


def render_results(template: str, **more: Any) -> str:
    """A page of results or report."""
    visible = visible_round()
    return render_template(
        template,
        visible=visible,
        report=visible.report,
        comparison=visible.report.comparison,
        round=visible.round,
        drawing_sizes=drawing_sizes,
        can_draw=pdf_jobs.can_draw,
        **more,
    )


@cache  # visitors may ask for it as often as they like
def example_round() -> Round:
    """The example, a municipality that does not exist, as a filled round."""
    entries = read_sheet(EXAMPLE_SHEET.read_bytes(), study()).entries
    return Round(entries, EXAMPLE_DAY, EXAMPLE_NAME, asked=EXAMPLE_ASKED, management_role="managementteam")


def without_hidden_parts(round: Round, view: ViewLink) -> Round:
    """A round with only the parts that a viewer may see: what is left out is not there."""
    if not view.shows_management:
        round = round.without_management()
    return round if view.shows_agreements else replace(round, agreements=())


def handed_out() -> VisibleRound:
    """What the organiser of this page's round is given to hand out, as it is once every group is published that can be.

    Made ahead it publishes nothing.
    """
    stored = current_round()
    round = publication_state(stored).handed_out
    return VisibleRound(Audience.ORGANISER, round, _earlier_published(), sources=Source.of(stored, stored.previous))


def _visible_round(audience: Audience, name: str) -> VisibleRound:
    if audience is Audience.EXAMPLE:
        return VisibleRound(audience, example_round())
    if current_round().round.awaits_locking:
        abort(redirect(url_for("organiser.scores.lock")) if audience is Audience.ORGANISER else 403)
    if audience is Audience.VIEWER:
        return _seen_by_viewer()
    if name in BEFORE_PUBLICATION:
        return _seen_by_organiser()
    if publication_state(current_round()).asks_first:
        abort(redirect(_question()))
    return handed_out()


def _question() -> str:
    """The address of the page that asks before anything is published, and then leads to what was asked for here."""
    after_round = request.full_path.removesuffix("?").split("/", 3)[3]  # /ronde/<public_id>/rapport.pdf?soort=poster
    return url_for("organiser.publish.confirm", daarna=after_round)


def _seen_by_organiser() -> VisibleRound:
    """This page's round with nothing left out: a concept until it is published."""
    stored = current_round()
    sources, is_concept = Source.of(stored, stored.previous), bool(unpublished(stored.round))
    return VisibleRound(Audience.ORGANISER, stored.round, _earlier_published(), sources=sources, is_concept=is_concept)


def _seen_by_viewer() -> VisibleRound:
    stored, previous = current_round(), _earlier_published()
    view = stored.view_link
    round = without_hidden_parts(only_published(stored.round), view)
    earlier = without_hidden_parts(previous, view) if previous else None
    sources = Source.of(stored, stored.previous)
    return VisibleRound(Audience.VIEWER, round, earlier, not view.shows_management, sources)


def _earlier_published() -> Round | None:
    """What was published of the round before this page's."""
    previous = previous_round()
    return only_published(previous) if previous else None
