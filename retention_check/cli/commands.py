"""The commands that make files of a score sheet. Heavy packages are imported inside the command that needs them."""

from pathlib import Path
from typing import Any

import click

from retention_check import dutch
from retention_check.cli import picture_files, report_files, word_files
from retention_check.cli.click_in_dutch import DutchCommand
from retention_check.cli.document_options import (
    WITHOUT_MANAGEMENT,
    chosen_preset,
    document_options,
    tell_useless,
    tell_useless_without_management,
    tell_useless_without_previous,
)
from retention_check.cli.errors import InputError
from retention_check.cli.outputs import (
    Progress,
    exists,
    make_folder,
    refuse_existing,
    save,
    tell_written,
    to_standard_output,
    write,
)
from retention_check.cli.parameters import (
    FILE,
    MUNICIPALITY,
    output_option,
    round_options,
    sheet_options,
)


@click.command(cls=DutchCommand)
@output_option(".xlsx", ".csv")
@click.option("--filled", is_flag=True, help="Met de scores van Voorbeeldstad, een gemeente die niet bestaat.")
def template(output: Path, force: bool, filled: bool) -> None:
    """Maak een leeg scoreblad om in te vullen."""
    from retention_check.exporters.sheet_template import sheet_csv, sheet_xlsx
    from retention_check.studies import load_study

    made = sheet_xlsx if output.suffix.lower() == ".xlsx" else sheet_csv
    save(output, made(load_study(), filled), force)


@click.command(cls=DutchCommand)
@output_option(".csv")
def benchmark(output: Path, force: bool) -> None:
    """Schrijf de landelijke cijfers.

    Elk cijfer staat er zoals wij het lezen, en zoals het in het onderzoek gedrukt is.
    """
    from retention_check.exporters.comparison_files import national_csv
    from retention_check.studies import load_study

    save(output, national_csv(load_study()), force)


@click.command(cls=DutchCommand)
@sheet_options(required=True)
@click.option("--municipality", type=MUNICIPALITY, metavar="NAAM", help="Naam van de gemeente, voor de JSON.")
@round_options
@click.option("--without-management", is_flag=True, help=WITHOUT_MANAGEMENT)
@output_option(".csv", ".json", ".xlsx", required=False)
@click.pass_context
def compare(context: click.Context, /, output: Path | None, force: bool, **options: Any) -> None:
    """Zet eigen scores naast de landelijke.

    Zonder -o komt het als CSV op het scherm. Er wordt niets bewaard, en tussen twee keren wordt niets bewaakt.
    """
    ending = output.suffix.lower() if output else ".csv"
    if ending == ".csv":
        tell_useless(context, ["previous"], "-o met .json of .xlsx")
    if ending != ".json":
        tell_useless(context, ["topics"], "-o met .json")
    tell_useless_without_previous(context)
    tell_useless_without_management(context)
    from retention_check.cli import inputs

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


@click.command(cls=DutchCommand)
@sheet_options(required=False)
@click.option(
    "--municipality",
    type=MUNICIPALITY,
    metavar="NAAM",
    required=True,
    help="Naam van de gemeente, zoals die in het rapport staat.",
)
@round_options
@document_options
@click.option(
    "--agreements",
    type=FILE,
    metavar="BESTAND",
    help="Afspraken voor in het rapport: CSV of XLSX met wat, rol, wanneer, status.",
)
@output_option(*report_files.ENDINGS)
@click.pass_context
def report(context: click.Context, /, output: Path, force: bool, municipality: str, **options: Any) -> None:
    """Maak het rapport, of een ander document.

    Zonder SCOREBLAD is het er een zonder eigen scores. Er wordt niets bewaard, en tussen twee keren wordt niets
    bewaakt: wie opnieuw print met een paar antwoorden meer, kan die antwoorden weggeven.
    """
    refuse_existing(output, force)
    preset = chosen_preset(context)
    ending = output.suffix.lower()
    if ending == word_files.ENDING:
        word_files.check(preset, has_sheet=options["sheet"] is not None)
    progress = Progress()
    progress.step("Scores lezen en vergelijken")
    with report_files.maker(ending) as make_file:
        from retention_check.cli import inputs

        comparison, previous = inputs.read_rounds(options, municipality)
        from retention_check.report import ReportOptions, make_report, preset_of

        chosen = ReportOptions(
            options["topics"],
            preset_of(preset),
            options["without_management"],
            previous,
            options["sheet"] is None,
            report_files.meeting_plan(options),
            options["part"] or "",
        )
        progress.step("Rapport maken")
        file = make_file(make_report(comparison, chosen))
    write(output, file.data, force)
    tell_written(output, file.told)


@click.command(cls=DutchCommand)
@sheet_options(required=True)
@click.option(
    "--municipality",
    type=MUNICIPALITY,
    metavar="NAAM",
    default="Eigen gemeente",
    help="Naam van de gemeente, voor de titels.",
)
@round_options
@click.option("-o", "--output", "folder", type=FILE, metavar="MAP", required=True, help="Map om in te schrijven.")
@click.option("--png", is_flag=True, help="Schrijf elke figuur ook als PNG, voor een document.")
@click.option("--force", is_flag=True, help="Vervang bestanden die er al zijn.")
@click.pass_context
def figures(context: click.Context, /, folder: Path, png: bool, force: bool, municipality: str, **options: Any) -> None:
    """Schrijf elke figuur als SVG, voor een dia.

    De cijfers komen ernaast als CSV. Er wordt niets bewaard, en tussen twee keren wordt niets bewaakt.
    """
    tell_useless_without_previous(context)
    if png:
        picture_files.check()
    from retention_check.cli import inputs
    from retention_check.report import ReportOptions, figure_files, make_report

    comparison, previous = inputs.read_rounds(options, municipality)
    files = figure_files(make_report(comparison, ReportOptions(options["topics"], previous=previous)))
    if png:
        files |= picture_files.png_files(files)
    if there := [file for file in files if exists(folder / file) and not force]:
        message = f"{folder / there[0]} bestaat al. Gebruik --force om bestaande bestanden te vervangen."
        raise InputError(message)
    make_folder(folder)
    for file, data in files.items():
        write(folder / file, data, force)
    tell_written(folder, dutch.plural(len(files), "bestand", "bestanden"))


@click.command(cls=DutchCommand)
@click.pass_context
def doctor(context: click.Context) -> None:
    """Kijk wat er ontbreekt.

    Bij wat ontbreekt staat de opdracht die het installeert.
    """
    from retention_check.doctor import examine

    checks = examine()
    for check in checks:
        click.echo(f"{'in orde  ' if check.is_fine else 'ONTBREEKT'} {check.name}: {check.detail}")
        if not check.is_fine and check.remedy:
            click.echo(f"          {check.remedy}")
    context.exit(0 if all(check.is_fine for check in checks) else 1)
