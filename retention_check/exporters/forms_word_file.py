"""The questionnaire to copy as a Word file that Microsoft Forms can import: numbered questions, lettered answers.

Numbers and letters are typed and not made by Word: that is what its import is described to look for.
"""

from collections.abc import Iterable, Iterator
from html import escape
from string import ascii_uppercase

from retention_check.domain.study import Study
from retention_check.exporters.survey_questions import (
    GROUP_QUESTION,
    GROUPS,
    TITLE,
    TO_ADD,
    WELCOME,
    asked_alone,
    blocks,
)
from retention_check.word import HtmlPage, word_file


def forms_word_file(study: Study) -> bytes:
    """The file; MissingWordLibraryError where the extra `office` is not installed."""
    head = f'<title>{escape(TITLE)}</title><meta name="dcterms.created" content="{study.edition.year}-01-01">'
    html = f'<!doctype html><html lang="nl"><head>{head}</head><body>{"".join(_lines(study))}</body></html>'
    return word_file(HtmlPage(html), ())


def questions(study: Study) -> list[tuple[str, tuple[str, ...]]]:
    """Each question with its answers, each statement in a question of its own."""
    found: list[tuple[str, tuple[str, ...]]] = [(GROUP_QUESTION, tuple(GROUPS.values()))]
    for block in blocks(study):
        found += [(asked_alone(item), block.answers) for item in block.items]
    return found


def _lines(study: Study) -> Iterator[str]:
    yield f"<h1>{escape(TITLE)}</h1>"
    yield _paragraph(WELCOME)
    yield _paragraph(TO_ADD)
    for number, (question, answers) in enumerate(questions(study), start=1):
        yield _paragraph(f"{number}. {question}")
        yield from _lettered(answers)


def _lettered(answers: Iterable[str]) -> Iterator[str]:
    yield from (_paragraph(f"{letter}. {text}") for letter, text in zip(ascii_uppercase, answers, strict=False))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
