"""The screen for the room: what each scene says, in every mix of what there is to show, and what it never tells."""

import re
from dataclasses import replace

import pytest
from flask import Flask

from retention_check import secret_links, store
from retention_check.domain.meeting.agenda import usual_agenda
from retention_check.domain.meeting.live import Timer
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Round
from retention_check.domain.shown_in_meetings import ShownInMeetings
from retention_check.domain.side import Side
from retention_check.secret_links import hashed
from retention_check.store import MeetingKeys
from tests.cast import DAY, REASONS
from tests.web.client import Page, Visitor, database_of
from tests.web.meeting.held import Holding, hold
from tests.web.meeting.shown import FULL, LAST, LONGEST, QUICK, ROUNDS, SHOWN, Shown, change, guesses

ADDRESS = "127.0.0.1:8765/d"
PRESSED = "a", "button", "form", "input", "select", "textarea", "summary"
DUE = "op alfabet"
SAYS: dict[str, tuple[str, ...]] = {
    "before": ("Welkom", "Straks begint de bijeenkomst. U kunt al meedoen.", "Gouda"),
    "arrive": ("17 van 20 doen mee", "Geteld in de zaal: 14 jong, 6 management"),
    "arrive-long": ("1 van 20 doet mee",),
    "arrive-unknown": ("3 doen mee",),
    "arrive-everyone": ("Iedereen doet mee: 7 van 7",),
    "rules": ("Geen namen", "Het management luistert eerst", "U mag een vraag altijd overslaan"),
    "guess": (
        "Raad: waarom vertrekken jonge ambtenaren?",
        "Jonge ambtenaren raden wat het management zegt.",
        "12 van 20 raadden al",
        "Geteld in de zaal: 14 jong, 6 management",
    ),
    "guess-small": (
        "Van het management laten wij niets zien: dat zijn er minder dan vijf. Wie wil, vertelt straks wat die raadde.",
    ),
    "guess-waiting": ("Zo meteen kunt u stemmen",),
    "guess-closed": ("De stemming is gesloten",),
    "guess-alone": ("U raadt wat het management zegt.", "5 of meer raadden al"),
    "guessed": (
        "Jonge ambtenaren over het management Te weinig contact met leeftijdsgenoten",
        "Het management over jonge ambtenaren",
        DUE,
    ),
    "guessed-shares": ("geraden, de meeste eerst.",),
    "guessed-one": ("Niet getoond. Minder dan vijf mensen raadden. Zo blijft van ieder geheim wat die koos.",),
    "guessed-few": ("Minder dan vijf mensen raadden. Daarom tonen wij niets.", "Wie wil, vertelt wat die raadde."),
    "guessed-more": ("Er kwamen meer antwoorden binnen dan er mensen in de zaal zijn. Daarom tonen wij niets.",),
    "guessed-before": ("Wat u hier koos, stond al in een eerdere bijeenkomst.",),
    "guessed-skipped": ("Deze stap sloegen wij over. Er is niets geteld.",),
    "reveal": (
        "Reden 7 van 10 Te veel uitbesteding aan bureaus Volgens jonge ambtenaren weegt deze reden zwaarder dan",
        "5,9 tegenover 4,8. Verschil: 1,1 punt, kan toeval zijn. Landelijk: 1,7 punt.",
        "Jong zet deze reden op plaats 9, het management op 10.",
        "jonge ambtenaren management landelijk: jonge ambtenaren gemeentesecretarissen",
    ),
    "reveal-widest": ("Hier kijkt u het meest verschillend Te weinig financiële groei", "2,1 punt, duidelijk."),
    "reveal-long": ("het management op 2 (gedeeld).",),
    "reveal-withheld": (
        "Jonge ambtenaren geven deze reden 5,5. Landelijk is dat 5,5.",
        "Het management: niet getoond. Te weinig antwoorden.",
    ),
    "reveal-young": ("Het management: niet getoond. Er zijn geen vastgelegde scores.",),
    "reveal-country": (
        "Hier verschillen beide groepen landelijk het meest",
        "Landelijk: volgens jonge ambtenaren weegt deze reden zwaarder dan volgens gemeentesecretarissen: 6,2 tegen",
        "Van uw gemeente zijn hier geen scores.",
        "Landelijk: jonge ambtenaren zetten deze reden op plaats 9, gemeentesecretarissen op 10.",
    ),
    "reveal-ends": ("9,5 of hoger tegenover 1,5 of lager. Verschil: minstens 8,0 punt, duidelijk.",),
    "reveal-equal": ("Reden 10 van 10", "Deze reden weegt volgens beide groepen even zwaar: beide 7,0."),
    "reveal-open": ("management (open score, niet anoniem)", "Landelijk: andersom, 0,4 punt."),
    "reveal-marks": ("Landelijk is op een andere manier gevraagd.",),
    "order": (
        "De hele volgorde",
        "Jong: de helft of meer raadde het goed. Het zwaarst voor het management: te weinig gebruik van competenties.",
        "Management: minder dan de helft raadde het goed. Het zwaarst voor jonge ambtenaren: te weinig carrière",
    ),
    "order-country": (
        "De hele volgorde, landelijk",
        "raadde het goed. Het zwaarst voor het management: te weinig carrièreontwikkeling (landelijk).",
    ),
    "order-equal": ("Het zwaarst voor het management: tien redenen, even zwaar.",),
    "order-open": ("management (open score)",),
    "talk": (
        "Onderwerp 1: zelfde functie, hogere schaal Jong en management denken hier anders over, en het weegt zwaar.",
        "jong 8,3 management 4,5 landelijk: jong 8,1, gemeentesecretarissen 4,9 10 is heel veel steun",
        "Wanneer vindt u een hogere schaal in dezelfde functie terecht? Een vraag aan jonge ambtenaren",
    ),
    "talk-management": ("Een vraag aan het management",),
    "talk-together": ("Een vraag aan iedereen",),
    "talk-alone": ("Een vraag om straks aan het management te stellen",),
    "dots": ("Nu zetten jonge ambtenaren hun stippen, daarna het management.", "5 of meer zetten hun stippen"),
    "dots-management": ("Nu zet het management zijn stippen.", "Minder dan 5 zetten hun stippen"),
    "dots-together": ("Iedereen heeft twee stippen.", "4 van 20 zetten hun stippen"),
    "dots-none": ("Over deze maatregelen stond al een uitkomst in een eerdere bijeenkomst.",),
    "dotted": ("Jonge ambtenaren Laten zien: nut voor de organisatie", DUE),
    "dotted-shares": ("Laten zien: nut voor de organisatie meer dan twee derde", "welk deel van alle stippen dat is"),
    "dotted-all": ("Iedereen samen", "als van elke groep vijf mensen of meer op de telefoon stemden"),
    "dotted-few": (
        "Minder dan vijf mensen zetten stippen. Daarom tonen wij niets.",
        "Wie wil, vertelt waar die mee wil beginnen.",
    ),
    "dotted-more": ("Er kwamen meer stippen binnen dan er mensen in de zaal zijn.",),
    "agree-empty": (
        "Wat doen wij?",
        "Welke rol gaat erover?",
        "Hoe merken wij het?",
        "Hooguit drie.",
        "wie antwoordt, en wanneer",
    ),
    "agree": (
        "Elke nieuwe collega krijgt een maatje Rol: teammanagers Wanneer: voor de zomer Hoe merken wij het: iedereen",
    ),
    "agree-longest": (LONGEST,),
    "agreed": ("Dit spraken wij af", "Wanneer u antwoord krijgt: In de nieuwsbrief van 15 januari"),
    "agreed-none": ("Er is vandaag niets opgeschreven.",),
    "topics": ("Waarover wilt u praten?", "Dit zijn voorstellen, zonder scores."),
    "questions": ("Welke vraag wilt u stellen?", "Maak samen een vraag die naar niemand wijst."),
}
HIDES: dict[str, tuple[str, ...]] = {
    "arrive-unknown": (" van ",),
    "rules": ("Ook zonder naam weet de zaal",),
    "guess-waiting": ("raadden al",),
    "guess-closed": ("raadden al",),
    "guess-alone": (" van 14", "6"),
    "guessed": ("derde",),
    "reveal-withheld": ("plaats 1 bij management", "tegenover"),
    "dots": (" van 20 zetten", "7"),
    "dots-management": (" van 20 zetten",),
    "dotted": ("welk deel",),
    "dotted-all": ("Jonge ambtenaren",),
    "order-plain": ("raadde het goed",),
}


