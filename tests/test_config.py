"""Settings: read in one place, refused when wrong, each documented in README."""

import ast
import dataclasses
from pathlib import Path

import pytest

import retention_check
from retention_check.config import PREFIX, SettingError, Settings

README = Path(__file__).parent.parent / "README.md"


def test_without_settings_the_threshold_is_five() -> None:
    assert Settings.from_environment({}) == Settings(threshold=5)


def test_the_threshold_can_be_raised() -> None:
    assert Settings.from_environment({"RETENTION_CHECK_THRESHOLD": "10"}).threshold == 10


@pytest.mark.parametrize("value", ["4", "11", "vijf", "", "5.5", "-6", "²"])
def test_a_wrong_threshold_is_refused(value: str) -> None:
    with pytest.raises(SettingError, match="RETENTION_CHECK_THRESHOLD"):
        Settings.from_environment({"RETENTION_CHECK_THRESHOLD": value})


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(Settings)])
def test_every_setting_is_documented(field: str) -> None:
    assert f"`{PREFIX}{field.upper()}`" in README.read_text("utf-8")


def test_no_other_room_reads_the_environment() -> None:
    package = Path(retention_check.__file__).parent
    readers = {
        path.name
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
    }
    assert readers == {"config.py"}
