"""Routes and forms, one module per subject; the only room that sees requests."""

from flask import Flask
from flask_wtf import CSRFProtect

from retention_check.config import Settings
from retention_check.store import Store
from retention_check.web import (
    access,
    agreements,
    assets,
    delete,
    errors,
    face,
    kept,
    limits,
    pages,
    printing,
    report,
    results,
    rounds,
    scores,
    security,
    share,
    shown,
    start,
    takealong,
    upkeep,
    upload,
)


def register(app: Flask, settings: Settings, store: Store) -> None:
    """Join the app's subjects: everything a request needs."""
    app.extensions["settings"], app.extensions["store"] = settings, store
    app.session_interface = access.Cookies(settings)
    printing.prepare()
    kept.register(app)
    upkeep.register(app)
    limits.register(app)
    CSRFProtect(app)
    assets.register(app)
    security.register(app)
    errors.register(app)
    face.register(app)
    for module in (start, pages, rounds, scores, upload, agreements, share, takealong, delete):
        app.register_blueprint(module.blueprint)
    for door in shown.Door:
        for module in (results, report):
            app.register_blueprint(
                module.blueprint, name=f"{door}_{module.blueprint.name}", url_prefix=shown.PREFIX[door]
            )
