"""The secret links of the round on this page, as who manages it may copy them."""

from flask import url_for

from retention_check import secret_links
from retention_check.web.current_round import current_round
from retention_check.web.extensions import settings
from retention_check.web.shared_addresses import shared_address

VIEW = "public.links.open_view"


def can_make_links() -> bool:
    """False when the server's key has changed since the round was made: its links still work, but nobody knows them."""
    return secret_links.hashed(manage_secret()) == current_round().manage_hash


def manage_address() -> str:
    """The address of the manage link, to give to someone else; empty when there is none that works there."""
    return shared_address("public.links.open_manage", secret=manage_secret()) if can_make_links() else ""


def view_address() -> str:
    """The address of the view link, to give to someone else; empty when there is none that works there."""
    return shared_address(VIEW, secret=view_secret(current_round().view_link.counter)) if view_path() else ""


def view_path() -> str:
    """The view link for who is on this site already; empty when there is none."""
    view = current_round().view_link
    return url_for(VIEW, secret=view_secret(view.counter)) if view.is_open and can_make_links() else ""


def view_secret(counter: int) -> str:
    """The secret of the view link after so many times that it was withdrawn."""
    return secret_links.view_secret(manage_secret(), counter)


def manage_secret() -> str:
    """The secret of the manage link, from which every other one is derived; the right one while `can_make_links`."""
    return secret_links.manage_secret(settings().secret_key, current_round().nonce)
