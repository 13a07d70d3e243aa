"""Every tool and layout by name, with the answers that it can hold."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from tests.importers.surveys.exports import (
    google_forms,
    lime_survey,
    ms_forms,
    plain_excel,
    qualtrics,
    spss,
    survey_monkey,
)
from tests.importers.surveys.exports.export import Export
from tests.importers.surveys.exports.labels import DUTCH, ENGLISH, EVERY, INSIDE, MARKS, NUMBERS, POINTS, Labels
from tests.importers.surveys.exports.lime_survey import Style as Lime
from tests.importers.surveys.exports.model import Survey
from tests.importers.surveys.exports.qualtrics import Style as Qualtrics
from tests.matrix import some_now


@dataclass(frozen=True)
class Layout:
    """How a tool writes a survey: the tool's name on screen, and the answers that its people can have been offered."""

    tool: str
    write: Callable[[Survey], Export]
    labels: tuple[Labels, ...] = EVERY
    previews: bool = False  # it tells which rows are previews
    codes_only: bool = False  # no question stands in it, so nobody can tell which answer passes the attention check

    def export(self, survey: Survey) -> tuple[Survey, Export]:
        """The survey as this tool knows it, and its file."""
        asks = survey.asks - {"attention"} if self.codes_only else survey.asks
        known = replace(survey, previews=self.previews, asks=asks)
        return known, self.write(known)


