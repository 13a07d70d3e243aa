"""Every page in many states: sound HTML, one heading, a title of its own, labels, and links that lead somewhere."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Agreement, ManagementForm
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.importers.agreements import MOST
from retention_check.web.public.date_check import LAST_SEEN
from tests.cast import mixes, sheet
from tests.collected import collected_round
from tests.web.client import (
    ABOUT,
    GOUDA,
    HTTP,
    TYPED,
    Page,
    SavedRound,
    Visitor,
    agreed,
    database_of,
    manager,
    owner,
    save_published,
    save_round,
    share,
    words,
)
from tests.web.meeting.held import PRESENT, Attendee, Holding, hold, leader
from tests.web.meeting.room import EMPTY as ROOM
from tests.web.meeting.room import answer, lead
from tests.web.organiser.questionnaire.asking import NOTHING_SHOWN, closed
from tests.web.organiser.survey.exports import ALL, DOUBTED, export
from tests.web.respondent.asked import Phone, answered, ask, renew_manage_link

FIELDS = ("input", "select", "textarea")
EMPTY = replace(GOUDA, entries=())
LOW_SHEET = sheet(
    [["code", "jong", "n_jong"], *([f"M{reason}.{place}", "4", "8"] for reason in range(1, 6) for place in range(1, 5))]
)
OWN_STATES = {  # rounds that differ in what an organiser can do with them
    "empty": replace(EMPTY, agreements=()),
    "full": replace(GOUDA, agreements=tuple(Agreement(f"afspraak {number}") for number in range(MOST))),
    "agreed": agreed(),
    "nothing agreed": replace(EMPTY, management_form=ManagementForm.AGREED, management_role="gemeentesecretaris"),
    "locked": agreed(is_locked=True),
    "answers": replace(EMPTY, scale=SCALES["1-5"], management_form=ManagementForm.AGREED),
}
DIFFERENT = (  # mixes of which the pages differ in more than their figures
    *("reasons-only", "measures-only", "one-item", "young-only", "management-only", "no-common-items", "marks"),
    *("nothing", "within-steps", "equal", "opposite-ends", "open-beside-ends", "withheld", "all-withheld"),
)
MIXES = {name: mixes()[name].round for name in DIFFERENT}
VIEWED = ["full", "locked", "reasons-only", "withheld", "nothing"]  # where it matters who looks
PARTS = [
    "",
    "/gegevens",
    "/volgende",
    "/scores/jong",
    "/scores/management",
    "/vastleggen",
    "/scoreblad",
    "/afspraken",
    "/afspraken/nieuw",
    "/bijeenkomst",
    "/bijeenkomst/nieuw",
    "/bijeenkomst/afgelopen",
    "/bijeenkomst/leiden",
    "/delen",
    "/vaststellen",
    "/vastgesteld?daarna=rapport.pdf",
    "/wissen",
]
RESULTS = ["/resultaten", "/resultaten/redenen", "/resultaten/maatregelen", "/resultaten/kaart", "/resultaten/R1"]
RESULTS += ["/resultaten/onderwerpen", "/rapport", "/resultaten/redenen?volgorde=jong&alleen=groot"]
RESULTS += ["/resultaten/maatregelen?volgorde=verschil"]
SPREAD = "/resultaten/verdeling"  # of a round that was asked with our own questionnaire
FILES = ["/cijfers.csv", "/cijfers.xlsx", "/getoonde-scores.csv", "/rapport.html", "/beeld/redenen.svg"]
ALONE = [
    "/",
    "/nieuw",
    "/terugzetten",
    "/over-dit-onderzoek",
    "/stellingen",
    "/privacy",
    "/toegankelijkheid",
    "/voorbeeldbrief",
]
ALONE += ["/pakket", "/nergens", "/pakket.html", "/voorbeeld/rapport.html?soort=volledig", "/ronde/x", "/gezond"]
REDIRECTS = {301, 302, 303}


class Gathered:
    """What was visited: pages to look at, by whom, and which routes of the app they were."""

    def __init__(self) -> None:
        self.pages: dict[str, list[tuple[str, Page, Visitor]]] = {}
        self.routes: set[tuple[str, str]] = set()

    def add(self, app: Flask, state: str, visitor: Visitor, page: Page, method: str = "GET") -> None:
        self.pages.setdefault(state, []).append((f"{method} {page.address}", page, visitor))
        self.routes.add((method, endpoint(app, page, method)))


def endpoint(app: Flask, page: Page, method: str) -> str:
    path = page.address.removeprefix(HTTP).partition("?")[0] or "/"
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
    for name, round in OWN_STATES.items():
        visit_round(app, found, me, save_round(app, round), name)
    for name, round in MIXES.items():
        saved = save_published(app, round)
        for path in ("", *RESULTS, "/rapport.html"):
            found.add(app, name, me, me.get(f"{saved.at}{path}"))
    visit_asked(app, found, me, stranger)
    visit_meeting(app, found, me)
    for name in VIEWED:
        for management in (True, False):
            visit_view(app, found, name, management=management)
    for path in (*RESULTS, *FILES):
        found.add(app, "example", stranger, stranger.get(f"/voorbeeld{path}"))
    found.add(app, "example sent", stranger, stranger.fill("/voorbeeld/resultaten/onderwerpen"), "POST")
    visit_faults(app, found, me)
    visit_links(app, found)
    visit_date(app, found, me)
    visit_respondents(app, found)
    visit_participants(app, found)
    visit_room_round(app, found, me)
    visit_control(app, found)
    visit_questionnaire(app, found, me)
    return found


def visit_round(app: Flask, found: Gathered, me: Visitor, saved: SavedRound, name: str) -> None:
    """Every page of a round as its organiser sees it, before and after it was shared."""
    paths = [*PARTS, *RESULTS, *FILES, "/meenemen.json"]
    if OWN_STATES[name].agreements:
        paths += ["/afspraken/1", "/afspraken/1/weg"]
    for path in paths:
        found.add(app, name, me, me.get(f"{saved.at}{path}"))
    if OWN_STATES[name].awaits_locking:
        return
    share(app, saved)
    for path in ("/delen", "/delen/qr", "/vaststellen", "/vastgesteld?daarna=rapport.pdf", "/resultaten", *FILES):
        found.add(app, f"{name}, shared", me, me.get(f"{saved.at}{path}"))


def visit_meeting(app: Flask, found: Gathered, me: Visitor) -> None:
    """The pages of a meeting as its organiser prepares it: while it waits, while it is held, and what is refused."""
    waiting, held = hold(app), hold(app)
    for _ in range(3):
        held.move()
    for state, holding in (("meeting waits", waiting), ("meeting held", held)):
        at = f"/ronde/{holding.public_id}/bijeenkomst"
        for path in ("", "/agenda", "/nieuwe-links", "/einde"):
            found.add(app, state, me, me.get(f"{at}{path}"))
        found.add(app, f"{state}, on another page", me, me.get(f"/ronde/{holding.public_id}/afspraken"))
    at = f"/ronde/{waiting.public_id}/bijeenkomst/agenda"
    for typed in (
        {"minutes_raden": "veel"},
        {"order": "raden welkom"},
        {"omlaag": "raden"},
        {"kind": "vooraf", "kijk": "ja"},
    ):
        found.add(app, "agenda sent", me, me.fill(at, typed), "POST")
    found.add(
        app, "minutes sent", me, me.fill(f"/ronde/{held.public_id}/bijeenkomst/agenda", {"minutes_3": "0"}), "POST"
    )
    at = f"/ronde/{held.public_id}/bijeenkomst"
    for path in ("/nieuwe-links", "/einde", "/nieuw"):
        found.add(app, "meeting sent", me, me.fill(f"{at}{path}"), "POST")
        found.add(app, "meeting over", me, me.get(f"{at}/afgelopen"))


def visit_asked(app: Flask, found: Gathered, me: Visitor, stranger: Visitor) -> None:
    """Results and report of a round that was asked with our own questionnaire, and who has no such round."""
    saved = save_round(app, collected_round())
    for path in ("", "/resultaten", "/resultaten/R1", SPREAD, "/rapport.html?soort=volledig", *FILES):
        found.add(app, "asked by us", me, me.get(f"{saved.at}{path}"))
    _, viewer = share(app, saved, management=False)
    found.add(app, "asked by us, seen in part", viewer, viewer.get(f"/inzage/{saved.public_id}{SPREAD}"))
    found.add(app, "example", stranger, stranger.get(f"/voorbeeld{SPREAD}"))


def visit_view(app: Flask, found: Gathered, name: str, *, management: bool) -> None:
    """Results and report of a round as a viewer sees them, with everything or with the least."""
    state = f"{name}, seen {'whole' if management else 'in part'}"
    saved = save_round(app, (OWN_STATES | MIXES)[name])
    _, viewer = share(app, saved, management=management, agreements=management)
    start = f"/inzage/{saved.public_id}"
    for path in (*RESULTS, *FILES):
        found.add(app, state, viewer, viewer.get(f"{start}{path}"))
    if found.pages[state][0][1].status != 403:
        found.add(app, f"{state}, sent", viewer, viewer.fill(f"{start}/resultaten/onderwerpen"), "POST")


def visit_questionnaire(app: Flask, found: Gathered, me: Visitor) -> None:
    """'Zelf vragen' from its form to what is published, and what is asked before each step."""
    saved = save_round(app, replace(EMPTY, agreements=()))
    at = f"{saved.at}/zelf-vragen"
    for path in ("", "/proef", "/vaststellen"):
        found.add(app, "to ask", me, me.get(f"{at}{path}"))
    for group in ("jong", "management"):
        trial = f"{at}/proef/{group}/kort"
        for path in ("", "/bedankt", "/stand"):
            found.add(app, f"trial {group}", me, me.get(f"{trial}{path}"))
        for path in ("", "/antwoorden"):
            found.add(app, f"trial {group}", me, me.post(f"{trial}{path}"), "POST")
    for fields in ({"asker": ""}, {"asker": "HR", "codes": "ja"}):
        found.add(app, "asking", me, me.fill(at, fields), "POST")
    for path in ("/stand", "/proef", "/sluiten", "/nieuwe-links", "/wissen"):
        found.add(app, "asking", me, me.get(f"{at}{path}"))
    for path in ("", "/scores/jong", "/scoreblad", "/gegevens", "/volgende", "/wissen", "/vaststellen"):
        found.add(app, "asking, round", me, me.get(f"{saved.at}{path}"))
    visit_paper(app, found, me, f"{at}/papier")
    visit_extra_codes(app, found, me, f"{at}/extra-codes")
    found.routes.add(("GET", "organiser.questionnaire.state.counts"))  # a part of a page
    found.routes.add(("GET", "organiser.questionnaire.printing.pdf"))  # a file, with tests of its own
    for path in ("/nieuwe-links", "/sluiten"):
        found.add(app, "asking, sent", me, me.fill(f"{at}{path}"), "POST")
    visit_closed(app, found, me)


def visit_extra_codes(app: Flask, found: Gathered, me: Visitor, at: str) -> None:
    """More one-time codes: asked for one group, and made for the other."""
    found.add(app, "codes", me, me.get(f"{at}/jong"))
    found.add(app, "codes, made", me, me.fill(f"{at}/management"), "POST")


def visit_paper(app: Flask, found: Gathered, me: Visitor, at: str) -> None:
    """Typing in sheets of paper: none filled in, one counted, and the same taken back."""
    for path in ("", "/jong", "/management"):
        found.add(app, "paper", me, me.get(f"{at}{path}"))
    found.add(app, "paper, empty", me, me.fill(f"{at}/jong"), "POST")
    counted = me.fill(f"{at}/jong", {"R1": "4"})
    found.add(app, "paper, counted", me, counted, "POST")
    found.add(app, "paper, taken back", me, me.send(counted), "POST")


def visit_closed(app: Flask, found: Gathered, me: Visitor) -> None:
    """What can be done with a questionnaire that is closed, and what publishing it will show."""
    for path in ("/gevraagd", "/vaststellen", "/heropenen", "/wissen"):
        at = f"{closed(app, me, 12, 4).at}/zelf-vragen{path}"
        found.add(app, f"closed{path}", me, me.get(at))
        found.add(app, f"closed{path}", me, me.fill(at), "POST")
    for people in NOTHING_SHOWN, (12, 4), (13, 6):
        done = closed(app, me, *people)
        for path in ("/stand", "/vaststellen"):
            found.add(app, f"closed {people}", me, me.get(f"{done.at}/zelf-vragen{path}"))


def visit_faults(app: Flask, found: Gathered, me: Visitor) -> None:
    """Forms sent wrong or late, and what stands between sending and saving."""
    saved, old = save_round(app), save_round(app, today=clock.today() - timedelta(3 * 364))
    later = save_round(app, previous=saved.public_id)
    for path in ("", "/vaststellen", "/resultaten"):
        found.add(app, "later, asked", me, me.get(f"{later.at}{path}"))
    found.add(app, "later, sent", me, me.fill(f"{later.at}/vaststellen"), "POST")
    _, viewer = share(app, later)
    for path in ("", "/vaststellen", "/resultaten", "/resultaten/verandering"):
        found.add(app, "later", me, me.get(f"{later.at}{path}"))
    found.add(app, "later, seen", viewer, viewer.get(f"/inzage/{later.public_id}/resultaten/verandering"))
    found.add(app, "condensed", me, me.get(old.at))
    late = me.get(f"{saved.at}/scores/jong"), me.get(f"{saved.at}/afspraken/1")
    me.fill(f"{saved.at}/scores/jong", {"R2-young": "3"})
    me.fill(f"{saved.at}/afspraken/1", {"what": "Anders"})
    small = sheet([["code", "jong", "management", "n_jong"], ["R1", "8,6", "7,1", "3"]])
    understood, doubted = (me.follow(me.upload(f"{saved.at}/scoreblad", "sheet", data)) for data in (small, LOW_SHEET))
    for page in (understood, doubted, me.get(f"{doubted.address}?zeker=ja")):
        found.add(app, "understood", me, page)
    asked, read = (
        me.follow(me.upload(f"{saved.at}/scoreblad", "sheet", export(groups), "enquete.csv"))
        for groups in (DOUBTED, ALL)
    )
    for page in (asked, me.get(f"{asked.address}/indeling.toml")):
        found.add(app, "survey, asked", me, page)
    found.add(app, "survey, read", me, read)
    sent = [
        me.send(asked, {"asked_young": "veel", "scale": "x", "doen": "kijken"}),
        me.send(read, {"asked_young": "1", "doen": "bewaren"}),
        me.fill("/nieuw", dict.fromkeys(ABOUT, "")),
        me.fill("/terugzetten"),
        me.upload("/terugzetten", "file", b"{}"),
        me.fill(f"{saved.at}/gegevens", {"day": "ooit", "scale": "1-5"}),
        me.fill(f"{save_round(app).at}/volgende", {"day": "1-1-2026"}),
        me.fill(f"{saved.at}/scores/jong", TYPED | {"R1-young": "x", "n-young": "y", "R2-young-n": "z"}),
        me.send(late[0], TYPED),
        me.fill(f"{save_round(app, EMPTY).at}/scores/jong", {f"R{number}-young": "4" for number in range(1, 11)}),
        me.post(f"{save_round(app, agreed(is_locked=True)).at}/scores/management", late[0].fields()),
        me.send(late[1], {"what": "Later"}),
        me.fill(f"{saved.at}/afspraken/1", {"what": "", "status": "x"}),
        me.fill(f"{saved.at}/afspraken/nieuw", {"what": ""}),
        me.fill(f"{saved.at}/scoreblad"),
        me.upload(f"{saved.at}/scoreblad", "sheet", b"code;jong\nR1;x"),
        me.send(understood, {"version": "x"}),
        me.post(doubted.address, understood.fields()),
        me.fill(f"{saved.at}/resultaten/onderwerpen", {"topics": ["x"]}),
        me.fill(f"{saved.at}/wissen"),
        me.fill(f"{saved.at}/afspraken/1/weg", {"was": "x"}),
        me.fill(f"{save_round(app, agreed()).at}/vastleggen", {"version": "x"}),
        me.fill(f"{saved.at}/vaststellen", {"version": "x"}),
        me.post(f"{saved.at}/delen"),
        me.post(f"{saved.at}/wissen/x"),
    ]
    for page in sent:
        found.add(app, "sent", me, page, "POST")
    found.add(app, "told", me, me.follow(me.fill(f"{saved.at}/scores/jong")))
    found.add(app, "told", me, me.get("/pakket.html?gemeente=" + "x" * 100))
    found.add(app, "taken", me, me.get("/pakket.html?gemeente=Ede"))
    found.add(app, "taken", me, me.get("/scoreblad.xlsx"))
    found.add(app, "taken", me, me.get("/stellingen.xlsx"))


def visit_links(app: Flask, found: Gathered) -> None:
    """The ways in, and the routes of files made in a child, which are not made here: they ask for what is not there."""
    saved, visitor = save_round(app), Visitor(app)
    link, viewer = share(app, saved)
    for path in (f"/beheer/{saved.secret}", link, "/open/x", f"/uitnodiging/{saved.secret}"):
        found.add(app, "links", visitor, visitor.get(path))
    for file in ("rapport.pdf?soort=x", "rapport.docx?soort=x", "concept.pdf"):
        found.add(app, "no file", viewer, viewer.get(f"/inzage/{saved.public_id}/{file}"))
        for path in (f"{saved.at}/{file}", f"/voorbeeld/{file}"):
            found.add(app, "no file", visitor, visitor.get(path))
    found.add(app, "no file", visitor, visitor.get("/pakket.pdf"))
    found.add(app, "no change", visitor, visitor.get("/voorbeeld/resultaten/verandering"))
    found.add(app, "a file", visitor, visitor.get("/static/x/css/app.css"))


def visit_date(app: Flask, found: Gathered, me: Visitor) -> None:
    """What is asked when the clock of this computer may be wrong."""
    store.seen_days.see(database_of(app), clock.today() - timedelta(500))
    app.extensions.pop(LAST_SEEN)
    for path in ("/", "/datum"):
        found.add(app, "date", me, me.get(path))
    for page in (me.post("/datum"), me.fill("/datum")):
        found.add(app, "date", me, page, "POST")


def visit_participants(app: Flask, found: Gathered) -> None:
    """Phones in a meeting: joining, each scene, votes that are right, wrong and late, and the end."""
    held, phone, watcher = hold(app), Attendee(app), Attendee(app)
    for address in ("/d", f"/d/{held.code}", "/d/zzzzzz", f"/deelnemen/{'a' * 32}"):
        found.add(app, "joining", phone, phone.get(address))
    sent = phone.fill("/d", {"code": "x"}), phone.fill(f"/d/{held.code}"), phone.fill("/d", {"code": held.code})
    for page in sent:
        found.add(app, "joining, sent", phone, page, "POST")
    pages = [(each, each.join(held, side).address) for each, side in ((phone, Side.YOUNG), (watcher, None))]
    at = pages[0][1]
    while held.scene is None or held.scene.kind is not SceneKind.AGREED:
        held.move()
        for visitor, address in pages:
            found.add(app, f"phone {address[-4:]}: {held.scene and held.scene.id}", visitor, visitor.get(address))
        if held.scene and held.scene.kind is SceneKind.GUESS:
            found.add(app, "phone, mended", phone, phone.fill(at), "POST")
    for method, path in (("GET", "/nu"), ("GET", "/stem"), ("POST", "/stem/nu")):
        found.routes.add((method, endpoint(app, phone.get(f"{at}{path}"), method)))  # parts of a page, and a way back
    found.add(app, "phone, late", phone, phone.post(f"{at}/stem", {"stemming": "stippen", "M1.1": "1"}), "POST")
    held.end()
    found.add(app, "phone, over", phone, phone.get(at))


def visit_control(app: Flask, found: Gathered) -> None:
    """The pages of who leads: before the first step, numbers and agreements, each scene, and the end."""
    held = hold(app, present={})
    leading, yes = leader(held), {"mandate": "ja", "neutral": "ja"}
    at = held.control
    found.add(app, "leading", leading, leading.get(at))
    for state, answers in (("unanswered", {}), ("advised", yes | {"mandate": "nee"}), ("begun", yes)):
        found.add(app, f"leading, {state}", leading, leading.fill(at, answers), "POST")
    for path in ("/aanwezig", "/papier", "/einde", "/afspraken", "/afspraken/nieuw", "/afspraken/nieuw?soort=later"):
        found.add(app, f"leading {path}", leading, leading.get(f"{at}{path}"))
    typed: list[tuple[str, dict[str, str]]] = [
        ("/aanwezig", {}),
        ("/aanwezig", {"young": "14", "management": "3"}),
        ("/afspraken", {"answers": "mei"}),
        ("/afspraken/nieuw", {}),
        ("/afspraken/nieuw", {"what": "Bellen", "role": "mevrouw Jansen"}),
        ("/afspraken/1", {"what": ""}),
    ]
    for number, (path, fields) in enumerate(typed):
        found.add(app, f"leading, typed {number}", leading, leading.fill(f"{at}{path}", fields), "POST")
    for path in ("/afspraken", "/afspraken/1", "/afspraken/1/weg"):
        found.add(app, f"leading, agreed {path}", leading, leading.get(f"{at}{path}"))
    visit_led_scenes(app, found, held, leading)
    found.add(app, "leading, removed", leading, leading.fill(f"{at}/afspraken/1/weg"), "POST")
    found.add(app, "leading, ended", leading, leading.fill(f"{at}/einde"), "POST")
    for path in ("/leiden/afgelopen", at, held.at):
        found.add(app, f"leading, over {path[-6:]}", leading, leading.get(path))


def visit_led_scenes(app: Flask, found: Gathered, held: Holding, leading: Visitor) -> None:
    """Each scene for who leads, its paper and its questions, and buttons that come late."""
    at = held.control
    while (scene := held.move() and held.scene) and scene.kind is not SceneKind.AGREED:
        found.add(app, f"leading {scene.id}", leading, leading.get(at))
        if scene.poll:
            sheet = leading.get(f"{at}/papier")
            found.add(app, f"leading {scene.id}, paper", leading, sheet)
            found.add(app, f"leading {scene.id}, counted", leading, leading.send(sheet, {"was": "x"}), "POST")
            for path in ("verder", "overslaan"):
                question = leading.get(f"{at}/{path}?scene={scene.id}")
                found.add(app, f"leading {scene.id}, {path}", leading, question)
    for path in ("verder", "terug", "overslaan", "grootste", "tijd"):
        found.add(app, f"leading, late {path}", leading, leading.post(f"{at}/{path}", leading.get(at).fields()), "POST")
    found.add(app, "leading, by its link", leading, leading.get(held.lead_link))
    for path in (f"{at}/nu", f"{at}/telefoon", f"{held.at}/nu"):
        found.routes.add(("GET", endpoint(app, leading.get(path), "GET")))  # parts of a page


def look(app: Flask, found: Gathered, state: str, seen: Iterable[tuple[Visitor, str]]) -> None:
    """Visit pages, each by whoever it is for."""
    for visitor, address in seen:
        found.add(app, state, visitor, visitor.get(address))


def visit_room_round(app: Flask, found: Gathered, me: Visitor) -> None:
    """The room's own round: before it can open, open, closed with too many, too few and enough answers, published."""
    for young, management, people in ((0, 0, {}), (15, 4, PRESENT), (4, 2, PRESENT), (14, 6, PRESENT)):
        held = hold(app, ROOM, present=people)
        held.go_to(SceneKind.RULES)
        leading, phone, state = leader(held), Attendee(app), f"room {young}"
        seen = (leading, held.control), (me, held.control), (phone, phone.join(held).address), (phone, held.at)
        lead((held, leading), "/leiden/verder")
        look(app, found, f"{state}, asks", seen)
        if people:
            answer(held, young, management)
            lead((held, leading), "/leiden/verder")
            look(app, found, f"{state}, checks", seen)
            for name in ("vaststellen", "gevraagd"):
                address = f"{held.control}/vragenlijst/{name}"
                found.add(app, f"{state}, {name}", leading, leading.get(address))
                found.add(app, f"{state}, {name} sent", leading, leading.post(address, {}), "POST")
            for name in ("openen", "sluiten", "later"):
                address = f"{held.control}/vragenlijst/{name}"
                found.add(app, f"{state}, {name}", leading, leading.post(address, {}), "POST")
            lead((held, leading), "/leiden/terug")
            look(app, found, f"{state}, closed", seen)


