"""`create_app`: the one place where the web's rooms are joined."""

import logging
from typing import Any

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from retention_check import places, web
from retention_check.config import SettingError, Settings, ready
from retention_check.store import Store

MEGABYTE = 2**20
LARGEST_REQUEST = 6 * MEGABYTE  # a score sheet of 5 MB and the form around it
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"


class App(Flask):
    """Flask, which would write the address of a fault in its log; ours may hold a secret."""

    def log_exception(self, exc_info: Any) -> None:
        """The fault without the address."""
        logging.getLogger("retention_check").error("fault", exc_info=exc_info)


def create_app(settings: Settings | None = None) -> Flask:
    """The web app, with settings from the environment when none are given; SettingError when it cannot start so.

    A server runs it with `gunicorn 'retention_check.app:create_app()'`.
    """
    app = App(__name__, template_folder=str(places.folder("templates")), static_folder=None)
    settings = ready(settings or Settings.from_environment(), app.debug)
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
    _log_to_stderr()
    web.register(app, settings, _store(settings))
    return app


def _log_to_stderr() -> None:
    """Our own lines for administrators; libraries stay silent unless something is wrong."""
    logger = logging.getLogger("retention_check")
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(LOG_FORMAT))
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)


def _store(settings: Settings) -> Store:
    """The rounds; a laptop brings its own database up to date, a server is told to."""
    from retention_check.store.migrating import is_current, migrate

    if not settings.is_central:
        settings.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        migrate(settings.database_url)
    elif not is_current(settings.database_url):
        raise SettingError("the database is not up to date: run `retention-check migrate` first")
    return Store(settings.database_url)