FORMS, GOOGLE, LIME, QUALTRICS, MONKEY = "Microsoft Forms", "Google Forms", "LimeSurvey", "Qualtrics", "SurveyMonkey"
SPSS, PLAIN = "SPSS", "een tabel"
WORDS = (*DUTCH, *ENGLISH, *INSIDE)
NUMERIC = (NUMBERS, MARKS)
TABLES: Mapping[str, Layout] = {
    "plain title xlsx": Layout(PLAIN, plain_excel.with_title),
    "plain codes xlsx": Layout(PLAIN, plain_excel.by_codes),
    "plain cp1252 csv": Layout(PLAIN, plain_excel.as_dutch_csv),
    "plain utf8 csv": Layout(PLAIN, plain_excel.as_dutch_utf8),
    "plain utf16 tabs": Layout(PLAIN, plain_excel.as_unicode_text),
    "plain sep line": Layout(PLAIN, plain_excel.with_separator_line),
    "plain title csv": Layout(PLAIN, plain_excel.with_title_as_text),
    "plain ods": Layout(PLAIN, plain_excel.as_ods),
    "plain xls": Layout(PLAIN, plain_excel.as_xls),
    "plain totals": Layout(PLAIN, plain_excel.with_totals, (NUMBERS, MARKS, POINTS)),
}
MICROSOFT: Mapping[str, Layout] = {
    **{
        f"forms {language}": Layout(FORMS, partial(ms_forms.as_downloaded, language=language))
        for language in ms_forms.HEADINGS
    },
    **{
        f"forms saved {language}": Layout(FORMS, partial(ms_forms.saved, language=language))
        for language in ms_forms.HEADINGS
    },
    "forms named": Layout(FORMS, lambda survey: ms_forms.as_downloaded(survey, named=True)),
    "forms quiz": Layout(FORMS, lambda survey: ms_forms.as_downloaded(survey, quiz=True)),
    "forms cp1252 csv": Layout(FORMS, ms_forms.as_dutch_csv),
}
GOOGLES: Mapping[str, Layout] = {
    "google csv nl": Layout(GOOGLE, google_forms.from_forms),
    "google csv en": Layout(GOOGLE, lambda survey: google_forms.from_forms(survey, "en")),
    "google sheets csv": Layout(GOOGLE, google_forms.from_sheets),
    "google sheets en": Layout(GOOGLE, lambda survey: google_forms.from_sheets(survey, "en")),
    "google tabs": Layout(GOOGLE, lambda survey: google_forms.from_sheets(survey, tabs=True)),
    "google xlsx": Layout(GOOGLE, google_forms.as_workbook),
    "google xlsx en": Layout(GOOGLE, lambda survey: google_forms.as_workbook(survey, "en")),
}
LIMES: Mapping[str, Layout] = {
    **{
        f"lime {headings} {language}": Layout(LIME, partial(lime_survey.as_text, style=Lime(headings, language)))
        for headings in ("text", "code and text", "underscores", "short")
        for language in lime_survey.NAMES
    },
    "lime own codes": Layout(LIME, lambda survey: lime_survey.as_text(survey, Lime("own codes")), codes_only=True),
    "lime semicolon": Layout(LIME, lambda survey: lime_survey.as_text(survey, Lime(separator=";", hidden=True))),
    "lime hidden de": Layout(LIME, lambda survey: lime_survey.as_text(survey, Lime("text", "de", ";", hidden=True))),
    "lime anonymous": Layout(LIME, lambda survey: lime_survey.as_text(survey, Lime(anonymous=True))),
    "lime xlsx": Layout(LIME, lambda survey: lime_survey.as_workbook(survey, Lime("code and text", "en"))),
    "lime xlsx codes": Layout(LIME, lambda survey: lime_survey.as_workbook(survey, Lime("own codes")), codes_only=True),
}
QUALTRICSES: Mapping[str, Layout] = {
    "qualtrics words": Layout(QUALTRICS, lambda s: qualtrics.three_rows(s, Qualtrics()), WORDS, previews=True),
    "qualtrics dutch": Layout(
        QUALTRICS, lambda s: qualtrics.three_rows(s, Qualtrics(dutch=True)), WORDS, previews=True
    ),
    "qualtrics numbers": Layout(QUALTRICS, lambda s: qualtrics.three_rows(s, Qualtrics(numeric=True)), NUMERIC, True),
    "qualtrics -99": Layout(QUALTRICS, lambda s: qualtrics.three_rows(s, Qualtrics(True, True, True)), NUMERIC, True),
    "qualtrics tsv": Layout(QUALTRICS, lambda s: qualtrics.three_rows(s, Qualtrics(), tabs=True), WORDS, previews=True),
    "qualtrics legacy": Layout(QUALTRICS, qualtrics.two_rows, (*WORDS, *NUMERIC), previews=True),
}
MONKEYS: Mapping[str, Layout] = {
    "monkey csv": Layout(MONKEY, survey_monkey.as_text),
    "monkey xlsx": Layout(MONKEY, survey_monkey.as_workbook),
    "monkey one row": Layout(MONKEY, survey_monkey.one_row),
}
SPSSES: Mapping[str, Layout] = {
    "sav": Layout(SPSS, spss.as_sav),
    "sav short names": Layout(SPSS, lambda survey: spss.as_sav(survey, short_names=True)),
    "sav reversed": Layout(SPSS, lambda survey: spss.as_sav(survey, reverses=True), (*DUTCH, *ENGLISH)),
}
LAYOUTS: Mapping[str, Layout] = {**MICROSOFT, **GOOGLES, **LIMES, **QUALTRICSES, **MONKEYS, **SPSSES, **TABLES}
ONE_OF_EACH = (
    "google csv nl",
    "forms nl",
    "lime code and text nl",
    "qualtrics words",
    "monkey csv",
    "sav",
    "plain cp1252 csv",
)


def always_first(names: Sequence[str], always: int = 1) -> list[Any]:
    """The first of them are tried in every run, the others in CI alone."""
    return some_now(names, names[:always])


def sampled(names: Sequence[str], changes: Iterable[Any], now: int, each: int = 1, start: int = 0) -> list[Any]:
    """Every name with so many of the changes, each change at least once: the first pairs in every run, others in CI.

    All names with all changes would take an hour. A next round gives every name another change.
    """
    known = [*changes]
    rounds = max(each, -(-len(known) // len(names)))
    shift = len(names) if len(names) < len(known) else 1
    pairs = [
        (name, known[(place + start + turn * shift) % len(known)])
        for turn in range(rounds)
        for place, name in enumerate(names)
    ]
    assert len(set(pairs)) == len(pairs)
    return some_now(pairs, pairs[:now])


EACH_TOOL = always_first(ONE_OF_EACH)
