"""The columns of a comparison in their order, each with its meaning."""

from retention_check.exporters.collection_columns import COLLECTED, SPREADS
from retention_check.exporters.data_dictionary import (
    BOUNDS,
    BOUNDS_BESIDE_NATIONAL,
    CAUSES,
    COUNT,
    ENDS,
    KINDS,
    LEVELS,
    PLACE,
    POINTS,
    SCORE,
    STATUSES,
    TEXT,
    THOUSANDTHS,
    WORD,
    Column,
    of_each_side,
)
from retention_check.exporters.prediction_columns import PREDICTED
from retention_check.exporters.round_columns import SAME_IN_EVERY_ROW

CODE = Column(
    "code",
    "Code",
    TEXT,
    "code of the statement: `R1` to `R10`, `M1.1` to `M10.4`",
    "Code van de stelling. R is een reden, M is een maatregel.",
)
ITEM = Column("item", "Stelling", TEXT, "the statement in Dutch", "De stelling zelf.")
STATEMENT = (
    CODE,
    Column(
        "kind",
        "Soort",
        WORD,
        "a high reason is bad news, a high measure is support",
        "Een hoge score bij een reden is slecht nieuws. Een hoge score bij een maatregel betekent veel steun.",
        words=KINDS,
    ),
    Column(
        "reason",
        "Reden",
        TEXT,
        "code of the reason the statement belongs to; its own for a reason",
        "Code van de reden waar de stelling bij hoort.",
    ),
    ITEM,
)
SCORES = (
    *of_each_side(
        Column(
            "{side}",
            "{capital}",
            SCORE,
            "mean of {group} as shown, one decimal",
            "Gemiddelde score van {who}, zoals wij die tonen.",
            "nothing was entered, or the mean is withheld",
        ),
        meaning="; or the open score",
        explanation=" Of de open score.",
    ),
    Column(
        "gap",
        "Verschil",
        POINTS,
        "`young` minus `management`",
        "De score van jonge ambtenaren min die van het management, allebei zoals getoond.",
        "one of the two is empty",
    ),
)
ANSWERS = of_each_side(
    Column(
        "n_{side}",
        "Antwoorden {short}",
        COUNT,
        "answers behind `{side}`",
        "Hoeveel mensen antwoord gaven.",
        "`{side}` is empty",
    ),
    explanation=" Bij een open score staat er geen aantal.",
    empty=", or an open score",
)
NATIONAL = (
    Column(
        "national_all",
        "Landelijk alle",
        SCORE,
        "national mean of all who answered; most of them are young, so it is no benchmark",
        "Landelijk gemiddelde van iedereen die meedeed. De meesten zijn jong: gebruik het niet als maatstaf.",
    ),
    *of_each_side(
        Column(
            "national_{side}",
            "Landelijk {national}",
            SCORE,
            "national mean of {national_group}",
            "Landelijk gemiddelde van {national_who}.",
        )
    ),
    Column(
        "national_gap",
        "Landelijk verschil",
        POINTS,
        "`national_young` minus `national_management`",
        "Het landelijke gemiddelde van jonge ambtenaren min dat van gemeentesecretarissen.",
    ),
)
BESIDE_NATIONAL = (
    *of_each_side(
        Column(
            "{side}_vs_national",
            "{capital} tegenover landelijk",
            POINTS,
            "`{side}` minus `national_{side}`",
            "De score van {who} zoals getoond, min het landelijke gemiddelde van {national_who}.",
            "`{side}` is empty",
        )
    ),
    Column(
        "gap_vs_national",
        "Verschil tegenover landelijk",
        POINTS,
        "`gap` minus `national_gap`; where `gap` has a bound it is as uncertain as that",
        "Het eigen verschil min het landelijke verschil.",
        "`gap` is empty",
    ),
)
RANKS = (
    *of_each_side(
        Column(
            "rank_{side}",
            "Plaats {short}",
            PLACE,
            "place of `{side}`, 1 for the highest, among the statements of its kind that have both scores, or where "
            "there are none, those that have this score; equal scores share a place",
            "Plaats onder de redenen of de maatregelen waarbij wij beide scores tonen. Zijn die er niet, dan onder "
            "die met deze score. De hoogste staat op 1. Gelijke scores delen een plaats.",
            "the statement is not one of these",
        )
    ),
    *of_each_side(
        Column(
            "national_rank_{side}",
            "Landelijke plaats {national}",
            PLACE,
            "place of `national_{side}` among the same statements; where this group has no score of that kind, among "
            "those of the other group, else among all",
            "Plaats van het landelijke gemiddelde van {national_who}, onder dezelfde stellingen.",
            "the statement is not one of these",
        )
    ),
)
WHAT_STANDS_THERE = (
    *of_each_side(
        Column(
            "status_{side}",
            "Wat staat er bij {short}",
            WORD,
            "what became of what was entered",
            "Of er een score staat, een open score, of een score die wij niet tonen.",
            "nothing was entered",
            STATUSES,
        )
    ),
    *of_each_side(
        Column(
            "withheld_{side}",
            "Waarom niet getoond bij {short}",
            WORD,
            "why the mean of {group} is withheld",
            "Waarom wij de score van {who} niet tonen.",
            "it is not withheld",
            CAUSES,
        )
    ),
    *of_each_side(
        Column(
            "end_{side}",
            "Einde {short}",
            WORD,
            "the mean lies at this end of the scale or beyond it, and `{side}` holds the number of that end: the mean "
            "itself would tell what everyone answered",
            "De score ligt aan een uiteinde. Het getal ernaast is dat uiteinde: de precieze score zou verraden wat "
            "ieder koos.",
            "the mean is not at an end",
            ENDS,
        ),
        empty=", or is an open score",
    ),
    *of_each_side(
        Column(
            "step_{side}",
            "Stap van één {one}",
            THOUSANDTHS,
            "how far one person answering one step differently moves the mean: 2.25 / n, with school marks 1 / n",
            "Zoveel verschuift het gemiddelde als één persoon één antwoord hoger of lager kiest.",
            "`{side}` is empty",
        ),
        meaning="; for an open score half a step, 1.125",
        explanation=" Bij een open score staat er een half antwoord.",
    ),
)
WHAT_CHANCE_CAN_DO = (
    Column(
        "gap_bound",
        "Grens van het verschil",
        WORD,
        "what a blurred end makes of the size of `gap`; `same_end`: both lie at the same end, and `gap` is 0",
        "Ligt een score aan een uiteinde, dan is het verschil minstens, hooguit of ongeveer zo groot als er staat.",
        "neither score is at an end",
        BOUNDS,
    ),
    Column(
        "gap_steps",
        "Stappen samen",
        THOUSANDTHS,
        "`step_young` and `step_management` together, worked out before rounding and then cut off: one answer in each "
        "group can make a gap of this size",
        "De twee stappen samen, afgekapt. Tot en met zo’n verschil kan één antwoord per groep het maken.",
        "`gap` is empty",
    ),
    Column(
        "gap_margin",
        "Marge van het verschil",
        THOUSANDTHS,
        "the margin, 4.5 × √(1 / n young + 1 / n management), with an open score 1.125 + 4.5 × √(1 / n), cut off: "
        "chance can make a gap of this size",
        "Tot en met zo’n verschil kan het toeval zijn. Afgekapt, niet afgerond.",
        "`gap` is empty",
    ),
    Column(
        "gap_level",
        "Hoe duidelijk is het verschil",
        WORD,
        "`too_small`: the size of `gap` is at most `gap_steps`; `chance`: at most `gap_margin`; `clear`: larger",
        "Te klein: niet groter dan de stappen samen. Kan toeval zijn: niet groter dan de marge. Duidelijk: groter.",
        "`gap` is empty",
        LEVELS,
    ),
    *of_each_side(
        Column(
            "{side}_vs_national_bound",
            "Grens van {short} tegenover landelijk",
            WORD,
            "what `end_{side}` makes of the size of `{side}_vs_national`",
            "Ligt de score aan een uiteinde, dan is het verschil met landelijk minstens zo groot als er staat.",
            "`end_{side}` is empty",
            BOUNDS_BESIDE_NATIONAL,
        )
    ),
    *of_each_side(
        Column(
            "{side}_vs_national_level",
            "Hoe duidelijk is {short} tegenover landelijk",
            WORD,
            "`too_small`: the size of `{side}_vs_national` is at most `step_{side}`; `chance`: at most "
            "4.5 × √(1 / n + 1 / n national); `clear`: larger",
            "Te klein: niet groter dan de stap. Kan toeval zijn: niet groter dan de marge. Duidelijk: groter.",
            "`{side}` is empty",
            LEVELS,
        ),
        empty=", or an open score",
    ),
)
COMPARISON: tuple[Column, ...] = (
    *STATEMENT,
    *SCORES,
    *ANSWERS,
    *NATIONAL,
    *BESIDE_NATIONAL,
    *RANKS,
    *WHAT_STANDS_THERE,
    *WHAT_CHANCE_CAN_DO,
    *SPREADS,
    *PREDICTED,
    *SAME_IN_EVERY_ROW,
    *COLLECTED,
)
