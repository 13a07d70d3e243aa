"""A meeting from the first scene to the agreements in the round, by its pages."""

from flask import Flask

from retention_check.domain.meeting.scenes import SceneKind
from tests.web.meeting.held import Attendee, hold, leader


def test_every_scene_has_a_screen_a_page_to_lead_it_and_a_page_on_a_phone(app: Flask) -> None:
    holding = hold(app)
    leading, phone = leader(holding), Attendee(app)
    on_phone = phone.join(holding).address
    seen = set()
    for _ in range(60):
        for visitor, address in ((leading, holding.control), (phone, on_phone), (phone, holding.at)):
            page = visitor.get(address)
            assert page.status == 200, (holding.scene, address)
            assert page.tree is not None
        seen.add(holding.scene.kind if holding.scene else None)
        answers = {} if holding.scene else {"mandate": "ja", "neutral": "ja"}
        page = leading.fill(holding.control, answers)
        assert page.status == 303
        if page.redirects_to != holding.control:  # fewer than half voted: it is asked once more
            assert leading.fill(page.redirects_to).redirects_to == holding.control
    assert seen == {None, *SceneKind} - {
        SceneKind.ASK,
        SceneKind.CHECK,
        SceneKind.PREDICT,
        SceneKind.PREDICTED,
        SceneKind.TOPICS,
        SceneKind.QUESTIONS,
    }
