"""The cast as stored rounds, loaded through the app's own page from the file of a round."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from playwright.sync_api import Page

from retention_check.domain.comparison import compare
from retention_check.domain.item import Kind
from retention_check.domain.publishing import publish
from retention_check.domain.round import Agreement, ManagementForm, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from retention_check.round_file import write_round
from tests.browser.site import Site
from tests.cast import ASKED, ASKED_AGAIN, DAY, REASONS, STUDY, entries, example_entries, mixes
from tests.collected import collected_round

AGREEMENTS = (
    Agreement(
        "Elke nieuwe collega krijgt een maatje", "teammanagers", "voor de zomer", "iedereen noemt zijn maatje", ""
    ),
    Agreement("Loopbaangesprek in het eerste jaar", "HR", "1 maart 2027", "genoemd in het jaargesprek", "gedaan"),
)
LONG = "Gemeente met een naam die wel zestig tekens lang is, echt wa"


def _cast() -> dict[str, tuple[Round, Round | None]]:
    """By name: a round, and the one before it."""
    full = example_entries(shift="0.1")
    gouda = Round(full, DAY, "Gouda", asked=ASKED, management_role="managementteam")
    moved = tuple(
        replace(entry, mean=max(Decimal(1), entry.mean - Decimal(index % 9) / 4)) for index, entry in enumerate(full)
    )
    before = Round(moved, DAY - timedelta(days=364), "Leiden", agreements=AGREEMENTS)
    before = _published(before)
    few = tuple(replace(entry, n=4) if entry.side is Side.YOUNG else entry for entry in full)
    young = tuple(entry for entry in full if entry.side is Side.YOUNG)
    words = entries({item.code: ("6.1", "7.75" if item in REASONS else "5.5") for item in STUDY.items}, 34, None)
    agreed = replace(
        Round(words, DAY, "Bergen op Zoom"), management_form=ManagementForm.AGREED, management_role="gemeentesecretaris"
    )
    locked = replace(agreed, is_locked=True, municipality="Súdwest-Fryslân")
    uncounted = tuple(replace(entry, n=None) for entry in full)
    leiden = replace(gouda, municipality="Leiden", agreements=AGREEMENTS, asked_again=ASKED_AGAIN)
    return {
        "gouda": (replace(gouda, agreements=AGREEMENTS), None),
        "published": (_published(gouda), None),
        "withheld": (_published(Round(few, DAY, "Delft")), None),
        "changed": (_published(leiden), before),
        "unasked": (replace(leiden, asked_again={}), before),
        "leiden": (leiden, before),
        "delft": (Round(few, DAY, "Delft"), None),
        "young": (Round(young, DAY, "'s-Hertogenbosch"), None),
        "texel": (Round((), DAY, "Texel"), None),
        "agreed": (agreed, None),
        "locked": (_published(locked, [Side.MANAGEMENT]), None),
        "unmanaged": (replace(agreed, entries=young, municipality="Urk"), None),
        "uncounted": (Round(uncounted, DAY, "Zutphen"), None),
        "marks": (Round(full, DAY, LONG, SCALES["marks"]), None),
        "equal": (Round(entries({item.code: ("7.0", "7.0") for item in STUDY.items}), DAY, "Ede"), None),
        "ends": (mixes()["opposite-ends"].round, None),
        "asked": (collected_round(municipality="Hoorn"), None),
        "reasons": (Round(example_entries(STUDY.of_kind(Kind.REASON)), DAY, "Epe"), None),
    }


def _published(round: Round, sides: Iterable[Side] = Side) -> Round:
    """The same round with these groups published on its own day, else both."""
    return publish(compare(round, STUDY), sides, round.day)


CAST = _cast()


def made_view_link(page: Page, site: Site, public_id: str, without: tuple[str, ...] = ()) -> str:
    """Publish a round and make its view link, with parts left out: its address, which a laptop shows to its owner."""
    page.goto(site.at(f"/ronde/{public_id}/vaststellen"))
    if (sure := page.get_by_role("button", name="Ja, leg de cijfers vast")).count():
        sure.click()
    page.goto(site.at(f"/ronde/{public_id}/delen"))
    if (folded := page.get_by_text("Een inkijklink klaarzetten voor de zaal")).count():
        folded.click()
    for part in without:
        page.get_by_label(part).uncheck()
    page.get_by_role("button", name="Inkijklink maken").click()
    return shown_view_link(page, site)


def shown_view_link(page: Page, site: Site) -> str:
    """The address of the view link on the page 'Delen': in a field to copy, or on a laptop as a link for its owner."""
    shown = page.locator("#inkijklink")
    path = shown.get_attribute("href")
    return site.at(path) if path else shown.input_value()


class Rounds:
    """Public names of rounds by the name of the cast, each made once."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site, self.page = site, page
        self.made: dict[str, str] = {}
        self.views: dict[str, str] = {}

    def public_id(self, name: str) -> str:
        """A round that all tests share: look, do not change."""
        if name not in self.made:
            self.made[name] = self.fresh(name)
        return self.made[name]

    def fresh(self, name: str) -> str:
        """A round of its own for who changes it; sent without drawing the pages, which would take ten times as long."""
        address = self.site.at("/terugzetten")
        token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', self.page.request.get(address).text())
        assert token, address
        round, previous = CAST[name]
        data = write_round(round, STUDY, previous=previous)
        file = {"name": "ronde.json", "mimeType": "application/json", "buffer": data}
        fields = {"csrf_token": token[1], "is_wanted": "y", "file": file}  # a test may have put the same one there
        sent = self.page.request.post(address, multipart=fields)  # type: ignore[arg-type]
        assert "/ronde/" in sent.url, sent.text()
        return sent.url.rsplit("/", 1)[1]

    def view(self, name: str, without: tuple[str, ...] = ()) -> str:
        """The view link of a round of its own, with parts left out."""
        key = " ".join((name, *without))
        if key not in self.views:
            self.views[key] = made_view_link(self.page, self.site, self.fresh(name), without)
        return self.views[key]
