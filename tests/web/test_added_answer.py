"""Means typed again with one more answer: who kept the first figures would know that answer, on every statement."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from flask import Flask

from retention_check.domain.round import Entry, Round
from retention_check.domain.scales import SCALES
from retention_check.domain.side import Side
from tests.cast import DAY, STUDY
from tests.web.client import Page, SavedRound, Visitor, fill_scores, manager, save_round, share
from tests.web.client import stored as stored_round

PEOPLE = 8
FIRST = {item.code: [1 + (place + person) % 5 for person in range(PEOPLE)] for place, item in enumerate(STUDY.items)}
ADDED = {item.code: 1 + 3 * place % 5 for place, item in enumerate(STUDY.items)}  # what the ninth answered
BOTH = {code: [*answers, ADDED[code]] for code, answers in FIRST.items()}


def round_of(answers: dict[str, list[int]]) -> Round:
    entries = tuple(
        Entry(code, Side.YOUNG, (Decimal(sum(given)) / len(given)).quantize(Decimal("0.001")))
        for code, given in answers.items()
    )
    return Round(entries, DAY, "Gouda", SCALES["1-5"], answers={Side.YOUNG: len(answers["R1"])})


def typed(round: Round) -> dict[str, str]:
    means = {f"{entry.code}-young": str(entry.mean) for entry in round.entries}
    return {"n-young": str(round.answers[Side.YOUNG]), **means}


def seen(viewer: Visitor, saved: SavedRound) -> dict[str, tuple[Fraction, int]]:
    """What a viewer reads in the file of figures: the sum of all answers that fits best, and how many there were."""
    text = viewer.get(f"/inzage/{saved.public_id}/cijfers.csv").data.decode("utf-8-sig")
    found = {}
    for row in csv.DictReader(io.StringIO(text), delimiter=";"):
        if row["Jong"]:
            n = int(row["Antwoorden jong"])
            found[row["Code"]] = (
                Fraction(round((Fraction(row["Jong"].replace(",", ".")) - 1) / Fraction(9, 4) * n)) + n,
                n,
            )
    return found


def test_the_figures_of_eight_and_of_nine_would_give_the_ninth_answer(app: Flask) -> None:
    """The attack works where nothing forbids it, in two rounds that nobody knows to be one: told, and not prevented."""
    figures = []
    for answers in (FIRST, BOTH):
        saved = save_round(app, round_of(answers))
        manager(app, saved)
        _, viewer = share(app, saved)
        figures.append(seen(viewer, saved))
    before, after = figures
    assert {code: int(after[code][0] - before[code][0]) for code in before.keys() & after.keys()} == ADDED


@pytest.mark.parametrize("confirmed", [{}, {"is_typing_error": "y"}])
def test_nobody_can_take_the_first_figures_from_the_second(app: Flask, confirmed: dict[str, str]) -> None:
    saved = save_round(app, round_of(FIRST))
    me = manager(app, saved)
    _, viewer = share(app, saved)
    before = seen(viewer, saved)
    assert {code: int(total) for code, (total, n) in before.items() if n == PEOPLE} == {
        code: sum(given) for code, given in FIRST.items()
    }  # eight answers are known together, and no one of them alone
    stored = stored_round(app, saved.public_id).round
    assert fill_scores(me, saved.public_id, typed(round_of(BOTH)) | confirmed).status == 422
    assert seen(viewer, saved) == before
    assert stored_round(app, saved.public_id).round == stored


@pytest.mark.parametrize("between", [14, 3])
def test_nor_by_a_detour_of_other_numbers(app: Flask, between: int) -> None:
    saved = save_round(app, round_of(FIRST))
    me = manager(app, saved)
    _, viewer = share(app, saved)
    before = seen(viewer, saved)
    detour = replace(round_of(BOTH), answers={Side.YOUNG: between})
    for round in (detour, round_of(BOTH)):
        assert fill_scores(me, saved.public_id, typed(round) | {"is_typing_error": "y"}).status == 422
    assert seen(viewer, saved) == before


def second_round(me: Visitor, saved: SavedRound) -> str:
    """Address of a round after this one, with the same people and one answer more."""
    made = me.fill(f"{saved.at}/volgende", {"day": "21-11-2027", "n-young": None})
    assert made.status == 302, made.main
    at = made.redirects_to.split("/scores")[0].removesuffix("/")
    assert fill_scores(me, at.rpartition("/")[2], typed(round_of(BOTH))).status == 302
    return at


def publish_with(me: Visitor, at: str, answer: str) -> Page:
    page = me.get(f"{at}/vaststellen")
    asked = {name: answer for name in ("young", "management") if f'name="{name}"' in page.text}
    return me.send(page, asked)


def days_of(app: Flask, at: str) -> set[Side]:
    return set(stored_round(app, at.rpartition("/")[2]).round.publication.days)


def test_a_round_is_not_published_after_the_next_one_with_the_same_people(app: Flask) -> None:
    saved = save_round(app, round_of(FIRST))
    me = manager(app, saved)
    at = second_round(me, saved)
    publish_with(me, at, "nee")
    assert days_of(app, at) == {Side.YOUNG}  # nothing was published before it
    page = me.get(f"{saved.at}/vaststellen")
    assert "In een latere ronde zijn al andere scores gedeeld" in page.main
    assert days_of(app, saved.at) == set()


def test_wiping_the_first_round_does_not_open_the_second(app: Flask) -> None:
    saved = save_round(app, round_of(FIRST))
    me = manager(app, saved)
    share(app, saved)
    at = second_round(me, saved)
    me.fill(f"{saved.at}/wissen", {"sure": "y"})
    publish_with(me, at, "nee")
    assert days_of(app, at) == set()
    page = me.get(f"{at}/vaststellen")
    assert "niet iedereen is opnieuw gevraagd" in page.main


def test_the_number_first_and_the_means_after_it_do_not_work_either(app: Flask) -> None:
    saved = save_round(app, round_of(FIRST))
    me = manager(app, saved)
    _, viewer = share(app, saved)
    assert fill_scores(me, saved.public_id, {"n-young": "9", "is_typing_error": "y"}).status == 302
    few = dict(list(typed(round_of(BOTH)).items())[:4])
    assert fill_scores(me, saved.public_id, few | {"is_typing_error": "y"}).status == 422
    assert {n for _, n in seen(viewer, saved).values()} == {9}
