"""Templates hold words, never a typed number: every figure comes from the data."""

import re
from pathlib import Path

import pytest

from retention_check import paths

FOLDER = paths.resource_dir("templates")
TEMPLATES = sorted(FOLDER.rglob("*.*"))


def by_name(path: Path) -> str:
    return path.relative_to(FOLDER).as_posix()


def running_text(source: str) -> str:
    """What a template itself says: without comments, statements, values and tags."""
    for pattern in (r"\{#.*?#\}", r"\{%.*?%\}", r"\{\{.*?\}\}", r"<style>.*?</style>", r"<[^>]+>"):
        source = re.sub(pattern, " ", source, flags=re.DOTALL)
    return source


@pytest.mark.parametrize("path", TEMPLATES, ids=by_name)
def test_no_digit_is_typed_into_a_text(path: Path) -> None:
    assert not re.search(r"\d", running_text(path.read_text("utf-8")))


@pytest.mark.parametrize("path", TEMPLATES, ids=by_name)
def test_every_template_begins_with_what_it_is(path: Path) -> None:
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith("{#") or first == "<!doctype html>"


def test_the_check_sees_a_typed_digit() -> None:
    assert re.search(r"\d", running_text("<p class='a1'>Meer dan 5 mensen {{ n }}</p>"))
