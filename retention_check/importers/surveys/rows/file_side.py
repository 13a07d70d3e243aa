"""Which group a file or a sheet is of, where its name says so: 'jong.csv', the sheet 'Management'."""

import re

from retention_check.domain.side import Side

_YOUNG = re.compile(
    r"\bjong(?:e|eren)?\b|\bjonge ?ambtenaren\b|\bjongeambtena|\byoung|\byps?\b|\btrainees?\b|\bjongeren\b",
    re.IGNORECASE,
)
_MANAGEMENT = re.compile(
    r"\bmanagement\b|\bmanagers?\b|\bmt\b|secretaris(?:sen)?\b|\bdirectie\b|\bdirecteuren\b|\bleidinggevenden?\b"
    r"|\bteamleiders\b|\bafdelingshoofden\b",
    re.IGNORECASE,
)
_SURNAME = re.compile(r"\bde jonge?\b(?! (?:ambtena|prof|mede|colle))", re.IGNORECASE)
# 'Waarom jonge ambtenaren vertrekken' is what a survey was about, not who answered it
_SUBJECT = re.compile(
    r"vertrek|behoud|blijven|retenti|retention|waarom|onderzoek|uitstroom|verloop|turnover|why|over jonge",
    re.IGNORECASE,
)


def side_of_name(sheet: str, file: str) -> Side | None:
    """The group that the name of a sheet tells, else that of its file; None when it tells none or both."""
    return _side(sheet) or (None if _names_both(sheet) else _side(re.sub(r"\.\w{2,5}$", "", file)))


def _side(name: str) -> Side | None:
    words = _words(name)
    young, management = bool(_YOUNG.search(words)), bool(_MANAGEMENT.search(words))
    if young == management or _SUBJECT.search(words):
        return None
    return Side.YOUNG if young else Side.MANAGEMENT


def _names_both(name: str) -> bool:
    words = _words(name)
    return bool(_YOUNG.search(words) and _MANAGEMENT.search(words))


def _words(name: str) -> str:
    return _SURNAME.sub(" ", re.sub(r"[\W\d_]+", " ", name))
