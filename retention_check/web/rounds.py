"""A round: begin it, see how far it is, change what it is about, and begin the next one."""

from dataclasses import replace
from datetime import date

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import HiddenField, RadioField, SelectChoice, StringField

from retention_check import dutch, links
from retention_check.round import Round, ManagementForm
from retention_check.domain.study import DEFAULT_SCALE, SCALES, Side
from retention_check.importers.cells import LARGEST_GROUP
from retention_check.store import GoneError, InvitationError, StoredRound, UnavailableError
from retention_check.web import access, checks, progress, shown, start
from retention_check.web.access import INVITED

blueprint = Blueprint("rounds", __name__)
access.for_managers(blueprint)

ROLES = ("gemeentesecretaris", "managementteam", "alle managers")
FORMS = (
    SelectChoice(ManagementForm.AGREED.value, "Een score die het management openlijk geeft"),
    SelectChoice(ManagementForm.QUESTIONNAIRE.value, "Gemiddelden van een vragenlijst"),
)
SCALE_NAMES = {
    "1-10": "Scores van 1 tot 10, zoals in het landelijke onderzoek",
    "1-5": "Gemiddelden van antwoorden van 1 tot 5",
    "marks": "Rapportcijfers van 1 tot 10",
}


class RoundForm(FlaskForm):
    """What a round is about."""

    municipality = StringField(
        "Naam van de gemeente",
        [checks.filled("Vul de naam van de gemeente in."), checks.printable_document()],
        filters=[checks.one_line],
    )
    day = StringField("Datum van de ronde", [checks.filled("Vul een datum in."), checks.day], filters=[checks.one_line])
    staff = StringField(
        "Aantal jonge ambtenaren in uw gemeente",
        [checks.whole(1, LARGEST_GROUP, "Een aantal jonge ambtenaren")],
        filters=[checks.one_line],
    )
    role = RadioField(
        "Wie spreekt voor het management?", [checks.among("Kies wie er spreekt.")], choices=ROLES, validate_choice=False
    )
    form = RadioField(
        "Hoe geeft het management zijn scores?", [checks.among("Kies hoe.")], choices=FORMS, validate_choice=False
    )
    scale = RadioField(
        "Welke scores hebt u?",
        [checks.among("Kies een schaal.")],
        choices=[SelectChoice(name, text) for name, text in SCALE_NAMES.items()],
        validate_choice=False,
    )
    version = HiddenField()


@blueprint.route("/nieuw", methods=["GET", "POST"])
def new() -> str | Response | tuple[str, int]:
    """Begin a round."""
    if not start.may_begin():
        abort(403)
    form = RoundForm(data=None if request.form else _first_choices())
    if not form.is_submitted():
        return render_template("rounds/new.html", form=form)
    if not form.validate():
        return render_template("rounds/new.html", form=form, fault=True), 422
    round = _about(form, Round((), date.today()))  # noqa: DTZ011 - replaced by the form's day
    if not (public_id := begin(round)):
        return render_template("rounds/new.html", form=form, unsaved=503), 503
    flash("De ronde is gemaakt.", "ok")
    return redirect(url_for("upload.sheet" if "scoreblad" in request.args else "rounds.manage", public_id=public_id))


@blueprint.get("/ronde/<public>")
def manage() -> str:
    """The round: how far it is, and everything that can be done with it."""
    found = access.current()
    successor = access.store().next_of(found.public_id)
    before = access.store().load(found.previous) if found.previous else None
    return render_template(
        "rounds/manage.html",
        round=found,
        progress=progress.of(found.round),
        manage_link=manage_link(),
        is_closed=shown.is_closed(found.round),
        successor=successor,
        before=before.round if before else None,
    )


@blueprint.route("/ronde/<public>/gegevens", methods=["GET", "POST"])
def edit() -> str | Response | tuple[str, int]:
    """Change what the round is about."""
    found = access.current()
    form = RoundForm(data=None if request.form else _typed(found.round) | {"version": str(found.version)})
    _offer(form, found.round.role)
    if not form.is_submitted():
        return render_template("rounds/edit.html", form=form)
    if not form.validate() or not _fits(form, found.round):
        return render_template("rounds/edit.html", form=form, fault=True), 422
    if status := _unsaved(form, found):
        form.version.data = str(found.version)
        return render_template("rounds/edit.html", form=form, unsaved=status), status
    access.tell("change", found.public_id, "saved")
    flash("De gegevens van de ronde zijn bewaard.", "ok")
    return redirect(url_for("rounds.manage"))


