"""Who does not count, in exports of every tool: the study's exclusions, told by row."""

from dataclasses import replace

import pytest

from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.understanding import ExclusionCause, Understanding
from tests.importers.surveys.exports.labels import NUMBERS
from tests.importers.surveys.exports.layouts import EACH_TOOL, LAYOUTS, ONE_OF_EACH, always_first, sampled
from tests.importers.surveys.exports.people import survey_of, with_typed
from tests.importers.surveys.exports.reading import check, read, told

ASKED = {
    "nothing but the group": {"group"},
    "consent": {"group", "consent"},
    "age": {"group", "age"},
    "age in words": {"group", "age_words"},
    "age in classes": {"group", "age_class"},
    "attention": {"group", "attention"},
    "everything": {"group", "age", "attention", "consent", "extra"},
}
LONG = "Dit verschilt echt per afdeling, dus ik kies hier liever niets"


@pytest.mark.parametrize(("name", "asked"), sampled(ONE_OF_EACH, ASKED, now=3, each=3))
def test_what_was_asked_excludes_and_nothing_else(name: str, asked: str) -> None:
    survey = survey_of(asks=frozenset(ASKED[asked]))
    if name.startswith(("sav", "plain")):  # there a row of who said nothing is empty
        survey = replace(survey, people=tuple(each for each in survey.people if each.group or each.answers))
    check(survey, LAYOUTS[name])


@pytest.mark.parametrize("name", always_first(["forms nl", "google sheets csv", "google xlsx", "qualtrics words"]))
def test_a_year_of_birth_tells_the_age_in_the_year_of_the_answer(name: str) -> None:
    survey = survey_of(asks=frozenset({"group", "birth_year"}))
    people = tuple(replace(person, age=40) if person.age == 36 else person for person in survey.people)  # may be 35
    check(replace(survey, people=people), LAYOUTS[name])


@pytest.mark.parametrize(
    ("name", "groups"), sampled(ONE_OF_EACH, ["long", "sentences", "more than one", "english"], now=2, each=2)
)
def test_the_group_is_known_in_many_words(name: str, groups: str) -> None:
    check(survey_of(groups=groups), LAYOUTS[name])


@pytest.mark.parametrize("name", always_first([name for name in ONE_OF_EACH if name != "sav"]))
def test_what_is_no_answer_is_told_by_row_and_column(name: str) -> None:
    check(with_typed(survey_of(), ["zie boven", LONG]), LAYOUTS[name])


@pytest.mark.parametrize("name", always_first(["google csv nl", "forms nl", "plain cp1252 csv", "qualtrics numbers"]))
def test_numbers_out_of_range_are_told_by_row_and_column(name: str) -> None:
    check(with_typed(survey_of(NUMBERS), ["7", "0"]), LAYOUTS[name])


@pytest.mark.parametrize("name", always_first(["lime code and text nl", "qualtrics words"]))
def test_unfinished_rows_go_when_that_is_asked_for(name: str) -> None:
    layout = LAYOUTS[name]
    known, export = layout.export(survey_of())
    usual, complete = read(export), read(export, Choices(complete_only=True))
    assert told(usual) == told(complete) == ""
    stopped = {
        row
        for person, row in zip(known.people, export.rows, strict=True)
        if not person.is_finished and not known.cause(person)
    }
    assert rows_of(complete, ExclusionCause.UNFINISHED) == stopped
    assert rows_of(usual, ExclusionCause.UNFINISHED) == set()
    assert sum(usual.people.values()) - sum(complete.people.values()) == len(stopped) == 3


@pytest.mark.parametrize(("name", "wording"), sampled(ONE_OF_EACH, ["short", "long", "english"], now=2, each=2))
def test_consent_age_and_attention_are_known_in_many_words(name: str, wording: str) -> None:
    check(survey_of(wording=wording), LAYOUTS[name])


@pytest.mark.parametrize("name", EACH_TOOL)
def test_two_who_answered_the_same_both_count_unless_asked_otherwise(name: str) -> None:
    _, export = LAYOUTS[name].export(survey_of())
    usual, dropped = read(export), read(export, Choices(drop_duplicates=True))
    assert told(usual) == told(dropped) == ""
    assert len(rows_of(dropped, ExclusionCause.DUPLICATE)) == 1
    assert usual.repeated >= 1
    assert sum(usual.people.values()) - sum(dropped.people.values()) == 1


def test_an_equal_response_id_counts_once() -> None:
    survey = survey_of()
    counted = [place for place, person in enumerate(survey.people) if not survey.cause(person)]
    people = list(survey.people)
    first, second = counted[2], counted[9]
    people[second] = replace(
        people[first], number=people[second].number, response_id=f"R_{people[first].number:02}abcDEF"
    )
    _, export = LAYOUTS["qualtrics words"].export(replace(survey, people=tuple(people)))
    found = read(export)
    assert told(found) == ""
    assert len(rows_of(found, ExclusionCause.SAME_ID)) == 1
    assert rows_of(found, ExclusionCause.SAME_ID) <= {export.rows[first], export.rows[second]}


def rows_of(found: Understanding, cause: ExclusionCause) -> set[int]:
    return {row for each in found.excluded if each.cause is cause for row in each.rows}
