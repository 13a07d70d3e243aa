"""The report: choose what is printed, then have it as PDF or as a page for the browser."""

from flask import Response, abort, request

from retention_check.report import Preset, Report, ReportOptions
from retention_check.web import pdf_jobs
from retention_check.web.downloads import download_name, pdf_attachment
from retention_check.web.extensions import study
from retention_check.web.report_page import report_page
from retention_check.web.results.audience import render_results, visible_round
from retention_check.web.results.blueprint import results

FILE_NAMES = {Preset.FULL: "rapport", Preset.HANDOUT: "uitdeelblad", Preset.POSTER: "poster"}


@results.get("/rapport")
def report() -> str:
    """What to print, and as what."""
    return render_results(
        "results/report.html",
        chosen=_topics(),
        can_render=pdf_jobs.can_render(),
        missing=pdf_jobs.missing_library(),
    )


@results.get("/rapport.pdf")
def report_pdf() -> Response | tuple[str, int]:
    """The report as PDF, made in a child process."""
    return pdf_attachment(_wanted(), _file_name("pdf"))


@results.get("/rapport.html")
def report_html() -> Response:
    """The report as one page for the browser, or with `?bewaren=1` as a file to keep."""
    return report_page(_wanted(), _file_name("html") if "bewaren" in request.args else "")


def _wanted() -> Report:
    return visible_round().report_with(_options())


def _options() -> ReportOptions:
    """What the address asks for; an unknown preset or topic is a 404, for no form of ours sends one."""
    preset = request.args.get("soort", Preset.FULL.value)
    if preset not in list(Preset):
        abort(404)
    hides = visible_round().hides_management
    leaves_out = hides or "zonder-management" in request.args
    topics = _topics() or visible_round().round.topics
    return ReportOptions(topics, Preset(preset), leaves_out, hides_management=hides)


def _file_name(kind: str) -> str:
    """What the file is called: a poster without management is told apart from one with it."""
    options, round = _options(), visible_round().round
    ending = "-zonder-management" if options.poster_without_management else ""
    return download_name(FILE_NAMES[options.preset] + ending, round.municipality, round.day.isoformat(), kind)


def _topics() -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(request.args.getlist("onderwerp")))
    if not study().codes.issuperset(codes):
        abort(404)
    return codes
