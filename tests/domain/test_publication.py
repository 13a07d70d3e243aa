"""What is published of a round, as it is written down."""

import json

from hypothesis import given
from hypothesis import strategies as st

from retention_check.domain.publication import Correction, Publication
from retention_check.domain.scores import WithheldCause
from retention_check.domain.side import Side
from tests.cast import DAY

SIDES = st.sampled_from(Side)
CAUSES = st.dictionaries(st.sampled_from(["R1", "M3.2"]), st.sampled_from(WithheldCause))
CORRECTIONS = st.builds(Correction, st.none() | SIDES, st.sampled_from(["R1", "n", "scale"]), st.dates())
PUBLICATIONS = st.builds(
    Publication,
    st.dictionaries(SIDES, st.dates()),
    st.none() | st.integers(5, 10),
    st.dictionaries(SIDES, CAUSES),
    st.lists(CORRECTIONS).map(tuple),
    st.booleans(),
    st.booleans(),
    st.sampled_from([(), tuple(Side)]),
    st.sampled_from([(), (Side.YOUNG,)]),
)


@given(PUBLICATIONS)
def test_what_is_written_down_is_read_again(publication: Publication) -> None:
    assert Publication.from_primitives(json.loads(json.dumps(publication.to_primitives()))) == publication


def test_without_a_group_nothing_of_it_is_left() -> None:
    of_both = Publication(
        dict.fromkeys(Side, DAY),
        5,
        {side: {"R1": WithheldCause.TOO_FEW} for side in Side},
        (Correction(Side.YOUNG, "R1", DAY), Correction(Side.MANAGEMENT, "R1", DAY), Correction(None, "scale", DAY)),
        unshown=tuple(Side),
        follows=tuple(Side),
        followed=tuple(Side),
    )
    left = of_both.without(Side.MANAGEMENT)
    assert set(left.days) == set(left.condensed) == {Side.YOUNG}
    assert left.unshown == left.follows == left.followed == (Side.YOUNG,)
    assert [each.side for each in left.corrections] == [Side.YOUNG, None]
