"""Headings of columns that belong to a statement but hold no answer to it: explanations, points, feedback, times."""

import re

from retention_check.importers.surveys.statements.statement_texts import LONGEST, folded
from retention_check.importers.surveys.survey_table import Heading

_BETWEEN = re.compile(r"\s[-–—]\s|[:;\[\]()?|>/\"“”‘]+|[.,]\s|_")
_SPACES = 4  # underscores in a heading without spaces
_GLUED = re.compile(r"[a-z]+\d+(comment|other|time|text|toelichting|opmerking)")
_NOUN = r"(toelichting|toelichtingen|opmerking|opmerkingen|comments?|remarks?|motivatie|motivering|uitleg|explanation)"
_BEGINS = re.compile(
    rf"([rm] ?\d+(?: \d)? )?({_NOUN}|licht\b.*\btoe|(kunt|kan|wilt|wil) (u|je)\b.*\b(toelichten|uitleggen|toe)"
    r"|ruimte voor|please explain|explain|anders namelijk|other please)\b"
)
_ENDS = re.compile(rf".*\b({_NOUN}|toelichten)$")
_WHOLE = re.compile(
    r"(points|punten|feedback|other|anders|andere|text|tekst|first click|last click|page submit|click count"
    r"|question time|vraagtijd|open ended response)"
)
_WHY = re.compile(r"([rm] ?\d+(?: \d)? )?(waarom|why)\b(?!.*\b(vertrek|vertrekken|gaan|weg|verlaten|stoppen|leave)\b)")


def is_comment(heading: Heading) -> bool:
    """Whether a heading says that what stands below explains, marks or times an answer.

    Only how a part of it begins or ends tells so: `Een reden waarom ...` is no such word.
    """
    texts = dict.fromkeys(map(_spaced, (heading.text, *heading.parts)))
    return any(_marks(folded(piece)) for text in texts for piece in _BETWEEN.split(text[:LONGEST]))


def _spaced(text: str) -> str:
    """LimeSurvey can write underscores for all spaces, which are not the one in `Q12_TEXT`."""
    return text.replace("_", " ") if text.count("_") >= _SPACES and " " not in text else text


def _marks(piece: str) -> bool:
    return bool(
        _WHOLE.fullmatch(piece) or _BEGINS.match(piece) or _ENDS.match(piece) or _WHY.match(piece)
        or _GLUED.fullmatch(piece)
    )  # fmt: skip
