"""The fifty statements as they are asked, to read and to take along."""

from flask import Blueprint, Response, abort, render_template

from retention_check.web.downloads import attachment
from retention_check.web.extensions import study

blueprint = Blueprint("statements", __name__)


@blueprint.get("/stellingen")
def index() -> str:
    """Every statement with its question and its answer words, each reason followed by its measures."""
    return render_template("public/statements/index.html")


@blueprint.get("/stellingen.<kind>")
def download(kind: str) -> Response:
    """The same as Excel workbook or CSV."""
    from retention_check.exporters.statements import statements_csv, statements_xlsx

    makers = {"xlsx": statements_xlsx, "csv": statements_csv}
    if kind not in makers:
        abort(404)
    return attachment(makers[kind](study()), f"stellingen.{kind}")