def visit_respondents(app: Flask, found: Gathered) -> None:
    """Every page of who answers our own questionnaire, in every state."""
    phone, asking, coded, closed, fixed = Phone(app), ask(app), ask(app, has_codes=True), ask(app), ask(app)
    by_hand = ask(app)
    renew_manage_link(by_hand)  # else a short code leads to the long link
    answered(fixed, 5)
    closed.close()
    fixed.publish()
    for name, link in (("long", asking.link()), ("short", by_hand.short()), ("other", coded.link(Side.MANAGEMENT))):
        state = f"respondent, {name}"
        found.add(app, state, phone, phone.get(link))
        for path in ("/bedankt", "/stand"):
            found.add(app, state, phone, phone.get(f"{link}{path}"))
        side = Side.MANAGEMENT if name == "other" else Side.YOUNG
        begun = phone.begin(link, side, code=coded.code(1, side))
        for page in (begun, phone.send(begun), phone.send(begun, {"R1": "4"}), phone.begin(link, side, leeftijd="")):
            found.add(app, state, phone, page, "POST")
    for name, each in (("closed", closed), ("fixed", fixed)):
        for path in ("", "/bedankt", "/stand"):
            found.add(app, f"respondent, {name}", phone, phone.get(f"{each.link()}{path}"))
    found.add(app, "respondent, others", phone, phone.begin(asking.link(), leeftijd="nee"), "POST")
    found.add(app, "respondent, no code", phone, phone.begin(coded.link(), code="x"), "POST")
    found.add(app, "respondent, gone", phone, phone.get(fixed.link(Side.MANAGEMENT)))
    found.add(app, "respondent, code", phone, phone.get("/v"))
    for code in ("x", "bcdfgh"):
        found.add(app, "respondent, code", phone, phone.fill("/v", {"code": code}), "POST")


