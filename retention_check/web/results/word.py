"""The report for the conversation as a Word file, with the topics and the parts that the report's form chose."""

from dataclasses import replace

from flask import request
from flask.typing import ResponseReturnValue

from retention_check.report import Preset
from retention_check.web.downloads import word_attachment
from retention_check.web.results.audience import visible_round
from retention_check.web.results.blueprint import results
from retention_check.web.results.report import choose, chosen_options, file_name
from retention_check.web.results.report_form import ReportForm


@results.get("/rapport.docx")
def report_docx() -> ResponseReturnValue:
    """The report for the conversation as a Word file, made in a child process, whatever else was chosen to print."""
    form = ReportForm(request.args)
    if form.validate():
        options = replace(chosen_options(form), preset=Preset.CONVERSATION, part="")
        visible = visible_round()
        return word_attachment(visible.order(options), visible.audience.asker, file_name(options, "docx"))
    return choose(form)
