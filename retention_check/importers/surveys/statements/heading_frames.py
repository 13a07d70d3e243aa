"""What stands in a heading around its statement: mostly the question above a list, sometimes another question."""

import re
from collections.abc import Collection, Mapping

from retention_check.importers.surveys.statements.question_frames import FEWEST
from retention_check.importers.surveys.statements.statement_texts import StatementTexts, folded
from retention_check.importers.surveys.survey_table import Heading

_SCALE = re.compile(r"\([^()]*\d\s*(?:[=:–-]|t/m|tot)[^()]*\)")  # what the numbers mean says 'niet belangrijk'
_NUMBERED = re.compile(r"\b\w*\d\w*\b")  # the number of a question, and what a tool puts behind a heading
# a question about the same words that does not ask how important they are or how much support they have
_ASKS_ELSE = re.compile(
    r"^(?:geen|niet|nooit|no|not|never)\b|(?<!of )(?<!or )\b(?:geen|niet de|niet een|no|not a) (?:reden|reason)\b"
    r"|\bvorige?\b|\bvroegere?\b|\bvoormalige?\b|\bhoe vaak\b|\bervaa?r(?:t|en|ing|ingen)?\b|\bingevoerd\b|\bgeregeld\b"
    r"|\baanwezig\b|\bbestaat\b|\bhaalba(?:ar|re)\b|\buitvoerba(?:ar|re)\b|\brealistisch\b|\btevreden(?:heid)?\b"
    r"|\bkost(?:en)?\b|\btoegepast\b|\bkent u\b|\bken je\b|\bgebruikt? (?:u|je)\b|\bmee te maken\b|\bhow often\b"
    r"|\bprevious\b|\bformer\b|\bimplemented\b|\bin place\b|\bfeasib|\bsatisfied\b|\bexperienced?\b"
)


def frame_of(heading: Heading, code: str, texts: StatementTexts) -> str:
    """The words around a statement, folded, without numbers; '' where nothing else stands there."""
    shown = _SCALE.sub(" ", heading.text)
    padded = f" {folded(shown)} "
    inside = [full for full, each in texts.full.items() if each == code and full in padded]
    if inside:
        around = padded.replace(max(inside, key=len), " ", 1)
    else:
        ends = (shown.rpartition(sign)[0] for sign in ("[", ":", " - ", " – "))
        around = folded(next(filter(None, ends), ""))
    return " ".join(_NUMBERED.sub(" ", around).split())


def about_something_else(frames: Mapping[str, str], codes: Mapping[str, str]) -> Collection[str]:
    """The headings (by key) with another question around their statement than most of the statements have."""
    around: dict[str, set[str]] = {}
    for key, frame in frames.items():
        around.setdefault(frame, set()).add(codes[key])
    most = len(set(codes.values())) / 2
    usual = {frame for frame, found in around.items() if len(found) >= FEWEST and len(found) > most}
    return {key for key, frame in frames.items() if frame not in usual and _ASKS_ELSE.search(frame)}
