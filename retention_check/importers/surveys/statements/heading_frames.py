"""What stands in a heading around its statement: mostly the question above a list, sometimes another question."""

import re
from collections.abc import Collection, Mapping

from retention_check.importers.surveys.statements.question_frames import FEWEST
from retention_check.importers.surveys.statements.statement_texts import StatementTexts, folded
from retention_check.importers.surveys.survey_table import Heading

FEWEST_LISTED = 4  # columns that are asked at once: the measures of one reason are a list already
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
# how the study itself asks, in any words: what has one of these asks for an answer that counts, however it begins
_ASKS_OWN = re.compile(
    r"\b(?:(?:on)?belang(?:rijk\w*)?|reden(?:en)?|rol|speelt|weeg\w*|weg(?:en|ing)|zwaar|(?:on)?eens|(?:onder)?steun\w*"
    r"|draagvlak|help\w*|bijdra\w*|draagt|effect\w*|invloed|relevant\w*|nodig|noodza\w*|wenselijk|gewenst|nuttig|zinvol"
    r"|goede? (?:idee|maatregel|plan)|voorkeur|toegevoegde waarde|voor of tegen|important\w*|importance|reasons?|role"
    r"|weigh\w*|(?:dis)?agree\w*|support\w*|influence|necessary|desirable|useful)\b"
)
_DEGREES = (  # how much, of which it does not matter in what word
    r"veel|zeer|erg|sterk|groot|hard|ernstig|urgent|dringend|waarschijnlijk|aantrekkelijk|waardevol|positief"
    r"|much|far|strong(?:ly)?|big|large|great|likely|serious|urgent|attractive|valuable|positive"
)
# another question in any words: how something is, or whether it is so
_ASKS_HOW_IT_IS = re.compile(
    rf"\bhoe (?!(?:{_DEGREES})\b|(?:goed|fijn|leuk|prettig|slim) vindt? (?:u|je) (?:de|het|dit|deze)\b)\w+ "
    r"(?:is|zijn|was|vindt?|bent?|doe[nt]|gaat|gebeur(?:t|en)|word(?:t|en)|werkt|acht|lijkt|past|regelt|heeft|hebt?|scoort"
    r"|voelt|schat)\b"
    rf"|\bhow (?!(?:{_DEGREES})\b)\w+ (?:is|are|was|were|do|does|did|has|have|would)\b"
    r"|^(?:is|zijn|word(?:t|en)|heeft|hebt|heb|hebben|kent?|gebruikt?|bestaa[nt]|gebeur(?:t|en)|krijgt?) "
    r"|^(?:komt|herkent?|doet|biedt|maakt u|maak je|wie|wanneer|who|when) |\bhaalbaarheid\b|\bhuidige situatie\b"
    r"|^(?:is|are|does|has|have|did) |\bal\b(?! (?:de|het|dit|deze|die|uw|je|onze)\b)|\breeds\b"
    r"|\balready\b|\bcurrently\b"
)
_WHOSE = (
    r"(?:(?:de|het|een|uw|je|jouw|mijn|ons|onze|hun|jonge|oudere|andere|meeste|directe|eigen|hogere|your|my|our|the|a|their"
    r"|young|most|other) )*"
)
_OTHERS = (  # people, in a question that the one who answers it is not asked as one of these
    r"(?:collegas?|leidinggevenden?|managers?|management|directie|directeur(?:en)?|secretaris(?:sen)?|bestuur|college|mt"
    r"|partner|baas|chef|medewerkers?|werknemers?|ambtena(?:ar|ren)|jongeren|ouderen|anderen|team|organisatie|gemeente"
    r"|hr|zij|ze|hij|(?:de|een|die) ander|meesten|mensen|personen|colleagues?|supervisors?|boss|employees|staff|people"
    r"|civil servants|others|they)\b"
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
    rf"|\bverwacht (?:u|je|jij|jullie) van {_WHOSE}{_OTHERS}"
    rf"|\b(?:verwachting|inschatting|schatting|beeld)(?:en)? (?:van )?{_WHOSE}{_OTHERS}"
    rf"|^{_WHOSE}{_OTHERS} (?:vind|denk|zeg|kies|kiez|antwoord|think|say|find|answer|choose)"
    rf"|\b(?:kijk(?:t|en)|kiest|kiezen|antwoord(?:t|en)|reage(?:ert|ren)|beoordeelt|beoordelen|waarde(?:ert|ren)|scoort|scoren|do"
    rf"|does) {_WHOSE}{_OTHERS}(?! voor\b| leave\b)"
    rf"|\b(?:als|stel(?: dat)?|indien|if) (?:u|je|jij|you) (?:\w+ )?{_WHOSE}{_OTHERS} (?:was|waart|zou)"
    rf"|\bstel (?:dat )?(?:u|je) (?:bent |ben )?{_WHOSE}{_OTHERS}"
    rf"|\bif you were {_WHOSE}{_OTHERS}|\bals {_WHOSE}{_OTHERS} zou"
    r"|\bde ander\b|\biemand anders\b|\bandere (?:groep|kant|partij|zijde)\b|\bandermans\b"
    r"|\bother (?:group|side)\b|\bsomeone else\b"
    rf"|\bin (?:de )?(?:schoenen|plaats|huid|rol) van {_WHOSE}{_OTHERS}"
    r"|\bvoorspel|\bpredict|\bverplaats (?:u|je)\b"
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
    """The headings (by key) in which the question around the statement is no question of the study, in any words.

    It is what somebody else thinks of it, or how something is. However many have it: what is guessed of others, or what
    is so now, is no answer to the statement.
    """
    return {key for key, frame in frames.items() if _ASKS_OF_OTHERS.search(frame) or _asks_how_it_is(frame)}


def _asks_how_it_is(frame: str) -> bool:
    is_other = _ASKS_HOW_IT_IS.search(frame) or _ASKS_ELSE.search(frame)
    return bool(is_other) and not _ASKS_OWN.search(frame)
