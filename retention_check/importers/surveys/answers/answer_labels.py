"""The words of answers: sets of five, the lowest first, and the many ways in which people say that they have none."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from retention_check.domain.study import Study
from retention_check.importers.surveys.answers.answer_label_sets import FILL, SETS

LONGEST_LABEL = 80  # characters of what can be an answer in words; a longer text is a remark of a person

_APOSTROPHES = re.compile(r"['’`´]")
_NO_LETTER = re.compile(r"[\W_]+")
_BEGINNINGS = re.compile(
    r"^(?:(?:hier )?ben ik het (?:er |hier |hiermee )?|ik ben het (?:er |hier |hiermee |hierover )?"
    r"|(?:dat |dit )?vind ik "
    r"|ik vind (?:dit |dat |het )?(?:een )?|i am |im |i )(?=\w)"
)
_EITHER = re.compile(r"\s*(?:[/|;,()]|\s-\s|\bof\b|\bor\b)\s*", re.IGNORECASE)

_NONE = frozenset(
    """geen mening|ik heb geen mening|heb geen mening|heb ik geen mening over|geen oordeel|geen idee|geen antwoord
    |weet ik niet|weet niet|weet het niet|ik weet het niet|ik weet niet|weet ik nog niet|onbekend|niet bekend|w n
    |nvt|n v t|niet van toepassing|niet van toepassing op mij|na|n a|n b|nb|not applicable|does not apply
    |kan ik niet beoordelen|niet te beoordelen|kan niet beoordelen|kan ik niet zeggen|kan ik niet inschatten
    |geen ervaring|geen ervaring mee|wil ik niet zeggen|zeg ik liever niet|wil niet zeggen|liever niet|geen voorkeur
    |niet ingevuld|niet beantwoord|overgeslagen|leeg|blanco|niet getoond|niet gezien|geen reactie
    |dont know|do not know|i dont know|i do not know|dk|dont know no opinion|no opinion|i have no opinion|no answer
    |no basis|no basis for evaluation|no basis to judge|unable to judge|cannot say|cant say|not sure|unsure|unknown
    |prefer not to say|prefer not to answer|rather not say|no response|not answered|not shown|not asked|skipped|blank
    |missing|null|nan|none of these|keine antwort|keine angabe|weiss nicht|onzeker""".replace("\n", "").split("|")
)
NONE_WORDS = frozenset(" ".join(word.split()) for word in _NONE)
# in 'nee, liever niet, graag' these are answers
ORDINARY_NONE = frozenset(("liever niet", "geen voorkeur", "onzeker", "not sure", "unsure"))
NONE_NUMBERS = frozenset(str(each * way) for each in (66, 77, 88, 97, 98, 99, 999, 9999) for way in (1, -1))
NONE_NUMBERS |= {"-1", "-2", "-8", "-9"}

_STEMS = re.compile(
    "belangrijk|eens|steun|tevreden|neutraal|important|agree|support|satisf|neutral|oppos|mate$|waarschijnlijk|likely"
)


@dataclass(frozen=True)
class LabelSet:
    """Five answers in words: of each way to write one (`plain`) which of the five it is; `family` is what they say."""

    family: str
    places: Mapping[str, int]

    def covers(self, labels: Iterable[str]) -> bool:
        """Whether each of these labels is one of the set."""
        return all(label in self.places for label in labels)


@cache
def plain(text: str) -> str:
    """A label without capitals, accents, marks and 'ik vind dit', so that two ways to write it are equal."""
    bare = "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(each))
    words = _NO_LETTER.sub(" ", _APOSTROPHES.sub("", bare)).strip()
    return _BEGINNINGS.sub("", words) if len(words) < LONGEST_LABEL else words


def says_none(text: str) -> bool:
    """Whether a text is one of the ways to give no answer: 'geen mening', 'weet niet / n.v.t.', '-', '-99'."""
    label = plain(text)
    if not label or label in NONE_WORDS or text.strip() in NONE_NUMBERS:
        return True
    parts = [plain(part) for part in _EITHER.split(text) if part.strip()] if len(text) < LONGEST_LABEL else []
    return len(parts) > 1 and all(part in NONE_WORDS for part in parts)


def sounds_like_an_answer(label: str) -> bool:
    """Whether a label that no set knows has the words of one: then it is asked, however rare it is."""
    return len(label) <= LONGEST_LABEL // 2 and bool(_STEMS.search(label))


def asked_as(word: str) -> str:
    """A word as it is compared with what a person decided; of a number the digits, with their sign."""
    return plain(word) if any(each.isalpha() for each in word) else word.strip()


def own_set(words: Sequence[str]) -> LabelSet:
    """The words of our own questionnaire, the lowest first."""
    return LabelSet("own", {plain(word): place for place, word in enumerate(words, 1)})


@cache
def known_sets() -> tuple[LabelSet, ...]:
    """Every set of five that we know."""
    return tuple(LabelSet(family, _places(names)) for family, *names in SETS)


def leaning(label: str, study: Study) -> int:
    """To which end a label points: -1 low, 1 high, 0 when that is not sure."""
    own = tuple(own_set(words) for words in study.answer_words.values())
    places = [each.places[label] for each in (*own, *known_sets()) if label in each.places]
    if places and max(places) < 3:
        return -1
    return 1 if places and min(places) > 3 else 0


def _places(names: Sequence[str]) -> dict[str, int]:
    return {
        plain(label): place
        for place, several in enumerate(names, 1)
        for each in several.split("|")
        for label in _filled(each)
    }


def _filled(label: str) -> Iterator[str]:
    """A label with each word that can stand for its `{fully}`."""
    names = re.findall(r"\{(\w+)\}", label)
    for words in product(*(FILL[name].split("|") for name in names)):
        yield label.format(**dict(zip(names, words, strict=True)))
