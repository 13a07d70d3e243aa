"""Dutch words for how a side was asked, by our own questionnaire or by another, and how its answers are spread."""

from collections.abc import Mapping, Sequence

from retention_check import dutch
from retention_check.domain.collecting import (
    collection_shown,
    import_shown,
    items_told_of_spread,
    sides_asked_elsewhere,
    sides_told_of_spread,
)
from retention_check.domain.collection import Collection, Length
from retention_check.domain.comparison import Comparison
from retention_check.domain.imported import ImportedSurvey
from retention_check.domain.item import Kind
from retention_check.domain.scores import THRESHOLD
from retention_check.domain.side import Side
from retention_check.domain.spread import FEWEST_SPREAD, MOST_SPREAD, Share, Spread
from retention_check.domain.wording import WHO

SHARE: Mapping[Share, str] = {
    Share.SMALL: "minder dan een derde",
    Share.MIDDLE: "een derde tot twee derde",
    Share.LARGE: "meer dan twee derde",
}
LENGTH: Mapping[Length, str] = {
    Length.SHORT: "kort",
    Length.FULL: "volledig",
    Length.CHOSEN: "eigen keuze van redenen",
}
CLASSES = ("laag", "midden", "hoog")  # in the order of `Spread.shares`
ANSWERS = ("1 of 2", "3", "4 of 5")  # what each class stands for
PLACES = ("laag", "in het midden", "hoog")  # in a sentence
LEGEND = (
    "Een open teken: minder dan een derde van wie antwoordde, misschien niemand. Twee dichte tekens: een derde tot "
    "twee derde. Drie dichte tekens: meer dan twee derde."
)
WHY = (
    f"Dit staat er alleen in derden, en bij {FEWEST_SPREAD} tot en met {MOST_SPREAD} antwoorden. Anders is naast het "
    "gemiddelde uit te rekenen wat een paar mensen kozen. Soms tonen wij geen beeld, omdat het samen met het "
    "gemiddelde te veel verraadt. Of het er staat, hangt alleen af van het aantal antwoorden en het gemiddelde."
)
OF_KIND: Mapping[Kind, str] = {Kind.REASON: "Bij een reden", Kind.MEASURE: "Bij een maatregel"}
HIGH: Mapping[Kind, str] = {  # what a high answer says, in no survey's own words
    Kind.REASON: "de reden weegt zwaar",
    Kind.MEASURE: "mensen steunen de maatregel",
}
WITH_CODES = "met eenmalige codes of op papier"
WITHOUT_CODES = "zonder codes: dubbel antwoorden is niet te zien"


def collected_text(comparison: Comparison, side: Side) -> str:
    """How a side was asked: 'zelf gevraagd, 5 tot 19 november 2026, kort', or with which tool; empty if unknown."""
    if found := collection_shown(comparison, side):
        return _told(found, comparison.round.asked.get(side))
    survey = import_shown(comparison, side)
    return _imported(survey) if survey else ""


def collected_told(comparison: Comparison) -> list[str]:
    """The same in sentences, one for both sides where they were asked alike."""
    by_text: dict[str, list[str]] = {}
    for side in Side:
        if text := collected_text(comparison, side):
            by_text.setdefault(text, []).append(WHO[side])
    return [f"{dutch.first_capital(dutch.listing(who))}: {text}." for text, who in by_text.items()]


def left_out_told(comparison: Comparison) -> str:
    """That of an own survey a statement with too few answers has no score; empty where no scores come from one."""
    sides = sides_asked_elsewhere(comparison)
    if not sides:
        return ""
    who = dutch.listing([WHO[side] for side in sides])
    least = dutch.count(THRESHOLD)
    return f"Van de eigen enquête van {who} bewaarden wij alleen scores met minstens {least} antwoorden."


def spread_sentence(spread: Spread) -> str:
    """What a third or more answered, beside words that say what low and high are: 'Laag en hoog: elk een derde ...'"""
    return _sentences(spread, PLACES)[0]


def spread_told(spread: Spread) -> str:
    """The whole spread in words, the largest share first: 'Meer dan twee derde antwoordde hoog (4 of 5). ...'"""
    named = [f"{place} ({answers})" for place, answers in zip(PLACES, ANSWERS, strict=True)]
    return " ".join(_sentences(spread, named))


