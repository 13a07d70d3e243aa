"""Headers on every response, errors and static files included."""

from flask import Flask, Response, g, request

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer every POST over https would be refused
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}
HSTS = "max-age=31536000; includeSubDomains"


def init_app(app: Flask) -> None:
    """Put the headers on every response of the app."""
    app.after_request(add_headers)


def policy(**changed: str) -> str:
    """The content security policy, with some directives changed (`style_src="'sha256-...'"`)."""
    directives = POLICY | {name.replace("_", "-"): value for name, value in changed.items()}
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def add_headers(response: Response) -> Response:
    """Nothing but our own files, no sniffing, no framing; and nothing behind a secret link is kept or indexed."""
    response.headers.update(HEADERS)
    response.headers.setdefault("Content-Security-Policy", policy())
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = HSTS
    if not g.get("is_static"):
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
