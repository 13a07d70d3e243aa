"""The report: choose what is printed, then PDF, a web page, XLSX, CSV, or one figure as SVG."""

import base64
import hashlib
import re
from collections.abc import Mapping

from flask import Blueprint, Response, abort, request

from retention_check.domain.study import load_study
from retention_check.report import ReportOptions, Preset, Report, figure_files, report_html
from retention_check.web import access, downloads, printing, security, shown

blueprint = Blueprint("report", __name__)
shown.for_all_doors(blueprint)

STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@blueprint.get("/rapport")
def choose() -> str:
    """What to print, and as what."""
    can_print, missing = printing.can_print(), printing.missing_library()
    return shown.render("report/choose.html", chosen=_codes(), can_print=can_print, missing=missing)


@blueprint.get("/rapport.pdf")
def as_pdf() -> Response | tuple[str, int]:
    """The report as PDF, made in a child process."""
    return downloads.pdf(_wanted(), _name(_kind(), "pdf"))


@blueprint.get("/rapport.html")
def as_page() -> Response:
    """The report as one page for the browser, or with `?bewaren=1` as a file to keep."""
    response = Response(report_html(_wanted()), mimetype="text/html")
    return as_own_page(response, "bewaren" in request.args, _name(_kind(), "html"))


@blueprint.get("/cijfers.xlsx")
def as_workbook() -> Response:
    """Every figure as a workbook."""
    from retention_check.exporters.comparison_files import comparison_xlsx

    return downloads.file(comparison_xlsx(shown.current().report.comparison), _name("cijfers", "xlsx"))


@blueprint.get("/cijfers.csv")
def as_csv() -> Response:
    """Every figure as CSV for Dutch Excel."""
    from retention_check.exporters.comparison_files import comparison_csv_dutch

    return downloads.file(comparison_csv_dutch(shown.current().report.comparison), _name("cijfers", "csv"))


@blueprint.get("/beeld/<name>.<kind>")
def figure(name: str, kind: str) -> Response:
    """One figure as SVG for a slide, or its numbers as CSV."""
    files: Mapping[str, bytes] = figure_files(shown.current().report)
    data = files.get(f"{name}.{kind}")
    if data is None:
        abort(404)
    return downloads.file(data, _name(name, kind))


def as_own_page(response: Response, is_kept: bool, name: str) -> Response:
    """A self-contained report in the browser: its own style sheet is allowed by its fingerprint, nothing else."""
    if is_kept:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    style = STYLE.search(response.get_data(as_text=True))
    digest = hashlib.sha256(style[1].encode() if style else b"").digest()
    allowed = f"'sha256-{base64.b64encode(digest).decode()}'"
    response.headers["Content-Security-Policy"] = security.policy(
        style_src=allowed, font_src="data:", script_src="'none'"
    )
    return response


def _wanted() -> Report:
    seen = shown.current()
    return shown.report_of(seen.round, seen.previous, _choices(), access.settings().threshold)


def _choices() -> ReportOptions:
    """What the address asks for; an unknown preset or topic is a 404, for no form of ours sends one."""
    preset = request.args.get("soort", Preset.VOLLEDIG.value)
    if preset not in list(Preset):
        abort(404)
    seen = shown.current()
    leaves_out = seen.hides_management or "zonder-management" in request.args
    topics, hides = _codes() or seen.round.topics, seen.hides_management
    return ReportOptions(topics, Preset(preset), leaves_out, hides_management=hides)


def _kind() -> str:
    """What the file is called: a poster without management is told apart from one with it."""
    choices = _choices()
    name = {Preset.VOLLEDIG: "rapport", Preset.UITDEEL: "uitdeelblad", Preset.POSTER: "poster"}[choices.preset]
    return f"{name}-zonder-management" if choices.poster_without_management else name


def _codes() -> tuple[str, ...]:
    known = {item.code for item in load_study().items}
    codes = tuple(dict.fromkeys(request.args.getlist("onderwerp")))
    if not known.issuperset(codes):
        abort(404)
    return codes


def _name(what: str, kind: str) -> str:
    round = shown.current().round
    return downloads.file_name(what, round.municipality, round.day.isoformat(), kind)
