"""The pack for a municipality without own scores, as PDF or as a page for the browser."""

from flask import Blueprint, Response, render_template, request

from retention_check import clock
from retention_check.domain.round import Round
from retention_check.report import Report, ReportOptions
from retention_check.web.downloads import download_name, pdf_attachment
from retention_check.web.forms import LONGEST_NAME, unprintable_message
from retention_check.web.report_page import report_page
from retention_check.web.results.audience import report_of

blueprint = Blueprint("pack", __name__)


@blueprint.get("/pakket")
def choose() -> str:
    """What is in the pack, and the name to print on it."""
    return render_template("public/pack/choose.html", gemeente="", message="")


@blueprint.get("/pakket.pdf")
def pdf() -> Response | tuple[str, int]:
    """The pack as PDF."""
    if message := _mistake():
        return _again(message)
    return pdf_attachment(_pack(), _file_name("pdf"))


@blueprint.get("/pakket.html")
def html() -> Response | tuple[str, int]:
    """The pack as one page for the browser."""
    if message := _mistake():
        return _again(message)
    return report_page(_pack())


def _municipality() -> str:
    return " ".join(request.args.get("gemeente", "").split())


def _mistake() -> str:
    name = _municipality()
    if not name:
        return "Vul de naam van uw gemeente in."
    if len(name) > LONGEST_NAME:
        return f"Deze naam is te lang: gebruik hooguit {LONGEST_NAME} tekens."
    return unprintable_message(name)


def _again(message: str) -> tuple[str, int]:
    page = render_template("public/pack/choose.html", gemeente=_municipality(), message=message, fault=True)
    return page, 422


def _pack() -> Report:
    return report_of(Round((), clock.today(), _municipality()), None, ReportOptions(is_pack=True))


def _file_name(kind: str) -> str:
    return download_name("pakket", _municipality(), clock.today().isoformat(), kind)
