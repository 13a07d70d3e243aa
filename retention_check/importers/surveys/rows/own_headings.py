"""Which headings ask something of the respondents themselves: who they are, how old they are, whether they take part.

A heading about somebody or something else has the same words in it: 'Leeftijd leidinggevende', 'Wie moet dit
oppakken?', 'Toestemming gebruik foto'. What is not clearly about the respondent is asked.
"""

import re
from collections.abc import Iterable

from retention_check.importers.surveys.rows.value_words import plain

_CODE = r"[a-z]{0,3}\d\w*|[a-z]"  # of a question, or a mark behind it
_SILENT = re.compile(rf"{_CODE}|kolom|column|veld|field|vraag|question|naamloos|unnamed")
_WHO = re.compile(
    r"\b(?:bent u|u bent|ben je|ben jij|je bent|jij bent|ik ben|are you|i am|(?:be)?hoort u|u (?:be)?hoort"
    r"|(?:be)?hoor je|valt u|val je|werkt u als|werk je als|ik werk als|do you belong|vult u\b.*\bin als"
    r"|vul je\b.*\bin als|ik vul\b.*\bin als|past (?:het )?beste? bij (?:u|je|jou)"
    r"|invuller|wie vult\b.*\bin|welke (?:functie|rol) (?:heeft|hebt?|vervult?) (?:u|je|jij)|omschrijving past"
    r"|(?:functie|rol) (?:binnen|in|bij) (?:de |uw |je )?(?:gemeente|organisatie)|hoedanigheid"
    r"|(?:om|be)schrijft u|describes you|respondent(?:en|type|groep)?|doelgroep"
    r"|(?:in|vanuit|tot) welke \w+\b.*\b(?:u|je|jij)"
    r"|(?:uw|je|jouw|mijn|your|my) (?:\w+ )?(?:groep|funct\w*|rol|ro(?=\s*$)|positie|group|role|position|job))\b"
)
_OTHERS = re.compile(
    r"\b(?:met|bij|door|over|aan|van|voor|op|naar) wie\b|\b(?:bent u|ben je|ik ben|are you|i am) (?:het|er|van mening"
    r"|van plan|tevreden|blij|trots|bang|bereid|bekend|satisfied|happy|proud|willing)\b"
    r"|\b(?:moet|moeten|zou|should|must)\b"
)
_GROUP = re.compile(
    r"welke?|wat|wie|is|de|het|in|of|en|and|or|type|soort|kies|selecteer|verplicht|what|which|the|select|niveau"
    r"|\w*(?:groep|functie|rol|group|role|function)|functies|rollen|functieniveau|categorie|positie|position"
    rf"|jonge?|ambtena(?:ar|ren)|management|manager|gemeentesecretaris|leidinggevende|young|professional|yp|mt|{_CODE}"
)
_AGE = re.compile(
    r"wat|is|zijn|uw|je|jouw|mijn|your|my|what|de|het|the|in|op|van|tot|onder|binnen|welke?|which|hele|hoe|hoeveel|how"
    r"|oud|old|bent?|heb|heeft|hebt|have|do|jij|ik|are|am|jaar|jaren|years?|dit|moment|nu|now|today|momenteel|valt?"
    r"|vallen|fall|into|be?hoort?|hoort?|belong|to|kies|vul|geef|aan|selecteer|select|leef\w*|age|agegroup|alter"
    r"|categorie|klassen?|groep|group|range|class|category|respondent|deelnemer|verplicht|niet|not|ouder|jonger|older"
    r"|younger|dan|than|of|or|en|and|over|under|boven|een|an|jonge?|young|ambtenaar|professional|official"
    rf"|civil|servant|yp|met|be|geb(?:o(?:o(?:r(?:te?)?)?)?)?|geboorte(?:jaar|datum)|geboren|jaartal|datum|birth"
    rf"|birth(?:year|date)|born|date|year|when|wanneer|were|was|vraag|question|{_CODE}"
)
_YOUR_AGE = re.compile(
    r"\b(?:wat is (?:uw|je|jouw) (?:leeftijd|geboortejaar|geboortedatum)|hoe oud (?:bent u|ben je|ben jij)"
    r"|(?:bent u|ben je) (?:op|per) .*\d\d (?:jaar )?of jonger|what is your age|how old are you)\b"
)
_COUNT = re.compile(r"\b(?:hoeveel|aantal|how many|number of)\b(?! jaar (?:bent|ben)\b)")
_CONSENT = re.compile(
    r"toestem\w*|instemm\w*|akkoo\w*|consent|informed|privacy\w*|introductie|inleiding|intro|welkom|deelname|deelnemen"
    r"|meedoen|hierboven|ik|je|you|doet?|neemt?|deel|geeft?|ga(?:at)?|stemt?|voorwaarden"
    r"|bovenstaande|informatie|gelezen|begrepen|hierbij|hiermee|hiervoor|daarvoor"
    r"|voor|for|to|mee|in|met|bent?|heb|verleent?|verleend|gegeven|given|give|do|are|agree|de|het|dit|deze|this|the|is"
    rf"|er|en|and|vraag|verklaring|verplicht|{_CODE}"
)
_TAKES_PART = re.compile(
    r"onderzoek|enqu[eê]te|vragenlijst|\bantwoord|\bgegevens\b|\bdata\b|deelname|deelnem|\bmee ?doe|\bdoet?\b.*\bmee\b"
    r"|\bneemt?\b.*\bdeel\b"
    r"|survey|\bstudy\b|participat|take part|research|\bresponses?\b|\banswers\b|privacy|\bavg\b|verwerk"
)
_SOMETHING_ELSE = re.compile(
    r"\bfoto|\bbeeld|\bvideo|\bfilm|thuis|\bdelen met\b|\bleidinggevende\b|\bpublic|\bciter|\bquote|\bnaam\b|\bgesprek"
    r"|\bopname|\bphoto|\bname\b"
)


