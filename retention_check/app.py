"""`create_app`: the one place where settings, the study, the store and the web are joined."""

import logging
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from retention_check import clock, maintenance, paths, store, web
from retention_check.config import SettingError, Settings, ready
from retention_check.domain.condensing import condensing
from retention_check.domain.study import Study
from retention_check.kept_pdfs import kept_pdfs
from retention_check.studies import load_study

MEGABYTE = 2**20
LARGEST_REQUEST = 6 * MEGABYTE  # a score sheet of 5 MB and the form around it
GUNICORN_LINES = ("Invalid request", "Error handling request")
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"

log = logging.getLogger("retention_check")


class App(Flask):
    """Flask, which would write the address of a fault in its log; ours may hold a secret."""

    def log_exception(self, exc_info: Any) -> None:
        """The fault without the address."""
        log.error("fault", exc_info=exc_info)


def create_app(settings: Settings | None = None) -> Flask:
    """The web app, with settings from the environment when none are given; SettingError when it cannot start so.

    A server runs it with `gunicorn 'retention_check.app:create_app()'`.
    """
    app = App(__name__, template_folder=str(paths.resource_dir("templates")), static_folder=None)
    settings, study = ready(settings or Settings.from_environment(), app.debug), load_study()
    _configure(app, settings)
    _log_to_stderr()
    web.init_app(app, settings, study, _database(settings, study))
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret_key,
        TRUSTED_HOSTS=list(settings.trusted_hosts),
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,  # a token lives as long as the session
    )
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies, x_host=settings.proxies
        )


def _log_to_stderr() -> None:
    """Our own lines for administrators; libraries stay silent unless something is wrong."""
    logging.getLogger("gunicorn.error").addFilter(without_visitor)
    if not log.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(LOG_FORMAT))
        log.addHandler(handler)
        log.setLevel(logging.INFO)


def without_visitor(record: logging.LogRecord) -> bool:
    """Take out of a line of gunicorn the request that it repeats, which may hold a secret, and where it came from."""
    for told in GUNICORN_LINES:
        if str(record.msg).startswith(told):
            record.msg, record.args = told, ()
    return True


def _database(settings: Settings, study: Study) -> store.Database:
    """The rounds; SettingError, which says in Dutch what to do, when they cannot be reached."""
    try:
        _require_tables(settings)
        database = store.connect(settings.database_url, condensing(study, settings.threshold))
        _maintain(settings, database)
    except (store.UnavailableError, store.MigrationError, OSError) as error:
        raise SettingError(store.explanation(settings.database_url, error)) from None
    database.engine.dispose()  # a server that loads the app before it forks shares no connection
    return database


def _require_tables(settings: Settings) -> None:
    """A laptop brings its own database up to date, a server is told to."""
    if not settings.is_central:
        settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        store.migrate(settings.database_url)
        return
    store.check(settings.database_url)
    if not store.is_current(settings.database_url):
        raise SettingError("the database is not up to date: run `retention-check migrate` first")


def _maintain(settings: Settings, database: store.Database) -> None:
    """A laptop lets old rounds go; a server finishes what was not yet gone from its files, and says what is wrong."""
    if not settings.is_central:
        maintenance.expire_rounds(database, kept_pdfs(settings))
        return
    if store.has_leftovers(database):
        store.compact(database)
    if warning := maintenance.expiry_warning(database, clock.today()):
        log.warning(warning)
