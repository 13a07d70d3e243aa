"""The columns of what each group was thought to answer, as a meeting of the round showed it."""

from retention_check.exporters.data_dictionary import COUNT, ENDS, SCORE, WORD, Column, of_each_side

PREDICTED = (
    *of_each_side(
        Column(
            "predicted_{side}",
            "Voorspeld over {short}",
            SCORE,
            "what the other group thought {group} would answer ('dubbel antwoord' in a meeting): a mean as shown, in "
            "the same points as `{side}`; no score, and counted in nothing else",
            "Wat de andere groep in een bijeenkomst voorspelde over {who}. Het is geen score en telt nergens in mee.",
            "the statement is a measure, or no meeting of this round showed it",
        ),
    ),
    *of_each_side(
        Column(
            "n_predicted_{side}",
            "Voorspellers over {short}",
            COUNT,
            "people of the other group behind `predicted_{side}`",
            "Hoeveel mensen van de andere groep dit voorspelden.",
            "`predicted_{side}` is empty",
        )
    ),
    *of_each_side(
        Column(
            "end_predicted_{side}",
            "Einde voorspeld {short}",
            WORD,
            "`predicted_{side}` lies at this end of the scale or beyond it, and holds the number of that end",
            "De voorspelling ligt aan een uiteinde. Het getal ernaast is dat uiteinde.",
            "the prediction is not at an end",
            ENDS,
        )
    ),
)
