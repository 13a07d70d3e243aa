"""What stays and goes, which sheets there are and what is asked: true for young staff alone, and where is predicted."""

from flask import Flask

from retention_check.domain.meeting.agenda import Agenda, Step, StepKind, agenda_beforehand, usual_agenda
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.side import Side
from tests.cast import REASONS, texel
from tests.web.client import Page, SavedRound, manager
from tests.web.meeting.control.pressing import press, usual
from tests.web.meeting.held import Attendee, Holding, hold, leader

PREDICTING = Agenda((Step(StepKind.WELCOME, 5), Step(StepKind.PREDICT, 15), Step(StepKind.CLOSING, 5)))
DOTTED = "één totaal op het scherm, niet per groep"


def round_page(holding: Holding, path: str = "") -> Page:
    me = manager(holding.app, SavedRound(holding.public_id, holding.manage))
    return me.get(f"/ronde/{holding.public_id}/bijeenkomst{path}")


def beforehand(app: Flask) -> Holding:
    return hold(app, agenda=agenda_beforehand(), present={Side.YOUNG: 6})


def test_beforehand_nobody_is_told_of_votes_or_agreements(app: Flask) -> None:
    holding = beforehand(app)
    start = leader(holding).get(holding.control).main
    assert "stemt" not in start
    assert "wat die koos" not in start
    holding.go_to(SceneKind.QUESTIONS)
    assert "Schrijf hooguit drie vragen op papier" in leader(holding).get(holding.control).main
    for page in (leader(holding).get(f"{holding.control}/einde"), round_page(holding, "/einde")):
        assert "niets naar de ronde" in page.main
        assert "geraden" not in page.main
        assert "raadden" not in page.main
        assert "afspraken" not in page.main
    leading = leader(holding)
    ended = press(leading, leading.get(f"{holding.control}/einde"), "Beëindig de bijeenkomst")
    assert "gewist" not in leading.follow(ended).main
    assert "Afspraken die u typte, staan in de ronde." in leading.follow(ended).main


def test_beforehand_the_chosen_topics_are_written_on_paper(app: Flask) -> None:
    holding = beforehand(app)
    holding.go_to(SceneKind.TOPICS)
    assert "Schrijf de onderwerpen die u kiest op papier" in leader(holding).get(holding.control).main


def test_who_manages_ends_a_meeting_beforehand_and_reads_nothing_of_guesses(app: Flask) -> None:
    holding = beforehand(app)
    holding.go_to(SceneKind.QUESTIONS)
    me = manager(app, SavedRound(holding.public_id, holding.manage))
    ended = press(me, me.get(f"/ronde/{holding.public_id}/bijeenkomst/einde"), "Beëindig de bijeenkomst")
    page = me.follow(ended)
    assert "De links en de code werken niet meer." in page.main
    assert "raadden" not in page.main


def test_the_end_says_that_predictions_stay(app: Flask) -> None:
    holding = hold(app, agenda=PREDICTING)
    holding.go_to(SceneKind.PREDICT)
    for _ in range(6):
        holding.vote(Poll.PREDICT, {item.code: 2 for item in REASONS}, Side.YOUNG)
    assert "blijft in de ronde" not in leader(holding).get(f"{holding.control}/einde").main
    holding.go_to(SceneKind.PREDICTED)
    assert (
        "Wat er voorspeld is, blijft in de ronde als gemiddelde" in leader(holding).get(f"{holding.control}/einde").main
    )
    assert "blijven in de ronde, en staan in de bijlage" in round_page(holding, "/einde").main


def test_who_joins_is_told_which_means_stay(app: Flask) -> None:
    def told(agenda: Agenda) -> str:
        holding = hold(app, texel().round, agenda)
        return Attendee(app).get(f"/d/{holding.code}").main

    answering = usual_agenda(has_scores=False, is_small=False)
    both = Agenda((Step(StepKind.WELCOME, 5), Step(StepKind.ANSWERS, 10), Step(StepKind.PREDICT, 15)))
    assert "Alleen de gemiddelden van de vragenlijst blijven." in told(answering)
    assert "Alleen de gemiddelden van de vragenlijst en van wat voorspeld is, blijven." in told(both)
    assert "Alleen het gemiddelde van wat voorspeld is en op het scherm kwam, blijft." in told(PREDICTING)
    assert "gemiddelde" not in told(usual())


def test_the_sheets_that_are_offered_go_with_the_steps(app: Flask) -> None:
    ninety = round_page(hold(app)).main
    assert "Raadblad (PDF)" in ninety
    assert "Stippenblad (PDF)" in ninety
    predicting = round_page(hold(app, agenda=PREDICTING)).main
    assert "Raadblad" not in predicting
    assert "Stippenblad" not in predicting
    assert "Voor ‘Dubbel antwoord’ is er geen blad" in predicting
    small = round_page(hold(app, agenda=usual_agenda(has_scores=True, is_small=True))).main
    assert "Raadblad (PDF)" in small
    assert "Stippenblad" not in small


def test_where_answers_are_asked_it_says_where_the_paper_questionnaire_is(app: Flask) -> None:
    holding = hold(app, texel().round, usual_agenda(has_scores=False, is_small=False))
    assert "U print haar dan bij Vragenlijst." in round_page(holding).main
    holding.move()
    paper = f"{holding.control}/papier"
    assert "De papieren vragenlijst staat niet in het draaiboek." in leader(holding).get(paper).main
    without = hold(app)
    without.move()
    assert "papieren vragenlijst" not in leader(without).get(f"{without.control}/papier").main


def test_the_paper_page_says_beforehand_that_dots_on_paper_give_one_total(app: Flask) -> None:
    holding = hold(app)
    holding.go_to(SceneKind.GUESS)
    leading = leader(holding)
    assert DOTTED not in leading.get(f"{holding.control}/papier").main
    holding.go_to(SceneKind.DOTS)
    page = leading.get(f"{holding.control}/papier")
    assert DOTTED in page.main
    assert "Hoeveel mensen vulden papier in?" in page.main
    code = holding.stored.meeting.ballot[0]
    wrong = leading.send(page, {"mensen-samen": "1", f"{code}-samen": "3"})
    assert "Eén persoon zet hooguit 2 stippen; hier staan er 3." in wrong.main


def test_the_note_below_one_total_is_true_with_paper_and_without(app: Flask) -> None:
    holding = hold(app, agenda=Agenda((Step(StepKind.WELCOME, 5), Step(StepKind.DOTS, 5)), is_management_last=False))
    holding.go_to(SceneKind.DOTS)
    code = holding.stored.meeting.ballot[0]
    for side, people in ((Side.YOUNG, 11), (Side.MANAGEMENT, 6)):
        for _ in range(people):
            holding.vote(Poll.DOTS, {code: 2}, side)
    leading = leader(holding)
    leading.fill(f"{holding.control}/papier", {"mensen-samen": "1", f"{code}-samen": "2"})
    holding.go_to(SceneKind.DOTTED)
    screen = Attendee(app).get(holding.at).main
    assert "Van papier weten wij niet van welke groep een stip is: daarom één totaal." in screen
    assert "Wij tonen groepen apart als" not in screen


def test_the_last_reason_hides_nothing_any_more(app: Flask) -> None:
    holding = hold(app)
    holding.go_to(SceneKind.REVEAL, 0)
    assert "Nog niet te zien." in leader(holding).get(holding.control).main
    holding.go_to(SceneKind.REVEAL, 9)
    assert "Nog niet te zien." not in leader(holding).get(holding.control).main
