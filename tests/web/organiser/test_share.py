"""Share: a view link with parts left out at will, that can be withdrawn."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from retention_check import store
from retention_check.config import Mode
from retention_check.domain.round import Agreement
from retention_check.domain.side import Side
from retention_check.store import ViewLink
from tests.web.client import (
    GOUDA,
    HTTPS,
    Page,
    SavedRound,
    Visitor,
    agreed,
    database_of,
    manager,
    owner,
    publish_round,
    running,
    save_published,
    save_round,
    share,
    stored,
    stored_round,
    words,
)

YOUNG = replace(GOUDA, entries=GOUDA.entries_of(Side.YOUNG))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Flask]:
    """The app on a laptop in a room."""
    with running(tmp_path, mode=Mode.ROOM, address="192.168.1.20") as app:
        yield app


def withdraw(me: Visitor, saved: SavedRound) -> Page:
    return me.fill(f"{saved.at}/delen", {"intrekken": "ja"})


def test_before_there_is_a_link_everything_is_ticked(app: Flask, me: Visitor) -> None:
    page = me.get(f"{save_published(app).at}/delen")
    assert "inkijklink" not in {element.get("id") for element in page.tree.iter()}
    assert {"management", "agreements"} <= set(page.fields())


@pytest.mark.parametrize("management", [True, False])
@pytest.mark.parametrize("agreements", [True, False])
def test_what_is_ticked_is_what_a_viewer_sees(
    app: Flask, me: Visitor, gouda: SavedRound, management: bool, agreements: bool
) -> None:
    _, viewer = share(app, gouda, management=management, agreements=agreements)
    assert stored(app, gouda.public_id).view_link == ViewLink(0, True, management, agreements)
    shown = me.get(f"{gouda.at}/delen").fields()
    assert ("management" in shown, "agreements" in shown) == (management, agreements)
    text = viewer.get(f"/inzage/{gouda.public_id}/rapport.html").text
    assert ("Mentoren zoeken" in text) is agreements
    hidden = "ziet u met deze link niet" in viewer.get(f"/inzage/{gouda.public_id}/resultaten").text
    assert hidden is not management


def test_another_choice_holds_for_the_same_link(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    link, viewer = share(app, gouda)
    assert "Mentoren zoeken" in viewer.get(f"/inzage/{gouda.public_id}/rapport.html").text
    hidden = "ziet u met deze link niet"
    assert hidden not in viewer.get(f"/inzage/{gouda.public_id}/resultaten").text
    me.fill(f"{gouda.at}/delen", {"agreements": None, "management": None})
    assert "Mentoren zoeken" not in viewer.get(f"/inzage/{gouda.public_id}/rapport.html").text
    assert hidden in viewer.get(f"/inzage/{gouda.public_id}/resultaten").text
    assert Visitor(app).get(link).status == 302


def test_a_changed_choice_is_said_to_be_kept_and_what_the_reader_sees(me: Visitor, gouda: SavedRound) -> None:
    publish_round(me, gouda)
    made = me.follow(me.fill(f"{gouda.at}/delen"))
    assert "De inkijklink staat klaar voor de zaal." in made.main
    assert "De lezer ziet ook de scores van het management en de afspraken." in made.main
    changed = me.follow(me.fill(f"{gouda.at}/delen", {"management": None}))
    assert "Uw keuze is bewaard." in changed.main
    assert "klaar voor de zaal" not in changed.main.replace("Een inkijklink klaarzetten voor de zaal", "")
    assert "De lezer ziet de afspraken, maar niet de scores van het management." in changed.main


def test_a_withdrawn_link_shows_nothing_any_more(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    link, viewer = share(app, gouda)
    assert withdraw(me, gouda).redirects_to == f"{gouda.at}/delen"
    assert viewer.get(f"/inzage/{gouda.public_id}/resultaten").status == 410
    assert viewer.get(f"/inzage/{gouda.public_id}/cijfers.csv").status == 410
    assert Visitor(app).get(link).status == 410


def test_a_new_link_after_withdrawing_is_another_one(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    old, viewer = share(app, gouda)
    withdraw(me, gouda)
    new, other = share(app, gouda)
    assert new != old
    assert viewer.get(f"/inzage/{gouda.public_id}/resultaten").status == 410
    assert Visitor(app).get(old).status == 410
    assert other.get(f"/inzage/{gouda.public_id}/resultaten").status == 200


def test_withdrawing_twice_or_without_a_link_is_no_mistake(app: Flask, me: Visitor) -> None:
    saved = save_published(app)
    for _ in range(2):
        assert withdraw(me, saved).status == 302
    link, _ = share(app, saved)
    assert Visitor(app).get(link).status == 302


def test_a_view_link_over_tls_begins_with_https(central: Flask) -> None:
    gouda = save_round(central)
    link, viewer = share(central, gouda, base=HTTPS)
    assert viewer.get(f"/inzage/{gouda.public_id}/resultaten").status == 200
    assert gouda.secret not in link
    page = manager(central, gouda, HTTPS).get(f"{gouda.at}/delen")
    assert words(page.by_id("inkijklink")).startswith(f"{HTTPS}/inzien/")


def test_sharing_takes_no_version(app: Flask, me: Visitor) -> None:
    gouda = save_published(app)
    page = me.get(f"{gouda.at}/delen")
    me.fill(f"{gouda.at}/gegevens", {"asked_young": "99"})
    assert me.send(page).status == 302
    assert stored(app, gouda.public_id).view_link.is_open


def test_topics_that_management_scores_propose_are_not_kept_for_a_reader_without_them(
    app: Flask, me: Visitor, gouda: SavedRound
) -> None:
    mine = topics_of(me.get(f"{gouda.at}/resultaten"))
    _, viewer = share(app, gouda, management=False)
    assert stored(app, gouda.public_id).round.topics == ()
    theirs = topics_of(viewer.get(f"/inzage/{gouda.public_id}/resultaten"))
    assert theirs
    assert theirs != mine == topics_of(me.get(f"{gouda.at}/resultaten"))


def test_a_reader_without_management_is_told_that_and_sees_no_empty_columns(app: Flask, gouda: SavedRound) -> None:
    _, viewer = share(app, gouda, management=False)
    heads = [words(head) for head in viewer.get(f"/inzage/{gouda.public_id}/resultaten/redenen").tree.iter("th")]
    assert not [head for head in heads if "management" in head or "verschil" in head]
    report = viewer.get(f"/inzage/{gouda.public_id}/rapport.html").text
    assert "De scores van het management staan hier niet" in report
    assert "geen scores in deze ronde" not in report


def topics_of(page: Page) -> list[str]:
    lists = [element for element in page.tree.iter("ol") if element.get("class") == "topics"]
    return [words(link) for element in lists for link in element.iter("a")]


def test_what_is_shared_is_asked_about_first(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/delen")
    assert "Wat u deelt, ligt daarna vast. Daarom kijkt u eerst de cijfers na." in page.main
    assert not list(page.first("main").iter("form"))
    asking = f"{gouda.at}/vaststellen?daarna=delen"
    assert [link for link in page.links if link.endswith(asking)]
    token = me.get(f"{gouda.at}/wissen").fields()["csrf_token"]
    assert me.post(f"{gouda.at}/delen", {"csrf_token": token, "management": "y"}).redirects_to == asking
    assert not stored(app, gouda.public_id).view_link.is_open
    assert me.fill(asking).redirects_to == f"{gouda.at}/delen"
    assert "De scores van jonge ambtenaren liggen vast sinds" in me.get(f"{gouda.at}/delen").main
    assert me.fill(f"{gouda.at}/delen").status == 302
    assert stored(app, gouda.public_id).view_link.is_open


def test_a_link_that_is_open_can_be_changed_and_withdrawn_while_a_group_is_not_published(
    app: Flask, me: Visitor
) -> None:
    saved = save_round(app, YOUNG)
    link, _ = share(app, saved)
    both = replace(stored_round(app, saved.public_id), entries=GOUDA.entries)
    store.rounds.save(database_of(app), stored(app, saved.public_id), both)
    assert me.fill(f"{saved.at}/delen", {"agreements": None}).redirects_to == f"{saved.at}/delen"
    assert not stored(app, saved.public_id).view_link.shows_agreements
    withdraw(me, saved)
    assert Visitor(app).get(link).status == 410


def test_open_scores_are_locked_before_anything_is_shared(app: Flask, me: Visitor) -> None:
    saved = save_round(app, agreed())
    page = me.get(f"{saved.at}/delen")
    assert "Delen kan pas als de open scores van het management vastliggen." in page.main
    assert not list(page.first("main").iter("form"))


def test_where_nothing_can_be_published_the_page_says_why(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(YOUNG, asked={Side.YOUNG: 20}))
    page = me.get(f"{saved.at}/delen").main
    assert "Er is nog niets dat u kunt delen." in page
    assert "Er zijn meer antwoorden dan gevraagde mensen." in page


def test_topics_that_were_chosen_are_said_to_go_without_management(app: Flask, me: Visitor) -> None:
    told = "Zonder het management stellen wij de lezer zelf onderwerpen voor."
    assert told not in me.get(f"{save_published(app).at}/delen").main
    assert told in me.get(f"{save_published(app, replace(GOUDA, topics=('R3',))).at}/delen").main


def test_withdrawing_is_asked_about_in_words_beside_a_form_of_its_own(app: Flask, me: Visitor) -> None:
    saved = save_published(app)
    share(app, saved)
    page = me.get(f"{saved.at}/delen")
    choosing, withdrawing = page.tree.iter("form")
    assert "intrekken" not in {each.get("name") for each in choosing.iter("button")}
    assert [each.get("name") for each in withdrawing.iter("button")] == ["intrekken"]
    folded = next(each for each in page.tree.iter("details") if words(each).startswith("Link intrekken"))
    assert "Wie de link of een geprinte QR-code heeft, ziet dan niets meer. Een nieuwe link is een andere." in words(
        folded
    )
    me.send(page, {"intrekken": "ja"}, form=1)
    assert not stored(app, saved.public_id).view_link.is_open


def test_a_link_stands_there_whole_and_can_be_copied(room: Flask) -> None:
    saved = save_published(room)
    link, _ = share(room, saved)
    shown = owner(room).get(f"{saved.at}/delen").by_id("inkijklink")
    assert (shown.tag, shown.get("readonly"), "data-copy" in shown.attrib) == ("textarea", "", True)
    assert words(shown) == f"http://192.168.1.20:8765{link}"


def test_the_qr_code_has_a_page_of_its_own_with_nothing_to_press(room: Flask) -> None:
    saved, me = save_published(room), owner(room)
    assert me.get(f"{saved.at}/delen/qr").redirects_to == f"{saved.at}/delen"
    share(room, saved)
    [source] = [each.get("src") for each in me.get(f"{saved.at}/delen").tree.iter("img")]
    assert f"{saved.at}/delen/qr" in me.get(f"{saved.at}/delen").text
    page = me.get(f"{saved.at}/delen/qr")
    assert [each.get("src") for each in page.tree.iter("img")] == [source]
    assert page.main.startswith("Scan en bekijk de resultaten")
    assert "hetzelfde netwerk" in page.main
    assert not [each for each in page.elements if each.tag in {"form", "button", "input", "nav", "header", "footer"}]
    assert [each.get("href") for each in page.tree.iter("a")] == ["#inhoud"]


def test_a_laptop_has_no_qr_code_for_others(app: Flask, me: Visitor) -> None:
    saved = save_published(app)
    share(app, saved)
    assert me.get(f"{saved.at}/delen/qr").redirects_to == f"{saved.at}/delen"


def test_in_a_room_it_is_said_that_the_network_can_read_along(app: Flask, me: Visitor, room: Flask) -> None:
    told = "Wie het netwerk beheert, kan meelezen."
    assert told in owner(room).get(f"{save_published(room).at}/delen").main
    assert told not in me.get(f"{save_published(app).at}/delen").main


def test_a_name_in_an_agreement_is_told_where_agreements_are_shared(app: Flask, me: Visitor) -> None:
    named = (Agreement("Praten", "HR"), Agreement("Mentoren zoeken", "Anna de Vries"))
    saved = save_published(app, replace(GOUDA, agreements=named))
    page = me.get(f"{saved.at}/delen")
    assert (
        "Bij de afspraak ‘Mentoren zoeken’ lijkt een naam te staan: Anna de Vries. De lezer ziet die ook." in page.main
    )
    assert [link for link in page.links if link.endswith("/afspraken/2")]
    assert "lijkt een naam" not in me.get(f"{save_published(app).at}/delen").main
