"""What changed since the round before it: the largest first, at most ten, and how the agreements stand."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from flask import Flask

from retention_check import clock
from retention_check.domain.round import Agreement, Round
from retention_check.domain.side import Side
from tests.cast import DAY, entries, mixes
from tests.web.client import (
    GOUDA,
    Page,
    SavedRound,
    Visitor,
    agreed,
    publish_round,
    published,
    save_published,
    save_round,
    share,
    stored,
)
from tests.web.results.test_summary import drawings

EARLIER = replace(GOUDA, entries=entries({"R1": ("5.0", "4.0")}), day=date(2025, 1, 1))
LATER = replace(GOUDA, entries=entries({"R1": ("6.5", "7.0")}), day=DAY)


def change_page(app: Flask, me: Visitor, earlier: Round, later: Round) -> Page:
    earlier = replace(earlier, day=date(2025, 1, 1))
    saved = save_published(app, replace(later, day=DAY), previous=save_published(app, earlier).public_id)
    return me.get(f"{saved.at}/resultaten/verandering")


def changes(page: Page) -> list[list[str]]:
    """Name, then, now, and the change with how sure it is."""
    return [[row[0], *row[2:]] for row in page.rows if len(row) == 5][1:]


def test_the_change_on_an_item_is_shown_to_organiser_and_viewer(app: Flask, me: Visitor) -> None:
    saved = save_published(app, LATER, previous=save_published(app, EARLIER).public_id)
    _, viewer = share(app, saved)
    for page in (
        me.get(f"{saved.at}/resultaten/verandering"),
        viewer.get(f"/inzage/{saved.public_id}/resultaten/verandering"),
    ):
        assert page.status == 200
        assert "De vorige ronde was op 1 januari 2025." in page.main
        assert changes(page) == [
            ["Te weinig carrièreontwikkelingmanagement, reden", "4,0", "7,0", "+3,0duidelijk"],
            ["Te weinig carrièreontwikkelingjong, reden", "5,0", "6,5", "+1,5duidelijk"],
        ]


def test_a_viewer_without_management_sees_the_change_of_young_staff_alone(app: Flask) -> None:
    saved = save_published(app, LATER, previous=save_published(app, EARLIER).public_id)
    _, viewer = share(app, saved, management=False)
    page = viewer.get(f"/inzage/{saved.public_id}/resultaten/verandering")
    assert "+1,5" in page.pieces
    assert not {"+3,0", "7,0", "4,0"} & set(page.pieces)


def test_the_ten_largest_are_drawn_and_the_rest_is_counted(app: Flask, me: Visitor) -> None:
    later = mixes()["full"].round
    moved = [replace(entry, mean=entry.mean - Decimal(index % 10) / 5) for index, entry in enumerate(later.entries)]
    page = change_page(app, me, replace(later, entries=tuple(moved)), later)
    sizes = [Decimal(row[3][1:4].replace(",", ".")) for row in changes(page)]
    assert len(sizes) == 10
    assert sizes == sorted(sizes, reverse=True)
    assert len(drawings(page.first("main"))) == 10
    assert "scores veranderden meer dan door één ander antwoord kan." in page.main


def test_a_change_that_one_answer_can_make_is_not_listed(app: Flask, me: Visitor) -> None:
    page = change_page(app, me, LATER, replace(LATER, entries=entries({"R1": ("6.6", "7.1")})))
    assert changes(page) == []
    assert "Geen score veranderde meer dan door één ander antwoord kan." in page.main


def test_a_change_within_the_margin_may_be_chance(app: Flask, me: Visitor) -> None:
    page = change_page(app, me, LATER, replace(LATER, entries=entries({"R1": ("7.0", "7.1")})))
    assert changes(page) == [["Te weinig carrièreontwikkelingjong, reden", "6,5", "7,0", "+0,5kan toeval zijn"]]


def test_another_open_score_is_another_answer(app: Flask, me: Visitor) -> None:
    def given(mean: str) -> Round:
        return replace(agreed(is_locked=True), entries=entries({"R1": ("6.5", mean)}, 34, None))

    page = change_page(app, me, given("5.5"), given("7.75"))
    assert [row[3] for row in changes(page)] == ["+2,3een ander antwoord"]


def test_rounds_without_an_item_in_common_have_nothing_to_compare(app: Flask, me: Visitor) -> None:
    page = change_page(app, me, EARLIER, replace(LATER, entries=entries({"R2": ("6.5", "7.0")})))
    assert "Er is nog geen stelling die in beide rondes een score heeft" in page.main


def test_the_agreements_of_then_are_told_as_they_stand_now_and_new_ones_are_not(app: Flask, me: Visitor) -> None:
    old, new = Agreement("Mentoren zoeken", "HR"), Agreement("Iets nieuws")
    earlier = replace(EARLIER, agreements=(old,))
    page = change_page(app, me, earlier, replace(LATER, agreements=(replace(old, status="gedaan"), new)))
    assert "Mentoren zoeken: gedaan" in page.main
    assert "Iets nieuws" not in page.main


def test_without_an_earlier_round_nothing_changed(visitor: Visitor, me: Visitor, gouda: SavedRound) -> None:
    assert me.get(f"{gouda.at}/resultaten/verandering").status == 404
    assert visitor.get("/voorbeeld/resultaten/verandering").status == 404


def test_the_change_of_a_group_that_was_not_asked_again_is_hidden_and_the_organiser_is_told_where_to_answer(
    app: Flask, me: Visitor
) -> None:
    later = published(replace(LATER, asked_again={Side.YOUNG: True}))
    saved = save_round(app, later, previous=save_published(app, EARLIER).public_id)
    page = me.get(f"{saved.at}/resultaten/verandering")
    _, viewer = share(app, saved)
    seen = viewer.get(f"/inzage/{saved.public_id}/resultaten/verandering")
    for each in (page, seen):
        assert changes(each) == [["Te weinig carrièreontwikkelingjong, reden", "5,0", "6,5", "+1,5duidelijk"]]
        assert "Opnieuw gevraagd: jonge ambtenaren ja, het management niet bekend." in each.main
        assert "Wat er veranderde bij het management, tonen wij niet" in each.main
    assert f"{saved.at}/gegevens#asked_again_management-0" in page.text
    assert "gegevens" not in seen.main


def test_the_organiser_reads_what_asked_again_means_and_that_others_may_have_answered(app: Flask, me: Visitor) -> None:
    later = published(replace(LATER, asked_again=dict.fromkeys(Side, True)))
    page = me.get(
        f"{save_round(app, later, previous=save_published(app, EARLIER).public_id).at}/resultaten/verandering"
    )
    assert "Opnieuw gevraagd: ja. U hebt iedereen opnieuw gevraagd." in page.main
    assert "Misschien antwoordden nu andere mensen dan toen." in page.main


def test_where_nobody_said_who_was_asked_again_no_page_tells_of_a_change(app: Flask, me: Visitor) -> None:
    saved = save_round(app, published(LATER), previous=save_published(app, EARLIER).public_id)
    assert changes(me.get(f"{saved.at}/resultaten/verandering")) == []
    summary = me.get(f"{saved.at}/resultaten").main
    assert "wat er veranderde, tonen wij alleen als iedereen opnieuw gevraagd is" in summary
    assert "geen score veranderde" not in summary


def test_change_since_a_round_of_which_only_shown_scores_are_kept_is_shown(app: Flask, me: Visitor) -> None:
    withheld = (*EARLIER.entries, *entries({"R2": ("6", None)}, 4))
    year_old = clock.today() - timedelta(366)
    before = save_published(app, replace(EARLIER, entries=withheld), today=year_old)
    assert stored(app, before.public_id).is_condensed
    more = replace(LATER, entries=(*LATER.entries, *entries({"R2": ("8", None)})))
    saved = save_published(app, more, previous=before.public_id)
    page = me.get(f"{saved.at}/resultaten/verandering")
    assert [row[1:3] for row in changes(page)] == [["4,0", "7,0"], ["5,0", "6,5"]]


def test_nothing_is_compared_with_what_nobody_was_shown_and_the_organiser_is_told_where_to_publish(
    app: Flask, me: Visitor
) -> None:
    before = save_round(app, EARLIER)
    page = me.get(f"{save_published(app, LATER, previous=before.public_id).at}/resultaten/verandering")
    assert changes(page) == []
    assert "liggen nog niet vast van jonge ambtenaren en het management. Daarmee vergelijken wij nog niet." in page.main
    assert any(link.endswith(f"{before.at}/vaststellen") for link in page.links)
    publish_round(me, before)
    assert len(changes(me.get(page.address))) == 2
