"""All commands by their names: they are imported only when they are asked for."""

import click

from retention_check.cli.command_line import command_line


def every_command() -> dict[str, click.Command]:
    """The commands that the command line offers."""
    context = click.Context(command_line)
    found = {name: command_line.get_command(context, name) for name in command_line.list_commands(context)}
    return {name: command for name, command in found.items() if command}
