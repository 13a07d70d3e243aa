"""A page to type the short code that is on the poster or the screen."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from retention_check import dutch
from retention_check.secret_links import ONE_TIME_CODE, SHORT_CODE, as_typed_code, is_short_code
from retention_check.web.extensions import csrf
from retention_check.web.guard import refuse_other_sites

short_code = Blueprint("short_code", __name__, url_prefix="/v")
csrf.exempt(short_code)
short_code.before_request(refuse_other_sites)

WRONG = "Dit is geen code van een vragenlijst. Kijk nog eens goed op de uitnodiging, de poster of het scherm."

ONE_TIME = (
    f"Dit lijkt een eenmalige code. Die typt u straks. Typ nu de {dutch.count(SHORT_CODE)} tekens van het scherm of de "
    "poster."
)


@short_code.get("")
def ask() -> str:
    """A field for the code."""
    return _page()


@short_code.post("")
def follow() -> ResponseReturnValue:
    """To the page of the code; whether it opens anything is told there."""
    typed = request.form.get("code", "")
    code = as_typed_code(typed)
    if not is_short_code(code):
        return _page(typed, ONE_TIME if len(code) == ONE_TIME_CODE else WRONG), 422
    return redirect(url_for("respondent_short.show", secret=code), 303)


def _page(typed: str = "", fault: str = "") -> str:
    return render_template("respondent/short_code.html", typed=typed, fault=fault, characters=SHORT_CODE)
