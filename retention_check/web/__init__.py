"""Pages, forms and files over HTTP, cut by audience: public, organiser, viewer and example."""

from flask import Flask

from retention_check.config import Settings
from retention_check.domain.study import Study
from retention_check.store import Database
from retention_check.web import (
    assets,
    errors,
    extensions,
    pdf_jobs,
    request_limits,
    security_headers,
    session_cookie,
    templating,
)
from retention_check.web.example import example
from retention_check.web.meeting import meeting
from retention_check.web.organiser import organiser
from retention_check.web.participant import joining, participant
from retention_check.web.participant import told as participant_told
from retention_check.web.public import public
from retention_check.web.respondent import SHORT, limits, respondent, short_code
from retention_check.web.respondent import told as respondent_told
from retention_check.web.viewer import viewer


def init_app(app: Flask, settings: Settings, study: Study, database: Database) -> None:
    """Give the app everything that its requests need."""
    app.session_interface = session_cookie.SessionCookie(settings)
    request_limits.init_app(app)  # first: a form that is too large is read by nothing else
    extensions.init_app(app, settings, study, database)
    assets.init_app(app, settings)
    security_headers.init_app(app)
    errors.init_app(
        app,
        (respondent_told.is_for_respondent, respondent_told.tell_error),
        (participant_told.is_for_participant, participant_told.tell_error),
    )
    templating.init_app(app, settings, study)
    limits.init_app(app)
    pdf_jobs.prepare()
    for audience in (public, organiser, viewer, example, respondent, short_code, meeting, participant, joining):
        app.register_blueprint(audience)
    app.register_blueprint(respondent, url_prefix="/v/<secret>", name=SHORT)
