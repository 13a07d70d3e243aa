"""Kinds of arguments and options that click does not know: printable names, codes of topics, files to write."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from retention_check.cli.click_in_dutch import Day, OneOf, WholeNumber, either
from retention_check.cli.errors import InputError
from retention_check.domain.round import LONGEST_NAME, MOST_PEOPLE, ManagementForm
from retention_check.domain.scales import SCALES
from retention_check.domain.scores import HIGHEST_THRESHOLD, THRESHOLD

FILE = click.Path(path_type=Path, readable=False)  # who reads it says in Dutch what is wrong
DAY = Day()
MANAGEMENT_FORM = OneOf([form.value for form in ManagementForm])

Decorator = Callable[[Any], Any]


class PrintableName(click.ParamType[str]):
    """A name that can be printed on one line; `what` says in Dutch whose name it is."""

    name = "text"

    def __init__(self, what: str) -> None:
        self.what = what

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The name without needless spaces."""
        text = " ".join(value.split())
        if not text:
            raise InputError(f"De {self.what} is leeg.")
        if len(text) > LONGEST_NAME:
            raise InputError(f"De {self.what} is te lang: hooguit {LONGEST_NAME} tekens.")
        check_characters(self.what, text)
        return text


class TopicCodes(click.ParamType[tuple[str, ...]]):
    """Codes of topics, separated by commas, such as `R3,M3.2`."""

    name = "text"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:  # noqa: ARG002
        """The codes, each once."""
        if isinstance(value, tuple):  # converted before: click may ask twice
            return value
        if not value:  # most often: the study is not read before it is needed
            return ()
        from retention_check.domain.wording import code_range
        from retention_check.studies import load_study

        study = load_study()
        codes = tuple(dict.fromkeys(code.strip().upper() for code in value.split(",") if code.strip()))
        if unknown := [code for code in codes if code not in study.codes]:
            message = f"Onbekend onderwerp: {', '.join(unknown)[:200]}. Onderwerpen zijn {code_range(study)}."
            raise InputError(message)
        return codes


MUNICIPALITY = PrintableName("naam van de gemeente")
ROLE = PrintableName("rol")
TOPICS = TopicCodes()


def check_characters(what: str, text: str) -> None:
    """Characters outside the embedded fonts end the command."""
    from retention_check.paths import resource_dir
    from retention_check.pdf.fonts import spelled_out, unprintable

    if strange := unprintable(text, resource_dir("static") / "fonts"):
        raise InputError(f"De {what} heeft tekens die wij niet kunnen afdrukken: {spelled_out(strange)}")


def output_option(*endings: str, required: bool = True) -> Decorator:
    """The options -o and --force, for files with one of these endings."""

    def check(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path | None:
        if value is not None and value.suffix.lower() not in endings:
            raise InputError(f"De naam van het bestand na -o moet eindigen op {either(endings)}.")
        return value

    def add(command: Any) -> Any:
        command = click.option("--force", is_flag=True, help="Vervang een bestand dat er al is.")(command)
        text = f"Bestand om te schrijven ({', '.join(endings)})."
        output = click.option(
            "-o", "--output", type=FILE, metavar="BESTAND", required=required, callback=check, help=text
        )
        return output(command)

    return add


def round_options(command: Any) -> Any:
    """The date of the round, its topics, and the round before it. Nothing is kept, so each run is told anew."""
    options = [
        click.option("--date", "day", type=DAY, help="Datum van de ronde, zoals 2026-11-21; of vandaag."),
        click.option(
            "--topics",
            type=TOPICS,
            metavar="CODES",
            default="",
            help="Codes van de onderwerpen, zoals R3,M3.2; anders worden er drie voorgesteld.",
        ),
        click.option(
            "--previous",
            type=FILE,
            metavar="SCOREBLAD",
            help="Scoreblad van de vorige ronde, gelezen met dezelfde opties. Wie het geeft, zegt dat iedereen opnieuw "
            "is gevraagd; dat staat dan ook in het bestand.",
        ),
        click.option("--previous-date", type=DAY, help="Datum van de vorige ronde."),
        click.option(
            "--previous-management",
            type=MANAGEMENT_FORM,
            help="Hoe het management toen zijn scores gaf; anders zoals nu.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def sheet_options(required: bool) -> Decorator:
    """The sheet and everything that says how to read it."""
    sheet = click.argument("sheet", type=FILE, metavar="SCOREBLAD" if required else "[SCOREBLAD]", required=required)
    scale = click.option(
        "--scale", type=OneOf(list(SCALES)), help="Schaal van de scores; anders 1-10. marks: schoolcijfers."
    )
    threshold = click.option(
        "--threshold",
        type=WholeNumber(THRESHOLD, HIGHEST_THRESHOLD),
        help="Vanaf hoeveel antwoorden een score te zien is.",
    )

    def add(command: Any) -> Any:
        for option in reversed([sheet, scale, *_options_of_answers(), *_options_of_people(), threshold]):
            command = option(command)
        return command

    return add


def _options_of_answers() -> list[Decorator]:
    count, told = WholeNumber(min=0, max=MOST_PEOPLE), "als dat niet in het scoreblad staat."
    return [
        click.option("--n-young", type=count, help=f"Aantal antwoorden van jonge ambtenaren, {told}"),
        click.option("--n-management", type=count, help=f"Aantal antwoorden van het management, {told}"),
        click.option(
            "--management",
            type=MANAGEMENT_FORM,
            default=ManagementForm.QUESTIONNAIRE.value,
            help="Hoe het management zijn scores gaf: questionnaire, met een vragenlijst (ook als u niets kiest), of "
            "agreed, open scores per rol, niet anoniem.",
        ),
        click.option(
            "--role",
            type=ROLE,
            metavar="ROL",
            help="Wie namens het management spreekt, zoals gemeentesecretaris of managementteam.",
        ),
    ]


def _options_of_people() -> list[Decorator]:
    people, told = WholeNumber(min=1, max=MOST_PEOPLE), "dit gaat vóór het scoreblad."
    return [
        click.option("--asked-young", type=people, help=f"Hoeveel jonge ambtenaren zijn gevraagd; {told}"),
        click.option(
            "--asked-management", type=people, help=f"Hoeveel mensen van het management zijn gevraagd; {told}"
        ),
        click.option("--staff", type=people, hidden=True),  # what --asked-young was called
    ]
