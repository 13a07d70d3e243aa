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
    r"|\bhoe (?:zeker|moeilijk|(?:ge)?makkelijk|lastig|eenvoudig|duidelijk|duur)\b|\buit te voeren\b"
    r"|\bhow (?:sure|certain|difficult|hard|easy|clear)\b"
    r"|\bprevious\b|\bformer\b|\bimplemented\b|\bin place\b|\bfeasib|\bsatisfied\b|\bexperienced?\b"
)
_WHOSE = r"(?:(?:de|het|een|uw|je|jouw|onze|jonge|oudere|andere|directe|eigen|your|the|their|young|other) )*"
_OTHERS = (  # people, in a question that the one who answers it is not asked as one of these
    r"(?:collegas?|leidinggevenden?|managers?|management|directie|directeur(?:en)?|secretaris(?:sen)?|bestuur|college|mt"
    r"|partner|baas|chef|medewerkers?|werknemers?|ambtena(?:ar|ren)|jongeren|ouderen|anderen|team|organisatie|gemeente"
    r"|hr|zij|ze|hij|colleagues?|supervisors?|boss|employees|staff|civil servants|others|they)\b"
)
_FINDS = (
    r"(?:antwoord|vind|zeg|denk|oordeel|oordel|scor|kies|kiez|kozen|invul|geven|answer|think|say|find|feel|rate|score)"
)
# a question about what somebody else thinks, or about somebody else
_ASKS_OF_OTHERS = re.compile(
    rf"\b(?:denkt?|verwacht|vermoedt?|schat) (?:u|je|jij|jullie) (?:dat |hoe |wat )?{_WHOSE}{_OTHERS}.*\b{_FINDS}"
    rf"|\bhoe(?:veel)? (?:\w+ ){{0,2}}zou(?:den)? {_WHOSE}{_OTHERS}|\bzou(?:den)? {_WHOSE}{_OTHERS}.*\b{_FINDS}"
    rf"|\b(?:vind(?:t|en)|denk(?:t|en)|zeg(?:t|gen)) {_WHOSE}{_OTHERS}"
    rf"|\b(?:wat|hoe|dat|what|how) {_WHOSE}{_OTHERS} (?:\w+ ){{0,3}}{_FINDS}"
    rf"|\b(?:volgens|namens|according to) {_WHOSE}{_OTHERS}"
    r"|\b(?:oordeel|mening|opvatting|visie|blik|ogen|perspectief|antwoord(?:en)?|opinion|view|answers?) (?:van|of) "
    rf"{_WHOSE}{_OTHERS}"
    rf"|\b(?:uw|je|jouw|your) (?:partner|gezin|kinderen)\b|\bvoor {_WHOSE}(?:ouderen|oudere|anderen|partner)\b"
    rf"|\bdo you think {_WHOSE}{_OTHERS}.*\b{_FINDS}|\bwould {_WHOSE}{_OTHERS}.*\b{_FINDS}"
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


def of_others(frames: Mapping[str, str]) -> Collection[str]:
    """The headings (by key) in which the question around the statement is what somebody else thinks of it.

    However many have it: what is guessed of others is no answer of one's own.
    """
    return {key for key, frame in frames.items() if _ASKS_OF_OTHERS.search(frame)}
