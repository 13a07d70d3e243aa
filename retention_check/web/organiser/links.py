"""The secret links of the round on this page, as its organiser may copy them."""

from flask import url_for

from retention_check import secret_links
from retention_check.web.current_round import current_round
from retention_check.web.extensions import settings


def manage_address() -> str:
    """The address of the manage link; empty when the server's key has changed since it was made."""
    secret = _manage_secret()
    is_right = secret_links.hashed(secret) == current_round().manage_hash
    return url_for("public.links.open_manage", secret=secret, _external=True) if is_right else ""


def view_address() -> str:
    """The address of the view link; empty when there is none."""
    view = current_round().view_link
    if not view.is_open or not manage_address():
        return ""
    return url_for("public.links.open_view", secret=view_secret(view.counter), _external=True)


def view_secret(counter: int) -> str:
    """The secret of the view link after so many times that it was withdrawn."""
    return secret_links.view_secret(_manage_secret(), counter)


def _manage_secret() -> str:
    return secret_links.manage_secret(settings().secret_key, current_round().nonce)
