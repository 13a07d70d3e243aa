"""What people come to do, from beginning to end: with a mouse, on a small screen, and without scripts."""

import re
from collections.abc import Iterable

import pytest
from playwright.sync_api import Dialog, Page, expect

from retention_check.domain.item import Item, Kind
from tests.browser.conftest import People
from tests.browser.rounds import Rounds
from tests.browser.site import FIRST, NARROW, OVERFLOW, PRINTING, Site, pdf_of
from tests.browser.states import RIGHT, WRONG
from tests.cast import REASONS, STUDY
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
    page.get_by_role("link", name="Scores typen").click()
    page.get_by_label("Naam van de gemeente").fill("Zonderdam")
    page.get_by_label("Gemiddelden van een vragenlijst").check()
    beside = [page.evaluate(OVERFLOW)]
    page.get_by_role("button", name="Ronde maken").click()
    page.wait_for_url("**/ronde/*")
    beside.append(page.evaluate(OVERFLOW))
    page.get_by_role("main").get_by_role("link", name="Scores typen").click()
    page.locator("#n-young").fill("34")
    page.locator("#n-management").fill("8")
    for code in FIRST:
        page.locator(f"[id='{code}-young']").fill("8,1")
        page.locator(f"[id='{code}-management']").fill("5.2")
    page.get_by_role("button", name="Bewaren en naar 2.").click()
    expect(page.get_by_role("status")).to_contain_text("Uw scores zijn bewaard.")
    assert page.url.endswith("#R2")
    page.locator(".save-bar button").click()
    expect(page.get_by_role("row", name="Jonge ambtenaren")).to_contain_text("1 van 10")
    page.get_by_role("link", name="Bekijk de resultaten").click()
    page.wait_for_url("**/resultaten")
    beside.append(page.evaluate(OVERFLOW))
    page.get_by_role("link", name="Kies wat u print").click()
    page.wait_for_url("**/rapport")
    beside.append(page.evaluate(OVERFLOW))
    button = page.get_by_role("button", name="Download PDF")
    assert pdf_of(page, lambda: button.click(timeout=PRINTING)).startswith(b"%PDF")
    assert beside == ["", "", "", ""]


# ---- Pasting, leaving ----


def copied(page: Page, text: str) -> None:
    """A text that was copied in another program."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)


def values(page: Page, names: Iterable[str]) -> list[str]:
    """What stands in some fields, asked all at once."""
    page.wait_for_load_state()
    found: list[str] = page.evaluate("(names) => names.map((name) => document.getElementById(name).value)", list(names))
    return found


def test_a_column_from_excel_fills_the_boxes_below_and_nothing_else(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.public_id('gouda')}/scores"))
    everything = page.eval_on_selector_all("#scores input[type=text]", "(boxes) => boxes.map((box) => box.id)")
    before = dict(zip(everything, values(page, everything), strict=True))
    copied(page, "1,1\r\n2,2\r\n3,3\r\n")
    page.locator("[id='M1.4-young']").focus()
    page.keyboard.press("ControlOrMeta+V")
    after = dict(zip(everything, values(page, everything), strict=True))
    changed = {name: text for name, text in after.items() if text != before[name]}
    assert changed == {"M1.4-young": "1,1", "R2-young": "2,2", "M2.1-young": "3,3"}
    expect(page.get_by_role("status")).to_have_text("3 vakken gevuld. U bewaart ze met de knop Bewaren.")
    expect(page.locator("[id='M2.1-young']")).to_be_focused()


@pytest.mark.parametrize(
    ("start", "items"),
    [("R1", REASONS), ("M1.1", STUDY.of_kind(Kind.MEASURE)), ("R1", STUDY.items)],
    ids=["reasons", "measures", "all"],
)
def test_as_many_values_as_there_are_reasons_measures_or_both_find_their_places(
    page: Page, site: Site, rounds: Rounds, start: str, items: tuple[Item, ...]
) -> None:
    page.goto(site.at(f"/ronde/{rounds.public_id('texel')}/scores"))
    column = [f"{1 + number / 10:.1f}".replace(".", ",") for number in range(len(items))]
    copied(page, "\n".join(column))
    page.locator(f"[id='{start}-management']").focus()
    page.keyboard.press("ControlOrMeta+V")
    assert values(page, (f"{item.code}-management" for item in items)) == column
    assert set(values(page, (f"{item.code}-young" for item in STUDY.items))) == {""}
    expect(page.get_by_role("status")).to_contain_text(f"{len(items)} vakken gevuld.")


def test_what_does_not_fit_when_pasting_is_told(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.public_id('texel')}/scores"))
    copied(page, "6\n7\n8\n")
    page.locator("[id='M10.3-management']").focus()
    page.keyboard.press("ControlOrMeta+V")
    assert values(page, ("M10.3-management", "M10.4-management")) == ["6", "7"]
    expect(page.get_by_role("status")).to_contain_text("2 vakken gevuld. 1 waarden pasten er niet meer bij.")


def test_one_value_is_pasted_as_everywhere(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.public_id('texel')}/scores"))
    copied(page, "7,5")
    page.locator("[id='R1-young']").focus()
    page.keyboard.press("ControlOrMeta+V")
    assert values(page, ("R1-young", "M1.1-young")) == ["7,5", ""]


def questions(page: Page) -> list[str]:
    """What the browser will ask of who leaves; the answer is always yes."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    return asked


