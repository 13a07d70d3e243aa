"""Every page in every state that a visitor can bring it in: a name, and how to come there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from playwright.sync_api import Page

from tests.browser.meeting_states import BIJEENKOMST
from tests.browser.questionnaire_states import ZELF_VRAGEN
from tests.browser.rounds import Rounds, made_view_link
from tests.browser.site import NARROW, WIDE, Site
from tests.cast import STUDY, sheet
from tests.web.organiser.survey.exports import DOUBTED, export, mixed

RESULTS = ("", "/redenen", "/maatregelen", "/kaart", "/R3", "/onderwerpen")
WRONG = sheet([["code", "jong", "management"], ["R1", "elf", "5"], ["R99", "5", "5"]])
RIGHT = sheet(
    [["code", "jong", "management", "n_jong", "n_management"], ["R1", "5,5", "7", "34", "8"], ["R2", "6", "", "4", ""]]
)

LONG = {
    item.code: f"In hoeverre bent u het eens met wat hier staat? Denk aan uw eigen gemeente. [{item.text}]"
    for item in STUDY.items
}


@dataclass
class Visit:
    """A page and what it is visited with."""

    page: Page
    site: Site
    rounds: Rounds

    def go(self, path: str) -> None:
        """Open a path, with `{name}` for the round of that name."""
        names = {name: self.rounds.public_id(name) for name in _names(path)}
        self.page.goto(self.site.at(path.format(**names)))

    def press(self, name: str) -> None:
        """Press a button and wait for what comes."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).first.click()

    def choose(self, name: str, data: bytes) -> None:
        """Choose a file made here."""
        self.page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/plain", "buffer": data})


Way = Callable[[Visit], None]


def _names(path: str) -> list[str]:
    return [part.split("}")[0] for part in path.split("{")[1:]]


def at(path: str) -> Way:
    """A page that is there by its address alone."""
    return lambda visit: visit.go(path)


def new_with_errors(visit: Visit) -> None:
    visit.go("/nieuw")
    visit.page.get_by_label("Datum van de ronde").fill("32-13-2026")
    visit.page.get_by_label("Hoeveel jonge ambtenaren").fill("veel")
    visit.press("Verder: scores typen")


def edit_refused(visit: Visit) -> None:
    visit.go("/ronde/{locked}/gegevens")
    visit.page.get_by_label("Gemiddelden van een vragenlijst").check()
    visit.press("Bewaren")


def edit_clears(visit: Visit) -> None:
    visit.go("/ronde/{agreed}/gegevens")
    visit.page.get_by_label("Gemiddelden van een vragenlijst").check()
    visit.press("Bewaren")


def following_made_already(visit: Visit) -> None:
    address = visit.site.at(f"/ronde/{visit.rounds.fresh('gouda')}/volgende")
    visit.page.goto(address)
    visit.page.get_by_label("Datum van de ronde").fill("1-12-2027")
    visit.press("Volgende ronde maken")
    visit.page.goto(address)


def following_with_errors(visit: Visit) -> None:
    visit.go("/ronde/{gouda}/volgende")
    visit.page.get_by_label("Datum van de ronde").fill("1-1-2025")
    visit.press("Volgende ronde maken")


def scores_with_errors(visit: Visit) -> None:
    visit.go("/ronde/{texel}/scores/jong")
    visit.page.fill("#n-young", "veel")
    visit.page.fill("#R1-young", "elf")
    visit.page.fill("#M1\\.2-young", "11")
    visit.page.locator("summary").first.click()
    visit.page.fill("#R1-young-n", "veel")
    visit.press("Bewaren")


def scores_doubted(visit: Visit) -> None:
    visit.go("/ronde/{texel}/scores/jong")
    for number in range(1, 11):
        visit.page.fill(f"#R{number}-young", "4")
    visit.press("Bewaren")


