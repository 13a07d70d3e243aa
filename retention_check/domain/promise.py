"""What whoever answers our questionnaire is promised, and not one word more; on a phone, on paper and in a letter."""

from dataclasses import dataclass
from math import ceil

from retention_check import dutch
from retention_check.domain.questionnaire import DAYS_KEPT
from retention_check.domain.scores import HIGHEST, LOWEST
from retention_check.domain.spread import FEWEST_SPREAD

SECONDS = 8  # that one statement takes, on average


@dataclass(frozen=True)
class Promised:
    """One paragraph of the promise, with a heading above it."""

    heading: str
    text: str


def promised(threshold: int) -> tuple[Promised, ...]:
    """The promise for a questionnaire of which means are shown from so many answers on."""
    return (
        Promised(
            "Wat er van u bewaard wordt",
            "Wij bewaren niet wie u bent. Uw antwoorden worden meteen opgeteld bij die van anderen.",
        ),
        Promised(
            "Wat uw organisatie ziet",
            f"Uw organisatie ziet alleen gemiddelden van {dutch.count(threshold)} of meer mensen, en nooit een "
            f"{HIGHEST} of een {LOWEST}. Vanaf {dutch.count(FEWEST_SPREAD)} antwoorden ziet zij ook ongeveer hoeveel "
            "mensen hoog of laag antwoordden. Als bijna iedereen hetzelfde vindt, is dat wel te zien.",
        ),
        Promised(
            "Wie er mee kan kijken",
            "Zolang de vragenlijst open is, kan de beheerder van de computer waarop de vragenlijst staat technisch "
            f"meekijken. Als de uitkomsten vastliggen, en anders {DAYS_KEPT} dagen na het sluiten, worden de losse "
            "sporen daar gewist. In een zaal zien anderen dát u antwoordt.",
        ),
        Promised(
            "Terughalen kan niet",
            "Na versturen kunt u niets terughalen: wij weten niet welke antwoorden van u zijn.",
        ),
    )


def minutes_for(codes: tuple[str, ...]) -> int:
    """About how many minutes these statements take."""
    return ceil(len(codes) * SECONDS / 60)
