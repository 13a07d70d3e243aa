"""What people come to do, from beginning to end: with a mouse, on a small screen, and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import People
from tests.browser.rounds import Rounds, made_view_link
from tests.browser.site import FIRST, NARROW, OVERFLOW, PRINTING, Site, pdf_of
from tests.browser.states import RIGHT, WRONG
from tests.pdf.needs import needs_pango


@needs_pango
def test_a_new_user_reaches_the_printed_example_in_two_clicks(people: People, site: Site) -> None:
    page = people.enter(is_owner=False)
    page.goto(site.at("/"))
    page.get_by_role("link", name="Bekijk een voorbeeld").click()
    link = page.get_by_role("link", name="Download het gespreksrapport (PDF)")
    assert pdf_of(page, lambda: link.click(timeout=PRINTING)).startswith(b"%PDF")


@needs_pango
@pytest.mark.parametrize(
    ("width", "scripts"), [(1280, False), (NARROW, True)], ids=["without scripts", "on a small screen"]
)
def test_a_whole_round_is_made(people: People, site: Site, width: int, scripts: bool) -> None:
    page = people.enter(width=width, scripts=scripts)
    page.goto(site.at("/"))
    page.get_by_role("link", name="Begin een ronde").click()
    page.get_by_label("Naam van de gemeente").fill("Zonderdam")
    page.get_by_label("Gemiddelden van een vragenlijst").check()
    beside = [page.evaluate(OVERFLOW)]
    page.get_by_role("button", name="Verder: scores typen").click()
    page.wait_for_url("**/ronde/*/scores/*")
    beside.append(page.evaluate(OVERFLOW))
    type_group(page, "young", "34", "8,1")
    expect(page.get_by_role("status").first).to_contain_text("De scores van jonge ambtenaren zijn bewaard.")
    beside.append(page.evaluate(OVERFLOW))
    type_group(page, "management", "8", "5.2")
    page.wait_for_url("**/resultaten")
    beside.append(page.evaluate(OVERFLOW))
    button = page.get_by_role("button", name="Ja, leg vast en download het gespreksrapport (PDF)")
    assert pdf_of(page, lambda: button.click(timeout=PRINTING)).startswith(b"%PDF")
    beside.append(page.evaluate(OVERFLOW))
    assert beside == [""] * 5


def type_group(page: Page, side: str, n: str, score: str) -> None:
    """Type the number of answers of a group and the first of its scores, and go on."""
    page.wait_for_url("**/scores/*")
    page.locator(f"#n-{side}").fill(n)
    for code in FIRST:
        page.locator(f"[id='{code}-{side}']").fill(score)
    page.get_by_role("button", name="Bewaren en verder").first.click()


def status(page: Page, address: str) -> int:
    """How the server answers someone who opens an address."""
    answer = page.goto(address)
    assert answer is not None
    return answer.status


# ---- Sheets, agreements, sharing, deleting ----


def test_a_sheet_is_put_right_uploaded_confirmed_and_seen(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.fresh('texel')}"))
    page.get_by_role("main").get_by_role("link", name="Bestand uploaden").click()
    upload(page, "fout.csv", WRONG)
    expect(page.locator("#fouten")).to_be_focused()
    expect(page.locator("#fouten")).to_contain_text("elf")
    upload(page, "goed.csv", RIGHT)
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit?")
    expect(page.get_by_role("row", name="R1 ")).to_contain_text("5,5")
    page.get_by_role("button", name="Ja, bewaren").click()
    expect(page.get_by_role("status")).to_contain_text("De scores uit uw scoreblad zijn bewaard.")
    page.get_by_role("link", name="Bekijk de resultaten").click()
    expect(page.get_by_role("main")).to_contain_text("5,5")


def upload(page: Page, name: str, data: bytes) -> None:
    """Choose a file and send it."""
    page.get_by_label("Uw bestand of bestanden").set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})
    page.get_by_role("button", name="Uploaden en nakijken").click()


def test_agreed_scores_are_given_in_words_and_locked_before_the_results_open(
    page: Page, site: Site, rounds: Rounds
) -> None:
    public_id = rounds.fresh("agreed")
    page.goto(site.at(f"/ronde/{public_id}/resultaten"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Leg eerst de open scores vast")
    page.get_by_role("link", name="Nog iets aanpassen").click()
    page.locator("[id='R1-management']").select_option(label="heel belangrijk")
    page.get_by_role("button", name="Bewaren en verder").first.click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("heel belangrijk")
    expect(page.get_by_role("main")).to_contain_text("50 van de 50 stellingen")
    page.get_by_role("button", name="Ja, vastleggen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Het grootste verschil")
    page.goto(site.at(f"/ronde/{public_id}/scores/management"))
    expect(page.get_by_role("row").nth(1)).to_contain_text("heel belangrijk")
    expect(page.locator("main form")).to_have_count(0)  # it is fixed


def test_an_agreement_is_made_changed_and_taken_away(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.fresh('gouda')}/afspraken"))
    page.get_by_role("link", name="Afspraak toevoegen").click()
    page.get_by_label("Wat spreken wij af?").fill("Een keer per kwartaal samen eten")
    page.get_by_label("Welke rol gaat erover?").fill("HR")
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("status")).to_contain_text("De afspraak is bewaard.")
    page.get_by_role("link", name=re.compile("Aanpassen ?: Een keer per kwartaal")).click()
    page.get_by_label("loopt").check()
    page.get_by_role("button", name="Bewaren").click()
    section = page.get_by_role("region", name="Een keer per kwartaal samen eten")
    expect(section).to_contain_text("loopt")
    section.get_by_role("link", name="weghalen").click()
    page.get_by_role("button", name="Weghalen").click()
    expect(page.get_by_role("status")).to_contain_text("De afspraak is weggehaald.")
    expect(section).to_have_count(0)


def test_a_shared_link_opens_for_another_person_until_it_is_withdrawn(
    people: People, site: Site, rounds: Rounds
) -> None:
    mine, theirs = people.enter(), people.enter(is_owner=False)
    public_id = rounds.fresh("gouda")
    link = made_view_link(mine, site, public_id, without=("De scores van het management",))
    theirs.goto(link)
    assert re.fullmatch(rf".*/inzage/{public_id}/resultaten", theirs.url), "the secret is gone from the address"
    expect(theirs.get_by_text("De scores van het management ziet u met deze link niet.")).to_be_visible()
    assert status(theirs, site.at(f"/ronde/{public_id}")) == 403
    mine.get_by_text("Link intrekken").click()
    mine.get_by_role("button", name="Trek de link in").click()
    expect(mine.get_by_role("status")).to_contain_text("ingetrokken")
    for address in (link, site.at(f"/inzage/{public_id}/resultaten")):
        assert status(theirs, address) == 410
        expect(theirs.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")


def test_who_wipes_a_round_is_asked_first_and_then_it_is_gone(page: Page, site: Site, rounds: Rounds) -> None:
    public_id = rounds.fresh("texel")
    page.goto(site.at(f"/ronde/{public_id}"))
    page.get_by_role("link", name="Wis alles").click()
    page.get_by_role("button", name="Wis alles").click()
    expect(page.locator("#fouten")).to_be_focused()
    page.get_by_label("Ja, wis deze ronde").check()
    page.get_by_role("button", name="Wis alles").click()
    expect(page.get_by_role("status")).to_contain_text("De ronde is gewist.")
    assert status(page, site.at(f"/ronde/{public_id}")) == 410


def test_a_round_goes_along_as_a_file_and_comes_back(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.public_id('leiden')}"))
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Ronde meenemen als bestand").click()
    page.goto(site.at("/terugzetten"))
    page.get_by_label("Het bestand van de ronde").set_input_files(waiting.value.path())
    page.get_by_role("button", name="Terugzetten").click()
    page.get_by_label("Ja, zet deze ronde nog een keer terug").check()
    page.get_by_role("button", name="Terugzetten").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ronde van Leiden")
    page.get_by_role("link", name="Bekijk de resultaten").click()
    expect(page.get_by_role("link", name="Verandering")).to_be_visible()


def test_other_topics_are_chosen_and_come_into_the_report(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.fresh('published')}/resultaten/onderwerpen"))
    ticked = page.get_by_role("checkbox", checked=True)
    while ticked.count():
        ticked.first.uncheck()
    page.locator("summary").last.click()
    page.locator("#t-R10").check()
    page.get_by_role("button", name="Deze onderwerpen gebruiken").click()
    expect(page.get_by_role("status")).to_contain_text("Uw onderwerpen zijn bewaard.")
    page.get_by_role("link", name="Kies wat u print").click()
    expect(page.locator("ol.utrecht-ordered-list > li")).to_have_count(1)
    page.get_by_label("Een poster", exact=True).check()
    page.get_by_role("button", name="Bekijk als webpagina").click()
    expect(page).to_have_url(re.compile("soort=poster"))


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_only_the_playbook_asks_is_shown_once_it_is_chosen(people: People, site: Site, scripts: bool) -> None:
    page = people.enter(is_owner=False, scripts=scripts)
    page.goto(site.at("/voorbeeld/rapport"))
    people_who_come, part = page.get_by_label("meer dan 40"), page.get_by_label("Welk deel van het draaiboek?")
    expect(people_who_come).to_be_hidden()
    page.get_by_label("Alles in één bestand").check()
    expect(people_who_come).to_be_visible()
    expect(part).to_be_hidden()
    page.get_by_label("Het draaiboek", exact=True).check()
    part.select_option("kaarten")
    people_who_come.check()
    page.get_by_label("Hoeveel tafels zijn er?").fill("3")
    page.get_by_role("button", name="Bekijk als webpagina").click()
    expect(page).to_have_url(re.compile("soort=draaiboek.*onderdeel=kaarten.*mensen=groot.*tafels=3"))
    expect(page.get_by_role("heading", name="Kaarten voor aan tafel")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_network_takes_the_pack_under_its_own_name(people: People, site: Site, scripts: bool) -> None:
    page = people.enter(is_owner=False, scripts=scripts)
    page.goto(site.at("/pakket"))
    expect(page.get_by_role("textbox", name="Naam van de gemeente", exact=True)).to_be_visible()
    page.get_by_label("Voor een netwerk van jonge ambtenaren").check()
    page.get_by_role("textbox", name="Naam van het netwerk", exact=True).fill("Jong Achterhoek")
    page.get_by_role("button", name="Bekijk als webpagina").click()
    expect(page).to_have_title(re.compile("Jong Achterhoek"))


def test_what_is_not_shown_is_not_written_a_letter_a_line(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.fresh('delft')}/resultaten/redenen"))
    heights = [word.bounding_box()["height"] for word in page.locator(".withheld").all()]  # type: ignore[index]
    assert len(heights) > 1
    assert max(heights) < 40
