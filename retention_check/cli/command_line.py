"""All commands: files of a score sheet (`commands`), the web app (`serving`), a server (`administration`)."""

from importlib import import_module
from keyword import iskeyword

import click

from retention_check import __version__, isolation
from retention_check.cli.click_in_dutch import DutchGroup

MODULES = {
    "commands": ("template", "benchmark", "compare", "report", "figures", "doctor"),
    "importing": ("import",),
    "serving": ("serve",),
    "administration": ("migrate", "expire", "invite", "links"),
}
MADE_BY_CHILDREN = (".pdf", ".xlsx", ".xlsm", ".xls", ".ods", ".sav", ".zip")  # printed or read in a child process


class Commands(DutchGroup):
    """Commands whose modules are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all commands."""
        return sorted(name for names in MODULES.values() for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command with this name."""
        for module, names in MODULES.items():
            if cmd_name in names:
                return _command(import_module(f"retention_check.cli.{module}"), cmd_name)
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that was named; a server for its child processes starts while its packages are imported."""
        if any(each.lower().endswith(MADE_BY_CHILDREN) for each in args):
            isolation.start_server()
        return super().resolve_command(ctx, args)


def _command(module: object, name: str) -> click.Command:
    """A command whose name is a word of Python has a dash behind it in the code."""
    found: click.Command = getattr(module, f"{name}_" if iskeyword(name) else name)
    return found


@click.group("retention-check", cls=Commands)
@click.version_option(__version__, message="%(prog)s %(version)s", help="Toon de versie.")
def command_line() -> None:
    """Waarom jonge ambtenaren vertrekken volgens uw gemeente, naast de landelijke cijfers, en een rapport daarover."""
