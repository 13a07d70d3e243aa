"""What was understood of a survey, in Dutch words."""

import re
from collections.abc import Mapping, Sequence

from retention_check import dutch
from retention_check.domain.scale_doubt import ANSWER_SCALE
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO, conversion_sentence
from retention_check.importers.surveys.answers.answer_scale import FIVE, STEPS
from retention_check.importers.surveys.answers.shown_values import telling_part
from retention_check.importers.surveys.choices import ColumnRole
from retention_check.importers.surveys.tools import plain_table
from retention_check.importers.surveys.understanding import (
    AnswerScale,
    RowsOf,
    Sureness,
    Understanding,
)

_NUMBER = re.compile(r"-?\d+\.\d+")
LIKELY = "Dit lijkt erop"
OTHERWISE = "Geen stelling"
NO_ANSWER = "geen antwoord"
NOBODY_WORDS = "Geen van beide"
BOTH_WORDS = "Beide groepen door elkaar"
OTHER_SCALE_WORDS = "Een andere schaal, zoals 1 tot 6 of 1 tot 7"
ABOUT_MEANS = "Een tabel met een rij per stelling"
ASK_AGAIN = "Iets anders: vraag het mij opnieuw"
AS_READ = "Zoals wij het lezen"
EVERY_SHEET = "Alle bladen samen"
LONGEST_HEADING, HEADING_START = 100, 40  # characters that are shown, and how many of them from the beginning
MOST_ROWS = 40  # numbers of rows that are named one by one
SIDE_WORDS: Mapping[Side, str] = {Side.YOUNG: "Jonge ambtenaren", Side.MANAGEMENT: "Management"}
ROLE_WORDS: Mapping[str, str] = {
    ColumnRole.NONE.value: "Niet gebruiken",
    ColumnRole.GROUP.value: "De groep",
    ColumnRole.AGE.value: "De leeftijd",
    ColumnRole.BIRTH_YEAR.value: "Het geboortejaar",
    ColumnRole.CONSENT.value: "De toestemming",
    ColumnRole.CONSENT_BY_TWO.value: "De toestemming, met 2 als ja",
    ColumnRole.ATTENTION.value: "De controlevraag",
}
USE_WORDS: Mapping[str, str] = {  # of a column in a table of means
    "none": "Niet gebruiken",
    "statement": "De stelling",
    "young": "Gemiddelden van jonge ambtenaren",
    "management": "Gemiddelden van het management",
    "n_young": "Aantal antwoorden, jong",
    "n_management": "Aantal antwoorden, management",
    "group": "De groep",
    "mean": "De gemiddelden",
    "n": "Aantal antwoorden",
}
SCALE_WORDS: Mapping[AnswerScale, str] = {
    AnswerScale.ONE_TO_FIVE: "Van 1 tot 5: 5 is het hoogst",
    AnswerScale.FIVE_TO_ONE: "Van 1 tot 5: 1 is het hoogst",
    AnswerScale.POINTS: "Van 1 tot 10: al omgerekend zoals in het onderzoek",
    AnswerScale.MARKS: "Rapportcijfers van 1 tot 10",
}
ANSWERS_OF: Mapping[AnswerScale, tuple[str, ...]] = {
    AnswerScale.ONE_TO_FIVE: tuple(map(str, FIVE)),
    AnswerScale.FIVE_TO_ONE: tuple(map(str, FIVE)),
    AnswerScale.POINTS: tuple(f"{step:f}" for step in sorted(STEPS)),
    AnswerScale.MARKS: tuple(str(mark) for mark in range(1, 11)),
}
SURENESS: Mapping[Sureness, str] = {
    Sureness.EXACT: "zeker: dezelfde tekst of code",
    Sureness.ALIKE: "bijna dezelfde tekst",
    Sureness.CHOSEN: "zelf gekozen",
    Sureness.ASKED: "weten wij niet",
}


def conversion(scale: AnswerScale | None) -> str:
    """That answers of 1 to 5 become scores of 1 to 10, with an example; empty where nothing is converted."""
    if scale not in (AnswerScale.ONE_TO_FIVE, AnswerScale.FIVE_TO_ONE):
        return ""
    return conversion_sentence(ANSWER_SCALE, scale is AnswerScale.FIVE_TO_ONE)


def use_text(use: str) -> str:
    """What a column is beside a statement."""
    return ({**USE_WORDS, **ROLE_WORDS}).get(use, use.replace("_", " "))


def finding(found: Understanding) -> str:
    """What this export is, in one sentence."""
    tool = f", uit {_tool(found)}" if found.tool else ""
    if found.rows_of is RowsOf.MEANS:
        codes = len({entry.code for entry in found.entries})
        sides = [WHO[side] for side in Side if any(entry.side is side for entry in found.entries)]
        over = f": {dutch.plural(codes, 'stelling', 'stellingen')}, van {dutch.listing(sides)}" if codes else ""
        return f"Dit zijn geen losse antwoorden maar gemiddelden{over}."
    people = sum(found.people.values())
    if not people:
        return f"Dit zijn losse antwoorden{tool}: {dutch.plural(found.rows, 'rij', 'rijen')}."
    return f"Dit zijn losse antwoorden van {dutch.plural(people, 'mens', 'mensen')}{tool}: {_people(found.people)}."


def _tool(found: Understanding) -> str:
    is_excel = all(file.lower().endswith((".xlsx", ".xlsm", ".xls")) for file in found.files) and found.files
    return "een Excel-bestand" if found.tool == plain_table.NAME and is_excel else found.tool


def _people(people: Mapping[Side, int]) -> str:
    named = []
    for side in Side:
        if n := people.get(side, 0):
            young = "jonge ambtenaar" if n == 1 else "jonge ambtenaren"
            named.append(f"{dutch.thousands(n)} {young if side is Side.YOUNG else 'van het management'}")
    return dutch.listing(named)


def shortened(heading: str) -> str:
    """A heading of at most so many characters; of a long one first its statement, and then how it begins."""
    if len(heading) <= LONGEST_HEADING:
        return heading
    start, part = heading[:HEADING_START].rstrip(), telling_part(heading)
    if not part:
        return f"{start} … {heading[HEADING_START - LONGEST_HEADING :].lstrip()}"
    shown = part if len(part) <= LONGEST_HEADING else f"{part[:LONGEST_HEADING].rstrip()}…"
    return f"{shown} ({start} …)"


def example(value: str) -> str:
    """A value as an example, a number with a decimal comma."""
    return value.replace(".", ",") if _NUMBER.fullmatch(value) else value


def row_numbers(rows: Sequence[int]) -> str:
    """The numbers of rows: 'rij 3, 7 tot en met 9 en 12', and of many how many there are more."""
    spans: list[list[int]] = []
    for row in sorted(rows):
        if spans and row == spans[-1][-1] + 1:
            spans[-1].append(row)
        else:
            spans.append([row])
    parts = [part for span in spans for part in ([span] if len(span) > 2 else [[row] for row in span])]
    named = [_span(part) for part in parts[:MOST_ROWS]]
    left = sum(map(len, parts[MOST_ROWS:]))
    told = f"{', '.join(named)} en nog {dutch.thousands(left)}" if left else dutch.listing(named)
    return f"rij {told}"


def _span(rows: Sequence[int]) -> str:
    return str(rows[0]) if len(rows) == 1 else f"{rows[0]} tot en met {rows[-1]}"
