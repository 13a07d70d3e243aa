"""A mistake that the user can mend: its lines alone on standard error, exit status 2, and no trace."""

import click
import pytest
from click.testing import CliRunner

from retention_check.cli.errors import InputError


@pytest.mark.parametrize("lines", [("Een fout.",), ("Een fout.", "  herstel", "Of anders: zo.")])
def test_an_input_error_prints_its_lines_alone_on_standard_error(lines: tuple[str, ...]) -> None:
    @click.command()
    def fail() -> None:
        click.echo("begonnen")
        raise InputError(*lines)

    done = CliRunner().invoke(fail)
    assert (done.exit_code, done.stdout) == (2, "begonnen\n")
    assert done.stderr.splitlines() == list(lines)
