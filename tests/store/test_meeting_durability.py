"""A killed process loses nothing of a meeting that it acknowledged, and the next one goes on where it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Table, select

from retention_check.domain.round import Agreement
from retention_check.secret_links import hashed
from retention_check.store import Database, tables
from retention_check.store.database import reading
from tests.store.meetings import NO_ROWS, PUBLISHED, Held, held, rows
from tests.store.rounds import loaded

ROOT = Path(__file__).parents[2]
EACH = 6  # people who join or vote in a scene, and agreements
# Goes on from what is in the tables: everyone whom it cannot find there sends again, with the same link and receipt.
HOLDING = """
import sys
from retention_check import store
from retention_check.domain.meeting.polls import Poll
from retention_check.domain.meeting.scenes import SceneKind
from retention_check.domain.round import Agreement
from retention_check.domain.side import Side
from tests.cast import STUDY
from tests.store.meetings import Held, guess
from tests.store.test_meeting_durability import EACH
database = store.connect(sys.argv[1], lambda round: round)
found = store.meetings.load(database, sys.argv[2], STUDY)
town = Held(database, sys.argv[2], found.id, found.keys)

def tell(*words):
    print(*words, flush=True)

while True:
    scene = town.scene
    for number in range(EACH):
        side = [*Side][number % 2]
        if scene is SceneKind.RULES:
            tell("join", town.join(side, f"{number}"))
        elif scene is SceneKind.GUESS:
            town.vote(Poll.GUESS, guess(number), side, f"raden-{number}")
            tell("vote", f"raden-{number}")
        elif scene is SceneKind.DOTS:
            town.vote(Poll.DOTS, {town.meeting.ballot[number % 3]: 2}, side, f"stippen-{number}")
            tell("vote", f"stippen-{number}")
        elif scene is SceneKind.AGREE and len(town.meeting.agreed) <= number:
            changed = town.agree(*town.meeting.agreed, Agreement(f"afspraak-{number}"))
            tell("agreed", f"afspraak-{number}", changed.version)
    if scene is SceneKind.AGREED:
        town.end()
        tell("ended")
        break
    moved = town.move()
    tell("moved", moved.version)
"""


def killed_after(url: str, town: Held, kind: str, times: int) -> list[list[str]]:
    """Hold the meeting in another process until it acknowledged this so often, and kill it: all it acknowledged."""
    command = [sys.executable, "-c", HOLDING, url, town.public_id]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        told: list[str] = []
        while sum(line.startswith(kind) for line in told) < times:
            told.append(child.stdout.readline())
            assert told[-1], told
        os.kill(child.pid, signal.SIGKILL)
        told += child.stdout.read().splitlines(keepends=True)
    return [line.split() for line in told if line.endswith("\n")]


def hashes(database: Database, table: Table) -> set[str]:
    with reading(database.engine) as connection:
        return {*connection.execute(select(table.c.hash)).scalars()}


def hashes_of(told: list[list[str]], kind: str) -> set[str]:
    return {hashed(words[1]) for words in told if words[0] == kind}


@pytest.mark.matrix
def test_a_killed_process_loses_nothing_of_a_meeting_and_the_next_goes_on_where_it_was(
    database: Database, url: str
) -> None:
    told: list[list[str]] = []
    town = held(database)
    kills = [("join", 3), ("vote", 4), ("moved", 2), ("vote", 3), ("agreed", 2)]
    for kind, times in kills:
        told += killed_after(url, town, kind, times)
        found = town.stored
        acknowledged = max(int(words[-1]) for words in told if words[0] in ("moved", "agreed"))
        assert acknowledged <= found.version <= acknowledged + 1
        assert hashes_of(told, "join") <= hashes(database, tables.participants)
        assert hashes_of(told, "vote") <= hashes(database, tables.ballots)
        assert {words[1] for words in told if words[0] == "agreed"} <= {each.what for each in found.meeting.agreed}
        assert all(outcome.voters == EACH for outcome in found.meeting.outcomes.values())
    killed_after(url, town, "ended", 1)
    after = loaded(database, town.public_id).round
    assert after.agreements == (*PUBLISHED.agreements, *(Agreement(f"afspraak-{number}") for number in range(EACH)))
    assert rows(database) == NO_ROWS
