"""What is printed for a questionnaire: who gets what, links that work where they are opened, and nothing is kept."""

import subprocess
from dataclasses import replace

import pytest
import zxingcpp
from flask import Flask
from pypdfium2 import PdfDocument

from retention_check.domain.side import Side
from retention_check.kept_pdfs import kept_pdfs
from retention_check.report.handout_pages import mails
from retention_check.report.handouts import Handout, HandoutKind
from retention_check.web.extensions import SETTINGS
from retention_check.web.organiser.questionnaire.printing import CODES_IN_A_FILE, KINDS
from tests.pdf.needs import needs_pango, needs_poppler
from tests.web.client import KEY, SavedRound, Visitor, manager, save_round
from tests.web.organiser.questionnaire.asking import EMPTY, NOT_GIVEN, open_form, opened

PRINTED = {
    "uitnodiging": (HandoutKind.INVITATION, None),
    "poster": (HandoutKind.POSTER, None),
    "dia": (HandoutKind.SLIDE, None),
    "papier-jong": (HandoutKind.PAPER, Side.YOUNG),
    "papier-management": (HandoutKind.PAPER, Side.MANAGEMENT),
    "stroken-jong": (HandoutKind.SLIPS, Side.YOUNG),
    "stroken-management": (HandoutKind.SLIPS, Side.MANAGEMENT),
}
NEEDING_LINKS = [name for name in PRINTED if not name.startswith("papier")]


def address(saved: SavedRound, name: str) -> str:
    return f"{saved.at}/zelf-vragen/drukwerk/{name}.pdf"


def test_everything_has_its_own_address() -> None:
    assert KINDS == PRINTED


def kept(app: Flask) -> list[str]:
    """The files in the folder of PDFs that are kept."""
    folder = kept_pdfs(app.extensions[SETTINGS]).folder
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


@needs_pango
@needs_poppler
def test_a_poster_is_printed_with_a_code_that_opens_the_questions(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader)
    page = leader.get(address(saved, "poster"))
    assert (page.status, page.headers["Content-Type"]) == (200, "application/pdf")
    found = _codes_on(page.data)
    assert len(found) == 2
    for link in found:
        assert link.startswith("http://192.168.1.5:")
        assert "Waarom vertrekken jonge ambtenaren?" in Visitor(room).get(link).main
    text = subprocess.run(("pdftotext", "-raw", "-", "-"), input=page.data, capture_output=True, check=True).stdout
    assert b"192.168.1.5:" in text


def _codes_on(data: bytes) -> list[str]:
    document = PdfDocument(data)
    try:
        page = document[0]
        bitmap = page.render(scale=150 / 72, grayscale=True)
        found = [each.text for each in zxingcpp.read_barcodes(bitmap.to_pil())]
        bitmap.close()
        page.close()
    finally:
        document.close()
    return found


@pytest.mark.parametrize("name", PRINTED)
def test_each_is_a_file_of_its_own_that_no_one_keeps(
    room: Flask, leader: Visitor, handed: list[Handout], name: str
) -> None:
    saved, before = opened(room, leader, codes="ja"), kept(room)
    for _ in range(2):
        page = leader.get(address(saved, name))
        assert (page.status, page.data) == (200, b"%PDF-")
        assert page.headers["Cache-Control"] == "no-store"
        assert f'filename="vragenlijst-{name}-gouda-' in page.headers["Content-Disposition"]
    assert len(handed) == 2  # made anew, and not read from what is kept
    assert {(each.kind, each.side) for each in handed} == {PRINTED[name]}
    assert kept(room) == before


def test_the_code_on_every_handout_is_the_address_that_is_printed_beside_it(
    room: Flask, leader: Visitor, handed: list[Handout]
) -> None:
    saved = opened(room, leader)
    leader.get(address(saved, "dia"))
    young, management = handed[0].ways
    for way in (young, management):
        assert Visitor(room).get(way.address).status == 200
        assert way.address.endswith(Visitor(room).get(f"{way.short_address}/{way.code}").redirects_to)
    assert (young.side, management.side) == (Side.YOUNG, Side.MANAGEMENT)
    assert young.address != management.address


def test_slips_hold_the_codes_of_their_group_as_many_as_are_asked_and_in_an_order_that_says_nothing(
    room: Flask, leader: Visitor, handed: list[Handout]
) -> None:
    saved = opened(room, leader, codes="ja")
    for name in ("stroken-jong", "stroken-management"):
        leader.get(address(saved, name))
    young, management = handed
    assert [way.side for way in young.ways] == [Side.YOUNG]
    assert (len(set(young.codes)), len(set(management.codes))) == (12, 6)
    assert not set(young.codes) & set(management.codes)
    assert list(young.codes) == sorted(young.codes)


def test_many_slips_come_in_more_files_that_hold_each_code_once(
    room: Flask, leader: Visitor, handed: list[Handout]
) -> None:
    saved = opened(room, leader, codes="ja", asked_young=str(2 * CODES_IN_A_FILE + 1))
    for part in (1, 2, 3):
        assert leader.get(f"{address(saved, 'stroken-jong')}?deel={part}").status == 200
    assert [len(each.codes) for each in handed] == [CODES_IN_A_FILE, CODES_IN_A_FILE, 1]
    assert len({code for each in handed for code in each.codes}) == 2 * CODES_IN_A_FILE + 1
    for none in ("0", "4"):
        assert leader.get(f"{address(saved, 'stroken-jong')}?deel={none}").status == 404


