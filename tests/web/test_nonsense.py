"""Nonsense in any field of any form is a mistake that is told, never a fault of ours."""

import io
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage, MultiDict

from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Agreement, ManagementForm
from tests.matrix import some_now
from tests.web.client import GOUDA, Page, SavedRound, Visitor, agreed, owner, save_round, share
from tests.web.meeting.held import Attendee, hold
from tests.web.organiser.questionnaire.asking import EMPTY, closed, opened
from tests.web.organiser.survey.exports import export
from tests.web.respondent.asked import ask

DEEP = 60_000
NONSENSE = {
    "deep lists": "[" * DEEP,
    "deep objects": '{"R1-young":' * 20_000,
    "deep and closed": "[" * DEEP + "]" * DEEP,
    "a list": "[1]",
    "a number": "7",
    "a fraction": "1e999999",
    "no number": "NaN",
    "5000 digits": "9" * 5000,
    "a negative number": "-1",
    "nothing": "null",
    "a text": '"x"',
    "other values": '{"R1-young": {"a": [1]}, "n-young": null, "R2-young": 1e400}',
    "NUL": "a\0b",
    "half a character": "a\ud800b",
    "turned around": "\u202ea\u2066",
    "another digit": "٣",
    "empty": "",
}
FORMS = [  # pages with forms, within a round or alone
    "{round}/scores/jong",
    "{round}/scoreblad",
    "{round}/gegevens",
    "{round}/afspraken/nieuw",
    "{round}/afspraken/1",
    "{round}/afspraken/1/weg",
    "{round}/resultaten/onderwerpen",
    "{round}/delen",
    "{round}/volgende",
    "{round}/wissen",
    "{round}/vaststellen",
    "{round}/bijeenkomst/nieuw",
    "{empty}/zelf-vragen",
    "{empty}/zelf-vragen/proef/jong/kort",
    "{asked}/zelf-vragen/sluiten",
    "{asked}/zelf-vragen/nieuwe-links",
    "{asked}/zelf-vragen/wissen",
    "{coded}/zelf-vragen/extra-codes/jong",
    "{closed}/zelf-vragen/heropenen",
    "{closed}/zelf-vragen/gevraagd",
    "{closed}/zelf-vragen/vaststellen",
    "{agreed}/scores/management",
    "{agreed}/vastleggen",
    "{view}/resultaten/onderwerpen",
    "/voorbeeld/resultaten/onderwerpen",
    "/nieuw",
    "/terugzetten",
]
NOW = [  # of each kind of form one; all of them in CI
    "{round}/scores/jong",
    "{round}/scoreblad",
    "{round}/afspraken/1",
    "{round}/vaststellen",
    "{round}/bijeenkomst/nieuw",
    "{empty}/zelf-vragen",
    "{closed}/zelf-vragen/gevraagd",
    "{view}/resultaten/onderwerpen",
    "/terugzetten",
]
FEW = ("deep objects", "NUL", "half a character", "another digit")
IN_ROUND = ("round", "agreed", "empty", "asked", "coded", "closed")
SHOWN_FIELDS = 3  # of each form: the others are read alike


def sent(visitor: Visitor, page: Page, form: int, name: str, text: str) -> int:
    """The status that a form gets with nonsense in one field; half a character is sent as its bytes."""
    fields: MultiDict[str, str] = MultiDict(page.fields(form))
    fields.setlist(name, [text])
    body = urlencode(list(fields.items(multi=True)), errors="surrogatepass")
    return visitor.post(page.action(form), data=body, content_type="application/x-www-form-urlencoded").status


def names(page: Page, form: int) -> list[str]:
    """Every hidden field of a form, and some of the others, without its token."""
    boxes = [box for box in list(page.tree.iter("form"))[form].iter() if box.get("name")]
    hidden = [box.get("name", "") for box in boxes if box.get("type") == "hidden"]
    others = list(dict.fromkeys(box.get("name", "") for box in boxes if box.get("type") != "hidden"))
    return [name for name in (*hidden, *others[:SHOWN_FIELDS]) if name != "csrf_token"]


def places(app: Flask, address: str) -> tuple[Visitor | None, str]:
    """Who opens a page of a round of its own, and where it is; nobody special for other pages."""
    saved = place(app, address.partition("}")[0])
    viewer = share(app, saved)[1] if "{view}" in address else None
    view = f"/inzage/{saved.public_id}"
    return viewer, address.format(**dict.fromkeys(IN_ROUND, saved.at), view=view)


