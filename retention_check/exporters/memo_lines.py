"""The lines around the table for a memo: whose scores, when, who answered, how to read them, and the source."""

from collections.abc import Iterator, Sequence

from retention_check import dutch
from retention_check.domain.collection_wording import collected_told
from retention_check.domain.comparison import Comparison
from retention_check.domain.difference import Bound, Level
from retention_check.domain.item import Kind
from retention_check.domain.scales import DEFAULT_SCALE
from retention_check.domain.scores import Withheld, WithheldCause
from retention_check.domain.side import Side
from retention_check.domain.wording import LEVEL, NATIONAL_WHO, WHO, WITHHELD, up_to
from retention_check.example import is_example
from retention_check.exporters.data_dictionary import Column
from retention_check.exporters.memo_table import GAP, differences, given_sides
from retention_check.exporters.round_notes import note_of

PEOPLE = {Side.YOUNG: "jonge ambtenaren", Side.MANAGEMENT: "mensen van het management"}
SUBTRACTED = "Verschil: jong min management. Landelijk verschil: jonge ambtenaren min gemeentesecretarissen."


def memo_title(comparison: Comparison) -> str:
    """What the table is about, and according to whom."""
    sides = given_sides(comparison)
    whose = "beide groepen" if len(sides) == len(Side) else WHO[sides[0]] if sides else ""
    return f"Redenen voor vertrek van jonge ambtenaren, {f'volgens {whose}' if whose else 'landelijk'}"


def lines_above(comparison: Comparison) -> Iterator[str]:
    """Municipality and date, who answered, and what a high score means."""
    round, low, high = comparison.round, DEFAULT_SCALE.low, DEFAULT_SCALE.high
    place_and_day = ", ".join(filter(None, (round.municipality, dutch.date(round.day))))
    yield f"{place_and_day}. Voorbeeld, verzonnen cijfers." if is_example(comparison) else place_and_day
    yield " ".join(_answered(comparison)) or "De gemeente heeft bij deze redenen geen scores."
    yield (
        f"Schaal van {low} (weegt licht) tot {high} (weegt zwaar). "
        "Een hoge score is slecht nieuws: deze reden weegt dan zwaar bij vertrek."
    )


def lines_below(comparison: Comparison, columns: Sequence[Column]) -> Iterator[str]:
    """What is subtracted from what, how sure that is, what must be known of these scores, and the source."""
    has_gap = any(column.name == GAP for column in columns)
    yield " ".join(filter(None, (SUBTRACTED if has_gap else "", _meaning_of_signs(comparison, columns))))
    if has_gap:
        yield _chance(comparison)
    outcomes = (compared.outcome(side) for compared in comparison.of_kind(Kind.REASON) for side in Side)
    causes = {outcome.cause for outcome in outcomes if isinstance(outcome, Withheld)}
    if causes - {WithheldCause.MORE_THAN_ASKED}:  # which holds for a whole group, and is told above
        yield f"Niet getoond: een score staat er vanaf {comparison.threshold} antwoorden."
    yield note_of(comparison)
    yield " ".join(collected_told(comparison))
    edition = comparison.study.edition
    people = [f"{dutch.thousands(edition.respondents[side])} {NATIONAL_WHO[side]}" for side in Side]
    yield f"Landelijk: {edition.title} ({dutch.listing(edition.publishers)}, {edition.year}), {dutch.listing(people)}."


def _answered(comparison: Comparison) -> Iterator[str]:
    """How many answered, of how many who were asked; of which group nothing is shown, and why."""
    sides = given_sides(comparison)
    counts = [_count(comparison, side) for side in sides if comparison.respondents(side)]
    if counts:
        yield f"Antwoorden: {dutch.listing(counts)}."
    for side in sides:
        if not comparison.has(side):
            yield f"Scores van {WHO[side]} niet getoond: {WITHHELD[next(iter(comparison.withheld(side)))]}."


def _count(comparison: Comparison, side: Side) -> str:
    asked = comparison.round.asked.get(side)
    of_asked = f" van {dutch.thousands(asked)}" if asked else ""
    return f"{dutch.thousands(comparison.respondents(side) or 0)}{of_asked} {PEOPLE[side]}"


def _meaning_of_signs(comparison: Comparison, columns: Sequence[Column]) -> str:
    """What the signs beside these differences say: only the signs that stand there."""
    found = list(differences(comparison, columns))
    levels = {difference.level for difference in found if difference.bound is not Bound.SAME_END}
    has_gap = any(column.name == GAP for column in columns)
    meanings = {
        Level.TOO_SMALL: f"° {LEVEL[Level.TOO_SMALL] if has_gap else 'te klein: één antwoord kan dit verschil maken'}",
        Level.CHANCE: f"~ {LEVEL[Level.CHANCE]}",
        Level.CLEAR: f"vet: {LEVEL[Level.CLEAR]}",
    }
    told = [meaning for level, meaning in meanings.items() if level in levels]
    if any(difference.bound is Bound.SAME_END for difference in found):
        told.append("beide einde: beide scores liggen aan hetzelfde uiteinde")
    return f"{dutch.first_capital('; '.join(told))}." if told else ""


def _chance(comparison: Comparison) -> str:
    """Up to how many points may be chance, by the fewest answers shown of each group."""
    if not comparison.margin:
        return ""
    fewest = [dutch.thousands(n) for side in Side if (n := comparison.fewest_answers(side)) is not None]
    is_fewest = any(comparison.fewest_answers(side) != comparison.respondents(side) for side in Side)
    counts = dutch.listing(fewest)
    told = f"het kleinste aantal antwoorden ({counts})" if is_fewest else f"{counts} antwoorden"
    beside = " en een open score" if comparison.is_agreed else ""
    return f"Bij {told}{beside} kan een verschil {up_to(comparison.margin)} punt toeval zijn."
