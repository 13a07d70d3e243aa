"""Scores that change while a meeting reveals them: each reason once, no verdict about what is not shown any more."""

from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask

from retention_check import clock, store
from retention_check.domain.comparison import compare
from retention_check.domain.meeting.agenda import Agenda, Step, StepKind
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.publishing import publish
from retention_check.domain.round import Entry, Round
from retention_check.domain.side import Side
from tests.cast import REASONS, STUDY
from tests.web.client import GOUDA, Visitor, database_of, published
from tests.web.meeting.held import Holding, hold

YOUNG, MANAGEMENT = Side
WIDEST = "Hier kijkt u het meest verschillend"
VERDICT = "raadde het goed"
NAMES = {item.text: item.code for item in REASONS}
AGENDA = Agenda((Step(StepKind.PREDICT, 5), Step(StepKind.CLOSING, 5)))


def changed(app: Flask, holding: Holding, entries: tuple[Entry, ...]) -> None:
    """Who manages the round mends its scores, or has them published, while the meeting goes on."""
    stored = store.rounds.load(database_of(app), holding.public_id, clock.today())
    assert stored
    with_entries = replace(stored.round, entries=entries, publication=type(stored.round.publication)())
    round = publish(compare(with_entries, STUDY), tuple(Side), clock.today())
    store.rounds.save(database_of(app), stored, round)


def mended(round: Round, code: str) -> tuple[Entry, ...]:
    """A typing error in one reason: its groups now lie as far apart as can be."""
    means = {YOUNG: Decimal("9.4"), MANAGEMENT: Decimal("1.6")}
    return tuple(replace(each, mean=means[each.side]) if each.code == code else each for each in round.entries)


def revealed(app: Flask, holding: Holding) -> str:
    """The code of the reason on the screen."""
    shown = Visitor(app).get(holding.at)
    return next(code for text, code in NAMES.items() if text in shown.main)


def guess_alike(holding: Holding, code: str) -> None:
    holding.go_to(SceneKind.GUESS)
    others = [item.code for item in REASONS if item.code != code][:2]
    for side, people in ((YOUNG, 9), (MANAGEMENT, 6)):
        for _ in range(people):
            holding.vote(Poll.GUESS, dict.fromkeys((code, *others), 1), side)


@pytest.mark.parametrize(("kind", "agenda"), [(SceneKind.REVEAL, None), (SceneKind.PREDICTED, AGENDA)])
def test_every_reason_comes_once_also_when_scores_are_mended_meanwhile(
    app: Flask, kind: SceneKind, agenda: Agenda | None
) -> None:
    holding = hold(app, agenda=agenda)
    seen = []
    for number in range(len(REASONS)):
        holding.go_to(kind, number)
        seen.append(revealed(app, holding))
        if number == 3:
            changed(app, holding, mended(published(GOUDA), seen[0]))
    assert sorted(seen) == sorted(NAMES.values())


def test_the_last_is_called_the_widest_only_when_it_still_is(app: Flask) -> None:
    holding = hold(app)
    holding.go_to(SceneKind.REVEAL)
    first = revealed(app, holding)
    holding.go_to(SceneKind.REVEAL, 9)
    assert WIDEST in Visitor(app).get(holding.at).main
    changed(app, holding, mended(published(GOUDA), first))
    assert WIDEST not in Visitor(app).get(holding.at).main


def test_no_verdict_is_told_about_what_was_mended_after_the_guesses(app: Flask) -> None:
    holding = hold(app)
    holding.go_to(SceneKind.GUESS)
    (right,) = holding.stored.meeting.heaviest[YOUNG][:1]
    guess_alike(holding, right)
    holding.go_to(SceneKind.ORDER)
    assert VERDICT in Visitor(app).get(holding.at).main
    entries = published(GOUDA).entries
    other = next(item.code for item in REASONS if item.code not in holding.stored.meeting.heaviest[YOUNG])
    heavier = (
        replace(each, mean=Decimal("9.4")) if (each.code, each.side) == (other, MANAGEMENT) else each
        for each in entries
    )
    lighter = tuple(
        replace(each, mean=Decimal("2.0")) if (each.code, each.side) == (right, MANAGEMENT) else each
        for each in heavier
    )
    changed(app, holding, lighter)
    assert VERDICT not in Visitor(app).get(holding.at).main


def test_nor_by_the_country_once_own_scores_are_published(app: Flask) -> None:
    """'Nu niet' was pressed, people guessed what weighs heaviest in the country, then the own scores came."""
    round = published(GOUDA)
    unpublished = replace(round, entries=(), publication=type(round.publication)())
    agenda = Agenda((Step(StepKind.GUESS, 5), Step(StepKind.CLOSING, 5)))
    holding = hold(app, unpublished, agenda)
    holding.go_to(SceneKind.GUESS)
    guess_alike(holding, holding.stored.meeting.heaviest[YOUNG][0])
    holding.go_to(SceneKind.ORDER)
    assert VERDICT in Visitor(app).get(holding.at).main
    changed(app, holding, round.entries)
    assert VERDICT not in Visitor(app).get(holding.at).main
