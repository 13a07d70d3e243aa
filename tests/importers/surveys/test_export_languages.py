"""The tool speaks the language of whoever downloaded: that, private columns and odd tabs change nothing."""

import pytest

from retention_check.importers.surveys.choices import UNDECIDED
from retention_check.importers.surveys.files.limits import USUAL
from retention_check.importers.surveys.survey import read_files, read_kept
from retention_check.importers.surveys.survey_table import SurveyTable
from retention_check.importers.surveys.table.kept_survey import from_bytes
from retention_check.importers.surveys.understanding import Understanding
from tests.cast import STUDY
from tests.importers.surveys.exports.labels import ENGLISH
from tests.importers.surveys.exports.layouts import (
    GOOGLES,
    LAYOUTS,
    LIMES,
    MICROSOFT,
    MONKEYS,
    QUALTRICSES,
    always_first,
)
from tests.importers.surveys.exports.people import survey_of
from tests.importers.surveys.exports.reading import check, read
from tests.matrix import some_now

PRIVATE = {
    "forms named": ("E-mail", "Naam"),
    "forms nl": ("E-mail", "Naam"),
    "forms saved sv": ("E-post", "Namn"),
    "google csv nl": ("E-mailadres",),
    "lime text nl": ("IP Adres",),
    "lime code and text de": ("ipaddr. IP-Adresse",),
    "qualtrics dutch": ("IP-adres", "E-mailadres ontvanger"),
    "qualtrics legacy": ("IPAddress", "EmailAddress", "Name"),
    "monkey csv": ("IP Address", "Email Address", "First Name", "Last Name"),
}
RESPONSE_IDS = ("R_05abcDEF", "118000004885")
NEVER = ("@voorbeeldstad", "192.0.2.", "Persoon", "van Voorbeeld", "doorgroei", "goed gedaan")


@pytest.mark.matrix
@pytest.mark.parametrize("name", [*MICROSOFT, *GOOGLES, *LIMES, *QUALTRICSES, *MONKEYS])
def test_english_answers_under_any_language_of_the_tool_come_back_exact(name: str) -> None:
    if ENGLISH[0] in LAYOUTS[name].labels:
        check(survey_of(ENGLISH[0], groups="english"), LAYOUTS[name])


@pytest.mark.parametrize("name", some_now(PRIVATE, ["forms named", "lime code and text de", "qualtrics legacy"]))
def test_what_is_private_is_told_by_its_heading_and_is_nowhere(name: str) -> None:
    _, export = LAYOUTS[name].export(survey_of())
    found = read(export)
    private = [use.heading for use in found.columns if use.is_private]
    assert all(any(wanted in heading for heading in private) for wanted in PRIVATE[name]), private
    assert not any(text in everything(found) for text in NEVER)


@pytest.mark.parametrize("name", always_first([*QUALTRICSES, *(name for name in LAYOUTS if name not in QUALTRICSES)]))
def test_who_answered_and_what_they_wrote_waits_nowhere_and_what_waits_reads_the_same(name: str) -> None:
    _, export = LAYOUTS[name].export(survey_of())
    reading = read_files([(export.file, export.data)], STUDY, UNDECIDED, USUAL)
    waiting = "".join(waits(table) for table in from_bytes(reading.kept))
    for text in (*NEVER, *RESPONSE_IDS):
        assert text not in waiting
        assert text not in everything(reading.understanding)
    assert read_kept(reading.kept, STUDY, UNDECIDED).understanding == reading.understanding


def waits(table: SurveyTable) -> str:
    return repr(table.columns) + repr([list(table.frame[column.key].cat.categories) for column in table.columns])


def everything(found: Understanding) -> str:
    return repr(found)
