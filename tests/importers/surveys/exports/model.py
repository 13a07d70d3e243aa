"""Who answered a survey and what, and by the rules of the study alone what an import of it must give."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from tests.importers.surveys.exports.labels import WORDS, Labels

OLDEST = 35  # of the young: 'jonger dan 36'
LONGEST = 20  # characters of a text that is shown


class Group(StrEnum):
    """What somebody said to be."""

    YOUNG = "young"
    MANAGEMENT = "management"
    OTHER = "other"
    UNSAID = ""


@dataclass(frozen=True)
class Person:
    """One answer form. `answers` holds by code 1 for the lowest, 0 for no opinion; a skipped one is not there.

    `typed` holds by code what stands in a cell instead of an answer.
    """

    number: int
    group: Group = Group.YOUNG
    age: int | None = 30
    answers: Mapping[str, int] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    consents: bool = True
    attends: bool = True
    is_finished: bool = True
    is_preview: bool = False
    response_id: str = ""


@dataclass(frozen=True)
class Survey:
    """A questionnaire and who answered it: `codes` in the order in which they were asked.

    `asks` names what was asked beside the statements: consent, group, age, birth_year, attention, and `extra` questions
    of their own. `spelling`, `groups` and `wording` are names of columns.py. `previews`: whether its tool tells.
    """

    people: tuple[Person, ...]
    codes: tuple[str, ...]
    labels: Labels = WORDS
    asks: frozenset[str] = frozenset({"group"})
    spelling: str = "exact"
    groups: str = "plain"
    wording: str = "usual"
    previews: bool = False
    shuffled: int = 0  # the seed by which the columns are shuffled; 0 for as they were asked

    def cause(self, person: Person) -> str:
        """Why somebody does not count, in the study's order (Appendix 1); '' for whoever does."""
        found = {
            "preview": self.previews and person.is_preview,
            "no_consent": "consent" in self.asks and not person.consents,
            "no_group": person.group is Group.UNSAID,
            "other_role": person.group is Group.OTHER,
            "too_old": self.tells_age and person.group is Group.YOUNG and (person.age or 0) > OLDEST,
            "failed_check": "attention" in self.asks and not person.attends,
            "no_answers": not any(person.answers.get(code) for code in self.codes),
        }
        return next((cause for cause, holds in found.items() if holds), "")

    @property
    def tells_age(self) -> bool:
        """True when the age was asked in any way."""
        return bool(self.asks & {"age", "age_words", "age_class", "birth_year"})


@dataclass(frozen=True)
class Expected:
    """What an import must give: by group and code means and numbers, by cause rows, and the cells that hold no answer.

    `unused` has row, code and what is shown of the cell.
    """

    means: Mapping[tuple[str, str], Decimal]
    n: Mapping[tuple[str, str], int]
    excluded: Mapping[str, tuple[int, ...]]
    unused: frozenset[tuple[int, str, str]]
    people: Mapping[str, int]


def expected(survey: Survey, rows: Sequence[int]) -> Expected:
    """Everything worked out person by person; `rows` holds the number of each person's row."""
    given: dict[tuple[str, str], list[Decimal]] = {}
    excluded: dict[str, list[int]] = {}
    unused: set[tuple[int, str, str]] = set()
    people: dict[str, int] = {}
    for person, row in zip(survey.people, rows, strict=True):
        unused |= {(row, code, shown(text)) for code, text in person.typed.items() if code in survey.codes}
        if cause := survey.cause(person):
            excluded.setdefault(cause, []).append(row)
            continue
        people[person.group] = people.get(person.group, 0) + 1
        for code in survey.codes:
            if answer := person.answers.get(code):
                given.setdefault((person.group, code), []).append(survey.labels.points(answer))
    return Expected(
        {place: mean(answers) for place, answers in given.items()},
        {place: len(answers) for place, answers in given.items()},
        {cause: tuple(numbers) for cause, numbers in excluded.items()},
        frozenset(unused),
        people,
    )


def mean(answers: Sequence[Decimal]) -> Decimal:
    """The mean, to twenty decimals."""
    return (sum(answers, Decimal(0)) / len(answers)).quantize(Decimal(1).scaleb(-20))


def shown(text: str) -> str:
    """A cell as it may be shown: of a long text only how long it is."""
    return text if len(text) <= LONGEST else f"(tekst, {len(text)} tekens)"
