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


@results.get("/getoonde-scores.<kind>")
def score_sheet(kind: str) -> Response:
    """The shown scores with their numbers as a score sheet, which the upload of a round reads again."""
    from retention_check.exporters.shown_sheet import shown_sheet_csv, shown_sheet_xlsx

    make = {"xlsx": shown_sheet_xlsx, "csv": shown_sheet_csv}.get(kind)
    if make is None:
        abort(404)
    visible = visible_round()
    return attachment(make(visible.report.comparison), visible.file_name("scoreblad", kind))


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
