"""Everyone: results and report of a municipality that does not exist, under `/voorbeeld`."""

from flask import Blueprint, g

from retention_check.web.results import Audience, results

example = Blueprint("example", __name__, url_prefix="/voorbeeld")
example.register_blueprint(results)


@example.url_value_preprocessor
def load_example(_endpoint: str | None, _values: dict[str, str] | None) -> None:
    """Every page is about the example."""
    g.audience = Audience.EXAMPLE