def shown(app: Flask, name: str) -> Page:
    """The screen of a meeting at a scene, as somebody sees it who was given nothing."""
    return Visitor(app).get(SHOWN[name].hold(app).at)


@pytest.mark.parametrize("name", SHOWN)
def test_each_scene_says_what_there_is_to_see_and_has_nothing_to_press(app: Flask, name: str) -> None:
    page = shown(app, name)
    assert page.status == 200
    assert len(list(page.tree.iter("h1"))) == 1
    assert page.first("html").get("lang") == "nl"
    assert not any(each.tag in PRESSED for each in page.elements)
    for text in SAYS.get(name, ()):
        assert text in page.main, page.main
    for text in HIDES.get(name, ()):
        assert text not in page.main, page.main


@pytest.mark.parametrize("name", QUICK)
def test_there_is_no_secret_on_the_screen_or_in_its_address(app: Flask, name: str) -> None:
    holding = SHOWN[name].hold(app)
    page = Visitor(app).get(holding.at)
    for secret in (holding.manage, holding.lead_link.rpartition("/")[2], holding.public_id):
        assert secret not in page.text
        assert secret not in holding.at


def test_every_kind_of_scene_has_its_words_here() -> None:
    of_others = {SceneKind.ASK, SceneKind.CHECK, SceneKind.PREDICT, SceneKind.PREDICTED}
    assert {each.kind for name, each in SHOWN.items() if name in SAYS} == {None, *SceneKind} - of_others


