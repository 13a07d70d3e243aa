"""Words that tell a group: of young civil servants, of management, and of neither; in Dutch and English."""

import re
from enum import Enum

from retention_check.domain.side import Side
from retention_check.importers.surveys.rows.ages import OLDEST, age_in, age_limit_in
from retention_check.importers.surveys.rows.value_words import plain

_YOUNG = re.compile(
    r"\bjonge? (?:gemeente)?(?:ambtena(?:ar|ren)|ambt\b|medewerkers?|prof(?:essional)?s?|collega'?s?|talent(?:en)?)\b"
    r"|^jong(?:e|eren)?$"
    r"|\byoung (?:prof(?:essional)?|civil servant|public servant|official|employee|worker)s?\b|^young$"
    r"|\byp(?:'?er)?'?s?\b"
)
_LIKELY_YOUNG = re.compile(r"\btrainees?\b|\bmanagementtrainees?\b|\bstarters?\b")
_MANAGEMENT = re.compile(
    r"\b(?:loco|gemeente|locogemeente)-?secretaris(?:sen)?\b|^secretaris(?:sen)?$"
    r"|\b(?:municipal|town|city) (?:secretary|clerk)\b"
    r"|\b(?:concern|adjunct-?|dienst|sector|programma)?directeur(?:en)?\b|\b(?:concern|kern|hoofd)?directie(?:-?(?:lid|leden|team))?\b"
    r"|\bmanagement(?:-?(?:team|lid|leden))?\b|\b(?:mgmt|mgt|mngmt|mngt)\b|^leiding$|\bmt(?:-?(?:lid|leden|er))?\b|\bleidinggevend(?:e[nr]?)?\b"
    r"|\b(?:team|afdelings?|unit|cluster|domein|regio|lijn|concern|sector|top|midden|senior )?-?managers?\b"
    r"|\bteam ?(?:leiders?|leads?|leaders?)\b|\b(?:afdelings?|sector|dienst|bureau|unit|team)?hoofd(?:en)?\b"
    r"|\bexecutives?\b|\bdirectors?\b|\bsupervisors?\b|\bhead of\b|\bchef\b"
)
_NEITHER = re.compile(
    r"(?:(?:ik ben|i am) )?(?:(?:iets )?anders?\b.*|(?:een )?andere (?:functie|rol|groep)\b.*|overige?n?\b.*"
    r"|others?\b.*|something else\b.*|geen van (?:beiden?|deze|die|bovenstaande|de)\b.*|none of\b.*|neither\b.*|geen)"
)
_FUNCTION = re.compile(
    r"adviseur|medewerker|consulent|specialist|\bhrm?\b|\bp&o\b|personeelszaken|griffier|wethouder|burgemeester|raadslid"
    r"|student|stagiair|assisten|assistant|secretaresse|ondersteuner|jurist|planner|ontwerper|onderzoeker|analist"
    r"|controller|inspecteur|handhaver|\bboa\b|docent|consultant|advis[oe]r|officer|employee|\bstaff\b|projectleider"
    r"|co[oö]rdinator|administrati|ambtena|civil servant"
)
_NO_MANAGER = re.compile(
    r"(?:directie|bestuurs|commissie|raads|project|programma)-?secretaris|(?:project|programma?|proces|account|contract"
    r"|product|office|case|community|hr|relatie|informatie|kwaliteits|risico|gebieds|wijk|data|event|change)"
    r"[- ]?managers?"
)
# beside the name of a group it is the function of somebody else: 'medewerker directie', 'YP-coördinator'
_BESIDE = re.compile(
    r"advis|assist|secretaresse|secretariaat|ondersteun|support|\bstaf|medewerker|consulent|specialist|co[oö]rdinator"
    r"|begeleid|stagiair|student|\bhrm?\b|griffier|jurist|planner|analist|administrati|projectleider|consultant|officer"
)
_AGE = re.compile(r"(?<!\d)\d\d(?!\d)")
_NOT = re.compile(r"\b(?:geen|niet|not|non|nee|no|oud|oude|oudere|older|voormalig|ex)\b")
# 'geen jonge ambtenaar en geen management'; not 'geen jonge ambtenaar, maar manager'
_NO_GROUP = re.compile(
    r"(?:(?:ik ben|i am) )?(?:geen|noch|not?|niet|neither)\b(?!.*\b(?:maar|but|wel)\b)"
    r".*\b(?:(?:en|and|,) (?:ook )?(?:geen|niet|not?)|noch|nor|(?:of|or)(?! (?:ouder|jonger|older|younger)\b))\b.*"
)
LOWEST_LIMIT = 25  # of age, of whom a survey calls young


class Meaning(Enum):
    """Whom a value means."""

    YOUNG = "young"
    LIKELY_YOUNG = "likely young"  # a trainee is young, but a column with trainees need not tell the groups
    YOUNG_BY_AGE = "young by age"
    MANAGEMENT = "management"
    NEITHER = "neither"
    FUNCTION = "function"  # of no group where another value names the young ones; else it may be theirs
    UNSURE = "unsure"

    @property
    def side(self) -> Side | None:
        """The group that is named beyond doubt."""
        if self in (Meaning.YOUNG, Meaning.LIKELY_YOUNG, Meaning.YOUNG_BY_AGE):
            return Side.YOUNG
        return Side.MANAGEMENT if self is Meaning.MANAGEMENT else None


def meaning_of(value: str, limit: int) -> Meaning:
    """Whom a value means; what names both groups, or denies one, is unsure. Young is up to and with `limit`."""
    text = plain(value)
    young, management = _young(text, limit), bool(_MANAGEMENT.search(_NO_MANAGER.sub("medewerker", text)))
    if _NEITHER.fullmatch(text):
        return Meaning.UNSURE if young or management else Meaning.NEITHER
    if young and management and _NO_GROUP.fullmatch(text):
        return Meaning.NEITHER
    if young:
        return Meaning.UNSURE if management or _denied(text, young, limit) else young
    if management:
        return Meaning.UNSURE if _BESIDE.search(text) or _NOT.search(text) else Meaning.MANAGEMENT
    return Meaning.FUNCTION if _FUNCTION.search(_NO_MANAGER.sub("medewerker", text)) else Meaning.UNSURE


def names_a_side(value: str, limit: int) -> Side | None:
    """The group that a value names beyond doubt; young is up to and with `limit`."""
    return meaning_of(value, limit).side


def _young(text: str, limit: int) -> Meaning | None:
    if _YOUNG.search(text):
        return Meaning.YOUNG
    if _LIKELY_YOUNG.search(text):
        return Meaning.LIKELY_YOUNG
    ages = age_limit_in(text) or age_in(text)
    # a limit far below would be of something else, such as years in service
    is_limit = ages is not None and ages.low == 0 and LOWEST_LIMIT <= ages.high <= limit
    return Meaning.YOUNG_BY_AGE if is_limit else None


def _denied(text: str, young: Meaning, limit: int) -> bool:
    """Whether something beside the name of the young ones says that they are not meant."""
    if young is Meaning.YOUNG_BY_AGE:
        return False
    return bool(_NOT.search(text) or _BESIDE.search(_YOUNG.sub(" ", text))) or _is_older(text, limit)


def _is_older(text: str, limit: int) -> bool:
    """Whether an age above the limit stands there; 'jonger dan 36' is none."""
    if ages := age_limit_in(text) or age_in(text):
        return ages.high > limit
    return any(limit < int(age) <= OLDEST for age in _AGE.findall(text))
