"""Typing and pasting scores: what lands where, what is told and undone, and what happens with something unsaved."""

import re
from collections.abc import Iterable, Sequence

import pytest
from playwright.sync_api import Dialog, Page, expect

from retention_check.domain.item import Item, Kind
from tests.browser.conftest import People
from tests.browser.rounds import Rounds
from tests.browser.site import Site
from tests.cast import REASONS, STUDY

MEASURES = STUDY.of_kind(Kind.MEASURE)
COLUMN = [f"{6 + number / 20:.2f}".replace(".", ",") for number in range(len(STUDY.items))]
TEN = COLUMN[:10]


def paste(page: Page, text: str, into: str = "R1-young") -> None:
    """Copy a text in another program and paste it in a field."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    page.locator(f"[id='{into}']").focus()
    page.keyboard.press("ControlOrMeta+V")


def lines(*rows: Sequence[str]) -> str:
    """Rows of cells as Excel copies them."""
    return "".join("\t".join(row) + "\r\n" for row in rows)


def column(cells: Iterable[str]) -> str:
    """One column as Excel copies it."""
    return lines(*([cell] for cell in cells))


def values(page: Page, side: str = "young", items: Iterable[Item] = STUDY.items) -> list[str]:
    """What stands in the fields of some statements, asked all at once."""
    page.wait_for_load_state()
    names = [f"{item.code}-{side}" for item in items]
    found: list[str] = page.evaluate("(names) => names.map((name) => document.getElementById(name).value)", names)
    return found


def told(page: Page, text: str) -> None:
    """What is said in the line that screen readers read out."""
    expect(page.locator("#gezegd[role=status]")).to_contain_text(text)


@pytest.fixture
def typing(page: Page, site: Site, rounds: Rounds) -> Page:
    """The typing page of young staff in a round without scores."""
    page.goto(site.at(f"/ronde/{rounds.public_id('texel')}/scores/jong"))
    return page


@pytest.fixture
def filled(page: Page, site: Site, rounds: Rounds) -> Page:
    """The typing page of young staff in a round that is complete."""
    page.goto(site.at(f"/ronde/{rounds.public_id('gouda')}/scores/jong"))
    return page


# ---- Pasting ----


@pytest.mark.parametrize(
    ("into", "items"),
    [("R1", REASONS), ("R7", REASONS), ("M1.1", MEASURES), ("R1", STUDY.items), ("M3.2", STUDY.items)],
    ids=["reasons", "reasons, in another field", "measures", "all", "all, in a measure"],
)
def test_as_many_values_as_there_are_statements_find_their_places(
    typing: Page, into: str, items: tuple[Item, ...]
) -> None:
    paste(typing, column(COLUMN[: len(items)]), f"{into}-young")
    assert values(typing, items=items) == COLUMN[: len(items)]
    assert set(values(typing, items=[item for item in STUDY.items if item not in items])) <= {""}
    told(typing, f"{len(items)} vakken gevuld. Er is nog niets bewaard.")


@pytest.mark.parametrize(
    "text",
    [
        column(["Gemiddelde", *TEN]),
        column(["Enquête 2026", "jong", *TEN]),
        column(['"Score\nvan jongeren"', *TEN]),
        column([*TEN, "", "", ""]),
        column(TEN).removesuffix("\r\n"),
        column(cell.replace(",", ".") for cell in TEN),
        column(f" {cell} " for cell in TEN),
        lines(*([item.text, cell] for item, cell in zip(REASONS, TEN, strict=True))),
        lines(["stelling", "score"], *([item.text, cell] for item, cell in zip(REASONS, TEN, strict=True))),
    ],
    ids=["head", "two heads", "head of two lines", "blanks", "no end", "points", "spaces", "texts", "texts and heads"],
)
def test_text_above_and_beside_and_blanks_below_are_dropped(typing: Page, text: str) -> None:
    paste(typing, text)
    assert [value.replace(".", ",") for value in values(typing, items=REASONS)] == TEN
    assert set(values(typing, items=MEASURES)) == {""}
    told(typing, "10 vakken gevuld.")


NUMBERS = [f"{number}" for number in range(1, 11)]


@pytest.mark.parametrize("above", [[], [["Nr", "Score"]], [["", "Enquête"], ["n", "gemiddelde"]]])
def test_a_first_column_of_numbers_in_order_is_never_taken_as_scores(typing: Page, above: list[list[str]]) -> None:
    paste(typing, lines(*above, *zip(NUMBERS, TEN, strict=True)))
    assert values(typing, items=REASONS) == TEN
    questions(typing)
    typing.get_by_role("link", name="Management", exact=True).click()
    expect(typing.get_by_text("U plakte ook een kolom")).to_have_count(0)


def test_measures_numbered_without_their_letter_are_numbered_too(typing: Page) -> None:
    rows = [[item.code[1:].replace(".", ","), cell] for item, cell in zip(MEASURES, COLUMN[:40], strict=True)]
    paste(typing, lines(*rows), "M1.1-young")
    assert values(typing, items=MEASURES) == COLUMN[:40]


def test_two_groups_behind_their_numbers_are_two_groups(typing: Page) -> None:
    paste(typing, lines(*zip(NUMBERS, TEN, COLUMN[10:20], strict=True)))
    assert values(typing, items=REASONS) == TEN
    told(typing, "op die pagina vragen wij of u hem wilt invullen. De nummers ervoor zijn niet gebruikt.")


@pytest.mark.parametrize(
    ("text", "into", "why"),
    [
        (column(COLUMN[:11]), "R1", "U plakte 11 getallen; er zijn 10 redenen. Kopieer er precies 10."),
        (column([*TEN, "7,5"]), "R1", "U plakte 11 getallen; er zijn 10 redenen."),
        (column(COLUMN[:3]), "M1.4", "U plakte 3 getallen; er zijn 40 maatregelen. Kopieer er precies 40."),
        (column(TEN), "M1.1", "U plakte 10 getallen; er zijn 40 maatregelen. Plak ze in een vak van een reden."),
        (column(COLUMN[:40]), "R1", "U plakte 40 getallen; er zijn 10 redenen. Plak ze in een vak van een maatregel."),
        (column(["jong", "", *TEN]), "R1", "Boven het eerste getal staat een lege cel."),
        (lines(["Te weinig", ""], *(["Te veel", cell] for cell in TEN)), "R1", "Boven het eerste getal staat een lege"),
        (column([*TEN[:4], "7,4*", *TEN[5:]]), "R1", "In rij 5 staat ‘7,4*’."),
        (column(["jong", "management"]), "R1", "Er staan geen getallen"),
        (lines(*([cell, cell, cell] for cell in TEN)), "R1", "U plakte 3 kolommen met getallen."),
        (lines(["R1", "7"], ["R11", "8"], ["R3", "7"]), "R1", "Deze codes kennen wij niet: R11."),
        (lines(["R1", "7"], ["R2", "8"], ["R1", "7"]), "R1", "Een code staat er twee keer."),
        (lines(["R1", "7"], ["R2", "veel"], ["R3", "7"]), "R1", "Bij R2 staat ‘veel’."),
        (lines(["management"], *([cell] for cell in TEN)), "R1", "Deze kolom is van de andere groep."),
    ],
)
def test_what_is_not_clear_fills_nothing_and_why_is_told(filled: Page, text: str, into: str, why: str) -> None:
    before = values(filled)
    paste(filled, text, f"{into}-young")
    told(filled, f"Er is niets ingevuld. {why}")
    assert values(filled) == before
    expect(filled.locator("#ongedaan")).to_have_count(0)
    expect(filled.locator("#gezegd")).to_have_class(re.compile("fault"))


def test_after_a_refused_paste_the_earlier_one_is_undone_by_its_name(typing: Page) -> None:
    paste(typing, column(TEN))
    expect(typing.locator("#gezegd")).not_to_have_class(re.compile("fault"))
    paste(typing, column(COLUMN[:11]))
    expect(typing.get_by_role("button", name="Ongedaan maken", exact=True)).to_have_count(0)
    typing.get_by_role("button", name="Eerder plakken ongedaan maken").click()
    assert set(values(typing)) == {""}
    expect(typing.locator("#gezegd")).not_to_have_class(re.compile("fault"))


def test_on_a_phone_the_bar_stays_small_whatever_it_says(typing: Page) -> None:
    typing.set_viewport_size({"width": 320, "height": 640})
    for cells in (TEN, COLUMN[:11]):
        paste(typing, column(cells))
        box = typing.locator(".save-bar").bounding_box()
        assert box
        assert box["height"] < 640 / 3.2, cells


def test_codes_say_where_a_value_belongs(filled: Page) -> None:
    before = dict(zip(STUDY.items, values(filled), strict=True))
    rows = [["m 3.2", "7,1"], ["R4", "-"], ["R2", "6,4"], ["gevraagd", "60"]]
    paste(filled, lines(["code", "score"], *rows))
    after = dict(zip(STUDY.items, values(filled), strict=True))
    changed = {item.code: after[item] for item in STUDY.items if after[item] != before[item]}
    assert changed == {"R2": "6,4", "R4": "", "M3.2": "7,1"}
    told(filled, "2 vakken gevuld, 1 leeg.")


def test_a_whole_sheet_fills_this_group_by_its_head(typing: Page) -> None:
    rows = [[item.code, item.text, "3", cell, "8", "34"] for item, cell in zip(STUDY.items, COLUMN, strict=True)]
    paste(typing, lines(["code", "stelling", "management", "jong", "n_management", "n_jong"], *rows))
    assert values(typing) == COLUMN
    told(typing, "Kolommen met aantallen zijn niet gebruikt.")


def test_a_blank_in_ten_cells_stays_blank(typing: Page) -> None:
    paste(typing, column(["", *TEN[1:9], ""]))
    assert values(typing, items=REASONS) == ["", *TEN[1:9], ""]
    told(typing, "8 vakken gevuld, 2 leeg.")


def test_a_paste_is_undone(filled: Page) -> None:
    before = values(filled)
    paste(filled, column(TEN))
    assert values(filled) != before
    filled.get_by_role("button", name="Ongedaan maken").click()
    assert values(filled) == before
    told(filled, "Wat u plakte, is weer weg.")
    expect(filled.locator("#ongedaan")).to_have_count(0)
    expect(filled.locator("#R1-young")).to_be_focused()


def test_one_value_is_pasted_as_everywhere(typing: Page) -> None:
    paste(typing, "7,5\r\n")
    assert values(typing, items=STUDY.items[:2]) == ["7,5", ""]
    expect(typing.locator("#gezegd")).to_be_empty()


@pytest.mark.parametrize("heads", [[], [["management", "jong"]]], ids=["by their order", "by their heads"])
@pytest.mark.parametrize("answer", ["Ja, vul 10 scores in", "Nee, niet gebruiken"])
def test_a_second_column_waits_for_the_page_of_the_other_group_which_asks(
    typing: Page, heads: list[list[str]], answer: str
) -> None:
    mine, other = TEN, COLUMN[10:20]
    pairs = zip(other, mine, strict=True) if heads else zip(mine, other, strict=True)
    paste(typing, lines(*heads, *(list(pair) for pair in pairs)))
    assert values(typing, items=REASONS) == mine
    told(typing, "is voor het management: op die pagina vragen wij of u hem wilt invullen.")
    questions(typing)
    typing.get_by_role("link", name="Management", exact=True).click()
    expect(typing.get_by_text("U plakte ook een kolom voor het management.")).to_be_visible()
    assert set(values(typing, "management")) == {""}
    typing.get_by_role("button", name=answer).click()
    assert values(typing, "management", REASONS) == (other if answer.startswith("Ja") else [""] * 10)
    expect(typing.get_by_text("U plakte ook een kolom")).to_have_count(0)
    typing.reload()
    expect(typing.get_by_text("U plakte ook een kolom")).to_have_count(0)


def test_beside_open_scores_a_second_column_is_not_kept(page: Page, site: Site, rounds: Rounds) -> None:
    page.goto(site.at(f"/ronde/{rounds.public_id('agreed')}/scores/jong"))
    paste(page, lines(*([cell, cell] for cell in TEN)))
    told(page, "De tweede kolom is niet gebruikt: het management geeft open scores.")
    questions(page)
    page.get_by_role("link", name="Management", exact=True).click()
    expect(page.get_by_text("U plakte ook een kolom")).to_have_count(0)


# ---- Leaving ----


def questions(page: Page) -> list[str]:
    """What the browser will ask of who leaves; the answer is always yes."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    return asked


