"""The pack for a municipality without own scores, with its name on it."""

from urllib.parse import quote

import pytest

from retention_check import clock
from retention_check.report import PARTS, GroupSize, MeetingPlan, Report
from tests.cast import STUDY
from tests.web.client import Page, Visitor, value_of

PROPOSED = list(STUDY.content.meeting.pack.topics)

WRONG = {
    "nothing": "",
    "spaces": "   ",
    "81 letters": "G" * 81,
    "a sign without a font": "Gouda 🎉",
    "a control character": "Gou\x07da",
}


def test_the_pack_is_a_page_of_its_own(visitor: Visitor) -> None:
    page = visitor.get("/pakket.html?gemeente=%20Bergen%20%20op%20Zoom")
    assert page.status == 200
    assert "Bergen op Zoom" in page.text
    assert "sha256-" in page.headers["Content-Security-Policy"]


def test_the_pack_is_printed(visitor: Visitor, rendered: list[Report]) -> None:
    page = visitor.get("/pakket.pdf?gemeente=Ede")
    assert (page.status, page.data) == (200, b"%PDF-")
    assert page.headers["Content-Disposition"] == f'attachment; filename="pakket-ede-{clock.today()}.pdf"'
    (report,) = rendered
    assert report.options.is_pack
    assert (report.options.plan, report.options.part) == (MeetingPlan(), "")
    assert (report.comparison.round.municipality, report.comparison.round.entries) == ("Ede", ())


def test_the_page_sent_as_it_stands_is_about_the_topics_we_chose(visitor: Visitor, rendered: list[Report]) -> None:
    fields = visitor.get("/pakket").fields()
    assert fields.getlist("onderwerp") == PROPOSED
    fields["gemeente"] = "Ede"
    sent = "&".join(f"{name}={quote(value)}" for name, value in fields.items(multi=True))
    assert visitor.get(f"/pakket.pdf?{sent}").status == 200
    assert [topic.compared.item.code for topic in rendered[0].topics] == PROPOSED


def test_without_a_topic_the_pack_is_about_those_we_chose(visitor: Visitor, rendered: list[Report]) -> None:
    visitor.get("/pakket.pdf?gemeente=Ede")
    assert [topic.compared.item.code for topic in rendered[0].topics] == PROPOSED


def test_other_topics_can_be_chosen(visitor: Visitor, rendered: list[Report]) -> None:
    visitor.get("/pakket.pdf?gemeente=Ede&onderwerp=M9.2&onderwerp=R7&onderwerp=R7")
    assert [topic.compared.item.code for topic in rendered[0].topics] == ["M9.2", "R7"]


@pytest.mark.parametrize("size", GroupSize)
def test_the_pack_is_read_for_the_meeting_that_was_told(
    visitor: Visitor, rendered: list[Report], size: GroupSize
) -> None:
    visitor.get(f"/pakket.pdf?gemeente=Ede&mensen={size}&erbij=nee&tafels=3&dubbelzijdig=y")
    assert rendered[0].options.plan == MeetingPlan(size, has_management=False, tables=3, is_double_sided=True)
    assert visitor.get(f"/pakket.html?gemeente=Ede&mensen={size}&erbij=nee&tafels=3&dubbelzijdig=y").status == 200


@pytest.mark.parametrize("part", PARTS)
def test_one_part_of_the_pack_is_printed_alone(visitor: Visitor, rendered: list[Report], part: str) -> None:
    page = visitor.get(f"/pakket.pdf?gemeente=Ede&onderdeel={part}")
    assert page.headers["Content-Disposition"] == f'attachment; filename="pakket-{part}-ede-{clock.today()}.pdf"'
    assert [section.anchor for section in rendered[0].sections] == [part]


def chosen_reader(page: Page) -> str:
    return page.fields()["voor"]


def test_the_pack_is_for_a_municipality_or_for_a_network(visitor: Visitor, rendered: list[Report]) -> None:
    assert chosen_reader(visitor.get("/pakket")) == "gemeente"
    page = visitor.get("/pakket?voor=netwerk")
    assert chosen_reader(page) == "netwerk"
    assert {"de gemeente", "het netwerk"} <= set(page.pieces)
    visitor.get("/pakket.pdf?voor=netwerk&gemeente=Jong Achterhoek")
    assert rendered[0].comparison.round.municipality == "Jong Achterhoek"


@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_a_number_of_tables_that_cannot_be_is_told_and_everything_chosen_stays(visitor: Visitor, kind: str) -> None:
    asked = "voor=netwerk&gemeente=JAN&onderwerp=M9.2&mensen=groot&erbij=nee&dubbelzijdig=y&onderdeel=kaarten"
    page = visitor.get(f"/pakket.{kind}?{asked}&tafels=13")
    assert (page.status, page.title[:5], list(page.faults)) == (422, "Fout:", ["tafels"])
    kept = "&".join(f"{name}={value}" for name, value in page.fields().items(multi=True))
    assert sorted(kept.split("&")) == sorted(f"{asked}&tafels=13".split("&"))


@pytest.mark.parametrize("kind", ["html", "pdf"])
@pytest.mark.parametrize("asked", ["voor=x", "onderwerp=R99", "mensen=veel", "erbij=", "onderdeel=redenen"])
def test_what_no_form_of_ours_asks_is_not_there(visitor: Visitor, kind: str, asked: str) -> None:
    assert visitor.get(f"/pakket.{kind}?gemeente=Ede&{asked}").status == 404


@pytest.mark.parametrize("kind", ["html", "pdf"])
@pytest.mark.parametrize("name", WRONG.values(), ids=WRONG)
def test_a_name_that_cannot_be_printed_is_told_at_its_field(visitor: Visitor, kind: str, name: str) -> None:
    page = visitor.get(f"/pakket.{kind}?gemeente={quote(name)}")
    assert page.status == 422
    assert "<title>Fout:" in page.text
    assert 'href="#gemeente"' in page.text
    assert 'id="gemeente-error"' in page.text


def test_the_longest_name_is_taken(visitor: Visitor) -> None:
    assert visitor.get(f"/pakket.html?gemeente={'G' * 80}").status == 200


def test_what_was_typed_stays_and_html_is_text(visitor: Visitor) -> None:
    name = '"><script>' + "G" * 80
    page = visitor.get(f"/pakket.html?gemeente={quote(name)}")
    assert "<script>G" not in page.text
    assert value_of(page, "gemeente") == name
    assert "<script>alert" not in visitor.get(f"/pakket.html?gemeente={quote('<script>alert(1)</script>')}").text


def test_a_pack_without_a_name_asks_for_it(visitor: Visitor) -> None:
    assert visitor.get("/pakket.html").status == 422


def test_the_page_promises_as_many_differences_as_are_printed(visitor: Visitor) -> None:
    assert "De zes grootste verschillen uit het landelijke onderzoek" in visitor.get("/pakket").main
    printed = visitor.get("/pakket.html?gemeente=Ede").text.partition('id="landelijk"')[2].partition("</section>")[0]
    assert printed.count('class="headline"') + printed.count('class="gap-row') == 6
