"""Where publishing leads to: a page or file of this round that was asked for before, and never elsewhere."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from flask import current_app, url_for
from werkzeug.exceptions import HTTPException

from retention_check.web.current_round import current_round
from retention_check.web.results.audience import BEFORE_PUBLICATION

RESULTS = "organiser.results"
PAGES = "organiser.share.edit", "organiser.meeting.leading.lead"  # beside results and exports


@dataclass(frozen=True)
class WantedPage:
    """A page or file of this round: its address, and whether a browser saves it rather than shows it."""

    address: str
    is_download: bool


def wanted_page(text: str) -> WantedPage | None:
    """What is meant by the part of an address after that of the round, as `rapport.pdf?soort=poster`.

    None for anything but results, exports, the page to share and that to lead a meeting. The address is built anew from
    the route it matches.
    """
    path, _, query = text.partition("?")
    adapter = current_app.url_map.bind("localhost")
    own = adapter.build("organiser.round.overview", {"public_id": current_round().public_id})
    try:
        endpoint, values = adapter.match(f"{own}/{path}", method="GET")
    except HTTPException:
        return None
    package, _, name = endpoint.rpartition(".")
    if package != RESULTS and endpoint not in PAGES:
        return None
    pairs = parse_qsl(query, keep_blank_values=True)
    address = url_for(endpoint, **values) + (f"?{urlencode(pairs)}" if pairs else "")
    is_shown = name in BEFORE_PUBLICATION or endpoint in PAGES
    return WantedPage(address, not is_shown and not (name == "report_html" and "bewaren" not in dict(pairs)))