@pytest.fixture
def gathered(app: Flask) -> Gathered:
    """Everything that was visited, once for all tests."""
    return visited(app)


@cache
def framed(gathered: Gathered) -> list[tuple[str, Page]]:
    """Pages of our own frame: not the files, and not reports, which are documents of their own."""
    return [
        (f"{state}: {name} ({page.status})", page)
        for state, pages in gathered.pages.items()
        for name, page, _ in pages
        if page.is_html and page.status not in REDIRECTS and not is_report(page)
    ]


def is_report(page: Page) -> bool:
    return page.status == 200 and ("/rapport.html" in page.address or "/pakket.html" in page.address)


def test_no_route_was_forgotten(app: Flask, gathered: Gathered) -> None:
    """A new route without a visit fails: each endpoint must be visited, and those that take forms must be sent one."""
    asked = {
        (method, rule.endpoint)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) & {"GET", "POST"}
    }
    assert asked - gathered.routes == set()


def test_no_page_is_a_fault(gathered: Gathered) -> None:
    for name, page in framed(gathered):
        assert page.status < 500, name
        assert "None" not in page.main, name
        assert "{{" not in page.text, name


def test_the_html_is_sound(gathered: Gathered) -> None:
    for name, page in framed(gathered):
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
    for name, page in framed(gathered):
        assert page.first("html").get("lang") == "nl", name
        assert [words(heading) != "" for heading in page.tree.iter("h1")] == [True], name


