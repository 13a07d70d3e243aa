"""A round: making it, its page, changing what it is about, and the next one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask

from retention_check import links
from retention_check.domain.round import Agreement, ManagementForm, Round
from retention_check.domain.scales import SCALES
from tests.cast import entries
from tests.web.client import (
    ABOUT,
    GOUDA,
    SavedRound,
    Visitor,
    agreed,
    database_of,
    make_round,
    manager,
    owner,
    running,
    save_round,
    value_of,
    words,
)

WRONG = [
    ("municipality", "", "Vul de naam van de gemeente in."),
    ("municipality", "   ", "Vul de naam van de gemeente in."),
    ("municipality", "G" * 81, "hooguit 80 tekens"),
    ("municipality", "Gouda 🎉", "🎉"),
    ("municipality", "Gou\ue000da", "U+E000"),
    ("day", "", "Vul een datum in."),
    ("day", "31-2-2026", "Dit is geen datum"),
    ("day", "1-1-1999", "kan niet kloppen"),
    ("day", "1-1-2999", "kan niet kloppen"),
    ("staff", "0", "heel getal"),
    ("staff", "2,5", "heel getal"),
    ("staff", "²", "heel getal"),
    ("staff", "-3", "heel getal"),
    ("staff", "9" * 5000, "heel getal"),
]
PUBLIC = "/ronde/"


def of_central(central: Flask) -> Visitor:
    """Who came in with an invitation."""
    secret = links.new_secret()
    database_of(central).invite(links.hashed(secret), date.today())  # noqa: DTZ011
    visitor = Visitor(central)
    assert visitor.get(f"/uitnodiging/{secret}").place == "/nieuw"
    return visitor


def test_the_form_begins_with_today_and_agreed_scores(me: Visitor) -> None:
    fields = me.get("/nieuw").fields()
    assert (fields["form"], fields["scale"], fields["municipality"]) == ("agreed", "1-10", "")
    assert str(date.today().year) in fields["day"]  # noqa: DTZ011


def test_what_was_typed_is_what_is_stored(app: Flask, me: Visitor) -> None:
    found = stored_round(
        app, make_round(me, municipality="  's-Hertogenbosch  en   Łódź ", day="1 mei 2026", scale="marks")
    )
    assert found == Round(
        (),
        date(2026, 5, 1),
        "'s-Hertogenbosch en Łódź",
        SCALES["marks"],
        ManagementForm.QUESTIONNAIRE,
        "managementteam",
        120,
    )


def test_the_number_of_staff_may_stay_empty(app: Flask, me: Visitor) -> None:
    assert stored_round(app, make_round(me, staff="")).staff is None


def test_who_wants_to_upload_goes_on_to_the_upload(me: Visitor) -> None:
    assert me.fill("/nieuw?scoreblad=", ABOUT).place.endswith("/scoreblad")


@pytest.mark.parametrize(("field", "value", "told"), WRONG)
def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_lost(
    app: Flask, me: Visitor, field: str, value: str, told: str
) -> None:
    before = len(database_of(app).listed())
    page = me.fill("/nieuw", ABOUT | {field: value})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert told in page.faults[field]
    box = page.by_id(field)
    assert box.get("aria-invalid") == "true"
    assert f"{field}-error" in (box.get("aria-describedby") or "").split()
    assert told in words(page.by_id(f"{field}-error"))
    kept = {name: text for name, text in page.fields().items() if name in ABOUT}
    assert kept == ABOUT | {field: " ".join(value.split())}
    assert len(database_of(app).listed()) == before


def test_a_message_stands_between_label_and_field(me: Visitor) -> None:
    text = me.fill("/nieuw", ABOUT | {"day": "morgen"}).text
    assert text.index('for="day"') < text.index('id="day-error"') < text.index('id="day"')


@pytest.mark.parametrize("field", ["role", "form", "scale"])
@pytest.mark.parametrize("value", [None, "iets anders"])
def test_a_choice_that_is_not_there_is_told_in_dutch(me: Visitor, field: str, value: str | None) -> None:
    page = me.fill("/nieuw", ABOUT | {field: value})
    assert page.status == 422
    told = page.faults[f"{field}-0"]
    assert "Kies" in told
    assert "valid" not in told
    assert f"{field}-0" in {element.get("id") for element in page.tree.iter("input")}


def test_html_in_a_name_is_text(me: Visitor, app: Flask) -> None:
    name = "<b>Gouda</b> & \"Zn\" <script>alert('1')</script>"
    public_id = make_round(me, municipality=name)
    assert stored_round(app, public_id).municipality == name
    for address in (
        f"{PUBLIC}{public_id}",
        "/",
        f"{PUBLIC}{public_id}/resultaten",
        f"{PUBLIC}{public_id}/rapport.html",
    ):
        text = me.get(address).text
        assert "<b>Gouda" not in text
        assert "alert(&#39;1&#39;)" in text


def test_the_longest_name_fits_everywhere(me: Visitor) -> None:
    public_id = make_round(me, municipality="Gemeente" * 10)
    assert "Gemeente" * 10 in me.get(f"{PUBLIC}{public_id}").main


def test_a_new_round_shows_its_manage_link_to_who_made_it(me: Visitor, app: Flask) -> None:
    page = me.get(f"{PUBLIC}{make_round(me)}")
    link = page.by_id("beheerlink").get("value", "")
    assert link.startswith("http://localhost/beheer/")
    assert Visitor(app).get(link).place == page.address.removeprefix("http://localhost")


def test_a_visitor_makes_no_round(visitor: Visitor, app: Flask) -> None:
    before = len(database_of(app).listed())
    assert visitor.get("/nieuw").status == 403
    page = visitor.get("/voorbeeld/resultaten/onderwerpen")
    assert visitor.post("/nieuw", ABOUT | {"csrf_token": value_of(page, "csrf_token")}).status == 403
    assert len(database_of(app).listed()) == before


def test_an_invitation_makes_one_round(central: Flask) -> None:
    visitor = of_central(central)
    assert visitor.get("/nieuw").status == 200
    public_id = make_round(visitor)
    assert visitor.get(f"{PUBLIC}{public_id}").status == 200
    assert visitor.get("/nieuw").status == 403


def test_a_used_invitation_is_gone_for_everyone(central: Flask) -> None:
    secret = links.new_secret()
    database_of(central).invite(links.hashed(secret), date.today())  # noqa: DTZ011
    first, second = Visitor(central), Visitor(central)
    for visitor in (first, second):
        visitor.get(f"/uitnodiging/{secret}")
    waiting = second.get("/nieuw")
    make_round(first)
    before = len(database_of(central).listed())
    assert second.send(waiting, ABOUT).status == 410
    assert Visitor(central).get(f"/uitnodiging/{secret}").status == 410
    assert second.get("/nieuw").status == 403
    assert len(database_of(central).listed()) == before


def test_a_mistake_does_not_use_up_an_invitation(central: Flask) -> None:
    visitor = of_central(central)
    assert visitor.fill("/nieuw", ABOUT | {"municipality": ""}).status == 422
    assert make_round(visitor)


def test_the_page_of_a_round_says_how_far_it_is(app: Flask, me: Visitor) -> None:
    some = entries({"R1": ("7", "6"), "R2": ("7", None), "M1.1": (None, "8")})
    page = me.get(save_round(app, replace(GOUDA, entries=some)).at)
    assert page.rows[1:] == [["Jonge ambtenaren", "2 van 10", "0 van 40"], ["Management", "1 van 10", "1 van 40"]]
    assert "Bekijk de resultaten" in page.main
    assert "Er zijn nog geen scores" in me.get(save_round(app, replace(GOUDA, entries=())).at).main


def test_scores_without_a_number_of_answers_are_told(app: Flask, me: Visitor) -> None:
    uncounted = replace(GOUDA, entries=entries({"R1": ("7", None)}, n_young=None))
    assert "van 1 score niet bekend" in me.get(save_round(app, uncounted).at).main


def test_what_a_round_is_about_can_be_changed(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.fill(f"{gouda.at}/gegevens", {"municipality": "Delft", "staff": ""})
    assert page.place == gouda.at
    assert stored_round(app, gouda.public_id) == replace(GOUDA, municipality="Delft", staff=None)


def test_a_mistake_in_a_change_keeps_what_was_typed(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.fill(f"{gouda.at}/gegevens", {"municipality": "Delft", "day": "ooit"})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert (value_of(page, "municipality"), value_of(page, "day")) == ("Delft", "ooit")
    assert stored_round(app, gouda.public_id) == GOUDA


@pytest.mark.parametrize("version", ["", "0", "x", "²", "9" * 30, "9" * 5000])
def test_a_strange_version_replaces_nothing(app: Flask, me: Visitor, gouda: SavedRound, version: str) -> None:
    assert me.fill(f"{gouda.at}/gegevens", {"municipality": "Delft", "version": version}).status == 409
    assert stored_round(app, gouda.public_id) == GOUDA


def test_the_second_to_change_is_told_and_loses_nothing(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    late = me.get(f"{gouda.at}/gegevens")
    me.fill(f"{gouda.at}/gegevens", {"staff": "99"})
    page = me.send(late, {"municipality": "Delft"})
    assert page.status == 409
    assert stored_round(app, gouda.public_id) == replace(GOUDA, staff=99)
    assert value_of(page, "municipality") == "Delft"


def test_scores_that_do_not_fit_keep_their_scale(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.fill(f"{gouda.at}/gegevens", {"scale": "1-5"})
    assert page.status == 422
    assert "op deze schaal niet kunnen" in page.faults["scale-0"]
    assert stored_round(app, gouda.public_id) == GOUDA


@pytest.mark.parametrize("change", [{"form": "questionnaire"}, {"role": "alle managers"}, {"scale": "marks"}])
def test_fixed_scores_stay_whose_they_are(app: Flask, me: Visitor, change: dict[str, str]) -> None:
    kept = save_round(app, agreed(is_locked=True))
    page = me.fill(f"{kept.at}/gegevens", change)
    assert page.status == 422
    assert "liggen vast" in page.faults["form-0"]
    assert stored_round(app, kept.public_id) == agreed(is_locked=True)


def test_scores_with_numbers_do_not_become_agreed(me: Visitor, gouda: SavedRound) -> None:
    assert "Haal die eerst weg" in me.fill(f"{gouda.at}/gegevens", {"form": "agreed"}).faults["form-0"]


def test_the_next_round_begins_with_agreements_and_without_scores(app: Flask, me: Visitor, gouda: SavedRound) -> None:
    page = me.fill(f"{gouda.at}/volgende", {"day": "1-12-2026"})
    public_id = page.place.removeprefix(PUBLIC)
    found = database_of(app).load(public_id)
    assert found is not None
    assert found.previous == gouda.public_id
    assert found.round == replace(GOUDA, entries=(), day=date(2026, 12, 1))
    assert "volgde al een volgende" in me.get(gouda.at).main


@pytest.mark.parametrize("day", ["21-11-2026", "1-1-2026"])
def test_the_next_round_is_later(app: Flask, me: Visitor, gouda: SavedRound, day: str) -> None:
    before = len(database_of(app).listed())
    page = me.fill(f"{gouda.at}/volgende", {"day": day, "municipality": "Delft"})
    assert (page.status, page.title[:5]) == (422, "Fout:")
    assert "later" in page.faults["day"]
    assert value_of(page, "municipality") == "Delft"
    assert len(database_of(app).listed()) == before


def test_agreements_say_how_they_stand_and_change_is_shown(app: Flask, me: Visitor) -> None:
    before = save_round(app, replace(GOUDA, agreements=(Agreement("Mentoren zoeken"),)))
    public_id = me.fill(f"{before.at}/volgende", {"day": "1-12-2027"}).place.removeprefix(PUBLIC)
    me.fill(f"{PUBLIC}{public_id}/afspraken/1", {"status": "gedaan"})
    me.fill(f"{PUBLIC}{public_id}/scores", {"n-young": "30", "R1-young": "5,1"})
    page = me.get(f"{PUBLIC}{public_id}/resultaten/verandering")
    assert page.status == 200
    assert "Mentoren zoeken: gedaan" in page.main
    assert "5,1" in page.main
    assert [each.status for each in stored_round(app, before.public_id).agreements] == [""]


def test_a_manager_on_a_server_begins_the_next_round_without_invitation(central: Flask) -> None:
    kept = save_round(central)
    visitor = manager(central, kept)
    page = visitor.fill(f"{kept.at}/volgende", {"day": "1-12-2027"})
    assert visitor.get(page.place).status == 200


def test_one_browser_manages_several_rounds(app: Flask) -> None:
    first, second = save_round(app), save_round(app)
    visitor = manager(app, first)
    visitor.get(f"/beheer/{second.secret}")
    assert [visitor.get(kept.at).status for kept in (first, second)] == [200, 200]


def test_a_changed_key_hides_the_manage_link(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("sleutel")
    with running(folder) as app:
        kept = save_round(app)
    (folder / "sleutel").unlink()
    with running(folder) as app:
        page = owner(app).get(kept.at)
        assert "kan hier niet meer getoond worden" in page.main
        assert "/beheer/" not in page.text


def test_a_condensed_round_says_so_and_takes_no_scores(app: Flask, me: Visitor) -> None:
    kept = save_round(app, today=date.today() - timedelta(400))  # noqa: DTZ011
    database_of(app).expire(date.today(), lambda round: round)  # noqa: DTZ011
    assert "alleen nog de getoonde scores" in me.get(kept.at).main
    assert me.get(f"{kept.at}/scores").place == kept.at
    assert me.get(f"{kept.at}/scoreblad").place == kept.at
    token = value_of(me.get(f"{kept.at}/gegevens"), "csrf_token")
    sent = {"csrf_token": token, "version": "2", "R1-young": "1"}
    assert me.post(f"{kept.at}/scores", sent).place == kept.at
    assert stored_round(app, kept.public_id) == GOUDA
