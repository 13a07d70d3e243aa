"""What a round keeps of what its meetings showed."""

import json

from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.shown_in_meetings import PredictedScore, ShownInMeetings
from retention_check.domain.side import Side

SCORES = st.builds(PredictedScore, st.decimals("1.5", "9.5", places=1), st.integers(5, 60))
PREDICTIONS = st.dictionaries(st.sampled_from(["R1", "R2", "R10"]), SCORES)
SHOWN = st.builds(
    ShownInMeetings,
    st.dictionaries(st.sampled_from(Side), PREDICTIONS),
    st.lists(st.sampled_from(Side), unique=True).map(tuple),
    st.lists(st.sampled_from(["M1.1", "M1.2", "M9.4"]), unique=True).map(tuple),
)


@given(shown=SHOWN)
def test_it_is_written_as_json_and_read_back(shown: ShownInMeetings) -> None:
    assert ShownInMeetings.from_primitives(json.loads(json.dumps(shown.to_primitives()))) == shown


def test_a_round_from_before_there_were_meetings_showed_nothing() -> None:
    assert ShownInMeetings.from_primitives({}) == ShownInMeetings()
