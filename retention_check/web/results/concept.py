"""The one PDF that can be had before publication: the report for the conversation, as a concept on every page."""

from dataclasses import replace

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from retention_check.web.downloads import pdf_attachment
from retention_check.web.results.audience import Audience, visible_round
from retention_check.web.results.blueprint import results


@results.get("/concept.pdf")
def concept_pdf() -> ResponseReturnValue:
    """The report as its organiser may have it now; after publication that is the report itself, for others nothing."""
    visible = visible_round()
    if visible.audience is not Audience.ORGANISER:
        abort(404)
    if not visible.is_concept:
        return redirect(url_for(".report_pdf"))
    order = visible.order(replace(visible.options, is_concept=True))
    return pdf_attachment(order, visible.audience.asker, visible.file_name("concept-gespreksrapport", "pdf"))
