"""What a reader of the figures must know of the round: what was mended after sharing, and who was asked again."""

from retention_check import dutch
from retention_check.domain.change import hidden_changes, shown_changes
from retention_check.domain.comparison import Comparison
from retention_check.domain.prediction_wording import METHOD, predictors_told
from retention_check.domain.round import Round
from retention_check.domain.scores import WithheldCause
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO, WITHHELD, corrections_told

ASKED_AGAIN = {True: "ja", False: "nee", None: "niet bekend"}


def note_of(comparison: Comparison) -> str:
    """What holds for all figures: another instrument, scores that are not anonymous, what was mended after sharing."""
    return " ".join(filter(None, (comparison.note, *corrections_told(comparison.round.publication, comparison.study))))


def asked_again(round: Round, side: Side) -> bool | None:
    """Whether everyone of a group was asked again since the round before; None when nobody said."""
    return True if round.was_asked_again(side) else round.asked_again.get(side)


def asked_again_text(now: Comparison, before: Comparison) -> str:
    """The same in words, of the groups that both rounds show: once where it is the same; empty without such a group."""
    groups = {*shown_changes(now, before), *hidden_changes(now, before)}
    answers = {side: ASKED_AGAIN[asked_again(now.round, side)] for side in Side if side in groups}
    if len(set(answers.values())) > 1:
        return f"Opnieuw gevraagd: {', '.join(f'{WHO[side]} {answer}' for side, answer in answers.items())}."
    return f"Opnieuw gevraagd: {next(iter(answers.values()))}." if answers else ""


def hidden_changes_text(now: Comparison, before: Comparison) -> str:
    """Of which groups the change is not given, and why; empty when there is none."""
    groups = dutch.listing([WHO[side] for side in hidden_changes(now, before)])
    return (
        f"Wat er veranderde bij {groups}, staat er niet: daarvoor moet iedereen in die groep opnieuw gevraagd zijn."
        if groups
        else ""
    )


def predicted_note(comparison: Comparison) -> str:
    """Who predicted the other group's answers in a meeting, and what that is; empty where nobody did."""
    who = predictors_told(comparison)
    return f"{who} {METHOD.format(threshold=comparison.threshold)}" if who else ""


def withheld_text(comparison: Comparison) -> str:
    """From how many answers a score is shown, and of which group none is for another reason."""
    told = [f"Een score staat er vanaf {comparison.threshold} antwoorden."]
    cause = WithheldCause.MORE_THAN_ASKED
    told += [f"Niet bij {WHO[side]}: {WITHHELD[cause]}." for side in Side if cause in comparison.withheld(side)]
    return " ".join(told)
