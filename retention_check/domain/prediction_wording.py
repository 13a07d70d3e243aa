"""Dutch words for what each group thought the other answers: what it was, what it became, and a question about it."""

from collections.abc import Iterable, Mapping

from retention_check import dutch
from retention_check.domain.comparison import Comparison
from retention_check.domain.difference import Difference
from retention_check.domain.predictions import (
    Asks,
    Predicted,
    PredictedReason,
    farthest,
    is_apart,
    predicted_reasons,
    predictors,
)
from retention_check.domain.scores import AgreedScore, Withheld
from retention_check.domain.side import Side
from retention_check.domain.wording import END, WHO, WITHHELD, item_name, score_text

THOUGHT: Mapping[Side, str] = {Side.YOUNG: "Jonge ambtenaren dachten", Side.MANAGEMENT: "Het management dacht"}
GAVE: Mapping[Side, str] = {Side.YOUNG: "gaven", Side.MANAGEMENT: "gaf"}
ABOUT: Mapping[Side, str] = {Side.YOUNG: "Over jonge ambtenaren", Side.MANAGEMENT: "Over het management"}
NOT_SHOWN, NO_SCORE, OPEN = "niet getoond", "geen score", "open score"
QUESTIONS: Mapping[Asks, str] = {
    Asks.KNOWING: "Wat wist u nog niet van elkaar?",
    Asks.SEEING: "De antwoorden van beide groepen liggen wel uit elkaar. Hoe komt het dat u dit anders ziet?",
    Asks.BOTH: "De antwoorden van beide groepen liggen ook uit elkaar. Wat wist u niet, en wat ziet u anders?",
    Asks.NEITHER: "Hoe komt het dat u dit van elkaar weet?",
    Asks.COUNTRY: "Naast de voorspelling staan alleen landelijke scores. Hoe is het bij u?",
    Asks.NOTHING: "Er is geen voorspelling te tonen. Wat had u zelf gedacht?",
}
NEAR: Mapping[Side, str] = {Side.YOUNG: "Jong zat dichtbij", Side.MANAGEMENT: "Het management zat dichtbij"}
APART: Mapping[Side, str] = {
    Side.YOUNG: "Wat jong dacht, ligt van het antwoord af",
    Side.MANAGEMENT: "Wat het management dacht, ligt van het antwoord af",
}
ALL_NEAR, ALL_APART = "Beide groepen zaten dichtbij.", "Beide voorspellingen liggen van het antwoord af."
NOT: Mapping[Side, str] = {Side.YOUNG: "jong niet", Side.MANAGEMENT: "het management niet"}
CHANCE = "Met zo weinig mensen kan het ook toeval zijn."
TWO_TALKS = (
    "Lag de voorspelling ernaast, dan wist u iets niet van elkaar. Lag zij goed en antwoordden beide groepen toch "
    "anders, dan ziet u het anders. Dat zijn twee gesprekken: welk van de twee is het hier?"
)
EXACT = "Elke voorspelling die wij tonen, is gelijk aan het antwoord."
ONLY_COUNTRY = "Naast de voorspellingen staan hier alleen landelijke scores."
ASK_EACH_OTHER = "Vraag het elkaar: hoe is dat bij ons?"
ELSEWHERE = "Wat er in een bijeenkomst voorspeld is, staat in de bijlage."
METHOD = (
    "In een bijeenkomst voorspelde ieder wat de andere groep antwoordt, in de woorden van de vragenlijst. Wij tonen "
    "het gemiddelde vanaf {threshold} mensen, in punten van 1 tot 10 en met dezelfde afgeronde uiteinden als een "
    "score. Een voorspelling telt nergens mee als score: niet in een volgorde, een gemiddelde of een onderwerp."
)


def predicted_text(each: Predicted) -> str:
    """A prediction as it is written: '4,2', '9,5 of hoger' or 'niet getoond'."""
    if each.predicted is None:
        return NOT_SHOWN
    points = dutch.decimal(each.predicted.shown_mean)
    return f"{points} {END[each.end]}" if each.end else points


def real_text(each: Predicted) -> str:
    """What it became as it is written: '7,1', '7,8 (open score)', 'niet getoond' or 'geen score'."""
    if each.real is None:
        return NOT_SHOWN if isinstance(each.compared.outcome(each.about), Withheld) else NO_SCORE
    told = score_text(each.real)
    return f"{told} ({OPEN})" if isinstance(each.real, AgreedScore) else told


