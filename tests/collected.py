"""Rounds that were collected with our own questionnaire and published: with spreads, too few for these, one side."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from retention_check.domain.collection import Length
from retention_check.domain.comparison import Comparison, compare
from retention_check.domain.publishing import publish
from retention_check.domain.questionnaire import Questionnaire, codes_of
from retention_check.domain.releasing import release
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.side import Side
from retention_check.domain.tallies import SideTallies, Tally
from tests.cast import DAY, STUDY

OPENED, UNTIL = date(2026, 11, 5), date(2026, 11, 19)
SHAPES = (  # of twenty-five answers, the lowest answer first
    (1, 1, 3, 8, 12),
    (8, 3, 2, 3, 9),
    (10, 8, 3, 3, 1),
    (2, 6, 11, 5, 1),
    (0, 2, 5, 12, 6),
    (5, 5, 5, 5, 5),
    (3, 7, 2, 9, 4),
)


def questionnaire(
    length: Length = Length.SHORT, *, has_codes: bool = False, asked_first: Mapping[Side, int] | None = None
) -> Questionnaire:
    """A questionnaire of both sides that was open for two weeks and closed on its last day."""
    codes = codes_of(length, STUDY, ("R3", "R7"))
    asked = asked_first or {Side.YOUNG: 40, Side.MANAGEMENT: 30}
    return Questionnaire(
        length, codes, tuple(Side), "Jong Gouda", "het gesprek", OPENED, UNTIL, 5, asked, has_codes, UNTIL
    )


def tallies(codes: tuple[str, ...], people: int) -> SideTallies:
    """What so many people answered, each item in a way of its own."""
    return SideTallies(people, {code: Tally(_counts(place, people)) for place, code in enumerate(codes)})


def _counts(place: int, people: int) -> tuple[int, ...]:
    shape = SHAPES[place % len(SHAPES)]
    answers = [answer for answer, count in enumerate(shape) for _ in range(count)]
    given = [answers[index * len(answers) // people] for index in range(people)]
    return tuple(given.count(answer) for answer in range(5))


def collected_round(
    young: int = 25,
    management: int = 22,
    asking: Questionnaire | None = None,
    asked: Mapping[Side, int] | None = None,
    municipality: str = "Gouda",
) -> Round:
    """A round that so many people of each side answered, published on the day after it closed."""
    asking = asking or questionnaire()
    counts = {Side.YOUNG: young, Side.MANAGEMENT: management}
    asked = asked or asking.asked_first
    before = Round((), DAY, municipality, asked=dict(asked))
    counted = {side: tallies(asking.codes, people) for side, people in counts.items()}
    return release(asking, before, counted, STUDY, date(2026, 11, 20))


def collected(young: int = 25, management: int = 22, **more: object) -> Comparison:
    """The same beside the country."""
    return compare(collected_round(young, management, **more), STUDY)  # type: ignore[arg-type]


@st.composite
def collected_rounds(draw: st.DrawFn) -> Round:
    """Rounds that were asked with a questionnaire of some length and published, of any answers of any people."""
    asking = questionnaire(draw(st.sampled_from(Length)), has_codes=draw(st.booleans()))
    counted = {}
    for side in Side:
        people = draw(st.sampled_from([0, 3, 5, 12, 20, 27]))
        counts = {code: Tally(tuple(draw(_answers(people)))) for code in asking.codes[::5]}
        rest = tallies(asking.codes, max(people, 1)) if people else SideTallies.empty(asking.codes)
        counted[side] = SideTallies(people, {**rest.items, **counts})
    before = Round((), DAY, "Gouda", asked={side: people + 14 for side, people in asking.asked_first.items()})
    return release(asking, before, counted, STUDY, date(2026, 11, 20))


def _answers(people: int) -> st.SearchStrategy[list[int]]:
    """How often each answer was given, of people of whom some skipped the item."""
    borders = st.lists(st.integers(0, people), min_size=5, max_size=5).map(sorted)
    return borders.map(lambda found: [high - low for low, high in zip([0, *found], found, strict=False)])


def beside_open_scores() -> Round:
    """Young staff answered our questionnaire, and management gave open scores, both published."""
    given = tuple(Entry(item.code, Side.MANAGEMENT, Decimal("5.5")) for item in STUDY.items[:12])
    young = replace(questionnaire(), sides=(Side.YOUNG,))
    round = Round(
        given,
        DAY,
        "Gouda",
        management_form=ManagementForm.AGREED,
        management_role="gemeentesecretaris",
        asked={Side.YOUNG: 40},
        is_locked=True,
    )
    found = release(young, round, {Side.YOUNG: tallies(young.codes, 25)}, STUDY, date(2026, 11, 20))
    return publish(compare(found, STUDY), [Side.MANAGEMENT], date(2026, 11, 20))
