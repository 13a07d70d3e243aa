"""Kinds of arguments and options that click does not know: printable names, codes of topics, files to write."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from retention_check.cli.errors import InputError
from retention_check.domain.round import LONGEST_NAME, MOST_PEOPLE, ManagementForm
from retention_check.domain.scales import SCALES
from retention_check.domain.scores import HIGHEST_THRESHOLD, THRESHOLD
from retention_check.domain.wording import code_range
from retention_check.studies import load_study

FILE = click.Path(path_type=Path)
DAY = click.DateTime(["%Y-%m-%d"])
MANAGEMENT_FORM = click.Choice([form.value for form in ManagementForm])

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
            raise click.BadParameter(f"the name must end in {' or '.join(endings)}")
        return value

    def add(command: Any) -> Any:
        kind = click.Path(dir_okay=False, path_type=Path)
        command = click.option("--force", is_flag=True, help="Replace an existing file.")(command)
        text = f"File to write ({', '.join(endings)})."
        return click.option("-o", "--output", type=kind, required=required, callback=check, help=text)(command)

    return add


def round_options(command: Any) -> Any:
    """The date of the round, its topics, and the round before it. Nothing is kept, so each run is told anew."""
    options = [
        click.option("--date", "day", type=DAY, help="Date of the round; today when not given."),
        click.option(
            "--topics", type=TOPICS, default="", help="Codes of the topics, such as R3,M3.2; else three are proposed."
        ),
        click.option(
            "--previous",
            type=FILE,
            help="Score sheet of the previous round, read with the same options. Giving it says that everyone was "
            "asked again, and that is printed.",
        ),
        click.option("--previous-date", type=DAY, help="Date of the previous round."),
        click.option("--previous-management", type=MANAGEMENT_FORM, help="How management gave its scores then."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def sheet_options(required: bool) -> Decorator:
    """The sheet and everything that says how to read it."""
    count, people = click.IntRange(min=0, max=MOST_PEOPLE), click.IntRange(min=1, max=MOST_PEOPLE)
    before_sheet = "goes before the sheet."
    options = [
        click.argument("sheet", type=FILE, required=required),
        click.option("--scale", type=click.Choice(list(SCALES)), help="Scale of the scores; 1-10 when not given."),
        click.option("--n-young", type=count, help="Answers of young civil servants, where the sheet has none."),
        click.option("--n-management", type=count, help="Answers of management, where the sheet has none."),
        click.option(
            "--management",
            type=MANAGEMENT_FORM,
            default=ManagementForm.QUESTIONNAIRE.value,
            show_default=True,
            help="How management gave its scores; agreed: openly, by role, not anonymous.",
        ),
        click.option(
            "--role", type=ROLE, help="Who speaks for management, such as 'gemeentesecretaris' or 'managementteam'."
        ),
        click.option("--asked-young", type=people, help=f"Young civil servants who were asked; {before_sheet}"),
        click.option("--asked-management", type=people, help=f"Members of management who were asked; {before_sheet}"),
        click.option("--staff", type=people, hidden=True),  # what --asked-young was called
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
