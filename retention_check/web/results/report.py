"""The report: choose what is printed, then have it as PDF or as a page for the browser."""

from flask import Response, request
from flask.typing import ResponseReturnValue

from retention_check.report import Preset, ReportOptions
from retention_check.web import pdf_jobs
from retention_check.web.downloads import pdf_attachment
from retention_check.web.report_page import report_page
from retention_check.web.results.ahead import print_ahead
from retention_check.web.results.audience import render_results, visible_round
from retention_check.web.results.blueprint import results
from retention_check.web.results.report_form import ReportForm

FILE_NAMES = {
    Preset.CONVERSATION: "gespreksrapport",
    Preset.PLAYBOOK: "draaiboek",
    Preset.APPENDIX: "bijlage",
    Preset.POSTER: "poster",
    Preset.GUESS: "raden",
    Preset.FULL: "rapport",
}


@results.get("/rapport")
def report() -> tuple[str, int]:
    """What to print, and as what; the address can bring choices along."""
    form = ReportForm(request.args)
    form.validate()
    print_ahead(visible_round())
    return choose(form)


@results.get("/rapport.pdf")
def report_pdf() -> ResponseReturnValue:
    """The report as PDF, made in a child process, now or before."""
    form = ReportForm(request.args)
    if form.validate():
        options = chosen_options(form)
        visible = visible_round()
        return pdf_attachment(visible.order(options), visible.audience.asker, file_name(options, "pdf"))
    return choose(form)


@results.get("/rapport.html")
def report_html() -> Response | tuple[str, int]:
    """The report as one page for the browser, or with `?bewaren=1` as a file to keep."""
    form = ReportForm(request.args)
    if form.validate():
        options = chosen_options(form)
        name = file_name(options, "html") if "bewaren" in request.args else ""
        return report_page(visible_round().report_with(options), name)
    return choose(form)


def choose(form: ReportForm) -> tuple[str, int]:
    """The page on which is chosen what is printed, with what is wrong in the form told."""
    if not visible_round().report.comparison.pairs():
        form.say_without_gaps()
    if visible_round().report.has_predictions:
        form.say_predictions()
    page = render_results(
        "results/report.html",
        form=form,
        can_render=pdf_jobs.can_render(),
        missing=pdf_jobs.missing_library(),
        can_write=pdf_jobs.can_write(),
        missing_word=pdf_jobs.missing_word_library(),
    )
    return page, form.http_status


def chosen_options(form: ReportForm) -> ReportOptions:
    """What the form says, within what its reader may see; the form was validated."""
    visible = visible_round()
    return form.options(visible.round.topics, hides_management=visible.hides_management)


def file_name(options: ReportOptions, kind: str) -> str:
    """What the file is called; a part of the playbook by its own name."""
    what = f"{FILE_NAMES[options.preset]}-{options.part}" if options.part else FILE_NAMES[options.preset]
    return visible_round().file_name(what, kind, leaves_out_management=options.hides_management)
