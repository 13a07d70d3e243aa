"""The handouts of a questionnaire on paper: declared PDF/UA-1, in their sizes, and every QR code read back.

Each is rendered once for all tests of this file.
"""

import html
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import page as page_validation
import pytest
import zxingcpp
from pypdfium2 import PdfDocument

from retention_check.domain.collection import Length
from retention_check.domain.item import Kind
from retention_check.domain.promise import promised
from retention_check.domain.side import Side
from retention_check.pdf import RenderedPdf
from retention_check.report.handout_pages import handout_document, mails, render_handout
from retention_check.report.handouts import Handout, HandoutKind, in_parts
from tests.cast import STUDY
from tests.matrix import some_now
from tests.pdf.needs import needs_pango, needs_poppler
from tests.report.handout_cast import LONGEST, handout, one_time_codes, way_of

K, YOUNG, MANAGEMENT = HandoutKind, Side.YOUNG, Side.MANAGEMENT
CODES: dict[str, Any] = {"has_codes": True}
CASES: dict[str, Handout] = {
    "mails": handout(K.INVITATION),
    "mails-longest": handout(K.INVITATION, **LONGEST, **CODES),
    "mails-young": handout(K.INVITATION, sides=(YOUNG,)),
    "poster": handout(K.POSTER),
    "poster-longest": handout(K.POSTER, **LONGEST, **CODES),
    "poster-young": handout(K.POSTER, sides=(YOUNG,), **CODES),
    "slide": handout(K.SLIDE),
    "slide-longest": handout(K.SLIDE, **LONGEST, **CODES),
    "slide-young": handout(K.SLIDE, sides=(YOUNG,)),
    "paper-short": handout(K.PAPER, YOUNG),
    "paper-short-longest": handout(K.PAPER, MANAGEMENT, **LONGEST, **CODES),
    "paper-full-longest": handout(K.PAPER, YOUNG, length=Length.FULL, **LONGEST, **CODES),
    "paper-chosen": handout(K.PAPER, MANAGEMENT, length=Length.CHOSEN, chosen=("R1", "R2", "R3", "R4", "R9")),
    "slips": handout(K.SLIPS, YOUNG, people=100, **CODES),
    "slips-longest": handout(K.SLIPS, MANAGEMENT, people=5, **LONGEST, **CODES),
}
PAGES = {
    **{"mails": 2, "mails-longest": 2, "mails-young": 1},
    **{"poster": 1, "poster-longest": 1, "poster-young": 1, "slide": 1, "slide-longest": 1, "slide-young": 1},
    **{"paper-short": 2, "paper-short-longest": 2, "paper-full-longest": 3, "paper-chosen": 2},
    **{"slips": 5, "slips-longest": 1},
}
A4, WIDE = (210.0, 297.0), (338.67, 190.5)  # mm
MM, DPI = 25.4 / 72, 150
BOX_LINE = 0.353  # mm: a point
SMALLEST_SQUARE = 0.4  # mm of a QR code that an older phone still sees on paper
PROMISE = " ".join(part.text for part in promised(5))

pytestmark = [needs_pango, needs_poppler]


@cache
def made(name: str) -> RenderedPdf:
    return render_handout(CASES[name])


@cache
def text_of(name: str) -> str:
    """What a handout says, in the order in which it is read, with single spaces."""
    return " ".join(told_by("pdftotext", "-raw", "-", "-", data=made(name).data).split())


def told_by(*command: str, data: bytes) -> str:
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()


def read_codes(data: bytes) -> Iterator[tuple[str, float, float, float]]:
    """Every QR code on the pages as printed at 150 dots an inch: its text, its width, and its middle, in mm."""
    document = PdfDocument(data)
    try:
        for number in range(len(document)):
            page = document[number]
            bitmap = page.render(scale=DPI / 72, grayscale=True)
            for found in zxingcpp.read_barcodes(bitmap.to_pil()):
                corners = found.position
                width = (corners.top_right.x - corners.top_left.x) * 25.4 / DPI
                x, y = (
                    (corners.top_left.x + corners.bottom_right.x) / 2,
                    (corners.top_left.y + corners.bottom_right.y) / 2,
                )
                yield found.text, width, x * 25.4 / DPI, y * 25.4 / DPI
            bitmap.close()
            page.close()
    finally:
        document.close()


