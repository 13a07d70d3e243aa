"""What was sent with a form that could not be dealt with now: shown to who sent it, and sent again by one button."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from retention_check.web import request_limits
from retention_check.web.extensions import csrf
from retention_check.web.forms import BaseForm
from retention_check.web.guard import is_own, is_own_address

TOKEN = "csrf_token"  # noqa: S105 - the name of a field


@dataclass(frozen=True)
class SentForm:
    """All fields as they were sent, those to show with their labels, and files, which must be chosen once more."""

    fields: tuple[tuple[str, str], ...]
    shown: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...]


def sent_form() -> SentForm | None:
    """The form that was sent with this request; None when there is none, or when another website may have sent it.

    The request may have stopped before anything looked at it, so its token and its limits are checked here.
    """
    if request.method != "POST":
        return None
    try:
        request_limits.check()
        csrf.protect()
    except HTTPException:
        return None
    fields = tuple(_sent_fields())
    files = tuple((name, _named(name)[1] or name) for name, file in request.files.items() if file.filename)
    return SentForm(fields, tuple(_shown(fields)), files)


def sent_texts() -> tuple[tuple[str, str], ...]:
    """What was typed in the form that was sent, with labels; empty when another website may have sent it.

    The key of the server may have changed: without a token that holds, the browser says where the form came from.
    """
    if request.method != "POST" or request.endpoint not in current_app.view_functions:
        return ()
    try:
        request_limits.check()
    except HTTPException:
        return ()
    if not (_is_from_here() or sent_form()):
        return ()
    return tuple(_shown(_sent_fields()))


def _sent_fields() -> Iterator[tuple[str, str]]:
    return ((name, text.replace("\0", "")) for name, text in request.form.items(multi=True) if name != TOKEN)


def _is_from_here() -> bool:
    """Whether the browser says that a page of ours sent this; one that says nothing of it may still name that page."""
    return is_own() or ("Origin" not in request.headers and is_own_address(request.headers.get("Referer", "")))


def _shown(fields: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What a reader recognises: labels and texts, without what is hidden or empty."""
    for name, text in fields:
        form, label = _named(name)
        if label and text.strip():
            yield label, form.sent_text(name, text)


def _named(name: str) -> tuple[type[BaseForm], str]:
    """The form on the page that was asked for which has this field, and what it calls it."""
    for form in _forms():
        if (label := form.sent_label(name)) is not None:
            return form, label
    return BaseForm, name


def _forms() -> list[type[BaseForm]]:
    view = current_app.view_functions[request.endpoint or ""]
    there = vars(sys.modules[view.__module__]).values()
    return [each for each in there if isinstance(each, type) and issubclass(each, BaseForm)]
