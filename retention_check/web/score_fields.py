"""The fields of the typing page. Their frame is rendered once and then filled, for two hundred fields cost time."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from flask import render_template
from markupsafe import Markup, escape

from retention_check.round import Round, ManagementForm
from retention_check.domain.study import Kind, Side, load_study
from retention_check.importers.score_form import agreed_answers

BLOCKS = tuple((reason, load_study().measures_of(reason.code)) for reason in load_study().of_kind(Kind.REASON))
FIELDS = {
    f"{item.code}-{side}{suffix}": (item, side)
    for item in load_study().items
    for side in Side
    for suffix in ("", "-n")
}
OPEN, CLOSE, BETWEEN = "\ue000", "\ue001", "\ue002"  # private characters, which no template holds
NOTHING, SELECTED, OPENED = Markup(""), Markup(" selected"), Markup(" open")
SLOT = re.compile(f"{OPEN}([^{CLOSE}]*){CLOSE}")


class Filled:
    """What stands in each field."""

    def __init__(self, cells: Mapping[str, str], answers: tuple[str, ...], problems: Mapping[str, str]) -> None:
        self.cells, self.answers = cells, answers
        told = {name for name, text in cells.items() if text.strip()} | set(problems)
        self.codes = {FIELDS[name][0].reason for name in told if name.endswith("-n") and name in FIELDS}

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
        return OPENED if reason in self.codes else NOTHING


class Slots:
    """Leaves a slot for every call on `Filled`, to be made when the page is asked for."""

    def __getattr__(self, kind: str) -> Callable[..., Markup]:
        return lambda *names: Markup(OPEN + BETWEEN.join((kind, *names)) + CLOSE)  # noqa: S704 - names of ours


def fields(round: Round, cells: Mapping[str, str], problems: Mapping[str, str]) -> Markup:
    """All fields of the typing page, filled; with problems the messages stand at their fields."""
    answers = answers_of(round)
    filled = Filled(cells, answers, problems)
    if problems:
        return _render(round, filled, problems)
    parts = _frame(round.form, round.is_locked, answers)
    filling = (part if index % 2 == 0 else _fill(filled, part) for index, part in enumerate(parts))
    return Markup("".join(filling))  # noqa: S704 - parts of a rendered template, values escaped by Filled


def answers_of(round: Round) -> tuple[str, ...]:
    """The answers an agreed score can be, as the page shows them; empty where scores are typed."""
    is_chosen = round.form is ManagementForm.AGREED and round.scale.same_instrument
    return agreed_answers(round.scale) if is_chosen else ()


def name_of(field: str) -> str:
    """What a field is called in a message: 'R6 Sociale steun, jong'."""
    if field not in FIELDS:
        return f"Aantal antwoorden {'jong' if field.endswith(Side.YOUNG) else 'management'}"
    item, side = FIELDS[field]
    return f"{item.code} {item.label}, {'jong' if side is Side.YOUNG else 'management'}"


def _fill(filled: Filled, slot: str) -> str:
    kind, *arguments = slot.split(BETWEEN)
    return str(getattr(filled, kind)(*arguments))


@lru_cache(maxsize=16)
def _frame(form: ManagementForm, is_locked: bool, answers: tuple[str, ...]) -> list[str]:
    """The rendered fields without their values: text and slot in turn."""
    context = {"is_agreed": form is ManagementForm.AGREED, "is_fixed": is_locked, "answers_of": answers}
    return SLOT.split(render_template("scores/_fields.html", blocks=BLOCKS, fill=Slots(), problems={}, **context))


def _render(round: Round, filled: Filled, problems: Mapping[str, str]) -> Markup:
    context = {"is_agreed": round.form is ManagementForm.AGREED, "is_fixed": round.is_locked}
    page = render_template(
        "scores/_fields.html", blocks=BLOCKS, fill=filled, problems=problems, answers_of=filled.answers, **context
    )
    return Markup(page)  # noqa: S704 - a rendered template