def test_headings_skip_no_level(gathered: Gathered) -> None:
    for name, page in framed(gathered):
        levels = [
            int(element.tag[1]) for element in page.first("main").iter() if element.tag in {"h1", "h2", "h3", "h4"}
        ]
        known = levels[levels.index(1) :]
        jumps = [(before, after) for before, after in pairwise(known) if after > before + 1]
        assert not jumps, (name, jumps)


def test_every_page_of_a_state_has_a_title_of_its_own(gathered: Gathered) -> None:
    for state, pages in gathered.pages.items():
        if state == "understood":  # one page for two sheets
            continue
        titles: dict[str, set[str]] = {}
        for _, page, _ in pages:
            if page.is_html and page.status == 200:
                titles.setdefault(page.title, set()).add(page.address.partition("?")[0])
        assert not {title: where for title, where in titles.items() if len(where) > 1}, state


def test_a_page_of_faults_says_so_in_its_title(gathered: Gathered) -> None:
    for name, page in framed(gathered):
        if page.status == 422:
            assert page.title.startswith("Fout: "), name
            summary = page.by_id("fouten") if "pakket" not in name else None
            assert summary is None or summary.get("tabindex") == "-1", name


def test_no_id_stands_twice(gathered: Gathered) -> None:
    for name, page in framed(gathered):
        counted = Counter(element.get("id") for element in page.elements if element.get("id"))
        assert [found for found, times in counted.items() if times > 1] == [], name


