"""What is asked, refused and told about the answers of a table, in Dutch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from retention_check import dutch
from retention_check.importers.surveys.answers.answer_columns import AnswerColumn, Cell
from retention_check.importers.surveys.answers.answer_numbers import Direction, numbers_of
from retention_check.importers.surveys.answers.answer_scale import COUNTED, STEPS, Doubt, Verdict
from retention_check.importers.surveys.answers.answer_values import ValueKind
from retention_check.importers.surveys.answers.answer_words import Words
from retention_check.importers.surveys.answers.scale_questions import ONLY_FIVE, SCALE_QUESTIONS
from retention_check.importers.surveys.answers.shown_values import asked_value, quoted_heading
from retention_check.importers.surveys.survey_table import SurveyTable
from retention_check.importers.surveys.understanding import (
    AnswerScale,
    Assumption,
    Option,
    Question,
    QuestionTopic,
    Routine,
)
from retention_check.importers.table import Problem, quoted

MOST_ROWS = 3  # that are named
MOST_ASKED = 12  # unknown words; more are no answers on a scale
_PROBLEMS: Mapping[Doubt, str] = {
    Doubt.HIGH: (
        "De antwoorden bij de stellingen zijn percentages, of getallen ver boven de 10. Wij lezen antwoorden van 1 tot "
        "en met 5, en rapportcijfers van 1 tot en met 10. Een andere schaal rekenen wij niet om, want dan kloppen de "
        "verschillen met het onderzoek niet. Hebt u de antwoorden ook in woorden? Maak dan een export met die woorden."
    ),
    Doubt.HALVES: (
        "Bij de stellingen staan cijfers achter de komma, zoals 3,5. Antwoorden van mensen zijn hele getallen van 1 "
        "tot en met 5, of rapportcijfers. Zijn dit gemiddelden? Gebruik dan het lege scoreblad, met een regel voor "
        "elke stelling."
    ),
    Doubt.RANKS: (
        "Hier zijn de stellingen op volgorde gezet: elke rij heeft elk cijfer één keer. Wij lezen antwoorden per "
        "stelling, van 1 tot en met 5, en rapportcijfers. Een volgorde rekenen wij niet om."
    ),
    Doubt.FOUR_DECLARED: (
        f"Deze enquête had vier antwoorden bij een stelling. {ONLY_FIVE}. Een schaal van vier rekenen wij niet om, "
        "want dan kloppen de verschillen met het onderzoek niet."
    ),
}

_ON_OTHER = (
    "U koos een andere schaal. Die rekenen wij niet om, want dan kloppen de verschillen met het onderzoek niet. Dit "
    "bestand kunnen wij dus niet gebruiken. Hebt u ook een export met vijf antwoorden, of met rapportcijfers van 1 tot "
    "en met 10? Kies die. Anders kunt u de stellingen opnieuw vragen, met onze vragenlijst."
)


@dataclass(frozen=True)
class Told:
    """What was found out about the answers of a table; `is_chosen` when a person said on which scale they are.

    `is_other` when a person said that it is a scale that we cannot read.
    """

    table: SurveyTable
    columns: Sequence[AnswerColumn]
    words: Words
    verdict: Verdict
    direction: Direction
    is_chosen: bool
    is_other: bool = False

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What a person has to decide, or put right."""
        if self.is_chosen:
            return ()
        direction = Doubt.DIRECTION if self.direction.is_partly else None
        if self.direction.is_strange and not direction and self.verdict.scale in COUNTED:
            direction = Doubt.STRANGE_ENDS
        return (*self.words.doubts, *(doubt for doubt in (self.verdict.doubt, direction) if doubt))

    @property
    def is_open(self) -> bool:
        """Whether nothing can be read yet, or at all."""
        return self.is_other or bool(self.doubts)

    def place(self, key: str) -> str:
        """A column by its letter and what stands above it."""
        column = self.table.column(key)
        return f"kolom {column.letter} ({quoted_heading(column.heading.text)})"


def questions_on(told: Told, asked: Sequence[str], scale: AnswerScale) -> tuple[Question, ...]:
    """The scale where it is in doubt, and after that the words that nobody knows."""
    if told.is_other:
        return ()
    # what nobody knows may be the answer that is missed
    doubts = [doubt for doubt in told.doubts if not (asked and doubt is Doubt.MISSED)]
    about_scale = tuple(
        Question(QuestionTopic.SCALE, told.table.file, text, options)
        for doubt in doubts
        if doubt in SCALE_QUESTIONS
        for text, options in [SCALE_QUESTIONS[doubt]]
    )
    if about_scale or len(asked) > MOST_ASKED:
        return about_scale[:1]
    return tuple(_answer_question(word, scale) for word in [*asked, *_recoded(told)])


def problems_on(told: Told, asked: Sequence[str]) -> tuple[Problem, ...]:
    """Answers that are on no scale of ours: what they are, and what can be done."""
    if told.is_other:
        return (Problem(_ON_OTHER),)
    found = [Problem(_PROBLEMS[doubt] + _in_few_rows(told, doubt)) for doubt in told.doubts if doubt in _PROBLEMS]
    if Doubt.MIXED in told.doubts:
        found.append(Problem(_mixed(told)))
    if len(asked) > MOST_ASKED:
        found.append(Problem(_strange(asked)))
    return tuple(found)


def remarks_on(told: Told, texts: frozenset[str]) -> tuple[str, ...]:
    """Every assumption about the answers, and the columns in which people wrote."""
    remarks = [
        f"In {told.place(key)} staan teksten en geen antwoorden. Die kolom gebruiken wij niet." for key in sorted(texts)
    ]
    with_numbers = [column for column in told.columns if numbers_of(column, told.words)]
    if any(key in told.words.places and told.words.places[key] for key in (column.key for column in told.columns)):
        remarks.append(
            Routine("De antwoorden zijn woorden. Wij lezen ze als 1 (het laagst) tot en met 5 (het hoogst).")
        )
    if told.words.against:
        remarks.append("De cijfers bij de antwoorden lopen andersom dan de woorden. Wij volgen de woorden.")
    numbers = [cell for column in told.columns for cell in column.open(ValueKind.NUMBER)]
    if of_five := [cell for cell in numbers if cell.value.is_of_five]:
        remarks.append(_on_stars(max(of_five, key=lambda cell: cell.value.number)))
    if with_numbers and told.verdict.scale and Doubt.STRANGE_ENDS not in told.doubts:
        remarks.append(_on_numbers(told, with_numbers, told.verdict.scale))
    return tuple(remarks)


def why_not(kind: ValueKind, *, is_lost: bool = False) -> str:
    """Why a value of this kind is no answer."""
    if is_lost:
        return "hier staat een foutwaarde van Excel, of een formule zonder uitkomst"
    return "dit is een percentage" if kind is ValueKind.PERCENTAGE else "dit is geen antwoord dat wij kennen"


def outside(number: Decimal, scale: AnswerScale) -> str:
    """Why a number is no answer on a scale."""
    if scale in COUNTED:
        is_between = 1 <= number <= 5
        return "een antwoord is een heel getal" if is_between else "dit ligt buiten 1 tot en met 5"
    return "dit ligt buiten 1 tot en met 10"


def _recoded(told: Told) -> list[str]:
    if Doubt.RECODED not in told.doubts:
        return []
    numbers = {number for column in told.columns for number in numbers_of(column, told.words)}
    return [f"{number:f}" for number in sorted(numbers)][:MOST_ASKED]


def _answer_question(word: str, scale: AnswerScale) -> Question:
    shown = " ".join(word.split()).rstrip(";")
    return Question(
        QuestionTopic.ANSWER,
        shown,
        f"Wat betekent het antwoord {asked_value(shown)}?",
        (*_numbers(scale), Option("", "geen antwoord")),
    )


def _numbers(scale: AnswerScale) -> tuple[Option, ...]:
    if scale in COUNTED:
        texts = ("1: het laagste antwoord", "2", "3: het midden", "4", "5: het hoogste antwoord")
        return tuple(Option(str(number), text) for number, text in enumerate(texts, 1))
    numbers = sorted(STEPS) if scale is AnswerScale.POINTS else [Decimal(each) for each in range(1, 11)]
    return tuple(Option(f"{number:f}", dutch.as_typed(number)) for number in numbers)


