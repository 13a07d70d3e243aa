"""Which topics the conversation is about: the proposed ones ticked, and others to choose."""

from collections.abc import Sequence

from flask import abort, flash, redirect, url_for
from werkzeug.wrappers import Response
from wtforms import HiddenField, SelectMultipleField

from retention_check import dutch
from retention_check.store import ConflictError
from retention_check.web.current_round import current_round, update_round
from retention_check.web.extensions import study
from retention_check.web.forms import BaseForm
from retention_check.web.results.audience import Audience, render_results, visible_round
from retention_check.web.results.blueprint import results

MOST_CHOSEN = 4  # each takes a page of the report, and a good part of the meeting


class TopicsForm(BaseForm):
    """The topics of the conversation; none ticked means: propose them. `was` is what was stored when it was opened."""

    topics = SelectMultipleField("Onderwerpen", validate_choice=False)
    was = HiddenField()

    def __init__(self, shown: Sequence[str], stored: Sequence[str]) -> None:
        super().__init__(data=None if self.is_submitted() else {"topics": list(shown), "was": ",".join(stored)})
        self.topics.choices = [item.code for item in study().items]

    @property
    def codes(self) -> tuple[str, ...]:
        """The ticked topics, each once, in the order of the page."""
        return tuple(dict.fromkeys(self.topics.data or ()))

    def validate(self, extra_validators: object = None) -> bool:
        """No more than fit in one meeting."""
        if not super().validate(extra_validators):
            return False
        if len(self.codes) > MOST_CHOSEN:
            self.topics.errors = [f"U koos {len(self.codes)} onderwerpen. Kies er hooguit {dutch.count(MOST_CHOSEN)}."]
        return not self.errors

    def save(self) -> None:
        """Keep the choice; ConflictError when someone else made another since the page was opened."""
        stored = current_round().round.topics
        opened, self.was.data = self.was.data or "", ",".join(stored)
        if self.codes != stored and opened != self.was.data:
            raise ConflictError
        update_round(topics=self.codes)


@results.route("/resultaten/onderwerpen", methods=["GET", "POST"])
def topics() -> Response | tuple[str, int]:
    """Keep an organiser's choice of topics; others take theirs along to the report."""
    shown = [topic.compared.item.code for topic in visible_round().report.topics]
    form = TopicsForm(shown, visible_round().round.topics)
    if not set(form.codes) <= study().codes:  # no form of ours sends another code
        abort(400)
    if form.validate_on_submit():
        if visible_round().audience is not Audience.ORGANISER:
            return redirect(url_for(".report", onderwerp=form.codes))
        if form.try_save(form.save):
            flash("Uw onderwerpen zijn bewaard.", "ok")
            return redirect(url_for(".summary"))
    return render_results("results/topics.html", form=form, shown=shown, most=MOST_CHOSEN), form.http_status
