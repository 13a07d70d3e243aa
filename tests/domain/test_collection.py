"""How a published side was collected, as it is written down."""

import json
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.collection import Collection, Length
from retention_check.domain.spread import Share, Spread
from tests.cast import DAY

SPREADS = st.builds(Spread, st.sampled_from(Share), st.sampled_from(Share), st.sampled_from(Share))
COLLECTIONS = st.builds(
    Collection,
    st.dates(),
    st.dates(),
    st.sampled_from(Length),
    st.booleans(),
    st.integers(1, 1000),
    st.dictionaries(st.sampled_from(["R1", "M3.2"]), SPREADS),
)
WRITTEN = Collection(DAY, DAY + timedelta(days=14), Length.SHORT, True, 30).to_primitives()


@given(COLLECTIONS)
def test_what_is_written_down_is_read_again(collection: Collection) -> None:
    assert Collection.from_primitives(json.loads(json.dumps(collection.to_primitives()))) == collection


@given(COLLECTIONS)
def test_nothing_that_is_written_down_counts_answers(collection: Collection) -> None:
    written = collection.to_primitives()
    assert set(written) == {"first_day", "last_day", "length", "has_codes", "asked_first", "spreads"}
    assert all(set(shares) <= {"small", "middle", "large"} for shares in written["spreads"].values())


@pytest.mark.parametrize(
    ("name", "value"), [("first_day", "gisteren"), ("length", "lang"), ("spreads", {"R1": ["small", "huge", "large"]})]
)
def test_anything_else_is_not_read(name: str, value: object) -> None:
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        Collection.from_primitives({**WRITTEN, name: value})
    with pytest.raises(KeyError):
        Collection.from_primitives({key: each for key, each in WRITTEN.items() if key != name})
