"""Limits on forms of plain text, which are kept in memory whole; files have limits of their own."""

from flask import Flask, abort, request

LARGEST_FORM = 2**20  # bytes
MOST_FIELDS = 1000
PLAIN = "application/x-www-form-urlencoded"


def init_app(app: Flask) -> None:
    """Look at every form before anything else does."""
    app.config.update(MAX_FORM_MEMORY_SIZE=LARGEST_FORM, MAX_FORM_PARTS=MOST_FIELDS)
    app.before_request(check)


def check() -> None:
    """413 for a form that is too long or has too many fields."""
    if request.mimetype == PLAIN and (
        (request.content_length or 0) > LARGEST_FORM or len(list(request.form.items(multi=True))) > MOST_FIELDS
    ):
        abort(413)
