"""Documents about small groups: every row of questionnaire and meeting names a test, and none promises more."""

import ast
import re
from pathlib import Path

import pytest

from retention_check import paths
from retention_check.domain.questionnaire import DAYS_KEPT
from retention_check.domain.scores import HIGH_END, LOW_END
from retention_check.store import ROUND_KEPT_MONTHS

ROOT = Path(__file__).parent.parent
THREATS = (ROOT / "docs" / "small-groups.md").read_text("utf-8")
OFFICERS = (ROOT / "docs" / "voor-fg-en-or.md").read_text("utf-8")
OURS = THREATS.partition("\n## Our own questionnaire\n")[2]
HEADS = ("| --- |", "| rule |", "| who |")
ROWS = [line for line in OURS.splitlines() if line.startswith("| ") and not line.startswith(HEADS)]
TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
MORE = re.compile(r"volledig anoniem|niemand kan|gegarandeerd", re.IGNORECASE)
TEMPLATES = sorted(paths.resource_dir("templates").rglob("*.*"))


def first_cell(row: str) -> str:
    return row.split(" | ")[0].removeprefix("| ")[:60]


def functions_of(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_the_tables_hold_the_rules_and_all_who_may_want_to_know() -> None:
    assert len(ROWS) > 30
    who = " ".join(map(first_cell, ROWS))
    for one in ("respondent", "neighbour", "organiser", "typed in the paper", "viewer", "runs the computer", "network"):
        assert one in who
    for moment in ("while it is open", "after publication", "30 days after closing", "backup"):
        assert moment in who


def test_the_meeting_has_its_own_rules_and_all_who_may_want_to_know() -> None:
    rows = [first_cell(row) for row in THREATS.partition("\n## The meeting\n")[2].splitlines() if row in ROWS]
    assert len(rows) > 30
    for one in (
        *("leader, who lies", "leader, with extra phones", "neighbour", "joins twice", "outside the room"),
        *("films the screen", "a week apart", "server's owner, while", "after the vote closed", "after the meeting"),
    ):
        assert any(one in who for who in rows), one


@pytest.mark.parametrize("row", ROWS, ids=first_cell)
def test_every_row_names_a_test_that_is_there(row: str) -> None:
    named = TEST.findall(row.rstrip(" |").rsplit(" | ", 1)[1])
    assert named, row
    for file, name in named:
        assert name in functions_of(file), f"{file}::{name}"


@pytest.mark.parametrize("row", [row for row in ROWS if "`" in row.split(" | ")[1]], ids=first_cell)
def test_every_rule_names_a_module_that_is_there(row: str) -> None:
    [module] = re.findall(r"`([\w/]+\.py)`", row.split(" | ")[1])
    assert (ROOT / "retention_check" / module).exists()


def test_no_template_and_no_page_for_officers_promises_more_than_holds() -> None:
    texts = {path.name: path.read_text("utf-8") for path in TEMPLATES} | {"voor-fg-en-or.md": OFFICERS}
    assert [name for name, text in texts.items() if MORE.search(text)] == []


def test_the_page_for_officers_has_the_figures_that_hold() -> None:
    text = " ".join(OFFICERS.split())
    assert f"{DAYS_KEPT} dagen na sluiten" in text
    assert ROUND_KEPT_MONTHS == 36
    assert "drie jaar na het begin van de ronde" in text
    assert f"'{HIGH_END} of hoger' of '{LOW_END} of lager'".replace(".", ",") in text


def test_the_page_for_officers_is_one_page_and_is_linked() -> None:
    assert len(OFFICERS.split()) < 1200
    for document in ("README.md", "docs/small-groups.md"):
        assert "voor-fg-en-or.md" in (ROOT / document).read_text("utf-8")
