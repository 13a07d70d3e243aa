"""Who was given a view link: results and report under `/inzage/<public_id>`, with the parts that may be seen."""

from flask import Blueprint, g

from retention_check.web.auth import viewed_round
from retention_check.web.current_round import add_public_id
from retention_check.web.results import Audience, results

viewer = Blueprint("viewer", __name__, url_prefix="/inzage/<public_id>")
viewer.register_blueprint(results)

viewer.url_defaults(add_public_id)


@viewer.url_value_preprocessor
def load_round(_endpoint: str | None, values: dict[str, str] | None) -> None:
    """Every page is about the round in its address, and only for who was given its view link."""
    g.audience = Audience.VIEWER
    g.stored_round = viewed_round((values or {}).pop("public_id"))
