"""What the page of a survey shows where: what needs a decision on top, and nothing that is not so."""

import csv
import io
from dataclasses import replace
from itertools import cycle

import pytest
from flask import Flask

from retention_check.domain.item import Kind
from retention_check.domain.publication import Publication
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.importers.surveys.understanding import ColumnUse, Understanding
from retention_check.web.organiser.survey.page import SurveyPage
from retention_check.web.organiser.survey.waiting import WaitingSurvey
from tests.cast import DAY, STUDY
from tests.web.client import GOUDA, Page, SavedRound, Visitor, save_round, words
from tests.web.organiser.survey.exports import OTHER, few, field_of, fourth, look, uploaded
from tests.web.organiser.survey.test_understood import EMPTY

MIXED = ("Jonge ambtenaar",) * 26 + ("Management",) * 8
WRONG_FILE = "Was het vorige bestand verkeerd, en heeft niemand het rapport nog? Wis deze ronde en begin opnieuw."


@pytest.fixture
def empty(app: Flask) -> SavedRound:
    """A round without scores."""
    return save_round(app, EMPTY)


def means(*values: str) -> bytes:
    """A sheet with a row for each reason, and means with points."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Vraag", "Jonge ambtenaren gemiddelde", "Jonge ambtenaren aantal", "Management gemiddelde"])
    for place, item in enumerate(STUDY.items[:10]):
        writer.writerow([item.text, values[place % len(values)], "12", values[-1]])
    return out.getvalue().encode()


def labels(page: Page) -> list[str]:
    """The labels of all fields."""
    return [words(each) for each in page.tree.iter("label")]


def with_one_unfinished() -> bytes:
    """An export of LimeSurvey, of which the first of eight equal rows was not sent."""
    out = io.StringIO()
    writer = csv.writer(out)
    reasons = STUDY.of_kind(Kind.REASON)
    head = ["Respons ID", "Datum verstuurd", "Laatste pagina", "Start taal", "Seed", "Wat is uw functie?"]
    writer.writerow([*head, *(f"Wat vindt u? [{item.text}]" for item in reasons)])
    for number in range(8):
        sent = "2025-03-31 09:16:02" if number else ""
        writer.writerow([number, sent, "4", "nl", "12345", "Jonge ambtenaar", *(fourth(item) for item in reasons)])
    return out.getvalue().encode()


def test_what_is_told_of_every_survey_stands_below_and_not_among_what_needs_a_decision(
    me: Visitor, empty: SavedRound
) -> None:
    page = uploaded(me, empty, few((*MIXED, OTHER), group="Wat is uw functie?"))
    routine = page.main.split("Toon wat wij verder aannamen")[1].split("Bewaren")[0]
    assert "lezen wij bij welke groep iemand hoort." in routine
    assert "De antwoorden zijn woorden." in routine
    assert "helemaal gelijk aan een andere" in routine
    assert page.main.count("De antwoorden zijn woorden.") == 1


def test_which_way_numbers_run_is_an_assumption_that_is_not_folded_away(me: Visitor, empty: SavedRound) -> None:
    numbers = cycle("12345")
    page = uploaded(me, empty, few(answer=lambda _: next(numbers)))
    before, _, folded = page.main.partition("Toon wat wij verder aannamen")
    assert "De antwoorden zijn cijfers van 1 tot en met 5." in before
    assert "De antwoorden zijn cijfers" not in folded


def test_a_tick_that_can_leave_nothing_out_is_not_there(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few())
    assert "Wij zien niet dat mensen de enquête halverwege stopten." in page.main
    assert "complete_only" not in [box.get("name") for box in page.tree.iter("input")]


def test_what_is_ticked_is_told_as_it_is(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, with_one_unfinished())
    assert "Wat zij wel invulden, telt mee, tenzij u dat hier verandert." in page.main
    turned = look(me, page, {"complete_only": "y", "drop_duplicates": "y"})
    assert "1 mens stuurde de enquête niet helemaal in. U koos dat wij wat zij wel invulden, niet mee" in turned.main
    assert "precies gelijk aan een andere rij. U koos dat die niet meetellen." in turned.main
    assert "Er zijn geen dubbele rijen." not in turned.main


def test_no_label_asks_twice(me: Visitor, empty: SavedRound) -> None:
    page = uploaded(me, empty, few(headings={"R1": "Hoe vindt u het weer?"}))
    assert "Wat staat er in kolom F, Hoe vindt u het weer?" in labels(page)


def test_before_the_scale_of_means_is_known_no_statement_is_called_missing(me: Visitor, empty: SavedRound) -> None:
    asked = uploaded(me, empty, means("2.6", "3.1"))
    assert "Eerst een vraag" in asked.main
    assert "Wij vonden" not in asked.main
    assert "Wij zien nog niet wie bij welke groep hoort." not in asked.main
    assert "‘2,6’" in asked.main
    answered = look(me, asked, {field_of(asked, "Alle scores zijn 5 of lager"): "1-5"})
    assert "Wij vonden 10 van de 50 stellingen." in answered.main
    assert "uit een tabel" not in answered.main


def test_a_wrong_file_that_was_published_is_no_dead_end(app: Flask, me: Visitor) -> None:
    days = {Side.YOUNG: DAY, Side.MANAGEMENT: DAY}
    saved = save_round(app, replace(GOUDA, publication=Publication(days, was_opened=True)))
    for page in (uploaded(me, saved, few()), me.get(f"{saved.at}/scoreblad")):
        assert WRONG_FILE in page.main
        assert f"http://localhost{saved.at}/wissen" in page.links
        assert "al gedeeld" not in page.main


def test_of_more_files_all_are_chosen_again(me: Visitor, empty: SavedRound) -> None:
    wrong = b"naam;leeftijd\njan;3\n"
    told = "Kies dan weer alle bestanden: uw browser onthoudt ze niet."
    assert told in uploaded(me, empty, wrong, wrong).main
    assert told not in uploaded(me, empty, wrong).main


def test_where_a_cell_stands_is_told_with_what_tells_most_of_its_heading(me: Visitor, empty: SavedRound) -> None:
    first = STUDY.items[0]
    heading = f"Kunt u heel precies aangeven hoe zwaar dit voor u weegt als u er nu aan denkt? [{first.text}]"
    answers, fourth_word = few(headings={first.code: heading}).decode().splitlines(), fourth(first)
    broken = "\n".join([answers[0], answers[1].replace(f'"{fourth_word}"', '"77%"', 1)])
    page = uploaded(me, empty, "\n".join([broken, *answers[2:]]).encode())
    assert f"Rij 2, kolom F (… {first.text})" in page.main


def test_the_sheet_is_named_only_where_a_file_has_more_than_one_that_counts() -> None:
    one = ColumnUse("R1", "A", "R1", "a.xlsx", sheet="Blad1", code="R1")
    two = replace(one, key="R2", sheet="Blad2")
    alone, both = (
        SurveyPage(Understanding(files=("a.xlsx",), columns=columns), Round((), DAY), WaitingSurvey(b""))
        for columns in ((one,), (one, two))
    )
    assert alone.where(one) == ""
    assert both.where(one) == ", blad ‘Blad1’"
