"""Every page in many states: sound HTML, one heading, a title of its own, labels, and links that lead somewhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest
from flask import Flask

from retention_check.domain.round import Agreement, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.importers.agreements import MOST
from tests.cast import mixes, sheet
from tests.pdf.test_rendering import needs_pango
from tests.web.client import (
    ABOUT,
    GOUDA,
    TYPED,
    Page,
    Visitor,
    agreed,
    database_of,
    manager,
    owner,
    save_round,
    share,
    words,
)

FIELDS = ("input", "select", "textarea")
STATES = {
    "empty": replace(GOUDA, entries=(), agreements=()),
    "full": replace(GOUDA, agreements=tuple(Agreement(f"afspraak {number}") for number in range(MOST))),
    "agreed": agreed(),
    "nothing agreed": replace(GOUDA, entries=(), form=ManagementForm.AGREED, role="gemeentesecretaris"),
    "fixed": agreed(is_locked=True),
    "answers": replace(GOUDA, entries=(), scale=SCALES["1-5"], form=ManagementForm.AGREED),
} | {name: mix.round for name, mix in mixes().items() if name not in {"full", "agreed"}}
OF_A_ROUND = [
    "",
    "/gegevens",
    "/volgende",
    "/scores",
    "/vastleggen",
    "/scoreblad",
    "/afspraken",
    "/afspraken/nieuw",
    "/delen",
    "/wissen",
]
OF_RESULTS = ["/resultaten", "/resultaten/redenen", "/resultaten/maatregelen", "/resultaten/kaart", "/resultaten/R1"]
OF_RESULTS += ["/resultaten/onderwerpen", "/rapport", "/resultaten/redenen?volgorde=jong&alleen=groot"]
OF_RESULTS += ["/resultaten/maatregelen?volgorde=verschil"]
FILES = ["/cijfers.csv", "/cijfers.xlsx", "/rapport.html", "/beeld/redenen.svg"]
ALONE = ["/", "/nieuw", "/terugzetten", "/over-dit-onderzoek", "/privacy", "/toegankelijkheid", "/voorbeeldbrief"]
ALONE += ["/pakket", "/nergens", "/pakket.html", "/ronde/x"]


class Gathered:
    """What was visited: pages to look at, and which rules of the app they were."""

    def __init__(self) -> None:
        self.pages: dict[str, list[tuple[str, Page, Visitor]]] = {}
        self.endpoints: set[str] = set()

    def add(self, app: Flask, state: str, visitor: Visitor, page: Page, method: str = "GET") -> Page:
        self.pages.setdefault(state, []).append((f"{method} {page.address}", page, visitor))
        self.endpoints.add(endpoint(app, page, method))
        return page


def endpoint(app: Flask, page: Page, method: str) -> str:
    path = page.address.removeprefix("http://localhost").partition("?")[0] or "/"
    adapter = app.url_map.bind("localhost")
    return adapter.match(path, method)[0] if adapter.test(path, method) else ""


@cache
def visited(app: Flask) -> Gathered:
    """Walk through the app once, in every state."""
    found, me, stranger = Gathered(), owner(app), Visitor(app)
    for path in ALONE:
        found.add(app, "alone", me, me.get(path))
    for path in ("/", "/pakket", "/nieuw"):
        found.add(app, "stranger", stranger, stranger.get(path))
    for name, round in STATES.items():
        visit_round(app, found, me, round, name)
    for path in (*OF_RESULTS, *FILES):
        found.add(app, "example", stranger, stranger.get(f"/voorbeeld{path}"))
    visit_faults(app, found, me)
    visit_doors(app, found)
    return found


def visit_round(app: Flask, found: Gathered, me: Visitor, round: Round, name: str) -> None:
    kept = save_round(app, round)
    paths = [*OF_A_ROUND, *OF_RESULTS, *FILES, "/meenemen.json"]
    paths += ["/afspraken/1", "/afspraken/1/weg"] if round.agreements else []
    for path in paths:
        found.add(app, name, me, me.get(f"{kept.at}{path}"))
    for management in (True, False):
        kept = save_round(app, round)
        _, viewer = share(app, kept, management=management, agreements=management)
        for path in (*OF_RESULTS, *FILES):
            found.add(app, f"{name}, seen {management}", viewer, viewer.get(f"/inzage/{kept.public_id}{path}"))
    found.add(app, f"{name}, shared", me, me.get(f"{kept.at}/delen"))


def visit_faults(app: Flask, found: Gathered, me: Visitor) -> None:
    """Forms sent wrong or late, and what stands between sending and saving."""
    kept, old = save_round(app), save_round(app, today=date.today() - timedelta(3 * 364))  # noqa: DTZ011
    database_of(app).expire(date.today(), lambda round: round)  # noqa: DTZ011
    later = save_round(app, previous=kept.public_id)
    for path in ("", "/resultaten/verandering"):
        found.add(app, "later", me, me.get(f"{later.at}{path}"))
    found.add(app, "condensed", me, me.get(old.at))
    late = me.get(f"{kept.at}/scores"), me.get(f"{kept.at}/afspraken/1")
    me.fill(f"{kept.at}/scores", {"R2-young": "3"})
    me.fill(f"{kept.at}/afspraken/1", {"what": "Anders"})
    small = sheet([["code", "jong", "management", "n_jong"], ["R1", "8,6", "7,1", "3"]])
    sent = [
        me.fill("/nieuw", dict.fromkeys(ABOUT, "")),
        me.fill("/terugzetten"),
        me.upload("/terugzetten", "file", b"{}"),
        me.fill(f"{kept.at}/gegevens", {"day": "ooit", "scale": "1-5"}),
        me.fill(f"{kept.at}/volgende", {"day": "1-1-2026"}),
        me.fill(f"{kept.at}/scores", TYPED | {"R1-young": "x", "n-young": "y", "R2-young-n": "z"}),
        me.send(late[0], TYPED),
        me.send(late[1], {"what": "Later"}),
        me.fill(f"{kept.at}/afspraken/1", {"what": "", "status": "x"}),
        me.fill(f"{kept.at}/afspraken/nieuw", {"what": ""}),
        me.fill(f"{kept.at}/scoreblad"),
        me.upload(f"{kept.at}/scoreblad", "sheet", b"code;jong\nR1;x"),
        me.upload(f"{kept.at}/scoreblad", "sheet", small),
        me.fill(f"{kept.at}/wissen"),
        me.post(f"{kept.at}/delen"),
        me.post(f"{kept.at}/wissen/x"),
    ]
    for page in sent:
        found.add(app, "sent", me, page, "POST")
    found.add(app, "told", me, me.follow(me.fill(f"{kept.at}/scores")))
    found.add(app, "told", me, me.get("/pakket.html?gemeente=" + "x" * 100))
    found.add(app, "taken", me, me.get("/pakket.html?gemeente=Ede"))
    found.add(app, "taken", me, me.get("/scoreblad.xlsx"))


def visit_doors(app: Flask, found: Gathered) -> None:
    kept, visitor = save_round(app), Visitor(app)
    link, _ = share(app, kept)
    for path in (f"/beheer/{kept.secret}", link, "/open/x", f"/uitnodiging/{kept.secret}"):
        found.add(app, "doors", visitor, visitor.get(path))


@pytest.fixture
def gathered(app: Flask) -> Gathered:
    """Everything that was visited, once for all tests."""
    return visited(app)


def each(gathered: Gathered) -> Iterator[tuple[str, Page]]:
    """Pages of our own frame: not the files, and not reports, which are documents of their own."""
    for state, pages in gathered.pages.items():
        for name, page, _ in pages:
            is_report = "/rapport.html" in page.address or ("/pakket.html" in page.address and page.status == 200)
            if page.is_html and page.status not in {301, 302, 303} and not is_report:
                yield f"{state}: {name} ({page.status})", page


def elements(page: Page) -> Iterator[Element]:
    return (element for element in page.tree.iter() if isinstance(element.tag, str))


@needs_pango
def test_no_route_was_forgotten(app: Flask, gathered: Gathered) -> None:
    printed = {"/voorbeeld/rapport.pdf?soort=poster", "/pakket.pdf"}
    visitor = owner(app)
    kept = save_round(app)
    _, viewer = share(app, kept)
    asked = [visitor.get(address) for address in printed]
    asked += [
        visitor.get(f"{kept.at}/rapport.pdf?soort=x"),
        viewer.get(f"/inzage/{kept.public_id}/rapport.pdf?soort=x"),
    ]
    known = gathered.endpoints | {endpoint(app, page, "GET") for page in asked}
    known |= {"pages.health", "static", "upload.keep", "round_results.keep_topics"}
    known |= {f"{door}_results.keep_topics" for door in ("view", "example")}
    known |= {"view_results.change", "example_results.change"}  # 404 or as the manager's
    missing = {rule.endpoint for rule in app.url_map.iter_rules()} - known
    assert missing == set()


def test_no_page_is_a_fault(gathered: Gathered) -> None:
    for name, page in each(gathered):
        assert page.status < 500, name
        assert "None" not in page.main, name
        assert "{{" not in page.text, name


def test_the_html_is_sound(gathered: Gathered) -> None:
    for name, page in each(gathered):
        assert page.text.startswith("<!doctype html>"), name
        assert page.tree is not None, name


def test_reports_are_sound_too(gathered: Gathered) -> None:
    seen = 0
    for pages in gathered.pages.values():
        for name, page, _ in pages:
            if page.status == 200 and ("/rapport.html" in name or "/pakket.html" in name):
                seen += 1
                assert page.first("html").get("lang") == "nl", name
                assert len(list(page.tree.iter("h1"))) == 1, name
    assert seen > 20


def test_every_page_is_dutch_with_one_heading(gathered: Gathered) -> None:
    for name, page in each(gathered):
        assert page.first("html").get("lang") == "nl", name
        assert [words(heading) != "" for heading in page.tree.iter("h1")] == [True], name


def test_headings_skip_no_level(gathered: Gathered) -> None:
    for name, page in each(gathered):
        levels = [
            int(element.tag[1]) for element in page.first("main").iter() if element.tag in {"h1", "h2", "h3", "h4"}
        ]
        known = levels[levels.index(1) :]
        jumps = [(before, after) for before, after in pairwise(known) if after > before + 1]
        assert not jumps, (name, jumps)


def test_every_page_of_a_state_has_a_title_of_its_own(gathered: Gathered) -> None:
    for state, pages in gathered.pages.items():
        titles: dict[str, set[str]] = {}
        for _, page, _ in pages:
            if page.is_html and page.status == 200:
                titles.setdefault(page.title, set()).add(page.address.partition("?")[0])
        assert not {title: where for title, where in titles.items() if len(where) > 1}, state


def test_a_page_of_faults_says_so_in_its_title(gathered: Gathered) -> None:
    for name, page in each(gathered):
        if page.status == 422:
            assert page.title.startswith("Fout: "), name
            summary = page.by_id("fouten") if "pakket" not in name else None
            assert summary is None or summary.get("tabindex") == "-1", name


def test_no_id_stands_twice(gathered: Gathered) -> None:
    for name, page in each(gathered):
        counted = Counter(element.get("id") for element in elements(page) if element.get("id"))
        assert [found for found, times in counted.items() if times > 1] == [], name


def test_everything_that_is_referred_to_is_there(gathered: Gathered) -> None:
    for name, page in each(gathered):
        known = {element.get("id") for element in elements(page)}
        for element in elements(page):
            for attribute in ("for", "aria-describedby", "aria-labelledby"):
                assert set((element.get(attribute) or "").split()) <= known, (name, attribute, element.get(attribute))
            if element.tag == "a" and (element.get("href") or "").startswith("#"):
                assert (element.get("href") or "")[1:] in known, (name, element.get("href"))


def test_every_field_has_a_label(gathered: Gathered) -> None:
    for name, page in each(gathered):
        labelled = {element.get("for") for element in page.tree.iter("label") if words(element)}
        for element in elements(page):
            if element.tag in FIELDS and element.get("type") not in {"hidden", "submit"}:
                assert element.get("id") in labelled, (name, element.attrib)


def test_a_choice_among_radios_has_a_legend(gathered: Gathered) -> None:
    for name, page in each(gathered):
        radios = {id(element) for element in page.tree.iter("input") if element.get("type") == "radio"}
        grouped = {id(element) for group in page.tree.iter("fieldset") for element in group.iter("input")}
        assert radios <= grouped, name
        for group in page.tree.iter("fieldset"):
            assert group[0].tag == "legend", name
            assert words(group[0]), name


def test_buttons_and_links_say_something(gathered: Gathered) -> None:
    for name, page in each(gathered):
        for element in elements(page):
            if element.tag in {"a", "button"}:
                assert words(element) or element.get("aria-label"), (name, element.attrib)


def test_tables_have_headings(gathered: Gathered) -> None:
    for name, page in each(gathered):
        for table in page.tree.iter("table"):
            assert all(cell.get("scope") in {"col", "row"} for cell in table.iter("th")), name
            assert list(table.iter("th")), name


def test_nothing_stands_in_line(gathered: Gathered) -> None:
    for name, page in each(gathered):
        for element in elements(page):
            assert element.tag != "style", name
            assert "style" not in element.attrib, (name, element.tag)
            assert not [key for key in element.attrib if key.startswith("on")], name
            assert element.tag != "script" or (element.get("src") and not words(element)), name
            assert not (element.get("href") or "").startswith("javascript:"), name


def test_nothing_is_asked_of_another_host(gathered: Gathered) -> None:
    for name, page in each(gathered):
        for element in elements(page):
            for attribute in ("src", "srcset", "action", "formaction", "poster"):
                assert (element.get(attribute) or "/").startswith(("/", "data:")), (name, element.attrib)
            if element.tag == "link":
                assert (element.get("href") or "").startswith(("/", "data:")), name


def test_every_link_leads_somewhere(gathered: Gathered) -> None:
    known: dict[tuple[int, str], int] = {}
    for state, pages in gathered.pages.items():
        for name, page, visitor in pages:
            if not page.is_html or page.status in {301, 302, 303}:
                continue
            ours = {link.partition("#")[0] for link in page.links if link.startswith("http://localhost/")}
            for link in ours:
                if "rapport.pdf" not in link and (key := (id(visitor), link)) not in known:
                    known[key] = visitor.get(link.removeprefix("http://localhost")).status
                    assert known[key] < 400, (state, name, link, known[key])
    assert len(known) > 100


def test_this_page_is_marked_in_its_menus(gathered: Gathered) -> None:
    for name, page in each(gathered):
        for nav in page.tree.iter("nav"):
            if nav.get("class") in {"round-nav", "sub-nav"} and "/R1" not in name and "onderwerpen" not in name:
                assert [element.get("aria-current") for element in nav.iter("a")].count("page") == 1, name


def test_a_manager_of_one_round_walks_through_it_all(app: Flask) -> None:
    kept = save_round(app)
    visitor = manager(app, kept)
    assert {visitor.get(f"{kept.at}{path}").status for path in (*OF_A_ROUND, *OF_RESULTS)} == {200, 302}
