"""What every request can ask the app for: settings, study, rounds, the press, and the guard of its forms."""

from typing import cast

from flask import Flask, current_app
from flask_wtf import CSRFProtect

from retention_check.config import Settings
from retention_check.domain.study import Study
from retention_check.store import Database
from retention_check.web.printing import Press

SETTINGS, STUDY, DATABASE, PRESS = "settings", "study", "database", "press"

csrf = CSRFProtect()


def init_app(app: Flask, settings: Settings, study: Study, database: Database) -> None:
    """Give the app what its requests ask for."""
    press = Press(settings, study, database)
    app.extensions.update({SETTINGS: settings, STUDY: study, DATABASE: database, PRESS: press})
    csrf.init_app(app)


def settings() -> Settings:
    """How this installation works."""
    return cast(Settings, current_app.extensions[SETTINGS])


def study() -> Study:
    """The study that rounds are compared with."""
    return cast(Study, current_app.extensions[STUDY])


def database() -> Database:
    """Where the rounds are."""
    return cast(Database, current_app.extensions[DATABASE])


def press() -> Press:
    """What prints the reports."""
    return cast(Press, current_app.extensions[PRESS])
