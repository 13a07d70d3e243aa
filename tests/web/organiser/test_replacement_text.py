"""What a score sheet changes in a round, in Dutch."""

from decimal import Decimal

import pytest

from retention_check import dutch
from retention_check.domain.side import Side
from retention_check.importers.sheet_into_round import Replacement
from retention_check.web.organiser.replacement_text import replacement_text
from tests.cast import STUDY

ONE = {"R1": (Decimal("2.7"), Decimal("4.4"))}
LONG = {"R2": (Decimal("5.71428571429"), Decimal("5.73684210526")), "R3": (Decimal("5.71111"), Decimal("5.71222"))}
MANY = {f"R{n}": (Decimal(n), Decimal("4.4")) for n in range(5, 11)}


def named(code: str) -> str:
    """A reason with its code, as it stands within a sentence."""
    return f"{code} {dutch.first_small(STUDY.item(code).text)}:"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Replacement(kept=1), "Van jonge ambtenaren staan geen scores in uw bestand. De 1 score in deze ronde blijft"),
        (
            Replacement(replaced=3, is_comparable=True),
            "De scores van jonge ambtenaren zijn gelijk aan wat er al staat.",
        ),
        (Replacement(replaced=1), "Van jonge ambtenaren wordt 1 score in deze ronde vervangen."),
        (
            Replacement(replaced=9, is_comparable=True, changed=ONE),
            "Van jonge ambtenaren verandert 1 score: R1 te weinig carrièreontwikkeling: 2,7 wordt 4,4.",
        ),
        (
            Replacement(replaced=9, is_comparable=True, changed={"R1": (Decimal("4.825"), Decimal("4.9"))}),
            "Van jonge ambtenaren verandert 1 score: R1 te weinig carrièreontwikkeling: 4,83 wordt 4,9.",
        ),
        (
            Replacement(replaced=9, is_comparable=True, changed=LONG),
            f"Van jonge ambtenaren veranderen 2 scores: {named('R2')} 5,71 wordt 5,74, "
            f"{named('R3')} 5,711 wordt 5,712.",
        ),
        (
            Replacement(replaced=9, is_comparable=True, changed=MANY),
            f"Van jonge ambtenaren veranderen 6 scores: {named('R5')} 5 wordt 4,4, {named('R6')} 6 wordt 4,4, "
            f"{named('R7')} 7 wordt 4,4, {named('R8')} 8 wordt 4,4, {named('R9')} 9 wordt 4,4 en nog 1 andere.",
        ),
        (
            Replacement(replaced=1, is_comparable=True, added=("R2", "R3")),
            "Van jonge ambtenaren verandert geen score. Er komen 2 scores bij: R2, R3.",
        ),
        (
            Replacement(is_comparable=True, added=("R2",), lost=("R1",)),
            "Van jonge ambtenaren komen er andere scores. Er komt 1 score bij: R2. "
            "1 score staat niet in uw bestand en gaat weg: R1.",
        ),
        (
            Replacement(replaced=2, is_comparable=True, counts={"R1": (None, 30), "R2": (None, 30)}, asked=(58, 60)),
            "Van jonge ambtenaren verandert geen score. Het aantal antwoorden verandert: onbekend wordt 30. "
            "Het aantal mensen dat u vroeg, verandert: 58 wordt 60.",
        ),
        (
            Replacement(replaced=2, is_comparable=True, counts={"R1": (34, 30), "R2": (33, 30)}),
            "Van jonge ambtenaren verandert geen score. Bij 2 scores verandert het aantal antwoorden.",
        ),
        (
            Replacement(replaced=1, is_comparable=True, lost_count=34, counts={"R1": (34, None)}),
            "Van jonge ambtenaren verandert geen score. Het aantal antwoorden (34) gaat ook weg",
        ),
    ],
)
def test_what_happens_to_scores_that_are_there_is_told(change: Replacement, told: str) -> None:
    assert replacement_text(Side.YOUNG, change, STUDY).startswith(told)
