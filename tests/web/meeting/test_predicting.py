"""'Dubbel antwoord' on screen, phones and with who leads: who predicts what, what becomes of it, and in which round."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.domain.comparison import compare
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.predictions import predicted_in_order, predictions_of
from retention_check.domain.round import Round
from retention_check.domain.shown_in_meetings import PredictedScore, ShownInMeetings
from retention_check.domain.side import Side
from retention_check.web.meeting.predicting import Predicting
from retention_check.web.meeting.screen_moment import ScreenMoment
from tests.cast import REASONS, STUDY
from tests.predicted import mixes_of_predictions, prediction
from tests.web.client import Page, database_of
from tests.web.meeting.held import PRESENT, Attendee, Holding, hold, leader

YOUNG, MANAGEMENT = Side
AGENDA = Agenda((Step(StepKind.WELCOME, 5), Step(StepKind.PREDICT, 15), Step(StepKind.CLOSING, 5)))
MIXES = mixes_of_predictions()
LOW = {item.code: 2 for item in REASONS}  # 3.3 points
HIGH = {item.code: 5 for item in REASONS}
SKIPPED = {"R1": 4}


def round_of(mix: str, shown: ShownInMeetings | None = None) -> Round:
    return replace(MIXES[mix].round, shown_in_meetings=shown or ShownInMeetings())


def predicting(
    app: Flask, round: Round | None = None, young: int = PRESENT[YOUNG], management: int = PRESENT[MANAGEMENT]
) -> Holding:
    """A meeting in which the groups predict now."""
    holding = hold(app, round, AGENDA, {YOUNG: young, MANAGEMENT: management})
    holding.go_to(SceneKind.PREDICT)
    return holding


def revealing(app: Flask, round: Round | None = None, young: int = 14, management: int = 6, last: int = 0) -> Holding:
    """A meeting that reveals the first reason (or another), after so many predicted."""
    holding = predicting(app, round)
    for side, people, ballot in ((YOUNG, young, LOW), (MANAGEMENT, management, HIGH)):
        for _ in range(people):
            holding.vote(Poll.PREDICT, ballot, side)
    holding.go_to(SceneKind.PREDICTED, last)
    return holding


def screen(app: Flask, holding: Holding) -> str:
    page = Attendee(app).get(holding.at)
    assert page.tree is not None
    return page.main


def phone(app: Flask, holding: Holding, side: Side | None) -> Page:
    return Attendee(app).join(holding, side)


def stored_round(app: Flask, holding: Holding) -> Round:
    found = store.rounds.load(database_of(app), holding.public_id, clock.today())
    assert found is not None
    return found.round


@pytest.mark.parametrize(("side", "asks"), [(YOUNG, "het management, denkt"), (MANAGEMENT, "jonge ambtenaren, denkt")])
def test_a_phone_asks_the_ten_answers_of_the_other_group_in_its_own_words(app: Flask, side: Side, asks: str) -> None:
    page = phone(app, predicting(app), side)
    assert asks in page.main
    legends = [each.text for each in page.tree.iter("legend")]
    assert legends == [item.text for item in REASONS]
    radios = [each for each in page.tree.iter("input") if each.get("type") == "radio"]
    assert [each.get("value") for each in radios if each.get("name") == "R1"] == ["1", "2", "3", "4", "5", ""]
    assert "helemaal niet belangrijk" in page.main
    assert page.action().endswith("/stem")
    assert dict(page.fields()) == {"stemming": "dubbel", **dict.fromkeys((item.code for item in REASONS), "")}


def test_a_prediction_of_one_reason_is_counted_without_a_script(app: Flask) -> None:
    holding = predicting(app)
    visitor = Attendee(app)
    page = visitor.join(holding)
    sent = visitor.post(page.action(), {"stemming": "dubbel", "R1": "4", "R2": ""})
    assert sent.status == 303
    assert "geteld" in visitor.follow(sent).main
    found = store.meetings.load_shown(database_of(app), holding.screen, STUDY)
    assert found is not None
    assert found.voted == 1


def test_an_empty_prediction_is_asked_again_in_place(app: Flask) -> None:
    visitor = Attendee(app)
    page = visitor.join(predicting(app))
    again = visitor.post(page.action(), {"stemming": "dubbel", **dict.fromkeys((item.code for item in REASONS), "")})
    assert again.status == 422
    assert again.title.startswith("Fout:")
    assert "Kies bij ten minste één reden een antwoord." in again.main
    assert again.by_id("keuze").get("type") == "radio"


def test_who_looks_on_predicts_nothing(app: Flask) -> None:
    page = phone(app, predicting(app), None)
    assert not list(page.tree.iter("form"))


@pytest.mark.parametrize(
    ("young", "management", "side", "told"),
    [
        (14, 3, MANAGEMENT, "Het management is hier met minder dan vijf mensen. Zijn voorspelling tonen wij niet."),
        (4, 6, YOUNG, "Er zijn hier minder dan vijf jonge ambtenaren. Hun voorspelling tonen wij niet."),
        (14, 0, MANAGEMENT, "Het management is er niet bij en voorspelt dus niets."),
    ],
)
def test_a_group_whose_prediction_would_not_be_shown_is_told_so_and_asked_nothing(
    app: Flask, young: int, management: int, side: Side, told: str
) -> None:
    holding = predicting(app, young=young, management=management)
    page = phone(app, holding, side)
    assert not list(page.tree.iter("form"))
    assert told in page.main
    assert told in screen(app, holding)
    assert told in leader(holding).get(holding.control).main


def test_a_group_that_predicted_in_an_earlier_meeting_is_shown_that_again(app: Flask) -> None:
    before = ShownInMeetings({YOUNG: prediction(14)})
    holding = predicting(app, round_of("both", before))
    assert "stond al in een eerdere bijeenkomst" in phone(app, holding, YOUNG).main
    for _ in range(5):
        holding.vote(Poll.PREDICT, HIGH, MANAGEMENT)
    holding.go_to(SceneKind.PREDICTED)
    shown = screen(app, holding)
    assert "Voorspeld door jonge ambtenaren in een eerdere bijeenkomst." in shown
    assert stored_round(app, holding).shown_in_meetings.predicted[YOUNG] == prediction(14)


def test_beside_open_scores_the_page_says_what_is_predicted(app: Flask) -> None:
    holding = predicting(app, round_of("open scores"))
    text = "Het management gaf een open score: één antwoord bij elke reden, door: gemeentesecretaris."
    assert text in phone(app, holding, YOUNG).main
    assert text in screen(app, holding)


def test_without_own_scores_the_page_says_that_the_country_will_stand_beside_it(app: Flask) -> None:
    holding = predicting(app, round_of("country only"))
    assert "Ernaast staan straks de landelijke van gemeentesecretarissen." in phone(app, holding, YOUNG).main
    assert "Jonge ambtenaren voorspellen wat het management zou antwoorden." in screen(app, holding)


def test_how_many_of_one_group_predicted_is_told_in_fives(app: Flask) -> None:
    holding = predicting(app, management=3)
    for _ in range(7):
        holding.vote(Poll.PREDICT, LOW, YOUNG)
    assert "5 of meer voorspelden al" in screen(app, holding)
    assert not re.search(r"\b7\b", screen(app, holding))
    assert not re.search(r"\b7\b", leader(holding).get(holding.control).main)
    both = predicting(app)
    both.vote(Poll.PREDICT, LOW, YOUNG)
    assert "1 van 20 voorspelde al" in screen(app, both)


def test_the_screen_says_in_words_what_was_thought_and_what_it_became(app: Flask) -> None:
    holding = revealing(app, last=9)
    comparison = compare(stored_round(app, holding), STUDY)
    reason = predicted_in_order(comparison, predictions_of(comparison))[9]
    shown = screen(app, holding)
    assert reason.item.text in shown
    assert "Hier lag een voorspelling het verst van het antwoord" in shown
    assert "Jonge ambtenaren dachten dat het management hier 3,3 gaf. Het werd " in shown
    assert "Het management dacht dat jonge ambtenaren hier 9,5 of hoger gaven. Het werd " in shown
    leading = leader(holding).get(holding.control).main
    assert "Jonge ambtenaren dachten dat het management hier 3,3 gaf. Het werd " in leading
    assert "Vraag: Beide voorspellingen liggen van het antwoord af. " in leading


def test_the_drawing_has_a_triangle_for_each_prediction_that_is_shown(app: Flask) -> None:
    def drawing(holding: Holding) -> str:
        found = re.search(r'<svg class="predicted".*?</svg>', Attendee(app).get(holding.at).text, re.DOTALL)
        assert found
        return found[0]

    def triangles(holding: Holding) -> int:
        return drawing(holding).count('Z" fill=')

    assert triangles(revealing(app)) == 2
    assert triangles(revealing(app, management=4)) == 1
    assert triangles(revealing(app, young=4, management=4)) == 0


@pytest.mark.parametrize(
    ("mix", "young", "management", "told"),
    [
        ("both", 14, 4, "Van het management is hier geen voorspelling te tonen. Jonge ambtenaren gaven "),
        ("both", 3, 4, "Minder dan vijf mensen voorspelden."),
        ("both", 15, 6, "Er kwamen meer voorspellingen binnen dan er mensen in de zaal zijn."),
        ("score withheld", 14, 6, "Wat het werd, tonen wij niet (te weinig antwoorden)."),
        ("country only", 14, 6, "Naast de voorspelling staan alleen landelijke scores. Hoe is het bij u?"),
        ("open scores", 14, 6, "(open score); landelijk "),
        ("young only", 14, 6, "Een eigen score is er niet."),
    ],
)
def test_each_mix_has_its_screen(app: Flask, mix: str, young: int, management: int, told: str) -> None:
    holding = revealing(app, round_of(mix), young, management)
    for number in range(len(REASONS)):
        holding.go_to(SceneKind.PREDICTED, number)
        assert told in screen(app, holding)
        assert leader(holding).get(holding.control).status == 200


def test_a_reason_that_too_few_predicted_says_so(app: Flask) -> None:
    holding = predicting(app)
    for _ in range(6):
        holding.vote(Poll.PREDICT, SKIPPED, YOUNG)
    holding.go_to(SceneKind.PREDICTED)
    assert "Te weinig mensen voorspelden deze reden." in screen(app, holding)
    holding.go_to(SceneKind.PREDICTED, 9)
    assert "Jonge ambtenaren dachten dat het management hier 7,8 gaf." in screen(app, holding)


def test_what_was_shown_stays_in_the_round_when_the_meeting_ends(app: Flask) -> None:
    holding = revealing(app)
    holding.end()
    found = stored_round(app, holding).shown_in_meetings.predicted
    assert found[YOUNG]["R1"] == PredictedScore(Decimal("3.3"), 14)
    assert found[MANAGEMENT]["R1"] == PredictedScore(Decimal("9.5"), 6)


def test_a_meeting_before_its_first_scene_predicts_nothing(app: Flask) -> None:
    holding = hold(app, agenda=AGENDA)
    moment = ScreenMoment(holding.stored, _stored(app, holding), STUDY)
    assert isinstance(holding.stored.meeting, LiveMeeting)
    assert Predicting(moment).is_last is False


def _stored(app: Flask, holding: Holding) -> store.StoredRound:
    found = store.rounds.load(database_of(app), holding.public_id, clock.today())
    assert found is not None
    return found


def test_a_forged_vote_of_a_group_that_cannot_predict_is_not_counted(app: Flask) -> None:
    """Four phones of three managers would be more than are there, and hide what the others predicted."""
    holding = predicting(app, management=3)
    for _ in range(4):
        visitor = Attendee(app)
        address = visitor.join(holding, MANAGEMENT).address
        sent = visitor.post(f"{address}/stem", {"stemming": "dubbel", "R1": "3"})
        assert sent.status != 303
    assert holding.stored.voted == 0
    for _ in range(14):
        holding.vote(Poll.PREDICT, LOW, YOUNG)
    holding.move()
    assert holding.stored.meeting.outcomes[Poll.PREDICT].hidden is None


def test_the_threshold_that_a_round_was_published_with_holds_for_who_can_predict(app: Flask) -> None:
    round = round_of("both")
    raised = replace(round, publication=replace(round.publication, threshold=8))
    holding = predicting(app, raised)
    with pytest.raises(store.ClosedError):
        holding.vote(Poll.PREDICT, LOW, MANAGEMENT)
    assert holding.vote(Poll.PREDICT, LOW, YOUNG) is store.Sent.COUNTED
