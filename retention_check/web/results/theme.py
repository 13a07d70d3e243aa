"""One reason with its measures, and the questions to ask each other."""

from flask import abort

from retention_check.charts import rows
from retention_check.domain.item import Kind
from retention_check.web.extensions import study
from retention_check.web.results.audience import render_results, visible_round
from retention_check.web.results.blueprint import results


@results.get("/resultaten/<code>")
def theme(code: str) -> str:
    """The theme of one reason, by its code."""
    if code not in {item.code for item in study().of_kind(Kind.REASON)}:
        abort(404)
    report = visible_round().report
    topics = [topic.compared for topic in report.topics]
    return render_results(
        "results/theme.html",
        compared=report.comparison.item(code),
        compared_items=report.comparison.under(code),
        chosen=[topic for topic in topics if topic.item.reason == code != topic.item.code],
        topic_codes=[topic.item.code for topic in topics],
        rows=rows,
    )
