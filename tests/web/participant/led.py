"""A meeting that goes on by the page of who leads it, as its questionnaire does only then."""

from tests.web.client import Visitor
from tests.web.meeting.held import Holding


def go_on(leading: Visitor, holding: Holding) -> None:
    """Press the button that goes on, and say yes to what it asks."""
    page = leading.get(holding.control)
    fields = {**page.fields(0), "sure": "ja"}
    assert leading.post(f"{holding.control}/verder", fields).status == 303
