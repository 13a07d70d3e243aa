"""Everyone: the start page, the ways in by a link, a new round, the pack, the statements, information, and health."""

from flask import Blueprint

from retention_check.web.public import (
    after_meeting,
    date_check,
    health,
    home,
    information,
    links,
    new_round,
    pack,
    sheet_template,
    statements,
)

public = Blueprint("public", __name__)
modules = home, links, new_round, sheet_template, statements, pack, information, health, date_check, after_meeting
for module in modules:
    public.register_blueprint(module.blueprint)
