"""What a column of an export is: its name, heading, unit and meaning, once, for the files and for docs/.

Names, units and meanings are in English, as in docs/data-dictionary.md; headings, words and explanations in Dutch, for
who opens a file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from retention_check import dutch
from retention_check.domain.difference import Bound, Level
from retention_check.domain.item import Kind
from retention_check.domain.scores import HIGH_END, LOW_END, End, WithheldCause
from retention_check.domain.side import Side
from retention_check.domain.wording import BOUND, END, LEVEL_SHORT, SHORT, WHO, WITHHELD


@dataclass(frozen=True)
class Unit:
    """What kind of value a column holds, in English and in Dutch; `number_format` is a spreadsheet's."""

    english: str
    dutch: str
    number_format: str = ""


TEXT = Unit("text", "tekst")
WORD = Unit("one of", "een van")
SCORE = Unit("decimal, 1 to 10", "punten van 1 tot 10", "0.0")
POINTS = Unit("decimal, points", "punten", "0.0")
THOUSANDTHS = Unit("decimal, points, three decimals", "punten, drie cijfers achter de komma", "0.000")
COUNT = Unit("whole number", "aantal", "0")
PLACE = Unit("whole number from 1", "plaats", "0")


@dataclass(frozen=True)
class Column:
    """One column: its name, Dutch heading and unit, and what it means in English (`meaning`) and in Dutch.

    `empty` says in English when a cell is empty; `words` holds the Dutch of each coded value.
    """

    name: str
    heading: str
    unit: Unit
    meaning: str
    explanation: str
    empty: str = "never"
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def unit_in_english(self) -> str:
        """The unit; for coded values each of them with its Dutch word."""
        coded = ", ".join(f"`{value}` ({word})" for value, word in self.words.items())
        return f"{self.unit.english} {coded}" if coded else self.unit.english

    @property
    def unit_in_dutch(self) -> str:
        """The unit; for coded values their Dutch words."""
        return f"{self.unit.dutch}: {', '.join(self.words.values())}" if self.words else self.unit.dutch


KINDS = {Kind.REASON.value: "reden", Kind.MEASURE.value: "maatregel"}
SIDES = {side.value: SHORT[side] for side in Side}
STATUSES = {"score": "score", "agreed": "open score (niet anoniem)", "withheld": "niet getoond"}
CAUSES = {cause.value: WITHHELD[cause] for cause in WithheldCause}
ENDS = {
    End.LOW.value: f"{dutch.decimal(LOW_END)} {END[End.LOW]}",
    End.HIGH.value: f"{dutch.decimal(HIGH_END)} {END[End.HIGH]}",
}
BOUNDS = {bound.value: word.strip() for bound, word in BOUND.items()} | {
    Bound.SAME_END.value: "beide aan hetzelfde uiteinde"
}
BOUNDS_BESIDE_NATIONAL = {bound: word for bound, word in BOUNDS.items() if bound != Bound.SAME_END.value}
LEVELS = {level.value: LEVEL_SHORT[level] for level in Level}
YES = {"yes": "ja"}

TEXTS = ("name", "heading", "meaning", "explanation", "empty")  # of a column, in which words in braces are filled in
PEOPLE: Mapping[Side, dict[str, str]] = {
    Side.YOUNG: {
        "group": "young civil servants",
        "national_group": "young civil servants",
        "one": "jonge ambtenaar",
        "national": "jong",
        "national_who": "jonge ambtenaren",
    },
    Side.MANAGEMENT: {
        "group": "management",
        "national_group": "*gemeentesecretarissen*",
        "one": "manager",
        "national": "secretarissen",
        "national_who": "gemeentesecretarissen",
    },
}


def of_each_side(column: Column, **of_open_score: str) -> tuple[Column, ...]:
    """The column of young civil servants and that of management; words in braces, as in `n_{side}`, are filled in.

    `of_open_score` adds to a text of management, by its name, for only management may give open scores.
    """
    young, management = (_filled_in(column, side) for side in Side)
    more = {text: getattr(management, text) + added for text, added in of_open_score.items()}
    return young, replace(management, **more)


def _filled_in(column: Column, side: Side) -> Column:
    short = SHORT[side]
    words = {"side": side.value, "short": short, "capital": dutch.first_capital(short), "who": WHO[side]}
    people = PEOPLE[side] | words
    return replace(column, **{text: getattr(column, text).format(**people) for text in TEXTS})


def headings(columns: Iterable[Column]) -> dict[str, str]:
    """The Dutch heading of each column by its name."""
    return {column.name: column.heading for column in columns}
