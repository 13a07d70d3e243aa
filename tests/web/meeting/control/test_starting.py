"""Before the first step: the phone test, the numbers, and the two questions without which it advises not to begin."""

from collections.abc import Iterator

import pytest
from flask import Flask

from retention_check import secret_links, store
from retention_check.config import Mode
from retention_check.domain.meeting.agenda import agenda_beforehand
from retention_check.domain.side import Side
from retention_check.secret_links import hashed
from tests.web.client import GOUDA, database_of, owner, running
from tests.web.meeting.control.pressing import buttons, press, told
from tests.web.meeting.held import Attendee, Holding, hold, leader

YES = {"mandate": "ja", "neutral": "ja"}
MANDATE, NEUTRAL = "Niemand weet dan wat een afspraak straks waard is.", "Wie leiding geeft of krijgt"


def begun(holding: Holding) -> bool:
    return holding.stored.meeting.place is not None


def test_both_questions_and_all_of_the_start_check_are_there(app: Flask) -> None:
    holding = hold(app)
    assert leader(hold(app)).get(holding.control).status == 403  # who leads another meeting
    page = leader(holding).get(holding.control)
    assert "Is afgesproken waarover u samen mag beslissen?" in page.main
    assert "Is de gespreksleider onafhankelijk?" in page.main
    assert "geen leidinggevende en geen medewerker van de gespreksleider in de zaal" in page.main
    assert "Weet de ondernemingsraad ervan?" in page.main
    assert not begun(holding)


def test_with_ja_to_both_it_begins(app: Flask) -> None:
    holding = hold(app)
    leading = leader(holding)
    page = leading.follow(leading.fill(holding.control, YES))
    assert "Welkom" in page.main
    assert begun(holding)


def test_both_must_be_answered(app: Flask) -> None:
    holding = hold(app)
    page = leader(holding).fill(holding.control)
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert page.faults.keys() == {"mandate-0", "neutral-0"}
    assert "Kies ja of nee: is afgesproken waarover u samen mag beslissen?" in page.main
    assert "Kies ja of nee: is de gespreksleider onafhankelijk?" in page.main
    assert not begun(holding)


@pytest.mark.parametrize(
    ("answers", "advice"),
    [
        ({"mandate": "nee"}, [MANDATE]),
        ({"neutral": "nee"}, [NEUTRAL]),
        ({"mandate": "nee", "neutral": "nee"}, [MANDATE, NEUTRAL]),
    ],
)
def test_with_a_nee_it_advises_not_to_begin_and_lets_begin(
    app: Flask, answers: dict[str, str], advice: list[str]
) -> None:
    holding = hold(app)
    leading = leader(holding)
    page = leading.fill(holding.control, YES | answers)
    assert (page.status, page.title) == (200, "Voor u begint - Retentiecheck")
    assert "Begin liever nog niet" in page.main
    assert [text in page.main for text in (MANDATE, NEUTRAL)] == [text in advice for text in (MANDATE, NEUTRAL)]
    assert not begun(holding)
    page = leading.follow(press(leading, page, "Begin toch"))
    assert "De bijeenkomst is begonnen." in told(page)
    assert "Het aantal is bewaard." not in told(page)
    assert begun(holding)


def test_numbers_typed_here_are_kept_and_what_they_hide_is_said_at_once(app: Flask) -> None:
    holding = hold(app, present={})
    leading = leader(holding)
    page = leading.follow(leading.fill(holding.control, YES | {"young": "14", "management": "3"}))
    assert holding.stored.meeting.present == {Side.YOUNG: 14, Side.MANAGEMENT: 3}
    assert "Er zijn maar 3 mensen van het management. Wat die groep raadt, laten wij niet zien." in told(page)


def test_one_number_of_two_is_a_mistake_and_none_is_for_later(app: Flask) -> None:
    holding = hold(app, present={})
    leading = leader(holding)
    page = leading.fill(holding.control, YES | {"young": "14"})
    assert (page.status, set(page.faults)) == (422, {"management"})
    assert leading.fill(holding.control, YES).status == 303
    assert holding.stored.meeting.present == {}


