"""One-time codes after the first ones, and links of groups once their answers are published."""

from flask import Flask

from retention_check import clock, store
from retention_check.domain.side import Side
from retention_check.secret_links import hashed
from retention_check.web.organiser.questionnaire.links import one_time_codes
from tests.web.client import SavedRound, Visitor, database_of, words
from tests.web.organiser.questionnaire.asking import answer, closed, found, opened
from tests.web.organiser.questionnaire.test_links import asked_about

EXTRA = "zelf-vragen/extra-codes/jong"


def codes(app: Flask, saved: SavedRound, *, extra: bool = False) -> tuple[str, ...]:
    with asked_about(app, saved):
        return one_time_codes(Side.YOUNG, extra=extra)


def use(app: Flask, saved: SavedRound, code: str) -> None:
    asked = found(app, saved)
    store.answering.begin(database_of(app), asked.id, Side.YOUNG, hashed(code), hashed(f"bewijs {code}"), clock.today())


def test_extra_codes_are_asked_first_and_raise_nothing(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader, codes="ja")
    first = codes(room, saved)
    page = leader.get(f"{saved.at}/{EXTRA}")
    assert "Extra codes verhogen niet hoeveel mensen u vraagt: dat blijft 12." in page.main
    told = leader.follow(leader.send(page))
    assert "Er zijn vijf extra codes voor jonge ambtenaren." in told.main
    assert "Extra stroken met eenmalige codes voor jonge ambtenaren (PDF)" in told.main
    extra = codes(room, saved, extra=True)
    assert (len(extra), codes(room, saved)) == (5, first)
    assert not {*extra} & {*first}
    use(room, saved, extra[0])


def test_made_twice_there_are_ten_others(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader, codes="ja")
    for _ in range(2):
        assert leader.fill(f"{saved.at}/{EXTRA}").status == 302
    assert len(codes(room, saved, extra=True)) == 10


def test_only_unused_codes_are_printed_and_only_in_fives(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader, codes="ja")
    every = codes(room, saved)
    for used in range(12):
        use(room, saved, every[used])
        left = codes(room, saved)
        assert len(left) == (11 - used) // 5 * 5
        assert not {*left} & {*every[: used + 1]}
    page = leader.get(f"{saved.at}/zelf-vragen/stand")
    assert "Voor jonge ambtenaren zijn er geen ongebruikte codes meer om te printen. Maak extra codes." in page.main
    assert any(each.endswith(EXTRA) for each in page.links)


def test_without_codes_there_are_no_extra_ones(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader)
    assert leader.get(f"{saved.at}/{EXTRA}").status == 404
    assert "extra codes" not in leader.get(f"{saved.at}/zelf-vragen/stand").main


def test_for_each_person_more_there_is_a_code_more(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader, codes="ja")
    leader.fill(f"{saved.at}/zelf-vragen/sluiten")
    assert leader.fill(f"{saved.at}/zelf-vragen/gevraagd", {"asked_young": "14"}).status == 302
    assert len(codes(room, saved, extra=True)) == 2
    assert found(room, saved).questionnaire.asked_first[Side.YOUNG] == 12


def test_after_publishing_the_links_of_groups_are_shown_also_after_new_links(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader)
    leader.fill(f"{saved.at}/zelf-vragen/nieuwe-links")
    page = leader.get(f"{saved.at}/zelf-vragen/stand")
    links = [words(page.by_id(f"link-{side}")) for side in Side]
    answer(room, saved, Side.YOUNG, 12)
    answer(room, saved, Side.MANAGEMENT, 6)
    leader.fill(f"{saved.at}/zelf-vragen/sluiten")
    leader.fill(f"{saved.at}/zelf-vragen/vaststellen")
    page = leader.get(f"{saved.at}/zelf-vragen")
    assert "Wie zijn antwoorden bewaarde, ziet ze daar naast de uitkomsten." in page.main
    assert [words(page.by_id(f"link-{side}")) for side in Side] == links


def test_more_answers_than_asked_are_told_on_the_stand_page_only_once_fives_tell_it(app: Flask, me: Visitor) -> None:
    warning = "Van jonge ambtenaren zijn er meer antwoorden dan gevraagde mensen"
    saved = closed(app, me, young=14)
    assert warning not in me.get(f"{saved.at}/zelf-vragen/stand").main
    saved = closed(app, me, young=15)
    assert warning in me.get(f"{saved.at}/zelf-vragen/stand").main
