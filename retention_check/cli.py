"""The command line. Heavy rooms are imported inside the command that needs them."""

import datetime
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from retention_check import __version__
from retention_check.assessment import Assessment, ManagementForm
from retention_check.config import SettingError, Settings
from retention_check.instrument import SCALES, Side, load_benchmark
from retention_check.output import FileThereError, write_whole
from retention_check.scores import HIGHEST_THRESHOLD, THRESHOLD, Why

if TYPE_CHECKING:
    from retention_check.comparison import Comparison

LONGEST_NAME = 80
SECONDS_TO_PRINT = 120
MEMORY_TO_PRINT = 3072  # megabytes of address space; a report uses a few hundred
ROLES = {ManagementForm.QUESTIONNAIRE: "management", ManagementForm.AGREED: "gemeentesecretaris"}
INSTALL = {
    "linux": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "brew install pango",
    "win32": "winget install MSYS2.MSYS2, then in its shell: pacman -S mingw-w64-x86_64-pango",
}


def refuse(*lines: str) -> NoReturn:
    """Say what is wrong, one line each on standard error, and stop with exit status 2."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(2)


def save(path: Path, data: bytes, force: bool) -> None:
    """Write a file whole, or say why not."""
    try:
        write_whole(path, data, replace=force)
    except FileThereError:
        refuse(f"{path} bestaat al. Kies een andere naam of gebruik --force om het te vervangen.")
    except OSError as error:
        refuse(f"{path} kan niet geschreven worden: {error.strerror or error}.")


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


def sheet_options(command: Any) -> Any:
    """The sheet and everything that says how to read it."""
    count = click.IntRange(min=0, max=100_000)
    options = [
        click.argument("sheet", type=click.Path(path_type=Path)),
        click.option("--scale", type=click.Choice(list(SCALES)), help="Scale of the scores; 1-10 when not given."),
        click.option("--n-young", type=count, help="Answers of young civil servants, where the sheet has none."),
        click.option("--n-management", type=count, help="Answers of management, where the sheet has none."),
        click.option(
            "--management",
            type=click.Choice([form.value for form in ManagementForm]),
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
    for option in reversed(options):
        command = option(command)
    return command


@click.group()
@click.version_option(__version__, package_name="retention-check")
def main() -> None:
    """See why young civil servants leave, beside the national benchmark, and print a dialogue report."""


@main.command()
@output_option(".xlsx", ".csv")
@click.option("--filled", is_flag=True, help="Fill it with the scores of a fictional municipality.")
def template(output: Path, force: bool, filled: bool) -> None:
    """Write an empty score sheet, ready to fill in."""
    from retention_check.export import blank

    write = blank.sheet_xlsx if output.suffix.lower() == ".xlsx" else blank.sheet_csv
    save(output, write(load_benchmark(), filled), force)


@main.command()
@output_option(".csv")
def benchmark(output: Path, force: bool) -> None:
    """Write the national means, as read and as printed in the study."""
    from retention_check.export.files import benchmark_csv

    save(output, benchmark_csv(load_benchmark()), force)


@main.command()
@sheet_options
@output_option(".csv", ".json", ".xlsx", required=False)
def compare(output: Path | None, force: bool, **given: Any) -> None:
    """Put the scores of SHEET beside the national ones; CSV on standard output without -o."""
    compared = read_comparison(given, datetime.date.today())  # noqa: DTZ011 - the calendar day of the user
    from retention_check.export import files

    writers = {".csv": files.comparison_csv, ".json": files.comparison_json, ".xlsx": files.comparison_xlsx}
    if output:
        save(output, writers[output.suffix.lower()](compared), force)
    else:
        sys.stdout.buffer.write(files.comparison_csv(compared))


@main.command()
@sheet_options
@click.option("--municipality", required=True, help="Name of the municipality, as it is printed.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Date of the round; today when not given.")
@click.option("--topics", default="", help="Codes of the topics to print, such as R3,M3.2; else three are proposed.")
@output_option(".pdf", ".html")
def report(
    output: Path, force: bool, municipality: str, day: datetime.datetime | None, topics: str, **given: Any
) -> None:
    """Make the dialogue report of SHEET as PDF or HTML."""
    if output.exists() and not force:
        refuse(f"{output} bestaat al. Kies een andere naam of gebruik --force om het te vervangen.")
    role = given["role"] or ""
    municipality = check_name("naam van de gemeente", municipality)
    check_name("rol", role or ROLES[ManagementForm.AGREED])
    chosen = check_topics(topics)
    progress = Progress()
    progress.step("Scores lezen en vergelijken")
    on = day.date() if day else datetime.date.today()  # noqa: DTZ011 - the calendar day of the user
    compared = read_comparison(given, on, municipality)
    from retention_check import report as pages

    progress.step("Pagina’s opmaken")
    made = pages.make_report(compared, chosen)
    if output.suffix.lower() == ".html":
        data = pages.report_html(made).encode()
    else:
        progress.step("PDF maken")
        data = print_report(pages.printable_html(made))
    save(output, data, force)
    progress.done(f"{output} is klaar.")


@main.command()
def doctor() -> None:
    """Tell what is installed and what is missing, with the command that installs it."""
    from retention_check.doctor import examine

    findings = examine()
    for finding in findings:
        click.echo(f"{'ok     ' if finding.is_fine else 'MISSING'} {finding.name}: {finding.told}")
        if not finding.is_fine and finding.remedy:
            click.echo(f"        {finding.remedy}")
    sys.exit(0 if all(finding.is_fine for finding in findings) else 1)


class Progress:
    """Steps on standard error while a report is made; nothing when it is no terminal."""

    def __init__(self) -> None:
        self.is_shown = sys.stderr.isatty()

    def step(self, text: str) -> None:
        """Tell what is being done now."""
        if self.is_shown:
            click.echo(f"{text} …", err=True)

    def done(self, text: str) -> None:
        """Tell that the work is done."""
        if self.is_shown:
            click.echo(text, err=True)


def read_comparison(given: dict[str, Any], day: datetime.date, municipality: str = "") -> "Comparison":
    """Read the sheet and put it beside the benchmark; every mistake ends with exit status 2."""
    from retention_check import intake
    from retention_check.comparison import compare as beside

    form = ManagementForm(given["management"])
    if form is ManagementForm.AGREED and given["n_management"] is not None:
        refuse("Bij een afgestemde score (--management agreed) hoort geen aantal (--n-management).")
    scale = SCALES.get(given["scale"] or "")
    sizes = {Side.YOUNG: given["n_young"], Side.MANAGEMENT: given["n_management"]}
    reading = intake.read_sheet(read_bytes(given["sheet"]), intake.Options(scale, sizes, form))
    if reading.problems:
        refuse(*(str(problem) for problem in reading.problems))
    for remark in reading.remarks:
        click.echo(remark, err=True)
    about = Assessment(
        reading.entries,
        day,
        municipality,
        scale or SCALES["1-10"],
        form,
        given["role"] or ROLES[form],
        given["staff"],
    )
    compared = beside(about, load_benchmark(), given["threshold"] or settings().threshold)
    check_staff(compared)
    tell_withheld(compared)
    return compared


def read_bytes(path: Path) -> bytes:
    """Content of the user's file; a clear message when it cannot be read."""
    try:
        with path.open("rb") as file:
            from retention_check.intake.table import LARGEST_FILE

            return file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        refuse(f"{path} bestaat niet.")
    except OSError as error:
        refuse(f"{path} kan niet gelezen worden: {error.strerror or error}.")


