"""Take a whole round along as one file, with the round before it."""

from flask import Blueprint, Response

from retention_check.round_file import write_round
from retention_check.web.current_round import current_round, previous_round
from retention_check.web.downloads import attachment, download_name

blueprint = Blueprint("round_files", __name__)


@blueprint.get("/meenemen.json")
def download() -> Response:
    """The whole round as one file; `public.new_round.restore` loads it again."""
    round = current_round().round
    name = download_name("ronde", round.municipality, round.day.isoformat(), "json")
    return attachment(write_round(round, previous_round()), name)
