"""How many of each group are in the room: typed before anyone votes, and changed between votes alone."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import HiddenField

from retention_check.domain.meeting import moving
from retention_check.domain.meeting.agreeing import ChangedError
from retention_check.domain.meeting.live import LiveMeeting
from retention_check.domain.round import MOST_PEOPLE
from retention_check.domain.side import Side
from retention_check.web.forms import BaseForm, WholeNumberField
from retention_check.web.meeting.control.changing import change, latest
from retention_check.web.meeting.control.leading import leading
from retention_check.web.meeting.control.room_round import open_once_counted
from retention_check.web.meeting.control.small_room import not_shown

blueprint = Blueprint("presence", __name__)

EMPTY = "Vul een getal in. Is er niemand? Vul dan 0 in."
NOBODY = "Vul in hoeveel mensen er zijn."
OPEN = "Er staat nu een stemming open. Het aantal kan pas anders als die dicht is."
OPENED = "De vragenlijst is open."
HINT = "Tel wie in de zaal zit, met of zonder telefoon. Wie alleen kijkt, telt niet mee."


def count_field(label: str, **options: str) -> WholeNumberField:
    """How many of a group are there."""
    return WholeNumberField(label, 0, MOST_PEOPLE, "Een aantal mensen", " Schrijf alleen cijfers, zoals 14.", **options)


class CountForm(BaseForm):
    """How many of each group are there; management is asked only where it is in the room."""

    young = count_field("Hoeveel jonge ambtenaren zijn er?", description=HINT)
    management = count_field("Hoeveel mensen van het management zijn er?")
    was = HiddenField()

    def __init__(self, meeting: LiveMeeting) -> None:
        self.meeting = meeting
        shown = {str(side): count for side, count in meeting.present.items()}
        super().__init__(data=None if self.is_submitted() else {**shown, "was": mark(meeting)})
        if not meeting.agenda.has_management:
            del self.management
        self.changed_by_other = False

    @property
    def counts(self) -> dict[Side, int | None]:
        """What was typed of each group; nobody of a group that is not asked for."""
        asked = {Side.YOUNG: self.young, Side.MANAGEMENT: self.management}
        return {side: field.data if field else 0 for side, field in asked.items()}

    @property
    def present(self) -> dict[Side, int]:
        """The same once it was checked that every number is there."""
        return {side: count or 0 for side, count in self.counts.items()}

    def check_counts(self) -> None:
        """Every number must be there, and somebody too."""
        for name in ("young", "management"):
            field = self._fields.get(name)
            if field is not None and field.data is None and not field.errors:
                field.errors = [EMPTY]
        if not self.errors and not any(self.present.values()):
            self.young.errors = [NOBODY]

    @property
    def http_status(self) -> int:
        """409 when someone else typed another number meanwhile."""
        return 409 if self.changed_by_other else super().http_status

    def try_change(self) -> bool:
        """Whether the numbers were saved; if not, the form says why."""
        try:
            return self.try_save(lambda: change(lambda meeting: _counted(meeting, self)))
        except ChangedError:
            self.changed_by_other = True
        except ValueError:
            self.form_errors = [OPEN]
        return False


class PresenceForm(CountForm):
    """The numbers alone."""

    def __init__(self, meeting: LiveMeeting) -> None:
        super().__init__(meeting)
        for name in set(Side) & self._fields.keys():
            self[name].flags.required = True

    def validate(self, extra_validators: object = None) -> bool:
        """Every number is asked."""
        super().validate(extra_validators)
        self.check_counts()
        return not self.errors


@blueprint.route("/aanwezig", methods=["GET", "POST"])
def edit() -> ResponseReturnValue:
    """Type how many there are; what stays hidden then is said at once."""
    now = leading()
    form = PresenceForm(now.meeting)
    if form.validate_on_submit() and form.try_change():
        flash("Het aantal is bewaard.", "ok")
        tell_hidden()
        if open_once_counted(latest()):
            flash(OPENED, "ok")
        return redirect(url_for("meeting.control.pages.show"), 303)
    shown = {"form": form, "now": now, "theirs": counted_meanwhile(form)}
    return render_template("meeting/control/presence.html", **shown), form.http_status


def tell_hidden() -> None:
    """Say what will not be shown with the numbers that were typed."""
    for sentence in not_shown(latest().meeting, leading().threshold):
        flash(sentence, "info")


def counted_meanwhile(form: CountForm) -> LiveMeeting | None:
    """What someone else typed, when that stood in the way; saving once more goes over it."""
    if not form.changed_by_other:
        return None
    theirs = latest().meeting
    form.was.data = mark(theirs)
    return theirs


def mark(meeting: LiveMeeting) -> str:
    """What tells these numbers from others."""
    return "-".join(str(meeting.present.get(side, "")) for side in Side)


def _counted(meeting: LiveMeeting, form: CountForm) -> LiveMeeting:
    """With the numbers that were typed; ChangedError when others were typed meanwhile, ValueError during a vote."""
    if form.was.data != mark(meeting) and meeting.present != form.present:
        raise ChangedError(mark(meeting))
    return moving.with_present(meeting, form.present)
