"""What comes next in a round: one step at a time, from its first page to its agreements."""

from dataclasses import replace

import pytest
from flask import Flask

from retention_check.domain.round import ManagementForm, Round
from retention_check.domain.side import Side
from retention_check.web.next_step import next_step
from tests.web.client import ABOUT, AGREEMENTS, GOUDA, Page, Visitor, agreed, published, save_round, words

EMPTY = replace(GOUDA, entries=(), agreements=())
YOUNG = replace(EMPTY, entries=GOUDA.entries_of(Side.YOUNG))
MANAGEMENT = replace(EMPTY, entries=GOUDA.entries_of(Side.MANAGEMENT))
BOTH = replace(GOUDA, agreements=())
OPEN = replace(EMPTY, management_form=ManagementForm.AGREED)
GIVEN = replace(agreed(), agreements=())
UNCOUNTED = replace(BOTH, answers={}, entries=tuple(replace(entry, n=None) for entry in BOTH.entries))
STEPS = {
    "nothing": (EMPTY, "scores", "Scores typen"),
    "young": (YOUNG, "scores", "Scores typen"),
    "management": (MANAGEMENT, "scores", "Scores typen"),
    "open scores": (OPEN, "scores", "Open scores invullen"),
    "open scores given": (GIVEN, "scores", "Open scores vastleggen"),
    "no numbers": (UNCOUNTED, "scores", "Aantal invullen"),
    "both": (BOTH, "results", "Bekijk de resultaten"),
    "published": (published(BOTH), "agreements", "Naar het rapport"),
    "agreements": (published(GOUDA), "", "Naar de afspraken"),
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
    ("button", "leads_to"), [("typen", "/scores"), ("scoreblad", "/scoreblad"), ("", ""), ("elders", "")]
)
def test_the_button_that_makes_a_round_leads_on(me: Visitor, button: str, leads_to: str) -> None:
    page = me.fill("/nieuw", ABOUT | {"daarna": button})
    assert page.redirects_to.partition("/ronde/")[2][16:] == leads_to


def test_nothing_is_promised_that_is_not_shown(app: Flask, me: Visitor) -> None:
    few = replace(BOTH, agreements=AGREEMENTS, answers={}, entries=tuple(replace(each, n=3) for each in BOTH.entries))
    page = me.get(save_round(app, few).at)
    assert "klaar" not in page.main
    assert "wij kunnen er nog geen tonen" in page.main


def links(page: Page) -> list[tuple[str, str]]:
    return [(each.get("href", ""), words(each)) for each in page.tree.iter("a")]