def test_everything_that_is_referred_to_is_there(gathered: Gathered) -> None:
    for name, page in framed(gathered):
        known = {element.get("id") for element in page.elements}
        for element in page.elements:
            for attribute in ("for", "aria-describedby", "aria-labelledby"):
                assert set((element.get(attribute) or "").split()) <= known, (name, attribute, element.get(attribute))
            if element.tag == "a" and (element.get("href") or "").startswith("#"):
                assert (element.get("href") or "")[1:] in known, (name, element.get("href"))


def test_every_field_has_a_label(gathered: Gathered) -> None:
    for name, page in framed(gathered):
        labels = [element for element in page.tree.iter("label") if words(element)]
        labelled = {element.get("for") for element in labels}
        within = {id(element) for label in labels for element in label.iter()}
        for element in page.elements:
            if element.tag in FIELDS and element.get("type") not in {"hidden", "submit"}:
                assert id(element) in within or element.get("id") in labelled, (name, element.attrib)


def test_a_choice_among_radios_has_a_legend(gathered: Gathered) -> None:
    for name, page in framed(gathered):
        radios = {id(element) for element in page.tree.iter("input") if element.get("type") == "radio"}
        grouped = {id(element) for group in page.tree.iter("fieldset") for element in group.iter("input")}
        assert radios <= grouped, name
        for group in page.tree.iter("fieldset"):
            assert group[0].tag == "legend", name
            assert words(group[0]), name


