"""Statements within a question that stands around each of them: `Hoe belangrijk is te weinig zinvol werk voor u?`"""

from collections.abc import Iterable, Mapping

from retention_check.importers.surveys.statements.statement_texts import StatementTexts, folded

FEWEST = 5  # statements in the same question: one alone may be about something else


def framed(parts: Mapping[str, Iterable[str]], texts: StatementTexts) -> Mapping[str, str]:
    """Of the headings, by key, whose words around a statement stand around others as well: the code of it."""
    found = {key: frame for key, each in parts.items() if (frame := _frame(each, texts))}
    codes: dict[tuple[str, str], set[str]] = {}
    for code, around in found.values():
        codes.setdefault(around, set()).add(code)
    return {key: code for key, (code, around) in found.items() if len(codes[around]) >= FEWEST}


def _frame(parts: Iterable[str], texts: StatementTexts) -> tuple[str, tuple[str, str]] | None:
    """The longest statement in any part, and what stands before and after it."""
    for part in parts:
        text = folded(part)
        if inside := texts.inside(text):
            longest = max(inside, key=len)
            before, _, after = f" {text} ".partition(longest)
            return texts.full[longest], (before, after)
    return None
