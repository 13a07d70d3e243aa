"""Take a whole round along as one file, with the round before it."""

from collections.abc import Callable

from flask import Blueprint, Response

from retention_check.round_file import is_work_file, write_round
from retention_check.web.current_round import current_round, previous_round
from retention_check.web.downloads import attachment, download_name
from retention_check.web.extensions import settings, study

blueprint = Blueprint("round_files", __name__)

WORK_NAME = "werkbestand-niet-delen"  # while it holds entries that others were not shown


@blueprint.get("/meenemen.json")
def download() -> Response:
    """The whole round as one file; `public.new_round.restore` loads it again."""
    round, previous = current_round().round, previous_round()
    what = WORK_NAME if is_work_file(round, previous) else "ronde"
    name = download_name(what, round.municipality, round.day.isoformat(), "json")
    return attachment(write_round(round, study(), settings().threshold, previous), name)


@blueprint.app_context_processor
def names() -> dict[str, Callable[[], bool]]:
    """What a page that offers the file can ask: whether it is one to keep to oneself."""
    return {"takes_work_file": lambda: is_work_file(current_round().round, previous_round())}
