"""Agreements as they are typed: by a script or a button, in the list, on the screen, and by two at once."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from retention_check import store
from retention_check.domain.meeting.live import ANSWER
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Agreement
from retention_check.domain.wording import item_name
from retention_check.secret_links import hashed, new_receipt
from retention_check.store import MeetingKeys
from tests.cast import STUDY
from tests.web.client import Page, Visitor, database_of, stored_round, words
from tests.web.meeting.control.pressing import at, press, told
from tests.web.meeting.held import PRESENT, Holding, leader

MENTORS = {"what": "Mentoren zoeken", "role": "HR", "when": "voor de zomer", "how": "in elk jaargesprek"}
JSON = {"Accept": "application/json"}


def listed(holding: Holding) -> str:
    return f"{holding.control}/afspraken"


def agreed(holding: Holding) -> tuple[Agreement, ...]:
    return holding.stored.meeting.agreed


def by_script(visitor: Visitor, page: Page, changes: dict[str, str], number: int = 0) -> tuple[int, dict[str, Any]]:
    """What the script sends while someone types, and what it is told."""
    fields = page.fields(number)
    for name, value in changes.items():
        fields.setlist(name, [value])
    answer = visitor.post(page.action(number), fields, headers=JSON)
    return answer.status, json.loads(answer.data)


def test_an_agreement_is_on_the_screen_and_in_the_list_once_it_is_typed(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    page = leading.follow(leading.fill(f"{listed(holding)}/nieuw", MENTORS))
    assert "Mentoren zoeken" in page.main
    assert agreed(holding) == (Agreement(*MENTORS.values()),)
    assert "Mentoren zoeken" in Visitor(app).get(holding.at).text
    assert "Mentoren zoeken" in leading.get(holding.control).main


def test_it_can_be_changed_and_taken_away(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    leading.fill(f"{listed(holding)}/nieuw", MENTORS)
    leading.fill(f"{listed(holding)}/1", {"when": "in mei"})
    assert agreed(holding)[0].when == "in mei"
    page = leading.get(f"{listed(holding)}/1/weg")
    assert "Deze afspraak weghalen?" in page.main
    assert "De afspraak is weggehaald." in told(leading.follow(press(leading, page, "Weghalen")))
    assert agreed(holding) == ()
    assert "De afspraak is weggehaald." in told(leading.follow(leading.get(f"{listed(holding)}/1/weg")))


@pytest.mark.parametrize(
    ("changes", "wrong"), [({"what": ""}, "what"), ({"role": "x" * 201}, "role"), ({"how": "\U0001f600"}, "how")]
)
def test_a_mistake_stays_in_place(app: Flask, changes: dict[str, str], wrong: str) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    page = leading.fill(f"{listed(holding)}/nieuw", MENTORS | changes)
    assert (page.status, page.title[:5], set(page.faults)) == (422, "Fout:", {wrong})
    assert page.fields()["when"] == "voor de zomer"
    assert agreed(holding) == ()


def test_there_are_at_most_three_and_the_fourth_stays_on_the_page(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    old = leading.get(f"{listed(holding)}/nieuw")
    for number in range(3):
        leading.fill(f"{listed(holding)}/nieuw", {"what": f"afspraak {number}"})
    page = leading.send(old, {"what": "afspraak 4"})
    assert page.status == 422
    assert "Er staan al 3 afspraken." in page.main
    assert page.fields()["what"] == "afspraak 4"
    assert "Er staan al 3 afspraken." in told(leading.follow(leading.get(f"{listed(holding)}/nieuw")))
    assert f"{listed(holding)}/nieuw" not in leading.get(listed(holding)).text


def test_a_name_in_the_place_of_a_role_is_a_hint_and_no_refusal(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    page = leading.follow(leading.fill(f"{listed(holding)}/nieuw", MENTORS | {"role": "mevrouw Jansen"}))
    assert "Staat er bij ‘Mentoren zoeken’ de naam van een persoon?" in page.main
    status, answer = by_script(leading, leading.get(f"{listed(holding)}/1"), {"how": "x"})
    assert status == 200
    assert "Noem liever de rol" in answer["said"]


def test_who_answers_and_when_is_an_agreement_that_reads_as_one(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    later = {"what": "een tweede loopbaangesprek", "role": "gemeentesecretaris", "when": "1 februari"}
    leading.follow(leading.fill(f"{listed(holding)}/nieuw?soort=later", later))
    expected = Agreement("Antwoord op het voorstel: een tweede loopbaangesprek", "gemeentesecretaris", "1 februari")
    assert agreed(holding) == (expected,)
    page = leading.get(f"{listed(holding)}/1")
    assert "Op welk voorstel komt er antwoord?" in page.main
    assert page.fields()["what"] == "een tweede loopbaangesprek"
    leading.send(page, {"when": "2 februari"})
    assert agreed(holding)[0].what == expected.what
    holding.end()
    assert stored_round(app, holding.public_id).agreements[-1].what == expected.what


def test_who_answers_and_when_are_both_asked(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    page = leading.fill(f"{listed(holding)}/nieuw?soort=later", {"what": "iets"})
    assert (page.status, set(page.faults)) == (422, {"role", "when"})
    assert "Wie antwoordt?" in page.main


def test_when_and_how_answers_come_is_typed_too(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREED)
    leading.fill(listed(holding), {"answers": "op 1 februari, op intranet"})
    assert holding.stored.meeting.answers_when == "op 1 februari, op intranet"
    assert "op 1 februari, op intranet" in leading.get(holding.control).main
    assert "op 1 februari, op intranet" in Visitor(app).get(holding.at).text
    page = leading.fill(listed(holding), {"answers": "x" * 201})
    assert (page.status, set(page.faults)) == (422, {"answers"})


def test_a_script_saves_what_is_typed_and_goes_on_with_what_it_saved(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    page = leading.get(f"{listed(holding)}/nieuw")
    assert "connect-src 'self'" in page.headers["Content-Security-Policy"]
    status, answer = by_script(leading, page, {"what": "Mento"})
    assert (status, answer["address"]) == (200, f"{listed(holding)}/1")
    assert agreed(holding) == (Agreement("Mento"),)
    fields = {**page.fields(), "what": "Mentoren", "was": answer["was"]}
    assert leading.post(answer["address"], fields, headers=JSON).status == 200
    assert agreed(holding) == (Agreement("Mentoren"),)


def test_the_script_is_told_what_is_wrong_and_who_was_first(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    leading.fill(f"{listed(holding)}/nieuw", MENTORS)
    page = leading.get(f"{listed(holding)}/1")
    status, answer = by_script(leading, page, {"role": "x" * 201})
    assert (status, answer["said"]) == (422, "Dit is te lang: gebruik hooguit 200 tekens.")
    leader(holding).fill(f"{listed(holding)}/1", {"what": "Buddy’s zoeken"})
    status, answer = by_script(leading, page, {"what": "Maatjes zoeken"})
    assert status == 409
    assert "Iemand anders paste dit ook aan." in answer["said"]
    assert agreed(holding)[0].what == "Buddy’s zoeken"


def test_of_two_who_type_at_once_the_second_sees_both_and_decides(app: Flask) -> None:
    holding, one = at(app, SceneKind.AGREE)
    one.fill(f"{listed(holding)}/nieuw", MENTORS)
    old = one.get(f"{listed(holding)}/1")
    leader(holding).fill(f"{listed(holding)}/1", {"what": "Buddy’s zoeken"})
    page = one.send(old, {"what": "Maatjes zoeken"})
    assert (page.status, page.title[:5]) == (409, "Fout:")
    assert "Bewaard is: ‘Buddy’s zoeken’, rol: HR" in page.main
    assert page.fields()["what"] == "Maatjes zoeken"
    assert agreed(holding)[0].what == "Buddy’s zoeken"
    one.send(page)
    assert agreed(holding)[0].what == "Maatjes zoeken"


def test_an_agreement_is_known_again_where_it_moved_to(app: Flask) -> None:
    holding, one = at(app, SceneKind.AGREE)
    for what in ("eerste", "tweede"):
        one.fill(f"{listed(holding)}/nieuw", {"what": what})
    old = one.get(f"{listed(holding)}/2")
    other = leader(holding)
    press(other, other.get(f"{listed(holding)}/1/weg"), "Weghalen")
    assert one.send(old, {"when": "in mei"}).status == 303
    assert agreed(holding) == (Agreement("tweede", when="in mei"),)


def test_what_is_typed_for_one_that_was_taken_away_stays_and_can_come_back(app: Flask) -> None:
    holding, one = at(app, SceneKind.AGREE)
    one.fill(f"{listed(holding)}/nieuw", MENTORS)
    old = one.get(f"{listed(holding)}/1")
    other = leader(holding)
    press(other, other.get(f"{listed(holding)}/1/weg"), "Weghalen")
    page = one.send(old, {"when": "in mei"})
    assert page.status == 409
    assert "De afspraak is weggehaald." in page.main
    assert page.fields()["when"] == "in mei"
    one.send(page)
    assert agreed(holding)[0].when == "in mei"


def test_one_that_was_changed_meanwhile_is_not_taken_away_unseen(app: Flask) -> None:
    holding, one = at(app, SceneKind.AGREE)
    one.fill(f"{listed(holding)}/nieuw", MENTORS)
    old = one.get(f"{listed(holding)}/1/weg")
    leader(holding).fill(f"{listed(holding)}/1", {"what": "Buddy’s zoeken"})
    assert "Iemand anders paste deze afspraak net aan." in told(one.follow(press(one, old, "Weghalen")))
    assert agreed(holding)[0].what == "Buddy’s zoeken"


def test_when_answers_come_is_not_gone_over_unseen_either(app: Flask) -> None:
    holding, one = at(app, SceneKind.AGREE)
    old = one.get(listed(holding))
    leader(holding).fill(listed(holding), {"answers": "in maart"})
    page = one.send(old, {"answers": "in april"})
    assert page.status == 409
    assert "Bewaard is: ‘in maart’." in page.main
    one.send(page)
    assert holding.stored.meeting.answers_when == "in april"


def test_the_same_sent_twice_stands_once(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    page = leading.get(f"{listed(holding)}/nieuw")
    assert [leading.send(page, MENTORS).status for _ in range(2)] == [303, 303]
    assert len(agreed(holding)) == 1


def test_when_the_answer_to_a_save_is_lost_what_is_typed_on_in_that_form_is_the_same_agreement(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    page, other = (leading.get(f"{listed(holding)}/nieuw") for _ in range(2))
    assert by_script(leading, page, {"what": "Mento"})[0] == 200  # which the script does not hear
    leading.send(other, {"what": "Van de ander"})
    status, answer = by_script(leading, page, {"what": "Mentoren"})
    assert (status, answer["address"]) == (200, f"{listed(holding)}/1")
    assert agreed(holding) == (Agreement("Mentoren"), Agreement("Van de ander"))


def renewed(holding: Holding) -> None:
    """The link to lead is another one."""
    keys = MeetingKeys(holding.screen, *(hashed(new_receipt()) for _ in range(2)))
    store.meetings.renew_links(database_of(holding.app), holding.public_id, 1, keys)


def with_another_key(holding: Holding) -> None:
    holding.app.secret_key = "x" * 43


@pytest.mark.parametrize(
    ("ending", "status"), [(Holding.end, 410), (renewed, 403), (with_another_key, 400)], ids=["ended", "renewed", "key"]
)
def test_what_was_typed_where_it_cannot_be_saved_any_more_stands_on_the_page(
    app: Flask, monkeypatch: pytest.MonkeyPatch, ending: Callable[[Holding], None], status: int
) -> None:
    monkeypatch.setattr(app, "secret_key", app.secret_key)
    holding, leading = at(app, SceneKind.AGREE)
    new, index = leading.get(f"{listed(holding)}/nieuw"), leading.get(listed(holding))
    ending(holding)
    headers = {"Origin": leading.base}
    told = leading.post(new.action(), {**new.fields(), **MENTORS, "what": "Mentoren <nu>"}, headers=headers)
    assert told.status == status
    assert all(text in told.main for text in ("Dit is niet bewaard.", "Mentoren <nu>", "voor de zomer", "jaargesprek"))
    assert not [name for name in ("key", "csrf_token") if new.fields()[name] in told.main]
    answers = leading.post(index.action(), {**index.fields(), "answers": "Op 1 februari"}, headers=headers)
    assert (answers.status, "Op 1 februari" in answers.main) == (status, True)


@pytest.mark.parametrize(
    "headers", [{}, {"Origin": "http://evil.example"}, {"Referer": "http://evil.example/"}], ids=str
)
def test_what_another_website_sent_is_not_shown(app: Flask, headers: dict[str, str]) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    holding.end()
    for address in (f"{listed(holding)}/nieuw", holding.control):
        told = leading.post(address, {"what": "van elders", "csrf_token": "x"}, headers=headers)
        assert told.status in {405, 410}
        assert "van elders" not in told.text


def test_a_browser_that_names_only_the_page_it_came_from_is_shown_what_it_sent(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    address = f"{listed(holding)}/nieuw"
    told = leading.post(address, MENTORS, headers={"Referer": f"{leading.base}{address}"})
    assert (told.status, "Mentoren zoeken" in told.main) == (400, True)


def test_an_agreement_that_never_was_is_not_found(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    assert leading.get(f"{listed(holding)}/1").status == 404
    assert leading.get(f"{listed(holding)}/0").status == 404


def test_nothing_is_saved_without_a_token(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    for path in ("", "/nieuw", "/1", "/1/weg"):
        assert leading.post(f"{listed(holding)}{path}", MENTORS).status == 400
    assert Visitor(app).get(listed(holding)).status == 403


@pytest.mark.parametrize(
    ("button", "goes"), [("Afspraak toevoegen", ""), ("Vandaag kan niemand ja zeggen", "?soort=later")]
)
def test_what_is_typed_about_answers_is_saved_by_the_buttons_that_go_on(app: Flask, button: str, goes: str) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    page = leading.get(listed(holding))
    (onward,) = [each for each in page.tree.iter("button") if words(each) == button]
    form = page.by_id(onward.get("form", ""))
    number = list(page.tree.iter("form")).index(form)
    gone = leading.send(page, {"answers": "op 1 februari", str(onward.get("name")): onward.get("value")}, form=number)
    assert gone.redirects_to == f"{listed(holding)}/nieuw{goes}"
    assert holding.stored.meeting.answers_when == "op 1 februari"


def test_a_mistake_in_it_stays_in_place_when_one_goes_on(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    page = leading.fill(listed(holding), {"answers": "x" * 201, "naar": "nieuw"})
    assert (page.status, page.fields()["answers"]) == (422, "x" * 201)


def test_it_is_said_in_advance_which_line_the_answers_become(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    page = leading.fill(listed(holding), {"answers": "op 1 februari"})
    assert "Iedereen hoort wat er met de uitkomst gebeurt" in leading.get(listed(holding)).main
    holding.end()
    kept = stored_round(app, holding.public_id).agreements[-1]
    assert (page.status, kept.what, kept.when, kept.how) == (303, ANSWER, "", "op 1 februari")


def test_while_there_are_none_typing_them_is_the_large_button_and_later_on_going_further_is(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)

    def large() -> list[str]:
        page = leading.get(holding.control)
        return [words(each) for each in page.elements if "primary-action" in each.get("class", "")]

    assert large() == ["Typ de afspraken"]
    leading.fill(f"{listed(holding)}/nieuw", MENTORS)
    assert large() == ["Verder"]


def test_what_got_most_dots_stands_beside_the_agreements_and_on_the_screen(app: Flask) -> None:
    holding, leading = at(app, SceneKind.DOTS)
    measure = holding.stored.meeting.ballot[0]
    for side, count in PRESENT.items():
        for _ in range(count):
            holding.vote(Poll.DOTS, {measure: 2}, side)
        holding.move()
    holding.go_to(SceneKind.AGREE)
    for page in (leading.get(holding.control), Visitor(app).get(holding.at)):
        assert "Meeste stippen van jonge ambtenaren: " in page.main
        assert "Meeste stippen van het management: " in page.main
        assert item_name(STUDY.item(measure)).casefold() in page.main.casefold()


def test_without_dots_nothing_is_said_of_them(app: Flask) -> None:
    holding, leading = at(app, SceneKind.AGREE)
    assert "Meeste stippen" not in leading.get(holding.control).main
    assert "Vul nog in wanneer iedereen meer hoort." in leading.get(holding.control).main
