"""The fields of the typing page: fifty statements, two sides, a mean and a number of answers each."""

from collections.abc import Mapping

from flask import render_template
from markupsafe import Markup, escape

from retention_check.domain.item import Item, Kind
from retention_check.domain.round import Round
from retention_check.domain.side import Side
from retention_check.domain.study import Study
from retention_check.domain.wording import SHORT, item_name
from retention_check.importers.score_form import agreed_answers, count_field, mean_field

NOTHING, SELECTED, OPENED = Markup(""), Markup(" selected"), Markup(" open")

Block = tuple[Item, tuple[Item, ...]]  # a reason and its measures


class Filled:
    """What stands in each field."""

    def __init__(self, cells: Mapping[str, str], answers: tuple[str, ...], opened: frozenset[str]) -> None:
        self.cells, self.answers, self.opened_reasons = cells, answers, opened

    def value(self, name: str) -> Markup:
        """The text of a field."""
        text = self.cells.get(name)
        return escape(text) if text else NOTHING

    def chosen(self, name: str, answer: str) -> Markup:
        """Whether an answer is the chosen one."""
        return SELECTED if self.cells.get(name) == answer else NOTHING

    def between(self, name: str) -> Markup:
        """An option for a score that lies between two answers."""
        typed = self.cells.get(name, "")
        if not typed or typed in self.answers:
            return NOTHING
        return Markup('<option value="{0}" selected>{0} (tussen twee antwoorden)</option>').format(typed)

    def opened(self, reason: str) -> Markup:
        """Whether the exceptions under a reason are shown: one of them was typed."""
        return OPENED if reason in self.opened_reasons else NOTHING


def blocks(study: Study) -> list[Block]:
    """Each reason with its measures, in the instrument's order."""
    return [(reason, study.measures_of(reason.code)) for reason in study.of_kind(Kind.REASON)]


def field_names(study: Study) -> tuple[str, ...]:
    """Names of all fields of the page."""
    of_items = (
        name
        for item in study.items
        for side in Side
        for name in (mean_field(item.code, side), count_field(side, item.code))
    )
    return (*of_items, *(count_field(side) for side in Side))


def field_label(field: str, study: Study) -> str:
    """What a field is called in a message: 'R6 Te weinig sociale steun, jong'."""
    for item in study.items:
        for side in Side:
            if field in (mean_field(item.code, side), count_field(side, item.code)):
                return f"{item.code} {item_name(item)}, {SHORT[side]}"
    return f"Aantal antwoorden {'jong' if field == count_field(Side.YOUNG) else 'management'}"


def side_fields(side: Side, study: Study) -> frozenset[str]:
    """Names of the fields of one side's statements."""
    means = (mean_field(item.code, side) for item in study.items)
    return frozenset((*means, *(count_field(side, item.code) for item in study.items)))


def render_fields(round: Round, cells: Mapping[str, str], problems: Mapping[str, str], study: Study) -> Markup:
    """All fields of the typing page, filled; messages stand at their fields."""
    answers = agreed_answers(round.scale) if round.is_agreed and round.scale.same_instrument else ()
    filled = {name for name, text in cells.items() if text.strip()} | set(problems)
    opened = frozenset(reason for name, reason in _count_names(study).items() if name in filled)
    page = render_template(
        "organiser/scores/_fields.html",
        blocks=blocks(study),
        fill=Filled(cells, answers, opened),
        problems=problems,
        agreed_answers=answers,
        is_agreed=round.is_agreed,
        is_locked=round.is_locked,
    )
    return Markup(page)  # noqa: S704 - a rendered template


def _count_names(study: Study) -> dict[str, str]:
    """Names of the fields for a number of answers of one statement, with the reason of each."""
    return {count_field(side, item.code): item.reason for item in study.items for side in Side}