def test_a_group_that_is_not_asked_has_nothing_to_print(room: Flask, leader: Visitor, handed: list[Handout]) -> None:
    saved = opened(room, leader, NOT_GIVEN, codes="ja")
    for name in ("papier-management", "stroken-management"):
        assert leader.get(address(saved, name)).status == 404
    leader.get(address(saved, "poster"))
    assert [way.side for way in handed[0].ways] == [Side.YOUNG]


def test_without_codes_there_are_no_slips_and_without_a_name_there_is_nothing(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader)
    for name in ("stroken-jong", "vlag", "papier"):
        assert leader.get(address(saved, name)).status == 404


def test_before_there_is_a_questionnaire_the_page_to_begin_one_comes(room: Flask, leader: Visitor) -> None:
    saved = save_round(room, EMPTY)
    assert leader.get(address(saved, "poster")).redirects_to == f"{saved.at}/zelf-vragen"


@pytest.mark.parametrize("name", NEEDING_LINKS)
def test_on_a_laptop_alone_a_link_is_not_printed_and_the_page_says_how_to_start(
    app: Flask, me: Visitor, handed: list[Handout], name: str
) -> None:
    saved = opened(app, me, codes="ja")
    page = me.get(address(saved, name))
    assert (page.status, handed) == (409, [])
    assert "Telefoons kunnen deze computer nu niet bereiken" in page.main
    assert "retention-check serve --room" in page.main


def test_on_a_laptop_alone_paper_is_printed_all_the_same(app: Flask, me: Visitor, handed: list[Handout]) -> None:
    saved = opened(app, me)
    assert me.get(address(saved, "papier-jong")).status == 200
    assert handed[0].ways == ()
    assert handed[0].questionnaire.asker == "het netwerk"


def test_on_a_server_the_links_are_those_of_the_server(central: Flask, handed: list[Handout]) -> None:
    saved = save_round(central, EMPTY)
    organiser = manager(central, saved, "https://localhost")
    assert open_form(organiser, saved).status == 302
    assert organiser.get(address(saved, "uitnodiging")).status == 200
    assert all(way.address.startswith("https://localhost/vragen/") for way in handed[0].ways)


def test_who_does_not_manage_the_round_gets_nothing(room: Flask, leader: Visitor) -> None:
    saved = opened(room, leader)
    assert Visitor(room).get(address(saved, "poster")).status == 403


def test_the_page_of_the_questionnaire_links_to_all_that_can_be_printed(
    room: Flask, leader: Visitor, handed: list[Handout]
) -> None:
    saved = opened(room, leader, codes="ja", asked_young=str(CODES_IN_A_FILE + 1))
    page = leader.get(f"{saved.at}/zelf-vragen/stand")
    links = [link for link in page.links if "/drukwerk/" in link]
    assert len(links) == len(PRINTED) + 1  # young have slips in two files
    assert "Stroken met eenmalige codes voor jonge ambtenaren, deel 2 van 2 (PDF)" in page.main
    for link in links:
        assert leader.get(link).status == 200
    assert len(handed) == len(links)


def test_a_page_links_to_nothing_that_cannot_be_printed(room: Flask, leader: Visitor, app: Flask, me: Visitor) -> None:
    without_codes = leader.get(f"{opened(room, leader, NOT_GIVEN).at}/zelf-vragen/stand")
    assert [link.rpartition("/")[2] for link in without_codes.links if "/drukwerk/" in link] == [
        "uitnodiging.pdf",
        "poster.pdf",
        "dia.pdf",
        "papier-jong.pdf",
    ]
    alone = me.get(f"{opened(app, me, codes='ja').at}/zelf-vragen/stand")
    assert [link.rpartition("/")[2] for link in alone.links if "/drukwerk/" in link] == [
        "papier-jong.pdf",
        "papier-management.pdf",
    ]


def test_the_mail_on_the_page_is_the_one_in_the_pdf(room: Flask, leader: Visitor, handed: list[Handout]) -> None:
    saved = opened(room, leader)
    leader.get(address(saved, "uitnodiging"))
    page = leader.get(f"{saved.at}/zelf-vragen/stand")
    for mail in mails(handed[0]):
        assert "".join(page.by_id(f"mail-{mail.side}").itertext()) == f"Onderwerp: {mail.invitation}"


def test_links_that_can_no_longer_be_shown_are_not_printed_and_the_page_says_so(
    room: Flask, leader: Visitor, handed: list[Handout], monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = opened(room, leader, codes="ja")
    changed = replace(room.extensions[SETTINGS], secret_key=KEY)
    monkeypatch.setitem(room.extensions, SETTINGS, changed)
    page = leader.get(address(saved, "stroken-jong"))
    assert (page.status, handed) == (409, [])
    assert "kunnen wij niet meer tonen" in page.main
    assert leader.get(address(saved, "papier-jong")).status == 200
