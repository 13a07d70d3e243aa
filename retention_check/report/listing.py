"""What stands on page 1, and the short lists of measures: each figure once, elsewhere a word that says where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from retention_check.domain.comparison import Comparison, ItemComparison
from retention_check.domain.findings import (
    IN_LIST,
    IN_SUMMARY,
    NationalDifference,
    largest_gaps,
    near,
    supported,
    supported_more,
    unlike_national,
)
from retention_check.domain.headline import Headline, HeadlineKind
from retention_check.domain.item import Item, Kind
from retention_check.domain.side import Side
from retention_check.domain.wording import NATIONAL_WHO, SUPPORT_MORE, WHO

PAGE_ONE = "bladzijde 1"
MANY = "Zoveel maatregelen krijgen hier evenveel steun, dat er geen lijst van te maken is."
ALL_EQUAL = "Alle maatregelen met een score krijgen hier evenveel steun."


@dataclass(frozen=True)
class Summary:
    """What follows the headline on page 1.

    `gaps` are the next five; `equal_to_last` are those as large as the last of them that had no room; `widest_other`
    is the widest gap of the kind (reason or measure) that neither headline nor gaps name; `near` are three of
    `near_count`; `unlike` where the round differs most from the country. `highest` is, where there is no gap to draw,
    what stands highest for each side that gave scores: reasons, then measures.
    """

    gaps: tuple[ItemComparison, ...]
    equal_to_last: tuple[ItemComparison, ...]
    widest_other: ItemComparison | None
    near: tuple[ItemComparison, ...]
    near_count: int
    unlike: tuple[NationalDifference, ...]
    highest: tuple[tuple[Side, tuple[ItemComparison, ...]], ...]

    @property
    def drawn(self) -> tuple[ItemComparison, ...]:
        """Items whose figures stand on page 1 after the headline."""
        highest = (compared for _, found in self.highest for compared in found)
        return (*self.gaps, *self.near, *highest)


@dataclass(frozen=True)
class ListedMeasure:
    """A measure in a short list; `stands` says where its figures are when they are on another page."""

    compared: ItemComparison
    stands: str = ""


@dataclass(frozen=True)
class MeasureList:
    """A short list of measures under its title; `otherwise` is said when nothing stands out."""

    title: str
    measures: tuple[ListedMeasure, ...]
    otherwise: str = ""


class NumberedPage(Protocol):
    """A page of conversation about one reason."""

    @property
    def reason(self) -> Item: ...  # noqa: D102

    def number_of(self, code: str) -> int: ...  # noqa: D102


def summarise(comparison: Comparison, headline: Headline) -> Summary:
    """The findings that follow the headline, reasons and measures in one list by size."""
    first = headline.compared if headline.kind is HeadlineKind.GAP else None
    following = [compared for compared in largest_gaps(comparison) if compared is not first]
    gaps, rest = following[:IN_LIST], following[IN_LIST:]
    named = {compared.item.kind for compared in ([first] if first else []) + gaps}
    near_items = [compared for compared in near(comparison) if compared is not headline.compared]
    return Summary(
        tuple(gaps),
        tuple(compared for compared in rest if _size(compared) == _size(gaps[-1])),
        next((compared for compared in rest if compared.item.kind not in named), None),
        tuple(near_items[:IN_SUMMARY]),
        len(near(comparison)),
        tuple(unlike_national(comparison)[:IN_SUMMARY]),
        () if comparison.both_sides else _highest(comparison, headline.compared),
    )


def _highest(
    comparison: Comparison, first: ItemComparison | None
) -> tuple[tuple[Side, tuple[ItemComparison, ...]], ...]:
    """What stands highest for each side: three reasons and three measures, without the one in the title."""
    found = []
    for side in Side:
        listed = [compared for kind in Kind for compared in _highest_of(comparison, kind, side, first)[:IN_SUMMARY]]
        if listed:
            found.append((side, tuple(listed)))
    return tuple(found)


def _highest_of(comparison: Comparison, kind: Kind, side: Side, first: ItemComparison | None) -> list[ItemComparison]:
    shown = [compared for compared in comparison.of_kind(kind) if compared.score(side) and compared is not first]
    return sorted(shown, key=lambda compared: -(compared.shown_score(side) or Decimal(0)))


def measure_lists(
    comparison: Comparison, first: Headline, summary: Summary, pages: Iterable[NumberedPage]
) -> tuple[MeasureList, ...]:
    """Measures by what stands out; the figures of each stand in one place."""
    places = _places(comparison, first, summary, pages)
    return tuple(
        MeasureList(title, tuple(ListedMeasure(each, places.get(each.item.code, "")) for each in listed), otherwise)
        for title, listed, otherwise in _lists(comparison)
    )


def drawn_measures(lists: Iterable[MeasureList]) -> tuple[ItemComparison, ...]:
    """The listed measures whose figures stand nowhere else, each once, the largest gap first."""
    unique = {
        listed.compared.item.code: listed.compared for found in lists for listed in found.measures if not listed.stands
    }
    return tuple(sorted(unique.values(), key=lambda compared: -(_size(compared) or Decimal(0))))


def _places(comparison: Comparison, first: Headline, summary: Summary, pages: Iterable[NumberedPage]) -> dict[str, str]:
    """Where the figures of a measure stand before the short lists: on a page of conversation or on page 1."""
    places = {
        compared.item.code: f"onderwerp {page.number_of(compared.item.code)}"
        for page in pages
        for compared in comparison.under(page.reason.code)
    }
    drawn = (*([first.compared] if first.compared else []), *summary.drawn)
    return {compared.item.code: PAGE_ONE for compared in drawn} | places


def _lists(comparison: Comparison) -> Iterable[tuple[str, Sequence[ItemComparison], str]]:
    if comparison.pairs(Kind.MEASURE):
        yield from _lists_of_gaps(comparison)
    scored = [side for side in Side if any(compared.score(side) for compared in comparison.of_kind(Kind.MEASURE))]
    for side in scored or Side:
        whose = WHO[side] if scored else f"{NATIONAL_WHO[side]}, landelijk"
        found = supported(comparison, side)
        yield f"Meeste steun van {whose}", found.most, ALL_EQUAL if found.is_level else MANY
        if not found.is_level:
            yield f"Minste steun van {whose}", found.least, MANY


def _lists_of_gaps(comparison: Comparison) -> Iterable[tuple[str, Sequence[ItemComparison], str]]:
    for side in Side:
        found = supported_more(comparison, side)[:IN_LIST]
        yield SUPPORT_MORE[side], found, "Er is geen maatregel waarbij dit verschil opvalt."
    near_measures = [compared for compared in near(comparison) if compared.item.kind is Kind.MEASURE]
    yield "Hier liggen de scores dicht bij elkaar", near_measures[:IN_LIST], "Bij geen maatregel."


def _size(compared: ItemComparison) -> Decimal | None:
    return compared.gap.size if compared.gap else None
