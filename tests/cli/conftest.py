"""The command line, called in this process: what it prints and its exit status are those of the real one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from retention_check.cli.command_line import command_line
from retention_check.config import PREFIX
from tests.cast import sheet
from tests.cli.sheets import GOUDA


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder to work in, with one sheet, and an environment without settings."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gouda.csv").write_bytes(sheet(GOUDA))
    return tmp_path


@pytest.fixture
def call(here: Path) -> Callable[..., Result]:
    """Call the command with these arguments, and fields of Settings as settings; a fault is an exception."""
    assert here.is_dir()

    def call(*arguments: object, **settings: str) -> Result:
        environment = {f"{PREFIX}{name.upper()}": value for name, value in settings.items()}
        return CliRunner(env=environment).invoke(
            command_line, [str(each) for each in arguments], catch_exceptions=False
        )

    return call
