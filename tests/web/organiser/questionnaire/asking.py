"""Rounds that ask with our own questionnaire, opened by the form, and answers that come in."""

from dataclasses import replace
from typing import Any

from flask import Flask

from retention_check import clock, store
from retention_check.domain.round import ManagementForm, Round
from retention_check.domain.side import Side
from retention_check.secret_links import hashed, new_receipt
from retention_check.store import StoredQuestionnaire
from tests.web.client import GOUDA, Page, SavedRound, Visitor, agreed, database_of, save_round

EMPTY = replace(GOUDA, entries=())
OPEN_SCORES = replace(agreed(GOUDA.entries_of(Side.MANAGEMENT)), agreements=())
NOT_GIVEN = replace(EMPTY, management_form=ManagementForm.AGREED)
NOTHING_SHOWN = (4, 2)  # so many of each group answered
TYPED = {
    "length": "kort",
    "groups": "beide",
    "asked_young": "12",
    "asked_management": "6",
    "asker": "het netwerk",
    "codes": "nee",
}


def open_form(me: Visitor, saved: SavedRound, **typed: Any) -> Page:
    """Fill in the form of 'Zelf vragen' and send it; fields that are not on the page are left out."""
    page = me.get(f"{saved.at}/zelf-vragen")
    names = {each.get("name") for each in page.tree.iter("input")}
    return me.send(page, {name: value for name, value in (TYPED | typed).items() if name in names})


def opened(app: Flask, me: Visitor, round: Round = EMPTY, *, previous: str | None = None, **typed: Any) -> SavedRound:
    """A round whose questionnaire was just opened."""
    saved = save_round(app, round, previous=previous)
    page = open_form(me, saved, **typed)
    assert page.redirects_to == f"{saved.at}/zelf-vragen/stand", page.main
    return saved


def closed(app: Flask, me: Visitor, young: int = 12, management: int = 6, round: Round = EMPTY) -> SavedRound:
    """A round whose questionnaire was answered by so many, and closed."""
    saved = opened(app, me, round)
    answer(app, saved, Side.YOUNG, young)
    answer(app, saved, Side.MANAGEMENT, management)
    assert me.fill(f"{saved.at}/zelf-vragen/sluiten").redirects_to == f"{saved.at}/zelf-vragen/stand"
    return saved


def found(app: Flask, saved: SavedRound) -> StoredQuestionnaire:
    """The questionnaire of a round, as it is stored."""
    stored = store.questionnaires.load(database_of(app), saved.public_id, clock.today())
    assert stored is not None
    return stored


def answer(app: Flask, saved: SavedRound, side: Side, people: int, skipped: tuple[str, ...] = ()) -> None:
    """So many people of a group answer everything but what is skipped, with 2, 3 and 4 in turn."""
    asked = found(app, saved)
    codes = [code for code in asked.questionnaire.codes if code not in skipped]
    for number in range(people if side in asked.questionnaire.sides else 0):
        answers = dict.fromkeys(codes, 2 + number % 3)
        receipt, proof = hashed(new_receipt()), hashed(new_receipt())
        store.answering.send(database_of(app), asked.id, side, answers, receipt, clock.today(), proof_hash=proof)