@pytest.mark.usefixtures("room")
def test_who_arrives_can_scan_or_type(app: Flask) -> None:
    holding = SHOWN["arrive"].hold(app)
    page = Visitor(app).get(holding.at)
    assert f"{ADDRESS} en typ {holding.code}" in page.main
    assert page.first("img").get("alt") == "QR-code om mee te doen"


def test_a_laptop_that_no_phone_reaches_says_to_take_paper(app: Flask) -> None:
    page = shown(app, "arrive")
    assert "Telefoons kunnen deze laptop niet bereiken. U doet mee op papier." in page.main
    assert not list(page.tree.iter("img"))


def test_links_that_cannot_be_shown_any_more_send_to_who_leads(app: Flask) -> None:
    holding = SHOWN["arrive"].hold(app)
    keys = MeetingKeys(holding.screen, hashed(secret_links.new_receipt()), hashed("elders"))
    store.meetings.renew_links(database_of(app), holding.public_id, 1, keys)
    assert "Vraag de begeleider hoe u meedoet." in Visitor(app).get(holding.at).main


@pytest.mark.usefixtures("room")
def test_the_way_to_join_late_stays_below_for_who_joins_many_times_does_not_take_it_from_others(app: Flask) -> None:
    holding = Shown(SceneKind.GUESS, joined=19).hold(app)
    assert f"en typ {holding.code}. 19 van 20 doen mee." in Visitor(app).get(holding.at).main
    for _ in range(3):
        holding.join(Side.MANAGEMENT)
        page = Visitor(app).get(holding.at).main
        assert f"Nog niet erbij? Ga naar {ADDRESS} en typ {holding.code}." in page
        assert "doen mee" not in page


def test_scores_that_are_not_published_are_not_on_the_screen(app: Flask) -> None:
    holding = hold(app, Round(FULL, DAY, "Gouda"), usual_agenda(has_scores=True, is_small=False))
    holding.go_to(SceneKind.REVEAL, LAST)
    page = Visitor(app).get(holding.at)
    assert "Van uw gemeente zijn hier geen scores." in page.main
    assert "8,0" not in page.text


def test_the_widest_difference_is_revealed_last_and_only_once(app: Flask) -> None:
    holding = Shown(SceneKind.REVEAL).hold(app)
    pages = []
    for _ in REASONS:
        pages.append(Visitor(app).get(holding.at).main)
        holding.move()
    assert ["meest verschillend" in page for page in pages] == [False] * LAST + [True]
    sizes = [float(found[1].replace(",", ".")) for page in pages if (found := re.search(r"Verschil: ([\d,]+)", page))]
    assert sizes == sorted(sizes)


