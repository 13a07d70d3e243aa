"""Typing in what was answered on paper: one sheet a page, counted at once, and the last one can be taken back.

No list of sheets is kept anywhere, nor when one was typed in, in the log neither: how many there were, and what stood
on the last one, are in the page alone.
"""

import re
from typing import Any, cast

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Field, HiddenField, RadioField

from retention_check import clock, store
from retention_check.domain.item import Item
from retention_check.domain.questionnaire import Questionnaire
from retention_check.domain.side import Side
from retention_check.domain.tallies import ANSWERS, Answers, TallyError
from retention_check.domain.wording import SHORT
from retention_check.secret_links import is_secret, new_receipt
from retention_check.store import ClosedError, Sent, StoredQuestionnaire
from retention_check.web.current_questionnaire import is_open
from retention_check.web.current_round import current_round
from retention_check.web.extensions import database, study
from retention_check.web.forms import BaseForm
from retention_check.web.forms.validators import ValidChoice
from retention_check.web.organiser.questionnaire.current import require_questionnaire
from retention_check.web.organiser.questionnaire.typed_sheet import Sheet, new_sheet, unsigned

blueprint = Blueprint("paper", __name__, url_prefix="/papier")

SIDES = {name: side for side, name in SHORT.items()}
SKIPPED = ""
ENTERED = "enter"  # the name of the button that Enter in a statement presses where there is no script
EMPTIED = "leeg"  # the name of the button that begins anew with a sheet that was taken back
CHOICES = (*map(str, range(1, ANSWERS + 1)), SKIPPED)
WRONG = "Kies 1 tot en met 5, of sla over."
EMPTY = "Er is niets ingevuld. Een leeg formulier telt niet mee. Leg het weg, of kies bij een stelling een antwoord."
STALE = "Deze pagina was niet meer geldig. Dit formulier is niet geteld. Kijk het na en bewaar nog een keer."
UNUSABLE = "Dit formulier kan niet worden verwerkt. Er is niets geteld en niets teruggenomen."
CLOSED = "De vragenlijst is gesloten. Er is niets geteld en niets teruggenomen. Open de vragenlijst eerst opnieuw."
COUNT = re.compile(r"\d{1,4}", re.ASCII)


class CountingForm(BaseForm):
    """A form that carries how many sheets were typed in on this page."""

    typed = HiddenField()

    @property
    def count(self) -> int:
        """How many; 0 for anything but a number."""
        text = str(self.typed.data or "")
        return int(text) if COUNT.fullmatch(text) else 0

    def try_count(self, change: Any) -> bool:
        """Whether the tallies could be changed; if not, the page says why and keeps what was typed."""
        try:
            return self.try_save(change)
        except ClosedError:
            self.form_errors = [CLOSED]
        except TallyError:
            self.form_errors = [UNUSABLE]  # never which answer: that would tell what nobody gave
        return False


class SheetForm(CountingForm):
    """A sheet to type in, with a field for each statement that is asked: see `sheet_form`."""

    receipt = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:
        """At least one statement must be answered, each with one of the five answers."""
        if not super().validate(extra_validators):
            return False
        if not is_secret(self.receipt.data or ""):
            self.receipt.data = new_receipt()
            self.form_errors = [STALE]
        elif not self.answers:
            self.form_errors = [EMPTY]
        return not self.errors

    @property
    def answers(self) -> Answers:
        """What was typed, without what was skipped."""
        return {field.name: int(field.data) for field in self.questions if field.data}

    @property
    def questions(self) -> list[Field]:
        """The fields of the statements, in their order."""
        return [self[item.code] for item in study().items if item.code in self]

    @classmethod
    def sent_label(cls, name: str) -> str | None:
        """An answer by its statement, for what was sent may be shown apart from its page."""
        label = super().sent_label(name)
        return _label(study().item(name)) if label is None and name in study().codes else label


class TakeBackForm(CountingForm):
    """The last sheet, signed, to take it back."""

    sheet = HiddenField()


def sheet_form(asked: Questionnaire, sent: bool = True, **data: object) -> SheetForm:
    """The form of a sheet: WTForms wants the fields on a class. Without `sent` it passes over what was sent."""
    fields = {item.code: _question(item) for item in study().items if item.code in asked.codes}
    made = cast(Any, type("SheetForm", (SheetForm,), fields))
    return cast(SheetForm, made(data=data) if sent else made(None, data={"receipt": new_receipt(), **data}))


@blueprint.get("")
def choose() -> str:
    """Which group's sheets are typed in, and who should do that."""
    return render_template("organiser/questionnaire/paper/choose.html", **_shown(require_questionnaire()))


