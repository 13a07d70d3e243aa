"""What the words above a column, in a cell or on a tab say: a group, a mean or number of answers, or something else."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from retention_check.domain.side import Side


class Use(StrEnum):
    """What a column of a sheet of means can be, by the name that choices use."""

    STATEMENT = "statement"
    YOUNG = "young"
    MANAGEMENT = "management"
    N_YOUNG = "n_young"
    N_MANAGEMENT = "n_management"
    GROUP = "group"
    MEAN = "mean"
    N = "n"
    NONE = "none"


MEAN_OF = {Side.YOUNG: Use.YOUNG, Side.MANAGEMENT: Use.MANAGEMENT}
N_OF = {Side.YOUNG: Use.N_YOUNG, Side.MANAGEMENT: Use.N_MANAGEMENT}


class Kind(StrEnum):
    """What the figures under a heading are."""

    MEAN = "mean"
    COUNT = "count"
    ASKED = "asked"  # how many were asked
    SPREAD = "spread"
    OTHER = "other"  # a rank, a difference, another group: nothing for us
    UNSAID = "unsaid"


@dataclass(frozen=True)
class Meaning:
    """What a heading says: a group, a kind of figures, a number of answers for the whole column, a year.

    `is_plain` says that every word of it was understood.
    """

    side: Side | None = None
    kind: Kind = Kind.UNSAID
    n: int | None = None
    year: str = ""
    is_plain: bool = True


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_YOUNG = _words("jong jonge jongere jongeren jongerenscores yp yps young youngsters younger youth jongprofessionals")
_MANAGEMENT = _words(
    "management managers manager managementteam managementteams mt cmt gmt mgt mgmt mngt mngmt secretaris "
    "secretarissen gemeentesecretaris gemeentesecretarissen leidinggevende leidinggevenden directie directeur "
    "directeuren directieteam leiding leidinggevend teamleider teamleiders teammanagers afdelingshoofd "
    "afdelingshoofden afdelingsmanagers bestuurders executives leadership secretary secretaries"
)
_COUNT = _words(
    "n aantal aantallen respondenten respondent antwoorden antwoord antw deelnemers invullers ingevuld count "
    "respons resp response number respondents responses respondent answers mensen personen geantwoord"
)
_MEAN = _words(
    "gem gemiddelde gemiddelden gemiddeld mean means avg average score scores cijfer cijfers m gemid gemscore "
    "gemiddeldescore"
)
_NUMBER_OF, _SCORES = _words("aantal aantallen count"), _words("score scores cijfer m")
_ASKED = _words("gevraagd gevraagden uitgenodigd uitgenodigden uitgezet verzonden verstuurd benaderd invited asked")
_SPREAD = _words("sd std stdev stddev standaardafwijking standaarddeviatie spreiding deviation variantie variance")
_OTHER = _words(
    "rang rank ranking rangorde plaats positie verschil verschillen gap delta difference diff landelijk "
    "landelijke nederland nationaal national benchmark referentie totaal total totalen alle allen iedereen "
    "overall mediaan median modus min max minimum maximum vorige vorig previous percentage procent percent pct "
    "prioriteit priority top opmerking opmerkingen toelichting notitie bron significant sig betrouwbaarheid "
    "oudere ouderen overig overige anderen anders both beide samen trend ontwikkeling kleur weging gewicht δ"
)
_ALL = _words("totaal total totalen alle allen iedereen overall samen gezamenlijk organisatie gemeente")
_FILLERS = _words(
    "ambtenaar ambtenaren professional professionals medewerkers medewerker collega s groep group jaar of en tot "
    "met t de het per stelling van in op door bij voor schaal punten the civil servants our onze wij team teams "
    "tm gemeente gemeentelijk blad sheet tabel resultaten uitkomsten resultaat uitkomst enquete enquête meting "
    "reden redenen maatregel maatregelen reasons measures vraag"
)
_PERCENT = re.compile(r"%")
_COUNT_BEFORE = re.compile(r"\bn[_.]?(?=(?:j|m|jong|yp|mt|mgt|management)\b)")  # 'nJ', 'nMT'
_DOTTED = re.compile(r"\bm\.\s?t\b\.?")
_NEGATION = (
    r"(?:niet|nooit|geen|excl\w*|zonder|behalve|uitgezonderd|uitzondering|buiten|muv|m\.u\.v\.|non|not|without|except)"
)
_NEGATED = re.compile(rf"\b{_NEGATION}(?![a-z])[^,;()\[\]]*")
_NEGATED_BEFORE = re.compile(rf"[^,;()\[\]]*\b{_NEGATION}\W*$")
_N = re.compile(
    r"\bn\s*[=:]?\s*(?P<n>[0-9]{1,6})\b|[(\[]\s*(?P<alone>[0-9]{1,6})\s*[)\]]|"
    r"\b(?P<of>[0-9]{1,6})\s*(?:x|respondenten|antwoorden|mensen|personen|deelnemers|respondents|responses)\b"
)
_YEAR = re.compile(r"\b((?:19|20)[0-9]{2})\b|[’'](2[0-9])\b")
_SCALE = re.compile(r"(?:schaal|scale)?\s*[(\[]?\s*1\s*(?:-|–|t/m|tot en met|tot|to)\s*(?:5|10)\s*[)\]]?")
_WORD = re.compile(r"[a-zà-ÿδ]+|#|ø")


@dataclass(frozen=True)
class _AgeWords:
    """How headings write the ages of who is young, and of who is not."""

    young: re.Pattern[str]
    older: re.Pattern[str]


@cache
def _age_words(limit: int) -> _AgeWords:
    """The words for who is young up to and with `limit`: 'tot 36' is the same as 't/m 35'."""
    end = f"(?:{limit}|{limit + 1})"
    return _AgeWords(
        re.compile(
            rf"(?:t/m|tm|tot en met|tot|onder|under|max\.?|≤|<=?|=<)\s*{end}(?:\s*jaar)?"
            rf"|{limit}\s*(?:jaar)?\s*(?:of|en)\s*jonger|{limit}\s*-(?!\s*\d)"
        ),
        re.compile(
            rf"(?:ouder dan|boven|vanaf|over|>=?|≥)\s*{end}|{end}\s*\+|{end} (?:jaar )?en ouder|niet[- ]jong|geen jong"
        ),
    )


def meaning_of(text: str, limit: int) -> Meaning:
    """What a heading says; young is up to and with `limit`."""
    ages = _age_words(limit)
    lowered = " ".join(
        _DOTTED.sub("mt", _COUNT_BEFORE.sub("n ", text.lower())).replace("_", " ").replace("*", " ").split()
    )
    plain, n = _without_n(_SCALE.sub(" ", lowered))
    year = _YEAR.search(plain)
    plain = _YEAR.sub(" ", plain)
    is_young_by_age = ages.young.search(plain) is not None
    words = set(_WORD.findall(ages.young.sub(" ", plain)))
    sides = {
        side
        for side, found in ((Side.YOUNG, words & _YOUNG or is_young_by_age), (Side.MANAGEMENT, words & _MANAGEMENT))
        if found
    }
    is_negated = bool(sides) and _negates_a_side(plain)
    is_other = bool(
        words & _OTHER or _PERCENT.search(plain) or ages.older.search(plain) or len(sides) > 1 or is_negated
    )
    known = _YOUNG | _MANAGEMENT | _COUNT | _MEAN | _FILLERS | {"#", "ø"}
    side = next(iter(sides)) if len(sides) == 1 else None
    if side is Side.YOUNG and n == limit and "n" not in lowered.split("(")[-1]:
        n = None  # '(35)' above a column of young people is their age
    return Meaning(
        side,
        _kind(words, is_other=is_other),
        n,
        (year[1] or f"20{year[2]}") if year else "",
        is_plain=words <= known and not re.search(r"[0-9]", ages.young.sub(" ", plain)),
    )


def names_only_a_side(text: str, limit: int) -> Meaning | None:
    """What a tab, a title above a part or a value says that names a group and nothing that we do not know."""
    found = meaning_of(text, limit)
    return found if found.side and found.is_plain and found.kind in (Kind.UNSAID, Kind.MEAN) else None


def names_all(text: str) -> bool:
    """Whether a heading says that the figures below it are of everybody together."""
    return bool(_words(text.lower()) & _ALL)


def _negates_a_side(text: str) -> bool:
    """Whether a text names a group to leave it out: everybody but management."""
    negated = [found[0] for pattern in (_NEGATED, _NEGATED_BEFORE) if (found := pattern.search(text))]
    words = {word for each in negated for word in _WORD.findall(each)}
    return bool(words & (_YOUNG | _MANAGEMENT))


def _kind(words: set[str], *, is_other: bool) -> Kind:
    if words & _ASKED:
        return Kind.ASKED
    if words & _SPREAD:
        return Kind.SPREAD
    if is_other:
        return Kind.OTHER
    is_number_of_scores = words & _NUMBER_OF and not words & _MEAN - _SCORES
    if is_number_of_scores or (words & (_COUNT | {"#"}) and not words & _MEAN - {"m"}):
        return Kind.COUNT
    return Kind.MEAN if words & (_MEAN | {"ø"}) else Kind.UNSAID


def _without_n(text: str) -> tuple[str, int | None]:
    """A heading without the number of answers in it, and that number; a year is none."""
    for found in _N.finditer(text):
        number = next(group for group in found.groups() if group)
        if found["alone"] and re.fullmatch(r"(?:19|20)[0-9]{2}", number):
            continue
        return f"{text[: found.start()]} {text[found.end() :]}", int(number)
    return text, None
