"""What was decided about a survey as a file, to be used again for the same survey."""

from flask import Blueprint, flash, redirect, url_for
from flask.typing import ResponseReturnValue

from retention_check.importers.surveys.mapping_file import write_mapping
from retention_check.importers.surveys.survey import read_again
from retention_check.web.current_round import require_editable_round
from retention_check.web.downloads import attachment, download_name
from retention_check.web.extensions import study
from retention_check.web.organiser.survey.understood import GONE
from retention_check.web.organiser.survey.waiting import waiting_survey

blueprint = Blueprint("mapping", __name__)


@blueprint.route("/<token>/indeling.toml")
def download(token: str) -> ResponseReturnValue:
    """The mapping file of what was decided so far."""
    stored = require_editable_round()
    waiting = waiting_survey(stored.public_id, token)
    if waiting is None:
        flash(GONE, "info")
        return redirect(url_for("organiser.round.overview"))
    found = read_again(waiting.kept, study(), waiting.choices)
    text = write_mapping(waiting.choices, found.groups, found.files)
    name = download_name("indeling", stored.round.municipality, stored.round.day.isoformat(), "toml")
    return attachment(text.encode(), name)