def settings() -> Settings:
    """Settings from the environment; a mistake in them ends with exit status 2."""
    try:
        return Settings.from_environment()
    except SettingError as error:
        refuse(str(error))


def check_name(what: str, name: str) -> str:
    """A name that can be printed on one line; else the command ends with exit status 2."""
    from retention_check.pdf.fonts import unprintable
    from retention_check.report import static_folder

    name = " ".join(name.split())
    if not name:
        refuse(f"De {what} is leeg.")
    if len(name) > LONGEST_NAME:
        refuse(f"De {what} is te lang: hooguit {LONGEST_NAME} tekens.")
    if strange := unprintable(name, static_folder() / "fonts"):
        listed = " ".join(character if character.isprintable() else f"U+{ord(character):04X}" for character in strange)
        refuse(f"De {what} heeft tekens die wij niet kunnen afdrukken: {listed}")
    return name


def check_topics(text: str) -> tuple[str, ...]:
    """Codes of topics such as `R3,M3.2`; an unknown code ends with exit status 2."""
    known = {item.code for item in load_benchmark().items}
    codes = tuple(dict.fromkeys(code.strip().upper() for code in text.split(",") if code.strip()))
    if unknown := [code for code in codes if code not in known]:
        refuse(f"Onbekend onderwerp: {', '.join(unknown)[:200]}. Onderwerpen zijn R1 tot R10 en M1.1 tot M10.4.")
    return codes


def check_staff(compared: "Comparison") -> None:
    """More answers than staff is a mistake."""
    answers, staff = compared.respondents(Side.YOUNG), compared.assessment.staff
    if staff is not None and answers is not None and answers > staff:
        refuse(f"Er zijn {answers} antwoorden van jonge ambtenaren, maar volgens --staff werken er maar {staff}.")


def tell_withheld(compared: "Comparison") -> None:
    """One line on standard error for each side and reason, with the option that helps; never a figure."""
    names = {Side.YOUNG: "jonge ambtenaren", Side.MANAGEMENT: "het management"}
    for side in Side:
        for why, items in compared.withheld(side).items():
            helps = (
                f"Geef het aantal met --n-{side}{' of kies --management agreed' if side is Side.MANAGEMENT else ''}."
                if why is Why.UNKNOWN
                else f"Een score is er vanaf {compared.threshold} antwoorden."
            )
            click.echo(f"Niet getoond bij {names[side]}, {why} ({len(items)}×). {helps}", err=True)


def print_report(html: str) -> bytes:
    """The PDF of a document, made in a child process; a fault of the renderer is a message."""
    from retention_check import child, pdf
    from retention_check.report import static_folder

    try:
        printed = child.run(pdf.print_pdf, html, static_folder(), seconds=SECONDS_TO_PRINT, megabytes=MEMORY_TO_PRINT)
    except pdf.MissingLibraryError:
        remedy = INSTALL.get(sys.platform, INSTALL["linux"])
        refuse("Een systeembibliotheek voor PDF ontbreekt. Installeer die met:", f"  {remedy}", "Of kies -o met .html.")
    except child.ChildFailedError as error:
        refuse(f"De PDF kon niet gemaakt worden ({error.cause}). Probeer het opnieuw, of kies -o met .html.")
    return printed.data


if __name__ == "__main__":
    main()
