"""An empty score sheet to fill in."""

from flask import Blueprint, Response, abort

from retention_check.web.downloads import attachment
from retention_check.web.extensions import study

blueprint = Blueprint("sheet_template", __name__)


@blueprint.get("/scoreblad.<kind>")
def download(kind: str) -> Response:
    """The empty sheet as Excel workbook or CSV."""
    from retention_check.exporters.sheet_template import sheet_csv, sheet_xlsx

    makers = {"xlsx": sheet_xlsx, "csv": sheet_csv}
    if kind not in makers:
        abort(404)
    return attachment(makers[kind](study()), f"scoreblad.{kind}")
