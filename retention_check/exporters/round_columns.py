"""The columns that say the same in every row: how many were asked, and what a reader must know."""

from retention_check.exporters.data_dictionary import COUNT, TEXT, Column, of_each_side

SAME_IN_EVERY_ROW = (
    *of_each_side(
        Column(
            "asked_{side}",
            "Gevraagd {short}",
            COUNT,
            "how many people of this group were asked: {group}; the same in every row",
            "Hoeveel mensen van deze groep gevraagd zijn. In elke rij hetzelfde.",
            "unknown",
        ),
        empty=", or management gave open scores",
    ),
    Column(
        "note",
        "Let op",
        TEXT,
        "what a reader must know, in Dutch, the same in every row: school marks, an open score and whose it is, a "
        "typing error that was mended after sharing",
        "Wat u bij deze cijfers moet weten. In elke rij hetzelfde.",
        "nothing needs to be said",
    ),
)
