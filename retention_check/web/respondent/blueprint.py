"""One blueprint for everything behind an answer link, mounted a second time behind its short code.

No cookie: the link is all that opens these pages, so they have no session, no message for later and no form token.
"""

from typing import Any

from flask import Blueprint, current_app, g, request

from retention_check.secret_links import as_typed_code, page_pass
from retention_check.web.extensions import csrf
from retention_check.web.guard import refuse_other_sites

SHORT = "respondent_short"  # what it is called behind the short code

respondent = Blueprint("respondent", __name__, url_prefix="/vragen/<secret>")
csrf.exempt(respondent)  # one that is nested would not be with it
respondent.before_request(refuse_other_sites)


def is_short() -> bool:
    """Whether this page was opened with a short code."""
    return request.blueprint == SHORT


@respondent.url_value_preprocessor
def take_secret(_endpoint: str | None, values: dict[str, str] | None) -> None:
    """Every page is about the link in its address; a short code may be typed in capitals there too."""
    secret = (values or {}).pop("secret")
    g.secret = as_typed_code(secret) if is_short() else secret


@respondent.url_defaults
def add_secret(endpoint: str, values: dict[str, Any]) -> None:
    """Links from a page stay behind the same link.

    Behind a short code they also carry the proof that it opened a page here, so that others who try codes keep nobody
    from sending.
    """
    if "secret" in g:
        values.setdefault("secret", g.secret)
    if is_short() and endpoint.startswith(f"{SHORT}."):
        values.setdefault("pas", own_pass())


def own_pass() -> str:
    """The proof that this page's short code opened something."""
    return page_pass(str(current_app.secret_key), g.secret)
