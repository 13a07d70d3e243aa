"""Which column holds the consent, and who gave it: a blank is none given."""

import re
from typing import TYPE_CHECKING, Any

from retention_check.importers.surveys.rows.age_columns import told_values
from retention_check.importers.surveys.rows.own_headings import is_plain_consent, says_nothing, speaks_of_survey
from retention_check.importers.surveys.rows.value_words import plain, rows_where, said, yes_or_no
from retention_check.importers.surveys.survey_table import SurveyColumn

if TYPE_CHECKING:
    import pandas as pd

MOST_VALUES = 6
_CODES = {"1", "2"}
_IN_IT = r"(?:\W*$| en\b| (?:aan|met|in) (?:dit|deze|de|het|ons|onze) (?:\w*onderzoek|enqu[eê]te|vragenlijst)\b)"
_HEADING = re.compile(
    r"\btoestem|\bakkoo(?:rd\b|r?\.\.)|\bconsent\b|\binstemm|\bik doe (?:vrijwillig )?mee\b"
    r"|\bik stem in\b|\bstemt? (?:u |je |jij |hierbij |hiermee )*in\b"
    r"|\bi agree to (?:participate|take part)\b|\bprivacyverklaring\b"
    rf"|\bdoet? (?:u |je |jij |graag |vrijwillig )*mee{_IN_IT}"
    rf"|\bneemt? (?:u |je |jij |graag |vrijwillig )*deel{_IN_IT}"
    rf"|\bwilt? (?:u |je |jij |ik |graag |vrijwillig )*(?:meedoen|deelnemen){_IN_IT}"
    r"|\bmogen wij (?:uw|je|jouw) antwoorden\b|\bmijn antwoorden mogen\b"
)
_CONTACT = re.compile(r"\bbenader|\bcontact|e-?mail|\binterview|\bvervolg|nieuwsbrief")
_PRIZE = re.compile(r"\bwinactie|\b(?:ver)?lot(?:en|ing|erij)\b|\bprij(?:s|zen)\b|\bvvv\b|\bcadeau|bon\b")
_SURVEY = re.compile(r"onderzoek|enqu[eê]te|vragenlijst|\bantwoorden\b")
_ANOTHER_TIME = re.compile(r"\beerder|\bvorige?\b|\bresultat|\buitkomst|\bontvang|\bvolgend")
_REFUSED = re.compile(
    r"\bniet (?:akkoord|mee\b|deel\b)|\bgeen toestemming\b|\b(?:not|n't) (?:agree|consent|participate)|\bdisagree\b"
    r"|\bdecline\b|\boneens\b|\bweiger|\bstem niet\b|\bniet in(?:$| met\b)"
    r"|^(?:ik )?(?:wil |doe )?(?:liever |dat )?niet$|\bniet (?:meedoen|deelnemen)\b|^ik (?:stop|wil stoppen)$"
)
_GIVEN = re.compile(
    r"\bakkoord\b|\btoestemming\b|\b(?:i|ik) (?:agree|consent)\b|\bdoe (?:graag |vrijwillig )?mee\b|\bagree\b"
    r"|\bconsent\b|\bgelezen\b|\bstem in\b|\baccept"
    r"|\bneem (?:graag |vrijwillig )?deel\b|\bwil (?:graag )?(?:meedoen|deelnemen)\b"
)


def asks_consent(column: SurveyColumn, cells: "pd.Series[Any]") -> bool:
    """True for a question whether someone takes part, with a yes or a no; not whether they may be called later."""
    heading = plain(column.heading.text.replace("_", " "))
    values = told_values(column, cells)
    if not values or len(values) > MOST_VALUES or not _HEADING.search(heading):
        return False
    if _CONTACT.search(heading) or _PRIZE.search(heading):
        return False
    return all(gave_consent(value, values) is not None for value in values)


def may_ask_consent(column: SurveyColumn, cells: "pd.Series[Any]") -> bool:
    """True for a yes and a no that may be to taking part: by their own words, or by a heading on the survey."""
    heading = plain(column.heading.text.replace("_", " "))
    values = told_values(column, cells)
    if not 1 < len(values) <= MOST_VALUES or _CONTACT.search(heading) or _ANOTHER_TIME.search(heading):
        return False
    if _PRIZE.search(heading) and not _SURVEY.search(heading):
        return False
    return _tell_consent(values) or (
        speaks_of_survey(heading) and all(yes_or_no(value) is not None for value in values)
    )


def tells_consent(column: SurveyColumn, cells: "pd.Series[Any]") -> bool:
    """True for 'Ik doe mee' and 'Ik doe niet mee' below a heading that asks nothing else: 'Introductie', 'Deelname'."""
    heading, values = column.heading.text, told_values(column, cells)
    is_plain = is_plain_consent(heading) and not says_nothing(heading) and not asks_consent(column, cells)
    return is_plain and may_ask_consent(column, cells) and _tell_consent(values)


def _tell_consent(values: list[str]) -> bool:
    """True for a yes and a no, of which one is in the words of someone who takes part or does not."""
    told = {gave_consent(value, values) for value in values}
    return told == {True, False} and any(map(speaks_of_consent, values))


def gave_consent(value: str, values: list[str], *, is_two_yes: bool = False) -> bool | None:
    """Whether a value is a yes; None when nobody can tell. `values` are all that stand in the column.

    Of the codes 0 and 1, or 1 and 2, tools write 1 for the first answer, which is the yes, unless a person said that it
    is 2 (`is_two_yes`). A value that is the only one is that of a box that was ticked.
    """
    text = plain(value)
    if is_two_yes and text in _CODES:
        return text == "2"
    if (answer := yes_or_no(value)) is not None:
        return answer
    if _REFUSED.search(text):
        return False
    if _GIVEN.search(text) or {plain(each) for each in values} == {text}:
        return text != "0"
    codes = {plain(each) for each in values}
    return text == "1" if codes <= {"0", "1"} or codes <= {"1", "2"} else None


def speaks_of_consent(value: str) -> bool:
    """True for the words of someone who takes part or does not."""
    return bool(_REFUSED.search(plain(value)) or _GIVEN.search(plain(value)))


def refused(column: SurveyColumn, cells: "pd.Series[Any]", value: str, *, is_two_yes: bool = False) -> bool:
    """True for a value of the consent column that is no consent."""
    return not gave_consent(said(value, column.labels), told_values(column, cells), is_two_yes=is_two_yes)


def rows_by_code(column: SurveyColumn, cells: "pd.Series[Any]") -> tuple[int, int] | None:
    """On how many rows stand 1 and 2, in a column of these codes and nothing else; None of any other."""
    if {plain(value) for value in told_values(column, cells)} != _CODES:
        return None
    ones = rows_where(cells, lambda value: plain(value) == "1")
    twos = rows_where(cells, lambda value: plain(value) == "2")
    return int(ones.sum()), int(twos.sum())
