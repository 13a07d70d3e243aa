"""The words and numbers in which a survey offers its answers, the lowest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from retention_check.domain.item import Kind
from tests.cast import STUDY

Cell = str | int | float
OWN = (STUDY.answer_words[Kind.REASON], STUDY.answer_words[Kind.MEASURE])


@dataclass(frozen=True)
class Labels:
    """A set of answers to reasons and one to measures; `no_opinion` where that was one of them."""

    name: str
    reason: tuple[Cell, ...]
    measure: tuple[Cell, ...]
    no_opinion: Cell | None = None

    def of(self, code: str) -> tuple[Cell, ...]:
        """The answers offered to a statement."""
        return self.reason if code.startswith("R") else self.measure

    def points(self, answer: int) -> Decimal:
        """What an answer counts for: in points of 1 to 10, or as the mark that it is."""
        return Decimal(answer) if len(self.reason) == 10 else 1 + Decimal("2.25") * (answer - 1)


def alike(name: str, *answers: Cell, no_opinion: Cell | None = None) -> Labels:
    """The same answers to reasons and to measures."""
    return Labels(name, answers, answers, no_opinion)


def numbered(name: str, pattern: str, no_opinion: str | None = None) -> Labels:
    """Our own words with their numbers in them."""
    reason, measure = (
        tuple(pattern.format(number=number, word=word) for number, word in enumerate(words, 1)) for words in OWN
    )
    return Labels(name, reason, measure, no_opinion)


def capitals(words: Iterable[str]) -> tuple[str, ...]:
    """The same as Microsoft Forms may hold them: with a capital, and a space behind."""
    return tuple(f"{word.capitalize()} " for word in words)


WORDS = Labels("own words", OWN[0], OWN[1], "geen mening")
CAPITALS = Labels("capitals", capitals(OWN[0]), capitals(OWN[1]), "Geen mening")
DUTCH = (
    WORDS,
    CAPITALS,
    alike(
        "helemaal mee eens",
        "Helemaal mee oneens",
        "Mee oneens",
        "Neutraal",
        "Mee eens",
        "Helemaal mee eens",
        no_opinion="Geen mening",
    ),
    alike(
        "zeer mee eens",
        "Zeer mee oneens",
        "Mee oneens",
        "Neutraal",
        "Mee eens",
        "Zeer mee eens",
        no_opinion="Weet ik niet / geen mening",
    ),
    alike(
        "noch",
        "Zeer mee oneens",
        "Oneens",
        "Noch mee eens, noch mee oneens",
        "Mee eens",
        "Zeer mee eens",
        no_opinion="Weet niet",
    ),
    alike("nog eens", "helemaal oneens", "oneens", "nog oneens nog eens", "eens", "helemaal mee eens", no_opinion="?"),
    Labels(
        "belangrijk",
        ("Helemaal niet belangrijk", "Niet belangrijk", "Neutraal", "Belangrijk", "Heel belangrijk"),
        ("Helemaal mee oneens", "Mee oneens", "Neutraal", "Mee eens", "Helemaal mee eens"),
        "n.v.t.",
    ),
    Labels(
        "onbelangrijk",
        ("Zeer onbelangrijk", "Onbelangrijk", "Neutraal", "Belangrijk", "Zeer belangrijk"),
        ("Zeer oneens", "Oneens", "Neutraal", "Eens", "Zeer eens"),
        "Geen antwoord",
    ),
)
ENGLISH = (
    Labels(
        "extremely important",
        ("Not at all important", "Slightly important", "Moderately important", "Very important", "Extremely important"),
        ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"),
        "Don't know",
    ),
    Labels(
        "very important",
        ("Very unimportant", "Unimportant", "Neutral", "Important", "Very important"),
        ("Strongly disagree", "Somewhat disagree", "Neither agree nor disagree", "Somewhat agree", "Strongly agree"),
        "No opinion",
    ),
    alike(
        "agree",
        "Strongly disagree",
        "Disagree",
        "Neutral",
        "Agree",
        "Strongly agree",
        no_opinion="Prefer not to say",
    ),
)
INSIDE = (
    numbered("(4) word", "({number}) {word}", "(6) geen mening"),
    numbered("word (4)", "{word} ({number})", "geen mening"),
    numbered("4 - word", "{number} - {word}", "weet niet"),
    numbered("4. word", "{number}. {word}"),
    numbered("4 = word", "{number} = {word}"),
    numbered("4 word", "{number} {word}", "Weet ik niet"),
    alike("ends in words", "1 (helemaal niet)", "2", "3", "4", "5 (helemaal wel)"),
    alike(
        "reversed by its labels",
        "5. Helemaal mee oneens",
        "4. Mee oneens",
        "3. Neutraal",
        "2. Mee eens",
        "1. Helemaal mee eens",
        no_opinion="6. Geen mening",
    ),
)
MORE = (
    Labels(
        "belangrijke reden",
        (
            "Helemaal geen belangrijke reden",
            "Geen belangrijke reden",
            "Neutraal",
            "Belangrijke reden",
            "Heel belangrijke reden",
        ),
        ("Geen steun", "Weinig steun", "Neutraal", "Veel steun", "Volledige steun"),
        "Geen mening",
    ),
    alike("geheel", "Geheel mee oneens", "Enigszins mee oneens", "Neutraal", "Enigszins mee eens", "Geheel mee eens"),
    alike("volledig", "Volledig oneens", "Oneens", "Neutraal", "Eens", "Volledig eens"),
    alike("sterk", "Sterk mee oneens", "Mee oneens", "Niet mee eens, niet mee oneens", "Mee eens", "Sterk mee eens"),
    alike("totaal", "Totaal niet belangrijk", "Niet zo belangrijk", "Neutraal", "Belangrijk", "Zeer belangrijk"),
    alike("weinig", "Niet", "Weinig", "Enigszins", "Veel", "Zeer veel"),
    alike("tegen", "Zeer tegen", "Tegen", "Neutraal", "Voor", "Zeer voor"),
    alike("oppose", "Strongly oppose", "Oppose", "Neutral", "Support", "Strongly support"),
    alike("only ends", "1 - Helemaal mee oneens", "2", "3", "4", "5 - Helemaal mee eens"),
    alike(
        "wrong codes",
        "Strongly disagree (4)",
        "Somewhat disagree (5)",
        "Neither agree nor disagree (6)",
        "Somewhat agree (8)",
        "Strongly agree (9)",
    ),
    alike("numbers as text", "1", "2", "3", "4", "5", no_opinion="?"),
    alike("decimals", "1.0", "2.0", "3.0", "4.0", "5.0"),
)
NUMBERS = alike("1-5", 1, 2, 3, 4, 5)
MARKS = alike("marks", *range(1, 11))
POINTS = alike("points", 1, 3.25, 5.5, 7.75, 10)
NUMERIC = (NUMBERS, MARKS, POINTS)
EVERY = (*DUTCH, *ENGLISH, *INSIDE, *NUMERIC)
ANSWER_CODES = alike("A1-A5", "A1", "A2", "A3", "A4", "A5")
RECODED = alike("10-14", 10, 11, 12, 13, 14)
REVERSED = alike("5-1", 5, 4, 3, 2, 1)