def test_buttons_and_links_say_something(gathered: Gathered) -> None:
    for name, page in framed(gathered):
        for element in page.elements:
            if element.tag in {"a", "button"}:
                assert words(element) or element.get("aria-label"), (name, element.attrib)


def test_every_stop_for_tab_that_is_no_control_has_a_role_and_a_name(gathered: Gathered) -> None:
    for pages in gathered.pages.values():
        for name, page, _ in pages:
            if page.is_html and page.status == 200:
                stops = [element for element in page.elements if element.get("tabindex") == "0"]
                assert [
                    dict(each.items()) for each in stops if not (each.get("role") and each.get("aria-label"))
                ] == [], name


def test_every_cell_that_a_phone_shows_under_its_heading_names_it(gathered: Gathered) -> None:
    for pages in gathered.pages.values():
        for name, page, _ in pages:
            tables = page.tree.iter("table") if page.is_html and page.status == 200 else ()
            for table in tables:
                if "stacked" in table.get("class", "").split():
                    cells = [
                        cell
                        for row in table.iter("tr")
                        if "empty" not in row.get("class", "")
                        for cell in row.iter("td")
                    ]
                    drawn = ("chart", "change-drawn", "spread-drawn")
                    unnamed = [
                        words(cell)
                        for cell in cells
                        if not cell.get("data-label") and not any(part in cell.get("class", "") for part in drawn)
                    ]
                    assert unnamed == [], name


