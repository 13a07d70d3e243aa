"""Everyone: the start page, the ways in by a link, a new round, the pack, the statements, information, and health."""

from flask import Blueprint

from retention_check.web.public import (
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
for module in (home, links, new_round, sheet_template, statements, pack, information, health, date_check):
    public.register_blueprint(module.blueprint)