@pytest.mark.parametrize("typed", ["", "7,5"], ids=["nothing typed", "something typed"])
def test_who_leaves_is_asked_only_with_something_unsaved(typing: Page, typed: str) -> None:
    asked = questions(typing)
    typing.locator("[id='R1-young']").click()
    typing.keyboard.type(typed)
    typing.get_by_role("link", name="Afspraken").click()
    typing.wait_for_url("**/afspraken")
    assert asked == (["beforeunload"] if typed else [])


def test_who_saves_is_not_asked(page: Page, site: Site, rounds: Rounds) -> None:
    asked = questions(page)
    page.goto(site.at(f"/ronde/{rounds.fresh('texel')}/scores/jong"))
    page.locator("[id='R1-young']").fill("7,5")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_have_text(re.compile("zijn bewaard"))
    assert page.url.endswith("/scores/jong"), "Enter saves, and does not go on"
    assert asked == []


def test_who_pasted_a_column_and_leaves_is_asked(typing: Page) -> None:
    asked = questions(typing)
    paste(typing, column(TEN))
    typing.get_by_role("link", name="Afspraken").click()
    typing.wait_for_url("**/afspraken")
    assert asked == ["beforeunload"]


def test_who_leaves_after_a_refused_save_is_asked_and_back_brings_no_fault_of_the_browser(typing: Page) -> None:
    asked = questions(typing)
    typing.locator("[id='R1-young']").fill("74")
    typing.get_by_role("button", name="Bewaren", exact=True).click()
    expect(typing.locator("#fouten")).to_contain_text("Er is nog niets bewaard")
    typing.get_by_role("link", name="Afspraken").click()
    typing.wait_for_url("**/afspraken")
    assert asked == ["beforeunload"]
    typing.go_back()
    expect(typing.locator("h1")).to_have_text("Scores van jonge ambtenaren")