@cache
def letters(name: str) -> tuple[tuple[float, str], ...]:
    """Each piece of text with its letter height in points."""
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(made(name).data)
        file.flush()
        told = told_by("pdftohtml", "-xml", "-stdout", "-i", "-zoom", "3", file.name, data=b"")
    sizes = {font: int(size) / 3 for font, size in re.findall(r'<fontspec id="(\d+)" size="(\d+)"', told)}
    pieces = re.findall(r'<text [^>]*font="(\d+)">(.*?)</text>', told)
    return tuple((sizes[font], html.unescape(re.sub(r"<[^>]+>", "", text))) for font, text in pieces)


def height_of(name: str, text: str) -> float:
    """The largest letters in which a text stands."""
    return max(size for size, piece in letters(name) if text in piece)


@pytest.mark.parametrize("name", some_now(CASES, ["mails", "poster-longest", "slide", "paper-full-longest", "slips"]))
def test_every_handout_is_sound_declared_pdf_ua_and_as_many_pages_as_it_should(name: str, tmp_path: Path) -> None:
    assert made(name).warnings == ()
    assert made(name).pages == PAGES[name]
    file = tmp_path / "handout.pdf"
    file.write_bytes(made(name).data)
    assert "no failures" in str(page_validation.validate_pdf(file, profile="ua1"))


@pytest.mark.parametrize("name", ["mails", "poster", "slide", "paper-full-longest", "slips"])
def test_pages_are_a4_and_the_slide_has_the_shape_of_a_screen(name: str) -> None:
    document = PdfDocument(made(name).data)
    try:
        sizes = {tuple(round(each * MM, 1) for each in document.get_page_size(n)) for n in range(len(document))}
    finally:
        document.close()
    assert sizes == {tuple(round(each, 1) for each in (WIDE if name == "slide" else A4))}


@pytest.mark.parametrize("name", [name for name, each in CASES.items() if each.kind in (K.POSTER, K.SLIDE)])
def test_every_code_on_a_poster_or_slide_is_read_back_and_large(name: str) -> None:
    found = list(read_codes(made(name).data))
    assert sorted(text for text, *_ in found) == sorted(way.address for way in CASES[name].ways)
    assert min(width for _, width, *_ in found) >= 50


@pytest.mark.parametrize("name", ["poster", "poster-longest", "slide", "slide-longest"])
def test_the_codes_of_both_groups_stand_well_apart_so_that_a_phone_finds_the_right_one(name: str) -> None:
    (_, width, *one), (_, _, *other) = read_codes(made(name).data)
    assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 1.3 * width


@pytest.mark.parametrize("name", ["slips", "slips-longest"])
def test_every_code_on_the_slips_is_read_back_and_at_least_22_mm(name: str) -> None:
    found = list(read_codes(made(name).data))
    assert [text for text, *_ in found] == [CASES[name].ways[0].address] * len(CASES[name].codes)
    squares = 45 if name == "slips-longest" else 37
    assert min(width for _, width, *_ in found) >= 21.9
    assert min(width for _, width, *_ in found) / squares >= SMALLEST_SQUARE


def test_every_slip_has_one_code_and_their_order_says_nothing_of_who_comes_first() -> None:
    codes = one_time_codes(YOUNG, 100)
    found = re.findall(r"typt u deze code: (\w{4} \w{4})", text_of("slips"))
    assert found == sorted(map(in_parts, codes)) != list(map(in_parts, codes))
    assert not re.search(r"\b100\b", text_of("slips").partition("100 eenmalige codes")[2])  # and no number on a slip


