"""The questionnaire of the round on this page: looked up once, for every page of a round says what comes next."""

from typing import cast

from flask import g

from retention_check import clock, store
from retention_check.domain.questionnaire import Phase
from retention_check.domain.side import Side
from retention_check.store import StoredQuestionnaire
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database

NAME = "stored_questionnaire"


def current_questionnaire() -> StoredQuestionnaire | None:
    """The questionnaire of this page's round that is open or closed; None when it has none, or it is published."""
    if NAME not in g:
        setattr(g, NAME, store.questionnaires.load(database(), current_round().public_id, clock.today()))
    return cast(StoredQuestionnaire | None, getattr(g, NAME))


def asked_sides() -> tuple[Side, ...]:
    """The groups that are being asked with it, of which no scores can be entered in another way meanwhile."""
    stored = current_questionnaire()
    return stored.questionnaire.sides if stored else ()


def is_open() -> bool:
    """Whether there is one that takes answers today."""
    stored = current_questionnaire()
    return stored is not None and stored.questionnaire.phase(clock.today()) is Phase.OPEN


def look_up_again() -> None:
    """What was found before holds no longer: someone opened, closed or deleted it."""
    g.pop(NAME, None)
