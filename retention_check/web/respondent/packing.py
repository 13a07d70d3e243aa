"""Pages of fifty questions made small for a bad network and a full hall.

What is in a page and what its visitor sent can be packed together here: no other website can send anything that comes
back in a page, so nothing can be guessed by how long one becomes.
"""

import gzip

from flask import Response, request

from retention_check.web.respondent.blueprint import respondent

LEAST = 1000  # bytes: under this a packed page is hardly smaller
LEVEL = 5


@respondent.after_request
def pack(response: Response) -> Response:
    """The same page, packed for whoever takes gzip."""
    response.vary.add("Accept-Encoding")
    data = response.get_data()
    if len(data) >= LEAST and request.accept_encodings.quality("gzip") and not response.content_encoding:
        response.set_data(gzip.compress(data, LEVEL, mtime=0))
        response.content_encoding = "gzip"
    return response
