"""Plan B: which sheet goes with each step, and what was counted on paper, typed in while its vote is open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField

from retention_check import dutch, store
from retention_check.domain.meeting.live import LiveMeeting, PollPhase
from retention_check.domain.meeting.moving import asked_codes
from retention_check.domain.meeting.polls import DOTS, GUESSES, BallotError, Poll, PollTally
from retention_check.domain.side import Side
from retention_check.domain.wording import WHO
from retention_check.secret_links import hashed
from retention_check.store import ClosedError
from retention_check.web.audit import log_event
from retention_check.web.extensions import database, study
from retention_check.web.forms import BaseForm, WholeNumberField
from retention_check.web.meeting.control.leading import Leading, leading
from retention_check.web.meeting.current_meeting import current_meeting

blueprint = Blueprint("paper", __name__)

ALL = "samen"  # one sheet on which everyone put dots
MOST = 10_000
ADVICE = " Schrijf alleen cijfers, zoals 7."
SAVED = "Wat u van papier overnam, telt mee. Verbeteren kan tot de stemming dicht is."
CLOSED = "Deze stemming is intussen dicht. Wat hieronder staat, telt niet meer mee."
WRONG = "Deze aantallen kunnen niet kloppen. Tel ze nog een keer."

Typed = Mapping[Side | None, PollTally]


@dataclass(frozen=True)
class Sheet:
    """What is typed from paper of one group, or of all on one sheet."""

    side: Side | None
    codes: tuple[str, ...]

    @property
    def key(self) -> str:
        """How its fields are called."""
        return self.side or ALL

    @property
    def who(self) -> str:
        """Whose paper it is."""
        return WHO[self.side] if self.side else "iedereen"

    def name(self, code: str = "mensen") -> str:
        """What a field is called: that of the people, or of a code."""
        return f"{code}-{self.key}"


def _sheet(side: Side | None) -> Sheet:
    return Sheet(side, ())


class PaperForm(BaseForm):
    """The counts of the sheets: see `paper_form`. `was` tells whether someone else typed meanwhile."""

    was = HiddenField()
    stemming = HiddenField()
    sheets: tuple[Sheet, ...] = ()
    poll: Poll = Poll.GUESS

    def __init__(self, there: Typed, meeting: LiveMeeting) -> None:
        self.there, self.meeting = there, meeting
        self.changed_by_other = self.is_closed = False
        shown = {**_as_data(self.sheets, there), "was": _mark(there), "stemming": str(self.poll)}
        super().__init__(data=None if self.is_submitted() else shown)

    def validate(self, extra_validators: object = None) -> bool:
        """No more people than are there, no more choices than those people have, and nobody else typed meanwhile."""
        if not super().validate(extra_validators):
            return False
        for sheet in self.sheets:
            self._check(sheet)
        self.changed_by_other = not self.errors and _mark(self.there) not in (self.was.data, _mark(self.typed))
        if self.changed_by_other:
            self.was.data = _mark(self.there)
        return not self.errors and not self.changed_by_other

    @property
    def http_status(self) -> int:
        """409 when someone else typed meanwhile, or the vote was closed."""
        return 409 if self.changed_by_other or self.is_closed else super().http_status

    @property
    def typed(self) -> Typed:
        """What the fields say, an empty one as nothing."""
        return {sheet.side: self._tally(sheet) for sheet in self.sheets}

    def try_write(self) -> bool:
        """Whether it was counted; if not, the form says why."""
        try:
            return self.try_save(
                lambda: store.voting.write_paper(
                    database(), current_meeting().id, self.poll, self.typed, study(), replaces=self.there
                )
            )
        except ClosedError:
            self.is_closed, self.form_errors = True, [CLOSED]
        except BallotError:
            self.form_errors = [WRONG]
        return False

    @classmethod
    def sent_label(cls, name: str) -> str | None:
        """A count by what it is of and whose paper that was, for what was sent may be shown apart from its page."""
        code, _, key = name.rpartition("-")
        who = next((each.who for each in (*map(_sheet, Side), _sheet(None)) if each.key == key), "")
        if not who:
            return super().sent_label(name)
        return f"{study().item(code).text if code in study().codes else 'Aantal mensen'} ({who})"

    def field(self, sheet: Sheet, code: str = "mensen") -> WholeNumberField:
        """The field of a code on a sheet."""
        return cast(WholeNumberField, self[sheet.name(code)])

    def _tally(self, sheet: Sheet) -> PollTally:
        counts = {code: count for code in sheet.codes if (count := self.field(sheet, code).data)}
        return PollTally(self.field(sheet).data or 0, counts)

    def _check(self, sheet: Sheet) -> None:
        tally, people = self._tally(sheet), self.field(sheet)
        present = self.meeting.present
        there = present.get(sheet.side, 0) if sheet.side else sum(present.values())
        each = GUESSES if self.poll is Poll.GUESS else DOTS
        if tally.people > there:
            people.errors = [f"Er zijn {there} mensen, volgens wat u eerder typte. Tel de blaadjes nog een keer."]
        elif sum(tally.counts.values()) > each * tally.people:
            what = "redenen" if self.poll is Poll.GUESS else "stippen"
            given = sum(tally.counts.values())
            people.errors = [
                f"{_people(tally.people, self.poll)} hooguit {each * tally.people} {what}; hier staan er {given}."
            ]
        else:
            self._check_each(sheet, tally)

    def _check_each(self, sheet: Sheet, tally: PollTally) -> None:
        most = tally.people * (1 if self.poll is Poll.GUESS else DOTS)
        for code, count in tally.counts.items():
            if count > most:
                self.field(sheet, code).errors = [f"Dit kan hooguit {most} keer gekozen zijn."]


@blueprint.route("/papier", methods=["GET", "POST"])
def edit() -> ResponseReturnValue:
    """Type in what was counted; without an open vote only which sheet goes with which step."""
    now = leading()
    form = paper_form(now)
    if form and form.validate_on_submit() and form.try_write():
        log_event("meeting", current_meeting().public_id, "counted on paper")
        flash(SAVED, "ok")
        return redirect(url_for("meeting.control.pages.show"), 303)
    shown = {"form": form, "now": now, "moment": now.moment}
    return render_template("meeting/control/paper.html", **shown), form.http_status if form else 200


def paper_form(now: Leading) -> PaperForm | None:
    """The form of the vote that is open, or of the one that was sent; WTForms wants the fields on a class."""
    poll = _sent_poll() or _open_poll(now)
    if poll is None or poll is Poll.PREDICT or now.moment.is_shown_nothing:
        return None
    codes = asked_codes(poll, now.meeting, study())
    sheets = tuple(Sheet(side, codes) for side in _sides(poll, now.meeting))
    there = store.voting.read_paper(database(), current_meeting().id, poll)
    fields: dict[str, Any] = dict(_fields(sheets, poll))
    found = type("PaperForm", (PaperForm,), fields | {"sheets": sheets, "poll": poll})
    return cast(PaperForm, found(there, now.meeting))


def _open_poll(now: Leading) -> Poll | None:
    return now.moment.scene.poll if now.moment.scene and now.moment.phase is PollPhase.OPEN else None


def _sent_poll() -> Poll | None:
    sent = request.form.get("stemming", "")
    return Poll(sent) if sent in list(Poll) else None


def _sides(poll: Poll, meeting: LiveMeeting) -> tuple[Side | None, ...]:
    """Guesses are counted by group, dots on one sheet for all."""
    if poll is Poll.DOTS:
        return (None,)
    return tuple(Side) if meeting.agenda.has_management else (Side.YOUNG,)


def _fields(sheets: tuple[Sheet, ...], poll: Poll) -> Iterator[tuple[str, WholeNumberField]]:
    for sheet in sheets:
        asked = "Hoeveel mensen vulden een raadblad in?" if poll is Poll.GUESS else "Hoeveel mensen vulden papier in?"
        yield sheet.name(), WholeNumberField(asked, 0, MOST, "Een aantal mensen", ADVICE)
        for code in sheet.codes:
            text = study().item(code).text
            yield sheet.name(code), WholeNumberField(text, 0, MOST, f"Het aantal bij ‘{text}’", ADVICE)


def _as_data(sheets: tuple[Sheet, ...], there: Typed) -> dict[str, int]:
    found: dict[str, int] = {}
    for sheet in sheets:
        tally = there.get(sheet.side, PollTally())
        if tally.people:
            found[sheet.name()] = tally.people
            found |= {sheet.name(code): tally.counts.get(code, 0) for code in sheet.codes}
    return found


def _mark(there: Typed) -> str:
    """What tells these counts from others."""
    told = [f"{side}:{tally.people}:{sorted(tally.counts.items())}" for side, tally in there.items() if tally.people]
    return hashed("\n".join(sorted(told)))[:16]


def _people(count: int, poll: Poll) -> str:
    one, many = ("kiest", "kiezen") if poll is Poll.GUESS else ("zet", "zetten")
    if count == 1:
        return f"Eén persoon {one}"
    return f"{dutch.first_capital(dutch.count(count))} mensen {many} samen"
