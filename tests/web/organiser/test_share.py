"""Share: a view link with parts left out at will, that can be withdrawn."""

import pytest
from flask import Flask

from retention_check.store import ViewLink
from tests.web.client import HTTPS, Page, SavedRound, Visitor, manager, share, stored, words


def withdraw(me: Visitor, saved: SavedRound) -> Page:
    return me.fill(f"{saved.at}/delen", {"intrekken": "ja"})


def test_before_there_is_a_link_everything_is_ticked(me: Visitor, gouda: SavedRound) -> None:
    page = me.get(f"{gouda.at}/delen")
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
    hidden = "staan niet in deze inzage" in viewer.get(f"/inzage/{gouda.public_id}/resultaten").text
    assert hidden is not management


def test_another_choice_holds_for_the_same_link(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    link, viewer = share(app, gouda)
    assert "Mentoren zoeken" in viewer.get(f"/inzage/{gouda.public_id}/rapport.html").text
    hidden = "staan niet in deze inzage"
    assert hidden not in viewer.get(f"/inzage/{gouda.public_id}/resultaten").text
    me.fill(f"{gouda.at}/delen", {"agreements": None, "management": None})
    assert "Mentoren zoeken" not in viewer.get(f"/inzage/{gouda.public_id}/rapport.html").text
    assert hidden in viewer.get(f"/inzage/{gouda.public_id}/resultaten").text
    assert Visitor(app).get(link).status == 302


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


def test_withdrawing_twice_or_without_a_link_is_no_mistake(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    for _ in range(2):
        assert withdraw(me, gouda).status == 302
    link, _ = share(app, gouda)
    assert Visitor(app).get(link).status == 302


def test_on_a_laptop_the_page_says_for_whom_the_link_works(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    share(app, gouda)
    assert "op uw eigen computer" in me.get(f"{gouda.at}/delen").main


def test_a_view_link_over_tls_begins_with_https(app: Flask, gouda: SavedRound) -> None:
    link, viewer = share(app, gouda, base=HTTPS)
    assert viewer.get(f"/inzage/{gouda.public_id}/resultaten").status == 200
    assert gouda.secret not in link
    page = manager(app, gouda, HTTPS).get(f"{gouda.at}/delen")
    assert (page.by_id("inkijklink").get("value") or "").startswith(f"{HTTPS}/inzien/")


def test_sharing_takes_no_version(app: Flask, me: Visitor, gouda: SavedRound) -> None:
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