def scores_pasted(visit: Visit) -> None:
    visit.go("/ronde/{texel}/scores/jong")
    visit.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    column = "\\n".join(["8\\t7"] * 10)
    visit.page.evaluate(f"navigator.clipboard.writeText('{column}')")
    visit.page.locator("#R1-young").focus()
    visit.page.keyboard.press("ControlOrMeta+V")
    visit.page.wait_for_selector("#ongedaan")


def scores_clash(visit: Visit) -> None:
    public_id = visit.rounds.fresh("gouda")
    visit.page.goto(visit.site.at(f"/ronde/{public_id}/scores/jong"))
    other = visit.page.context.new_page()
    other.goto(visit.page.url)
    other.fill("#R1-young", "3,3")
    with other.expect_navigation():
        other.get_by_role("button", name="Bewaren", exact=True).click()
    other.close()
    visit.page.fill("#R1-young", "4,4")
    visit.press("Bewaren en verder")
    visit.page.wait_for_selector("#fouten")


def wrong_method(visit: Visit) -> None:
    visit.go("/")
    with visit.page.expect_navigation():
        visit.page.evaluate(
            """() => {
                const form = document.createElement("form");
                Object.assign(form, {method: "post", action: "/privacy"});
                document.body.append(form);
                form.submit();
            }"""
        )


def upload_nothing(visit: Visit) -> None:
    visit.go("/ronde/{texel}/scoreblad")
    visit.press("Uploaden")


def upload_problems(visit: Visit) -> None:
    visit.go("/ronde/{texel}/scoreblad")
    visit.choose("fout.csv", WRONG)
    visit.press("Uploaden")


def upload_understood(visit: Visit) -> None:
    visit.go("/ronde/{delft}/scoreblad")
    visit.choose("goed.csv", RIGHT)
    visit.press("Uploaden")


def survey_understood(visit: Visit) -> None:
    visit.go("/ronde/{delft}/scoreblad")
    visit.choose("enquete.csv", export(answer=mixed(), headings=LONG))
    visit.press("Uploaden")


def survey_asked(visit: Visit) -> None:
    visit.go("/ronde/{texel}/scoreblad")
    visit.choose("enquete.csv", export(DOUBTED, mixed(), LONG))
    visit.press("Uploaden")


def survey_with_errors(visit: Visit) -> None:
    survey_asked(visit)
    visit.page.get_by_label("Hoeveel jonge ambtenaren").fill("veel")
    visit.press("Opnieuw kijken")


def agreement_with_errors(visit: Visit) -> None:
    visit.go("/ronde/{gouda}/afspraken/nieuw")
    visit.page.get_by_label("Welke rol").fill("te lang " * 40)
    visit.press("Bewaren")


def agreement_saved(visit: Visit) -> None:
    visit.page.goto(visit.site.at(f"/ronde/{visit.rounds.fresh('texel')}/afspraken/nieuw"))
    visit.page.get_by_label("Wat spreken wij af").fill("Een buddy voor iedereen")
    visit.press("Bewaren")


def _two_at_an_agreement(visit: Visit) -> str:
    public_id = visit.rounds.fresh("gouda")
    visit.page.goto(visit.site.at(f"/ronde/{public_id}/afspraken/1"))
    other = visit.page.context.new_page()
    other.goto(visit.page.url)
    other.get_by_label("Wanneer is het klaar").fill("volgend jaar")
    with other.expect_navigation():
        other.get_by_role("button", name="Bewaren").click()
    other.close()
    return public_id


def agreement_clash(visit: Visit) -> None:
    _two_at_an_agreement(visit)
    visit.page.get_by_label("Wanneer is het klaar").fill("morgen")
    visit.press("Bewaren")


def refused_409(visit: Visit) -> None:
    public_id = visit.rounds.fresh("gouda")
    visit.page.goto(visit.site.at(f"/ronde/{public_id}/gegevens"))
    other = visit.page.context.new_page()
    other.goto(visit.page.url)
    other.get_by_label("Hoeveel jonge ambtenaren").fill("99")
    with other.expect_navigation():
        other.get_by_role("button", name="Bewaren").click()
    other.close()
    visit.page.get_by_label("Hoeveel jonge ambtenaren").fill("98")
    visit.press("Bewaren")