def says_nothing(heading: str) -> bool:
    """True for a heading that is only a code or a number: 'Q3', 'Kolom 2', 'SQ001'."""
    return _all_words(heading, _SILENT)


def asks_who(texts: Iterable[str]) -> bool:
    """True where a text in a heading asks which group someone belongs to."""
    return any(_asks_who(text) for text in texts)


def asks_of_others(heading: str) -> bool:
    """True for a heading that clearly asks about somebody else: who should do this, whom one works with."""
    return bool(_OTHERS.search(plain(heading)))


def asks_own_age(heading: str) -> bool:
    """True for a heading about the age or the birth of the respondent, and of nobody else."""
    is_asked = bool(_YOUR_AGE.search(plain(heading))) or _all_words(heading, _AGE)
    return is_asked and not counts_people(heading)


def counts_people(heading: str) -> bool:
    """True for a question how many there are of something, of which the numbers are no ages."""
    return bool(_COUNT.search(plain(heading)))


def asks_to_take_part(heading: str) -> bool:
    """True for a question whether someone takes part in the survey, or just for 'Toestemming'."""
    return is_plain_consent(heading) or speaks_of_survey(heading)


def is_plain_consent(heading: str) -> bool:
    """True for a heading of nothing but words on taking part, agreeing, or what was read before it."""
    return _all_words(heading, _CONSENT) and not _SOMETHING_ELSE.search(plain(heading.replace("_", " ")))


def speaks_of_survey(heading: str) -> bool:
    """True for a heading with words on the survey, its answers or taking part, and none on photos or talks."""
    text = plain(heading.replace("_", " "))
    return bool(_TAKES_PART.search(text)) and not _SOMETHING_ELSE.search(text)


def _asks_who(heading: str) -> bool:
    text = plain(heading.replace("_", " "))
    if says_nothing(heading) or _OTHERS.search(text):
        return False
    return bool(_WHO.search(text)) or _all_words(heading, _GROUP)


def _all_words(heading: str, words: re.Pattern[str]) -> bool:
    found = re.findall(r"[^\W_]+", plain(heading))
    return all(words.fullmatch(word) for word in found)