def status(page: Page, address: str) -> int:
    """How the server answers someone who opens an address."""
    answer = page.goto(address)
    assert answer is not None
    return answer.status


@pytest.mark.parametrize("typed", ["", "7,5"], ids=["nothing typed", "something typed"])
def test_who_leaves_is_asked_only_with_something_unsaved(page: Page, site: Site, rounds: Rounds, typed: str) -> None:
    asked = questions(page)
    page.goto(site.at(f"/ronde/{rounds.public_id('texel')}/scores"))
    page.locator("[id='R1-young']").click()
    page.keyboard.type(typed)
    page.get_by_role("link", name="Afspraken").click()
    page.wait_for_url("**/afspraken")
    assert asked == (["beforeunload"] if typed else [])


def test_who_saves_is_not_asked(page: Page, site: Site, rounds: Rounds) -> None:
    asked = questions(page)
    page.goto(site.at(f"/ronde/{rounds.fresh('texel')}/scores"))
    page.locator("[id='R1-young']").fill("7,5")
    page.locator(".save-bar button").click()
    expect(page.get_by_role("status")).to_have_text(re.compile("Uw scores zijn bewaard"))
    assert asked == []


def test_who_pasted_a_column_and_leaves_is_asked(page: Page, site: Site, rounds: Rounds) -> None:
    asked = questions(page)
    page.goto(site.at(f"/ronde/{rounds.public_id('texel')}/scores"))
    copied(page, "6\n7\n")
    page.locator("[id='R1-young']").click()
    page.keyboard.press("ControlOrMeta+V")
    page.get_by_role("link", name="Afspraken").click()
    page.wait_for_url("**/afspraken")
    assert asked == ["beforeunload"]


# ---- Mistakes ----


def test_a_wrong_score_is_kept_and_led_to(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.public_id('texel')}/scores"))
    page.locator("[id='M5.2-management']").fill("elf")
    page.locator("summary").nth(9).click()
    page.locator("[id='M10.1-young-n']").fill("12")
    page.locator(".save-bar button").click()
    expect(page).to_have_title(re.compile("^Fout: "))
    expect(page.locator("#fouten")).to_be_focused()
    expect(page.locator("#fouten a")).to_have_count(2)
    for link, name in zip(page.locator("#fouten a").all(), ("M5.2-management", "M10.1-young-n"), strict=True):
        link.click()
        expect(page.locator(f"[id='{name}']")).to_be_focused()
    assert values(page, ("M5.2-management", "M10.1-young-n")) == ["elf", "12"]


