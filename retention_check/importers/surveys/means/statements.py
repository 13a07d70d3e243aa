"""Which statement a row is: by its code, by its words, and asked where these contradict or only come near."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import DamerauLevenshtein

from retention_check.domain.item import Kind
from retention_check.domain.study import Study
from retention_check.importers.surveys.choices import NOBODY, Choices
from retention_check.importers.surveys.statements.matching import Match, match_statements
from retention_check.importers.surveys.statements.statement_texts import folded
from retention_check.importers.surveys.survey_table import SurveyColumn
from retention_check.importers.surveys.table.headings import heading
from retention_check.importers.surveys.understanding import Sureness

NOT_A_STATEMENT = "none"
LONGEST = 400  # characters of a text that may name a statement
FEWEST_LETTERS = 4  # of words beside a code that may be a statement
_CODE = (
    r"(?P<letter>r|m|reden|reason|maatregel|measure)[\s._:-]*(?P<first>[0-9]{1,3})"
    r"(?:\s*[.,_–-]\s*(?P<second>[0-9]{1,2}))?"
)
_WHOLE = re.compile(rf"{_CODE}[\s.:)]*", re.IGNORECASE)
_BEFORE = re.compile(rf"[(\[]?{_CODE}(?:[)\]]\s*|\s*[.:)|–-]+\s*|\s+)(?P<words>[^\W\d].+)", re.IGNORECASE)
_BEHIND = re.compile(rf"(?P<words>.+?)\s*[(\[]{_CODE}[)\]]", re.IGNORECASE)
_COUNTED = re.compile(r"(?P<kind>reden|reason|maatregel|measure)[\s._:-]*(?P<place>[0-9]{1,2})[\s.:)]*", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<number>[0-9]{1,2}(?:[.,][0-9]{1,2})?)\s*[.:)|–-]*\s+(?P<words>\D.+)")
_NUMBER = re.compile(r"[0-9]{1,2}(?:[.,][0-9])?[.:)]?")
_WITH_THEME = re.compile(r"(?P<words>.+?)\s*\((?P<theme>[^()]+)\)")
_OF_MEASURES = re.compile(r"\b(?:maatregel|measure)(?:en|s)?\b", re.IGNORECASE)
_BEGINNING, _LONG = 5, 10  # letters: of a word that ends otherwise; of one in which two typing errors may stand
_NO_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Named:
    """What stands where a row names its statement: a code, words, or only a number.

    `counted` is the code that 'Reden 3' or 'Maatregel 17' stands for when they are counted as in the study.
    """

    code: str = ""
    words: str = ""
    number: str = ""
    counted: str = ""


@dataclass(frozen=True)
class StatementNames:
    """The statements by their codes and words; `matches` is what each text of a file was found to be."""

    study: Study
    choices: Choices
    exact: Mapping[str, str]
    matches: dict[str, Match] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)  # of texts that were looked up before

    @property
    def young_age_limit(self) -> int:
        """Up to and with which age the study calls somebody young, in years."""
        return self.study.edition.young_age_limit

    def named(self, text: str) -> Named:
        """A text cut into code, number and words; a code that does not exist is no code."""
        if counted := self._counted(text):
            return Named(counted=counted)
        for pattern in (_WHOLE, _BEFORE, _BEHIND):
            if (found := pattern.fullmatch(text)) and (code := self._code(found)):
                words = found.groupdict().get("words") or ""
                return Named(code, words if len(letters(words)) >= FEWEST_LETTERS else "")
        if _NUMBER.fullmatch(text):
            return Named(number=text.rstrip(".:)").replace(",", "."))
        if found := _NUMBERED.fullmatch(text):
            return Named(words=found["words"], number=found["number"].replace(",", "."))
        return Named(words=text)

    def _counted(self, text: str) -> str:
        if not (found := _COUNTED.fullmatch(text)):
            return ""
        kind = Kind.REASON if found["kind"][0].lower() == "r" else Kind.MEASURE
        codes = [item.code for item in self.study.of_kind(kind)]
        place = int(found["place"])
        return codes[place - 1] if 0 < place <= len(codes) else ""

    def is_known(self, text: str) -> bool:
        """Whether a text is a statement beyond doubt, or a person said which it is."""
        return self.known_code(text) != ""

    def known_code(self, text: str) -> str:
        """The code of a text that is a statement beyond doubt, '' for every other."""
        if text not in self.codes:
            self.codes[text] = self._known_code(text)
        return self.codes[text]

    def _known_code(self, text: str) -> str:
        if len(text) > LONGEST:
            return ""
        named = self.named(text)
        chosen = self.choices.columns.get(text, "")
        if chosen in self.study.codes:
            return chosen
        return self.exact.get(letters(named.words), "") or named.code or named.counted

    def learn(self, texts: Iterable[str]) -> None:
        """Look up what these texts may be, small differences included; at most one for each statement."""
        unknown = [
            text
            for text in dict.fromkeys(texts)
            if text not in self.matches and not self.is_known(text) and len(letters(text)) >= FEWEST_LETTERS
        ]
        columns = [SurveyColumn(text, "", heading(self._without_theme(self.named(text).words))) for text in unknown]
        # what people were asked is no matter here
        choices = replace(self.choices, order="") if self.choices.order == NOBODY else self.choices
        found = match_statements(columns, self.study, choices)
        self.matches.update(
            {text: self._doubted(text, match) for text, match in found.items() if not self._heads_measures(text, match)}
        )

    def _heads_measures(self, text: str, match: Match) -> bool:
        """Whether a text names a reason to head its measures: 'Maatregelen bij te weinig zinvol werk'."""
        codes = (match.code, *match.candidates)
        is_reason = any(self.study.item(code).kind is Kind.REASON for code in codes if code)
        return is_reason and _OF_MEASURES.search(text) is not None

    def _without_theme(self, words: str) -> str:
        """The words of a row without the reason that stands behind them in brackets, as the theme of a measure."""
        found = _WITH_THEME.fullmatch(words)
        has_words = found and sum(len(word) >= FEWEST_LETTERS for word in letters(found["words"]).split()) > 1
        themes = {letters(item.label) for item in self.study.of_kind(Kind.REASON)}
        return found["words"] if found and has_words and letters(found["theme"]) in themes else words

    def _doubted(self, text: str, match: Match) -> Match:
        """A statement with small differences, asked when one of these is a word of another meaning."""
        if match.sureness is not Sureness.ALIKE:
            return match
        item = self.study.item(match.code)
        own = {word for each in (item.text, item.printed, item.label, item.question) for word in folded(each).split()}
        own |= {*folded(match.frame).split()}
        words = folded(self._without_theme(self.named(text).words)).split()
        if all(is_a_writing_of(word, own) for word in words if len(word) >= FEWEST_LETTERS):
            return match
        return replace(match, code="", sureness=Sureness.ASKED, candidates=(match.code, *match.candidates))

    def match(self, text: str) -> Match | None:
        """What the words of a text are, its code left aside; None for none of the statements."""
        chosen = self.choices.columns.get(text, "")
        if chosen == NOT_A_STATEMENT:
            return None
        if chosen in self.study.codes:
            return Match(chosen, Sureness.CHOSEN)
        if code := self.exact.get(letters(self.named(text).words)):
            return Match(code, Sureness.EXACT)
        return self.matches.get(text)

    def _code(self, found: "re.Match[str]") -> str:
        letter, second = found["letter"][0].upper(), found["second"]
        if (letter == "M") != bool(second):
            return ""
        code = f"{letter}{int(found['first'])}" + (f".{int(second)}" if second else "")
        return code if code in self.study.codes else ""


def statement_names(study: Study, choices: Choices) -> StatementNames:
    """The names of a study's statements: every text that belongs to one of them only."""
    found: dict[str, set[str]] = {}
    for item in study.items:
        for text in (item.text, item.printed, item.label):
            found.setdefault(letters(text), set()).add(item.code)
        if item.code == item.reason:
            found.setdefault(letters(item.question), set()).add(item.code)
    exact = {text: next(iter(codes)) for text, codes in found.items() if len(codes) == 1}
    return StatementNames(study, choices, exact)


def letters(text: str) -> str:
    """A text by its letters and figures only, without accents."""
    plain = "".join(each for each in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(each))
    return _NO_LETTER.sub(" ", plain).strip()


def is_a_writing_of(word: str, own: Iterable[str]) -> bool:
    """Whether a word is one of these: with typing errors, another end, or as a part of it (`carrière ontwikkeling`).

    An error in the first letter makes another word, for `formele` is not `informele`.
    """
    return any(
        word[:_BEGINNING] == each[:_BEGINNING]
        or word in each[_BEGINNING:]
        or (word[0] == each[0] and DamerauLevenshtein.distance(word, each) <= 1 + (len(word) >= _LONG))
        for each in own
    )
