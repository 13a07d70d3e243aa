"""Who manages a round: everything under `/ronde/<public_id>`, opened by the manage link."""

from flask import Blueprint, g

from retention_check.web.auth import managed_round
from retention_check.web.current_round import add_public_id
from retention_check.web.organiser import (
    agreements,
    delete,
    meeting,
    next_round,
    publish,
    questionnaire,
    round,
    round_files,
    scores,
    share,
    survey,
    upload,
)
from retention_check.web.results import Audience, results

organiser = Blueprint("organiser", __name__, url_prefix="/ronde/<public_id>")
for module in (
    round,
    scores,
    upload,
    survey,
    agreements,
    publish,
    questionnaire,
    meeting,
    share,
    round_files,
    next_round,
    delete,
):
    organiser.register_blueprint(module.blueprint)
organiser.register_blueprint(results)

organiser.url_defaults(add_public_id)


@organiser.url_value_preprocessor
def load_round(_endpoint: str | None, values: dict[str, str] | None) -> None:
    """Every page is about the round in its address, and only for who manages it."""
    g.audience = Audience.ORGANISER
    g.stored_round = managed_round((values or {}).pop("public_id"))
