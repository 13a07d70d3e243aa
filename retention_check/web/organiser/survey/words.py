"""What was understood of a survey, in Dutch words."""

from collections.abc import Mapping, Sequence

from retention_check import dutch
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.importers.surveys.choices import ColumnRole
from retention_check.importers.surveys.understanding import (
    AnswerScale,
    RowsOf,
    Sureness,
    Understanding,
)

LIKELY = "Dit lijkt erop"
OTHERWISE = "Geen stelling"
NO_ANSWER = "geen antwoord"
NOBODY_WORDS = "Geen van beide"
ABOUT_MEANS = "Een tabel met een rij per stelling"
ASK_AGAIN = "Iets anders: vraag het mij opnieuw"
AS_READ = "Zoals wij het lezen"
EVERY_SHEET = "Alle bladen samen"
LONGEST_HEADING, HEADING_START = 160, 50  # characters that are shown, and how many of them from the beginning
MOST_ROWS = 40  # numbers of rows that are named one by one
SIDE_WORDS: Mapping[Side, str] = {Side.YOUNG: "Jonge ambtenaren", Side.MANAGEMENT: "Management"}
ROLE_WORDS: Mapping[str, str] = {
    ColumnRole.NONE.value: "Niet gebruiken",
    ColumnRole.GROUP.value: "De groep",
    ColumnRole.AGE.value: "De leeftijd",
    ColumnRole.BIRTH_YEAR.value: "Het geboortejaar",
    ColumnRole.CONSENT.value: "De toestemming",
    ColumnRole.ATTENTION.value: "De controlevraag",
}
USE_WORDS: Mapping[str, str] = {  # of a column in a table of means
    "none": "Niet gebruiken",
    "statement": "De stelling of haar code",
    "young": "Gemiddelden van jonge ambtenaren",
    "management": "Gemiddelden van het management",
    "n_young": "Hoeveel jonge ambtenaren antwoordden",
    "n_management": "Hoeveel mensen van het management antwoordden",
    "group": "De groep",
    "mean": "De gemiddelden",
    "n": "Hoeveel mensen antwoordden",
}
SCALE_WORDS: Mapping[AnswerScale, str] = {
    AnswerScale.ONE_TO_FIVE: "Antwoorden van 1 tot 5, en 5 is het hoogst",
    AnswerScale.FIVE_TO_ONE: "Antwoorden van 1 tot 5, en 1 is het hoogst",
    AnswerScale.POINTS: "Punten van 1 tot 10, zoals in het onderzoek (1, 3,25, 5,5, 7,75 en 10)",
    AnswerScale.MARKS: "Rapportcijfers van 1 tot 10",
}
ANSWERS_OF: Mapping[AnswerScale, tuple[str, ...]] = {
    AnswerScale.ONE_TO_FIVE: ("1", "2", "3", "4", "5"),
    AnswerScale.FIVE_TO_ONE: ("1", "2", "3", "4", "5"),
    AnswerScale.POINTS: ("1", "3.25", "5.5", "7.75", "10"),
    AnswerScale.MARKS: tuple(str(mark) for mark in range(1, 11)),
}
SURENESS: Mapping[Sureness, str] = {
    Sureness.EXACT: "zeker: dezelfde tekst of code",
    Sureness.ALIKE: "bijna dezelfde tekst",
    Sureness.CHOSEN: "zelf gekozen",
    Sureness.ASKED: "weten wij niet",
}


def use_text(use: str) -> str:
    """What a column is beside a statement."""
    return ({**USE_WORDS, **ROLE_WORDS}).get(use, use.replace("_", " "))


def finding(found: Understanding) -> str:
    """What this export is, in one sentence."""
    tool = f", uit {found.tool}" if found.tool else ""
    if found.rows_of is RowsOf.MEANS:
        codes = len({entry.code for entry in found.entries})
        sides = [WHO[side] for side in Side if any(entry.side is side for entry in found.entries)]
        over = f": {dutch.plural(codes, 'stelling', 'stellingen')}, van {dutch.listing(sides)}" if codes else ""
        return f"Dit zijn geen losse antwoorden maar gemiddelden{tool}{over}."
    people = sum(found.people.values())
    if not people:
        return f"Dit zijn losse antwoorden{tool}: {dutch.plural(found.rows, 'rij', 'rijen')}."
    return f"Dit zijn losse antwoorden van {dutch.plural(people, 'mens', 'mensen')}{tool}: {_people(found.people)}."


def _people(people: Mapping[Side, int]) -> str:
    named = []
    for side in Side:
        if n := people.get(side, 0):
            young = "jonge ambtenaar" if n == 1 else "jonge ambtenaren"
            named.append(f"{dutch.thousands(n)} {young if side is Side.YOUNG else 'van het management'}")
    return dutch.listing(named)


def shortened(heading: str) -> str:
    """A heading of at most so many characters; of a long one the beginning and the end, which is its statement."""
    if len(heading) <= LONGEST_HEADING:
        return heading
    return f"{heading[:HEADING_START].rstrip()} … {heading[HEADING_START - LONGEST_HEADING :].lstrip()}"


def row_numbers(rows: Sequence[int]) -> str:
    """The numbers of rows: 'rij 3, 7 tot en met 9 en 12', and of many how many there are more."""
    spans: list[list[int]] = []
    for row in sorted(rows):
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    named = [_span(*span) for span in spans[:MOST_ROWS]]
    left = sum(last - first + 1 for first, last in spans[MOST_ROWS:])
    told = f"{', '.join(named)} en nog {dutch.thousands(left)}" if left else dutch.listing(named)
    return f"rij {told}"


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} {'en' if last == first + 1 else 'tot en met'} {last}"
