"""From the pages of a round to the page on which its meeting is led."""

from flask import Flask

from tests.web.client import owner
from tests.web.meeting.held import hold


def test_it_leads_to_the_page_to_lead_and_without_a_meeting_to_that_to_prepare_one(app: Flask) -> None:
    holding = hold(app)
    me, address = owner(app), f"/ronde/{holding.public_id}/bijeenkomst/leiden"
    assert me.get(address).redirects_to == holding.control
    holding.end()
    assert me.get(address).redirects_to.startswith(f"/ronde/{holding.public_id}/bijeenkomst/")
