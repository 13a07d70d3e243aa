"""What every request can ask the app for: its settings, the study, the rounds, and the guard of its forms."""

from typing import cast

from flask import Flask, current_app
from flask_wtf import CSRFProtect

from retention_check.config import Settings
from retention_check.domain.study import Study
from retention_check.store import Database

SETTINGS, STUDY, DATABASE = "settings", "study", "database"

csrf = CSRFProtect()


def init_app(app: Flask, settings: Settings, study: Study, database: Database) -> None:
    """Give the app what its requests ask for."""
    app.extensions.update({SETTINGS: settings, STUDY: study, DATABASE: database})
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
