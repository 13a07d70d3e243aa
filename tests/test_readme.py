"""README: short, with two commands of one line; it and the other documents link to what is there."""

import re
from pathlib import Path

import pytest

from tests.cli.every_command import every_command

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_there_are_two_commands_of_one_line() -> None:
    blocks = re.findall(r"^```sh\n(.*?)\n```$", README, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    assert not any("\n" in block for block in blocks)
    assert blocks[0].endswith("&& .venv/bin/retention-check serve")
    assert blocks[1].endswith("-m pytest")


def test_every_command_is_documented() -> None:
    assert len(every_command()) > 10
    for name in every_command():
        assert f"`retention-check {name}" in README, name


def test_it_is_short_enough_to_be_read() -> None:
    assert len(README) <= 7000


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_somewhere(document: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", document.read_text("utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []
