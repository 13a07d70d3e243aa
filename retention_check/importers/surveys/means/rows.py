"""The rows of a part: which statement each is, which say how many answered or were asked, and which are passed over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from retention_check.domain.study import Study
from retention_check.importers.surveys.answers.shown_values import is_personal, shown_value
from retention_check.importers.surveys.choices import NOBODY, STUDY_ORDER, Choices
from retention_check.importers.surveys.means.layout import Block, Column
from retention_check.importers.surveys.means.statements import NOT_A_STATEMENT, Named, StatementNames, letters
from retention_check.importers.surveys.means.values import is_figure
from retention_check.importers.surveys.means.words import Kind, Use, meaning_of
from retention_check.importers.surveys.statements.matching import Match
from retention_check.importers.surveys.understanding import Option, Question, QuestionTopic, Sureness
from retention_check.importers.table import quoted

MOST_ASKED = 5  # contradictions of code and words that are asked one by one; more are one question
_TOTALS = frozenset(
    (
        "gemiddelde",
        "gemiddeld",
        "gem",
        "totaal",
        "totalen",
        "subtotaal",
        "eindtotaal",
        "mean",
        "average",
        "total",
        "som",
    )
)


@dataclass(frozen=True)
class BlockRows:
    """The rows of one part, by their places in the sheet.

    `statements` holds the code of each row that is a statement, and `sureness` why; `counts` and `asked` are rows with
    numbers of people for whole columns; `totals` and `passed` rows with figures that are no statement.
    """

    statements: dict[int, str] = field(default_factory=dict)
    sureness: dict[int, Sureness] = field(default_factory=dict)
    counts: list[int] = field(default_factory=list)
    asked: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    passed: list[int] = field(default_factory=list)
    labels: dict[int, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    alike: list[int] = field(default_factory=list)
    unsure: list[int] = field(default_factory=list)  # rows of which the statement is asked
    candidates: dict[int, tuple[str, ...]] = field(default_factory=dict)  # of these rows: what they may be
    counted: dict[int, str] = field(default_factory=dict)  # rows that are only counted, and their codes in the study
    texts: dict[int, str] = field(default_factory=dict)  # of the rows that a person may give a statement by their text


@dataclass(frozen=True)
class _Clash:
    """A row whose code is one statement's and whose words are another's."""

    row: int
    text: str
    code: str
    other: str


def rows_of(block: Block, names: StatementNames, choices: Choices) -> BlockRows:
    """What each row of a part is."""
    found = BlockRows()
    clashes: list[_Clash] = []
    columns = [column for column in block.names if choices.columns.get(column.key) != Use.NONE]
    for row in block.rows:
        texts = {column: text for column in columns if (text := block.cell(row, column))}
        clash = _read(block, row, texts, names, choices, found)
        if clash:
            clashes.append(clash)
    _ask_clashes(block, columns, clashes, names, found)
    _ask_numbers(block, columns, names, choices, found)
    return found


def _read(
    block: Block, row: int, texts: Mapping[Column, str], names: StatementNames, choices: Choices, found: BlockRows
) -> _Clash | None:
    named = [names.named(text) for text in texts.values()]
    code = next((each.code for each in named if each.code), "") or _numbered(named, names.study, choices)
    worded = {text: match for text in texts.values() if (match := names.match(text)) and not match.is_by_order}
    sure = next(((text, match) for text, match in worded.items() if match.sureness is not Sureness.ASKED), None)
    if any(choices.columns.get(text) == NOT_A_STATEMENT for text in texts.values()):
        _pass_over(block, row, texts, found)
    elif code and sure and sure[1].code != code and sure[1].sureness is not Sureness.CHOSEN:
        if any(choices.columns.get(column.key) == Use.STATEMENT for column in texts):
            found.statements[row], found.sureness[row] = code, Sureness.CHOSEN
        else:
            _doubt(row, sure[0], (code, sure[1].code), found)
            return _Clash(row, sure[0], code, sure[1].code)
    elif sure:
        found.statements[row], found.sureness[row] = sure[1].code, sure[1].sureness
        if sure[1].sureness is not Sureness.EXACT:
            found.texts[row] = sure[0]
        if sure[1].sureness is Sureness.ALIKE and not code:
            found.alike.append(row)
            found.labels[row] = sure[0]
    elif code:
        found.statements[row], found.sureness[row] = code, Sureness.EXACT
    elif worded:
        text, match = next(iter(worded.items()))
        _doubt(row, text, _may_be(match), found)
        found.questions.append(_which(block, row, text, _may_be(match), names.study))
    else:
        _count_or_pass_over(block, row, texts, _counted(block, row, named, choices), found)
    return None


def _count_or_pass_over(block: Block, row: int, texts: Mapping[Column, str], counted: str, found: BlockRows) -> None:
    if counted:
        found.counted[row] = counted
    else:
        _pass_over(block, row, texts, found)


def _counted(block: Block, row: int, named: Sequence[Named], choices: Choices) -> str:
    """The code that 'Reden 3' may stand for, on a row with figures: above measures it is a title."""
    has_figures = any(is_figure(block.cell(row, column)) for column in block.columns)
    is_open = has_figures and choices.order != NOBODY
    return next((each.counted for each in named if each.counted), "") if is_open else ""


def _doubt(row: int, text: str, codes: tuple[str, ...], found: BlockRows) -> None:
    found.unsure.append(row)
    found.candidates[row], found.texts[row] = codes, text


def _numbered(named: Sequence[Named], study: Study, choices: Choices) -> str:
    """The code that a number alone stands for, where a person said that it is the study's."""
    if choices.order != STUDY_ORDER or any(each.words for each in named):
        return ""
    number = next((each.number for each in named if each.number), "")
    code = ("M" if "." in number else "R") + number
    return next((each.counted for each in named if each.counted), code if code in study.codes else "")


