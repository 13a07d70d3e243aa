"""Sixty phones in a meeting on a laptop: a step reaches them within three seconds, and each vote counts once."""

from pathlib import Path

import pytest

from tests.load.attendees import LOOK, STEP, VOTE, attend
from tests.load.servers import meeting_on_a_laptop

PHONES = 60


@pytest.mark.matrix
def test_a_step_reaches_sixty_phones_within_three_seconds_and_every_vote_counts_once(tmp_path: Path) -> None:
    with meeting_on_a_laptop(tmp_path, PHONES) as served:
        room = attend(served.base, served.held, PHONES, steps=1)
    assert room.acknowledged == room.counted == PHONES, "\n".join(room.table)
    assert not room.late and not room.figures.failures, "\n".join(room.table)
    assert room.figures.percentile(STEP, 95) < 3, "\n".join(room.table)
    for step in (LOOK, VOTE):
        assert room.figures.percentile(step, 50) < 0.3, "\n".join(room.table)  # on a busy machine; alone the p95 is
