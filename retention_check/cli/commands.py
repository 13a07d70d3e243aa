"""The commands that make files of a score sheet. Heavy packages are imported inside the command that needs them."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from retention_check import __version__
from retention_check.cli import inputs
from retention_check.cli.document_options import (
    chosen_preset,
    document_options,
    tell_useless,
    tell_useless_without_previous,
)
from retention_check.cli.errors import InputError
from retention_check.cli.outputs import Progress, exists, make_folder, refuse_existing, save, to_standard_output
from retention_check.cli.parameters import (
    FILE,
    MUNICIPALITY,
    output_option,
    round_options,
    sheet_options,
)
from retention_check.studies import load_study

if TYPE_CHECKING:
    from retention_check.report import MeetingPlan, Report

SECONDS_TO_RENDER = 120
MEMORY_TO_RENDER = 3072  # megabytes of address space; a report uses a few hundred


@click.group()
@click.version_option(__version__, package_name="retention-check")
def main() -> None:
    """See why young civil servants leave, beside the national benchmark, and print a dialogue report."""


@main.command()
@output_option(".xlsx", ".csv")
@click.option("--filled", is_flag=True, help="Fill it with the scores of a fictional municipality.")
def template(output: Path, force: bool, filled: bool) -> None:
    """Write an empty score sheet, ready to fill in."""
    from retention_check.exporters.sheet_template import sheet_csv, sheet_xlsx

    write = sheet_xlsx if output.suffix.lower() == ".xlsx" else sheet_csv
    save(output, write(load_study(), filled), force)


@main.command()
@output_option(".csv")
def benchmark(output: Path, force: bool) -> None:
    """Write the national means, as read and as printed in the study."""
    from retention_check.exporters.comparison_files import national_csv

    save(output, national_csv(load_study()), force)


@main.command()
@sheet_options(required=True)
@click.option("--municipality", type=MUNICIPALITY, help="Name of the municipality, for the JSON.")
@round_options
@output_option(".csv", ".json", ".xlsx", required=False)
@click.pass_context
def compare(context: click.Context, /, output: Path | None, force: bool, **options: Any) -> None:
    """Put the scores of SHEET beside the national ones; CSV on standard output without -o.

    Nothing is stored, and nothing is guarded between one run and the next.
    """
    ending = output.suffix.lower() if output else ".csv"
    if ending == ".csv":
        tell_useless(context, ["previous"], "-o met .json of .xlsx")
    if ending != ".json":
        tell_useless(context, ["topics"], "-o met .json")
    tell_useless_without_previous(context)
    comparison, previous = inputs.read_rounds(options, options["municipality"] or "")
    from retention_check.exporters import comparison_files as files

    if ending == ".csv":
        data = files.comparison_csv(comparison)
    elif ending == ".json":
        data = files.comparison_json(comparison, previous, options["topics"])
    else:
        data = files.comparison_xlsx(comparison, previous)
    if output:
        save(output, data, force)
    else:
        to_standard_output(data)


@main.command()
@sheet_options(required=False)
@click.option("--municipality", type=MUNICIPALITY, required=True, help="Name of the municipality, as it is printed.")
@round_options
@document_options
@click.option("--agreements", type=FILE, help="Agreements to print: a CSV or XLSX with wat, rol, wanneer, status.")
@output_option(".pdf", ".html")
@click.pass_context
def report(context: click.Context, /, output: Path, force: bool, municipality: str, **options: Any) -> None:
    """Make the dialogue report of SHEET as PDF or HTML; without SHEET the pack without own scores.

    Nothing is stored, and nothing is guarded between one run and the next: who prints again with a few more answers
    can give them away.
    """
    refuse_existing(output, force)
    preset = chosen_preset(context)
    progress = Progress()
    progress.step("Scores lezen en vergelijken")
    comparison, previous = inputs.read_rounds(options, municipality)
    if options["without_management"] and options["sheet"]:
        inputs.need_young(comparison)
    from retention_check.report import ReportOptions, make_report, preset_of, report_html

    progress.step("Pagina’s opmaken")
    chosen = ReportOptions(
        options["topics"],
        preset_of(preset),
        options["without_management"],
        previous,
        options["sheet"] is None,
        _meeting_plan(options),
        options["part"] or "",
    )
    made = make_report(comparison, chosen)
    if output.suffix.lower() == ".html":
        data = report_html(made).encode()
    else:
        progress.step("PDF maken")
        data = _pdf(made)
    save(output, data, force)
    progress.done(f"{output} is klaar.")


@main.command()
@sheet_options(required=True)
@click.option(
    "--municipality", type=MUNICIPALITY, default="Eigen gemeente", help="Name of the municipality, for the titles."
)
@round_options
@click.option("-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--force", is_flag=True, help="Replace existing files.")
@click.pass_context
def figures(context: click.Context, /, folder: Path, force: bool, municipality: str, **options: Any) -> None:
    """Write every figure of SHEET as SVG for a slide or document, with its numbers beside it as CSV.

    Nothing is stored, and nothing is guarded between one run and the next.
    """
    tell_useless_without_previous(context)
    comparison, previous = inputs.read_rounds(options, municipality)
    from retention_check.report import ReportOptions, figure_files, make_report

    files = figure_files(make_report(comparison, ReportOptions(options["topics"], previous=previous)))
    if there := [file for file in files if exists(folder / file) and not force]:
        message = f"{folder / there[0]} bestaat al. Gebruik --force om bestaande bestanden te vervangen."
        raise InputError(message)
    make_folder(folder)
    for file, data in files.items():
        save(folder / file, data, force)


@main.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Tell what is installed and what is missing, with the command that installs it."""
    from retention_check.doctor import examine

    checks = examine()
    for check in checks:
        click.echo(f"{'ok     ' if check.is_fine else 'MISSING'} {check.name}: {check.detail}")
        if not check.is_fine and check.remedy:
            click.echo(f"        {check.remedy}")
    context.exit(0 if all(check.is_fine for check in checks) else 1)


def _meeting_plan(options: dict[str, Any]) -> "MeetingPlan":
    """For which meeting the playbook is read; without a number of people for one of middle size."""
    from retention_check.report import GroupSize, MeetingPlan

    size = GroupSize.of_people(options["people"]) if options["people"] else GroupSize.MIDDLE
    return MeetingPlan(size, not options["management_absent"], options["tables"], options["double_sided"])


def _pdf(report: "Report") -> bytes:
    """The PDF of a report, made in a child process; a fault of the renderer is a message."""
    from retention_check import isolation, pdf
    from retention_check.report.pdf import render_report

    try:
        rendered = isolation.run_isolated(render_report, report, seconds=SECONDS_TO_RENDER, megabytes=MEMORY_TO_RENDER)
    except pdf.MissingLibraryError:
        from retention_check.doctor import install_command

        message = "Een systeembibliotheek voor PDF ontbreekt. Installeer die met:"
        hint = "Of maak het rapport als HTML: kies -o met .html."
        raise InputError(message, f"  {install_command()}", hint) from None
    except isolation.ChildFailedError as error:
        message = f"De PDF kon niet gemaakt worden ({error.cause}). Probeer het opnieuw, of kies -o met .html."
        raise InputError(message) from None
    return rendered.data