def place(app: Flask, name: str) -> SavedRound:
    """A round of its own, as far as its pages need it to be."""
    if name in {"{asked", "{coded"}:
        return opened(app, owner(app), codes="ja" if name == "{coded" else "nee")
    if name == "{closed":
        return closed(app, owner(app))
    return save_round(app, {"{agreed": agreed(), "{empty": EMPTY}.get(name, GOUDA))


@pytest.mark.parametrize("address", some_now(FORMS, NOW))
def test_nonsense_in_a_field_is_told(app: Flask, me: Visitor, address: str) -> None:
    viewer, at = places(app, address)
    visitor = viewer or me
    page = visitor.get(at)
    assert page.status == 200
    faults = []
    for form in range(len(list(page.tree.iter("form")))):
        for name in names(page, form):
            for what, text in NONSENSE.items():
                status = sent(visitor, page, form, name, text)
                if status not in {200, 302, 303, 400, 404, 409, 410, 413, 422}:
                    faults.append((name, what, status))
    assert faults == []


APART = {"organiser.upload.understood", "public.date_check.ask"}  # one has a test below, the other asks nothing today
APART |= {"organiser.survey.understood.check"}  # it has one too
APART |= {"organiser.questionnaire.preview.send"}  # it reads nothing of what is sent
APART |= {f"organiser.questionnaire.paper.{name}" for name in ("count", "take_back")}  # these too have tests below
APART |= {f"{each}.{name}" for each in ("respondent", "respondent_short") for name in ("begin", "send")}
APART |= {"short_code.follow", "joining.follow", "joining.join", "participant.vote", "participant.vote_by_script"}


LED = {  # what is posted by who leads or prepares a meeting, and the scene that is on
    **dict.fromkeys(("verder", "terug", "overslaan", "grootste", "tijd", "aanwezig"), SceneKind.RULES),
    **dict.fromkeys(("afspraken", "afspraken/nieuw", "afspraken/1", "afspraken/1/weg", "einde"), SceneKind.AGREE),
    **dict.fromkeys(
        (f"vragenlijst/{each}" for each in ("openen", "sluiten", "later", "vaststellen", "gevraagd")), None
    ),
    "begin": None,
    "papier": SceneKind.GUESS,
}
PREPARED = ("agenda", "nieuwe-links", "einde")
LED_FIELDS = (
    "scene",
    "was",
    "young",
    "management",
    "mandate",
    "sure",
    "tijd",
    "what",
    "answers",
    "mensen-young",
    "R1-young",
)
PREPARED_FIELDS = ("version", "was", "meeting", "size", "minutes", "omhoog", "kind")


def test_no_form_was_forgotten(app: Flask) -> None:
    adapter = app.url_map.bind("localhost")
    parts = {**dict.fromkeys(IN_ROUND, "/ronde/x"), "view": "/inzage/x"}
    tried = {adapter.match(address.format(**parts), "POST")[0] for address in FORMS}
    tried |= {adapter.match(f"/bijeenkomst/x/leiden/{path}", "POST")[0] for path in LED}
    tried |= {adapter.match(f"/ronde/x/bijeenkomst/{path}", "POST")[0] for path in PREPARED}
    assert {rule.endpoint for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())} - tried <= APART


def test_nonsense_when_a_sheet_is_confirmed_is_told(me: Visitor, gouda: SavedRound) -> None:
    sheet = FileStorage(io.BytesIO(b"code;jong\nR1;7\n"), "blad.csv")
    waiting = me.fill(f"{gouda.at}/scoreblad", {"sheet": sheet}).redirects_to
    token = me.get(waiting).fields()["csrf_token"]
    for text in NONSENSE.values():
        fields = urlencode({"csrf_token": token, "version": text, "is_typing_error": text}, errors="surrogatepass")
        kind = "application/x-www-form-urlencoded"
        assert me.post(waiting, data=fields, content_type=kind).status < 500


@pytest.mark.parametrize("what", some_now(NONSENSE, FEW))
def test_nonsense_about_a_survey_is_told(me: Visitor, gouda: SavedRound, what: str) -> None:
    waiting = me.fill(f"{gouda.at}/scoreblad", {"sheet": FileStorage(io.BytesIO(export()), "a.csv")}).redirects_to
    shown = me.get(waiting).fields()
    kept = {name: shown[name] for name in ("csrf_token", "shown")}
    sent = dict.fromkeys((*shown, "doen", "question-0", "open_scores", "is_typing_error"), NONSENSE[what])
    for fields in (sent | kept, sent | {"csrf_token": shown["csrf_token"]}):
        data = urlencode(fields, errors="surrogatepass")
        answer = me.post(waiting, data=data, content_type="application/x-www-form-urlencoded")
        assert answer.status in {302, 409, 413, 422}  # 413: too long in every field


