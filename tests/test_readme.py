"""README: two commands of one line, the first of which ends with the app running; every page named there exists."""

import re
from pathlib import Path

import click

from retention_check.cli import main

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def test_there_are_two_commands_of_one_line() -> None:
    blocks = re.findall(r"^```sh\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    assert not any("\n" in block for block in blocks)
    assert blocks[0].endswith("&& .venv/bin/retention-check serve")
    assert blocks[1].endswith("-m pytest")


def test_every_command_is_documented() -> None:
    assert isinstance(main, click.Group)
    for name in main.commands:
        assert f"`retention-check {name}" in README, name
