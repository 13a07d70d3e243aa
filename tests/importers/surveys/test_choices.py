"""What a person decided survives as texts, and what was not decided is not there."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import STUDY_ORDER, UNDECIDED, Choices

texts = st.text(max_size=30)
tables = st.dictionaries(texts, texts, max_size=4)


@given(
    st.builds(
        Choices,
        columns=tables,
        values=tables,
        answers=tables,
        scale=texts,
        sides=st.dictionaries(texts, st.sampled_from(Side)),
        sheets=tables,
        right_answer=texts,
        order=st.sampled_from(["", STUDY_ORDER]),
        complete_only=st.booleans(),
        drop_duplicates=st.booleans(),
    )
)
def test_choices_come_back_from_texts(choices: Choices) -> None:
    assert Choices.from_primitives(json.loads(json.dumps(choices.to_primitives()))) == choices


def test_nothing_decided_is_nothing_written() -> None:
    assert UNDECIDED.to_primitives() == {}
    assert Choices.from_primitives({}) == UNDECIDED


@pytest.mark.parametrize("raw", [{"columns": "R3"}, {"columns": ["R3"]}, {"sides": {"a.csv": "jong"}}, {"sides": 3}])
def test_anything_else_is_refused(raw: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError, AttributeError)):
        Choices.from_primitives(raw)


def test_a_switch_is_on_only_when_it_says_so() -> None:
    assert not Choices.from_primitives({"complete_only": "true"}).complete_only
    assert Choices.from_primitives({"drop_duplicates": True}).drop_duplicates
