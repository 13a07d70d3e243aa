"""The columns of how our own questionnaire was asked and how its answers are spread, each with its meaning."""

from retention_check.domain.collection_wording import ANSWERS, CLASSES, SHARE
from retention_check.domain.spread import FEWEST_SPREAD, MOST_SPREAD
from retention_check.exporters.data_dictionary import TEXT, WORD, Column, of_each_side

SHARES = {share.value: word for share, word in SHARE.items()}
CLASS_NAMES = ("low", "middle", "high")  # as the fields of a Spread

SPREADS = tuple(
    column
    for name, word, answers in zip(CLASS_NAMES, CLASSES, ANSWERS, strict=True)
    for column in of_each_side(
        Column(
            f"spread_{name}_{{side}}",
            f"Deel {word} {{short}}",
            WORD,
            f"how many of {{group}} answered {answers.replace(' of ', ' or ')}, in thirds",
            f"Welk deel van wie antwoordde {answers} koos, in derden ({{who}}).",
            "its answers were not counted here (typed, or a sheet of means), fewer than "
            f"{FEWEST_SPREAD} or more than {MOST_SPREAD} answers, or"
            " a spread beside this mean could tell what a few people answered",
            SHARES,
        )
    )
)
COLLECTED = of_each_side(
    Column(
        "collected_{side}",
        "Hoe gevraagd {short}",
        TEXT,
        "how {group} were asked with our own questionnaire, in Dutch: from when to when, how much, with one-time codes "
        "or without, and how many were asked first where that was raised; or with which other tool, and when that was "
        "imported; the same in every row",
        "Hoe {who} met een vragenlijst of enquête is gevraagd. In elke rij hetzelfde.",
        "no score of this group was collected with our own questionnaire or imported from another tool",
    )
)
