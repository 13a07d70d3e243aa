"""Limits on forms of plain text, which are kept in memory whole; files have limits of their own."""

from flask import Flask, abort, request

from retention_check.importers.surveys.files.limits import USUAL

LARGEST_FORM = 2**20  # bytes
MOST_FIELDS = 1000
LARGER_FILES = {"organiser.upload.check": USUAL.total + LARGEST_FORM}  # bytes: exports of a survey, and the form
PLAIN = "application/x-www-form-urlencoded"


def init_app(app: Flask) -> None:
    """Look at every form before anything else does."""
    app.config.update(MAX_FORM_MEMORY_SIZE=LARGEST_FORM, MAX_FORM_PARTS=MOST_FIELDS)
    app.before_request(check)


def check() -> None:
    """413 for a form that is too long or has too many fields; a page may take larger files than most."""
    if larger := LARGER_FILES.get(request.endpoint or ""):
        request.max_content_length = larger
    if request.mimetype == PLAIN and (
        (request.content_length or 0) > LARGEST_FORM or len(list(request.form.items(multi=True))) > MOST_FIELDS
    ):
        abort(413)