def test_tables_have_headings(gathered: Gathered) -> None:
    for name, page in framed(gathered):
        for table in page.tree.iter("table"):
            assert all(cell.get("scope") in {"col", "row"} for cell in table.iter("th")), name
            assert list(table.iter("th")), name


def test_nothing_stands_in_line(gathered: Gathered) -> None:
    for name, page in framed(gathered):
        for element in page.elements:
            assert element.tag != "style", name
            assert "style" not in element.attrib, (name, element.tag)
            assert not [key for key in element.attrib if key.startswith("on")], name
            assert element.tag != "script" or (element.get("src") and not words(element)), name
            assert not (element.get("href") or "").startswith("javascript:"), name


def test_nothing_is_asked_of_another_host(gathered: Gathered) -> None:
    for name, page in framed(gathered):
        for element in page.elements:
            for attribute in ("src", "srcset", "action", "formaction", "poster"):
                assert (element.get(attribute) or "/").startswith(("/", "data:")), (name, element.attrib)
            if element.tag == "link":
                assert (element.get("href") or "").startswith(("/", "data:")), name


@pytest.mark.matrix
def test_every_link_leads_somewhere(gathered: Gathered) -> None:
    known: dict[tuple[object, str], int] = {
        target(visitor, page.address): page.status
        for pages in gathered.pages.values()
        for name, page, visitor in pages
        if name.startswith("GET ")
    }
    followed = 0
    for state, pages in gathered.pages.items():
        for name, page, visitor in pages:
            if not page.is_html or page.status in REDIRECTS or is_report(page):
                continue
            for link in sorted({link for link in page.links if link.startswith(f"{HTTP}/") and ".pdf" not in link}):
                followed += 1
                if (key := target(visitor, link)) not in known:
                    known[key] = visitor.get(link.partition("#")[0]).status
                is_over = known[key] == 410 and re.search(
                    r"/(bijeenkomst/\w{16}|leiden|deelnemen|d/\w+)\b", link
                )  # ended meanwhile
                assert known[key] < 400 or is_over, (state, name, link)
    assert followed > 1000


def target(visitor: Visitor, address: str) -> tuple[object, str]:
    """What a link leads to: the same page in another order is one target, and so is a theme for each audience."""
    path = urlsplit(address).path
    if theme := re.fullmatch(r"/(\w+)/.*(/R\d+)", path):
        return theme[1], theme[2]
    if picture := re.fullmatch(r"/(\w+)/.*/beeld/([\w-]+\.png)", path):  # a second to make, and the same for all
        return picture[1], picture[2]
    return visitor, path


def test_this_page_is_marked_in_its_menus(gathered: Gathered) -> None:
    for name, page in framed(gathered):
        for nav in page.tree.iter("nav"):
            if nav.get("class") in {"round-nav", "sub-nav"} and "/R1" not in name and "onderwerpen" not in name:
                assert [element.get("aria-current") for element in nav.iter("a")].count("page") == 1, name


def test_a_manager_of_one_round_walks_through_it_all(app: Flask) -> None:
    saved = save_round(app)
    visitor = manager(app, saved)
    assert {visitor.get(f"{saved.at}{path}").status for path in (*PARTS, *RESULTS)} == {200, 302}
