"""What may be lost without a question: statements that one group hardly answered, and answers that are not used."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from retention_check import dutch
from retention_check.domain.item import Kind
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.surveys.answers.answer_columns import known_labels
from retention_check.importers.surveys.answers.answer_values import Value, ValueKind, value_of
from retention_check.importers.surveys.answers.shown_values import LONGEST, is_personal, quoted_heading
from retention_check.importers.surveys.answers.tallying import Counts
from retention_check.importers.surveys.choices import Choices
from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.survey_table import SurveyColumn
from retention_check.importers.table import quoted

MOST_NAMED = 10
_MOST_SEEN = 5
FAR_FEWER = 4  # times fewer answers than to the statement of its kind that has most
FEWEST_PEOPLE = 3  # who answered a statement, from which it says something that another has none
_MOSTLY = 0.8  # part of the filled cells of a column that are answers
_FEWEST_NUMBERS = 4  # different ones: 1 and 2 may be anything
_FEWEST_WORDS = 2
_MOST_ANSWERS = 40  # different values, slips among them
_WHOSE: Mapping[Side, str] = {Side.YOUNG: "van jonge ambtenaren", Side.MANAGEMENT: "van het management"}


def remarks_on_counts(counts: Counts, study: Study) -> Iterator[str]:
    """The statements to which a group gave no answers or far fewer than to others of their kind."""
    answered = {place: sum(answers.values()) for place, answers in counts.items()}
    in_file = {code for _, code in answered}
    for side in sorted({side for side, _ in answered}):
        most_of_all = max(n for (whose, _), n in answered.items() if whose is side)
        for kind in Kind:
            found = {item.code: answered.get((side, item.code), 0) for item in study.of_kind(kind)}
            found = {code: n for code, n in found.items() if code in in_file}
            most = max(found.values(), default=0) or most_of_all
            few = [code for code, n in found.items() if n * FAR_FEWER < most]
            if few and most >= FEWEST_PEOPLE:
                yield _on_few(side, few, max(found[code] for code in few), most)


def _on_few(side: Side, codes: Sequence[str], n: int, most: int) -> str:
    what = "geen" if not n else "veel minder"
    fewer = f" ({dutch.thousands(n)} of minder)" if n else ""
    return (
        f"Bij {_listed(codes)} zijn er {what} antwoorden {_WHOSE[side]}{fewer}, en bij een andere stelling "
        f"{dutch.thousands(most)}. Controleer of wij alle kolommen met antwoorden herkennen."
    )


def remarks_on_columns(part: Part, study: Study, choices: Choices, but: Collection[str] = ()) -> Iterator[str]:
    """The columns that are not used, though their values are answers as those to the statements are.

    `but` are those of which it is known why.
    """
    found = answer_columns(part, choices, given_in(part, part.statements), known_labels(study))
    found = [column for column in found if column.key not in but]
    if found:
        named = [f"{column.letter} ({quoted_heading(column.heading.text)})" for column in found]
        yield (
            f"Deze kolommen lijken antwoorden op stellingen, maar wij herkennen de stelling niet: {_listed(named)}. "
            "Wij gebruiken ze niet."
        )


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return dutch.listing([*names[:MOST_NAMED], f"nog {more}"] if more > 0 else [*names])


Given = frozenset[str | Decimal]  # answers to statements: numbers, and words as they are compared


def answer_columns(
    part: Part, choices: Choices, given: Given, known: frozenset[str] = frozenset()
) -> list[SurveyColumn]:
    """The columns that nobody uses, with values as those that were `given`, or words that are `known`."""
    used = {*part.matches, *part.roles.used, *choices.columns}
    free = [column for column in part.table.columns if column.key not in used and column.heading.role is None]
    return [column for column in free if not column.dropped and _are_answers(part, column, given, known)]


def given_in(part: Part, keys: Iterable[str]) -> Given:
    """What was read as an answer in these columns."""
    labels = {column.key: column.labels for column in part.table.columns}
    read = {
        (typed, labels[key].get(typed, ""))
        for key in keys
        for typed, number in part.reading.read[key].items()
        if number is not None
    }
    return frozenset(_answer(value_of(*each)) for each in read)


def _answer(value: Value) -> str | Decimal:
    return value.number if value.kind is ValueKind.NUMBER else value.label or f"{value.prefix}{value.number}"


def _are_answers(part: Part, column: SurveyColumn, given: Given, known: frozenset[str]) -> bool:
    rows = part.inclusion.sides.index
    # while the groups are asked nobody counts yet
    cells = part.table.frame[column.key].loc[rows if len(rows) else part.table.frame.index]
    if len(cells.cat.categories) > _MOST_ANSWERS:
        return False
    times_of = cells.value_counts(sort=False).items()
    told = [(value_of(str(typed), column.labels.get(str(typed), "")), int(times)) for typed, times in times_of if times]
    filled = [(value, times) for value, times in told if value.kind is not ValueKind.NONE]
    fits = [(value, times) for value, times in filled if _fits(value, given, known)]
    numbers = {value.number for value, _ in fits if value.kind is ValueKind.NUMBER}
    words = {_answer(value) for value, _ in fits} - numbers
    is_enough = len(words) >= _FEWEST_WORDS or len(numbers) >= _FEWEST_NUMBERS
    return is_enough and sum(times for _, times in fits) >= _MOSTLY * sum(times for _, times in filled)


def _fits(value: Value, given: Given, known: frozenset[str]) -> bool:
    return _answer(value) in given or value.label in known


def no_answers(parts: Sequence[Part]) -> str:
    """What is told when nothing can be read: with what stands there instead, where that can be of no person."""
    seen = list(dict.fromkeys(quoted(value) for part in parts for value in _seen(part)))
    if not seen:
        return "Bij de stellingen staat geen enkel antwoord."
    told = dutch.listing(seen[:_MOST_SEEN])
    return (
        f"Bij de stellingen staat geen antwoord dat wij kennen. Er staat bijvoorbeeld {told}. "
        "Wij lezen vijf antwoorden in woorden, cijfers van 1 tot en met 5, en rapportcijfers van 1 tot en met 10. Maak "
        "een export met zulke antwoorden, of vervang ze in het bestand."
    )


def _seen(part: Part) -> Iterator[str]:
    """The short values that are no answers and stand on several rows, the most frequent first."""
    rows: dict[str, set[int]] = {}
    for key in [key for key, match in part.matches.items() if match.code]:
        cells = part.table.frame[key]
        for value in map(str, cells.cat.categories):
            is_short = len(value) <= LONGEST and not is_personal(value)
            if is_short and value_of(value, part.table.column(key).labels.get(value, "")).kind is not ValueKind.NONE:
                rows.setdefault(" ".join(value.split()), set()).update(cells.index[cells == value].tolist())
    often = [value for value, places in rows.items() if len(places) >= FEWEST_PEOPLE]
    yield from sorted(often, key=lambda value: -len(rows[value]))
