"""The columns of what changed since the previous round, in their order, each with its meaning."""

from retention_check.exporters.comparison_columns import CODE, ITEM
from retention_check.exporters.data_dictionary import (
    BOUNDS,
    COUNT,
    ENDS,
    LEVELS,
    POINTS,
    SCORE,
    SIDES,
    WORD,
    YES,
    Column,
)

END_MEANING = "as `end_young`: `{name}` holds the number of an end of the scale"
END_EXPLANATION = "Aan welk uiteinde deze score ligt. Het getal ernaast is dat uiteinde."
NO_END = "the score is not at an end, or is an open score"

CHANGES: tuple[Column, ...] = (
    CODE,
    ITEM,
    Column("side", "Groep", WORD, "whose score it is", "Van wie de score is.", words=SIDES),
    Column(
        "before",
        "Vorige ronde",
        SCORE,
        "the score as shown in the previous round",
        "De score in de vorige ronde, zoals getoond.",
    ),
    Column("end_before", "Einde vorige ronde", WORD, END_MEANING.format(name="before"), END_EXPLANATION, NO_END, ENDS),
    Column(
        "n_before",
        "Antwoorden vorige ronde",
        COUNT,
        "answers behind `before`",
        "Hoeveel mensen toen antwoord gaven.",
        "an open score",
    ),
    Column("now", "Deze ronde", SCORE, "the score as shown in this round", "De score in deze ronde, zoals getoond."),
    Column("end_now", "Einde deze ronde", WORD, END_MEANING.format(name="now"), END_EXPLANATION, NO_END, ENDS),
    Column(
        "n_now",
        "Antwoorden deze ronde",
        COUNT,
        "answers behind `now`",
        "Hoeveel mensen nu antwoord gaven.",
        "an open score",
    ),
    Column(
        "change",
        "Verandering",
        POINTS,
        "`now` minus `before`",
        "De score van nu min die van toen, allebei zoals getoond.",
    ),
    Column(
        "bound",
        "Grens van de verandering",
        WORD,
        "as `gap_bound`: what a blurred end makes of the size of `change`",
        "Ligt een score aan een uiteinde, dan is de verandering minstens, hooguit of ongeveer zo groot als er staat.",
        "neither score is at an end",
        BOUNDS,
    ),
    Column(
        "level",
        "Hoe duidelijk is de verandering",
        WORD,
        "`too_small`: the size of `change` is at most the steps of both rounds together; `chance`: at most "
        "4.5 × √(1 / n_before + 1 / n_now); `clear`: larger",
        "Te klein: één antwoord in elke ronde kan dit maken. Kan toeval zijn: niet groter dan de marge. Duidelijk: "
        "groter. Bij een open score staat er niets: elk ander antwoord is een verandering.",
        "an open score",
        LEVELS,
    ),
    Column(
        "asked_again",
        "Opnieuw gevraagd",
        WORD,
        "everyone was asked anew in this round; without that a change is not given",
        "In deze ronde is iedereen opnieuw gevraagd.",
        words=YES,
    ),
)