def classes_told(comparison: Comparison, *kinds: Kind) -> str:
    """What low, middle and high mean: in our answer words for who saw them, in none for who answered another survey."""
    items = [each for kind in kinds for each in items_told_of_spread(comparison, kind)]
    sides = sides_told_of_spread(items, comparison)
    elsewhere = [side for side in sides if side in sides_asked_elsewhere(comparison)]
    ours = [side for side in sides if side not in elsewhere]
    if not elsewhere:
        return " ".join(_classes_in_words(comparison, kind) for kind in kinds)
    if not ours:
        return " ".join((*(_classes(kind) for kind in kinds), _chose(elsewhere)))
    return " ".join(
        (
            *(_classes_in_words(comparison, kind) for kind in kinds),
            f"Die woorden {_did(ours, 'zagen', 'zag')} in onze vragenlijst.",
            _chose(elsewhere),
            "Ook daar is laag 1 of 2, midden 3 en hoog 4 of 5.",
        )
    )


def answer_words_told(comparison: Comparison, text: str, elsewhere: str) -> str:
    """What is said of our answer words (`text`): in its place `elsewhere` where nobody whose score is shown saw them.

    Of who answered another survey follows what they did there.
    """
    sides = sides_asked_elsewhere(comparison)
    if not sides:
        return text
    others = [side for side in Side if comparison.has(side) and side not in sides]
    is_five = all(comparison.round.scale_of(side).same_instrument for side in sides)
    told = _chose(sides) if is_five else f"{_who_did(sides, 'gaven', 'gaf')} rapportcijfers in een eigen enquête."
    return f"{text if others else elsewhere} {told}"


def statements_told(comparison: Comparison) -> str:
    """That who answered another survey may have read a statement otherwise; empty where nobody did."""
    sides = sides_asked_elsewhere(comparison)
    if not sides:
        return ""
    who_read = _who_did(sides, "lazen", "las")
    return f"{who_read} de stellingen in een eigen enquête. Misschien stonden sommige daar iets anders."


def _classes_in_words(comparison: Comparison, kind: Kind) -> str:
    one, two, three, four, five = comparison.study.answer_words[kind]
    return (
        f"{OF_KIND[kind]} is laag: 1 of 2 (‘{one}’ of ‘{two}’). Midden is 3 (‘{three}’). "
        f"Hoog is 4 of 5 (‘{four}’ of ‘{five}’)."
    )


def _classes(kind: Kind) -> str:
    return f"{OF_KIND[kind]} is laag: 1 of 2. Midden is 3. Hoog is 4 of 5: {HIGH[kind]}."


def _chose(sides: Sequence[Side]) -> str:
    return (
        f"{_who_did(sides, 'kozen', 'koos')} uit vijf antwoorden in een eigen enquête, met de woorden van die enquête."
    )


def _who_did(sides: Sequence[Side], plural: str, singular: str) -> str:
    """'Jonge ambtenaren kozen', 'Het management koos'."""
    return f"{dutch.first_capital(dutch.listing([WHO[side] for side in sides]))} {_verb(sides, plural, singular)}"


def _did(sides: Sequence[Side], plural: str, singular: str) -> str:
    """'zagen jonge ambtenaren', 'zag het management'."""
    return f"{_verb(sides, plural, singular)} {dutch.listing([WHO[side] for side in sides])}"


def _verb(sides: Sequence[Side], plural: str, singular: str) -> str:
    return singular if list(sides) == [Side.MANAGEMENT] else plural


def _imported(survey: ImportedSurvey) -> str:
    tool = f" in {survey.tool}" if survey.tool else ""
    return f"eigen enquête{tool}, ingelezen op {dutch.date(survey.day)}"


def _told(collection: Collection, asked: int | None) -> str:
    parts = [
        "zelf gevraagd",
        dutch.span(collection.first_day, collection.last_day),
        LENGTH[collection.length],
        WITH_CODES if collection.has_codes else WITHOUT_CODES,
    ]
    told = ", ".join(parts)
    if asked is None or asked == collection.asked_first:
        return told
    return f"{told}; eerst {dutch.thousands(collection.asked_first)} gevraagd, later {dutch.thousands(asked)}"


def _sentences(spread: Spread, names: Sequence[str]) -> list[str]:
    """A sentence for each size of share, the largest first."""
    found = []
    for share in (Share.LARGE, Share.MIDDLE, Share.SMALL):
        of_size = [name for name, each in zip(names, spread.shares, strict=True) if each is share]
        if len(of_size) == 1:
            found.append(f"{dutch.first_capital(SHARE[share])} antwoordde {of_size[0]}.")
        elif of_size:
            found.append(f"{dutch.first_capital(dutch.listing(of_size))}: elk {SHARE[share]}.")
    return found
