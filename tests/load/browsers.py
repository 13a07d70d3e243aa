"""A browser of a phone or of who leads, over real connections to a server on this computer, which may be away."""

import time
from collections.abc import Mapping
from http.client import HTTPException
from http.cookiejar import CookieJar
from ipaddress import ip_address
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, ProxyHandler, Request, build_opener

from werkzeug.datastructures import Headers

from tests.web.client import Page

SECONDS = 30  # that it tries while the server is away
PAUSE = 0.1


class _Stay(HTTPRedirectHandler):
    """Follows no redirect: the test does."""

    def redirect_request(self, *_given: Any) -> None:
        return None


class Browser:
    """With cookies of its own; a page is asked for again until the server is there."""

    def __init__(self, base: str) -> None:
        if not ip_address(urlsplit(base).hostname or "").is_loopback:
            raise ValueError("only this computer is asked")
        self.base = base
        self.opener = build_opener(_Stay, HTTPCookieProcessor(CookieJar()), ProxyHandler({}))

    def get(self, address: str) -> Page:
        return self._until_done(address)

    def post(self, address: str, fields: Mapping[str, Any]) -> Page:
        """Send fields; what the server did not answer is sent again, as it stands."""
        return self._until_done(address, urlencode(fields, doseq=True).encode())

    def send(self, page: Page, action: str, changes: Mapping[str, str] | None = None) -> Page:
        """Send the form of a page of which the address ends so."""
        forms = [number for number, _ in enumerate(page.tree.iter("form")) if page.action(number).endswith(action)]
        assert forms, f"no form to {action} at {page.address}: {page.text[:2000]}"
        return self.post(page.action(forms[0]), {**page.fields(forms[0]).to_dict(), **(changes or {})})

    def _until_done(self, address: str, data: bytes | None = None) -> Page:
        until = time.monotonic() + SECONDS
        while True:
            try:
                page = self._asked(urljoin(self.base, address), data)
            except (OSError, HTTPException):
                assert time.monotonic() < until, address
            else:
                if page.status < 500:
                    return page
                assert time.monotonic() < until, page.text[:2000]
            time.sleep(PAUSE)

    def _asked(self, address: str, data: bytes | None) -> Page:
        try:
            with self.opener.open(Request(address, data, {"Origin": self.base}), timeout=SECONDS) as answer:  # noqa: S310
                return _page(address, answer)
        except HTTPError as refused:
            with refused:
                return _page(address, refused)


def _page(address: str, answer: Any) -> Page:
    return Page(address, answer.status, Headers(list(answer.headers.items())), answer.read())
