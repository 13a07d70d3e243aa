"""What the statements look like in a heading: their texts without what tools, Excel or haste change in them."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from retention_check.domain.item import Item, Kind
from retention_check.domain.study import Study

LONGEST = 1000  # characters of a part of a heading that are looked at

_QUOTES = re.compile(r"['’‘`´\"“”„«»]")
_BROKEN = re.compile(r"[?\ufffd]|[^\x00-\x7f]")
_DASHES = re.compile(r"[‐‑‒–—―−]")
_NO_LETTER = re.compile(r"[\W_]+")
_SAME = (
    (re.compile(r"\b(gebrek aan|tekort aan)\b"), "te weinig"),
    (re.compile(r"\bteveel\b"), "te veel"),
    (re.compile(r"\bteweinig\b"), "te weinig"),
)
_QUESTIONS = (
    re.compile(
        r"in (?:hoeverre|welke mate) (?:is|zijn|zijn is|vindt u|vind je|vormt|vormen) (?P<statement>.+?) "
        r"(?:(?:volgens|voor) (?:u|jou|je) )?een (?:belangrijke )?reden\b.*"
    ),
    re.compile(r"hoe belangrijk (?:is|zijn|vindt u|vind je) (?P<statement>.+?)(?: voor (?:u|jou))?(?: als reden\b.*)?"),
    re.compile(r"(?:in (?:hoeverre|welke mate) )?(?:steunt u|steun je)(?: de maatregel)? (?P<statement>.+)"),
)

# The words in which statements differ that are otherwise nearly the same, by how they begin; and those that turn the
# sense of a text round. A heading is only taken for a statement that agrees with it in all of them.
DISTINGUISHING = (
    *("standaard", "intern", "extern", "vng", "werving", "behoud", "promotie", "organisatie", "burger", "inwoner"),
    *("niet", "geen", "nooit", "minder", "meer", "weinig", "veel", "voldoende", "genoeg", "minim", "maxim"),
    *("oude", "verhog", "afnem", "uitsluit", "onzicht"),  # in no statement: what has one is about something else
)
_WHOLE = ("niet", "geen", "nooit", "minder", "meer", "veel", "voldoende", "genoeg", "vng")
_TURNING = (*_WHOLE[:-1], "weinig", "minim", "maxim")
_WORD, _SAME_WORD = 4, 70  # letters, and how much (of 100) a word with errors is like itself
_NEAR = 75  # of 100: statements that differ in a word or two
_REMEMBERED = 4096  # texts and words: the same ones are looked at from several sides
_FEW, _LONG_WORD = 5, 5  # statements that share a word, and its letters, for it to say something
_LIKE_NO_OTHER = 6  # letters from which a word with a typing error is still that word


@lru_cache(_REMEMBERED)
def folded(text: str) -> str:
    """Small letters and numbers without accents, with single spaces: `Financiële  groei.` as `financiele groei`."""
    return _words(_without_accents(_plain(text)))


@lru_cache(_REMEMBERED)
def skeleton(text: str) -> str:
    """The same without every letter that an encoding can break: `financiële`, `financi?le` as `financile`."""
    return _words(_BROKEN.sub("", _plain(text)))


def asked_about(text: str) -> str:
    """What a folded question asks about: the statement in `in hoeverre is ... volgens u een reden ...`, else itself."""
    found = next((found for question in _QUESTIONS if (found := question.fullmatch(text))), None)
    return found["statement"] if found else text


def told_apart_by(words: Iterable[str]) -> frozenset[str]:
    """Of distinguishing words those that name something: not those that only turn the sense round."""
    return frozenset(words).difference(_TURNING)


def distinguishing_words(text: str) -> frozenset[str]:
    """The words in a folded text that keep near-identical statements apart, typing errors in them mended."""
    return frozenset(found for word in text.split() for found in _distinguishing(word))


def has_another_word(text: str, statement: str) -> bool:
    """Whether a folded text has a word of some length that is no word of a statement, with or without errors in it."""
    own = statement.split()
    others = (word for word in text.split() if len(word) >= _WORD and word not in own)
    return any(all(fuzz.ratio(word, each) < _SAME_WORD for each in own) for word in others)


@lru_cache(_REMEMBERED)
def _distinguishing(word: str) -> tuple[str, ...]:
    if word in _WHOLE:
        return (word,)
    exact = tuple(stem for stem in DISTINGUISHING if stem not in _WHOLE and word.startswith(stem))
    if exact or len(word) < _LIKE_NO_OTHER:
        return exact
    return tuple(stem for stem in DISTINGUISHING if len(stem) >= _LIKE_NO_OTHER and _is_nearly(word, stem))


def _is_nearly(word: str, stem: str) -> bool:
    lengths = range(len(stem) - 1, len(stem) + 2)
    return any(DamerauLevenshtein.distance(word[:length], stem, score_cutoff=1) <= 1 for length in lengths)


def _plain(text: str) -> str:
    text = text[:LONGEST]
    if text.isascii():
        return _DASHES.sub("-", _QUOTES.sub("", text)).casefold()
    text = unicodedata.normalize("NFC", " ".join(_DASHES.sub("-", _QUOTES.sub("", text)).split()))
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf").casefold()


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))


def _words(text: str) -> str:
    text = _NO_LETTER.sub(" ", text.replace("&", " en ")).strip()
    for pattern, same in _SAME:
        text = pattern.sub(same, text)
    return text


@dataclass(frozen=True)
class StatementText:
    """One way in which a statement is written, folded; `code` is '' for a text that only looks like a statement."""

    code: str
    text: str
    is_label: bool = False

    @cached_property
    def distinguishing(self) -> frozenset[str]:
        """The words that keep it apart from others."""
        return distinguishing_words(self.text)


class StatementTexts:
    """All the ways in which the statements of a study are written."""

    def __init__(self, study: Study) -> None:
        self.codes = study.codes
        self._plain = {item.code: folded(item.text) for item in study.items}
        self.order = {item.code: place for place, item in enumerate(study.items)}
        self.all = tuple(dict.fromkeys(each for item in study.items for each in _texts(item)))
        self.by_text = _unique((each.text, each) for each in self.all)
        self._by_skeleton = _unique((skeleton(text), each) for each, text in _full_texts(study.items))

    def exact(self, text: str) -> StatementText | None:
        """The statement that a text is, as it stands or with its letters broken; None for no or two statements."""
        broken = folded(text) if text.isascii() and "?" not in text else skeleton(text)
        return self.by_text.get(asked_about(folded(text))) or self._by_skeleton.get(asked_about(broken))

    def near(self, code: str) -> tuple[str, ...]:
        """The statements that are nearly the same as this one."""
        text = self._plain[code]
        return tuple(each for each, other in self._plain.items() if each != code and fuzz.ratio(text, other) >= _NEAR)

    @cached_property
    def with_a_word_more(self) -> Mapping[str, tuple[str, ...]]:
        """Of the statements without a word that tells them apart, those that are nearly the same and have one."""
        bare = (code for code, text in self._plain.items() if not told_apart_by(distinguishing_words(text)))
        return {code: near for code in bare if (near := self.near(code))}

    def resembles(self, code: str, words: Iterable[str]) -> bool:
        """Whether one of these words is of this statement and of few others."""
        return any(code in self._rare_words.get(word, ()) for word in words)

    def inside(self, text: str) -> list[str]:
        """The whole statements that stand in a folded text, with a space around them."""
        padded = f" {text} "
        return [full for full in self.full if full in padded]

    def may_be_inside(self, text: str) -> bool:
        """Whether a whole statement stands in a text, folded or with its letters broken."""
        plain = f" {folded(text)} "
        if any(full in plain for full in self.full):
            return True
        broken = "" if text.isascii() and "?" not in text else f" {skeleton(text)} "
        return any(full in broken for full in self._broken)

    @cached_property
    def full(self) -> Mapping[str, str]:
        """The whole statements with a space around them, and their codes."""
        return {f" {each.text} ": each.code for each in self.all if each.code and not each.is_label}

    @cached_property
    def _broken(self) -> tuple[str, ...]:
        return tuple(f" {text} " for text, each in self._by_skeleton.items() if not each.is_label)

    def begun_by(self, text: str) -> list[StatementText]:
        """The statements of which a folded text is the first words, each in one way of writing."""
        first = bisect_left(self._sorted, f"{text} ")
        found = [
            self.by_text[each] for each in takewhile(lambda each: each.startswith(f"{text} "), self._sorted[first:])
        ]
        return list({each.code: each for each in found if each.code}.values())

    def beginning_with(self, text: str, end: str = "") -> list[StatementText]:
        """The ways of writing that begin (and end) like a folded text that was cut off."""
        return [each for each in self.all if each.text.startswith(text) and each.text.endswith(end)]

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.by_text)

    @cached_property
    def _rare_words(self) -> Mapping[str, set[str]]:
        """By word the codes of the statements that have it, of the words in a few of them."""
        found: dict[str, set[str]] = {}
        for each in self.all:
            for word in each.text.split():
                found.setdefault(word, set()).add(each.code)
        return {word: codes for word, codes in found.items() if len(codes) <= _FEW and len(word) >= _LONG_WORD}


def _texts(item: Item) -> Iterable[StatementText]:
    for text in (item.text, item.printed):
        yield StatementText(item.code, folded(text))
    yield StatementText(item.code, folded(item.label), is_label=True)
    if item.kind is Kind.REASON:
        yield StatementText(item.code, folded(item.question))
        yield StatementText("", folded(item.goal))  # stands above the measures, and looks like the reason


def _full_texts(items: Iterable[Item]) -> Iterable[tuple[StatementText, str]]:
    for item in items:
        for text in (item.text, item.printed, item.label):
            yield StatementText(item.code, folded(text), is_label=text == item.label), text


def _unique(found: Iterable[tuple[str, StatementText]]) -> Mapping[str, StatementText]:
    """By text the statement, of texts that no two statements share; of one statement its full text goes first."""
    by_text: dict[str, StatementText] = {}
    shared = set()
    for text, each in found:
        if by_text.setdefault(text, each).code != each.code:
            shared.add(text)
    return {text: each for text, each in by_text.items() if text not in shared and text}
