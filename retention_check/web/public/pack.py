"""The pack for a municipality without own scores, as PDF or as a page for the browser."""

from flask import Blueprint, Response, render_template, request
from wtforms.validators import DataRequired

from retention_check import clock
from retention_check.domain.round import Round
from retention_check.report import Report, ReportOptions
from retention_check.web.downloads import download_name, pdf_attachment
from retention_check.web.forms import BaseForm, Printable, TextField
from retention_check.web.report_page import report_page
from retention_check.web.results.audience import report_of

blueprint = Blueprint("pack", __name__)


class PackForm(BaseForm):
    """The name to print on the pack; it stands in the address, for nothing is changed."""

    class Meta:
        """WTForms' own settings of a form."""

        csrf = False

    gemeente = TextField(
        "Naam van de gemeente",
        [DataRequired("Vul de naam van uw gemeente in."), Printable(subject="Deze naam")],
        "medium",
    )


@blueprint.get("/pakket")
def choose() -> str:
    """What is in the pack, and the name to print on it."""
    return render_template("public/pack/choose.html", form=PackForm(formdata=None))


@blueprint.get("/pakket.pdf")
def pdf() -> Response | tuple[str, int]:
    """The pack as PDF."""
    form = PackForm(request.args)
    if form.validate():
        name = download_name("pakket", form.gemeente.data, clock.today().isoformat(), "pdf")
        return pdf_attachment(_pack(form.gemeente.data), name)
    return render_template("public/pack/choose.html", form=form), form.http_status


@blueprint.get("/pakket.html")
def html() -> Response | tuple[str, int]:
    """The pack as one page for the browser."""
    form = PackForm(request.args)
    if form.validate():
        return report_page(_pack(form.gemeente.data))
    return render_template("public/pack/choose.html", form=form), form.http_status


def _pack(municipality: str) -> Report:
    return report_of(Round((), clock.today(), municipality), None, ReportOptions(is_pack=True))
