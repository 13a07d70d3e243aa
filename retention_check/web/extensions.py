"""What every request can ask the app for: settings, study, rounds, the press, and the guard of its forms."""

from typing import cast

from flask import Flask, current_app
from flask_wtf import CSRFProtect

from retention_check.config import Settings
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.round import Round
from retention_check.domain.study import Study
from retention_check.store import Database
from retention_check.web.printing import Press
from retention_check.web.waiting_sheets import WaitingSheets

SETTINGS, STUDY, DATABASE, PRESS, WAITING = "settings", "study", "database", "press", "waiting"

csrf = CSRFProtect()


def init_app(app: Flask, settings: Settings, study: Study, database: Database) -> None:
    """Give the app what its requests ask for."""
    press = Press(settings, study, database)
    app.extensions.update({SETTINGS: settings, STUDY: study, DATABASE: database, PRESS: press})
    app.extensions[WAITING] = WaitingSheets(settings)
    csrf.init_app(app)


def settings() -> Settings:
    """How this installation works."""
    return cast(Settings, current_app.extensions[SETTINGS])


def study() -> Study:
    """The study that rounds are compared with."""
    return cast(Study, current_app.extensions[STUDY])


def comparison_of(round: Round) -> Comparison:
    """A round beside the country, under the threshold of this installation."""
    return compare(round, study(), settings().threshold)


def database() -> Database:
    """Where the rounds are."""
    return cast(Database, current_app.extensions[DATABASE])


def press() -> Press:
    """What prints the reports."""
    return cast(Press, current_app.extensions[PRESS])


def waiting_sheets() -> WaitingSheets:
    """The score sheets that were uploaded and not confirmed yet."""
    return cast(WaitingSheets, current_app.extensions[WAITING])
