"""The forms in which a meeting types its agreements: to do something, or who answers on a proposal and when."""

from dataclasses import asdict, astuple

from flask import request
from wtforms import HiddenField
from wtforms.validators import DataRequired

from retention_check.domain.meeting.agreeing import (
    ChangedError,
    FullError,
    added,
    answer_later,
    changed,
    proposal_of,
    with_answers,
)
from retention_check.domain.meeting.live import MOST_AGREED, LiveMeeting
from retention_check.domain.round import Agreement
from retention_check.importers.agreements import LONGEST
from retention_check.secret_links import hashed, is_secret, new_receipt
from retention_check.web.forms import BaseForm, Printable, TextField
from retention_check.web.meeting.control.changing import change

FULL = f"Er staan al {MOST_AGREED} afspraken. Haal er eerst een weg."
LATER = "later"  # the kind of agreement that promises an answer
ROLE_HINT = "Noem een rol, geen naam. Bijvoorbeeld: gemeentesecretaris, teamleiders, HR."


class LiveForm(BaseForm):
    """What is typed while others may type the same; `was` tells what was opened, `theirs` what others made of it."""

    was = HiddenField()
    theirs: Agreement | str | None = None
    is_changed = False

    @property
    def http_status(self) -> int:
        """409 when someone else changed it meanwhile."""
        return 409 if self.is_changed else super().http_status

    def applied_to(self, meeting: LiveMeeting) -> LiveMeeting:
        """The meeting with what was typed; ChangedError, FullError."""
        raise NotImplementedError

    def mark_of(self, theirs: Agreement | str | None) -> str:
        """What tells what was opened from anything else."""
        return fingerprint(theirs) if isinstance(theirs, Agreement) else theirs or ""

    def try_change(self) -> bool:
        """Whether it was saved; if not, the form says why, and saving once more is over what is there now."""
        try:
            return self.try_save(lambda: change(self.applied_to))
        except ChangedError as error:
            self.is_changed, self.theirs = True, error.theirs
            self.was.data = self.mark_of(error.theirs)
        except FullError:
            self.form_errors = [FULL]
        return False


class AnswersForm(LiveForm):
    """When and how answers come."""

    answers = TextField(
        "Wanneer en hoe komt er antwoord?",
        [Printable(LONGEST)],
        description="Bijvoorbeeld: op 1 februari, met een bericht op intranet. Dit leest straks iedereen.",
    )

    def __init__(self, there: str) -> None:
        super().__init__(data=None if self.is_submitted() else {"answers": there, "was": there})

    def applied_to(self, meeting: LiveMeeting) -> LiveMeeting:
        """The meeting with what was typed; ChangedError."""
        return with_answers(meeting, self.was.data or "", self.answers.data or "")


class AgreementForm(LiveForm):
    """One agreement to do something; `number` is where it stands (from 1), 0 for one more.

    `key` tells a form for one more from every other: when the answer to a save is lost, the next one is of the same.
    """

    what = TextField("Wat spreken wij af?", [DataRequired("Schrijf op wat u afspreekt."), Printable(LONGEST)])
    role = TextField("Welke rol gaat erover?", [Printable(LONGEST)], description=ROLE_HINT)
    when = TextField("Wanneer is het klaar?", [Printable(LONGEST)], description="Bijvoorbeeld: voor de zomer.")
    how = TextField(
        "Hoe merken wij het?",
        [Printable(LONGEST)],
        description="Bijvoorbeeld: in elk jaargesprek is erover gesproken.",
    )
    kind = HiddenField()
    key = HiddenField()

    def __init__(self, existing: Agreement | None = None, number: int = 0) -> None:
        self.existing, self.number = existing, number
        shown = self.shown(existing) | {"was": fingerprint(existing)} if existing else {}
        opened = {"kind": self.own_kind, "key": "" if existing else new_receipt(), **shown}
        super().__init__(data=None if self.is_submitted() else opened)

    own_kind = ""

    @property
    def agreement(self) -> Agreement:
        """The agreement as it was typed; how it stands is for later."""
        status = self.existing.status if self.existing else ""
        what, role, when, how = (field.data or "" for field in (self.what, self.role, self.when, self.how))
        return Agreement(what, role, when, how, status)

    def shown(self, existing: Agreement) -> dict[str, str]:
        """An agreement as the fields show it."""
        return asdict(existing)

    def applied_to(self, meeting: LiveMeeting) -> LiveMeeting:
        """The meeting with this agreement in the place of the one that was opened, or after the others."""
        if not self.was.data:
            key = self.key.data or ""
            return added(meeting, self.agreement, key if is_secret(key) else "")
        was = next((each for each in meeting.agreed if fingerprint(each) == self.was.data), None)
        return changed(meeting, self.number, was, self.agreement)


class AnswerForm(AgreementForm):
    """An agreement for when nobody can say yes today: who answers, and when."""

    what = TextField(
        "Op welk voorstel komt er antwoord?",
        [DataRequired("Schrijf op over welk voorstel het gaat."), Printable(LONGEST - 30)],
    )
    role = TextField(
        "Wie antwoordt?",
        [DataRequired("Schrijf op welke rol antwoord geeft."), Printable(LONGEST)],
        description=ROLE_HINT,
    )
    when = TextField(
        "Wanneer?",
        [DataRequired("Schrijf op wanneer het antwoord komt."), Printable(LONGEST)],
        description="Noem een dag.",
    )
    how = None  # type: ignore[assignment]  # the answer itself is what is noticed
    own_kind = LATER

    @property
    def agreement(self) -> Agreement:
        """The agreement that an answer comes."""
        proposal, role, when = (field.data or "" for field in (self.what, self.role, self.when))
        return answer_later(proposal, role, when)

    def shown(self, existing: Agreement) -> dict[str, str]:
        """The agreement as the fields show it, without the words before the proposal."""
        return asdict(existing) | {"what": proposal_of(existing) or existing.what}


def agreement_form(existing: Agreement | None, number: int) -> AgreementForm:
    """The form for what is opened, or for what was sent."""
    kind = request.form.get("kind", request.args.get("soort", ""))
    is_later = proposal_of(existing) is not None if existing and request.method == "GET" else kind == LATER
    return (AnswerForm if is_later else AgreementForm)(existing, number)


def fingerprint(agreement: Agreement) -> str:
    """What tells an agreement from any other."""
    return hashed("\n".join(astuple(agreement)))[:16]
