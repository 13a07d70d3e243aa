"""A part of a page that is looked up again and again: with an ETag, so that nothing is sent while nothing changed."""

from flask import Response, make_response, render_template, request

from retention_check.web.security_headers import policy


def is_known(tag: str) -> bool:
    """Whether who asks has this part already: then nothing has to be looked up for it."""
    return request.if_none_match.contains_weak(tag)  # a proxy that packs a page makes its tag a weak one


def fragment(template: str, tag: str, **shown: object) -> Response:
    """The part of a page, or 304 for who has it already; it is rendered only when it is sent."""
    response = Response(status=304) if is_known(tag) else make_response(render_template(template, **shown))
    response.set_etag(tag)
    return response


def with_requests(response: Response) -> Response:
    """A page of which the script may ask this server something, and no other."""
    response.headers["Content-Security-Policy"] = policy(connect_src="'self'")
    return response
