"""Making one-time codes after those that were made when the questionnaire opened: for slips that got lost."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from retention_check import dutch
from retention_check.domain.wording import SHORT, WHO
from retention_check.web.audit import log_event
from retention_check.web.current_questionnaire import look_up_again
from retention_check.web.current_round import current_round
from retention_check.web.forms import BaseForm
from retention_check.web.organiser.questionnaire.current import require_questionnaire
from retention_check.web.organiser.questionnaire.links import answer_links, make_codes

blueprint = Blueprint("extra_codes", __name__)

MORE, MOST_MADE = 5, 4000  # codes at a time, and of a group in all
SIDES = {name: side for side, name in SHORT.items()}
ENOUGH = "Voor deze groep zijn al heel veel codes gemaakt. Meer kan niet."


@blueprint.route(f"/extra-codes/<any({', '.join(SIDES)}):group>", methods=["GET", "POST"])
def make(group: str) -> Response | tuple[str, int]:
    """Ask, then make five more codes for a group."""
    asked, side, form = require_questionnaire().questionnaire, SIDES[group], BaseForm()
    if not asked.has_codes or side not in asked.sides or not answer_links():
        abort(404)
    if form.validate_on_submit():
        if asked.made(side) + MORE > MOST_MADE:
            form.form_errors = [ENOUGH]
        elif form.try_save(lambda: make_codes(side, MORE)):
            look_up_again()
            log_event("questionnaire", current_round().public_id, "codes added")
            flash(f"Er zijn {dutch.count(MORE)} extra codes voor {WHO[side]}. Print de extra stroken.", "ok")
            return redirect(url_for("organiser.questionnaire.state.overview", _anchor="printen"))
    page = render_template(
        "organiser/questionnaire/extra_codes.html",
        form=form,
        stored=current_round(),
        side=side,
        more=MORE,
        asked_now=current_round().round.asked[side],
    )
    return page, form.http_status
