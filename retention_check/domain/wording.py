"""Dutch words for the domain's own values, where code has to say them."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from retention_check import dutch
from retention_check.domain.comparison import ItemComparison
from retention_check.domain.difference import Bound, Difference, Level, Margin
from retention_check.domain.item import Item, Kind
from retention_check.domain.publication import COUNT, SCALE, Correction, Publication
from retention_check.domain.round import Round
from retention_check.domain.scales import DEFAULT_SCALE, Scale, rounded
from retention_check.domain.scores import AnyScore, End, WithheldCause
from retention_check.domain.side import Side
from retention_check.domain.study import Study

WITHHELD: Mapping[WithheldCause, str] = {
    WithheldCause.TOO_FEW: "te weinig antwoorden",
    WithheldCause.UNKNOWN: "aantal antwoorden onbekend",
    WithheldCause.MORE_THAN_ASKED: "meer antwoorden dan gevraagde mensen",
}
SHORT: Mapping[Side, str] = {Side.YOUNG: "jong", Side.MANAGEMENT: "management"}
WHO: Mapping[Side, str] = {Side.YOUNG: "jonge ambtenaren", Side.MANAGEMENT: "het management"}
NATIONAL_WHO: Mapping[Side, str] = {Side.YOUNG: "jonge ambtenaren", Side.MANAGEMENT: "gemeentesecretarissen"}
SUPPORT_MORE: Mapping[Side, str] = {
    Side.YOUNG: "Jonge ambtenaren steunen dit meer",
    Side.MANAGEMENT: "Het management steunt dit meer",
}
END: Mapping[End, str] = {End.LOW: "of lager", End.HIGH: "of hoger"}
BOUND: Mapping[Bound, str] = {Bound.AT_LEAST: "minstens ", Bound.AT_MOST: "hooguit ", Bound.ABOUT: "ongeveer "}
LEVEL: Mapping[Level, str] = {
    Level.TOO_SMALL: "te klein: één antwoord per groep kan dit verschil maken",
    Level.CHANCE: "kan toeval zijn",
    Level.CLEAR: "duidelijk",
}
CONVERTED = Decimal("4.4")  # the example of a mean that was converted
MENDED: Mapping[str, str] = {COUNT: "het aantal antwoorden", SCALE: "de schaal"}
LEVEL_SHORT: Mapping[Level, str] = {**LEVEL, Level.TOO_SMALL: "te klein"}


def score_text(score: AnyScore) -> str:
    """A score as it is written: '7,9', or '9,5 of hoger' where its end is blurred."""
    points = dutch.decimal(score.shown_mean)
    return f"{points} {END[score.end]}" if score.end else points


def shown_text(compared: ItemComparison, side: Side) -> str:
    """The score of a side as it is written; empty when there is none to show."""
    score = compared.score(side)
    return score_text(score) if score else ""


def size_text(difference: Difference) -> str:
    """The size of a difference: '3,8', or 'minstens 3,8' where an end is blurred."""
    return f"{BOUND.get(difference.bound, '') if difference.bound else ''}{dutch.decimal(difference.size)}"


def signed_text(difference: Difference) -> str:
    """A difference with its sign: '+3,8', 'minstens +3,8'."""
    return f"{BOUND.get(difference.bound, '') if difference.bound else ''}{dutch.signed(difference.points)}"


def up_to(margin: Margin) -> str:
    """A margin in print: 'tot 2,6' where it was rounded up and 2,6 lies beyond it, else 'tot en met 1,5'."""
    shown = rounded(margin.points)
    return f"{'tot' if shown > margin.points else 'tot en met'} {dutch.decimal(shown)}"


def range_of_count(expected: Decimal) -> str:
    """About how many: 2.5 becomes 'twee of drie', 2 'ongeveer twee', under one 'soms één'."""
    low = int(expected)
    if low < 1:
        return "soms één"
    return f"ongeveer {dutch.count(low)}" if expected == low else f"{dutch.count(low)} of {dutch.count(low + 1)}"


def kind_word(item: Item) -> str:
    """What an item is: 'reden' or 'maatregel'."""
    return "reden" if item.kind is Kind.REASON else "maatregel"


def item_name(item: Item) -> str:
    """An item in a few words: a reason with 'te weinig' or 'te veel' before it, a measure by its short name."""
    return item.text if item.kind is Kind.REASON else item.label


def code_range(study: Study) -> str:
    """Which codes there are: 'R1 tot R10 en M1.1 tot M10.4'."""
    ranges = (f"{items[0].code} tot {items[-1].code}" for items in map(study.of_kind, Kind))
    return " en ".join(ranges)


def corrections_told(publication: Publication, study: Study) -> list[str]:
    """What was mended after it was final, a sentence for each group and day: which items, and that it was an error."""
    found: dict[tuple[Side | None, date], list[Correction]] = {}
    for correction in publication.corrections:
        found.setdefault((correction.side, correction.day), []).append(correction)
    return [
        f"Verbeterd na het vastleggen: {_mended(side, corrections, study)}, op {dutch.date(day)}. Het was een tikfout."
        for (side, day), corrections in found.items()
    ]


def conversion_told(round: Round) -> str:
    """That means of 1 to 5 became points of 1 to 10, with an example; empty where nothing was converted."""
    if round.scale == DEFAULT_SCALE or not round.scale.same_instrument:
        return ""
    means, points = (f"{each.low} tot {each.high}" for each in (round.scale, DEFAULT_SCALE))
    return f"Gemiddelden van {means} zijn omgerekend naar scores van {points}: {conversion_example(round.scale)}."


def conversion_sentence(scale: Scale, is_reversed: bool = False) -> str:
    """What one mean on another scale becomes, in a sentence; reversed, the lowest answer says most."""
    mean = scale.low + scale.high - CONVERTED if is_reversed else CONVERTED
    own, points = (f"de schaal {each.low} tot {each.high}" for each in (scale, DEFAULT_SCALE))
    which = f"{own}, waarbij {scale.low} het hoogst is," if is_reversed else own
    score = dutch.decimal(rounded(scale.to_points(CONVERTED)))
    return f"Een gemiddelde van {dutch.decimal(mean)} op {which} wordt {score} op {points}."


def conversion_example(scale: Scale) -> str:
    """What one mean on another scale becomes: '4,4 wordt 8,7'."""
    return f"{dutch.decimal(CONVERTED)} wordt {dutch.decimal(rounded(scale.to_points(CONVERTED)))}"


def _mended(side: Side | None, corrections: list[Correction], study: Study) -> str:
    named = dutch.listing([_mended_part(correction, study) for correction in corrections])
    return named if side is None else f"{named}, {WHO[side]}"


def _mended_part(correction: Correction, study: Study) -> str:
    if not correction.is_item:
        return MENDED[correction.what]
    return f"‘{dutch.first_small(item_name(study.item(correction.what)))}’ ({correction.what})"
