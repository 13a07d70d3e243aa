"""The command that makes a score sheet of the export of a survey tool."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from retention_check.cli import import_told
from retention_check.cli.click_in_dutch import DutchCommand, OneOf, WholeNumber
from retention_check.cli.errors import InputError, UndecidedError
from retention_check.cli.import_choices import Pair, by_heading, choices_of, refuse_unfit
from retention_check.cli.outputs import Progress, refuse_existing, save, tell, to_standard_output
from retention_check.cli.parameters import FILE, output_option
from retention_check.domain.round import MOST_PEOPLE
from retention_check.domain.side import Side
from retention_check.dutch import thousands
from retention_check.importers.surveys.choices import NOBODY, OTHER_SCALE, STUDY_ORDER
from retention_check.importers.surveys.files.limits import LARGE, MEGABYTE, USUAL
from retention_check.importers.surveys.understanding import AnswerScale

PEOPLE = WholeNumber(min=1, max=MOST_PEOPLE)
PAIR = Pair()
LARGE_HELP = (
    f"Ook meer dan {USUAL.file // MEGABYTE} MB, {thousands(USUAL.rows)} rijen of {USUAL.columns} kolommen, tot "
    f"{LARGE.file // MEGABYTE} MB, {thousands(LARGE.rows)} rijen en {thousands(LARGE.columns)} kolommen; dat kost "
    "geheugen en tijd."
)


@click.command("import", cls=DutchCommand)
@click.argument("files", type=FILE, metavar="[EXPORT]...", nargs=-1)
@click.option("--young", type=FILE, metavar="EXPORT", multiple=True, help="Export met alleen jonge ambtenaren.")
@click.option("--management", type=FILE, metavar="EXPORT", multiple=True, help="Export met alleen het management.")
@click.option(
    "--side",
    "sides",
    multiple=True,
    metavar="[EXPORT=]GROEP",
    help="Van wie een export is, als dat er niet in staat: young, management of both.",
)
@click.option("--asked-young", type=PEOPLE, help="Hoeveel jonge ambtenaren zijn gevraagd.")
@click.option("--asked-management", type=PEOPLE, help="Hoeveel mensen van het management zijn gevraagd.")
@click.option("--map", "mapping", type=FILE, metavar="INDELING", help="Indeling van een vorige keer (toml).")
@click.option("--save-map", type=FILE, metavar="INDELING", help="Bewaar wat u koos als indeling (toml).")
@click.option(
    "--column",
    "columns",
    type=PAIR,
    multiple=True,
    metavar="KOLOM=WAT",
    help="Wat een kolom is, naar letter of kop: C=R3, D=group, E=none.",
)
@click.option("--group", "groups", type=PAIR, multiple=True, metavar="WAARDE=GROEP", help="Welke groep een waarde is.")
@click.option(
    "--answer", "answers", type=PAIR, multiple=True, metavar="ANTWOORD=GETAL", help="Wat een antwoord waard is."
)
@click.option("--sheet", "sheets", multiple=True, metavar="BESTAND=BLAD", help="Welk blad wordt gelezen.")
@click.option(
    "--scale",
    type=OneOf([*map(str, AnswerScale), OTHER_SCALE]),
    help="Hoe getallen te lezen zijn; 5-1: 1 is het hoogst.",
)
@click.option("--right-answer", metavar="ANTWOORD", help="Het goede antwoord op de controlevraag.")
@click.option(
    "--order", type=OneOf([STUDY_ORDER, NOBODY]), help="Genummerde kolommen: de volgorde van het onderzoek, of niet."
)
@click.option("--complete-only", is_flag=True, help="Tel alleen wie de enquête afmaakte.")
@click.option("--drop-duplicates", is_flag=True, help="Tel rijen die helemaal gelijk zijn één keer.")
@click.option("--large", is_flag=True, help=LARGE_HELP)
@click.option("--json", "as_json", is_flag=True, help="Schrijf wat begrepen is als JSON op het scherm.")
@click.option("--dry-run", is_flag=True, help="Vertel wat begrepen is, en schrijf niets.")
@output_option(".csv", required=False)
@click.pass_context
def import_(context: click.Context, /, output: Path | None, force: bool, **options: Any) -> None:
    """Maak een scoreblad van een export.

    De export zoals die uit Microsoft Forms, Google Forms, LimeSurvey, Qualtrics, SurveyMonkey, SPSS of Excel komt. Wat
    niet zeker is, wordt gevraagd: dan eindigt de opdracht met 3, met bij elke vraag de optie die het antwoord geeft.
    Het scoreblad is een werkbestand, niet om te delen. Er wordt niets vastgelegd; namen en adressen blijven erbuiten.
    """
    _check(output, options)
    if output:
        refuse_existing(output, force)
    if options["save_map"]:
        refuse_existing(options["save_map"], force)
    progress = Progress()
    progress.step("Export lezen")
    found = _read(options)
    _tell(found, as_json=options["as_json"], is_beside=bool(output))
    if found.problems:
        raise InputError(*map(str, found.problems), *import_told.remedies(found, options))
    _save_mapping(options, found, force)
    if found.questions:
        raise UndecidedError(*import_told.questions(found))
    if output and not options["dry_run"]:
        save(output, _sheet(found), force, beside_output=options["as_json"])
    context.exit(0)


def _check(output: Path | None, options: dict[str, Any]) -> None:
    if not (options["files"] or options["young"] or options["management"]):
        raise InputError("Geef de export die u wilt inlezen.", "Uitleg: retention-check import --help")
    if not (output or options["dry_run"] or options["as_json"]):
        raise InputError("Geef met -o waar het scoreblad komt, of kijk eerst met --dry-run.")
    if output and not output.parent.is_dir():
        raise InputError(f"De map {output.parent} bestaat niet.")


def _files(options: dict[str, Any]) -> Iterable[tuple[Path, Side | None]]:
    yield from ((path, None) for path in options["files"])
    yield from ((path, Side.YOUNG) for path in options["young"])
    yield from ((path, Side.MANAGEMENT) for path in options["management"])


def _read(options: dict[str, Any]) -> Any:
    """What was understood; columns that were named by their letter need a second look, by their headings.

    That is at the files again: of a column that nobody named by its heading the values may be gone after the first.
    """
    from retention_check.importers.surveys.survey import SurveyFile, own_names, read_survey
    from retention_check.studies import load_study

    limits = LARGE if options["large"] else USUAL
    given = [*_files(options)]
    names = own_names([path.name for path, _ in given])
    choices = choices_of(options, {name: side for name, (_, side) in zip(names, given, strict=True)})
    files = [SurveyFile(name, _bytes(path, limits.file), side) for name, (path, side) in zip(names, given, strict=True)]
    found = read_survey(files, load_study(), choices, limits, keeps=False).understanding
    options["choices"] = named = by_heading(choices, found.columns, dict(options["columns"]))
    if named != choices:
        found = read_survey(files, load_study(), named, limits, keeps=False).understanding
    asked = {side: options[f"asked_{side}"] for side in Side if options[f"asked_{side}"]}
    found = replace(found, asked={**found.asked, **asked})
    _refuse_more_than_asked(found)
    refuse_unfit(found, named, options, names)
    return found


def _refuse_more_than_asked(found: Any) -> None:
    from retention_check.domain.wording import WHO

    for side, asked in found.asked.items():
        answers = max((each.n or 0 for each in found.entries if each.side is side), default=0)
        if answers > asked:
            message = f"Er zijn {answers} antwoorden van {WHO[side]}, maar gevraagd zijn er {asked}."
            raise InputError(message, f"Kijk beide getallen na; het tweede geeft u met --asked-{side}.")


def _bytes(path: Path, most: int) -> bytes:
    from retention_check.cli.inputs import read_bytes

    return read_bytes(path, most)


def _tell(found: Any, *, as_json: bool, is_beside: bool) -> None:
    """What was understood, on the standard output; as lines beside an output on the other one."""
    from retention_check.studies import load_study

    if as_json:
        to_standard_output(_json(found))
    else:
        tell("\n".join(import_told.lines(found, load_study())), err=is_beside)


def _sheet(found: Any) -> bytes:
    from retention_check.exporters.working_sheet import working_sheet_csv
    from retention_check.studies import load_study

    return working_sheet_csv(found.entries, found.asked, found.scale, load_study())


def _save_mapping(options: dict[str, Any], found: Any, force: bool) -> None:
    if options["save_map"] and options["dry_run"]:
        tell(f"{options['save_map']} is niet geschreven: --dry-run schrijft niets.", err=True)
    if not options["save_map"] or options["dry_run"]:
        return
    from retention_check.importers.surveys.mapping_file import LEFT_OUT, leaves_out, write_mapping

    decided = (options["choices"], found.groups, found.files)
    save(options["save_map"], write_mapping(*decided).encode(), force, beside_output=options["as_json"])
    if leaves_out(*decided):
        click.echo(f"Let op: {LEFT_OUT}", err=True)


def _json(found: Any) -> bytes:
    from retention_check.importers.surveys.document import document_of
    from retention_check.studies import load_study

    return json.dumps(document_of(found, load_study()), ensure_ascii=False, indent=1).encode() + b"\n"