def test_a_group_that_guessed_in_an_earlier_meeting_is_told_why_it_is_not_there(app: Flask) -> None:
    before = replace(ROUNDS["complete"], shown_in_meetings=ShownInMeetings(guessed=(Side.MANAGEMENT,)))
    holding = hold(app, before)
    holding.go_to(SceneKind.GUESSED)
    change(holding, lambda meeting: replace(meeting, outcomes={Poll.GUESS: guesses(Side.YOUNG)}))
    assert "Wat deze groep raadde, stond al in een eerdere bijeenkomst." in Visitor(app).get(holding.at).main


def test_the_fragment_says_the_same_as_the_page_and_only_when_something_changed(app: Flask) -> None:
    holding = SHOWN["guess"].hold(app)
    visitor = Visitor(app)
    page = visitor.get(holding.at)
    tag = f'"{page.first("main").get("data-tag")}"'
    assert visitor.get(f"{holding.at}/nu", headers={"If-None-Match": tag}).status == 304
    _guess(holding)
    found = visitor.get(f"{holding.at}/nu", headers={"If-None-Match": tag})
    assert "<strong>13</strong> van 20" in found.text
    assert "<html" not in found.text


def test_of_one_group_that_votes_the_screen_tells_fives_and_so_does_its_tag(app: Flask) -> None:
    holding = Shown(SceneKind.DOTS, voted=6).hold(app)
    visitor = Visitor(app)
    code = holding.stored.meeting.ballot[0]
    tags = []
    for _ in range(5):
        tags.append(visitor.get(f"{holding.at}/nu").headers["ETag"])
        holding.vote(Poll.DOTS, {code: 1})
    assert len(set(tags[:4])) == 1
    assert tags[4] != tags[0]
    assert "10 of meer zetten hun stippen" in visitor.get(holding.at).main


@pytest.mark.parametrize(
    ("timer", "words"),
    [
        (Timer(10, 95, None), "pauze, nog 9 minuten"),
        (Timer(10, 570, None), "pauze, nog 1 minuut"),
        (Timer(10, 700, None), "de tijd is om"),
    ],
)
def test_the_time_that_is_left_stands_there_in_minutes_without_a_script(app: Flask, timer: Timer, words: str) -> None:
    page = Visitor(app).get(Shown(SceneKind.TALK, changed={"timer": timer}).hold(app).at)
    assert words in page.main
    left = next(each for each in page.elements if "data-left" in each.attrib)
    assert int(left.get("data-left", "")) == timer.left(0)
    assert "data-running" not in left.attrib
    assert ("data-over" in left.attrib) == (timer.left(0) < 0)


def test_a_time_that_runs_says_so_to_the_script(app: Flask) -> None:
    page = Visitor(app).get(Shown(SceneKind.TALK, changed={"timer": Timer(10, 0, 4_000_000_000)}).hold(app).at)
    left = next(each for each in page.elements if "data-left" in each.attrib)
    assert "data-running" in left.attrib
    assert left.get("data-left") == "600"


def test_no_time_stands_beside_what_is_revealed(app: Flask) -> None:
    for name in ("guessed", "reveal", "order", "dotted", "agreed"):
        assert "data-left" not in shown(app, name).text


def test_the_page_loads_itself_again_without_a_script(app: Flask) -> None:
    page = shown(app, "talk")
    assert '<noscript><meta http-equiv="refresh"' in page.text
    assert "connect-src 'self'" in page.headers["Content-Security-Policy"]


def test_a_drawing_says_in_words_what_it_shows(app: Flask) -> None:
    told = [each for each in shown(app, "reveal-widest").elements if each.get("id") == "drawn"]
    assert told[0].text == (
        "Te weinig financiële groei, op een schaal van 1 tot 10. Jonge ambtenaren: 8,0. Het management: 5,9. "
        "Landelijk: jonge ambtenaren 7,6, gemeentesecretarissen 6,6."
    )
    order = [each for each in shown(app, "order").elements if each.get("id") == "drawn"]
    assert "Jonge ambtenaren: 1 te weinig carrièreontwikkeling; 2 te weinig gebruik van" in (order[0].text or "")
    assert "gedeeld 2 te weinig carrièreontwikkeling en te weinig sociale steun" in (order[0].text or "")


def _guess(holding: Holding) -> None:
    holding.vote(Poll.GUESS, {"R1": 1, "R2": 1, "R3": 1})
