"""Several files of one survey, a zip around one, and the names of files, which say nothing."""

from dataclasses import replace

import pytest

from retention_check.domain.side import Side
from retention_check.importers.surveys.choices import UNDECIDED, Choices
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.survey import SurveyFile, read_files, read_survey
from retention_check.importers.surveys.understanding import QuestionTopic, Understanding
from tests.cast import STUDY
from tests.importers.surveys.exports.export import Export
from tests.importers.surveys.exports.formats import zipped
from tests.importers.surveys.exports.layouts import EACH_TOOL, LAYOUTS, sampled
from tests.importers.surveys.exports.model import Group, Survey, expected
from tests.importers.surveys.exports.people import survey_of
from tests.importers.surveys.exports.reading import differences, means, read, told

EVERYBODY = survey_of()
SIDES = {Side.YOUNG: Group.YOUNG, Side.MANAGEMENT: Group.MANAGEMENT}


def of_one_group(group: Group) -> Survey:
    people = tuple(person for person in EVERYBODY.people if person.group is group)
    return replace(EVERYBODY, people=people, asks=EVERYBODY.asks - {"group"})


def whole() -> Survey:
    return replace(EVERYBODY, people=tuple(p for p in EVERYBODY.people if p.group in SIDES.values()))


def both_files(name: str) -> dict[Side, Export]:
    made = {side: LAYOUTS[name].export(of_one_group(group))[1] for side, group in SIDES.items()}
    return {side: replace(export, file=f"{side}-{export.file}") for side, export in made.items()}


def read_both(files: dict[Side, Export], choices: Choices = UNDECIDED) -> Understanding:
    return read_files([(each.file, each.data) for each in files.values()], STUDY, choices, USUAL).understanding


@pytest.mark.parametrize("name", EACH_TOOL)
def test_a_file_for_each_group_gives_what_one_file_gives(name: str) -> None:
    files = both_files(name)
    found = read_both(files, Choices(sides={each.file: side for side, each in files.items()}))
    assert told(found) == ""
    known, export = LAYOUTS[name].export(whole())
    assert means(found) == expected(known, export.rows).means


def test_the_group_can_be_said_beside_each_file() -> None:
    files = [SurveyFile(each.file, each.data, side) for side, each in both_files("google csv nl").items()]
    found = read_survey(files, STUDY).understanding
    assert told(found) == ""
    assert set(found.people) == set(Side)


def test_files_that_do_not_say_whose_they_are_are_asked_about_each() -> None:
    files = {
        side: replace(each, file=f"vragen{n}.csv") for n, (side, each) in enumerate(both_files("google csv nl").items())
    }
    found = read_both(files)
    assert {question.topic for question in found.questions} == {QuestionTopic.SIDE}, told(found)
    assert {question.about for question in found.questions} == {"vragen0.csv", "vragen1.csv"}


@pytest.mark.parametrize("name", EACH_TOOL)
def test_a_zip_around_an_export_changes_nothing(name: str) -> None:
    known, export = LAYOUTS[name].export(EVERYBODY)
    packed = replace(export, file="download.zip", data=zipped({export.file: export.data}))
    found = read(packed)
    assert told(found) == ""
    assert found.tool == LAYOUTS[name].tool
    assert differences(found, expected(known, export.rows), export) == {}


@pytest.mark.parametrize(
    ("name", "file"),
    sampled(
        ["forms nl", "google csv nl", "plain ods", "sav"],
        ["Vertrek.xls", "Vertrek.txt", "Vertrek", "vertrek.sav", "vertrek.zip"],
        now=2,
    ),
)
def test_the_name_of_a_file_says_nothing(name: str, file: str) -> None:
    known, export = LAYOUTS[name].export(EVERYBODY)
    found = read(replace(export, file=file))
    assert told(found) == ""
    assert differences(found, expected(known, export.rows), export) == {}
