"""A survey in a round: scales that go together and scales that do not, and scores that end in a half."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask, g

from retention_check.domain.round import Entry, Round
from retention_check.domain.scales import SCALES, rounded
from retention_check.domain.side import Side
from retention_check.domain.tallies import points_of
from retention_check.importers.surveys.understanding import RowsOf, Understanding
from retention_check.web.organiser.survey.into_round import SurveySheet, survey_sheet
from tests.web.client import GOUDA, save_round, stored

EMPTY = replace(GOUDA, entries=(), asked={})
MARKS = SCALES["marks"]


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    """Study and threshold are asked of the app, and whether our own questionnaire asks, of the round of the page."""
    saved = save_round(app, EMPTY)
    with app.test_request_context():
        g.stored_round = stored(app, saved.public_id)
        yield


def put(before: Round, *entries: Entry, asked: dict[Side, int | None] | None = None, **more: object) -> SurveySheet:
    found = Understanding(entries=entries, tool="SPSS", **more)  # type: ignore[arg-type]
    return survey_sheet(before, found, asked or {}, "")


def test_a_mean_that_ends_in_a_half_is_shown_the_same_on_every_scale() -> None:
    on_five = replace(EMPTY, scale=SCALES["1-5"])
    for n in (5, 20, 45):
        for total in range(n, 5 * n + 1):
            points = points_of(total, n)
            [entry] = put(on_five, Entry("R1", Side.YOUNG, points, n)).round.entries
            assert rounded(SCALES["1-5"].to_points(entry.mean)) == rounded(points), (total, n)


def test_marks_take_the_scale_of_an_empty_round_along() -> None:
    sheet = put(EMPTY, Entry("R1", Side.YOUNG, Decimal("7.2"), 9), scale=MARKS)
    assert (sheet.round.scale, sheet.takes_other_scale, sheet.not_here) == (MARKS, True, ())


def test_marks_do_not_go_beside_answers_of_the_other_group() -> None:
    there = replace(EMPTY, entries=(Entry("R1", Side.MANAGEMENT, Decimal(7), 8),))
    sheet = put(there, Entry("R1", Side.YOUNG, Decimal("7.2"), 9), scale=MARKS)
    assert "staan op een andere schaal" in sheet.not_here[0]


def test_only_of_groups_in_the_survey_it_is_said_how_many_were_asked() -> None:
    before = replace(EMPTY, asked={Side.YOUNG: 58, Side.MANAGEMENT: 16})
    sheet = put(before, Entry("R1", Side.YOUNG, Decimal(7), 9), asked={Side.YOUNG: None, Side.MANAGEMENT: 2})
    assert sheet.round.asked == {Side.YOUNG: None, Side.MANAGEMENT: 16}


def test_means_are_no_answers_that_were_counted() -> None:
    entry = Entry("R1", Side.YOUNG, Decimal(7), 9)
    assert put(EMPTY, entry).round.imported[Side.YOUNG].tool == "SPSS"
    assert put(EMPTY, entry, rows_of=RowsOf.MEANS).round.imported == {}


def test_a_mean_of_fewer_than_five_answers_is_not_saved() -> None:
    of_many, of_one = Entry("R1", Side.YOUNG, Decimal(7), 8), Entry("R2", Side.YOUNG, Decimal(10), 1)
    sheet = put(EMPTY, of_many, of_one)
    assert [entry.code for entry in sheet.round.entries] == ["R1"]
    assert [*sheet.round.imported[Side.YOUNG].items] == ["R1"]
    assert [(item.code, n) for item, n in sheet.few_by_side[Side.YOUNG]] == [("R2", 1)]
    assert not sheet.not_here


def test_a_score_that_is_typed_where_too_few_answered_borrows_no_number_of_answers() -> None:
    after = put(EMPTY, Entry("R1", Side.YOUNG, Decimal(7), 8), Entry("R2", Side.YOUNG, Decimal(10), 1)).round
    assert after.answers_behind(Entry("R2", Side.YOUNG, Decimal(10))) is None
    assert after.answers_behind(after.entries[0]) == 8


def test_a_group_of_which_too_few_answered_now_loses_the_scores_it_had_and_that_is_told() -> None:
    there = replace(EMPTY, entries=(Entry("R1", Side.MANAGEMENT, Decimal(7)),), answers={Side.MANAGEMENT: 8})
    sheet = put(there, Entry("R1", Side.YOUNG, Decimal(7), 8), Entry("R1", Side.MANAGEMENT, Decimal(2), 2))
    assert sheet.round.entries_of(Side.MANAGEMENT) == ()
    assert Side.MANAGEMENT not in sheet.round.answers
    assert sheet.has_few_of_management
    [told] = sheet.replacements
    assert told.endswith("De score in deze ronde gaat daarom weg.")


def test_a_number_that_stands_with_each_score_is_not_said_to_go() -> None:
    there = replace(EMPTY, entries=(Entry("R1", Side.YOUNG, Decimal(7)),), answers={Side.YOUNG: 12})
    sheet = put(there, Entry("R1", Side.YOUNG, Decimal(7), 8), Entry("R2", Side.YOUNG, Decimal(10), 1))
    assert not [told for told in sheet.replacements if "gaat ook weg" in told]


def test_where_every_mean_is_of_too_few_there_is_nothing_to_save() -> None:
    sheet = put(EMPTY, Entry("R1", Side.YOUNG, Decimal(7), 4), Entry("R1", Side.MANAGEMENT, Decimal(2), 2))
    assert "minder dan vijf antwoorden" in sheet.not_here[0]
