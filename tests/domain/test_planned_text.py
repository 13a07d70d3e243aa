"""A text reads otherwise where the circumstances of one of its readings hold, the first that fits."""

from retention_check.domain.planned_text import Circumstance, Passage, PlannedText, Reading

SMALL, LARGE, ALONE = Circumstance.SMALL, Circumstance.LARGE, Circumstance.WITHOUT_MANAGEMENT
AGREED = Passage(
    "U maakt drie afspraken.",
    (
        Reading(frozenset({LARGE, ALONE}), "Elke tafel maakt één voorstel."),
        Reading(frozenset({ALONE}), "U maakt drie voorstellen."),
        Reading(frozenset({SMALL}), ""),
    ),
)


def test_a_passage_reads_as_usual_when_nothing_else_holds() -> None:
    assert AGREED.reading({LARGE}).text == "U maakt drie afspraken."


def test_a_reading_counts_only_when_all_it_asks_for_holds() -> None:
    assert AGREED.reading({LARGE, ALONE}).text == "Elke tafel maakt één voorstel."
    assert AGREED.reading({ALONE}).text == "U maakt drie voorstellen."


def test_the_first_reading_that_fits_counts() -> None:
    assert AGREED.reading({SMALL, ALONE}).text == "U maakt drie voorstellen."


def test_an_empty_reading_leaves_no_hole_in_the_text() -> None:
    text = PlannedText((Passage("Eerst."), AGREED, Passage("Tot slot.")))
    assert text.told({SMALL}) == "Eerst. Tot slot."
    assert PlannedText((AGREED,)).told({SMALL}) == ""
