"""What comes next in a round: one step at a time, from its first page to its agreements."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask

from retention_check import clock, dutch
from retention_check.domain.meeting.agenda import usual_agenda
from retention_check.domain.meeting.live import LiveMeeting, Place
from retention_check.domain.round import ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.web.next_step import next_step
from tests.web.client import ABOUT, AGREEMENTS, GOUDA, Page, SavedRound, Visitor, agreed, published, save_round, words
from tests.web.meeting.held import hold
from tests.web.organiser.meeting.prepared import let_pass
from tests.web.organiser.questionnaire.asking import answer, opened

EMPTY = replace(GOUDA, entries=(), agreements=())
YOUNG = replace(EMPTY, entries=GOUDA.entries_of(Side.YOUNG))
MANAGEMENT = replace(EMPTY, entries=GOUDA.entries_of(Side.MANAGEMENT))
BOTH = replace(GOUDA, agreements=())
OPEN = replace(EMPTY, management_form=ManagementForm.AGREED)
GIVEN = replace(agreed(), agreements=())
UNCOUNTED = replace(BOTH, answers={}, entries=tuple(replace(entry, n=None) for entry in BOTH.entries))
FRESH = replace(GOUDA, agreements=tuple(replace(each, status="") for each in GOUDA.agreements))
STEPS = {
    "nothing": (EMPTY, "scores", "Scores typen"),
    "young": (YOUNG, "scores", "Scores typen"),
    "management": (MANAGEMENT, "scores", "Scores typen"),
    "open scores": (OPEN, "scores", "Open scores invullen"),
    "open scores given": (GIVEN, "scores", "Open scores vastleggen"),
    "no numbers": (UNCOUNTED, "scores", "Aantal invullen"),
    "both": (BOTH, "results", "Bekijk de resultaten"),
    "published": (published(BOTH), "agreements", "Naar het rapport"),
    "agreements": (published(FRESH), "", "Naar het rapport"),
    "agreements later": (published(GOUDA), "", "Naar de afspraken"),
}


@pytest.mark.parametrize("name", STEPS)
def test_each_state_of_a_round_has_its_next_step(name: str) -> None:
    round, part, button = STEPS[name]
    step = next_step(round)
    assert (step.part, step.button.text) == (part, button)


@pytest.mark.parametrize(
    ("round", "group"), [(EMPTY, "jong"), (YOUNG, "management"), (MANAGEMENT, "jong"), (OPEN, "management")]
)
def test_the_group_to_type_is_the_one_without_scores(round: Round, group: str) -> None:
    assert next_step(round).button.values == {"group": group}


def test_after_the_meeting_the_report_is_printed_and_sent_round() -> None:
    step = next_step(published(FRESH))
    assert step.now == "Print het rapport met de afspraken en stuur het rond."
    assert [each.text for each in step.others] == ["Naar de afspraken"]


def test_one_group_is_enough_to_go_on(app: Flask, me: Visitor) -> None:
    page = me.get(save_round(app, YOUNG).at)
    assert "Bekijk de resultaten" in page.main


@pytest.mark.parametrize("name", STEPS)
def test_the_overview_says_what_to_do_now_with_one_primary_button(app: Flask, me: Visitor, name: str) -> None:
    round, _, button = STEPS[name]
    page = me.get(save_round(app, round).at)
    leads = [words(each) for each in page.elements if "utrecht-paragraph--lead" in (each.get("class") or "")]
    assert leads[0].startswith("Nu: ")
    primary = [
        words(each) for each in page.elements if "utrecht-button-link--primary-action" in (each.get("class") or "")
    ]
    assert primary == [button]
    assert me.get(next(link for link, text in links(page) if text == button)).status in {200, 302}


@pytest.mark.parametrize("name", STEPS)
def test_the_parts_of_a_round_mark_the_next_step(app: Flask, me: Visitor, name: str) -> None:
    round, part, _ = STEPS[name]
    saved = save_round(app, round)
    names = {"scores": "Scores", "results": "Resultaten", "agreements": "Afspraken"}
    for path in ("", "/afspraken", "/delen"):
        nav = next(each for each in me.get(f"{saved.at}{path}").tree.iter("nav") if each.get("class") == "round-nav")
        marked = [words(link) for link in nav.iter("a") if "volgende stap" in words(link)]
        assert marked == ([f"{names[part]} volgende stap"] if part else [])


@pytest.mark.parametrize(
    ("button", "leads_to"),
    [("typen", "/scores"), ("scoreblad", "/scoreblad"), ("vragen", "/zelf-vragen"), ("", ""), ("elders", "")],
)
def test_the_button_that_makes_a_round_leads_on(me: Visitor, button: str, leads_to: str) -> None:
    page = me.fill("/nieuw", ABOUT | {"daarna": button})
    assert page.redirects_to.partition("/ronde/")[2][16:] == leads_to


@pytest.mark.parametrize("round", [EMPTY, YOUNG, OPEN])
def test_asking_ourselves_is_one_of_the_ways(app: Flask, me: Visitor, round: Round) -> None:
    saved = save_round(app, round)
    assert (f"{saved.at}/zelf-vragen", "Zelf vragen") in links(me.get(saved.at))


def test_beside_marks_nobody_can_be_asked(app: Flask, me: Visitor) -> None:
    saved = save_round(app, replace(YOUNG, scale=SCALES["marks"]))
    assert "Zelf vragen" not in me.get(saved.at).main


def primary(page: Page) -> list[tuple[str, str]]:
    """What the one primary button says, and where it leads."""
    return [
        (words(each), each.get("href", "").rpartition("/ronde/")[2][16:])
        for each in page.elements
        if "utrecht-button-link--primary-action" in (each.get("class") or "")
    ]


def test_a_round_that_asks_says_how_far_it_is(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, EMPTY)
    page = me.get(saved.at)
    assert f"Nu: er loopt een vragenlijst, tot en met {dutch.date(clock.today() + timedelta(14))}." in page.main
    assert primary(page) == [("Naar de vragenlijst", "/zelf-vragen/stand")]
    assert page.main.count("vragenlijst: minder dan 5 antwoorden") == 2
    answer(app, saved, Side.YOUNG, 12)
    me.fill(f"{saved.at}/zelf-vragen/sluiten")
    page = me.get(saved.at)
    assert "Nu: de vragenlijst is gesloten." in page.main
    assert primary(page) == [("Uitkomsten vastleggen", "/zelf-vragen/vaststellen")]
    me.fill(f"{saved.at}/zelf-vragen/vaststellen")
    assert "vragenlijst is" not in me.get(saved.at).main


def test_open_scores_are_locked_before_what_was_asked_is_published(app: Flask, me: Visitor) -> None:
    saved = opened(app, me, OPEN)
    page = me.get(saved.at)
    assert primary(page) == [("Naar de vragenlijst", "/zelf-vragen/stand")]
    assert (f"{saved.at}/scores/management", "Open scores") in links(page)
    me.fill(f"{saved.at}/zelf-vragen/sluiten")
    page = me.get(saved.at)
    assert primary(page) == [("Open scores invullen", "/scores/management")]
    assert "Bestand uploaden" not in page.main


@pytest.mark.parametrize("path", ["", "/afspraken", "/zelf-vragen/stand", "/scoreblad"])
def test_the_part_with_the_questionnaire_is_the_next_step(app: Flask, me: Visitor, path: str) -> None:
    saved = opened(app, me, EMPTY)
    nav = next(each for each in me.get(f"{saved.at}{path}").tree.iter("nav") if each.get("class") == "round-nav")
    assert [words(link) for link in nav.iter("a") if "volgende stap" in words(link)] == ["Scores volgende stap"]


def test_nothing_is_promised_that_is_not_shown(app: Flask, me: Visitor) -> None:
    few = replace(BOTH, agreements=AGREEMENTS, answers={}, entries=tuple(replace(each, n=3) for each in BOTH.entries))
    page = me.get(save_round(app, few).at)
    assert "klaar" not in page.main
    assert "wij kunnen er nog geen tonen" in page.main


def links(page: Page) -> list[tuple[str, str]]:
    return [(each.get("href", ""), words(each)) for each in page.tree.iter("a")]


WAITING = LiveMeeting(usual_agenda(has_scores=True, is_small=False))
ASKING = LiveMeeting(usual_agenda(has_scores=False, is_small=False))
HELD = replace(WAITING, place=Place(2, 0))


@pytest.mark.parametrize("name", STEPS)
def test_a_meeting_that_is_on_goes_before_everything(name: str) -> None:
    step = next_step(STEPS[name][0], meeting=HELD)
    assert (step.part, step.button.endpoint) == ("meeting", "organiser.meeting.overview.show")


@pytest.mark.parametrize(
    ("name", "meeting", "part"),
    [
        ("published", WAITING, "meeting"),  # in place of the conversation
        ("agreements", WAITING, ""),  # there are agreements already
        ("both", WAITING, "results"),  # first the figures are final
        ("nothing", WAITING, "scores"),  # nobody answers in the room
        ("nothing", ASKING, "meeting"),
        ("young", ASKING, "scores"),
        ("open scores given", ASKING, "scores"),
    ],
)
def test_a_meeting_that_waits_takes_the_place_of_what_it_is_for(name: str, meeting: LiveMeeting, part: str) -> None:
    step = next_step(STEPS[name][0], meeting=meeting)
    assert step.part == part
    if part == "meeting":
        ways = {button.text for button in (step.button, *step.others)}
        assert STEPS[name][2] in ways  # what could be done without it can still be done
        assert "Bijeenkomst voorbereiden" not in ways


@pytest.mark.parametrize(("name", "is_offered"), [("published", True), ("nothing", True), ("young", False)])
def test_a_meeting_is_offered_for_the_conversation_and_where_there_are_no_scores(
    app: Flask, me: Visitor, name: str, *, is_offered: bool
) -> None:
    saved = save_round(app, STEPS[name][0])
    assert ((f"{saved.at}/bijeenkomst/nieuw", "Bijeenkomst voorbereiden") in links(me.get(saved.at))) is is_offered


@pytest.mark.parametrize("path", ["", "/afspraken", "/bijeenkomst", "/rapport"])
def test_every_part_of_a_round_says_that_its_meeting_is_next(app: Flask, me: Visitor, path: str) -> None:
    holding = hold(app, published(BOTH))
    page = me.get(f"/ronde/{holding.public_id}{path}")
    nav = next(each for each in page.tree.iter("nav") if each.get("class") == "round-nav")
    assert [words(link) for link in nav.iter("a") if "volgende stap" in words(link)] == ["Bijeenkomst volgende stap"]
    parts = [words(link).removesuffix(" volgende stap") for link in nav.iter("a")]
    assert parts == ["Overzicht", "Scores", "Resultaten", "Rapport", "Bijeenkomst", "Afspraken", "Delen"]


def test_a_meeting_of_an_earlier_day_is_no_next_step(app: Flask, me: Visitor) -> None:
    holding = hold(app, published(BOTH))
    let_pass(app, SavedRound(holding.public_id, holding.manage))
    assert primary(me.get(f"/ronde/{holding.public_id}")) == [("Naar het rapport", "/rapport")]
