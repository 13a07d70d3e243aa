"""Which column holds the consent, and who gave it: a blank is none given."""

import re
from typing import TYPE_CHECKING, Any

from retention_check.importers.surveys.rows.age_columns import told_values
from retention_check.importers.surveys.rows.own_headings import speaks_of_survey
from retention_check.importers.surveys.rows.value_words import plain, rows_where, said, yes_or_no
from retention_check.importers.surveys.survey_table import SurveyColumn

if TYPE_CHECKING:
    import pandas as pd

MOST_VALUES = 6
_CODES = {"1", "2"}
_IN_IT = r"(?:\W*$| en\b| (?:aan|met|in) (?:dit|deze|de|het|ons|onze) (?:\w*onderzoek|enqu[eê]te|vragenlijst)\b)"
_HEADING = re.compile(
    r"\btoestem|\bakkoo(?:rd\b|r?\.\.)|\bconsent\b|\binstemm|\bik stem in\b|\bik doe (?:vrijwillig )?mee\b"
    r"|\bi agree to (?:participate|take part)\b|\bprivacyverklaring\b"
    rf"|\bdoet? (?:u |je |jij |graag |vrijwillig )*mee{_IN_IT}"
    rf"|\bwilt? (?:u |je |jij |ik |graag |vrijwillig )*(?:meedoen|deelnemen){_IN_IT}"
    r"|\bmogen wij (?:uw|je|jouw) antwoorden\b|\bmijn antwoorden mogen\b"
)
_CONTACT = re.compile(r"\bbenader|\bcontact|e-?mail|\binterview|\bvervolg|nieuwsbrief|\bwinactie|\bverlot")
_ANOTHER_TIME = re.compile(r"\beerder|\bvorige?\b|\bresultat|\buitkomst|\bontvang|\bvolgend")
_REFUSED = re.compile(
    r"\bniet (?:akkoord|mee|deel)|\bgeen toestemming\b|\b(?:not|n't) (?:agree|consent|participate)|\bdisagree\b"
    r"|\bdecline\b|\boneens\b|\bweiger|\bstem niet\b|\bniet in\b"
)
_GIVEN = re.compile(
    r"\bakkoord\b|\btoestemming\b|\b(?:i|ik) (?:agree|consent)\b|\bdoe (?:graag |vrijwillig )?mee\b|\bagree\b"
    r"|\bconsent\b|\bgelezen\b|\bstem in\b|\baccept"
)


def asks_consent(column: SurveyColumn, cells: "pd.Series[Any]") -> bool:
    """True for a question whether someone takes part, with a yes or a no; not whether they may be called later."""
    heading = plain(column.heading.text.replace("_", " "))
    values = told_values(column, cells)
    if not values or len(values) > MOST_VALUES or not _HEADING.search(heading) or _CONTACT.search(heading):
        return False
    return all(gave_consent(value, values) is not None for value in values)


def may_ask_consent(column: SurveyColumn, cells: "pd.Series[Any]") -> bool:
    """True for a yes and a no below words on the survey or its answers, which may ask whether someone takes part."""
    heading = plain(column.heading.text.replace("_", " "))
    values = told_values(column, cells)
    if not 1 < len(values) <= MOST_VALUES or not speaks_of_survey(heading):
        return False
    if _CONTACT.search(heading) or _ANOTHER_TIME.search(heading):
        return False
    return all(yes_or_no(value) is not None for value in values)


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
