"""Questionnaires that are open, and phones that answer them as a browser would."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from flask import Flask

from retention_check import clock, secret_links, store
from retention_check.domain.collection import Length
from retention_check.domain.questionnaire import Questionnaire, codes_of
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.tallies import SideTallies
from retention_check.secret_links import hashed
from retention_check.store import AnswerHashes
from retention_check.store.database import reading
from retention_check.store.questionnaire_rows import read_row, read_tallies
from tests.cast import DAY, STUDY
from tests.web.client import Page, Visitor, database_of, save_round, stored

ASKED = {Side.YOUNG: 12, Side.MANAGEMENT: 6}
EMPTY = Round((), DAY, "Gouda", asked=ASKED, management_role="managementteam")
JSON = {"Accept": "application/json"}
BELONGS = {Side.YOUNG: {"leeftijd": "ja", "werkt": "ja"}, Side.MANAGEMENT: {"hoort": "ja"}}


@dataclass(frozen=True)
class Asking:
    """An open questionnaire: its round, and the links and codes that were handed out."""

    app: Flask
    public_id: str
    manage: str
    questionnaire: Questionnaire

    def secret(self, side: Side = Side.YOUNG) -> str:
        return secret_links.answer_secret(self.manage, side, 0)

    def link(self, side: Side = Side.YOUNG) -> str:
        return f"/vragen/{self.secret(side)}"

    def short(self, side: Side = Side.YOUNG) -> str:
        return f"/v/{secret_links.short_code(self.manage, side, 0)}"

    def code(self, number: int = 1, side: Side = Side.YOUNG) -> str:
        return secret_links.one_time_code(self.manage, side, 0, number)

    @property
    def tallies(self) -> Mapping[Side, SideTallies]:
        """What was counted, straight from the tables: no page tells it."""
        with reading(database_of(self.app).engine) as connection:
            row = read_row(connection, self.public_id)
            assert row is not None
            return read_tallies(connection, row.id)

    def people(self, side: Side = Side.YOUNG) -> int:
        return self.tallies[side].people

    def close(self) -> None:
        store.questionnaires.close(database_of(self.app), self.public_id, clock.today())

    def reopen(self) -> None:
        store.questionnaires.reopen(database_of(self.app), self.public_id, self.questionnaire.until, clock.today())

    def publish(self) -> None:
        self.close()
        database, now = database_of(self.app), stored(self.app, self.public_id)
        store.questionnaires.publish(database, now, STUDY, lambda *_: True, clock.today())


def ask(app: Flask, round: Round = EMPTY, **changes: Any) -> Asking:
    """Open a questionnaire in a round of its own."""
    saved = save_round(app, round)
    today = clock.today()
    length = changes.pop("length", Length.SHORT)
    questionnaire = Questionnaire(
        length=length,
        codes=codes_of(length, STUDY, ("R3",)),
        sides=tuple(Side),
        asker="Jong Gouda",
        purpose="het gesprek over jonge ambtenaren",
        opened=today,
        until=today + timedelta(14),
        threshold=5,
        asked_first={side: asked for side, asked in round.asked.items() if asked},
    )
    questionnaire = replace(questionnaire, **changes)
    asking = Asking(app, saved.public_id, saved.secret, questionnaire)
    hashes = {
        side: AnswerHashes(hashed(asking.secret(side)), hashed(asking.short(side).removeprefix("/v/")))
        for side in questionnaire.sides
    }
    codes = {
        side: [hashed(asking.code(number, side)) for number in range(1, 1 + (round.asked[side] or 0))]
        for side in questionnaire.sides
    }
    found = stored(app, saved.public_id)
    store.questionnaires.begin(
        database_of(app), found, found.round, questionnaire, hashes, codes if questionnaire.has_codes else {}
    )
    return asking


def renew_manage_link(asking: Asking) -> None:
    """A new manage link: those of respondents still work, and nobody can make them again."""
    manage = secret_links.manage_secret("another", asking.public_id)
    store.links.replace_manage_link(database_of(asking.app), asking.public_id, asking.public_id, hashed(manage))


class Phone(Visitor):
    """A respondent's browser, which says where its forms come from as browsers do over plain http."""

    def post(self, address: str, fields: Mapping[str, Any] | None = None, **more: Any) -> Page:
        headers = {"Origin": self.base} | more.pop("headers", {})
        return super().post(address, fields, headers=headers, **more)

    def begin(self, link: str, side: Side = Side.YOUNG, **changes: str | None) -> Page:
        """From the start page to the questions."""
        return self.fill(link, BELONGS[side] | changes)

    def answer(self, link: str, answers: Mapping[str, int], side: Side = Side.YOUNG, **changes: str | None) -> Page:
        """The whole way, without a script."""
        page = self.begin(link, side, **changes)
        assert page.status == 200, page.main
        return self.send(page, {code: str(answer) for code, answer in answers.items()})


def answered(asking: Asking, people: int, side: Side = Side.YOUNG, answer: int = 4) -> None:
    """So many people answer everything alike."""
    answers = dict.fromkeys(asking.questionnaire.codes, answer)
    for _ in range(people):
        page = Phone(asking.app).answer(asking.link(side), answers, side)
        assert page.status == 303, page.main
