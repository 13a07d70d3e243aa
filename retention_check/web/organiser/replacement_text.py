"""What a score sheet changes in a round, in Dutch: which scores become what, which come and which go."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from retention_check import dutch
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import WHO, item_name
from retention_check.importers.sheet_into_round import Replacement

PLACES = 2  # decimals of a mean
FEW = 5  # of a kind that are named
SAME = "De scores zijn gelijk aan wat er al staat."


def replacement_text(side: Side, change: Replacement, study: Study) -> str:
    """What happens to the scores of one group that are there."""
    who = WHO[side]
    if change.kept:
        stays = "blijft" if change.kept == 1 else "blijven"
        scores = dutch.plural(change.kept, "score", "scores")
        return f"Van {who} staan geen scores in uw bestand. De {scores} in deze ronde {stays} staan."
    if change.has_too_few:
        n = len(change.lost)
        scores = "score in deze ronde gaat" if n == 1 else f"{dutch.thousands(n)} scores in deze ronde gaan"
        return f"In uw bestand gaven te weinig mensen van {who} antwoord. De {scores} daarom weg."
    if change.is_same:
        return f"De scores van {who} zijn gelijk aan wat er al staat."
    sentences = [_changed(who, change, study), _added(change), _lost(change), _counts(change), _asked(change)]
    return " ".join(each for each in sentences if each)


def _changed(who: str, change: Replacement, study: Study) -> str:
    if not change.is_comparable:
        replaced = dutch.plural(change.replaced, "score", "scores")
        return f"Van {who} {'wordt' if change.replaced == 1 else 'worden'} {replaced} in deze ronde vervangen."
    if not change.changed:
        return f"Van {who} verandert geen score." if change.replaced else f"Van {who} komen er andere scores."
    means = [f"{_name(code, study)} {' wordt '.join(_both(old, new))}" for code, (old, new) in change.changed.items()]
    scores = dutch.plural(len(means), "score", "scores")
    return f"Van {who} {'verandert' if len(means) == 1 else 'veranderen'} {scores}: {_few(means)}."


def _added(change: Replacement) -> str:
    if not change.added:
        return ""
    scores = dutch.plural(len(change.added), "score", "scores")
    return f"Er {'komt' if len(change.added) == 1 else 'komen'} {scores} bij: {_few(change.added)}."


def _lost(change: Replacement) -> str:
    if not change.lost:
        return ""
    stands, goes = ("staat", "gaat") if len(change.lost) == 1 else ("staan", "gaan")
    scores = dutch.plural(len(change.lost), "score", "scores")
    return f"{scores} {stands} niet in uw bestand en {goes} weg: {_few(change.lost)}."


def _counts(change: Replacement) -> str:
    if change.lost_count:
        return (
            f"Het aantal antwoorden ({dutch.thousands(change.lost_count)}) gaat ook weg, want het staat niet in uw "
            "bestand. Vul het na het bewaren in bij Scores."
        )
    kinds = set(change.counts.values())
    if len(kinds) == 1:
        old, new = (_number(n) for n in kinds.pop())
        return f"Het aantal antwoorden verandert: {old} wordt {new}."
    return f"Bij {len(change.counts)} scores verandert het aantal antwoorden." if kinds else ""


def _asked(change: Replacement) -> str:
    if not change.asked:
        return ""
    old, new = (_number(n) for n in change.asked)
    return f"Het aantal mensen dat u vroeg, verandert: {old} wordt {new}."


def _name(code: str, study: Study) -> str:
    return f"{code} {dutch.first_small(item_name(study.item(code)))}:"


def _both(old: Decimal, new: Decimal) -> tuple[str, str]:
    """Two means with as few decimals as tell them apart, and with those that were typed."""
    for places in range(PLACES, 10):
        if (shown := _rounded(old, places)) != (then := _rounded(new, places)):
            return shown, then
    return dutch.as_typed(old), dutch.as_typed(new)


def _rounded(mean: Decimal, places: int) -> str:
    """A mean half up, without zeros at its end."""
    return dutch.as_typed(float(mean.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)))


def _number(n: int | None) -> str:
    return "onbekend" if n is None else dutch.thousands(n)


def _few(names: Sequence[str]) -> str:
    more = f" en nog {len(names) - FEW} andere" if len(names) > FEW else ""
    return f"{', '.join(names[:FEW])}{more}"
