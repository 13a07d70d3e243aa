"""The templates with what they can ask for: Dutch numbers and dates as filters, the domain's words as names."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from retention_check import __version__, dutch, paths
from retention_check.domain import findings, wording
from retention_check.domain.comparison import MARKS_WARNING
from retention_check.domain.item import Kind
from retention_check.domain.scales import MIDPOINT, SCALES
from retention_check.domain.scores import SPREAD_FROM, AgreedScore, Withheld
from retention_check.domain.side import Side
from retention_check.domain.study import Study

LINES_TO_WRITE = 3  # rows on the page of agreements, filled in or empty
FEW = 5  # withheld items up to this number are named one by one


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
        "split_lines": str.splitlines,
        "first_small": dutch.first_small,
        "first_capital": dutch.first_capital,
        "withheld_words": wording.WITHHELD.__getitem__,
    }


def names() -> dict[str, Any]:
    """What every template can ask for by name."""
    return {
        "Kind": Kind,
        "Side": Side,
        "findings": findings,
        "midpoint": MIDPOINT,
        "lines_to_write": LINES_TO_WRITE,
        "rules": findings.rules,
        "plural": dutch.plural,
        "period": dutch.period,
        "is_withheld": lambda outcome: isinstance(outcome, Withheld),
        "is_agreed": lambda outcome: isinstance(outcome, AgreedScore),
        "version": __version__,
        "answers": SCALES["1-5"],
        "points_scale": SCALES["1-10"],
        "tenth": Decimal("0.1"),
        "spread_from": SPREAD_FROM,
        "few": FEW,
        "marks_warning": MARKS_WARNING,
        "in_summary": findings.IN_SUMMARY,
    }


def study_names(study: Study) -> Mapping[str, Any]:
    """What templates can ask for of a study."""
    return {
        "study": study,
        "edition": study.edition,
        "content": study.content,
        "most_supported_item": findings.most_supported_nationally(study),
        "widest_item": findings.widest_nationally(study),
    }