def publish_refused(visit: Visit) -> None:
    visit.go("/ronde/{unasked}/vaststellen")
    visit.press("Ja, leg de cijfers vast")


def share_open(visit: Visit) -> None:
    made_view_link(visit.page, visit.site, visit.rounds.fresh("gouda"))


def share_withdrawn(visit: Visit) -> None:
    share_open(visit)
    visit.page.get_by_text("Link intrekken").click()
    visit.press("Trek de link in")


def delete_refused(visit: Visit) -> None:
    visit.go("/ronde/{gouda}/wissen")
    visit.press("Wis alles")


def deleted(visit: Visit) -> None:
    visit.page.goto(visit.site.at(f"/ronde/{visit.rounds.fresh('texel')}/wissen"))
    visit.page.get_by_label("Ja, wis deze ronde").check()
    visit.press("Wis alles")


def load_nothing(visit: Visit) -> None:
    visit.go("/terugzetten")
    visit.press("Terugzetten")


def load_problems(visit: Visit) -> None:
    visit.go("/terugzetten")
    visit.choose("geen.json", b"{}")
    visit.press("Terugzetten")


def load_again(visit: Visit) -> None:
    at = visit.site.at(f"/ronde/{visit.rounds.public_id('gouda')}/meenemen.json")
    visit.go("/terugzetten")
    visit.choose("ronde.json", visit.page.request.get(at).body())
    visit.press("Terugzetten")


def loaded(visit: Visit) -> None:
    visit.page.goto(visit.site.at(f"/ronde/{visit.rounds.fresh('gouda')}"))


def topics_kept(visit: Visit) -> None:
    visit.page.goto(visit.site.at(f"/ronde/{visit.rounds.fresh('gouda')}/resultaten/onderwerpen"))
    visit.press("Deze onderwerpen gebruiken")


def view_all(visit: Visit) -> None:
    visit.page.goto(visit.rounds.view("gouda"))


def view_part(path: str) -> Way:
    """A page for a viewer who does not see management's scores."""

    def way(visit: Visit) -> None:
        visit.page.goto(visit.rounds.view("gouda", ("De scores van het management",)))
        visit.page.goto(visit.page.url.removesuffix("/resultaten") + path)

    return way


def refused_400(visit: Visit) -> None:
    visit.go("/nieuw")
    cookies = visit.page.context.cookies()
    visit.page.context.clear_cookies()
    visit.press("Verder: scores typen")
    visit.page.context.add_cookies(cast(Any, cookies))


def refused_410(visit: Visit) -> None:
    public_id = visit.rounds.fresh("texel")
    visit.page.goto(visit.site.at(f"/ronde/{public_id}/wissen"))
    visit.page.get_by_label("Ja, wis deze ronde").check()
    visit.press("Wis alles")
    visit.page.goto(visit.site.at(f"/ronde/{public_id}"))


def refused_413(visit: Visit) -> None:
    visit.go("/terugzetten")
    visit.choose("groot.json", b"x" * (7 * 2**20))
    visit.press("Terugzetten")


