"""A value of the group column as it may be kept: known words as they are, and of what one person typed the length."""

import re

from retention_check.importers.surveys.answers.shown_values import length_of
from retention_check.importers.surveys.rows.ages import OLDEST, age_in
from retention_check.importers.surveys.rows.group_words import Meaning, meaning_of
from retention_check.importers.surveys.rows.value_words import is_blank, plain, yes_or_no

FEWEST_ROWS = 5  # that hold a value, from which it is no text of one person
_CODE = re.compile(r".{1,2}|[A-Z\d&]{3}|\d{4}")  # of a group, which no name fits in
_OTHER = re.compile(r"((?:iets )?anders?|overige?n?|others?|something else)\b(.*)", re.IGNORECASE | re.DOTALL)
_YES_OR_NO = re.compile(r"(ja|neen?|yes|no)\b.*", re.IGNORECASE | re.DOTALL)
_PLACE = re.compile(  # of work, and what is done there
    r"griffie|(?:gemeente)?raads?(?:lid|leden)?|raad|college|bestuur(?:der|ders|slid)?|ondernemingsraad|bedrijfsvoering"
    r"|financi[eë]n|communicatie|ruimte|ruimtelijke?|zorg|jeugd|sociaal|sociale|domein|juridische?|juridisch|ict|hr|hrm"
    r"|publiekszaken|burgerzaken|veiligheid|openbare|orde|beleid|uitvoering|projecten|projectleider|cluster|sector"
    r"|directie|buitendienst|binnendienst|beheer|economie|onderwijs|sport|cultuur|water|milieu|wonen|werk|inkomen|staf"
    r"|vergunningen|toezicht|handhaving|concern|administratie|inkoop|dienstverlening|stagiairs?|vrijwilligers?|inhuur"
    r"|extern|externe|zzp|zzp'?er|gedetacheerd|gedetacheerde|leidinggevende|ambtelijk|ambtelijke|secretariaat|secretaris"
)
# of a group nobody says 'de jong', nor 'de jonge' without who these are behind it
_SURNAME = re.compile(r"\b(?:van )?(?:de|den|der) (?:(?:jong|oud)\b|(?:jonge|oude)\b(?! \w))", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+", re.UNICODE)
_FILLER = re.compile(
    r"ik|ben|een|de|het|van|bij|in|of|en|als|aan|tot|voor|op|met|te|lid|onder|boven|jaar|jaren|jonger|ouder|dan"
    r"|gemeente|organisatie|team|afdeling|functie|rol|groep|geen|niet|beide|beiden|deze|bovenstaande|andere"
    r"|anders|namelijk|nl|iets|i|am|a|an|the|of|or|and|at|in|years|year|old|younger|older|under|over|member"
    r"|team|none|neither|other|jonge|jong|oude|oud|werk|werkzaam|dienst|medior|junior|senior|strategisch"
    r"|strategische|algemeen|algemene|eerste|leeftijd|tijdelijk|vast|vaste|nee|ja|yes|no|wel|namens|lijn|top"
    r"|midden"
)


def is_known(value: str) -> bool:
    """Whether a value holds nothing but words of groups, functions and ages, a yes, a no, or a code."""
    text = plain(value)
    if is_blank(text) or _CODE.fullmatch(value.strip()):
        return True
    words = _WORD.findall(value)
    return bool(words) and all(map(_is_word, words)) and not _has_number(value) and not _SURNAME.search(text)


def short_form(value: str, rows: int) -> str:
    """A value by which nobody is known: 'Anders' of what stands behind it, 'Nee …' of a reason."""
    if rows >= FEWEST_ROWS or is_known(value):
        return value
    if found := _OTHER.fullmatch(" ".join(value.split())):
        return found[1].capitalize()
    known = [
        word
        for word in _WORD.findall(_SURNAME.sub(" ", " ".join(value.split())))
        if _is_word(word) and not word.isdecimal()
    ]
    short = f"{' '.join(known)} …"
    if (
        known
        and meaning_of(value, OLDEST) is not Meaning.UNSURE
        and meaning_of(short, OLDEST) is meaning_of(value, OLDEST)
    ):
        return short
    if found := _YES_OR_NO.fullmatch(value.strip()):
        return f"{found[1].capitalize()} …"  # a no to taking part stays one
    return length_of(value.strip())


def _is_word(word: str) -> bool:
    """Whether a word is of a group, a function or an age, whatever the age: OLDEST leaves none out."""
    text = plain(word)
    if _FILLER.fullmatch(text) or _PLACE.fullmatch(text) or (text.isdecimal() and len(text) <= 2):
        return True
    return meaning_of(text, OLDEST) is not Meaning.UNSURE or yes_or_no(text) is not None


def _has_number(value: str) -> bool:
    """Digits that make up no age."""
    return bool(re.search(r"\d[\d\s.-]{4,}\d", value)) and age_in(value) is None
