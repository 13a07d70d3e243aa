"""What is told of a score sheet beside its scores: what was passed over, and what looks wrong, each with what to do."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from difflib import SequenceMatcher

from retention_check import dutch
from retention_check.domain.item import Item
from retention_check.domain.round import Entry, ManagementForm, Round
from retention_check.domain.scale_doubt import scale_doubt
from retention_check.domain.scales import Scale, rounded
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.importers.sheet_header import HeaderRow
from retention_check.importers.table import quoted

NO_SPREAD = (
    "De standaardafwijking (kolommen sd_jong en sd_management) gebruiken wij niet: wij tonen geen spreiding. "
    "Zij wordt niet bewaard."
)
MOST_NAMED = 5  # of a kind in one sentence
LONGEST_TEXT = 200  # characters of a statement that are compared
ALIKE, APART = 0.85, 0.2  # likeness to another statement, and how much less to its own, from which a text is another's
LOOKS_LIKE_ANSWERS = Decimal(5)  # all means at or below this: perhaps answers of 1 to 5
_NO_LETTER = re.compile(r"[^a-z0-9à-ÿ]+")


def on_unused_columns(header: HeaderRow) -> tuple[str, ...]:
    """The columns that were not read."""
    if not header.unused:
        return ()
    named = _named(header.unused, "andere")
    return (
        f"Niet gebruikt: {named}. Hoort daar een score of een aantal bij? "
        "Noem die kolom dan jong, management, n_jong of n_management.",
    )


def on_passed_over(rows: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Rows, by number and with what stands in the place of a code, that hold a score and no code."""
    if not rows:
        return ()
    advice = "Hoort zo’n rij bij een stelling? Zet dan de code ervoor, zoals R3."
    if len(rows) == 1:
        return (f"Rij {rows[0][0]} is overgeslagen: {quoted(rows[0][1])} is geen code. {advice}",)
    named = _named([f"rij {number} ({quoted(text)})" for number, text in rows], "andere")
    return (f"Overgeslagen, want er staat geen code: {named}. {advice}",)


def on_other_sheets(names: Sequence[str], read: int) -> tuple[str, ...]:
    """Which of several sheets with scores was read."""
    if len(names) < 2:
        return ()
    others = _named([quoted(name) for place, name in enumerate(names) if place != read], "andere")
    return (
        f"Wij lazen het blad {quoted(names[read])}. Er staan ook scores op {others}: daar is niets van gelezen. "
        "Wilt u die? Bewaar dat blad als een eigen bestand.",
    )


def on_scale(entries: Sequence[Entry], scale: Scale | None, form: ManagementForm, study: Study) -> tuple[str, ...]:
    """A doubt about the scale, on the command line, where nobody said which it is."""
    if scale is not None:
        return ()
    if all(entry.mean <= LOOKS_LIKE_ANSWERS for entry in entries):
        return (
            "Alle scores zijn 5 of lager. Zijn het gemiddelden op een schaal van 1 tot 5? "
            "Kies dan --scale 1-5; anders --scale 1-10.",
        )
    round = Round(tuple(entries), date.min, management_form=form)
    doubt = scale_doubt(round, study)
    return (f"{doubt.text} Zijn ze echt van 1 tot 10? Kies dan --scale 1-10.",) if doubt else ()


def on_open_scores(entries: Iterable[Entry], scale: Scale) -> tuple[str, ...]:
    """Open scores of management that lie between two answers."""
    steps = [rounded(step) for step in scale.steps()]
    between = [
        entry.code
        for entry in entries
        if entry.side is Side.MANAGEMENT and rounded(scale.to_points(entry.mean)) not in steps
    ]
    if not between:
        return ()
    named = dutch.listing([dutch.decimal(step, 2) for step in scale.steps()])
    return (f"Een open score is één stap van de schaal ({named}). Tussen twee stappen: {', '.join(between)}.",)


def on_other_statement(row: int, code: str, text: str, study: Study) -> tuple[str, ...]:
    """A row whose text clearly is another statement's than its code says."""
    own = study.item(code)
    typed = _letters(text)
    if not typed or typed in _texts(own) or typed in _letters(own.question):
        return ()
    other, likeness = _most_alike(typed, [item for item in study.items if item.code != code])
    if likeness < ALIKE or (likeness < 1 and likeness - _likeness(typed, own) < APART):
        return ()
    return (
        f"In rij {row} staat de code {code}, maar de tekst is die van {other.code} ({quoted(other.text)}). "
        f"Wij lezen {code}. Klopt dat niet? Verbeter de code in het bestand en upload het opnieuw.",
    )


def on_empty_column(column: str, study: Study) -> str:
    """A column of scores without any score."""
    return (
        f"In de kolom {column} staan 0 van {len(study.items)} scores. Hebt u ze wel? "
        "Zet ze in deze kolom, op de rij van hun stelling."
    )


def on_read_as_empty(cells: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Cells of scores with a word that says that there is none, by code."""
    if not cells:
        return ()
    named = list(dict.fromkeys(f"{code} ({quoted(typed)})" for code, typed in cells))
    return (f"Als leeg gelezen: {_named(named, 'andere', ', ')}.",)


def _texts(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_letters(text) for text in (item.text, item.printed, item.label)))


def _letters(text: str) -> str:
    return _NO_LETTER.sub(" ", text[:LONGEST_TEXT].lower()).strip()


def _most_alike(typed: str, items: Iterable[Item]) -> tuple[Item, float]:
    return max(((item, _likeness(typed, item, ALIKE)) for item in items), key=lambda found: found[1])


def _likeness(typed: str, item: Item, at_least: float = 0.0) -> float:
    """From 0 to 1; what is less than asked may be 0, which is far quicker."""
    matchers = (SequenceMatcher(None, typed, text, autojunk=False) for text in _texts(item))
    return max(each.ratio() if _may_reach(each, at_least) else 0.0 for each in matchers)


def _may_reach(matcher: "SequenceMatcher[str]", likeness: float) -> bool:
    return matcher.real_quick_ratio() >= likeness and matcher.quick_ratio() >= likeness


def _named(names: Sequence[str], rest: str, between: str = "") -> str:
    if len(names) <= MOST_NAMED:
        return between.join(names) if between else dutch.listing(names)
    return f"{', '.join(names[:MOST_NAMED])} en nog {len(names) - MOST_NAMED} {rest}"
