"""Every figure to take away: all of them as XLSX or CSV, or one as SVG or PNG for a slide or a document."""

from flask import Response, abort
from flask.typing import ResponseReturnValue

from retention_check.report import figure_file
from retention_check.web.downloads import attachment, picture_attachment
from retention_check.web.results.audience import visible_round
from retention_check.web.results.blueprint import results


@results.get("/cijfers.xlsx")
def workbook() -> Response:
    """Every figure as a workbook, what changed since the round before it included."""
    from retention_check.exporters.comparison_files import comparison_xlsx

    visible = visible_round()
    data = comparison_xlsx(visible.report.comparison, visible.report.options.previous)
    return attachment(data, visible.file_name("cijfers", "xlsx"))


@results.get("/cijfers.csv")
def csv() -> Response:
    """Every figure as CSV for Dutch Excel."""
    from retention_check.exporters.comparison_files import comparison_csv_dutch

    visible = visible_round()
    return attachment(comparison_csv_dutch(visible.report.comparison), visible.file_name("cijfers", "csv"))


@results.get("/beeld/<name>.<kind>")
def figure(name: str, kind: str) -> ResponseReturnValue:
    """One figure as SVG for a slide or as PNG, or its numbers as CSV."""
    visible = visible_round()
    data = figure_file(visible.report, f"{name}.{'svg' if kind == 'png' else kind}")
    if data is None:
        abort(404)
    file_name = visible.file_name(name, kind)
    if kind == "png":
        return picture_attachment(data.decode(), visible.audience.asker, file_name)
    return attachment(data, file_name)
