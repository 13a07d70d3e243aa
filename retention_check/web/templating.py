"""What every page's template can ask for: Dutch numbers and dates, the study, addresses of files, who is asking."""

from decimal import Decimal

from flask import Flask

from retention_check import dutch
from retention_check.config import Settings
from retention_check.domain.collection_wording import SHARE
from retention_check.domain.corrections import MOST_CORRECTED
from retention_check.domain.item import Kind
from retention_check.domain.meeting.outcome_wording import outcome_note
from retention_check.domain.meeting.wording import step_title
from retention_check.domain.scales import Scale
from retention_check.domain.study import Study
from retention_check.report.templating import filters, names, study_names
from retention_check.store import ENTRIES_KEPT_MONTHS, ROUND_KEPT_MONTHS
from retention_check.web import assets, auth
from retention_check.web.branding import branding
from retention_check.web.current_questionnaire import asked_sides, current_questionnaire
from retention_check.web.extensions import study as current_study
from retention_check.web.next_step import next_part, next_step_now
from retention_check.web.qr_code import qr_picture
from retention_check.web.round_meeting import live_meeting

MOST_PROBLEMS = 30  # told at once about one file


def init_app(app: Flask, settings: Settings, study: Study) -> None:
    """Give the templates their words, numbers and addresses."""
    app.jinja_env.filters.update(filters(), as_typed=dutch.as_typed, in_words=in_words)
    app.jinja_env.globals.update(
        names(),
        **study_names(study),
        threshold=settings.threshold,
        months_kept={"entries": ENTRIES_KEPT_MONTHS, "rounds": ROUND_KEPT_MONTHS},
        norm="EN 301 549",
        wcag="2.2 AA",
        pdf_standard="PDF/UA-1",
        narrow=320,
        zoom=200,
        asset=assets.asset,
        is_owner=auth.is_owner,
        mode=settings.mode.value,
        qr_picture=qr_picture,
        next_step_now=next_step_now,
        next_part=next_part,
        live_meeting=live_meeting,
        step_title=step_title,
        outcome_note=outcome_note,
        share_words=SHARE,
        current_questionnaire=current_questionnaire,
        asked_sides=asked_sides,
        answer_words=study.answer_words,
        most_problems=MOST_PROBLEMS,
        most_corrected=MOST_CORRECTED,
    )
    app.context_processor(lambda: {"branding": branding()})


def in_words(mean: Decimal, kind: Kind, scale: Scale) -> str:
    """An agreed score as the answer it is, or as a number when it lies between two answers."""
    points = scale.to_points(mean)
    if scale.same_instrument and points in scale.steps():
        return current_study().answer_words[kind][scale.steps().index(points)]
    return dutch.as_typed(mean)