def test_one_button_to_go_on_is_seen_at_a_time(typing: Page) -> None:
    typing.set_viewport_size({"width": 1280, "height": 900})
    expect(typing.get_by_role("button", name="Bewaren en verder")).to_have_count(1)
    typing.set_viewport_size({"width": 1280, "height": 500})
    expect(typing.get_by_role("button", name="Bewaren en verder")).to_have_count(2)


# ---- Mistakes, and two people at once ----


def test_a_wrong_score_is_kept_and_led_to(typing: Page) -> None:
    typing.locator("[id='M5.2-young']").fill("elf")
    typing.locator("summary").last.click()
    typing.locator("[id='M10.1-young-n']").fill("twaalf")
    typing.get_by_role("button", name="Bewaren", exact=True).click()
    expect(typing).to_have_title(re.compile("^Fout: "))
    expect(typing.locator("#fouten")).to_be_focused()
    expect(typing.locator("#fouten a")).to_have_count(2)
    for link, name in zip(typing.locator("#fouten a").all(), ("M5.2-young", "M10.1-young-n"), strict=True):
        link.click()
        expect(typing.locator(f"[id='{name}']")).to_be_focused()
    assert typing.locator("[id='M5.2-young']").input_value() == "elf"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_doubt_about_the_scale_is_answered_with_one_button(
    people: People, site: Site, rounds: Rounds, scripts: bool
) -> None:
    page = people.enter(scripts=scripts)
    page.goto(site.at(f"/ronde/{rounds.fresh('texel')}/scores/jong"))
    for item in REASONS:
        page.locator(f"[id='{item.code}-young']").fill("4,1")
    page.get_by_role("button", name="Bewaren", exact=True).click()
    expect(page.locator("#fouten")).to_be_focused()
    page.get_by_role("button", name="Ja, zet de ronde op 1 tot 5").click()
    expect(page.get_by_role("main")).to_contain_text("Typ gemiddelden van 1 tot 5.")
    assert values(page, items=REASONS) == ["4,1"] * 10


def test_who_is_second_to_save_is_told_and_loses_nothing(people: People, site: Site, rounds: Rounds) -> None:
    public_id = rounds.fresh("texel")
    first, second = people.enter(), people.enter()
    for page in (first, second):
        page.goto(site.at(f"/ronde/{public_id}/scores/jong"))
    first.locator("[id='R1-young']").fill("3,3")
    first.locator("[id='R2-young']").fill("6")
    first.get_by_role("button", name="Bewaren", exact=True).click()
    expect(first.get_by_role("status").first).to_be_visible()
    second.locator("[id='R1-young']").fill("4,4")
    second.locator("[id='R3-young']").fill("5")
    second.get_by_role("button", name="Bewaren", exact=True).click()
    expect(second.locator("#fouten")).to_be_focused()
    expect(second.locator("#fouten")).to_contain_text("u typte 4,4, de ander bewaarde 3,3")
    assert values(second, items=REASONS[:3]) == ["4,4", "6", "5"]
    second.get_by_role("button", name="Bewaren", exact=True).click()
    expect(second.locator(".save-bar__state")).to_contain_text("3 van de 10 redenen")