def _in_few_rows(told: Told, doubt: Doubt) -> str:
    """Which rows to look at, where fractions stand in a few alone: means that somebody put below the answers."""
    if doubt is not Doubt.HALVES:
        return ""
    rows: set[int] = set()
    for column in told.columns:
        cells = told.table.frame[column.key]
        typed = [cell.typed for cell in column.open(ValueKind.NUMBER) if cell.value.number % 1]
        rows.update(cells.index[cells.isin(typed)].tolist())
    if len(rows) > MOST_ROWS:
        return ""
    is_one = len(rows) == 1
    which = f"{'rij' if is_one else 'de rijen'} {dutch.listing([str(row) for row in sorted(rows)])}"
    return f" Zij staan alleen in {which}. Is dat geen antwoord van iemand? Haal het dan uit het bestand."


def _mixed(told: Told) -> str:
    highest = {column.key: max(numbers) for column in told.columns if (numbers := numbers_of(column, told.words))}
    low = next((key for key, number in highest.items() if number <= 5), None)
    high = next((key for key, number in highest.items() if number > 5), None)
    where = f" In {told.place(low)} gaan zij tot en met 5, in {told.place(high)} hoger." if low and high else ""
    return (
        f"Niet alle stellingen hebben antwoorden op dezelfde schaal.{where} Wij gebruiken ze niet door elkaar. Zet de "
        "stellingen met dezelfde schaal bij elkaar in een eigen bestand, of laat de andere kolommen weg."
    )


def _strange(asked: Sequence[str]) -> str:
    return (
        f"Bij de stellingen staan {len(asked)} verschillende woorden die wij niet kennen, zoals "
        f"{asked_value(asked[0])}. "
        f"{ONLY_FIVE}, van laag naar hoog. Staan er antwoorden in andere woorden? Maak dan een export met cijfers."
    )


def _on_numbers(told: Told, columns: Sequence[AnswerColumn], scale: AnswerScale) -> str:
    if scale is AnswerScale.MARKS:
        text = "De antwoorden zijn cijfers van 1 tot en met 10. Wij lezen ze als rapportcijfers."
        return Assumption.unless("--scale 1-10", text)
    if scale is AnswerScale.POINTS:
        return "De antwoorden zijn punten van 1 tot 10, zoals in het onderzoek: 1, 3,25, 5,5, 7,75 of 10."
    text = f"{_what(told, columns)} {_which_way(told, columns)}"
    return text if told.direction.is_told or told.direction.down else Assumption.unless("--scale 5-1", text)


def _on_stars(highest: Cell) -> str:
    """That stars, or '4 van 5', are read as a number."""
    shown = quoted(" ".join(highest.typed.split()))
    number = dutch.as_typed(highest.value.number)
    return f"Er zijn antwoorden in sterren of van de vorm ‘4 van 5’. Wij lezen {shown} als {number}."


def _what(told: Told, columns: Sequence[AnswerColumn]) -> str:
    if told.verdict.offset:
        low = told.verdict.offset + 1
        return f"De antwoorden zijn de codes {low} tot en met {low + 4}. Wij lezen {low} als 1 en {low + 4} als 5."
    prefix = next((cell.value.prefix for column in columns for cell in column.open(ValueKind.CODE)), "")
    if prefix:
        return f"De antwoorden zijn codes van het enquêteprogramma, met {prefix} ervoor. Wij lezen het cijfer erachter."
    return "De antwoorden zijn cijfers van 1 tot en met 5."


def _which_way(told: Told, columns: Sequence[AnswerColumn]) -> str:
    down = sum(column.key in told.direction.down for column in columns)
    if down == len(columns):
        return "Daarvan is 1 het hoogst: wij draaien ze om."
    if down:
        where = f"In {dutch.plural(down, 'kolom', 'kolommen')}"
        return f"{where} is 1 het hoogst: die draaien wij om. In de andere is 5 het hoogst."
    if told.direction.is_told:
        return "Daarvan is 5 het hoogst."
    return "Wij nemen aan dat 5 het hoogst is (heel belangrijk, heel veel steun). Controleer dat."
