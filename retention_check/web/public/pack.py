"""The pack for who has no scores of their own, as PDF or as a page for the browser."""

from flask import Blueprint, Response, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.datastructures import MultiDict
from wtforms import SelectChoice
from wtforms.validators import DataRequired

from retention_check import clock
from retention_check.domain.findings import IN_LIST
from retention_check.domain.round import Round
from retention_check.report import Preset, ReportOptions
from retention_check.web.downloads import download_name, pdf_attachment
from retention_check.web.extensions import settings, study
from retention_check.web.forms import Printable, RadioChoiceField, TextField
from retention_check.web.printing import Asker, PrintOrder
from retention_check.web.report_page import report_page
from retention_check.web.results.report_form import PlanForm

blueprint = Blueprint("pack", __name__)

MUNICIPALITY, NETWORK = "gemeente", "netwerk"
WHOSE = {MUNICIPALITY: "de gemeente", NETWORK: "het netwerk"}


class PackForm(PlanForm):
    """For whom the pack is, the name to print on it, and which topics; none means: our own choice."""

    reader = RadioChoiceField(
        "Voor wie is het pakket?",
        [
            SelectChoice(MUNICIPALITY, "Voor een gemeente"),
            SelectChoice(NETWORK, "Voor een netwerk van jonge ambtenaren"),
        ],
        "Kies voor wie het pakket is.",
        default=MUNICIPALITY,
        name="voor",
    )
    municipality = TextField(
        "Naam",
        [DataRequired("Vul de naam in die op het pakket komt te staan."), Printable(subject="Deze naam")],
        "medium",
        description="Deze naam komt op het pakket te staan. Er wordt geen ronde aangemaakt.",
        name="gemeente",
    )

    def __init__(self, arguments: MultiDict[str, str]) -> None:
        super().__init__(arguments)
        self.part.label.text = "Wat print u van het pakket?"
        self.part.choices = [SelectChoice("", "het hele pakket"), *self.part.choices[1:]]
        # both are in the page, and the style sheet shows the one that was chosen
        whose = Markup().join(Markup('<span class="of-{}">{}</span>').format(*pair) for pair in WHOSE.items())
        self.municipality.label.text = Markup("Naam van {}").format(whose)

    @property
    def order(self) -> PrintOrder:
        """The pack as it was asked for; the form was validated."""
        round = Round((), clock.today(), self.municipality.data)
        options = ReportOptions(self.codes, Preset.PLAYBOOK, is_pack=True, plan=self.plan, part=self.part.data)
        return PrintOrder(round, None, options, settings().threshold)

    def file_name(self, kind: str) -> str:
        """What the pack's file is called."""
        what = f"pakket-{self.part.data}" if self.part.data else "pakket"
        return download_name(what, self.municipality.data, clock.today().isoformat(), kind)


@blueprint.get("/pakket")
def choose() -> tuple[str, int]:
    """What is in the pack, and what to print on it; the address can bring choices along."""
    return _page(PackForm(request.args))


@blueprint.get("/pakket.pdf")
def pdf() -> ResponseReturnValue:
    """The pack as PDF."""
    form = PackForm(request.args)
    if form.validate():
        return pdf_attachment(form.order, Asker.VISITOR, form.file_name("pdf"))
    return _page(form)


@blueprint.get("/pakket.html")
def html() -> Response | tuple[str, int]:
    """The pack as one page for the browser."""
    form = PackForm(request.args)
    if form.validate():
        return report_page(form.order.report(study()))
    return _page(form)


def _page(form: PackForm) -> tuple[str, int]:
    proposed = study().content.meeting.pack.topics
    chosen = form.codes if form.errors else form.codes or proposed
    differences = 1 + IN_LIST  # the widest one, and the list after it
    shown = {"proposed": proposed, "chosen": chosen, "differences": differences}
    return render_template("public/pack/choose.html", form=form, **shown), form.http_status
