"""The fifty statements as they are asked, to read and to take along."""

from flask import Blueprint, Response, abort, render_template

from retention_check.web import pdf_jobs
from retention_check.web.downloads import attachment
from retention_check.web.extensions import study

blueprint = Blueprint("statements", __name__)


@blueprint.get("/stellingen")
def index() -> str:
    """Every statement with its question and its answer words, each reason followed by its measures."""
    return render_template(
        "public/statements/index.html",
        can_write=pdf_jobs.can_write(),
        missing_word=pdf_jobs.missing_word_library(),
    )


@blueprint.get("/stellingen.<kind>")
def download(kind: str) -> Response:
    """The same as Excel workbook or CSV, and as the questionnaire that a survey tool can read."""
    from retention_check.exporters.forms_word_file import forms_word_file
    from retention_check.exporters.limesurvey_file import limesurvey_file
    from retention_check.exporters.statements import statements_csv, statements_xlsx

    makers = {"xlsx": statements_xlsx, "csv": statements_csv, "lss": limesurvey_file, "docx": forms_word_file}
    if kind not in makers or (kind == "docx" and not pdf_jobs.can_write()):
        abort(404)
    return attachment(makers[kind](study()), f"stellingen.{kind}")
