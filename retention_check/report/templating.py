"""The templates with what they can ask for: Dutch numbers and dates as filters, the domain's words as names."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from retention_check import __version__, dutch, paths
from retention_check.charts import dumbbell, spread, support_map
from retention_check.charts import predictions as prediction_chart
from retention_check.domain import collection_wording, findings, prediction_wording, predictions, wording
from retention_check.domain.collecting import (
    items_told_of_spread,
    items_with_spread,
    sides_told_of_spread,
    sides_too_small_for_spread,
    sides_with_spread,
    sides_without_spread,
    spreads_shown,
)
from retention_check.domain.comparison import MARKS_WARNING, Comparison, Response
from retention_check.domain.difference import Bound, Level
from retention_check.domain.headline import HeadlineKind
from retention_check.domain.item import Kind
from retention_check.domain.meeting_content import MethodNote
from retention_check.domain.planned_text import PlannedText
from retention_check.domain.scales import MIDPOINT, SCALES, STEP
from retention_check.domain.scores import HIGH_END, LOW_END, AgreedScore, Withheld
from retention_check.domain.side import Side
from retention_check.domain.spread import FEWEST_SPREAD
from retention_check.domain.study import Study
from retention_check.domain.topics import PROPOSED

LINES_TO_WRITE = 3  # rows on the page of agreements, filled in or empty
LITTLE, MUCH = MIDPOINT - STEP / 2, MIDPOINT + STEP / 2  # beyond them the nearest answer is not the middle one
FEW = 5  # withheld items up to this number are named one by one
FEWEST_GAPS = 3  # gaps from which a sentence says how many of them lie outside the margin by chance


@cache
def environment() -> Environment:
    """The templates of the report and its drawings; a name that is not there is an error."""
    environment = Environment(
        loader=FileSystemLoader(paths.resource_dir("templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(filters())
    environment.globals.update(names())
    return environment


def filters() -> dict[str, Callable[..., Any]]:
    """Dutch numbers, dates and words for templates."""
    return {
        "decimal": dutch.decimal,
        "signed": dutch.signed,
        "date": dutch.date,
        "month": dutch.month,
        "listing": dutch.listing,
        "count": dutch.count,
        "thousands": dutch.thousands,
        "first_small": dutch.first_small,
        "first_capital": dutch.first_capital,
        "who": wording.WHO.__getitem__,
        "corrections": wording.corrections_told,
        "conversion": wording.conversion_told,
        "conversion_example": wording.conversion_example,
        "conversion_sentence": wording.conversion_sentence,
        "withheld_words": wording.WITHHELD.__getitem__,
        "item_name": wording.item_name,
        "kind_word": wording.kind_word,
        "score_text": wording.score_text,
        "size_text": wording.size_text,
        "signed_text": wording.signed_text,
        "up_to": wording.up_to,
        "level_short": wording.LEVEL_SHORT.__getitem__,
        "range_of_count": wording.range_of_count,
        "filled": filled,
        "told": PlannedText.told,
        **_asking_filters(),
    }


def _asking_filters() -> dict[str, Callable[..., Any]]:
    """What is said of how people were asked, and of what they predicted."""
    return {
        "collected_told": collection_wording.collected_told,
        "left_out_told": collection_wording.left_out_told,
        "classes_told": collection_wording.classes_told,
        "method_text": method_text,
        "statements_told": collection_wording.statements_told,
        "spread_sentence": collection_wording.spread_sentence,
        "spread_told": collection_wording.spread_told,
        "predicted_told": prediction_wording.predicted_told,
        "predicted_text": prediction_wording.predicted_text,
        "real_text": prediction_wording.real_text,
        "question_of_prediction": prediction_wording.question_of,
        "predictions_told": prediction_wording.predictions_told,
        "predictors_told": prediction_wording.predictors_told,
        "talks_told": prediction_wording.talks_told,
    }


def method_text(note: MethodNote, comparison: Comparison) -> str:
    """A note of the method as it reads for a round: only the one on our answer words depends on who saw them."""
    text = collection_wording.answer_words_told(comparison, note.text, note.elsewhere) if note.elsewhere else note.text
    return filled(text, comparison)


def filled(text: str, comparison: Comparison, **more: str) -> str:
    """A text of the study with the placeholders that only a round can fill; KeyError for one that nobody knows.

    With too few gaps of its own to speak of chance, it speaks of as many gaps as there are items.
    """
    count = len(comparison.pairs())
    count = count if count >= FEWEST_GAPS else len(comparison.study.items)
    return text.format(
        threshold=comparison.threshold,
        step=dutch.decimal(comparison.round.scale.step, 2),
        compared=dutch.count(count),
        by_chance=wording.range_of_count(findings.BY_CHANCE * count),
        **more,
    )


def names() -> dict[str, Any]:
    """What every template can ask for by name."""
    return {
        "Kind": Kind,
        "Side": Side,
        "findings": findings,
        "midpoint": MIDPOINT,
        "little": LITTLE,
        "much": MUCH,
        "proposed": PROPOSED,
        "lines_to_write": LINES_TO_WRITE,
        "HeadlineKind": HeadlineKind,
        "Level": Level,
        "Bound": Bound,
        "Response": Response,
        "shown_text": wording.shown_text,
        "end_words": wording.END,
        "dumbbell": dumbbell.dumbbell,
        "layouts": dumbbell,
        "support_map": support_map.support_map,
        "most_named": support_map.MOST_NAMED,
        "WHO": wording.WHO,
        "NATIONAL_WHO": wording.NATIONAL_WHO,
        "plural": dutch.plural,
        "period": dutch.period,
        "is_withheld": lambda outcome: isinstance(outcome, Withheld),
        "is_agreed": lambda outcome: isinstance(outcome, AgreedScore),
        "version": __version__,
        "answers": SCALES["1-5"],
        "points_scale": SCALES["1-10"],
        "ends": (LOW_END, HIGH_END),
        "few": FEW,
        "marks_warning": MARKS_WARNING,
        "in_summary": findings.IN_SUMMARY,
        **_names_of_spreads(),
        **_names_of_predictions(),
    }


def _names_of_spreads() -> dict[str, Any]:
    """What templates can ask for about how answers are spread, and how it is drawn."""
    return {
        "spreads": spread,
        "spread_row": spread.spread_row,
        "spread_name": spread.name_of,
        "spread_classes": collection_wording.CLASSES,
        "spread_answers": collection_wording.ANSWERS,
        "spread_legend": collection_wording.LEGEND,
        "spread_why": collection_wording.WHY,
        "spreads_shown": spreads_shown,
        "items_with_spread": items_with_spread,
        "items_told_of_spread": items_told_of_spread,
        "sides_without_spread": sides_without_spread,
        "sides_too_small_for_spread": sides_too_small_for_spread,
        "sides_told_of_spread": sides_told_of_spread,
        "fewest_spread": FEWEST_SPREAD,
        "sides_with_spread": sides_with_spread,
    }


def _names_of_predictions() -> dict[str, Any]:
    """What templates can ask for about what the groups thought of each other's answers, and how it is drawn."""
    return {
        "prediction_chart": prediction_chart,
        "prediction_row": prediction_chart.prediction_row,
        "predicted_reasons": predictions.predicted_reasons,
        "other_side": predictions.other_side,
        "prediction_about": prediction_wording.ABOUT,
        "prediction_method": prediction_wording.METHOD,
        "predictions_elsewhere": prediction_wording.ELSEWHERE,
    }


def study_names(study: Study) -> Mapping[str, Any]:
    """What templates can ask for of a study."""
    return {
        "study": study,
        "edition": study.edition,
        "content": study.content,
        "most_supported_item": findings.most_supported_nationally(study),
    }
