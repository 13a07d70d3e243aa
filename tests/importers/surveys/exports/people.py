"""Thirty-odd people with everything that happens: always the same ones for the same seed."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tests.cast import STUDY
from tests.importers.surveys.exports.labels import POINTS, WORDS, Labels
from tests.importers.surveys.exports.model import Group, Person, Survey

CODES = tuple(item.code for item in STUDY.items)
ALL_ASKED = frozenset({"consent", "group", "age", "attention", "extra"})

# what is special of some, in the order of the study's exclusions; of everybody else nothing is
SPECIAL: tuple[Mapping[str, Any], ...] = (
    {"is_preview": True},
    {"is_preview": True, "group": Group.MANAGEMENT},
    {"consents": False, "group": Group.UNSAID, "age": None, "answers": {}, "is_finished": False},
    {"consents": False},
    {"group": Group.UNSAID},
    {"group": Group.UNSAID, "answers": {}, "age": None, "is_finished": False},
    {"group": Group.OTHER},
    {"group": Group.OTHER, "age": 52},
    {"age": 36},
    {"age": 44},
    {"age": 35},
    {"age": None},
    {"group": Group.MANAGEMENT, "age": 58},
    {"attends": False},
    {"attends": False, "group": Group.MANAGEMENT, "age": 49},
    {"answers": {}, "is_finished": False},
    {"answers": {}, "group": Group.MANAGEMENT, "age": 61},
)


def survey_of(labels: Labels = WORDS, seed: int = 1, **changes: Any) -> Survey:
    """A survey with these answers that asked everything; `changes` are fields of Survey."""
    asks = ALL_ASKED - {"attention"} if labels is POINTS else ALL_ASKED  # nobody is told to choose 3,25
    survey = Survey(people_of(labels, seed), CODES, labels, asks)
    return replace(survey, **changes)


def people_of(labels: Labels, seed: int, young: int = 19, management: int = 8) -> tuple[Person, ...]:
    """Everybody, in an order of chance: two gave the same answers, three stopped half way."""
    rng = random.Random(seed)
    usual = [_person(labels, rng, Group.YOUNG) for _ in range(young)]
    usual += [_person(labels, rng, Group.MANAGEMENT) for _ in range(management)]
    usual[1] = usual[0]
    for place in (3, 7, young + 2):
        usual[place] = _stopped(usual[place])
    special = [replace(_person(labels, rng, Group.YOUNG), **changes) for changes in SPECIAL]
    people = [*usual, *special]
    rng.shuffle(people)
    return tuple(replace(person, number=number) for number, person in enumerate(people, 1))


def with_typed(survey: Survey, texts: Sequence[str]) -> Survey:
    """The same with a text instead of an answer in a cell of the first of those who count."""
    people, left = list(survey.people), list(texts)
    for place, person in enumerate(people):
        if left and not survey.cause(person) and len(person.answers) > len(survey.codes) * 3 // 4:
            code = next(code for code in survey.codes[2:] if code in person.answers)
            answers = {each: answer for each, answer in person.answers.items() if each != code}
            people[place] = replace(person, answers=answers, typed={code: left.pop()})
    assert not left
    return replace(survey, people=tuple(people))


def _person(labels: Labels, rng: random.Random, group: Group) -> Person:
    middle = rng.uniform(0.3, 0.7)
    answers = {code: _answer(labels, rng, middle) for code in CODES if rng.random() > 0.04}
    age = rng.randint(23, 34) if group is Group.YOUNG else rng.randint(38, 64)
    return Person(0, group, age, answers)


def _answer(labels: Labels, rng: random.Random, middle: float) -> int:
    if labels.no_opinion is not None and rng.random() < 0.05:
        return 0
    most = len(labels.reason)
    return max(1, min(most, round(rng.gauss(middle * most, most / 4)) + 1))


def _stopped(person: Person) -> Person:
    half = CODES[: len(CODES) // 2]
    return replace(
        person, answers={code: person.answers[code] for code in half if code in person.answers}, is_finished=False
    )