def test_slips_say_that_everyone_draws_one_and_stand_three_in_a_row() -> None:
    assert "schud ze in een doos. Laat ieder er zelf een trekken." in text_of("slips")
    assert "Schrijf niet op wie welke strook krijgt" in text_of("slips")
    columns = {round(x) for _, _, x, _ in read_codes(made("slips-longest").data)}
    assert len(columns) == 3


def test_a_slip_says_what_to_type_instead_of_scanning_and_until_when() -> None:
    way = way_of(YOUNG)
    assert text_of("slips").count(f"{way.typed_address}/{way.code} Tot en met ") == 100
    assert text_of("slips").count("Tot en met 19 november 2026") == 100


@pytest.mark.parametrize("name", ["poster", "slide", "slips-longest"])
def test_every_code_is_told_to_who_cannot_see_it(name: str) -> None:
    page = handout_document(CASES[name]).html
    told = re.findall(r'<img class="qr" [^>]*alt="([^"]+)"', page)
    whom = {YOUNG: "jonge ambtenaren", MANAGEMENT: "het management"}
    expected = {f"QR-code: opent de vragenlijst voor {whom[way.side]}" for way in CASES[name].ways}
    assert set(told) == expected
    assert len(told) == page.count("<img")


@pytest.mark.parametrize("name", ["poster", "poster-longest", "poster-young"])
def test_a_poster_has_a_large_code_and_address_for_each_group_and_says_until_when(name: str) -> None:
    for way in CASES[name].ways:
        assert height_of(name, way.typed_code) >= 40
        assert height_of(name, way.address_parts[-2]) >= (14 if way.is_long else 20)
    assert "tot en met 19 november 2026" in text_of(name)
    assert ("Hoort u bij het management?" in text_of(name)) == (len(CASES[name].ways) == 2)
    assert "Bent u 35 of jonger?" in text_of(name)


@pytest.mark.parametrize("name", ["slide", "slide-longest", "slide-young"])
def test_a_slide_has_no_letter_that_cannot_be_read_from_eight_metres(name: str) -> None:
    assert min(size for size, _ in letters(name)) >= 28
    for way in CASES[name].ways:
        assert height_of(name, way.typed_code) >= 54


@pytest.mark.parametrize("name", ["poster", "slide"])
def test_who_needs_a_one_time_code_is_told_so(name: str) -> None:
    assert "strook" not in text_of(name)
    assert "strook" in text_of(f"{name}-longest")


def boxes(data: bytes) -> list[tuple[float, float]]:
    """Width and height in mm of every small square that a page draws: the boxes to tick."""
    document = PdfDocument(data)
    found = []
    try:
        for number in range(len(document)):
            page = document[number]
            sizes = [each.get_bounds() for each in page.get_objects(max_depth=1)]
            found += [((right - left) * MM, (top - bottom) * MM) for left, bottom, right, top in sizes]
            page.close()
    finally:
        document.close()
    return [(width, height) for width, height in found if 4 < width < 8 and abs(width - height) < 0.2]


@pytest.mark.parametrize("name", ["paper-short", "paper-full-longest", "paper-chosen"])
def test_every_statement_has_five_boxes_of_at_least_5_mm(name: str) -> None:
    asked = CASES[name].questionnaire.codes
    sizes = boxes(made(name).data)
    assert len(sizes) >= 5 * len(asked)
    assert min(min(size) for size in sizes) - 2 * BOX_LINE >= 5


@pytest.mark.parametrize("name", ["paper-short", "paper-full-longest", "paper-chosen"])
def test_paper_asks_every_statement_once_in_the_words_of_the_study(name: str) -> None:
    text = text_of(name)
    for code in CASES[name].questionnaire.codes:
        item = STUDY.item(code)
        assert text.count(f"{code} {item.question if item.kind is Kind.REASON else item.text}") == 1
    for words in STUDY.answer_words.values():
        for number, word in enumerate(words, start=1):
            assert f"{number} {word}" in text


