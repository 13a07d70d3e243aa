"""Which group a file or a sheet is of, where its name says so and nothing else: 'jong.csv', the sheet 'Management'."""

import re

from retention_check.domain.side import Side

_YOUNG = re.compile(
    r"\bjong(?:e|eren)?(?: ?(?:gemeente)?(?:ambtena(?:ar|ren)|medewerkers?|professionals?|collegas?))?\b"
    r"|\byoung(?: (?:professional|civil servant|official|employee)s?)?\b|\byps?\b|\btrainees?\b",
    re.IGNORECASE,
)
_MANAGEMENT = re.compile(
    r"\bmanagement(?:teams?)?\b|\bmanagers?\b|\bmt(?: leden)?\b|\b(?:(?:loco)?gemeente)?secretaris(?:sen)?\b"
    r"|\bdirectie\b|\bdirecteuren\b|\bleidinggevenden?\b|\bteamleiders\b|\bafdelingshoofden\b",
    re.IGNORECASE,
)
_SURNAME = re.compile(r"\bde jonge?\b(?! (?:ambtena|prof|mede|colle))", re.IGNORECASE)
# what may stand beside the name of a group; anything else may be a part, a subject or an office: 'Directie Ruimte'
_BESIDE = re.compile(
    r"\w|exports?|enqu[eê]tes?|antwoord(?:en)?|resultaten|results?|vragenlijst(?:en)?|survey|surveys|responses?|respons"
    r"|reacties|respondenten|data|gegevens|ruwe?|raw|def|definitief|final|versie|version|kopie|copy|van|de|het|of|the|en"
    r"|door|by|voor|bij|onder|ingevuld|ingevulde|groep|groepen|group|alle|all|team|teams|meting|ronde|formulier|forms?"
    r"|ms|microsoft|google|limesurvey|qualtrics|surveymonkey|monkey|lime|spss|sheet|blad|tabblad|csv|xlsx?|tsv|sav|zip"
    r"|anoniem|nieuw|oud|eind|tussen|tussentijds|lijst|tabel|numeriek|numeric|waarden|values|labels|codes|tekst|text"
    r"|jan(?:uari)?|feb(?:ruari)?|mrt|maart|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|voorjaar|najaar|zomer|winter",
    re.IGNORECASE,
)


def side_of_name(sheet: str, file: str) -> Side | None:
    """The group that the name of a sheet tells, else that of its file; None when it tells none or both."""
    return _side(sheet) or (None if _names_both(sheet) else _side(re.sub(r"\.\w{2,5}$", "", file)))


def _side(name: str) -> Side | None:
    words = _words(name)
    young, management = bool(_YOUNG.search(words)), bool(_MANAGEMENT.search(words))
    others = _MANAGEMENT.sub(" ", _YOUNG.sub(" ", words)).split()
    if young == management or not all(map(_BESIDE.fullmatch, others)):
        return None
    return Side.YOUNG if young else Side.MANAGEMENT


def _names_both(name: str) -> bool:
    words = _words(name)
    return bool(_YOUNG.search(words) and _MANAGEMENT.search(words))


def _words(name: str) -> str:
    return _SURNAME.sub(" ", re.sub(r"[\W\d_]+", " ", name))
