"""The session cookie: its name tells laptops' ports apart, and it is Secure where the request is."""

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface

from retention_check.config import Settings


class SessionCookie(SecureCookieSessionInterface):
    """Flask's signed cookie under a name of our own."""

    def __init__(self, settings: Settings) -> None:
        self.is_central = settings.is_central
        self.port = settings.port

    def get_cookie_name(self, app: Flask) -> str:
        """`__Host-` binds the cookie to this host alone; browsers accept that only over TLS."""
        if self.get_cookie_secure(app):
            return "__Host-retention_check"
        return "retention_check" if self.is_central else f"retention_check_{self.port}"

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        """True over TLS."""
        return request.is_secure