@pytest.mark.parametrize("name", ["paper-short", "paper-full-longest", "mails"])
def test_the_promise_stands_there_literally(name: str) -> None:
    assert PROMISE in text_of(name)


def test_paper_says_who_asks_what_for_of_how_many_and_that_it_is_voluntary() -> None:
    text = text_of("paper-short")
    for told in (
        "U bent 35 jaar of jonger en u werkt voor Gouda.",
        "Geeft u leiding en krijgt u de vragenlijst van het management? Vul dan die in, en deze niet.",
        "Wie vraagt dit? Netwerk Jong Gouda",
        "Waarvoor? een gesprek met het management",
        "Wij vragen 25 jonge ambtenaren.",
        "Nee, meedoen is vrijwillig. U kunt altijd stoppen",
        "Wie de formulieren intypt, leest ze. Dat is iemand die bij geen van beide groepen hoort.",
        "Eerst worden ze geschud, dan ingetypt, dan vernietigd.",
        "hooguit 36 maanden bewaard",
        "Klaar? Lever het zo in",
        "tot en met 19 november 2026",
    ):
        assert told in text
    assert "U hoort bij het management van Gouda: managementteam." in text_of("paper-chosen")


def test_nothing_on_paper_asks_for_a_name_or_tells_one_sheet_from_another() -> None:
    assert "ook geen naam" in text_of("paper-short")
    assert not re.search(r"\bNaam\b|Nummer|volgnummer", text_of("paper-short"))
    assert render_handout(CASES["paper-short"]).data == made("paper-short").data
    assert "192.168" not in text_of("paper-short")


def test_the_mails_of_each_group_have_its_own_link_and_nobody_elses() -> None:
    young, management = mails(CASES["mails"])
    assert (young.side, management.side) == (YOUNG, MANAGEMENT)
    for mail, other in ((young, MANAGEMENT), (management, YOUNG)):
        for text in (mail.invitation, mail.reminder):
            assert text.count(way_of(mail.side).address) == 1
            assert way_of(other).address not in text
            assert "tot en met 19 november 2026" in text
    assert [mail.side for mail in mails(CASES["mails-young"])] == [YOUNG]
    assert "Het management krijgt" not in mails(CASES["mails-young"])[0].invitation


def test_a_mail_says_honestly_what_codes_can_and_cannot_see() -> None:
    assert "Wij kunnen niet zien of iemand twee keer antwoordt." in mails(CASES["mails"])[0].invitation
    with_codes = mails(CASES["mails-longest"])[0]
    assert "twee keer" not in with_codes.invitation
    assert "eenmalige code" in with_codes.invitation
    assert "eenmalige code" in with_codes.reminder


def test_a_mail_is_plain_text_and_what_was_typed_stands_in_it_as_typed() -> None:
    typed: dict[str, Any] = {"asker": "Jong & Zn <HR>", "sides": (YOUNG,)}
    mail = mails(handout(K.INVITATION, **typed))[0].invitation
    assert "Wie dit vraagt: Jong & Zn <HR>\nWaarvoor: een gesprek met het management\n" in mail
    assert "Jong &amp; Zn &lt;HR&gt;" in handout_document(handout(K.INVITATION, **typed)).html


def test_letters_of_names_from_elsewhere_are_printed() -> None:
    named = render_handout(handout(K.POSTER, municipality="Łódź aan den Şahin"))
    assert named.warnings == ()
    assert "Łódź aan den Şahin" in told_by("pdftotext", "-raw", "-", "-", data=named.data)


def test_a_slip_says_that_its_code_is_typed_second() -> None:
    told = text_of("slips-longest")
    assert told.count("Open eerst de vragenlijst: scan, of typ wat onderaan staat. Daarna typt u deze code:") == 5
