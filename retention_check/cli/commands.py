"""The command line. Heavy rooms are imported inside the command that needs them."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from retention_check import __version__
from retention_check.round import ManagementForm
from retention_check.cli import given
from retention_check.domain.study import SCALES, load_study
from retention_check.atomic_write import FileThereError, write_atomically
from retention_check.domain.scores import HIGHEST_THRESHOLD, THRESHOLD

if TYPE_CHECKING:
    from retention_check.pdf import Document

FILE = click.Path(path_type=Path)
FORMS = [form.value for form in ManagementForm]
PRESETS = ["poster", "uitdeel", "volledig"]
SECONDS_TO_PRINT = 120
MEMORY_TO_PRINT = 3072  # megabytes of address space; a report uses a few hundred


def save(path: Path, data: bytes, force: bool) -> None:
    """Write a file whole, or say why not."""
    try:
        write_atomically(path, data, replace=force)
    except FileThereError:
        given.refuse(f"{path} bestaat al. Kies een andere naam of gebruik --force om het te vervangen.")
    except OSError as error:
        given.refuse(f"{path} kan niet geschreven worden: {error.strerror or error}.")


def output_option(*endings: str, required: bool = True) -> Callable[[Any], Any]:
    """The options -o and --force, for files with one of these endings."""

    def check(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
        if value is not None and value.suffix.lower() not in endings:
            raise click.BadParameter(f"the name must end in {' or '.join(endings)}")
        return value

    def add(command: Any) -> Any:
        kind = click.Path(dir_okay=False, path_type=Path)
        command = click.option("--force", is_flag=True, help="Replace an existing file.")(command)
        told = f"File to write ({', '.join(endings)})."
        return click.option("-o", "--output", type=kind, required=required, callback=check, help=told)(command)

    return add


def sheet_options(required: bool) -> Callable[[Any], Any]:
    """The sheet and everything that says how to read it."""
    count = click.IntRange(min=0, max=100_000)
    options = [
        click.argument("sheet", type=FILE, required=required),
        click.option("--scale", type=click.Choice(list(SCALES)), help="Scale of the scores; 1-10 when not given."),
        click.option("--n-young", type=count, help="Answers of young civil servants, where the sheet has none."),
        click.option("--n-management", type=count, help="Answers of management, where the sheet has none."),
        click.option(
            "--management",
            type=click.Choice(FORMS),
            default=ManagementForm.QUESTIONNAIRE.value,
            show_default=True,
            help="How management gave its scores; agreed: openly, by role, not anonymous.",
        ),
        click.option("--role", help="Who speaks for management, such as 'gemeentesecretaris' or 'managementteam'."),
        click.option(
            "--staff", type=click.IntRange(min=1, max=100_000), help="Number of young staff, for the response rate."
        ),
        click.option(
            "--threshold",
            type=click.IntRange(THRESHOLD, HIGHEST_THRESHOLD),
            help=f"Fewest answers for a score to be shown ({THRESHOLD} to {HIGHEST_THRESHOLD}).",
        ),
    ]

    def add(command: Any) -> Any:
        for option in reversed(options):
            command = option(command)
        return command

    return add


@click.group()
@click.version_option(__version__, package_name="retention-check")
def main() -> None:
    """See why young civil servants leave, beside the national benchmark, and print a dialogue report."""


@main.command()
@output_option(".xlsx", ".csv")
@click.option("--filled", is_flag=True, help="Fill it with the scores of a fictional municipality.")
def template(output: Path, force: bool, filled: bool) -> None:
    """Write an empty score sheet, ready to fill in."""
    from retention_check.exporters import blank

    write = blank.sheet_xlsx if output.suffix.lower() == ".xlsx" else blank.sheet_csv
    save(output, write(load_study(), filled), force)


@main.command()
@output_option(".csv")
def study(output: Path, force: bool) -> None:
    """Write the national means, as read and as printed in the study."""
    from retention_check.exporters.comparison_files import benchmark_csv

    save(output, benchmark_csv(load_study()), force)


@main.command()
@sheet_options(required=True)
@output_option(".csv", ".json", ".xlsx", required=False)
def compare(output: Path | None, force: bool, **options: Any) -> None:
    """Put the scores of SHEET beside the national ones; CSV on standard output without -o."""
    compared = given.read_comparison(options, given.today())
    from retention_check.exporters import files

    writers = {".csv": files.comparison_csv, ".json": files.comparison_json, ".xlsx": files.comparison_xlsx}
    if output:
        save(output, writers[output.suffix.lower()](compared), force)
    else:
        given.to_standard_output(files.comparison_csv(compared))


@main.command()
@sheet_options(required=False)
@click.option("--municipality", required=True, help="Name of the municipality, as it is printed.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Date of the round; today when not given.")
@click.option("--topics", default="", help="Codes of the topics to print, such as R3,M3.2; else three are proposed.")
@click.option("--preset", type=click.Choice(PRESETS), default=PRESETS[-1], show_default=True, help="What is printed.")
@click.option("--poster-without-management", is_flag=True, help="Leave management's scores off the summary page.")
@click.option("--agreements", type=FILE, help="Agreements to print: a CSV or XLSX with wat, rol, wanneer, status.")
@click.option("--previous", type=FILE, help="Score sheet of the previous round, read with the same options.")
@click.option("--previous-date", type=click.DateTime(["%Y-%m-%d"]), help="Date of the previous round.")
@click.option("--previous-management", type=click.Choice(FORMS), help="How management gave its scores then.")
@output_option(".pdf", ".html")
def report(output: Path, force: bool, municipality: str, topics: str, **options: Any) -> None:
    """Make the dialogue report of SHEET as PDF or HTML; without SHEET the pack without own scores."""
    if given.exists(output) and not force:
        given.refuse(f"{output} bestaat al. Kies een andere naam of gebruik --force om het te vervangen.")
    municipality = given.check_name("naam van de gemeente", municipality)
    chosen = given.check_topics(topics)
    progress = Progress()
    progress.step("Scores lezen en vergelijken")
    compared, previous = given.read_rounds(options, municipality)
    if options["poster_without_management"]:
        given.need_young(compared)
    from retention_check import report as pages

    progress.step("Pagina’s opmaken")
    poster = options["poster_without_management"]
    choices = pages.ReportOptions(chosen, pages.Preset(options["preset"]), poster, previous, options["sheet"] is None)
    made = pages.make_report(compared, choices)
    if output.suffix.lower() == ".html":
        data = pages.report_html(made).encode()
    else:
        progress.step("PDF maken")
        data = print_report(pages.printable_document(made))
    save(output, data, force)
    progress.done(f"{output} is klaar.")


@main.command()
@sheet_options(required=True)
@click.option("--municipality", default="", help="Name of the municipality, for the titles.")
@click.option("--topics", default="", help="Codes of the topics to draw, such as R3,M3.2; else three are proposed.")
@click.option("-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--force", is_flag=True, help="Replace existing files.")
def figures(folder: Path, force: bool, municipality: str, topics: str, **options: Any) -> None:
    """Write every figure of SHEET as SVG for a slide or document, with its numbers beside it as CSV."""
    name = given.check_name("naam van de gemeente", municipality) if municipality else "Eigen gemeente"
    compared = given.read_comparison(options, given.today(), name)
    from retention_check import report as pages

    made = pages.make_report(compared, pages.ReportOptions(given.check_topics(topics)))
    files = pages.figure_files(made)
    if there := [file for file in files if given.exists(folder / file) and not force]:
        given.refuse(f"{folder / there[0]} bestaat al. Gebruik --force om bestaande bestanden te vervangen.")
    given.make_folder(folder)
    for file, data in files.items():
        save(folder / file, data, force)


@main.command()
def doctor() -> None:
    """Tell what is installed and what is missing, with the command that installs it."""
    from retention_check.doctor import examine

    findings = examine()
    for finding in findings:
        click.quoted(f"{'ok     ' if finding.is_fine else 'MISSING'} {finding.name}: {finding.told}")
        if not finding.is_fine and finding.remedy:
            click.quoted(f"        {finding.remedy}")
    sys.exit(0 if all(finding.is_fine for finding in findings) else 1)


class Progress:
    """Steps on standard error while a report is made; nothing when it is no terminal."""

    def __init__(self) -> None:
        self.is_shown = sys.stderr.isatty()

    def step(self, text: str) -> None:
        """Tell what is being done now."""
        if self.is_shown:
            click.quoted(f"{text} …", err=True)

    def done(self, text: str) -> None:
        """Tell that the work is done."""
        if self.is_shown:
            click.quoted(text, err=True)


def print_report(document: "Document") -> bytes:
    """The PDF of a document, made in a child process; a fault of the renderer is a message."""
    from retention_check import child, pdf
    from retention_check.report import static_folder

    try:
        printed = child.run(
            pdf.render_pdf, document, static_folder(), seconds=SECONDS_TO_PRINT, megabytes=MEMORY_TO_PRINT
        )
    except pdf.MissingLibraryError:
        from retention_check.doctor import install_command

        told = "Een systeembibliotheek voor PDF ontbreekt. Installeer die met:"
        given.refuse(told, f"  {install_command()}", "Of maak het rapport als HTML: kies -o met .html.")
    except child.ChildFailedError as error:
        given.refuse(f"De PDF kon niet gemaakt worden ({error.cause}). Probeer het opnieuw, of kies -o met .html.")
    return printed.data
