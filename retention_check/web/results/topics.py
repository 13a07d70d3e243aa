"""Which topics the conversation is about: the proposed ones ticked, and others to choose."""

from flask import abort, flash, redirect, url_for
from werkzeug.wrappers import Response
from wtforms import SelectMultipleField

from retention_check.web.current_round import update_round
from retention_check.web.extensions import study
from retention_check.web.forms import BaseForm
from retention_check.web.results.audience import Audience, render_results, visible_round
from retention_check.web.results.blueprint import results


class TopicsForm(BaseForm):
    """The topics of the conversation; none ticked means: propose them."""

    topics = SelectMultipleField("Onderwerpen")

    def __init__(self, chosen: list[str]) -> None:
        super().__init__(data=None if self.is_submitted() else {"topics": chosen})
        self.topics.choices = [item.code for item in study().items]


@results.route("/resultaten/onderwerpen", methods=["GET", "POST"])
def topics() -> Response | str:
    """Keep an organiser's choice of topics; others take theirs along to the report."""
    chosen = [topic.compared.item.code for topic in visible_round().report.topics]
    form = TopicsForm(chosen)
    if form.validate_on_submit():
        codes = tuple(form.topics.data or ())
        if visible_round().audience is not Audience.ORGANISER:
            return redirect(url_for(".report", onderwerp=codes))
        update_round(topics=codes)
        flash("Uw onderwerpen zijn bewaard.", "ok")
        return redirect(url_for(".summary"))
    if form.errors:  # no form of ours sends another code
        abort(400)
    return render_results("results/topics.html", form=form, chosen=chosen)