@pytest.mark.parametrize("what", some_now(NONSENSE, FEW))
def test_nonsense_of_who_answers_is_told(app: Flask, visitor: Visitor, what: str) -> None:
    asking, text = ask(app, has_codes=True), NONSENSE[what]
    paths = [(path, field) for path in (asking.link(), asking.short()) for field in ("bewijs", "code", "leeftijd")]
    sends = [(f"{asking.link()}/antwoorden", field) for field in ("bewijs", "R1")]
    for path, field in [*paths, *sends, ("/v", "code")]:
        body = urlencode({"bewijs": "a" * 32, "R1": "3", "R2": "3", field: text}, errors="surrogatepass")
        kind, own = "application/x-www-form-urlencoded", {"Sec-Fetch-Site": "same-origin"}
        assert visitor.post(path, data=body, content_type=kind, headers=own).status in {200, 303, 403, 404, 413, 422}
    assert asking.people() == 0


@pytest.mark.parametrize("what", some_now(NONSENSE, FEW))
def test_nonsense_of_who_takes_part_in_a_meeting_is_told(app: Flask, what: str) -> None:
    held, phone, text = hold(app), Attendee(app), NONSENSE[what]
    at = f"/deelnemen/{held.join()}"
    held.go_to(SceneKind.GUESS)
    fields = [("/d", "code"), *((f"/d/{held.code}", field) for field in ("bewijs", "groep"))]
    fields += [(f"{at}{path}", field) for path in ("/stem", "/stem/nu") for field in ("stemming", "R1", "R2")]
    for path, field in fields:
        sent = {"bewijs": "a" * 32, "groep": "kijkt", "stemming": "raden", "R1": "1", "R2": "1", field: text}
        body = urlencode(sent, errors="surrogatepass")
        page = phone.post(path, data=body, content_type="application/x-www-form-urlencoded")
        assert page.status in {303, 400, 413, 422}, (path, field)
    assert (held.stored.joined, held.stored.voted) == (1, 0)


@pytest.mark.parametrize("path", some_now(LED, ("papier",)))
def test_nonsense_of_who_leads_a_meeting_is_told(app: Flask, me: Visitor, path: str) -> None:
    held = hold(app)
    if kind := LED[path]:
        held.go_to(kind)
        held.agree(Agreement("Bellen"))
    assert faults_of(me, f"{held.control}/{path}", f"{held.control}/einde", LED_FIELDS, by_turns=3) == []


@pytest.mark.parametrize("path", some_now(PREPARED, ("agenda",)))
def test_nonsense_of_who_prepares_a_meeting_is_told(app: Flask, me: Visitor, path: str) -> None:
    at = f"/ronde/{hold(app).public_id}/bijeenkomst"
    assert faults_of(me, f"{at}/{path}", f"{at}/einde", PREPARED_FIELDS) == []


def faults_of(
    visitor: Visitor, path: str, form: str, fields: Iterable[str], by_turns: int = 1
) -> list[tuple[str, str, int]]:
    """What answered otherwise than with a page, a redirect or a message, with nonsense in each field in turn.

    Where so many forms share their fields, each gets one of so many parts of the nonsense, another at each field.
    """
    token, found, first = visitor.get(form).fields()["csrf_token"], [], len(path)
    for place, field in enumerate(fields, first):
        for what, text in list(NONSENSE.items())[place % by_turns :: by_turns]:
            body = urlencode({"csrf_token": token, "version": "1", field: text}, errors="surrogatepass")
            status = visitor.post(path, data=body, content_type="application/x-www-form-urlencoded").status
            if status not in {200, 302, 303, 400, 404, 409, 410, 413, 422}:
                found.append((field, what, status))
    return found


@pytest.mark.parametrize("what", some_now(NONSENSE, FEW))
def test_nonsense_on_a_sheet_of_paper_is_told(app: Flask, me: Visitor, what: str) -> None:
    at = f"{opened(app, me).at}/zelf-vragen/papier/jong"
    page = me.get(at)
    for field in names(page, 0):
        assert sent(me, page, 0, field, NONSENSE[what]) in {200, 303, 409, 413, 422}
    counted = me.fill(at, {"R1": "4"})
    for field in names(counted, 0):
        assert sent(me, counted, 0, field, NONSENSE[what]) in {200, 303, 400, 409, 413, 422}


def test_nonsense_in_a_round_without_scores_is_told(app: Flask, me: Visitor) -> None:
    empty = replace(GOUDA, entries=(), management_form=ManagementForm.AGREED, management_role="gemeentesecretaris")
    page = me.get(f"{save_round(app, empty).at}/scores/management")
    for name in names(page, 0):
        for text in NONSENSE.values():
            assert sent(me, page, 0, name, text) < 500, (name, text[:20])
