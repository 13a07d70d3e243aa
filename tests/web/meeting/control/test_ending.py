"""The end: it asks first, keeps what was agreed, and leaves no page of the meeting behind."""

from flask import Flask

from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from tests.web.client import SavedRound, manager, stored_round
from tests.web.meeting.control.pressing import GUESS, at, press, told
from tests.web.meeting.held import Attendee, leader


def test_it_says_what_stays_and_what_goes_and_looking_ends_nothing(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREED)
    leading.fill(f"{holding.control}/afspraken/nieuw", {"what": "Mentoren zoeken", "role": "HR", "when": "mei"})
    leading.fill(f"{holding.control}/afspraken", {"answers": "op 1 februari"})
    page = leading.get(f"{holding.control}/einde")
    assert "Dit gaat naar de ronde Mentoren zoeken (HR, mei)" in page.main
    assert "Iedereen hoort wat er met de uitkomst gebeurt (op 1 februari)" in page.main
    assert "Dit wordt gewist Wat er geraden en gekozen is, en welke telefoons meededen." in page.main
    assert "nog niet bij de laatste stap" not in page.main
    assert holding.stored.meeting.agreed


def test_before_the_last_step_it_warns(app: Flask) -> None:
    holding, leading = at(app, SceneKind.GUESS)
    holding.vote(Poll.GUESS, GUESS)
    page = leading.get(f"{holding.control}/einde")
    assert "U bent nog niet bij de laatste stap. Opnieuw openen kan niet." in page.main
    assert "De stemming die openstaat, gaat weg zonder uitkomst." in page.main
    assert "Er zijn nog geen afspraken." in page.main


def test_afterwards_the_agreements_are_in_the_round_and_every_link_is_dead(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREED)
    phone = Attendee(app).join(holding).address
    leading.fill(f"{holding.control}/afspraken/nieuw", {"what": "Mentoren zoeken voor ieder"})
    after = leading.follow(press(leading, leading.get(f"{holding.control}/einde"), "Beëindig de bijeenkomst"))
    assert "De bijeenkomst is afgelopen" in after.main
    assert "Print daar het rapport met de afspraken en stuur het rond." in after.main
    assert f"/ronde/{holding.public_id}" not in after.text
    assert stored_round(app, holding.public_id).agreements[-1].what == "Mentoren zoeken voor ieder"
    for address in (holding.at, holding.control, f"{holding.control}/afspraken", holding.lead_link, phone):
        assert leading.get(address).status == 410, address


def test_who_manages_the_round_is_led_on_to_what_was_agreed(app: Flask) -> None:
    holding, _ = at(app, SceneKind.AGREED)
    managing = manager(app, SavedRound(holding.public_id, holding.manage))
    ended = press(managing, managing.get(f"{holding.control}/einde"), "Beëindig de bijeenkomst")
    assert ended.redirects_to == f"/ronde/{holding.public_id}/bijeenkomst/afgelopen"
    after = managing.follow(ended)
    assert "Wat mensen raadden en kozen, is gewist." in told(after)
    assert f"/ronde/{holding.public_id}/rapport" in after.text


def test_ended_by_another_meanwhile_every_button_says_that_it_is_over(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREED)
    pages = [leading.get(holding.control), leading.get(f"{holding.control}/einde")]
    holding.end()
    for page in pages:
        late = leading.send(page)
        assert late.status == 410
        assert "Deze bijeenkomst is afgelopen" in late.main


def test_ending_without_a_token_ends_nothing(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREED)
    assert leading.post(f"{holding.control}/einde").status == 400
    assert leader(holding).get(holding.control).status == 200
