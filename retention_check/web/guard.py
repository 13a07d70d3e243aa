"""What another website sends is refused: there is no form token here, so the browser says where a form came from.

Browsers send `Sec-Fetch-Site` to https and localhost alone; in a room, over plain http, there is `Origin`.
"""

from urllib.parse import urlsplit

from flask import abort, request

SAME, BY_HAND = "same-origin", "none"  # by hand: a page that its user loads again


def refuse_other_sites() -> None:
    """403 for a POST of which the browser does not say that one of our own pages sent it."""
    if request.method == "POST" and not is_own():
        abort(403)


def is_own() -> bool:
    """Whether the browser says that one of our own pages sent this."""
    site = request.headers.get("Sec-Fetch-Site")
    return site == SAME or (site in (None, BY_HAND) and is_own_address(request.headers.get("Origin", "")))


def is_own_address(origin: str) -> bool:
    """Whether an address, or what names its website, is of this website."""
    try:
        return urlsplit(origin).netloc.lower() == request.host.lower()
    except ValueError:  # no address at all, such as `http://[x`
        return False