def test_who_is_second_to_save_is_told_and_loses_nothing(people: People, site: Site, rounds: Rounds) -> None:
    public_id = rounds.fresh("texel")
    first, second = people.enter(), people.enter()
    for page in (first, second):
        page.goto(site.at(f"/ronde/{public_id}/scores"))
    first.locator("[id='R1-young']").fill("3,3")
    first.locator("[id='R2-young']").fill("6")
    first.locator(".save-bar button").click()
    expect(first.get_by_role("status")).to_be_visible()
    second.locator("[id='R1-young']").fill("4,4")
    second.locator("[id='R3-young']").fill("5")
    second.locator(".save-bar button").click()
    expect(second.locator("#fouten")).to_be_focused()
    expect(second.locator("#fouten")).to_contain_text("u typte 4,4, de ander bewaarde 3,3")
    assert values(second, ("R1-young", "R2-young", "R3-young")) == ["4,4", "6", "5"]
    second.locator(".save-bar button").click()
    expect(second.get_by_role("row", name="Jonge ambtenaren")).to_contain_text("3 van 10")


# ---- Sheets, agreements, sharing, deleting ----


def test_a_sheet_is_put_right_uploaded_confirmed_and_seen(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.fresh('texel')}"))
    page.get_by_role("main").get_by_role("link", name="Scoreblad uploaden").click()
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
    page.get_by_label("Uw scoreblad").set_input_files({"name": name, "mimeType": "text/csv", "buffer": data})
    page.get_by_role("button", name="Uploaden en nakijken").click()


def test_agreed_scores_are_given_in_words_and_locked_before_the_results_open(
    page: Page, site: Site, rounds: Rounds
) -> None:
    public_id = rounds.fresh("agreed")
    page.goto(site.at(f"/ronde/{public_id}/resultaten"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Leg eerst de open scores vast")
    page.get_by_role("link", name="Nog iets aanpassen").click()
    page.locator("[id='R1-management']").select_option(label="heel belangrijk")
    page.locator(".save-bar button").click()
    page.get_by_role("link", name="Open scores vastleggen").click()
    expect(page.get_by_role("row").nth(1)).to_contain_text("heel belangrijk")
    page.get_by_role("button", name="Vastleggen en resultaten openen").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Het grootste verschil")
    page.goto(site.at(f"/ronde/{public_id}/scores"))
    expect(page.locator("output[id='R1-management']")).to_have_text("heel belangrijk")  # no field: it is fixed


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
    mine.goto(site.at(f"/ronde/{public_id}/delen"))
    mine.get_by_label("De scores van het management").uncheck()
    mine.get_by_role("button", name="Inkijklink maken").click()
    link = mine.get_by_label("Inkijklink").input_value()
    theirs.goto(link)
    assert re.fullmatch(rf".*/inzage/{public_id}/resultaten", theirs.url), "the secret is gone from the address"
    expect(theirs.get_by_text("De scores van het management staan niet in deze inzage.")).to_be_visible()
    assert status(theirs, site.at(f"/ronde/{public_id}")) == 403
    mine.get_by_role("button", name="Link intrekken").click()
    expect(mine.get_by_role("status")).to_contain_text("ingetrokken")
    for address in (link, site.at(f"/inzage/{public_id}/resultaten")):
        assert status(theirs, address) == 410
        expect(theirs.get_by_role("heading", level=1)).to_have_text("Deze link werkt niet meer")


def test_the_link_to_share_is_copied_with_a_button(page: Page, site: Site, rounds: Rounds) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(site.at(f"/ronde/{rounds.fresh('gouda')}/delen"))
    page.get_by_role("button", name="Inkijklink maken").click()
    page.get_by_role("button", name="Kopieer de link").click()
    expect(page.get_by_role("button", name="De link is gekopieerd")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.get_by_label("Inkijklink").input_value()


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
    expect(page.get_by_role("heading", level=1)).to_have_text("Ronde van Leiden")
    page.get_by_role("link", name="Bekijk de resultaten").click()
    expect(page.get_by_role("link", name="Verandering")).to_be_visible()


def test_other_topics_are_chosen_and_come_into_the_report(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.fresh('gouda')}/resultaten/onderwerpen"))
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