@blueprint.route("/ronde/<public>/volgende", methods=["GET", "POST"])
def following() -> str | Response | tuple[str, int]:
    """Begin the next round: the same municipality, the agreements come along to say how they stand."""
    before = access.current()
    today = date.today()  # noqa: DTZ011 - the user's calendar day
    first = _typed(before.round) | {"day": dutch.date(today) if today > before.round.day else ""}
    form = RoundForm(data=None if request.form else first)
    _offer(form, before.round.role)
    if not form.is_submitted():
        return render_template("rounds/following.html", form=form, before=before.round)
    if form.validate() and (dutch.read_date(form.day.data or "") or date.min) <= before.round.day:
        form.day.errors = ["De nieuwe ronde moet later zijn dan de vorige."]
    if form.errors:
        return render_template("rounds/following.html", form=form, before=before.round, fault=True), 422
    empty = Round((), before.round.day, agreements=before.round.agreements)
    if not (public_id := begin(_about(form, empty), previous=before.public_id)):
        return render_template("rounds/following.html", form=form, before=before.round, unsaved=503), 503
    flash("De volgende ronde is gemaakt.", "ok")
    return redirect(url_for("rounds.manage", public_id=public_id))


def begin(round: Round, previous: str | None = None) -> str:
    """Store a new round, let this browser manage it, and give its public name; empty when it cannot be stored now."""
    public_id, nonce = links.new_public_id(), links.new_nonce()
    manage_hash = links.hashed(links.manage_secret(access.settings().secret_key, nonce))
    invitation = None if access.is_owner() or previous else session.get(INVITED)
    try:
        today = date.today()  # noqa: DTZ011 - the user's calendar day
        access.store().create(round, public_id, nonce, manage_hash, today, previous, invitation)
    except InvitationError:
        session.pop(INVITED, None)
        raise GoneError from None
    except UnavailableError:
        return ""
    session.pop(INVITED, None)
    found = access.store().load(public_id)
    if found is None:
        raise GoneError
    access.manage(found)
    access.tell("begin", public_id, "made")
    return public_id


def manage_link() -> str:
    """The manage link of this page's round; empty when the server's key has changed since it was made."""
    found = access.current()
    secret = links.manage_secret(access.settings().secret_key, found.nonce)
    is_right = links.hashed(secret) == found.manage_hash
    return url_for("start.manage", secret=secret, _external=True) if is_right else ""


def _offer(form: RoundForm, role: str) -> None:
    """Let a round that came from elsewhere keep who speaks for management."""
    if role not in ROLES:
        form.role.choices = [*ROLES, role]


def _first_choices() -> dict[str, str]:
    today = dutch.date(date.today())  # noqa: DTZ011 - the user's calendar day
    return {"day": today, "role": ROLES[0], "form": FORMS[0].value, "scale": DEFAULT_SCALE.name}


def _typed(round: Round) -> dict[str, str]:
    staff = "" if round.staff is None else str(round.staff)
    return {
        "municipality": round.municipality,
        "day": dutch.date(round.day),
        "staff": staff,
        "role": round.role,
        "form": round.form.value,
        "scale": round.scale.name,
    }


def _unsaved(form: RoundForm, found: StoredRound) -> int:
    """0 when the round was saved over the version that was opened."""
    if form.version.data != str(found.version):
        return 409
    return access.unsaved(lambda: access.store().save(found.public_id, found.version, _about(form, found.round)))


def _about(form: RoundForm, before: Round) -> Round:
    """The round with what the form says; the form was validated."""
    return replace(
        before,
        municipality=form.municipality.data or "",
        day=dutch.read_date(form.day.data or "") or before.day,
        staff=checks.whole_number(form.staff),
        role=form.role.data,
        form=ManagementForm(form.form.data),
        scale=SCALES[form.scale.data],
    )


def _fits(form: RoundForm, round: Round) -> bool:
    """What is entered already must stay possible: scores within the scale, agreed scores as they were fixed."""
    wanted = _about(form, round)
    if any(not wanted.scale.low <= entry.mean <= wanted.scale.high for entry in round.entries):
        form.scale.errors = ["Er zijn scores ingevuld die op deze schaal niet kunnen. Pas eerst de scores aan."]
    if round.is_locked and (wanted.form, wanted.role, wanted.scale) != (round.form, round.role, round.scale):
        form.form.errors = ["De afgestemde scores liggen vast. Wie spreekt, hoe, en de schaal kunnen niet meer anders."]
    if wanted.form is ManagementForm.AGREED and any(
        entry.side is Side.MANAGEMENT and entry.n is not None for entry in round.entries
    ):
        form.form.errors = ["Er staan aantallen bij de scores van het management. Haal die eerst weg."]
    return not (form.scale.errors or form.form.errors)
