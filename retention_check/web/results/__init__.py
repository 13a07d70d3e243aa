"""Results and report: one set of pages for three audiences, each seeing what it may."""

from retention_check.web.results import (
    change,
    concept,
    exports,
    measures,
    reasons,
    report,
    spread,
    summary,
    support_map,
    theme,
    topics,
    word,
)
from retention_check.web.results.audience import Audience, load_visible_round
from retention_check.web.results.blueprint import results

__all__ = ["Audience", "results"]

MODULES = (summary, reasons, measures, support_map, theme, spread, change, topics, report, concept, word, exports)

results.url_value_preprocessor(load_visible_round)