def _pass_over(block: Block, row: int, texts: Mapping[Column, str], found: BlockRows) -> None:
    cells = [block.cell(row, column) for column in block.columns]
    label = next(iter(texts.values()), "") or next((text for text in cells if text and not is_figure(text)), "")
    if not any(is_figure(text) for text in cells):
        return
    found.labels[row] = label
    meaning = meaning_of(label, block.age_limit)
    if meaning.kind is Kind.COUNT and meaning.is_plain and not meaning.side:
        found.counts.append(row)
    elif meaning.kind is Kind.ASKED:
        found.asked.append(row)
    elif set(letters(label).split()) & _TOTALS:
        found.totals.append(row)
    else:
        found.passed.append(row)
        if label in texts.values() and any(each.isalpha() for each in label) and not is_personal(label):
            found.texts[row] = label


def _may_be(match: Match) -> tuple[str, ...]:
    return match.candidates or ((match.code,) if match.code else ())


def _which(block: Block, row: int, text: str, codes: Sequence[str], study: Study, told: str = "") -> Question:
    place = block.sheet.row_number(row, block.names[0].index)
    where = f"In {block.sheet.letter(row, 0)}" if block.sheet.is_turned else f"In rij {place}"
    said = told or f"{where} staat {in_full(text)}. Welke stelling is dat?"
    options = (*(Option(code, f"{code}: {study.item(code).text}") for code in codes), _NO_STATEMENT)
    return Question(QuestionTopic.COLUMN, text, said, options)


_NO_STATEMENT = Option(NOT_A_STATEMENT, "Geen van onze stellingen: gebruik dit niet")


def _ask_clashes(
    block: Block, columns: Sequence[Column], clashes: Sequence[_Clash], names: StatementNames, found: BlockRows
) -> None:
    """Code against words: each row is asked, or once for all of them when there are many and the code stands apart."""
    apart = next((column for column in columns if _holds_codes_only(block, column, clashes, names)), None)
    if len(clashes) > MOST_ASKED and apart:
        told = ", ".join(f"rij {each.row + 1} ({each.code}, maar de tekst van {each.other})" for each in clashes[:3])
        found.questions.append(
            Question(
                QuestionTopic.COLUMN,
                apart.key,
                f"In {len(clashes)} rijen is de code die van een andere stelling dan de tekst: {told} enzovoort. "
                "Wat klopt?",
                (
                    Option(Use.STATEMENT, f"De codes in {block.sheet.column_name(apart.index)}"),
                    Option(Use.NONE, "De teksten: gebruik de codes niet"),
                ),
            )
        )
        return
    for each in clashes:
        place = f"kolom {block.sheet.letter(each.row, 0)}" if block.sheet.is_turned else f"rij {each.row + 1}"
        told = (
            f"In {place} staat de code {each.code}, maar de tekst is die van {each.other} ({in_full(each.text)}). "
            "Welke stelling is het?"
        )
        found.questions.append(_which(block, each.row, each.text, (each.code, each.other), names.study, told))


def _holds_codes_only(block: Block, column: Column, clashes: Sequence[_Clash], names: StatementNames) -> bool:
    named = [names.named(block.cell(each.row, column)) for each in clashes]
    return all(each.code and not each.words for each in named)


def _ask_numbers(
    block: Block, columns: Sequence[Column], names: StatementNames, choices: Choices, found: BlockRows
) -> None:
    """Numbers of statements without a word beside them: whether they are the study's."""
    if found.counted:
        first, last = min(found.counted), max(found.counted)
        column = next(each for each in columns if names.named(block.cell(first, each)).counted)
        pairs = [(block.cell(row, column), found.counted[row]) for row in (first, last)]
        found.questions.append(_are_counted(block, column, pairs, names.study, has_others=bool(found.statements)))
        return
    if found.statements or found.questions or choices.order == STUDY_ORDER:
        return
    reasons = [item.code for item in names.study.items if item.code == item.reason]
    pairs = [("1", reasons[0]), (str(len(reasons)), reasons[-1])]
    for column in columns:
        if any(names.named(block.cell(row, column)).number for row in block.rows):
            found.questions.append(_are_counted(block, column, pairs, names.study))
            return


def _are_counted(
    block: Block, column: Column, pairs: Sequence[tuple[str, str]], study: Study, *, has_others: bool = False
) -> Question:
    """Whether numbers are those of the study; `pairs` are the first and the last, with their codes."""
    are = " en ".join(f"{text} is {quoted(study.item(code).text)}" for text, code in dict.fromkeys(pairs))
    told = (
        f"In {block.sheet.column_name(column.index)} staan alleen nummers, geen stellingen. Zijn het de nummers van "
        f"het onderzoek: {are}? Zo niet: zet de stellingen er in woorden bij."
    )
    none = (Option(NOBODY, "Nee: gebruik deze rijen niet"),) if has_others else ()
    options = (Option(STUDY_ORDER, "Ja, dat zijn de nummers van het onderzoek"), *none)
    return Question(QuestionTopic.ORDER, column.key, told, options)


def in_full(text: str) -> str:
    """The text of a row between quotes, not cut off: two statements may differ in their last word only."""
    return f"‘{shown_value(text) if is_personal(text) else text}’"
