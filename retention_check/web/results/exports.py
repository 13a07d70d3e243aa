"""Every figure to take away: all of them as XLSX or CSV, or one as SVG for a slide."""

from flask import Response, abort

from retention_check.report import figure_file
from retention_check.web.downloads import attachment
from retention_check.web.results.audience import visible_round
from retention_check.web.results.blueprint import results


@results.get("/cijfers.xlsx")
def workbook() -> Response:
    """Every figure as a workbook."""
    from retention_check.exporters.comparison_files import comparison_xlsx

    return attachment(comparison_xlsx(visible_round().report.comparison), visible_round().file_name("cijfers", "xlsx"))


@results.get("/cijfers.csv")
def csv() -> Response:
    """Every figure as CSV for Dutch Excel."""
    from retention_check.exporters.comparison_files import comparison_csv_dutch

    return attachment(
        comparison_csv_dutch(visible_round().report.comparison), visible_round().file_name("cijfers", "csv")
    )


@results.get("/beeld/<name>.<kind>")
def figure(name: str, kind: str) -> Response:
    """One figure as SVG for a slide, or its numbers as CSV."""
    data = figure_file(visible_round().report, f"{name}.{kind}")
    if data is None:
        abort(404)
    return attachment(data, visible_round().file_name(name, kind))
