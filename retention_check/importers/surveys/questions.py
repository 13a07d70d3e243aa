"""Everything that a person has to decide about a survey: each question once, in the order in which one would answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from retention_check.domain.study import Study
from retention_check.importers.surveys.answers.shown_values import quoted_heading
from retention_check.importers.surveys.choices import NOBODY, STUDY_ORDER
from retention_check.importers.surveys.part import Part
from retention_check.importers.surveys.statements.matching import Match, asks_order
from retention_check.importers.surveys.statements.opposites import may_be_opposite
from retention_check.importers.surveys.survey_table import SurveyColumn
from retention_check.importers.surveys.understanding import Option, Question, QuestionTopic, Sureness
from retention_check.importers.table import quoted

_ORDER = (
    QuestionTopic.SHEET,
    QuestionTopic.SIDE,
    QuestionTopic.GROUP_COLUMN,
    QuestionTopic.VALUE,
    QuestionTopic.ORDER,
    QuestionTopic.COLUMN,
    QuestionTopic.RIGHT_ANSWER,
    QuestionTopic.SCALE,
    QuestionTopic.ANSWER,
)
_NOT_USED = "nee: niet gebruiken"
_OPPOSITE = " Zegt uw vraag het omgekeerde? Kies dan ‘niet gebruiken’."
_WHOLE_SURVEY = (QuestionTopic.ORDER, QuestionTopic.SCALE)  # asked once, whatever file they came up in


def questions_of(parts: Sequence[Part], study: Study) -> tuple[Question, ...]:
    """The questions of all parts."""
    asked = [question for part in parts for question in _of_part(part, study)]
    several = len({part.table.file for part in parts}) > 1
    return in_order(_by_file(question) if several else question for question in asked)


def in_order(questions: Iterable[Question]) -> tuple[Question, ...]:
    """Each question once, in the order in which a person would answer them."""
    found: dict[tuple[QuestionTopic, str], Question] = {}
    for question in questions:
        about = "" if question.topic in _WHOLE_SURVEY else question.about
        found.setdefault((question.topic, about), question)
    return tuple(sorted(found.values(), key=lambda question: _ORDER.index(question.topic)))


def _of_part(part: Part, study: Study) -> Iterator[Question]:
    yield from part.roles.questions
    yield from part.groups.questions
    yield from _columns(part, study)
    yield from part.reading.questions


def _columns(part: Part, study: Study) -> Iterator[Question]:
    """The columns that may be a statement; one question for all that are only numbered."""
    asked = {key: match for key, match in part.matches.items() if match.sureness is Sureness.ASKED}
    if of_others := [key for key, match in asked.items() if match.is_of_others]:
        yield _asked_whose(part, of_others)
    if asks_order(part.matches):
        yield _asked_order(part, [key for key, match in asked.items() if match.is_by_order])
    asked = {key: match for key, match in asked.items() if not match.is_by_order and not match.is_of_others}
    for key, match in asked.items():
        yield _asked_column(part.table.column(key), match, study)


def _asked_order(part: Part, keys: Sequence[str]) -> Question:
    first, last = (part.table.column(key).heading.text for key in (keys[0], keys[-1]))
    which = f"{quoted(first)} tot en met {quoted(last)}"
    taken = {match.code for match in part.matches.values()}
    options: tuple[Option, ...]
    if taken.intersection(code for key in keys for code in part.matches[key].candidates):
        text = (
            f"{len(keys)} kolommen hebben een code met iets erachter of ervoor: {which}. Staan daar dezelfde "
            "stellingen nog een keer, voor andere mensen?"
        )
        options = (Option(STUDY_ORDER, "ja, dezelfde stellingen voor andere mensen"), Option(NOBODY, _NOT_USED))
    else:
        text = (
            f"{len(keys)} kolommen hebben alleen een nummer: {which}. Staan daar de stellingen in de volgorde van "
            "het onderzoek? Zo niet, zet dan boven elke kolom de code van de stelling."
        )
        options = (Option(STUDY_ORDER, "ja, in de volgorde van het onderzoek"),)
    return Question(QuestionTopic.ORDER, part.table.file, text, options)


def _asked_whose(part: Part, keys: Sequence[str]) -> Question:
    """Whether a list of columns holds answers to the statements: not what others would answer, or how something is."""
    letter, frame = part.table.column(keys[0]).letter, part.matches[keys[0]].frame
    return Question(
        QuestionTopic.ORDER,
        part.table.file,
        f"{len(keys)} kolommen lijken iets anders te vragen dan het onderzoek, of wat een ander vindt. In kolom "
        f"{letter} staat bij de stelling: {quoted_heading(frame)}. Is dat wat mensen zelf van de stellingen vinden?",
        (Option(STUDY_ORDER, "ja: het zijn hun eigen antwoorden"), Option(NOBODY, _NOT_USED)),
    )


def _asked_column(column: SurveyColumn, match: Match, study: Study) -> Question:
    likeliest = study.item(match.candidates[0]).text
    return Question(
        QuestionTopic.COLUMN,
        column.key,
        f"Welke stelling staat in kolom {column.letter}, {quoted_heading(column.heading.text)}?"
        f"{_OPPOSITE if may_be_opposite(column.heading.text, likeliest) else ''}",
        (
            *(Option(code, f"{code} {study.item(code).text}") for code in match.candidates),
            Option(NOBODY, "geen van deze: niet gebruiken"),
        ),
    )


def _by_file(question: Question) -> Question:
    """With several files the command line has to be told which one is meant."""
    if question.topic is not QuestionTopic.SIDE:
        return question
    return replace(question, is_of_one_file=True)
