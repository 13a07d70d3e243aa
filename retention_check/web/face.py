"""What every page shows and can say: the theme, Dutch numbers and dates, the study, and addresses of files."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from flask import Flask, request

from retention_check import dutch, report
from retention_check.config import Settings
from retention_check.domain.meeting_content import load_conversation
from retention_check.domain.study import Kind, Scale, answer_words, load_study
from retention_check.store import ENTRIES_KEPT_MONTHS, ROUND_KEPT_MONTHS
from retention_check.web import access, assets, shown

OWN_NAME = "Retentiecheck"
OWN_CLASS = "retention-check-theme"
MOST_PROBLEMS = 30  # told at once about one file


@dataclass(frozen=True)
class Face:
    """The look of this installation: the base theme with ours on top, or that of the municipality."""

    name: str
    css_class: str
    stylesheets: tuple[str, ...]
    logo: str


@dataclass(frozen=True)
class Kept:
    """How many months entries, and the shown scores and agreements, are kept."""

    entries: int
    rounds: int


def register(app: Flask) -> None:
    """Give the templates their words, numbers and addresses."""
    app.jinja_env.filters.update(report.filters(), as_typed=dutch.as_typed, in_words=in_words)
    app.jinja_env.globals.update(
        report.names(),
        study=load_study(),
        edition=load_study().edition,
        words=load_conversation(),
        threshold=app.extensions["settings"].threshold,
        kept=Kept(ENTRIES_KEPT_MONTHS, ROUND_KEPT_MONTHS),
        norm="EN 301 549",
        wcag="2.2 AA",
        pdf_standard="PDF/UA-1",
        narrow=320,
        zoom=200,
        asset=assets.asset,
        here=shown.here,
        is_owner=access.is_owner,
        answer_words=answer_words,
        most_problems=MOST_PROBLEMS,
    )
    app.context_processor(lambda: {"face": face(app.extensions["settings"], request.script_root)})


def in_words(mean: Decimal, kind: Kind, scale: Scale) -> str:
    """An agreed score as the answer it is, or as a number when it lies between two answers."""
    points = scale.to_points(mean)
    if scale.same_instrument and points in scale.steps():
        return answer_words(kind)[scale.steps().index(points)]
    return dutch.as_typed(mean)


@lru_cache(maxsize=8)
def face(settings: Settings, _root: str) -> Face:
    """The look of this installation, with addresses under the root at which the app is served."""
    theirs = settings.theme_css
    return Face(
        name=settings.theme_name or OWN_NAME,
        css_class=settings.theme_class if theirs else OWN_CLASS,
        stylesheets=(
            assets.asset("vendor/theme.css"),
            assets.theme_asset(theirs) if theirs else assets.asset("css/theme.css"),
            assets.asset("vendor/components.css"),
            assets.asset("css/app.css"),
        ),
        logo=assets.theme_asset(settings.theme_logo) if settings.theme_logo else "",
    )
