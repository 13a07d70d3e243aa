"""The documented server on PostgreSQL, of which a worker and the database are killed while phones send."""

import json
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest

from retention_check.domain.side import Side
from retention_check.secret_links import new_receipt
from tests.load.connections import Answer, Connection
from tests.load.crowd import Crowd, in_a_loop_of_its_own, visit
from tests.load.faults import database_killed, one_after_another, workers_killed
from tests.load.phones import JSON
from tests.load.programs import wait_until_reachable
from tests.load.questionnaires import counted
from tests.load.servers import Served, server


def sent(served: Served, receipt: str) -> tuple[int, dict[str, str]]:
    """What the server says to the answers of one person."""

    async def send() -> Answer:
        connection = Connection(served.base)
        body = urlencode({"bewijs": receipt, "R1": 4, "R2": 2})
        try:
            path = f"{served.asked.paths[Side.YOUNG]}/antwoorden"
            return await connection.ask("POST", path, body, {"Origin": served.base, **JSON})
        finally:
            connection.close()

    answer = in_a_loop_of_its_own(send())
    return answer.status, json.loads(answer.body)


@pytest.mark.matrix
def test_a_killed_worker_and_a_killed_database_lose_nothing_and_count_nothing_twice(tmp_path: Path) -> None:
    """Nor does the proxy's log tell who answered when."""
    with server(tmp_path) as served:
        fault = one_after_another(workers_killed(served, after=0.7), database_killed(served, after=0.8))
        outcome = visit(served.base, served.asked, Crowd(answering=60, polling=10, seconds=3), fault)
        assert outcome.figures.failures
        assert outcome.is_right, "\n".join(outcome.table)

        assert served.database is not None
        served.database.kill()
        receipt = new_receipt()
        assert sent(served, receipt) == (503, {"stand": "later"})
        served.database.start()
        wait_until_reachable(served.asked.url)
        assert [sent(served, receipt) for _ in range(2)] == [(200, {"stand": "geteld"})] * 2
        assert counted(served.asked).people == 61
    assert not re.search("/(vragen|v|static)[/ ]", (tmp_path / "behoud.log").read_text("utf-8"))
