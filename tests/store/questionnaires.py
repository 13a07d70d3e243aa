"""Questionnaires for tests of the store: opened in a round, answered, and counted from the tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TypeVar

from retention_check import store
from retention_check.domain.collection import Length
from retention_check.domain.questionnaire import Questionnaire, codes_of
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.tallies import Answers, SideTallies
from retention_check.secret_links import hashed, new_receipt
from retention_check.store import AnswerHashes, Database, Remains, Sent, StoredQuestionnaire
from retention_check.store.database import reading
from retention_check.store.questionnaire_rows import read_tallies
from tests.cast import DAY, STUDY
from tests.store.rounds import created, loaded

ASKED = {Side.YOUNG: 25, Side.MANAGEMENT: 12}
NOTHING_YET = Round((), DAY, "Gouda", asked=ASKED)
CODES = codes_of(Length.SHORT, STUDY)
UNTIL = DAY + timedelta(14)
CLOSED = UNTIL + timedelta(1)
QUESTIONNAIRE = Questionnaire(
    Length.SHORT, CODES, tuple(Side), "Netwerk Jong", "een gesprek", DAY, UNTIL, threshold=5, asked_first=ASKED
)
Found = TypeVar("Found")
SECONDS_TO_REWRITE = 45  # more than a few tries


@dataclass(frozen=True)
class Opened:
    """A questionnaire that stands in the tables, and how a test works with it."""

    database: Database
    public_id: str
    id: int

    def send(self, side: Side, answers: Answers, receipt: str | None = None, today: date = DAY) -> Sent:
        """What a phone sends: with a receipt of its own, or once more with the same."""
        return store.answering.send(self.database, self.id, side, answers, hashed(receipt or new_receipt()), today)

    def answered_by(self, side: Side, people: int, shift: int = 0) -> None:
        """So many people answer, each in a way of their own."""
        for number in range(people):
            assert self.send(side, answers(number + shift)) is Sent.COUNTED

    def close(self) -> None:
        """Close it on the day on which it opened."""
        store.questionnaires.close(self.database, self.public_id, DAY)

    def publish(self, today: date = DAY, *, is_permitted: bool = True) -> Remains:
        """Publish it as it is loaded now."""
        stored = loaded(self.database, self.public_id)
        return store.questionnaires.publish(self.database, stored, STUDY, lambda *_: is_permitted, today)

    def wait_until_rewritten(self) -> None:
        """Nothing deleted is left: PostgreSQL's autovacuum can keep rows for a moment; then it is tried again."""
        assert self.database.retrying.wait(SECONDS_TO_REWRITE)

    @property
    def loaded(self) -> StoredQuestionnaire:
        """It as its organiser has it."""
        found = store.questionnaires.load(self.database, self.public_id, DAY)
        assert found is not None
        return found

    @property
    def tallies(self) -> Mapping[Side, SideTallies]:
        """How often each answer was given, from the tables."""
        with reading(self.database.engine) as connection:
            return read_tallies(connection, self.id)

    @property
    def people(self) -> dict[Side, int]:
        """How many of each side were counted."""
        return {side: counted.people for side, counted in self.tallies.items()}


def opened(
    database: Database,
    sides: Sequence[Side] = tuple(Side),
    round: Round = NOTHING_YET,
    *,
    has_codes: bool = False,
    day: date = DAY,
    until: date = UNTIL,
    public_id: str | None = None,
    counter: int = 0,
    is_of_meeting: bool = False,
) -> Opened:
    """Open a questionnaire in a new round, or in one that is there."""
    name = public_id or created(database, round)
    stored = loaded(database, name)
    asked = {side: ASKED[side] for side in sides}
    questionnaire = replace(
        QUESTIONNAIRE, sides=tuple(sides), asked_first=asked, has_codes=has_codes, opened=day, until=until
    )
    codes = {side: [code(side, number) for number in range(ASKED[side])] for side in sides} if has_codes else {}
    links = hashes(name, sides, counter)
    store.questionnaires.begin(
        database, stored, stored.round, questionnaire, links, codes, link_counter=counter, is_of_meeting=is_of_meeting
    )
    found = store.questionnaires.load(database, name, day)
    assert found is not None
    return Opened(database, name, found.id)


def hashes(public_id: str, sides: Iterable[Side] = tuple(Side), counter: int = 0) -> dict[Side, AnswerHashes]:
    """The links of each side of a round after so many times that they were withdrawn."""
    return {
        side: AnswerHashes(*(hashed(f"{kind} {public_id} {side} {counter}") for kind in ("lang", "kort")))
        for side in sides
    }


def code(side: Side, number: int) -> str:
    """The hash of a one-time code."""
    return hashed(f"code {side} {number}")


def answers(number: int, codes: Sequence[str] = CODES) -> dict[str, int]:
    """All questions answered, differently by each person: nobody skips."""
    return {each: (number * 7 + place * 3) % 5 + 1 for place, each in enumerate(codes)}


def at_once(jobs: Sequence[Callable[[], Found]]) -> list[Found]:
    """What comes of jobs that begin together; what one of them raises, this raises."""
    with ThreadPoolExecutor(len(jobs)) as pool:
        return [job.result() for job in [pool.submit(job) for job in jobs]]
