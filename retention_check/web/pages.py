"""Pages beside the rounds: method, privacy, accessibility, letters, the pack without own scores, and health."""

from datetime import date

from flask import Blueprint, Response, render_template, request

from retention_check.round import Round
from retention_check.pdf.fonts import unprintable
from retention_check.report import ReportOptions, Report, report_html, static_folder
from retention_check.web import access, checks, downloads, shown
from retention_check.web.report import as_own_page

blueprint = Blueprint("pages", __name__)


@blueprint.get("/over-dit-onderzoek")
def round() -> str:
    """How the study was done and how its figures are read here."""
    return render_template("pages/about.html")


@blueprint.get("/privacy")
def privacy() -> str:
    """What is kept, for how long, and who sees it."""
    return render_template("pages/privacy.html")


@blueprint.get("/toegankelijkheid")
def accessibility() -> str:
    """What this product is held to, and where it falls short."""
    return render_template("pages/accessibility.html")


@blueprint.get("/voorbeeldbrief")
def letter() -> str:
    """Letters for the works council and the data protection officer, one page each."""
    return render_template("pages/letter.html")


@blueprint.get("/pakket")
def pack() -> str:
    """The pack for a municipality without own scores."""
    return render_template("pages/pack.html", gemeente="", message="")


@blueprint.get("/pakket.pdf")
def pack_pdf() -> Response | tuple[str, int]:
    """The pack as PDF."""
    if message := _mistake():
        return _again(message)
    return downloads.pdf(_pack(), downloads.file_name("pakket", _municipality(), _today().isoformat(), "pdf"))


@blueprint.get("/pakket.html")
def pack_html() -> Response | tuple[str, int]:
    """The pack as one page for the browser."""
    if message := _mistake():
        return _again(message)
    name = downloads.file_name("pakket", _municipality(), _today().isoformat(), "html")
    return as_own_page(Response(report_html(_pack()), mimetype="text/html"), False, name)


@blueprint.get("/gezond")
def health() -> Response:
    """For a load balancer: 200 when the database answers, else 503."""
    is_fine = access.store().is_reachable()
    return Response("ok\n" if is_fine else "database\n", status=200 if is_fine else 503, mimetype="text/plain")


def _municipality() -> str:
    return checks.one_line(request.args.get("gemeente"))


def _mistake() -> str:
    name = _municipality()
    if not name:
        return "Vul de naam van uw gemeente in."
    if len(name) > checks.LONGEST_NAME:
        return f"Deze naam is te lang: gebruik hooguit {checks.LONGEST_NAME} tekens."
    strange = unprintable(name, static_folder() / "fonts")
    return f"Deze tekens kunnen wij niet afdrukken: {checks.named(strange)}" if strange else ""


def _again(message: str) -> tuple[str, int]:
    return render_template("pages/pack.html", gemeente=_municipality(), message=message, fault=True), 422


def _pack() -> Report:
    round = Round((), _today(), _municipality())
    return shown.report_of(round, None, ReportOptions(is_pack=True), access.settings().threshold)


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's calendar day
