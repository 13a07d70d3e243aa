"""What click itself says, in Dutch: the frame of a help page, and what is wrong with how a command was typed."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from retention_check import dutch
from retention_check.cli.errors import InputError, StoppedError

HEADINGS = {"Options": "Opties", "Commands": "Opdrachten"}
USAGE = {"[OPTIONS]": "[OPTIES]", "COMMAND [ARGS]...": "OPDRACHT [OPTIES]"}
HELP = "Toon deze uitleg."


class Formatter(click.HelpFormatter):
    """A help page with Dutch headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:  # noqa: ARG002
        """The line that shows how a command is typed."""
        super().write_usage(prog, args, "Gebruik: ")

    def write_heading(self, heading: str) -> None:
        """The heading of a list."""
        super().write_heading(HEADINGS[heading])

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """A list of options or commands."""
        super().write_dl([(name, text.replace("required]", "verplicht]")) for name, text in rows], col_max, col_spacing)


class Context(click.Context):
    """What is kept of one call."""

    formatter_class = Formatter


class DutchCommand(click.Command):
    """A command whose help is in Dutch, and who is given too much says so."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help page."""
        if option := super().get_help_option(ctx):
            option.help = HELP
        return option

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """What can follow the name of the command."""
        return [USAGE.get(piece, piece) for piece in super().collect_usage_pieces(ctx)]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed. What is left over is a mistake, but for a group, which leaves it to its command."""
        ctx.allow_extra_args = True
        try:
            left = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # click leaves it out where a value is missing
            raise
        if left and not isinstance(self, click.Group):
            raise InputError(f"Dit is te veel: {' '.join(left)[:200]}", _where_to_read(ctx))
        return left


class DutchGroup(DutchCommand, click.Group):
    """A group of such commands, which tells every mistake in how they were typed."""

    def make_context(self, *arguments: Any, **more: Any) -> click.Context:
        """The call as it was typed."""
        with _told_in_dutch():
            return super().make_context(*arguments, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Do what was asked."""
        with _told_in_dutch():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was named."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            told = f"De opdracht ‘{name[:40]}’ bestaat niet. Kies uit: {', '.join(self.list_commands(ctx))}."
            raise InputError(told, _where_to_read(ctx))
        return super().resolve_command(ctx, args)


class WholeNumber(click.IntRange):
    """A whole number within limits."""

    name = "aantal"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            upper = f"{self.min} tot en met {self.max}" if self.max is not None else f"{self.min} of meer"
            return self.fail(f"‘{value}’ kan niet. Geef een heel getal van {upper}.", param, ctx)


class OneOf(click.Choice[str]):
    """One of a few words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            return self.fail(f"‘{value}’ kan niet. Kies uit: {', '.join(self.choices)}.", param, ctx)


class Day(click.ParamType[datetime.date]):
    """A day, such as 2026-11-21 or 21-11-2026."""

    name = "datum"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """What stands for a day in a help page."""
        return "DATUM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day."""
        if isinstance(value, datetime.date):  # converted before: click may ask twice
            return value
        try:
            return dutch.read_date(value)
        except dutch.DateError as error:
            why = str(error) or "Schrijf een datum zo: 2026-11-21."
            return self.fail(f"‘{value}’ is geen datum. {why}", param, ctx)


def either(words: Sequence[str]) -> str:
    """['a', 'b', 'c'] becomes 'a, b of c'."""
    *others, last = words
    return f"{', '.join(others)} of {last}" if others else last


@contextmanager
def _told_in_dutch() -> Iterator[None]:
    try:
        yield
    except NoArgsIsHelpError:
        raise
    except KeyboardInterrupt:
        raise StoppedError from None
    except click.UsageError as error:
        raise InputError(*_told(error)) from None


def _told(error: click.UsageError) -> list[str]:
    """The lines that say what is wrong, the last one where to read more."""
    match error:
        case click.NoSuchOption():
            told = f"De optie {error.option_name} bestaat niet."
            if error.possibilities:
                told += f" Bedoelt u {either(sorted(error.possibilities))}?"
        case click.MissingParameter():
            told = f"{_name(error.param)} ontbreekt."
        case click.BadParameter():
            told = f"{_name(error.param)}: {error.message}"
        case click.BadOptionUsage():
            told = f"Achter {error.option_name} {'hoort geen' if _is_flag(error) else 'hoort een'} waarde."
        case _:
            told = error.format_message()
    return [told, *([_where_to_read(error.ctx)] if error.ctx else [])]


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return parameter.human_readable_name if parameter else ""


def _is_flag(error: click.BadOptionUsage) -> bool:
    parameters = error.ctx.command.params if error.ctx else []
    return any(
        isinstance(each, click.Option) and each.is_flag and error.option_name in each.opts for each in parameters
    )


def _where_to_read(ctx: click.Context) -> str:
    return f"Uitleg: {ctx.command_path} --help"