def test_young_staff_alone_is_asked_for_itself_only(app: Flask) -> None:
    holding = hold(app, agenda=agenda_beforehand(), present={})
    leading = leader(holding)
    page = leading.get(holding.control)
    assert "management" not in page.fields(0)
    leading.send(page, YES | {"young": "12"})
    assert holding.stored.meeting.present == {Side.YOUNG: 12, Side.MANAGEMENT: 0}


def test_who_is_second_to_begin_sees_what_is_on(app: Flask) -> None:
    holding = hold(app)
    leading = leader(holding)
    page = leading.get(holding.control)
    holding.move()
    holding.move()
    page = leading.follow(leading.send(page, YES))
    assert "De bijeenkomst was al begonnen." in told(page)
    assert "Zo praten wij vandaag" in page.main


def test_a_number_that_another_typed_meanwhile_is_shown_first(app: Flask) -> None:
    holding = hold(app, present={})
    one, other = leader(holding), leader(holding)
    old = one.get(holding.control)
    other.fill(f"{holding.control}/aanwezig", {"young": "15", "management": "6"})
    page = one.send(old, YES | {"young": "14", "management": "6"})
    assert page.status == 409
    assert "Iemand anders vulde intussen in: 15 jonge ambtenaren en 6 van het management." in page.main
    one.send(page)
    assert holding.stored.meeting.present[Side.YOUNG] == 14
    assert begun(holding)


def test_on_a_laptop_alone_it_says_how_phones_could_reach_it(app: Flask) -> None:
    holding = hold(app)
    page = leader(holding).get(holding.control)
    assert "Telefoons kunnen deze laptop nu niet bereiken." in page.main
    assert "met --room erachter" in page.main
    assert "data-now" not in page.text
    assert "meeting.js" not in page.text


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with running(tmp_path_factory.mktemp("room"), mode=Mode.ROOM, address="192.168.1.7") as app:
        yield app


def test_in_a_room_one_phone_is_tried_and_seen(room: Flask) -> None:
    holding = hold(room)
    leading = leader(holding)
    page = leading.get(holding.control)
    assert "Pak één telefoon en scan de code." in page.main
    assert f"192.168.1.7:{room.extensions['settings'].port}/d" in page.main
    assert holding.code in page.main
    assert "Er doet nog geen telefoon mee." in page.main
    for step in ("hotspot", "--room", "op papier"):
        assert step in page.main
    first = leading.get(f"{holding.control}/telefoon")
    again = leading.get(f"{holding.control}/telefoon", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status == 304
    holding.join(None)
    seen = leading.get(f"{holding.control}/telefoon", headers={"If-None-Match": first.headers["ETag"]})
    assert "Er doet 1 telefoon mee: het werkt." in seen.text
    holding.join(Side.YOUNG)
    assert "Er doen 2 telefoons mee: het werkt." in leading.get(f"{holding.control}/nu").text
    holding.move()
    assert "De bijeenkomst is begonnen." in leading.get(f"{holding.control}/telefoon").text


def test_on_a_server_it_says_what_to_do_without_a_hotspot(central: Flask) -> None:
    holding = hold(central)
    page = leader(holding).get(holding.control)
    assert "mobiele data" in page.main
    assert "hotspot" not in page.main


def test_nothing_begins_while_scores_are_not_published(app: Flask) -> None:
    holding = hold(app, round=GOUDA)
    leading = leader(holding)
    page = leading.fill(holding.control, YES)
    assert page.status == 422
    assert "liggen nog niet vast" in page.main
    assert not begun(holding)


def test_links_that_cannot_be_shown_any_more_are_told(app: Flask) -> None:
    holding = hold(app)
    leading = leader(holding)
    another = secret_links.manage_secret("another", holding.public_id)
    store.links.replace_manage_link(database_of(app), holding.public_id, holding.public_id, hashed(another))
    assert leading.get(holding.control).status == 403  # what was handed out leads no longer
    page = owner(app).get(holding.control)
    assert "De code van deze bijeenkomst kunnen wij hier niet meer tonen." in page.main
    assert "Maak nieuwe links" in page.main


def test_a_phone_that_joins_is_seen_by_who_leads(room: Flask) -> None:
    holding = hold(room)
    Attendee(room, f"http://192.168.1.7:{room.extensions['settings'].port}").join(holding, None)
    page = leader(holding).get(holding.control)
    assert "het werkt" in page.main
    assert buttons(page) == ["Begin de bijeenkomst"]