OWNER: dict[str, Way] = {
    "start with rounds": lambda visit: visit.go("/?{gouda}"),
    "new round": at("/nieuw"),
    "new round, errors": new_with_errors,
    "overview, empty": at("/ronde/{texel}"),
    "overview, filled": at("/ronde/{gouda}"),
    "overview, just loaded": loaded,
    "overview, agreed and not locked": at("/ronde/{agreed}"),
    "overview, warnings": at("/ronde/{uncounted}"),
    "overview, long name": at("/ronde/{marks}"),
    "typing, empty": at("/ronde/{texel}/scores/jong"),
    "typing, filled": at("/ronde/{gouda}/scores/management"),
    "typing, errors": scores_with_errors,
    "typing, clash": scores_clash,
    "typing, scale doubted": scores_doubted,
    "typing, pasted": scores_pasted,
    "typing, agreed": at("/ronde/{agreed}/scores/management"),
    "typing, agreed and locked": at("/ronde/{locked}/scores/management"),
    "lock": at("/ronde/{agreed}/vastleggen"),
    "lock, nothing of management": at("/ronde/{unmanaged}/vastleggen"),
    "upload": at("/ronde/{texel}/scoreblad"),
    "upload, no file": upload_nothing,
    "upload, problems": upload_problems,
    "upload, understood": upload_understood,
    "survey, understood": survey_understood,
    "survey, asked": survey_asked,
    "survey, errors": survey_with_errors,
    **{f"results, full {path}": at("/ronde/{gouda}/resultaten" + path) for path in RESULTS},
    "results, sorted": at("/ronde/{gouda}/resultaten/redenen?volgorde=verschil"),
    "results, sorted and large": at("/ronde/{gouda}/resultaten/maatregelen?volgorde=jong&alleen=groot"),
    "results, no large": at("/ronde/{equal}/resultaten/redenen?alleen=groot"),
    **ZELF_VRAGEN,
    **BIJEENKOMST,
    "results, asked by us": at("/ronde/{asked}/resultaten"),
    "results, spread": at("/ronde/{asked}/resultaten/verdeling"),
    "results, change": at("/ronde/{leiden}/resultaten/verandering"),
    "results, topics kept": topics_kept,
    **{f"results, withheld {path}": at("/ronde/{delft}/resultaten" + path) for path in RESULTS[:5]},
    **{f"results, one side {path}": at("/ronde/{young}/resultaten" + path) for path in ("", "/kaart")},
    **{f"results, nothing {path}": at("/ronde/{texel}/resultaten" + path) for path in ("", *RESULTS[3:])},
    **{f"results, agreed {path}": at("/ronde/{locked}/resultaten" + path) for path in ("", "/redenen", "/kaart")},
    "results, ends": at("/ronde/{ends}/resultaten"),
    "results, ends /redenen": at("/ronde/{ends}/resultaten/redenen"),
    "results, changed": at("/ronde/{leiden}/resultaten"),
    "results, equal": at("/ronde/{equal}/resultaten"),
    "results, marks": at("/ronde/{marks}/resultaten"),
    "results, reasons only": at("/ronde/{reasons}/resultaten"),
    "publish": at("/ronde/{gouda}/vaststellen"),
    "publish, asked": at("/ronde/{unasked}/vaststellen"),
    "publish, refused": publish_refused,
    "published": at("/ronde/{published}/vaststellen"),
    "results, published": at("/ronde/{published}/resultaten"),
    "report": at("/ronde/{gouda}/rapport"),
    "report, chosen topics": at("/ronde/{gouda}/rapport?onderwerp=R1&onderwerp=M2.3"),
    "report, playbook": at("/ronde/{gouda}/rapport?soort=draaiboek"),
    "report, everything": at("/ronde/{gouda}/rapport?soort=volledig"),
    "report, errors": at("/ronde/{published}/rapport.pdf?soort=draaiboek&tafels=veel"),
    "report, nothing": at("/ronde/{texel}/rapport"),
    "agreements, none": at("/ronde/{texel}/afspraken"),
    "agreements": at("/ronde/{gouda}/afspraken"),
    "agreement, new": at("/ronde/{texel}/afspraken/nieuw"),
    "agreement, errors": agreement_with_errors,
    "agreement, edit": at("/ronde/{gouda}/afspraken/2"),
    "agreement, clash": agreement_clash,
    "agreement, remove": at("/ronde/{gouda}/afspraken/1/weg"),
    "agreement, saved": agreement_saved,
    "edit": at("/ronde/{gouda}/gegevens"),
    "edit, refused": edit_refused,
    "edit, clears": edit_clears,
    "edit, after another": at("/ronde/{leiden}/gegevens"),
    "share, closed": at("/ronde/{gouda}/delen"),
    "share, not locked": at("/ronde/{agreed}/delen"),
    "share, open": share_open,
    "share, withdrawn": share_withdrawn,
    "delete": at("/ronde/{gouda}/wissen"),
    "delete, refused": delete_refused,
    "deleted": deleted,
    "load": at("/terugzetten"),
    "load, no file": load_nothing,
    "load, problems": load_problems,
    "load, again": load_again,
    "following": at("/ronde/{gouda}/volgende"),
    "following, errors": following_with_errors,
    "following, made already": following_made_already,
    "error 400": refused_400,
    "error 404": at("/nergens"),
    "error 405": wrong_method,
    "error 409": refused_409,
    "error 410": refused_410,
    "error 413": refused_413,
    "error 500": at("/kapot/500"),
    "error 503": at("/kapot/503"),
    "date": at("/kapot/datum"),
}
VISITOR: dict[str, Way] = {
    "start": at("/"),
    "view": view_all,
    "view, part": view_part("/resultaten"),
    "view, part, reasons": view_part("/resultaten/redenen"),
    "view, part, map": view_part("/resultaten/kaart"),
    "view, part, theme": view_part("/resultaten/R3"),
    "view, part, report": view_part("/rapport"),
    **{f"example {path}": at("/voorbeeld/resultaten" + path) for path in ("", "/redenen", "/onderwerpen")},
    "example, report": at("/voorbeeld/rapport"),
    "about": at("/over-dit-onderzoek"),
    "statements": at("/stellingen"),
    "privacy": at("/privacy"),
    "accessibility": at("/toegankelijkheid"),
    "letter": at("/voorbeeldbrief"),
    "pack": at("/pakket"),
    "pack, network": at("/pakket?voor=netwerk&onderwerp=M9.2"),
    "pack, error": at("/pakket.pdf?gemeente=&tafels=veel"),
    "error 403": at("/nieuw"),
    "error 404, link": at("/beheer/niets"),
}
PRINTED: dict[str, Way] = {
    "report page, conversation": at("/voorbeeld/rapport.html"),
    "report page, playbook": at("/voorbeeld/rapport.html?soort=draaiboek"),
    "report page, appendix": at("/voorbeeld/rapport.html?soort=bijlage"),
    "report page, poster": at("/voorbeeld/rapport.html?soort=poster"),
    "report page, guess": at("/voorbeeld/rapport.html?soort=raden"),
    "report page, pack": at("/pakket.html?gemeente=Gouda"),
}
ONE_WIDTH = {  # axe takes seconds over these, and others like them are seen at both widths
    "report page, conversation": WIDE,
    "report page, playbook": NARROW,
    "report page, appendix": WIDE,
    "report page, pack": NARROW,
    "report page, withheld": NARROW,
    "report page, changed": WIDE,
    "report page, asked by us": NARROW,
    "typing, filled": WIDE,
    "typing, clash": NARROW,
    "typing, agreed and locked": NARROW,
    "results, withheld /maatregelen": NARROW,
}
PRINTED_OWN: dict[str, Way] = {
    "report page, withheld": at("/ronde/{withheld}/rapport.html?soort=volledig"),
    "report page, asked by us": at("/ronde/{asked}/rapport.html?soort=bijlage"),
    "report page, changed": at("/ronde/{changed}/rapport.html?soort=bijlage"),
}
STATES = OWNER | VISITOR | PRINTED | PRINTED_OWN
QUICK = {  # one of each kind of page and the width axe sees it at: what runs every time, for all states take minutes
    "start with rounds": WIDE,
    "new round, errors": NARROW,
    "typing, errors": WIDE,
    "upload, understood": NARROW,
    "results, full ": WIDE,
    "results, full /redenen": NARROW,
    "results, full /kaart": WIDE,
    "results, full /onderwerpen": NARROW,
    "results, spread": NARROW,
    "report, playbook": NARROW,
    "report page, conversation": WIDE,
    "agreements": NARROW,
    "share, open": WIDE,
    "error 404": NARROW,
}