def predicted_told(each: Predicted, where: str = "hier") -> str:
    """A prediction beside what it became, in words first.

    'Jonge ambtenaren dachten dat het management hier 4,2 gaf. Het werd 7,1; landelijk 6,3.'
    """
    if each.predicted is None:
        return f"Van {WHO[each.by]} is {where} geen voorspelling te tonen. {_became(each, _subject(each))}"
    about = f"{WHO[each.about]} {where} {predicted_text(each)} {GAVE[each.about]}"
    return f"{THOUGHT[each.by]} dat {about}. {_became(each, 'Het werd')}"


def question_of(reason: PredictedReason) -> str:
    """Who was near and who was not, and what a room is asked about it: what it did not know, or sees otherwise."""
    told = [near_told(reason), QUESTIONS[reason.asks], CHANCE if _can_be_chance(reason) else ""]
    return " ".join(filter(None, told))


def near_told(reason: PredictedReason) -> str:
    """Whose prediction lies near the answer and whose does not; empty where no own score stands beside one."""
    beside_own = {each.by: is_apart(each.off) for each in reason.predicted if each.off}
    near = [side for side, apart in beside_own.items() if not apart]
    apart = [side for side, apart in beside_own.items() if apart]
    if near and apart:
        return f"{NEAR[near[0]]}, {NOT[apart[0]]}."
    if len(beside_own) > 1:
        return ALL_NEAR if near else ALL_APART
    return "".join(f"{(APART if apart else NEAR)[side]}." for side in beside_own)


def predictions_told(comparison: Comparison) -> str:
    """The first sentence of the report: where a prediction lay farthest from the answer, if there is one."""
    found = farthest(comparison)
    if found is None:
        return EXACT if _has_own(comparison) else ONLY_COUNTRY
    where = f"‘{dutch.first_small(item_name(found.compared.item))}’"
    return f"Het verst lag het uit elkaar bij {where}. {predicted_told(found)}"


def talks_told(comparison: Comparison) -> str:
    """The second sentence: a question that tells not knowing from seeing it otherwise, beside own scores."""
    return TWO_TALKS if _has_own(comparison) else ASK_EACH_OTHER


def predictors_told(comparison: Comparison) -> str:
    """Who predicted: 'Voorspeld door 14 jonge ambtenaren en 5 tot 6 mensen van het management, in een bijeenkomst.'"""
    told = [f"{_range(*counts)} {_people(side)}" for side, counts in predictors(comparison).items()]
    return f"Voorspeld door {dutch.listing(told)}, in een bijeenkomst." if told else ""


def _has_own(comparison: Comparison) -> bool:
    return any(reason.has_own for reason in predicted_reasons(comparison))


def _range(fewest: int, most: int) -> str:
    return dutch.thousands(most) if fewest == most else f"{dutch.thousands(fewest)} tot {dutch.thousands(most)}"


def _people(side: Side) -> str:
    return "jonge ambtenaren" if side is Side.YOUNG else "mensen van het management"


def _subject(each: Predicted) -> str:
    return f"{dutch.first_capital(WHO[each.about])} {GAVE[each.about]}"


def _became(each: Predicted, begin: str) -> str:
    national = dutch.decimal(each.national)
    if each.real is not None:
        return f"{begin} {real_text(each)}; landelijk {national}."
    outcome = each.compared.outcome(each.about)
    if isinstance(outcome, Withheld):
        return f"Wat het werd, tonen wij niet ({WITHHELD[outcome.cause]}). Landelijk is het {national}."
    return f"Een eigen score is er niet. Landelijk is het {national}."


def _can_be_chance(reason: PredictedReason) -> bool:
    """Whether none of the differences that the question is about is a clear one."""
    apart = [each for each in _differences(reason) if is_apart(each)]
    return bool(apart) and not any(each and each.is_clear for each in apart)


def _differences(reason: PredictedReason) -> Iterable[Difference | None]:
    yield from (each.off for each in reason.predicted)
    if reason.asks in (Asks.SEEING, Asks.BOTH):
        yield reason.compared.gap
