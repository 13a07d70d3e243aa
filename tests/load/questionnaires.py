"""An open questionnaire in a database, put there without its pages, and what was counted in it."""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from retention_check import clock, secret_links, store
from retention_check.domain.collection import Length
from retention_check.domain.questionnaire import Questionnaire, codes_of
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.tallies import Answers, SideTallies
from retention_check.store.database import reading
from retention_check.store.questionnaire_rows import read_tallies
from retention_check.store.tables import receipts
from tests.cast import STUDY
from tests.store.databases import connected
from tests.web.client import KEY

SKIPPED = 0.1  # of the questions, by each phone


@dataclass(frozen=True)
class Asked:
    """A questionnaire that is open since today: where its database is, the path for each side, and what is asked."""

    url: str
    today: date
    questionnaire_id: int
    paths: Mapping[Side, str]
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Counted:
    """What a questionnaire holds: the hashes of the receipts that were sent, and the tallies of each side."""

    receipts: frozenset[str]
    tallies: Mapping[Side, SideTallies]

    @property
    def people(self) -> int:
        """How many answered, both sides together."""
        return sum(each.people for each in self.tallies.values())


def ask(url: str, length: Length = Length.SHORT) -> Asked:
    """Begin a round with an open questionnaire for both sides, in a database that is there already."""
    today, nonce = clock.today(), secret_links.new_nonce()
    manage, public_id = secret_links.manage_secret(KEY, nonce), secret_links.new_public_id()
    asked = dict.fromkeys(Side, 5000)
    codes = codes_of(length, STUDY)
    until = today + timedelta(days=7)
    questionnaire = Questionnaire(length, codes, tuple(Side), "de OR", "een gesprek", today, until, 5, asked)
    secrets = {side: secret_links.answer_secret(manage, side, 0) for side in Side}
    hashes = {
        side: store.AnswerHashes(
            secret_links.hashed(secret), secret_links.hashed(secret_links.short_code(manage, side, 0))
        )
        for side, secret in secrets.items()
    }
    keys = store.RoundKeys(public_id, nonce, secret_links.hashed(manage))
    with connected(url) as database:
        store.rounds.create(database, Round((), today, "Gouda", asked=asked), keys, today)
        stored = store.rounds.load(database, public_id, today)
        assert stored is not None
        store.questionnaires.begin(database, stored, stored.round, questionnaire, hashes, {})
        found = store.questionnaires.load(database, public_id, clock.today())
    assert found is not None
    return Asked(url, today, found.id, {side: f"/vragen/{secret}" for side, secret in secrets.items()}, codes)


def counted(asked: Asked) -> Counted:
    """What was counted so far."""
    of_it = receipts.c.questionnaire_id == asked.questionnaire_id, receipts.c.is_sent
    with connected(asked.url) as database, reading(database.engine) as connection:
        sent = frozenset(connection.execute(select(receipts.c.hash).where(*of_it)).scalars())
        return Counted(sent, read_tallies(connection, asked.questionnaire_id))


def some_answers(codes: Iterable[str], rng: random.Random) -> Answers:
    """The answers of one person, who skips some questions but not all."""
    given = {code: rng.randint(1, 5) for code in codes}
    kept = {code: answer for code, answer in given.items() if rng.random() >= SKIPPED}
    return kept or given


def expected(codes: tuple[str, ...], given: Iterable[Answers]) -> SideTallies:
    """The tallies of these people."""
    found = SideTallies.empty(codes)
    for answers in given:
        found = found.with_answers(answers)
    return found