@blueprint.get("/<group>")
def sheet(group: str) -> Response | str:
    """An empty sheet to type in; back to the choice while the questionnaire is closed."""
    asked = require_questionnaire()
    side = _side(asked, group)
    if not is_open():
        return redirect(url_for(".choose"))
    return _page(asked, side, sheet_form(asked.questionnaire, sent=False, typed="0"))


@blueprint.post("/<group>")
def count(group: str) -> tuple[str, int]:
    """Count a sheet; an empty one comes in its place, on the same page, for nothing may be kept of it elsewhere."""
    asked = require_questionnaire()
    side, form = _side(asked, group), sheet_form(asked.questionnaire)
    if EMPTIED in request.form:
        return _page(asked, side, sheet_form(asked.questionnaire, sent=False, typed=str(form.count))), 200
    if ENTERED in request.form:
        return _page(asked, side, form, said="not yet"), 200
    if not form.validate_on_submit():
        return _page(asked, side, form), form.http_status
    typed = new_sheet(str(form.receipt.data), form.answers)
    result: list[Sent] = []
    if not form.try_count(lambda: result.append(_send(asked, side, typed))):
        return _page(asked, side, form), form.http_status
    total = form.count + (result[0] is Sent.COUNTED)
    empty = sheet_form(asked.questionnaire, sent=False, typed=str(total))
    if result[0] is Sent.ALREADY:
        return _page(asked, side, empty, said="already"), 200
    return _page(
        asked, side, empty, last=_take_back_form(typed.signed(_asking(asked, side)), total), said="counted"
    ), 200


@blueprint.post("/<group>/terug")
def take_back(group: str) -> tuple[str, int]:
    """Take the last sheet back; it stands on the page once more, to be mended and counted, or emptied."""
    asked = require_questionnaire()
    side, form = _side(asked, group), TakeBackForm()
    last = unsigned(str(form.sheet.data or ""), _asking(asked, side))
    if not form.validate_on_submit() or last is None:
        abort(400)
    result: list[bool] = []
    empty = sheet_form(asked.questionnaire, sent=False, typed=str(form.count))
    if not form.try_count(lambda: result.append(_take_back(asked, side, last))):
        return _page(asked, side, empty, last=form), form.http_status
    if not result[0]:
        return _page(asked, side, empty, said="gone"), 200
    given = {code: str(answer) for code, answer in last.answers.items()}
    again = sheet_form(asked.questionnaire, sent=False, typed=str(max(0, form.count - 1)), **given)
    return _page(asked, side, again, said="taken back"), 200


def _send(asked: StoredQuestionnaire, side: Side, typed: Sheet) -> Sent:
    given = (database(), asked.id, side, typed.answers, typed.receipt_hash, clock.today())
    return store.answering.send(*given, proof_hash=typed.proof_hash)


def _take_back(asked: StoredQuestionnaire, side: Side, last: Sheet) -> bool:
    given = (database(), asked.id, side, last.answers, last.receipt_hash, clock.today())
    return store.answering.take_back(*given, proof_hash=last.proof_hash)


def _asking(asked: StoredQuestionnaire, side: Side) -> str:
    """What a sheet is of: never another round's, nor another day's, nor another group's."""
    return f"{current_round().public_id} {asked.id} {asked.questionnaire.opened} {side.value}"


def _side(asked: StoredQuestionnaire, group: str) -> Side:
    side = SIDES.get(group)
    if side is None or side not in asked.questionnaire.sides:
        abort(404)
    return side


def _question(item: Item) -> RadioField:
    return RadioField(_label(item), [ValidChoice(WRONG)], choices=list(CHOICES), default=SKIPPED, validate_choice=False)


def _label(item: Item) -> str:
    return f"{item.code}. {item.text}"


def _take_back_form(sheet: str, total: int) -> TakeBackForm:
    return TakeBackForm(None, data={"sheet": sheet, "typed": str(total)})


def _page(
    asked: StoredQuestionnaire, side: Side, form: SheetForm, last: TakeBackForm | None = None, said: str = ""
) -> str:
    shown: dict[str, object] = {"form": form, "last": last, "side": side, "said": said, "skipped": SKIPPED}
    if last and last.errors:
        shown["fault"] = True
    return render_template("organiser/questionnaire/paper/sheet.html", **_shown(asked), **shown)


def _shown(asked: StoredQuestionnaire) -> dict[str, object]:
    return {"stored": current_round(), "sides": asked.questionnaire.sides, "is_open": is_open(), "names": SHORT}
